/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "track/ladder.h"

/* The autumn of 2026: 7 September and 23 to 27 November are free. */
static struct settings *family(void)
{
	struct settings *s = settings_new();
	struct day_range labor = { day_of(2026, 9, 7), day_of(2026, 9, 7) };
	struct day_range thanks = { day_of(2026, 11, 23), day_of(2026, 11, 27) };

	g_array_append_val(s->no_school, labor);
	g_array_append_val(s->no_school, thanks);
	calendar_free(s->calendar);
	s->calendar = calendar_new(DAY_NONE, DAY_NONE, s->no_school);
	return s;
}

static struct moment at(const char *day)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();

	return moment_at(day_parse(day), 12, 0, 0, utc);
}

static struct item *new_item(
	enum item_kind kind, enum owed_by owed, const char *day, const char *due)
{
	struct item *i = item_new();

	i->kind = kind;
	i->owed_by = owed;
	i->date = at(day);
	i->due = due ? day_parse(due) : DAY_NONE;
	g_ptr_array_add(i->events, event_new(EVENT_OPENED, i->date, "rule"));
	return i;
}

static struct event *happens(struct item *i, enum event_kind kind, const char *day)
{
	struct event *e = event_new(kind, at(day), "why");

	e->message = 9;
	g_ptr_array_add(i->events, e);
	return e;
}

static struct item_view view(const struct item *i, const char *day, const struct settings *s)
{
	struct item_view v;

	assert_true(ladder_view(i, at(day), s, &v));
	return v;
}

static void assert_day(struct day d, const char *expected)
{
	char text[DAY_TEXT_SIZE];

	assert_string_equal(day_format(d, text), expected);
}

/* A request of Tuesday 1 September, no answer: days counted, follow-up, stage with one letter. */
static void test_request(void **state)
{
	static const struct {
		const char *today;
		int days;
		bool overdue;
		int stage;
	} table[] = {
		{ "2026-09-01", 0, false, 0 },
		{ "2026-09-03", 2, false, 0 },
		{ "2026-09-04", 3, true, 1 },
		{ "2026-09-06", 3, true, 1 }, /* Sunday */
		{ "2026-09-08", 4, true, 1 }, /* the Monday was free */
		{ "2026-09-10", 6, true, 2 },
		{ "2026-09-16", 10, true, 2 }, /* never above 2 with one letter */
		{ "2026-11-30", 58, true, 2 },
	};
	g_autoptr(settings) s = family();
	g_autoptr(item) i = new_item(ITEM_REQUEST, OWED_SCHOOL, "2026-09-01", NULL);

	for (guint k = 0; k < G_N_ELEMENTS(table); k++) {
		struct item_view v = view(i, table[k].today, s);

		assert_int_equal(v.class, CLASS_REQUEST);
		assert_int_equal(v.waiting_school_days, table[k].days);
		assert_int_equal(v.overdue, table[k].overdue);
		assert_int_equal(v.stage, table[k].stage);
		assert_int_equal(v.attempts, 1);
		assert_day(v.follow_up_on, "2026-09-04");
	}
	struct item_view v;
	assert_false(ladder_view(i, at("2026-08-31"), s, &v));
}

static void test_scale(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(item) i = new_item(ITEM_REQUEST, OWED_SCHOOL, "2026-09-01", NULL);

	s->scale = 1.5; /* 3 becomes 4.5, rounded up */
	assert_int_equal(ladder_threshold(s, CLASS_REQUEST, 1), 5);
	assert_int_equal(ladder_threshold(s, CLASS_REQUEST, 2), 9);
	assert_int_equal(ladder_threshold(s, CLASS_MEETING, 4), STAGE_NEVER);
	assert_day(view(i, "2026-09-02", s).follow_up_on, "2026-09-09");
	s->scale = 0.1 * 20; /* no rounding up of what is a whole number but for the last bit */
	assert_int_equal(ladder_threshold(s, CLASS_REQUEST, 1), 6);
}

static void test_letters_and_rest(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(item) i = new_item(ITEM_REQUEST, OWED_SCHOOL, "2026-09-01", NULL);

	happens(i, EVENT_CHASED, "2026-09-21"); /* 13 school days in: stage 3 is reached by time */
	assert_int_equal(view(i, "2026-09-20", s).stage, 2);
	assert_int_equal(view(i, "2026-09-21", s).stage, 2); /* rests */
	assert_int_equal(view(i, "2026-09-23", s).stage, 2);
	assert_int_equal(view(i, "2026-09-24", s).stage, 3);
	assert_int_equal(view(i, "2026-09-24", s).attempts, 2);
	assert_int_equal(view(i, "2026-11-10", s).stage, 3); /* attempts + 1 */
	assert_day(view(i, "2026-09-24", s).waiting_since, "2026-09-01");
}

static void test_acknowledged(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(item) i = new_item(ITEM_REQUEST, OWED_SCHOOL, "2026-09-01", NULL);

	happens(i, EVENT_ACKNOWLEDGED, "2026-09-04")->until = day_parse("2026-09-18");
	happens(i, EVENT_ACKNOWLEDGED, "2026-09-09"); /* the clock is moved once */
	struct item_view v = view(i, "2026-09-17", s);
	assert_int_equal(v.state, STATE_ACKNOWLEDGED);
	assert_int_equal(v.class, CLASS_ACKNOWLEDGED);
	assert_day(v.waiting_since, "2026-09-04");
	assert_day(v.follow_up_on, "2026-09-14");
	assert_true(v.overdue);
	assert_int_equal(v.stage, 0); /* not before the day they named */
	assert_int_equal(view(i, "2026-09-21", s).stage, 2);
	happens(i, EVENT_PARTLY, "2026-09-22");
	v = view(i, "2026-09-22", s);
	assert_int_equal(v.class, CLASS_PARTLY);
	assert_day(v.waiting_since, "2026-09-04");
	/* as it was before that */
	assert_int_equal(view(i, "2026-09-03", s).class, CLASS_REQUEST);
	assert_int_equal(view(i, "2026-09-03", s).state, STATE_OPEN);
}

static void test_commitments(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(item) dated = new_item(ITEM_COMMITMENT, OWED_SCHOOL, "2026-11-10", "2026-11-20");
	g_autoptr(item) undated = new_item(ITEM_COMMITMENT, OWED_SCHOOL, "2026-11-10", NULL);

	struct item_view v = view(dated, "2026-11-12", s);
	assert_int_equal(v.class, CLASS_COMMITMENT);
	assert_int_equal(v.waiting_school_days, 0); /* the day lies ahead */
	assert_int_equal(v.attempts, 0);
	assert_day(v.waiting_since, "2026-11-20");
	assert_day(v.follow_up_on, "2026-11-30"); /* over the break */
	assert_false(view(dated, "2026-11-29", s).overdue);
	v = view(dated, "2026-12-04", s);
	assert_true(v.overdue);
	assert_int_equal(v.stage, 1); /* no letter of the family yet */
	v = view(undated, "2026-11-18", s);
	assert_int_equal(v.class, CLASS_COMMITMENT_UNDATED);
	assert_int_equal(v.stage, 1);
}

static void test_settled(void **state)
{
	static const struct {
		enum event_kind kind;
		enum item_state item_state;
	} table[] = { { EVENT_RESOLVED, STATE_RESOLVED }, { EVENT_DECLINED, STATE_DECLINED },
		{ EVENT_DISMISSED, STATE_DISMISSED } };
	g_autoptr(settings) s = family();

	for (guint k = 0; k < G_N_ELEMENTS(table); k++) {
		g_autoptr(item) i = new_item(ITEM_REQUEST, OWED_SCHOOL, "2026-09-01", NULL);

		const struct event *asked = happens(i, EVENT_UNSURE, "2026-09-08");
		assert_ptr_equal(view(i, "2026-09-09", s).unsure, asked);
		happens(i, table[k].kind, "2026-09-10");
		struct item_view v = view(i, "2026-10-30", s);
		assert_int_equal(v.state, table[k].item_state);
		assert_int_equal(v.resolved_by, 9);
		assert_int_equal(v.stage, 0);
		assert_false(v.overdue);
		assert_false(day_known(v.follow_up_on));
		assert_null(v.unsure);
		assert_int_equal(v.waiting_school_days, 6);
		happens(i, EVENT_REOPENED, "2026-11-02");
		assert_int_equal(view(i, "2026-11-03", s).state, STATE_OPEN);
		assert_int_equal(view(i, "2026-11-03", s).stage, 2);
	}
}

static void test_snoozed(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(item) i = new_item(ITEM_REQUEST, OWED_SCHOOL, "2026-09-01", NULL);

	happens(i, EVENT_SNOOZED, "2026-09-08")->until = day_parse("2026-09-20");
	assert_false(view(i, "2026-09-19", s).overdue);
	assert_day(view(i, "2026-09-19", s).snoozed_until, "2026-09-20");
	assert_true(view(i, "2026-09-20", s).overdue);
	assert_false(day_known(view(i, "2026-09-20", s).snoozed_until));
}

static void test_family_owes(void **state)
{
	static const struct {
		const char *today;
		int stage;
		bool overdue;
	} table[] = {
		{ "2026-11-10", 0, false },
		{ "2026-11-17", 1, false },
		{ "2026-11-19", 2, false },
		{ "2026-11-20", 3, false },
		{ "2026-11-28", 3, false }, /* the break */
		{ "2026-11-30", 4, true },
		{ "2026-12-02", 5, true },
		{ "2027-01-20", 5, true },
	};
	g_autoptr(settings) s = family();
	g_autoptr(item) i = new_item(ITEM_REQUEST, OWED_FAMILY, "2026-11-09", "2026-11-20");
	g_autoptr(item) undated = new_item(ITEM_REQUEST, OWED_FAMILY, "2026-11-09", NULL);

	for (guint k = 0; k < G_N_ELEMENTS(table); k++) {
		struct item_view v = view(i, table[k].today, s);

		assert_int_equal(v.class, CLASS_FAMILY);
		assert_int_equal(v.stage, table[k].stage);
		assert_int_equal(v.overdue, table[k].overdue);
	}
	assert_int_equal(view(undated, "2027-01-20", s).stage, 1);
}

static void test_calendar_end(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(item) i = new_item(ITEM_REQUEST, OWED_SCHOOL, "2026-09-01", NULL);

	calendar_free(s->calendar);
	s->calendar = calendar_new(DAY_NONE, day_of(2026, 9, 2), NULL);
	struct item_view v = view(i, "2026-12-01", s);
	assert_int_equal(v.waiting_school_days, 1);
	assert_false(day_known(v.follow_up_on));
	assert_false(v.overdue);
}

static void test_why(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(item) i = new_item(ITEM_REQUEST, OWED_SCHOOL, "2026-09-01", NULL);
	struct item_view v = view(i, "2026-09-04", s);
	g_autofree char *why = ladder_why(&v, s);

	assert_string_equal(why,
		"stage 1: request, waiting since 2026-09-01, 3 school days, "
		"1 letter; follow-up on 2026-09-04; stage 2 at 6 school days");
	v = view(i, "2026-09-30", s);
	g_autofree char *later = ladder_why(&v, s);
	assert_non_null(strstr(later, "stage 3 only after another letter"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_request),
		cmocka_unit_test(test_scale),
		cmocka_unit_test(test_letters_and_rest),
		cmocka_unit_test(test_acknowledged),
		cmocka_unit_test(test_commitments),
		cmocka_unit_test(test_settled),
		cmocka_unit_test(test_snoozed),
		cmocka_unit_test(test_family_owes),
		cmocka_unit_test(test_calendar_end),
		cmocka_unit_test(test_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
