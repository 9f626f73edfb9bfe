/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/backoff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
	int failures;
	double jitter;
	int other_s, denied_s;
} rows[] = {
	{ 0, 0.5, 30, 30 },
	{ 1, 0.5, 30, 30 },
	{ 1, 0.0, 22, 22 },
	{ 1, 1.0, 37, 37 },
	{ 1, 7.0, 37, 37 },
	{ 2, 0.5, 60, 60 },
	{ 3, 0.5, 120, 21600 },
	{ 7, 0.5, 1920, 21600 },
	{ 8, 0.5, 3600, 21600 },
	{ 8, 1.0, 4500, 27000 },
	{ 2147483647, 0.5, 3600, 21600 },
};

static void test_backoff(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		assert_int_equal(backoff_s(rows[i].failures, rows[i].jitter), rows[i].other_s);
		assert_int_equal(
			backoff_denied_s(rows[i].failures, rows[i].jitter), rows[i].denied_s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_backoff) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
