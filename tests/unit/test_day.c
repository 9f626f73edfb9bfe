/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_parse(void **state)
{
	static const struct {
		const char *text;
		const char *back; /* "" where it is no day */
		int weekday;
	} rows[] = {
		{ "1970-01-01", "1970-01-01", THURSDAY },
		{ "2026-11-22", "2026-11-22", SUNDAY },
		{ "2028-02-29", "2028-02-29", TUESDAY },
		{ "1969-12-28", "1969-12-28", SUNDAY },
		{ "2026-02-29", "", 0 },
		{ "2026-2-03", "", 0 },
		{ "2026-02-03 ", "", 0 },
		{ "2026-02-03T10:00", "", 0 },
		{ "0000-01-01", "", 0 },
		{ "", "", 0 },
	};
	char text[DAY_TEXT_SIZE];

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct day d = day_parse(rows[i].text);

		assert_string_equal(day_format(d, text), rows[i].back);
		if (rows[i].weekday)
			assert_int_equal(day_weekday(d), rows[i].weekday);
	}
}

static void test_month_end(void **state)
{
	char text[DAY_TEXT_SIZE];

	assert_string_equal(day_format(day_month_end(day_of(2028, 2, 3)), text), "2028-02-29");
	assert_string_equal(day_format(day_month_end(day_of(2026, 12, 31)), text), "2026-12-31");
	assert_string_equal(day_format(day_add(day_of(2026, 12, 31), 1), text), "2027-01-01");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_month_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
