/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/moment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_text(void **state)
{
	static const struct {
		const char *text, *back;
	} rows[] = {
		{ "2026-09-08T19:12:00-05:00", "2026-09-08T19:12:00-05:00" },
		{ "2026-09-08T19:12:00Z", "2026-09-08T19:12:00+00:00" },
		{ "2026-09-08 19:12:00+05:30", "2026-09-08T19:12:00+05:30" },
		{ "1969-12-31T23:59:59+00:00", "1969-12-31T23:59:59+00:00" },
		{ "2026-09-08", "2026-09-08T00:00:00-05:00" }, /* midnight in the zone */
		{ "2026-12-08T10:00:00", "2026-12-08T10:00:00-06:00" },
		{ "yesterday", "" },
		{ "2026-13-08T10:00:00Z", "" },
	};
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/Chicago");
	char text[MOMENT_TEXT_SIZE];

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_string_equal(
			moment_format(moment_parse(rows[i].text, zone), text), rows[i].back);
}

/* The day on the family's wall, also in the nights when the clock changes. */
static void test_day_in_zone(void **state)
{
	static const struct {
		const char *instant, *day;
		int minute;
	} rows[] = {
		{ "2026-11-22T05:59:00Z", "2026-11-21", 23 * 60 + 59 },
		{ "2026-11-22T06:00:00Z", "2026-11-22", 0 },
		{ "2026-03-08T07:59:00Z", "2026-03-08", 119 }, /* spring: 2:00 does not exist */
		{ "2026-03-08T08:00:00Z", "2026-03-08", 180 },
		{ "2026-11-01T06:30:00Z", "2026-11-01", 90 }, /* autumn: 1:30 comes twice */
		{ "2026-11-01T07:30:00Z", "2026-11-01", 90 },
	};
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/Chicago");
	char text[DAY_TEXT_SIZE];

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct moment m = moment_parse(rows[i].instant, zone);

		assert_string_equal(day_format(moment_day(m, zone), text), rows[i].day);
		assert_int_equal(moment_minute(m, zone), rows[i].minute);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_day_in_zone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
