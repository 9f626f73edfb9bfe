/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The golden counts V1 to V17, and what a count says beside the day. */
#include "clock_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void count(const char *id, const char *from, int absences, const char *snow_day,
	const char *jurisdiction, struct clock_count *ret)
{
	g_autoptr(GPtrArray) rules = clock_rules_all();
	g_autoptr(calendar) c = clock_rules_year(snow_day);
	struct clock_context context = clock_rules_context(c, rules);

	context.jurisdiction = jurisdiction;
	clock_count_days(clock_rules_get(rules, id), day_parse(from), absences, &context, ret);
	/* names of holidays are borrowed from the rules, which end here */
	for (int i = 0; i < ret->count; i++)
		for (guint k = 0; k < ret->readings[i].skips->len; k++)
			g_array_index(ret->readings[i].skips, struct clock_skip, k).name = NULL;
}

static void assert_due(
	const char *row, const struct clock_count *c, const char *due, const char *later)
{
	char text[DAY_TEXT_SIZE];

	if (c->count != (later ? 2 : 1))
		fail_msg("%s: %d readings", row, c->count);
	if (strcmp(day_format(c->readings[0].due, text), due))
		fail_msg("%s: %s where %s is expected", row, text, due);
	if (later && strcmp(day_format(c->readings[1].due, text), later))
		fail_msg("%s: %s where %s is expected", row, text, later);
}

static void test_golden(void **state)
{
	static const struct {
		const char *row, *rule, *from;
		int absences;
		const char *due, *later, *snow_day;
	} rows[] = {
		{ "V1", "CUST-ANSWER", "2026-11-20", 0, "2026-12-02", NULL, NULL },
		{ "V2", "CUST-ANSWER", "2026-12-18", 0, "2027-01-08", NULL, NULL },
		{ "V3", "IL8-N", "2026-11-21", 0, "2026-11-30", NULL, NULL },
		{ "V4", "US-FERPA", "2026-12-01", 0, "2027-01-15", NULL, NULL },
		{ "V5", "CA3", "2026-11-16", 0, "2027-01-29", "2027-01-31", NULL },
		{ "V6", "CA3", "2027-01-11", 0, "2027-03-12", NULL, NULL },
		{ "V7", "PA2", "2027-05-20", 0, "2027-09-30", NULL, NULL },
		{ "V8", "PA2b", "2027-05-20", 0, "2027-10-01", NULL, NULL },
		{ "V9", "TX1", "2026-10-01", 0, "2026-10-23", NULL, NULL },
		{ "V9, report", "TX2", "2026-10-01", 0, "2026-12-11", NULL, NULL },
		{ "V9, two absences", "TX2", "2026-10-01", 2, "2026-12-11", NULL, NULL },
		{ "V9, four absences", "TX2", "2026-10-01", 4, "2026-12-17", NULL, NULL },
		{ "V10", "IL2", "2026-10-01", 0, "2027-01-15", NULL, NULL },
		{ "V11", "MA2", "2026-10-01", 0, "2026-11-17", NULL, NULL },
		{ "V11, meeting", "MA3", "2026-10-01", 0, "2026-12-11", NULL, NULL },
		{ "V12", "US-MDR", "2026-12-11", 0, "2027-01-08", NULL, NULL },
		{ "V13", "CA5", "2026-11-25", 0, "2026-12-03", "2026-12-04", NULL },
		{ "V14", "EN4", "2026-11-02", 0, "2026-11-16", NULL, NULL },
		{ "V15, 6 weeks", "EN1", "2026-11-02", 0, "2026-12-14", NULL, NULL },
		{ "V15, 16 weeks", "EN3", "2026-11-02", 0, "2027-02-22", NULL, NULL },
		{ "V15, 20 weeks", "EN5", "2026-11-02", 0, "2027-03-22", NULL, NULL },
		{ "V16", "US-MDR", "2026-12-01", 0, "2026-12-15", NULL, NULL },
		{ "V16, snow", "US-MDR", "2026-12-01", 0, "2026-12-16", NULL, "2026-12-09" },
		{ "V17", "FL1", "2026-11-16", 0, "2027-01-31", "2027-02-06", NULL },
		/* beyond the eighth day of absence */
		{ "FL, 8 absences", "FL1", "2026-10-01", 8, "2026-12-06", "2026-12-08", NULL },
		{ "FL, 10 absences", "FL1", "2026-10-01", 10, "2026-12-08", "2026-12-10", NULL },
		/* back from a meeting */
		{ "IL, 3 school days before", "IL6", "2026-12-01", 0, "2026-11-23", NULL, NULL },
		{ "MA, 2 days before", "MA5", "2026-12-01", 0, "2026-11-29", NULL, NULL },
		/* the earlier of two; a year; the same day */
		{ "EN9", "EN9", "2026-12-01", 0, "2027-01-12", NULL, NULL },
		{ "a year", "US-ANNUAL", "2028-02-29", 0, "2029-02-28", NULL, NULL },
		{ "the same day", "US-MDR-N", "2026-12-11", 0, "2026-12-11", NULL, NULL },
		/* no number in the rule */
		{ "PWN", "US-PWN", "2026-11-20", 0, "2026-12-02", NULL, NULL },
		/* back from a day before the calendar begins, too */
		{ "a year back", "NJ5", "2027-01-05", 0, "2026-12-26", NULL, NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(clock_count) c = { 0 };

		count(rows[i].rule, rows[i].from, rows[i].absences, rows[i].snow_day, NULL, &c);
		assert_due(rows[i].row, &c, rows[i].due, rows[i].later);
	}
}

/* "2026-11-25 break" ... */
static char *skips_text(const struct clock_reading *r)
{
	static const char *const why[SKIP_COUNT] = { "weekend", "off", "break", "summer", "holiday",
		"rolled" };
	GString *out = g_string_new(NULL);
	char text[DAY_TEXT_SIZE];

	for (guint i = 0; i < r->skips->len; i++) {
		const struct clock_skip *s = &g_array_index(r->skips, struct clock_skip, i);

		g_string_append_printf(
			out, "%s%s %s", i ? ", " : "", day_format(s->day, text) + 5, why[s->why]);
	}
	return g_string_free(out, FALSE);
}

static void test_skips(void **state)
{
	static const struct {
		const char *rule, *from;
		int reading;
		const char *skips;
	} rows[] = {
		{ "CUST-ANSWER", "2026-11-20", 0,
			"11-21 weekend, 11-22 weekend, 11-25 break, 11-26 break, 11-27 break, "
			"11-28 weekend, 11-29 weekend" },
		{ "US-FERPA", "2026-12-01", 0, "" },
		{ "MA1", "2026-11-09", 0, "11-11 off, 11-14 weekend, 11-15 weekend" },
		{ "CA5", "2026-11-25", 0, "11-26 holiday, 11-28 weekend, 11-29 weekend" },
		{ "CA5", "2026-11-25", 1,
			"11-26 holiday, 11-27 holiday, 11-28 weekend, 11-29 weekend" },
		{ "IL6", "2026-12-01", 0,
			"11-25 break, 11-26 break, 11-27 break, 11-28 weekend, 11-29 weekend" },
		{ "EN4", "2026-11-02", 0, "" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(clock_count) c = { 0 };

		count(rows[i].rule, rows[i].from, 0, NULL, NULL, &c);
		g_autofree char *said = skips_text(&c.readings[rows[i].reading]);
		assert_string_equal(said, rows[i].skips);
	}
}

static void test_caveats(void **state)
{
	static const struct {
		const char *rule, *from;
		guint caveats;
	} rows[] = {
		{ "US-FERPA", "2020-01-01", 0 },
		{ "IL2", "2026-10-01", 0 },
		{ "IL2", "2026-08-01", CAVEAT_CALENDAR_BEGINS },
		{ "IL2", "2027-05-20", CAVEAT_CALENDAR_ENDS },
		{ "CA5", "2026-10-01", CAVEAT_HOLIDAYS },
		{ "US-PWN", "2026-10-01", CAVEAT_NO_NUMBER },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(clock_count) c = { 0 };

		count(rows[i].rule, rows[i].from, 0, NULL, NULL, &c);
		assert_int_equal(c.caveats, rows[i].caveats);
	}
}

/* School is over and no next year is known: no day is better than a wrong one. */
static void test_the_calendar_ends(void **state)
{
	g_autoptr(GPtrArray) rules = clock_rules_all();
	g_autoptr(calendar) c = calendar_new(day_of(2026, 8, 24), day_of(2027, 6, 10), NULL);
	g_autoptr(calendar) none = calendar_new(DAY_NONE, DAY_NONE, NULL);
	struct clock_context context = { c, day_of(2026, 8, 24), day_of(2027, 6, 10), rules, NULL };
	g_auto(clock_count) ended = { 0 }, unknown = { 0 };

	clock_count_days(clock_rules_get(rules, "IL2"), day_of(2027, 5, 20), 0, &context, &ended);
	assert_int_equal(ended.count, 1);
	assert_false(day_known(ended.readings[0].due));
	assert_int_equal(ended.caveats, CAVEAT_CALENDAR_ENDS);
	context = (struct clock_context){ none, DAY_NONE, DAY_NONE, rules, NULL };
	clock_count_days(clock_rules_get(rules, "MA1"), day_of(2027, 5, 20), 0, &context, &unknown);
	assert_due("no calendar", &unknown, "2027-05-27", NULL);
	assert_int_equal(unknown.caveats, CAVEAT_NO_CALENDAR);
}

static void test_applies(void **state)
{
	assert_true(clock_applies("US", "US"));
	assert_true(clock_applies("US", "US-IL"));
	assert_true(clock_applies("US-IL", "US-IL"));
	assert_true(clock_applies("*", NULL));
	assert_true(clock_applies("*", "GB-ENG"));
	assert_false(clock_applies("US-IL", "US"));
	assert_false(clock_applies("US-CA", "US-IL"));
	assert_false(clock_applies("US", NULL));
	assert_false(clock_applies("CA-ON", "CA"));
	assert_false(clock_applies("US-I", "US-IL"));
}

/* What was only remembered may not load by default, and every title is there in both languages. */
static void test_as_installed(void **state)
{
	g_autoptr(GPtrArray) rules = clock_rules_all();

	assert_true(rules->len > 100);
	for (guint i = 0; i < rules->len; i++) {
		const struct clock_rule *r = rules->pdata[i];

		if (g_str_equal(r->source, "from memory") !=
				(r->certainty == CERTAINTY_UNVERIFIED) &&
			!g_str_equal(r->id, "FL2"))
			fail_msg("%s: %s", r->id, r->source);
		assert_non_null(r->title_es);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_skips),
		cmocka_unit_test(test_caveats),
		cmocka_unit_test(test_the_calendar_ends),
		cmocka_unit_test(test_applies),
		cmocka_unit_test(test_as_installed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
