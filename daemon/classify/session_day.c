/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/session_day.h"

#include "classify/phrase_scan.h"

#define WEEK 7
#define HALF_A_YEAR 182 /* "October 6", said on the 14th, is not next year's */

/* The same day of the year before. */
static struct day year_before(struct day d)
{
	int year, month, day_of_month;

	day_split(d, &year, &month, &day_of_month);
	struct day before = day_of(year - 1, month, day_of_month);
	return day_known(before) ? before : d;
}

/* The last weekday of that name up to the day of the letter. */
static struct day weekday_before(enum weekday w, struct day written)
{
	int back = ((int)day_weekday(written) - (int)w + WEEK) % WEEK;

	return day_add(written, -back);
}

/* "last Thursday", "el martes pasado": for what is asked and promised, they are no dates. */
static struct day last_weekday(const char *text, const char *const *languages, struct day written)
{
	struct phrase_scan scan;
	struct day found = DAY_NONE;

	phrase_scan_init(&scan, text, languages);
	for (guint i = 0; i < scan.words->len && !day_known(found); i++)
		if (phrase_scan_kind(&scan, (int)i) == WORD_WEEKDAY)
			found = weekday_before(
				(enum weekday)phrase_scan_at(&scan, (int)i)->value, written);
	phrase_scan_clear(&scan);
	return found;
}

static struct day meant(const struct phrase_date *d, bool ahead, struct day written)
{
	if (ahead || d->day.n <= written.n)
		return d->day;
	if (g_str_equal(d->rule, "weekday"))
		return weekday_before(day_weekday(d->day), written);
	if (d->day.n - written.n > HALF_A_YEAR)
		return year_before(d->day);
	/* "no OT this week": of a week that is not over, up to now */
	return g_str_equal(d->rule, "period") ? written : d->day;
}

static void add(GArray **list, struct day d)
{
	if (!*list)
		*list = g_array_new(FALSE, FALSE, sizeof(struct day));
	for (guint i = 0; i < (*list)->len; i++)
		if (g_array_index(*list, struct day, i).n == d.n)
			return;
	if ((*list)->len < SESSIONS_MAX)
		g_array_append_val(*list, d);
}

GArray *session_days(
	const struct scope *scope, const char *const *languages, bool ahead, struct day written)
{
	GArray *days = NULL;
	struct day last;

	for (guint i = 0; i < scope->date_count; i++)
		add(&days, meant(&scope->dates[i], ahead, written));
	if (!days && day_known(last = last_weekday(scope->text, languages, written)))
		add(&days, last);
	return days;
}
