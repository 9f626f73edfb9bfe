/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "send/outbox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void periods_are_iso_weeks(void **state)
{
	static const struct {
		int year, month, day;
		const char *week;
	} cases[] = {
		{ 2026, 11, 22, "2026-W47" },
		{ 2026, 11, 16, "2026-W47" },
		{ 2026, 11, 23, "2026-W48" },
		{ 2026, 1, 1, "2026-W01" },
		{ 2027, 1, 3, "2026-W53" },
		{ 2024, 12, 30, "2025-W01" },
		{ 2023, 1, 1, "2022-W52" },
		{ 2021, 1, 3, "2020-W53" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *week =
			outbox_period(day_of(cases[i].year, cases[i].month, cases[i].day));
		assert_string_equal(week, cases[i].week);
	}
	/* and GLib agrees, for every day of 30 years */
	for (struct day d = day_of(2010, 1, 1); d.n < day_of(2040, 1, 1).n; d = day_add(d, 1)) {
		g_autoptr(GDateTime) t = g_date_time_new_from_unix_utc((gint64)d.n * 86400);
		g_autofree char *week = outbox_period(d);
		g_autofree char *other = g_date_time_format(t, "%G-W%V");
		assert_string_equal(week, other);
	}
}

static void message_ids_are_stable_and_apart(void **state)
{
	static const char *const parts[][3] = {
		{ "trail", "2026-W47", "mum@example.org" },
		{ "trail", "2026-W48", "mum@example.org" },
		{ "trail", "2026-W47", "dad@example.org" },
		{ "other", "2026-W47", "mum@example.org" },
		{ "trai", "l2026-W47", "mum@example.org" },
	};
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
		char *id = outbox_message_id(
			parts[i][0], parts[i][1], parts[i][2], "trail@home.example");
		assert_true(g_str_has_suffix(id, "@home.example"));
		assert_int_equal(strlen(id), 32 + strlen("@home.example"));
		assert_true(g_hash_table_add(seen, id));
	}
	g_autofree char *same =
		outbox_message_id("trail", "2026-W47", "Mum@Example.ORG", "trail@home.example");
	assert_true(g_hash_table_contains(seen, same));
	g_autofree char *nowhere = outbox_message_id("trail", "2026-W47", "a@b", "");
	assert_true(g_str_has_suffix(nowhere, "@schooltrail.invalid"));
}

static void tries_back_off(void **state)
{
	static const int wait[] = { 60, 60, 120, 240, 480, 960, 1920, 3840, 7680, 14400, 14400 };

	for (guint i = 0; i < G_N_ELEMENTS(wait); i++)
		assert_int_equal(outbox_retry_s((int)i), wait[i]);
	assert_int_equal(outbox_retry_s(1000000), OUTBOX_RETRY_MAX_S);
	assert_int_equal(outbox_retry_s(-1), OUTBOX_RETRY_FIRST_S);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(periods_are_iso_weeks),
		cmocka_unit_test(message_ids_are_stable_and_apart),
		cmocka_unit_test(tries_back_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
