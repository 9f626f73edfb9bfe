/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/calendar.h"

struct calendar {
	struct day first, last;
	GArray *no_school; /* struct day_range, sorted by first */
};

static gint range_order(gconstpointer a, gconstpointer b)
{
	const struct day_range *x = a, *y = b;

	return x->first.n < y->first.n ? -1 : x->first.n > y->first.n;
}

struct calendar *calendar_new(struct day first, struct day last, const GArray *no_school)
{
	struct calendar *c = g_new0(struct calendar, 1);

	c->first = first;
	c->last = last;
	c->no_school = g_array_new(FALSE, FALSE, sizeof(struct day_range));
	if (no_school && no_school->len)
		g_array_append_vals(c->no_school, no_school->data, no_school->len);
	g_array_sort(c->no_school, range_order);
	return c;
}

void calendar_free(struct calendar *c)
{
	if (!c)
		return;
	g_array_unref(c->no_school);
	g_free(c);
}

#define UNKNOWN_DAY "-"

static void append_day(GString *out, const char *before, struct day d)
{
	char text[DAY_TEXT_SIZE];

	g_string_append(out, before);
	g_string_append(out, day_known(d) ? day_format(d, text) : UNKNOWN_DAY);
}

char *calendar_text(const struct calendar *c)
{
	GString *out = g_string_new(NULL);

	append_day(out, "", c->first);
	append_day(out, " ", c->last);
	for (guint i = 0; i < c->no_school->len; i++) {
		const struct day_range *r = &g_array_index(c->no_school, struct day_range, i);

		append_day(out, " ", r->first);
		append_day(out, "..", r->last);
	}
	return g_string_free(out, FALSE);
}

static bool end_of_text(const char *text, struct day *ret_day)
{
	*ret_day = day_parse(text);
	return day_known(*ret_day) || g_str_equal(text, UNKNOWN_DAY);
}

static bool range_of_text(const char *text, struct day_range *ret_range)
{
	g_auto(GStrv) ends = g_strsplit(text, "..", 2);

	if (!ends[0] || !ends[1])
		return false;
	*ret_range = (struct day_range){ day_parse(ends[0]), day_parse(ends[1]) };
	return day_known(ret_range->first) && day_known(ret_range->last);
}

struct calendar *calendar_of_text(const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	g_autoptr(GArray) off = g_array_new(FALSE, FALSE, sizeof(struct day_range));
	struct day first, last;

	if (g_strv_length(words) < 2 || !end_of_text(words[0], &first) ||
		!end_of_text(words[1], &last))
		return NULL;
	for (char **word = words + 2; *word; word++) {
		struct day_range r;

		if (!range_of_text(*word, &r))
			return NULL;
		g_array_append_val(off, r);
	}
	return calendar_new(first, last, off);
}

bool calendar_break(const struct calendar *c, struct day d, struct day_range *ret_range)
{
	for (guint i = 0; i < c->no_school->len; i++) {
		const struct day_range *r = &g_array_index(c->no_school, struct day_range, i);

		if (r->first.n > d.n)
			break;
		if (d.n <= r->last.n) {
			*ret_range = *r;
			return true;
		}
	}
	return false;
}

bool calendar_is_school_day(const struct calendar *c, struct day d)
{
	struct day_range r;

	if (day_weekday(d) >= SATURDAY)
		return false;
	if (day_known(c->first) && d.n < c->first.n)
		return false;
	if (day_known(c->last) && d.n > c->last.n)
		return false;
	return !calendar_break(c, d, &r);
}

int calendar_count(const struct calendar *c, struct day since, struct day until)
{
	int n = 0;

	for (struct day d = day_add(since, 1); d.n <= until.n; d = day_add(d, 1))
		n += calendar_is_school_day(c, d);
	return n;
}

struct day calendar_add(const struct calendar *c, struct day since, int n)
{
	struct day d = since;

	for (int skipped = 0; n > 0; skipped++) {
		if (skipped > CALENDAR_HORIZON_DAYS + n)
			return DAY_NONE;
		d = day_add(d, 1);
		n -= calendar_is_school_day(c, d);
	}
	return d;
}

struct day calendar_on_or_after(const struct calendar *c, struct day d)
{
	return calendar_is_school_day(c, d) ? d : calendar_add(c, d, 1);
}
