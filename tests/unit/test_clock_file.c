/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file of clocks may say, and every way in which a row can be wrong. */
#include "track/clock_file.h"
#include "track/clock_holiday.h"
#include "track/clock_kind.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NAMES                                                                                      \
	"id\tjurisdiction\ttitle\tactor\ttrigger\tn\tkind\tpause_rules\tcitation\tsource\t"        \
	"checked_on\tcertainty\n"
#define END "\tcode\tbook\t2026-11-22\tprimary\n"

static char *parse(const char *text, GPtrArray **ret_rules)
{
	g_autoptr(GPtrArray) rules =
		g_ptr_array_new_with_free_func((GDestroyNotify)clock_rule_free);
	GString *wrong = g_string_new(NULL);

	clock_file_parse(text, "F", rules, wrong);
	if (ret_rules)
		*ret_rules = g_steal_pointer(&rules);
	return g_string_free(wrong, FALSE);
}

static void test_a_row(void **state)
{
	g_autoptr(GPtrArray) rules = NULL;
	g_autofree char *wrong = parse(
		"# ours\n\n" NAMES
		"D1\tUS-CA\t An answer \tparent\tletter\t20,60\tmin_of(school,business)\t-" END
		"D2\t*\tNotice\tschool\tmeeting\t3\tbefore(school)\tabsences>8" END
		"D3\tGB-ENG\tViews\tstate\tdraft\t15\tincl_cal\tabsences>=3" END
		"D4\tUS\tA day off\tstate\t11-4thu+1\t-\tholiday\t-" END,
		&rules);
	const struct clock_rule *r;

	assert_string_equal(wrong, "");
	assert_int_equal(rules->len, 4);
	r = rules->pdata[0];
	assert_string_equal(r->title, "An answer");
	assert_int_equal(r->actor, ACTOR_PARENT);
	assert_int_equal(r->span_count, 2);
	assert_int_equal(r->spans[0].n, 20);
	assert_int_equal(r->spans[0].kind, DAYS_SCHOOL);
	assert_int_equal(r->spans[1].n, 60);
	assert_int_equal(r->spans[1].kind, DAYS_BUSINESS);
	assert_int_equal(r->checked_on.n, day_of(2026, 11, 22).n);
	assert_null(r->note);
	g_autofree char *both = clock_rule_length(r);
	assert_string_equal(both, "20 school days or 60 business days, whichever is earlier");
	r = rules->pdata[1];
	assert_true(r->before);
	assert_int_equal(r->absence.from, 8);
	assert_true(r->absence.only_over);
	g_autofree char *back = clock_rule_length(r);
	assert_string_equal(back, "3 school days before");
	r = rules->pdata[2];
	assert_true(r->inclusive);
	assert_int_equal(r->spans[0].kind, DAYS_CAL);
	assert_int_equal(r->absence.from, 3);
	assert_false(r->absence.only_over);
	r = rules->pdata[3];
	assert_true(clock_holiday_is(&r->holiday, day_of(2026, 11, 27)));
}

static void test_errors(void **state)
{
	static const struct {
		const char *text, *wrong;
	} rows[] = {
		{ "", "F:1: there is no row that names the columns" },
		{ "# nothing\n", "F:2: there is no row that names the columns" },
		{ "\xff\n", "F:1: the file is not UTF-8" },
		{ "id\tname\n", "F:1: there is no column \"name\"" },
		{ "id\tid\n", "F:1: the column \"id\" stands there twice" },
		{ "id\n", "F:1: the column \"citation\" is missing; the first row names them" },
		{ NAMES "D1\tUS\n", "F:2: 2 cells where 12 columns are named" },
		{ NAMES "D1\tUS\t-\tschool\tx\t5\tcal\t-" END, "F:2: title is empty" },
		{ NAMES "D1\tUS\tx\tteacher\tx\t5\tcal\t-" END,
			"F:2: actor \"teacher\" is none of school, parent, state" },
		{ NAMES "d 1\tUS\tx\tschool\tx\t5\tcal\t-" END,
			"F:2: an id is at most 20 letters, digits and \"-\", and begins with a "
			"capital: \"d 1\"" },
		{ NAMES "D1\tIllinois\tx\tschool\tx\t5\tcal\t-" END,
			"F:2: \"Illinois\" is no jurisdiction: such as US, US-IL, GB-ENG, or * for "
			"everywhere" },
		{ NAMES "D1\tUS\tx\tschool\tx\t-\tcal\t-" END, "F:2: n is empty" },
		{ NAMES "D1\tUS\tx\tschool\tx\t-5\tcal\t-" END,
			"F:2: n \"-5\" is no number of 0 to 5000 for each kind" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5x\tcal\t-" END,
			"F:2: n \"5x\" is no number of 0 to 5000 for each kind" },
		{ NAMES "D1\tUS\tx\tschool\tx\t99999999999999999999\tcal\t-" END,
			"F:2: n \"99999999999999999999\" is no number of 0 to 5000 for each kind" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5,6\tcal\t-" END,
			"F:2: n \"5,6\" has more numbers than there are kinds" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5\tmin_of(school,business)\t-" END,
			"F:2: n \"5\" is no number of 0 to 5000 for each kind" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5\tnone\t-" END,
			"F:2: n is \"-\" for the kind \"none\"" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5\tmin_of(school)\t-" END,
			"F:2: kind \"min_of(school)\": such as school, before(school), "
			"min_of(school,business)" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5\tmoons\t-" END,
			"F:2: there is no kind \"moons\"" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5\tbefore(\t-" END,
			"F:2: there is no kind \"before(\"" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5,5\tmin_of(school,none)\t-" END,
			"F:2: kind \"min_of(school,none)\": \"none\" has no days to count" },
		{ NAMES "D1\tUS\tx\tschool\tx\t-\tbefore(reasonable)\t-" END,
			"F:2: kind \"before(reasonable)\": \"reasonable\" has no days to count" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5\tschool\tabsences" END,
			"F:2: pause_rules \"absences\": absences>=3 or absences>8" },
		{ NAMES "D1\tUS\tx\tschool\t02-30\t-\tholiday\t-" END,
			"F:2: \"02-30\" is no day of a holiday" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5\tcal\t-\tcode\tbook\t22 Nov\tprimary\n",
			"F:2: checked_on \"22 Nov\" is not a day: YYYY-MM-DD" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5\tcal\t-\tcode\tbook\t2026-11-22\tsure\n",
			"F:2: certainty \"sure\" is none of primary, secondary, unverified" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5\tcal\t-" END
			"\n# again\nd1\tUS\tx\tschool\tx\t5\tcal"
			"\t-" END,
			"F:5: an id is at most" },
		{ NAMES "D1\tUS\tx\tschool\tx\t5\tcal\t-" END "D1\tUS\tx\tschool\tx\t5\tcal\t-" END,
			"F:3: there is a clock \"D1\" already" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *wrong = parse(rows[i].text, NULL);

		if (!strstr(wrong, rows[i].wrong))
			fail_msg("\"%s\" where \"%s\" is expected", wrong, rows[i].wrong);
	}
}

/* A mistake in one row does not hide the others, nor those of the next. */
static void test_all_at_once(void **state)
{
	g_autoptr(GPtrArray) rules = NULL;
	g_autofree char *wrong = parse(NAMES "D1\tUS\tx\tschool\tx\t5\tcal\tx" END
					     "D2\tUS\tx\tschool\tx\t5\tcal\t-" END
					     "D3\tUS\tx\tcook\tx\t5\tcal\t-" END,
		&rules);

	assert_int_equal(rules->len, 1);
	assert_non_null(strstr(wrong, "F:2: pause_rules"));
	assert_non_null(strstr(wrong, "\nF:4: actor"));
}

static void test_long_line(void **state)
{
	g_autoptr(GString) text = g_string_new(NAMES);
	g_autofree char *wrong = NULL;

	for (int i = 0; i <= CLOCK_LINE_MAX; i++)
		g_string_append_c(text, 'x');
	wrong = parse(text->str, NULL);
	assert_string_equal(wrong, "F:2: the line is longer than 4096 bytes");
}

static void test_holidays(void **state)
{
	static const struct {
		const char *day, *name;
	} rows[] = {
		{ "2027-01-01", "New Year's Day" },
		{ "2021-12-31", "New Year's Day" }, /* of 2022, a Saturday */
		{ "2027-01-18", "Martin Luther King Jr. Day" },
		{ "2027-02-15", "Washington's Birthday" },
		{ "2027-05-31", "Memorial Day" },
		{ "2027-06-18", "Juneteenth" }, /* the 19th is a Saturday */
		{ "2027-06-19", NULL },
		{ "2027-07-05", "Independence Day" }, /* the 4th is a Sunday */
		{ "2026-09-07", "Labor Day" },
		{ "2026-10-12", "Columbus Day" },
		{ "2026-11-11", "Veterans Day" },
		{ "2026-11-26", "Thanksgiving Day" },
		{ "2026-11-27", NULL },
		{ "2026-12-25", "Christmas Day" },
		{ "2026-11-24", NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *name = clock_holiday_federal(day_parse(rows[i].day));

		if (g_strcmp0(name, rows[i].name))
			fail_msg("%s: %s", rows[i].day, name);
	}
}

static void test_holiday_text(void **state)
{
	static const struct {
		const char *text, *day; /* NULL: not to be read */
	} rows[] = {
		{ "03-31", "2027-03-31" },
		{ "11-4thu", "2026-11-26" },
		{ "11-4thu+1", "2026-11-27" },
		{ "05-lastmon", "2027-05-31" },
		{ "02-29", "2028-02-29" },
		{ "13-01", NULL },
		{ "00-lastmon", NULL },
		{ "02-30", NULL },
		{ "11-5thu", NULL },
		{ "11-4th", NULL },
		{ "11-4thu+", NULL },
		{ "11-4thu+12", NULL },
		{ "11", NULL },
		{ "", NULL },
		{ "11-26x", NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct clock_holiday h;
		bool read = clock_holiday_parse(rows[i].text, &h);

		if (read != (rows[i].day != NULL) ||
			(read && !clock_holiday_is(&h, day_parse(rows[i].day))))
			fail_msg("%s", rows[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_row),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_all_at_once),
		cmocka_unit_test(test_long_line),
		cmocka_unit_test(test_holidays),
		cmocka_unit_test(test_holiday_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
