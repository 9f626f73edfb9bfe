/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/date_text.h"

#include "base/text.h"

#include <string.h>

#define HOUR_S 3600
#define JUST_BEFORE_DAYS 4
#define TEXT_MAX 300 /* a date line is no longer */

/* Month names without accents; any beginning of three letters or more is the month. */
static const char *const months[12] = {
	" january enero januar janvier janeiro gennaio januari ",
	" february febrero februar fevrier fevereiro febbraio februari ",
	" march marzo marz maerz mars marco maart mrt ",
	" april abril avril aprile ",
	" may mayo mai maio maggio mei maj ",
	" june junio juni juin junho giugno ",
	" july julio juli juillet julho luglio ",
	" august agosto aout augustus augusti ",
	" september septiembre setiembre septembre setembro settembre ",
	" october octubre oktober octobre outubro ottobre ",
	" november noviembre novembre novembro ",
	" december diciembre dezember decembre dezembro dicembre desember ",
};

/* Zone names in mail; minutes east of UTC. */
static const struct {
	const char *name;
	int minutes;
} zones[] = {
	{ "utc", 0 },
	{ "gmt", 0 },
	{ "ut", 0 },
	{ "z", 0 },
	{ "wet", 0 },
	{ "bst", 60 },
	{ "ist", 60 },
	{ "west", 60 },
	{ "cet", 60 },
	{ "mez", 60 },
	{ "met", 60 },
	{ "cest", 120 },
	{ "mesz", 120 },
	{ "mest", 120 },
	{ "eet", 120 },
	{ "oez", 120 },
	{ "eest", 180 },
	{ "oesz", 180 },
	{ "msk", 180 },
	{ "est", -300 },
	{ "edt", -240 },
	{ "cst", -360 },
	{ "cdt", -300 },
	{ "mst", -420 },
	{ "mdt", -360 },
	{ "pst", -480 },
	{ "pdt", -420 },
	{ "akst", -540 },
	{ "akdt", -480 },
	{ "hst", -600 },
	{ "ast", -240 },
	{ "adt", -180 },
	{ "nst", -210 },
	{ "ndt", -150 },
};

struct parts {
	int numbers[4]; /* of the date, in order */
	int digits[4];
	int count;
	int month;
	gboolean march; /* "mar" was seen: March, if no other month is named */
	int hour, minute, second;
	gboolean time, pm, am, zone;
	int offset_s;
	char *zone_name; /* an abbreviation, lower case */
};

static int month_of(const char *word)
{
	g_autofree char *key = g_strconcat(" ", word, NULL);

	for (int i = 0; i < 12; i++)
		if (strstr(months[i], key))
			return i + 1;
	return 0;
}

static void take_word(struct parts *p, const char *word)
{
	int month = strlen(word) >= 3 && p->month == 0 ? month_of(word) : 0;

	/* "mar" is Tuesday in two languages: a month only where no other follows */
	if (month && !strcmp(word, "mar"))
		p->march = TRUE;
	else if (month)
		p->month = month;
	else if (p->time && (!strcmp(word, "pm") || !strcmp(word, "p")))
		p->pm = TRUE;
	else if (p->time && (!strcmp(word, "am") || !strcmp(word, "a")))
		p->am = TRUE;
	for (gsize i = 0; p->time && !p->zone && i < G_N_ELEMENTS(zones); i++) {
		if (strcmp(word, zones[i].name))
			continue;
		p->zone = TRUE;
		p->offset_s = zones[i].minutes * 60;
		p->zone_name = g_strdup(word);
	}
}

/* "+0100", "-05:00", "+2" after a time. */
static const char *take_offset(struct parts *p, const char *s)
{
	int sign = *s == '-' ? -1 : 1, digits = 0, v = 0, hours, minutes;
	const char *q = s + 1;

	for (; (g_ascii_isdigit(*q) && digits < 4) || (*q == ':' && digits == 2); q++) {
		if (*q == ':')
			continue;
		v = v * 10 + (*q - '0');
		digits++;
	}
	hours = digits <= 2 ? v : v / 100;
	minutes = digits <= 2 ? 0 : v % 100;
	if (digits == 0 || hours > 15 || minutes > 59)
		return s + 1;
	p->zone = TRUE;
	g_clear_pointer(&p->zone_name, g_free);
	p->offset_s = sign * (hours * HOUR_S + minutes * 60);
	return q;
}

static const char *read_number(const char *s, int *ret_value, int *ret_digits)
{
	*ret_value = 0;
	for (*ret_digits = 0; g_ascii_isdigit(*s); s++, ++*ret_digits)
		*ret_value = MIN(*ret_value * 10 + (*s - '0'), 99999);
	return s;
}

/* A number: of a time if ":" or "h" follows (or "." where the date is complete), else of
 * the date. */
static const char *take_number(struct parts *p, const char *s)
{
	int v, digits, w, wd;
	const char *q = read_number(s, &v, &digits);
	gboolean dated = p->count + (p->month > 0) >= 3;

	if (!p->time && digits <= 2 && v < 24 && (*q == ':' || *q == 'h' || (*q == '.' && dated)) &&
		g_ascii_isdigit(q[1]) && g_ascii_isdigit(q[2])) {
		q = read_number(q + 1, &w, &wd);
		if (wd == 2 && w < 60) {
			p->time = TRUE;
			p->hour = v;
			p->minute = w;
			if ((*q == ':' || *q == '.') && g_ascii_isdigit(q[1]) &&
				g_ascii_isdigit(q[2])) {
				q = read_number(q + 1, &w, &wd);
				p->second = wd == 2 && w < 60 ? w : 0;
				if (*q == '.' && g_ascii_isdigit(q[1]))
					q = read_number(q + 1, &w, &wd);
			}
		}
		return q;
	}
	if (p->count < 4 && !dated) {
		p->numbers[p->count] = v;
		p->digits[p->count++] = digits;
	}
	return q;
}

static void scan(const char *text, struct parts *p)
{
	g_autofree char *folded = text_unaccented(text);

	for (const char *s = folded; *s && s - folded < TEXT_MAX;) {
		gunichar c = g_utf8_get_char(s);

		if (c < 128 && g_ascii_isdigit((char)c)) {
			s = take_number(p, s);
		} else if (g_unichar_isalpha(c)) {
			const char *from = s;

			while (g_unichar_isalpha(g_utf8_get_char(s)))
				s = g_utf8_next_char(s);
			g_autofree char *word = g_strndup(from, (gsize)(s - from));
			take_word(p, word);
		} else if (p->time && (c == '+' || c == '-') && g_ascii_isdigit(s[1]) &&
			(!p->zone || p->zone_name)) {
			s = take_offset(p, s);
		} else if (c == '(' && p->zone) {
			break; /* a comment after the offset */
		} else {
			s = g_utf8_next_char(s);
		}
	}
}

static struct day one_day(int year, int month, int day)
{
	if (year < 100)
		year += year < 70 ? 2000 : 1900;
	return year < 1970 || year > 9999 ? DAY_NONE : day_of(year, month, day);
}

static gboolean just_before(struct day d, struct day limit)
{
	return d.n <= limit.n && d.n >= limit.n - JUST_BEFORE_DAYS;
}

/* Which of two readings of "3/4/2026" is meant: not the later than the carrier, that just
 * before it, else what is usual where the family lives. */
static struct day nearer(
	struct day month_first, struct day day_first, struct moment near, GTimeZone *zone)
{
	struct day limit = moment_known(near) ? day_add(moment_day(near, NULL), 1) : DAY_NONE;
	const char *where = g_time_zone_get_identifier(zone);
	gboolean american = g_str_has_prefix(where, "America/") || g_str_has_prefix(where, "US/") ||
		g_str_has_prefix(where, "Pacific/Hon");
	struct day usual = american ? month_first : day_first;

	if (!day_known(month_first) || !day_known(day_first))
		return day_known(month_first) ? month_first : day_first;
	if (!day_known(limit))
		return usual;
	if ((month_first.n > limit.n) != (day_first.n > limit.n))
		return month_first.n > limit.n ? day_first : month_first;
	if (just_before(month_first, limit) != just_before(day_first, limit))
		return just_before(month_first, limit) ? month_first : day_first;
	return usual;
}

static struct day day_of_parts(
	const struct parts *p, gboolean dots, struct moment near, GTimeZone *zone)
{
	const int *n = p->numbers;
	struct day d;

	if (p->month && p->count >= 2) {
		gboolean year_first = p->digits[0] == 4;

		return one_day(n[year_first ? 0 : 1], p->month, n[year_first ? 1 : 0]);
	}
	if (p->month || p->count < 3)
		return DAY_NONE;
	if (p->digits[0] == 4)
		return one_day(n[0], n[1], n[2]);
	d = one_day(n[2], n[1], n[0]);
	return dots ? d : nearer(one_day(n[2], n[0], n[1]), d, near, zone);
}

/* "26.10.2021": day first, everywhere. */
static gboolean dotted(const char *text)
{
	for (const char *p = text; (p = strchr(p, '.')); p++)
		if (p > text && g_ascii_isdigit(p[-1]) && g_ascii_isdigit(p[1]))
			return TRUE;
	return FALSE;
}

struct moment date_text_parse(const char *text, GTimeZone *zone, struct moment near)
{
	struct parts p = { 0 };
	struct moment m;
	struct day d;

	if (!text || !g_utf8_validate(text, -1, NULL))
		return MOMENT_NONE;
	scan(text, &p);
	g_autofree char *zone_name = p.zone_name;
	if (!p.month && p.march)
		p.month = 3;
	d = day_of_parts(&p, dotted(text), near, zone);
	if (p.pm && p.hour < 12)
		p.hour += 12;
	if (p.am && p.hour == 12)
		p.hour = 0;
	if (!day_known(d))
		return MOMENT_NONE;
	m = moment_at(d, p.hour, p.minute, p.second, zone);
	if (!p.zone)
		return m;
	/* CST is Chicago's for a family there, whatever else it may mean */
	if (zone_name) {
		int interval = g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, m.unix_s);
		const char *ours = interval < 0 ? "" : g_time_zone_get_abbreviation(zone, interval);

		if (!g_ascii_strcasecmp(ours, zone_name))
			return m;
	}
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	m = moment_at(d, p.hour, p.minute, p.second, utc);
	m.unix_s -= p.offset_s;
	m.offset_s = p.offset_s;
	return m;
}
