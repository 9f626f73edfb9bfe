/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/phrase_date.h"
#include "classify/phrase_words.h"
#include "model/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define WEDNESDAY_TEN "2026-10-07T10:00:00-05:00"
#define FRIDAY_TEN "2026-10-09T10:00:00-05:00"
#define SUNDAY_TEN "2026-10-11T10:00:00-05:00"

static const char *const english[] = { "en", "es", NULL };
static const char *const british[] = { "en-GB", NULL };
static const char *const canadian[] = { "en-CA", NULL };
static const char *const spanish[] = { "es", "en", NULL };

struct row {
	const char *text;
	const char *day; /* "": none */
	int minute;	 /* -1: none */
	enum phrase_role role;
	const char *when; /* NULL: WEDNESDAY_TEN */
};

/* Off: 12 October, 23 to 27 November, 21 December to 1 January, 22 to 26 March. */
static struct calendar *school_calendar(void)
{
	static const char *const off[][2] = { { "2026-10-12", "2026-10-12" },
		{ "2026-11-23", "2026-11-27" }, { "2026-12-21", "2027-01-01" },
		{ "2027-03-22", "2027-03-26" } };
	g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct day_range));

	for (gsize i = 0; i < G_N_ELEMENTS(off); i++) {
		struct day_range r = { day_parse(off[i][0]), day_parse(off[i][1]) };

		g_array_append_val(ranges, r);
	}
	return calendar_new(DAY_NONE, DAY_NONE, ranges);
}

static void try_rows(const struct row *rows, gsize count, const char *const *languages)
{
	g_autoptr(calendar) school = school_calendar();
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();

	for (const struct row *r = rows; r < rows + count; r++) {
		struct moment written = moment_parse(r->when ? r->when : WEDNESDAY_TEN, utc);
		struct phrase_date d;
		char day[DAY_TEXT_SIZE];
		bool found = phrase_date_find(r->text, written, NULL, school, languages, &d);

		day_format(d.day, day);
		if (found != (r->day[0] != '\0') || strcmp(day, r->day) || d.minute != r->minute ||
			(found && d.role != r->role))
			fail_msg("\"%s\": \"%s\" minute %d role %d, expected \"%s\" minute %d "
				 "role %d",
				r->text, day, d.minute, d.role, r->day, r->minute, r->role);
	}
}

static void test_days(void **state)
{
	static const struct row rows[] = {
		{ "I'll send it today", "2026-10-07", -1, PHRASE_BARE, NULL },
		/* Counted from what is not understood: no day is better than a wrong one. */
		{ "the fifth last day of May", "", -1, PHRASE_MENTIONED, NULL },
		{ "the 5th last day of May", "", -1, PHRASE_MENTIONED, NULL },
		{ "the third Tuesday after the fair", "", -1, PHRASE_MENTIONED, NULL },
		{ "at 7 in 3 years", "", -1, PHRASE_MENTIONED, NULL },
		{ "in 4 years at 5pm", "", -1, PHRASE_MENTIONED, NULL },
		{ "Will drop it off tomorrow.", "2026-10-08", -1, PHRASE_BARE, NULL },
		{ "see u tmrw", "2026-10-08", -1, PHRASE_BARE, NULL },
		{ "You will have it by EOD.", "2026-10-07", -1, PHRASE_DUE, NULL },
		{ "Back to you by COB Friday", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "by the end of the day Thursday", "2026-10-08", -1, PHRASE_DUE, NULL },
		{ "I'll have it to you Friday EOD", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "tonight at 8", "2026-10-07", 1200, PHRASE_BARE, NULL },
		{ "the day after tomorrow", "2026-10-09", -1, PHRASE_BARE, NULL },
		{ "He was out yesterday", "2026-10-06", -1, PHRASE_MENTIONED, NULL },
		{ "Nothing to see here", "", -1, 0, NULL },
		{ "", "", -1, 0, NULL },
	};

	try_rows(rows, G_N_ELEMENTS(rows), english);
}

static void test_weekdays(void **state)
{
	static const struct row rows[] = {
		{ "by Friday", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "by Friday", "2026-10-09", -1, PHRASE_DUE, FRIDAY_TEN },
		{ "I can meet Friday", "2026-10-16", -1, PHRASE_BARE, FRIDAY_TEN },
		{ "this Friday", "2026-10-09", -1, PHRASE_BARE, FRIDAY_TEN },
		{ "next Friday", "2026-10-16", -1, PHRASE_BARE, NULL },
		{ "next Friday", "2026-10-16", -1, PHRASE_BARE, SUNDAY_TEN },
		{ "the coming Friday", "2026-10-16", -1, PHRASE_BARE, FRIDAY_TEN },
		{ "a week from Friday", "2026-10-16", -1, PHRASE_BARE, NULL },
		{ "Monday of next week", "2026-10-12", -1, PHRASE_BARE, NULL },
		{ "next week Tuesday", "2026-10-13", -1, PHRASE_BARE, NULL },
		{ "the Friday after next", "2026-10-16", -1, PHRASE_BARE, NULL },
		{ "no later than thurs", "2026-10-08", -1, PHRASE_DUE, NULL },
		{ "on weds.", "2026-10-14", -1, PHRASE_BARE, NULL },
		{ "by mon", "2026-10-12", -1, PHRASE_DUE, NULL },
		{ "Tuesday at the very latest", "2026-10-13", -1, PHRASE_DUE, NULL },
		{ "first thing Monday", "2026-10-12", -1, PHRASE_BARE, NULL },
		{ "since Monday", "2026-10-12", -1, PHRASE_MENTIONED, NULL },
		{ "He has art every Monday", "", -1, 0, NULL },
		{ "We sent it last Friday", "", -1, 0, NULL },
		{ "on Mondays he goes early", "", -1, 0, NULL },
		{ "Tuesday's session", "2026-10-13", -1, PHRASE_MENTIONED, NULL },
		{ "he sat with the others in the sun", "", -1, 0, NULL },
		{ "Tuesday the 20th", "2026-10-20", -1, PHRASE_BARE, NULL },
		{ "Monday, October 19", "2026-10-19", -1, PHRASE_BARE, NULL },
		{ "You have until Friday", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "he is with me until Friday", "2026-10-09", -1, PHRASE_MENTIONED, NULL },
	};

	try_rows(rows, G_N_ELEMENTS(rows), english);
}

static void test_named_days(void **state)
{
	static const struct row rows[] = {
		{ "October 19", "2026-10-19", -1, PHRASE_BARE, NULL },
		{ "19 October", "2026-10-19", -1, PHRASE_BARE, NULL },
		{ "by Oct. 19th", "2026-10-19", -1, PHRASE_DUE, NULL },
		{ "on or before the 19th of October", "2026-10-19", -1, PHRASE_DUE, NULL },
		{ "by March 3, 2027", "2027-03-03", -1, PHRASE_DUE, NULL },
		{ "by January 5", "2027-01-05", -1, PHRASE_DUE, NULL },
		{ "by 10/19", "2026-10-19", -1, PHRASE_DUE, NULL },
		{ "11/9", "2026-11-09", -1, PHRASE_BARE, NULL },
		{ "due 10/19/26", "2026-10-19", -1, PHRASE_DUE, NULL },
		{ "by 5.11.", "2026-11-05", -1, PHRASE_DUE, NULL },
		{ "by 2026-11-05", "2026-11-05", -1, PHRASE_DUE, NULL },
		{ "by the 12th", "2026-10-12", -1, PHRASE_DUE, NULL },
		{ "by the 5th", "2026-11-05", -1, PHRASE_DUE, NULL },
		{ "the 3rd of next month", "2026-11-03", -1, PHRASE_BARE, NULL },
		{ "by the first of the month", "2026-11-01", -1, PHRASE_DUE, NULL },
		{ "the last Friday of the month", "2026-10-30", -1, PHRASE_BARE, NULL },
		{ "the first Tuesday in November", "2026-11-03", -1, PHRASE_BARE, NULL },
		{ "the 1st Tuesday of December", "2026-12-01", -1, PHRASE_BARE, NULL },
		{ "the test of October 15", "2026-10-15", -1, PHRASE_MENTIONED, NULL },
		{ "between now and December 11", "2026-12-11", -1, PHRASE_DUE, NULL },
		{ "We may test May 5", "2027-05-05", -1, PHRASE_BARE, NULL },
		{ "in November", "2026-11-30", -1, PHRASE_BARE, NULL },
		{ "by November", "2026-11-01", -1, PHRASE_DUE, NULL },
		{ "the service log for September", "", -1, 0, NULL },
		{ "the 5th grade team may help", "", -1, 0, NULL },
		{ "he got 4/5 trials and 9/10 correct", "", -1, 0, NULL },
		{ "the staff is there 24/7", "", -1, 0, NULL },
		{ "the 504 meeting in room 12", "", -1, 0, NULL },
		{ "pages 2-5 and a 1:1 aide", "", -1, 0, NULL },
		{ "Give me until Friday", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "from Monday to Wednesday", "2026-10-12", -1, PHRASE_MENTIONED, NULL },
		{ "before the week is over", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "by February 30", "", -1, 0, NULL },
	};

	try_rows(rows, G_N_ELEMENTS(rows), english);
}

static void test_periods(void **state)
{
	static const struct row rows[] = {
		{ "this week", "2026-10-09", -1, PHRASE_BARE, NULL },
		{ "this week", "2026-10-16", -1, PHRASE_BARE, SUNDAY_TEN },
		{ "next week", "2026-10-16", -1, PHRASE_BARE, NULL },
		{ "by the end of the week", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "by the end of next week", "2026-10-16", -1, PHRASE_DUE, NULL },
		{ "by the end of the month", "2026-10-31", -1, PHRASE_DUE, NULL },
		{ "by EOM", "2026-10-31", -1, PHRASE_DUE, NULL },
		{ "the week of October 19", "2026-10-23", -1, PHRASE_BARE, NULL },
		{ "w/c 9 Nov", "2026-11-13", -1, PHRASE_BARE, NULL },
		{ "before the weekend", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "in two weeks", "2026-10-21", -1, PHRASE_BARE, NULL },
		{ "in a fortnight", "2026-10-21", -1, PHRASE_BARE, NULL },
		{ "within 5 days", "2026-10-12", -1, PHRASE_DUE, NULL },
		{ "within 2 school days", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "within three school days", "2026-10-13", -1, PHRASE_DUE, NULL },
		{ "within 10 business days", "2026-10-22", -1, PHRASE_DUE, NULL },
		{ "within 10 school days of receiving it", "2026-10-22", -1, PHRASE_MENTIONED,
			NULL },
		{ "when you have a minute on Tuesday", "2026-10-13", -1, PHRASE_BARE, NULL },
		{ "I can stop by Tuesday", "2026-10-13", -1, PHRASE_BARE, NULL },
		{ "call the office at 3-1411", "", -1, 0, NULL },
		{ "in a few days", "2026-10-10", -1, PHRASE_MENTIONED, NULL },
		{ "a few days before I assign them", "", -1, 0, NULL },
		{ "a week before the meeting", "", -1, 0, NULL },
		{ "within 24 hours", "2026-10-08", 600, PHRASE_DUE, NULL },
		{ "after the break", "2026-11-30", -1, PHRASE_BARE, NULL },
		{ "after winter break", "2027-01-04", -1, PHRASE_BARE, NULL },
		{ "right after spring break", "2027-03-29", -1, PHRASE_BARE, NULL },
		{ "before Thanksgiving", "2026-11-20", -1, PHRASE_DUE, NULL },
		{ "when we return", "2027-01-04", -1, PHRASE_BARE, "2026-12-28T10:00:00-05:00" },
		{ "by the end of the quarter", "", -1, 0, NULL },
		{ "later this week", "2026-10-09", -1, PHRASE_BARE, NULL },
		{ "early next week", "2026-10-14", -1, PHRASE_BARE, NULL },
		{ "mid-November", "2026-11-15", -1, PHRASE_BARE, NULL },
	};

	try_rows(rows, G_N_ELEMENTS(rows), english);
}

static void test_times(void **state)
{
	static const struct row rows[] = {
		{ "tomorrow at 4:15", "2026-10-08", 975, PHRASE_BARE, NULL },
		{ "at 9am on Saturday", "2026-10-10", 540, PHRASE_BARE, NULL },
		{ "by Thursday noon", "2026-10-08", 720, PHRASE_DUE, NULL },
		{ "by noon on Thursday", "2026-10-08", 720, PHRASE_DUE, NULL },
		{ "Friday by 3 pm", "2026-10-09", 900, PHRASE_DUE, NULL },
		{ "Thursday, November 5 at 3:00", "2026-11-05", 900, PHRASE_BARE, NULL },
		{ "Monday at 8", "2026-10-12", 480, PHRASE_BARE, NULL },
		{ "2:30", "2026-10-07", 870, PHRASE_BARE, NULL },
		{ "at 8:15 p.m.", "2026-10-07", 1215, PHRASE_BARE, NULL },
		{ "8:15", "2026-10-08", 495, PHRASE_BARE, NULL },
		{ "at 14h30", "2026-10-07", 870, PHRASE_BARE, NULL },
	};

	try_rows(rows, G_N_ELEMENTS(rows), english);
}

static void test_countries(void **state)
{
	static const struct row day_first[] = {
		{ "11/9", "2027-09-11", -1, PHRASE_BARE, NULL },
		{ "by 3/11/2026", "2026-11-03", -1, PHRASE_DUE, NULL },
		{ "Friday week", "2026-10-16", -1, PHRASE_BARE, NULL },
		{ "a week today", "2026-10-14", -1, PHRASE_BARE, NULL },
		{ "after half term", "2026-11-30", -1, PHRASE_BARE, NULL },
	};
	static const struct row month_first[] = {
		{ "11/9", "2026-11-09", -1, PHRASE_BARE, NULL },
	};

	try_rows(day_first, G_N_ELEMENTS(day_first), british);
	try_rows(month_first, G_N_ELEMENTS(month_first), canadian);
}

static void test_spanish(void **state)
{
	static const struct row rows[] = {
		{ "hoy mismo", "2026-10-07", -1, PHRASE_BARE, NULL },
		{ "Mañana se lo mando", "2026-10-08", -1, PHRASE_BARE, NULL },
		{ "mañana por la mañana", "2026-10-08", -1, PHRASE_BARE, NULL },
		{ "se lo doy por la mañana", "", -1, 0, NULL },
		{ "pasado mañana", "2026-10-09", -1, PHRASE_BARE, NULL },
		{ "el lunes", "2026-10-12", -1, PHRASE_BARE, NULL },
		{ "los lunes", "", -1, 0, NULL },
		{ "el viernes pasado", "", -1, 0, NULL },
		{ "el viernes que viene", "2026-10-09", -1, PHRASE_BARE, NULL },
		{ "el jueves de la próxima semana", "2026-10-15", -1, PHRASE_BARE, NULL },
		{ "la próxima semana", "2026-10-16", -1, PHRASE_BARE, NULL },
		{ "la semana que entra", "2026-10-16", -1, PHRASE_BARE, NULL },
		{ "esta semana", "2026-10-09", -1, PHRASE_BARE, NULL },
		{ "a fin de mes", "2026-10-31", -1, PHRASE_BARE, NULL },
		{ "a finales de noviembre", "2026-11-30", -1, PHRASE_BARE, NULL },
		{ "para el 5 de noviembre", "2026-11-05", -1, PHRASE_DUE, NULL },
		{ "antes del viernes", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "a más tardar el 30 de octubre", "2026-10-30", -1, PHRASE_DUE, NULL },
		{ "el martes a más tardar", "2026-10-13", -1, PHRASE_DUE, NULL },
		{ "tienen hasta el lunes", "2026-10-12", -1, PHRASE_DUE, NULL },
		{ "estaré fuera hasta el lunes", "2026-10-12", -1, PHRASE_MENTIONED, NULL },
		{ "desde el lunes", "2026-10-12", -1, PHRASE_MENTIONED, NULL },
		{ "en dos semanas", "2026-10-21", -1, PHRASE_BARE, NULL },
		{ "dentro de 10 días hábiles", "2026-10-22", -1, PHRASE_BARE, NULL },
		{ "en un plazo de tres días escolares", "2026-10-13", -1, PHRASE_DUE, NULL },
		{ "para el día 15", "2026-10-15", -1, PHRASE_DUE, NULL },
		{ "el martes 20 a las 8:15", "2026-10-20", 495, PHRASE_BARE, NULL },
		{ "mañana a las 3 de la tarde", "2026-10-08", 900, PHRASE_BARE, NULL },
		{ "El 3/11 le llamo.", "2026-11-03", -1, PHRASE_BARE, NULL },
		{ "la semana del 9 de noviembre", "2026-11-13", -1, PHRASE_BARE, NULL },
		{ "después de las vacaciones", "2026-11-30", -1, PHRASE_BARE, NULL },
		{ "al regreso de vacaciones", "2026-11-30", -1, PHRASE_BARE, NULL },
		{ "el 5 de diciembre", "2026-12-05", -1, PHRASE_BARE, NULL },
		{ "el primero de noviembre", "2026-11-01", -1, PHRASE_BARE, NULL },
		{ "necesito 5 copias de la página 12", "", -1, 0, NULL },
		/* eight and fifteen days are one and two weeks */
		{ "de hoy en ocho", "2026-10-14", -1, PHRASE_BARE, NULL },
		{ "de hoy en quince días", "2026-10-21", -1, PHRASE_BARE, NULL },
		{ "en quince días", "2026-10-21", -1, PHRASE_BARE, NULL },
		{ "en 15 días", "2026-10-22", -1, PHRASE_BARE, NULL },
		{ "el jueves en ocho", "2026-10-15", -1, PHRASE_BARE, NULL },
		{ "el jueves en ocho minutos", "2026-10-08", -1, PHRASE_BARE, NULL },
		{ "la otra semana", "2026-10-16", -1, PHRASE_BARE, NULL },
		{ "esta misma semana", "2026-10-09", -1, PHRASE_BARE, NULL },
		{ "en lo que resta de la semana", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "como muy tarde el viernes", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "el lunes sin falta", "2026-10-12", -1, PHRASE_DUE, NULL },
		{ "antes de que acabe el día", "2026-10-07", -1, PHRASE_DUE, NULL },
		{ "antes del fin de semana", "2026-10-09", -1, PHRASE_DUE, NULL },
		{ "antes del 30", "2026-10-30", -1, PHRASE_DUE, NULL },
		{ "a la vuelta de las vacaciones", "2026-11-30", -1, PHRASE_BARE, NULL },
		/* two languages in one sentence */
		{ "lo hacemos next week con la maestra", "2026-10-16", -1, PHRASE_BARE, NULL },
		{ "me lo mandan before el viernes", "2026-10-09", -1, PHRASE_DUE, NULL },
	};

	try_rows(rows, G_N_ELEMENTS(rows), spanish);
	/* the text says what language it is in */
	try_rows(rows, G_N_ELEMENTS(rows), english);
}

struct due_row {
	const char *text, *due;
};

static void try_due(const struct due_row *r, bool promise)
{
	g_autoptr(calendar) school = school_calendar();
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	char day[DAY_TEXT_SIZE];

	day_format(phrase_date_due(r->text, promise, moment_parse(WEDNESDAY_TEN, utc), NULL, school,
			   english),
		day);
	if (strcmp(day, r->due))
		fail_msg("\"%s\": due \"%s\", expected \"%s\"", r->text, day, r->due);
}

static void test_due(void **state)
{
	static const struct due_row promises[] = {
		{ "I'll put it in his folder Friday.", "2026-10-09" },
		{ "We'll start the week of October 19 and finish no later than November 13.",
			"2026-11-13" },
		{ "I will look at Monday's quiz and write to you.", "" },
		{ "he is with me till friday, will sign it then", "" },
		{ "I will send you what we did since Monday.", "" },
		{ "I'll write to you in a few days.", "" },
		{ "Le aviso el lunes.", "2026-10-12" },
	};
	static const struct due_row requests[] = {
		{ "Could you send the log home on Friday?", "2026-10-09" },
		{ "Would Tuesday, November 3 at 7:45 or Thursday, November 5 work?", "" },
		{ "Can you tell me what happened on Monday?", "" },
		{ "Please answer in writing by October 16.", "2026-10-16" },
		{ "Is 7:30 possible that day?", "" },
		{ "Please send home what he did on Friday.", "" },
		{ "¿Me los puede mandar esta semana por favor?", "2026-10-09" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(promises); i++)
		try_due(&promises[i], true);
	for (gsize i = 0; i < G_N_ELEMENTS(requests); i++)
		try_due(&requests[i], false);
}

static void test_span(void **state)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	struct moment written = moment_parse(WEDNESDAY_TEN, utc);
	const char *text = "Señora, se lo mando el 5 de noviembre, gracias.";
	struct phrase_date d;

	assert_true(phrase_date_find(text, written, NULL, NULL, english, &d));
	assert_int_equal(d.to - d.from, strlen("5 de noviembre"));
	assert_memory_equal(text + d.from, "5 de noviembre", d.to - d.from);
	assert_string_equal(d.rule, "day-month");
	/* without a calendar every weekday is a school day */
	assert_true(phrase_date_find("within 10 school days", written, NULL, NULL, english, &d));
	assert_int_equal(d.day.n, day_parse("2026-10-21").n);
}

static void test_tables(void **state)
{
	for (const char *const *l = languages_all; *l; l++) {
		const struct word_table *t = word_table_find(*l);

		assert_non_null(t);
		for (gsize i = 1; i < t->count; i++)
			if (strcmp(t->entries[i - 1].text, t->entries[i].text) >= 0)
				fail_msg("%s: \"%s\" stands out of order", t->language,
					t->entries[i].text);
	}
	assert_ptr_equal(word_table_find("en-GB"), &word_table_en);
	assert_ptr_equal(word_table_find("ES"), &word_table_es);
	assert_null(word_table_find("eng"));
	assert_null(word_table_find(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_weekdays),
		cmocka_unit_test(test_named_days),
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_countries),
		cmocka_unit_test(test_spanish),
		cmocka_unit_test(test_due),
		cmocka_unit_test(test_span),
		cmocka_unit_test(test_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
