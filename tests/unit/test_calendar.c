/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Labor Day, a week in November, the winter break: given out of order. */
static struct calendar *school_year(void)
{
	g_autoptr(GArray) off = g_array_new(FALSE, FALSE, sizeof(struct day_range));
	const struct day_range ranges[] = {
		{ day_of(2026, 12, 21), day_of(2027, 1, 1) },
		{ day_of(2026, 9, 7), day_of(2026, 9, 7) },
		{ day_of(2026, 11, 23), day_of(2026, 11, 27) },
	};

	g_array_append_vals(off, ranges, G_N_ELEMENTS(ranges));
	return calendar_new(day_of(2026, 8, 24), day_of(2027, 6, 10), off);
}

static void test_count(void **state)
{
	static const struct {
		const char *since, *until;
		int days;
	} rows[] = {
		{ "2026-09-04", "2026-09-04", 0 },
		{ "2026-09-04", "2026-09-08", 1 }, /* a long weekend */
		{ "2026-09-08", "2026-09-04", 0 }, /* backwards */
		{ "2026-11-20", "2026-11-30", 1 }, /* a week off */
		{ "2026-12-18", "2027-01-04", 1 }, /* winter */
		{ "2026-08-01", "2026-08-24", 1 }, /* before the year begins nothing counts */
		{ "2027-06-10", "2027-07-30", 0 }, /* nor after it has ended */
		{ "2026-09-08", "2026-09-18", 8 },
	};
	g_autoptr(calendar) c = school_year();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_int_equal(
			calendar_count(c, day_parse(rows[i].since), day_parse(rows[i].until)),
			rows[i].days);
}

static void test_add(void **state)
{
	static const struct {
		const char *since;
		int n;
		const char *day;
	} rows[] = {
		{ "2026-09-04", 1, "2026-09-08" }, { "2026-09-05", 0, "2026-09-05" },
		{ "2026-11-20", 1, "2026-11-30" }, { "2026-12-18", 3, "2027-01-06" },
		{ "2027-06-10", 1, "" }, /* the calendar has ended */
	};
	g_autoptr(calendar) c = school_year();
	char text[DAY_TEXT_SIZE];

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_string_equal(
			day_format(calendar_add(c, day_parse(rows[i].since), rows[i].n), text),
			rows[i].day);
}

static void test_break(void **state)
{
	g_autoptr(calendar) c = school_year();
	struct day_range r;

	assert_true(calendar_break(c, day_of(2026, 12, 25), &r));
	assert_int_equal(r.first.n, day_of(2026, 12, 21).n);
	assert_false(calendar_break(c, day_of(2026, 12, 19), &r)); /* a plain Saturday */
	assert_int_equal(calendar_on_or_after(c, day_of(2026, 12, 19)).n, day_of(2027, 1, 4).n);
}

static void test_text(void **state)
{
	static const char *const broken[] = { "", "-", "- 2026", "- - 2026-11-23", "- - -..-",
		"2026-13-01 -", "- -  2026-11-23..2026-11-27" };
	g_autoptr(calendar) c = school_year();
	g_autofree char *text = calendar_text(c);
	g_autoptr(calendar) again = calendar_of_text(text);

	for (struct day d = day_of(2026, 7, 1); d.n < day_of(2027, 8, 1).n; d = day_add(d, 1))
		assert_int_equal(calendar_is_school_day(c, d), calendar_is_school_day(again, d));
	g_autofree char *same = calendar_text(again);
	assert_string_equal(same, text);
	g_autoptr(calendar) open = calendar_of_text("- -");
	assert_true(calendar_is_school_day(open, day_of(2026, 7, 1)));
	for (gsize i = 0; i < G_N_ELEMENTS(broken); i++)
		assert_null(calendar_of_text(broken[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_count),
		cmocka_unit_test(test_add),
		cmocka_unit_test(test_break),
		cmocka_unit_test(test_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
