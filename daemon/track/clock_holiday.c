/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/clock_holiday.h"

#include <string.h>

static const struct {
	const char *name;
	struct clock_holiday when;
} federal[] = {
	{ "New Year's Day", { 1, 1, 0, 0, 0 } },
	{ "Martin Luther King Jr. Day", { 1, 0, 3, MONDAY, 0 } },
	{ "Washington's Birthday", { 2, 0, 3, MONDAY, 0 } },
	{ "Memorial Day", { 5, 0, 5, MONDAY, 0 } },
	{ "Juneteenth", { 6, 19, 0, 0, 0 } },
	{ "Independence Day", { 7, 4, 0, 0, 0 } },
	{ "Labor Day", { 9, 0, 1, MONDAY, 0 } },
	{ "Columbus Day", { 10, 0, 2, MONDAY, 0 } },
	{ "Veterans Day", { 11, 11, 0, 0, 0 } },
	{ "Thanksgiving Day", { 11, 0, 4, THURSDAY, 0 } },
	{ "Christmas Day", { 12, 25, 0, 0, 0 } },
};

/* Saturday is kept on the Friday before, Sunday on the Monday behind. */
static struct day kept_on(struct day d)
{
	enum weekday w = day_weekday(d);

	return w == SATURDAY ? day_add(d, -1) : w == SUNDAY ? day_add(d, 1) : d;
}

static struct day nth_weekday(int year, const struct clock_holiday *h)
{
	struct day first = day_of(year, h->month, 1);
	struct day d = day_add(first, (h->weekday - day_weekday(first) + 7) % 7);

	d = day_add(d, 7 * (MIN(h->nth, 4) - 1));
	if (h->nth == 5 && day_add(d, 7).n <= day_month_end(first).n)
		d = day_add(d, 7);
	return day_add(d, h->offset);
}

bool clock_holiday_is(const struct clock_holiday *h, struct day d)
{
	int year, month, day_of_month;

	if (!day_sound(d))
		return false;
	day_split(d, &year, &month, &day_of_month);
	/* New Year's Day may be kept in the year before */
	for (int y = MAX(1, year - 1); y <= MIN(9999, year + 1); y++) {
		struct day kept = h->nth ? nth_weekday(y, h) : day_of(y, h->month, h->day);

		if (day_known(kept) && (h->nth ? kept : kept_on(kept)).n == d.n)
			return true;
	}
	return false;
}

const char *clock_holiday_federal(struct day d)
{
	if (day_weekday(d) >= SATURDAY)
		return NULL;
	for (guint i = 0; i < G_N_ELEMENTS(federal); i++)
		if (clock_holiday_is(&federal[i].when, d))
			return federal[i].name;
	return NULL;
}

/* "4thu", "lastmon": how many characters, 0 for anything else. */
static gsize parse_nth(const char *text, struct clock_holiday *h)
{
	static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
	bool last = g_str_has_prefix(text, "last");
	gsize used = last ? 4 : 1;

	if (!last && (*text < '1' || *text > '4'))
		return 0;
	h->nth = last ? 5 : *text - '0';
	for (int w = 0; w < 7; w++)
		if (g_str_has_prefix(text + used, weekdays[w])) {
			h->weekday = (enum weekday)(MONDAY + w);
			return used + 3;
		}
	return 0;
}

static bool two_digits(const char *text, int *ret)
{
	if (!g_ascii_isdigit(text[0]) || !g_ascii_isdigit(text[1]))
		return false;
	*ret = (text[0] - '0') * 10 + text[1] - '0';
	return true;
}

bool clock_holiday_parse(const char *text, struct clock_holiday *ret)
{
	gsize used;

	*ret = (struct clock_holiday){ 0 };
	if (!two_digits(text, &ret->month) || text[2] != '-')
		return false;
	text += 3;
	if (two_digits(text, &ret->day)) /* 2028 has every date */
		return !text[2] && day_known(day_of(2028, ret->month, ret->day));
	used = parse_nth(text, ret);
	if (!used || ret->month < 1 || ret->month > 12)
		return false;
	text += used;
	if (*text != '+')
		return !*text;
	ret->offset = text[1] - '0';
	return g_ascii_isdigit(text[1]) && !text[2];
}
