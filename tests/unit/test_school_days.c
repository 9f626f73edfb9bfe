/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config/school_days.h"

#include "base/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define DAY(from) "DTSTART;VALUE=DATE:" from "\r\n"
#define DAYS(from, behind) DAY(from) "DTEND;VALUE=DATE:" behind "\r\n"
#define SAYS(summary) "SUMMARY:" summary "\r\n"

static char *file_of(const char *events)
{
	return g_strdup_printf("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n%s"
			       "END:VCALENDAR\r\n",
		events);
}

static char *event_of(const char *lines)
{
	return g_strdup_printf("BEGIN:VEVENT\r\nUID:1\r\n%sEND:VEVENT\r\n", lines);
}

static void test_words(void **state)
{
	static const struct {
		const char *summary;
		enum school_word means;
	} rows[] = {
		{ "No School", SCHOOL_WORD_CLOSED },
		{ "NO SCHOOL - Teacher Institute", SCHOOL_WORD_CLOSED },
		{ "Winter Break", SCHOOL_WORD_CLOSED },
		{ "Labor Day Holiday", SCHOOL_WORD_CLOSED },
		{ "New Year’s Day", SCHOOL_WORD_CLOSED },
		{ "P.D. Day (elementary)", SCHOOL_WORD_CLOSED },
		{ "PA Day", SCHOOL_WORD_CLOSED },
		{ "INSET day", SCHOOL_WORD_CLOSED },
		{ "Half-Term", SCHOOL_WORD_CLOSED },
		{ "February Recess", SCHOOL_WORD_CLOSED },
		{ "Vacaciones de invierno", SCHOOL_WORD_CLOSED },
		{ "Día festivo: no hay clases", SCHOOL_WORD_CLOSED },
		/* part of a day, and what only sounds like a day off */
		{ "Half day: winter break begins at noon", SCHOOL_WORD_OPEN },
		{ "Early Dismissal", SCHOOL_WORD_OPEN },
		{ "Medio día", SCHOOL_WORD_OPEN },
		{ "Last day before winter break", SCHOOL_WORD_OPEN },
		{ "Classes resume after Spring Break", SCHOOL_WORD_OPEN },
		{ "Holiday concert", SCHOOL_WORD_OPEN },
		{ "Office closed", SCHOOL_WORD_OPEN },
		{ "No school uniform day", SCHOOL_WORD_OPEN },
		{ "First day of school", SCHOOL_WORD_FIRST },
		{ "Primer día de clases", SCHOOL_WORD_FIRST },
		{ "LAST DAY OF SCHOOL (half day)", SCHOOL_WORD_LAST },
		/* nothing */
		{ "Picture day", SCHOOL_WORD_NONE },
		{ "Breakfast with the principal", SCHOOL_WORD_NONE },
		{ "Veterans Day", SCHOOL_WORD_NONE },
		{ "", SCHOOL_WORD_NONE },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		if (school_word_of(rows[i].summary) != rows[i].means)
			fail_msg("'%s' is %d", rows[i].summary, school_word_of(rows[i].summary));
}

/* "2026-09-07 2026-11-26..2026-11-27" */
static char *ranges_text(const GArray *ranges)
{
	GString *s = g_string_new(NULL);
	char text[DAY_TEXT_SIZE];

	for (guint i = 0; i < ranges->len; i++) {
		struct day_range r = g_array_index(ranges, struct day_range, i);

		g_string_append_printf(s, "%s%s", s->len ? " " : "", day_format(r.first, text));
		if (r.last.n != r.first.n)
			g_string_append_printf(s, "..%s", day_format(r.last, text));
	}
	return g_string_free(s, FALSE);
}

static void test_events(void **state)
{
	static const struct {
		const char *lines, *days, *reach;
	} rows[] = {
		{ DAY("20260907") SAYS("Labor Day"), "2026-09-07", "2026-09-07" },
		{ DAYS("20261221", "20270102") SAYS("Winter Break"), "2026-12-21..2027-01-01",
			"2027-01-01" },
		{ DAY("20261123") "DURATION:P5D\r\n" SAYS("Fall break"), "2026-11-23..2026-11-27",
			"2026-11-27" },
		{ DAY("20261012") SAYS("Picture day"), "", "2026-10-12" },
		{ DAY("20261012") SAYS("Early dismissal"), "", "2026-10-12" },
		{ DAY("20261012") "STATUS:CANCELLED\r\n" SAYS("No school"), "", "" },
		/* part of a day closes nothing; some write a whole one by the clock */
		{ "DTSTART:20261217T180000\r\nDTEND:20261217T200000\r\n" SAYS("Holiday"), "", "" },
		{ "DTSTART:20261012T000000\r\nDTEND:20261013T000000\r\n" SAYS("No school"),
			"2026-10-12", "2026-10-12" },
		{ "DTSTART:20261012T000000\r\nDTEND:20261012T235900\r\n" SAYS("No school"),
			"2026-10-12", "2026-10-12" },
		/* repetitions */
		{ DAY("20260914") "RRULE:FREQ=WEEKLY;COUNT=3\r\n" SAYS("No school"),
			"2026-09-14 2026-09-21 2026-09-28", "2026-09-28" },
		{ DAY("20260914") "RRULE:FREQ=WEEKLY;UNTIL=20261005\r\n"
				  "EXDATE;VALUE=DATE:20260921\r\n"
				  "EXDATE;VALUE=DATE:20260928\r\n" SAYS("No school"),
			"2026-09-14 2026-10-05", "2026-10-05" },
		{ DAY("20260914") "RDATE;VALUE=DATE:20261109\r\n" SAYS("PD day"),
			"2026-09-14 2026-11-09", "2026-11-09" },
		{ DAYS("20261221", "20261224") "RRULE:FREQ=YEARLY;COUNT=2\r\n" SAYS("Break"),
			"2026-12-21..2026-12-23 2027-12-21..2027-12-23", "2027-12-23" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(school_days) s = school_days_new();
		g_autofree char *event = event_of(rows[i].lines), *text = file_of(event);
		g_autoptr(GError) why = NULL;
		char reach[DAY_TEXT_SIZE];

		if (!school_days_add(s, text, &why))
			fail_msg("row %zu: %s", i, why->message);
		g_autofree char *days = ranges_text(s->closed);
		assert_string_equal(days, rows[i].days);
		assert_string_equal(day_format(s->reach, reach), rows[i].reach);
	}
}

/* A holiday that returns for ever tells nothing of where the calendar ends, and has an end here. */
static void test_endless(void **state)
{
	g_autoptr(school_days) s = school_days_new();
	g_autofree char *event =
		event_of(DAY("20261225") "RRULE:FREQ=YEARLY\r\n" SAYS("Christmas Day"));
	g_autofree char *daily = event_of(DAY("20261225") "RRULE:FREQ=DAILY\r\n" SAYS("Closed"));
	g_autofree char *text = file_of(event), *other = file_of(daily);

	assert_true(school_days_add(s, text, NULL));
	assert_false(day_known(s->reach));
	assert_int_equal(s->closed->len, 2099 - 2026 + 1);
	assert_true(school_days_add(s, other, NULL));
	assert_int_equal(s->closed->len, 2099 - 2026 + 1 + SCHOOL_DAYS_OCCURRENCES_MAX);
}

static void test_year(void **state)
{
	g_autoptr(school_days) s = school_days_new();
	g_autofree char *a = event_of(DAY("20260824") SAYS("First day of school"));
	g_autofree char *b = event_of(DAY("20270610") SAYS("Last day of school (half day)"));
	g_autofree char *c = event_of(DAY("20270823") SAYS("First day of school"));
	g_autofree char *this_year = g_strconcat(a, b, NULL), *text = file_of(this_year);
	g_autofree char *next = file_of(c);
	struct day first, last;

	assert_true(school_days_add(s, text, NULL));
	school_days_year(s, &first, &last);
	assert_int_equal(first.n, day_of(2026, 8, 24).n);
	assert_int_equal(last.n, day_of(2027, 6, 10).n);
	assert_int_equal(s->closed->len, 0);

	/* next year's file beside it: the summer lies between, and the end is not known yet */
	assert_true(school_days_add(s, next, NULL));
	school_days_year(s, &first, &last);
	assert_int_equal(first.n, day_of(2026, 8, 24).n);
	assert_false(day_known(last));
	g_autofree char *days = ranges_text(s->closed);
	assert_string_equal(days, "2027-06-11..2027-08-22");
}

static void test_broken(void **state)
{
	static const struct {
		const char *text, *reason;
	} rows[] = {
		{ "", "is no iCalendar file" },
		{ "<!DOCTYPE html><html>", "is no iCalendar file" },
		{ "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "holds no event" },
		{ "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" DAY("20260907"), "is cut off" },
		{ "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\n", "END without its BEGIN" },
		{ "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:No school\r\nEND:VEVENT\r\n"
		  "END:VCALENDAR\r\n",
			"'No school' has no day" },
		{ "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:No school\r\n" DAY(
			  "20260907") "RRULE:FREQ=SOON\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
			"'No school' has a line that cannot be read" },
		{ "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:No school\r\n" DAY(
			  "20260907") "RRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
			"repeats by less than a day" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(school_days) s = school_days_new();
		g_autoptr(GError) why = NULL;

		assert_false(school_days_add(s, rows[i].text, &why));
		assert_true(g_error_matches(why, ST_ERROR, ST_ERROR_CONFIG));
		if (!strstr(why->message, rows[i].reason))
			fail_msg("row %zu: %s", i, why->message);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_events),
		cmocka_unit_test(test_endless),
		cmocka_unit_test(test_year),
		cmocka_unit_test(test_broken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
