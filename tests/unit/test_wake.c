/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/wake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct settings *family(guint days, int minute)
{
	struct settings *s = settings_new();

	g_time_zone_unref(s->zone);
	s->zone = g_time_zone_new_identifier("America/Chicago");
	s->schedule_days = days;
	s->schedule_minute = minute;
	return s;
}

/* The scheduled moment after that one: time goes on until there is another last one. */
static struct moment following(const struct settings *s, struct moment m)
{
	struct moment now = m;

	do
		now.unix_s += 15 * 60;
	while (wake_digest_last(s, now).unix_s <= m.unix_s);
	return wake_digest_last(s, now);
}

static void test_last_and_next(void **state)
{
	static const struct {
		const char *now, *last, *next;
	} rows[] = {
		{ "2026-11-22T17:59:59-06:00", "2026-11-15T18:00:00-06:00",
			"2026-11-22T18:00:00-06:00" },
		{ "2026-11-22T18:00:00-06:00", "2026-11-22T18:00:00-06:00",
			"2026-11-29T18:00:00-06:00" },
		/* over the change of the clock the hour on the wall stays */
		{ "2026-10-31T12:00:00-05:00", "2026-10-25T18:00:00-05:00",
			"2026-11-01T18:00:00-06:00" },
	};
	g_autoptr(settings) s = family(1u << SUNDAY, 18 * 60);
	char text[MOMENT_TEXT_SIZE];

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct moment now = moment_parse(rows[i].now, s->zone);

		assert_string_equal(moment_format(wake_digest_last(s, now), text), rows[i].last);
		assert_string_equal(moment_format(following(s, now), text), rows[i].next);
	}
}

/* Every period is one name and its days meet without a gap, whatever the clock does. */
static void test_periods(void **state)
{
	g_autoptr(settings) s = family((1u << SUNDAY) | (1u << WEDNESDAY), 2 * 60 + 30);
	struct moment m = moment_parse("2026-03-01T00:00:00-06:00", s->zone);
	struct day expected = day_of(2026, 3, 2);

	m = following(s, m); /* Sunday the first */
	for (int i = 0; i < 30; i++) {
		struct day_range days;
		char text[DAY_TEXT_SIZE];

		m = following(s, m);
		days = wake_digest_days(s, m);
		g_autofree char *period = wake_period(s, m);
		assert_int_equal(days.first.n, expected.n);
		assert_string_equal(period, day_format(days.last, text));
		assert_int_equal(wake_digest_last(s, m).unix_s, m.unix_s);
		expected = day_add(days.last, 1);
	}
}

static void test_quiet_hours(void **state)
{
	static const struct {
		int from, to; /* hours */
		const char *now;
		bool quiet;
	} rows[] = {
		{ 21, 7, "2026-11-22T20:59:59-06:00", false },
		{ 21, 7, "2026-11-22T21:00:00-06:00", true },
		{ 21, 7, "2026-11-23T00:00:00-06:00", true },
		{ 21, 7, "2026-11-23T06:59:59-06:00", true },
		{ 21, 7, "2026-11-23T07:00:00-06:00", false },
		{ 9, 15, "2026-11-23T12:00:00-06:00", true },
		{ 9, 15, "2026-11-23T15:00:00-06:00", false },
		{ 9, 15, "2026-11-23T08:59:00-06:00", false },
		{ 0, 0, "2026-11-23T00:00:00-06:00", false },
		{ 9, 9, "2026-11-23T09:00:00-06:00", false },
		/* by the wall, also on the night when an hour comes twice */
		{ 21, 2, "2026-11-01T01:30:00-05:00", true },
		{ 21, 2, "2026-11-01T01:30:00-06:00", true },
		{ 21, 2, "2026-11-01T02:00:00-06:00", false },
	};
	g_autoptr(settings) s = family(1u << SUNDAY, 18 * 60);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		s->quiet_from = rows[i].from * 60;
		s->quiet_to = rows[i].to * 60;
		if (wake_is_quiet(s, moment_parse(rows[i].now, s->zone)) != rows[i].quiet)
			fail_msg("%d..%d at %s", rows[i].from, rows[i].to, rows[i].now);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_last_and_next),
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_quiet_hours),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
