/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which clocks run on a day, their prompts, and what is said of a day that came between. */
#include "clock_rules.h"

#include "track/clock_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct moment noon(const char *day)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();

	return moment_at(day_parse(day), 12, 0, 0, utc);
}

static struct clock_view *one(const char *id, const char *from, const char *today)
{
	static GPtrArray *rules; /* a view borrows its rule */
	g_autoptr(calendar) c = clock_rules_year(NULL);

	if (!rules)
		rules = clock_rules_all();
	struct clock_context context = clock_rules_context(c, rules);
	return clock_view_new(
		clock_rules_get(rules, id), day_parse(from), 0, &context, day_parse(today));
}

static void test_stages(void **state)
{
	static const struct {
		const char *rule, *from, *today;
		enum clock_stage stage;
		const char *next;
		int left;
	} rows[] = {
		/* FERPA: 45 days to 15 January; half on 24 December, 75 % on 4 January */
		{ "US-FERPA", "2026-12-01", "2026-12-01", CLOCK_RUNS, "2026-12-24", 23 },
		{ "US-FERPA", "2026-12-01", "2026-12-23", CLOCK_RUNS, "2026-12-24", 10 },
		{ "US-FERPA", "2026-12-01", "2026-12-24", CLOCK_HALF, "2027-01-04", 10 },
		{ "US-FERPA", "2026-12-01", "2027-01-04", CLOCK_THREE_QUARTERS, "2027-01-08", 9 },
		{ "US-FERPA", "2026-12-01", "2027-01-08", CLOCK_NEAR, "2027-01-15", 5 },
		{ "US-FERPA", "2026-12-01", "2027-01-15", CLOCK_DUE, "2027-01-16", 0 },
		{ "US-FERPA", "2026-12-01", "2027-01-16", CLOCK_PAST, "2027-01-25", 0 },
		{ "US-FERPA", "2026-12-01", "2027-01-25", CLOCK_LONG_PAST, "", 0 },
		/* school is out, the clock is not */
		{ "US-FERPA", "2027-05-10", "2027-06-24", CLOCK_DUE, "2027-06-25", 0 },
		{ "US-FERPA", "2027-05-10", "2027-07-08", CLOCK_LONG_PAST, "", 0 },
		/* back from a meeting */
		{ "IL6", "2027-01-20", "2026-12-01", CLOCK_RUNS, "2027-01-07", 22 },
		{ "IL6", "2027-01-20", "2027-01-14", CLOCK_DUE, "2027-01-15", 0 },
	};
	char text[DAY_TEXT_SIZE];

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct clock_view *v = one(rows[i].rule, rows[i].from, rows[i].today);

		if (v->stage != rows[i].stage || v->school_days_left != rows[i].left ||
			strcmp(day_format(v->next, text), rows[i].next))
			fail_msg("%s on %s: stage %d, next %s, %d left", rows[i].rule,
				rows[i].today, v->stage, text, v->school_days_left);
		clock_view_free(v);
	}
}

static void test_not_checked_for_long(void **state)
{
	struct clock_view *fresh = one("US-FERPA", "2026-12-01", "2027-12-27");
	struct clock_view *old = one("US-FERPA", "2026-12-01", "2027-12-28");

	assert_false(fresh->unchecked);
	assert_true(old->unchecked);
	clock_view_free(fresh);
	clock_view_free(old);
}

/* -- what a trail says --------------------------------------------------------------------- */

struct trail {
	GPtrArray *rules, *notes, *views, *messages;
	struct item *item;
	struct calendar *calendar;
	struct clock_context context;
};

static struct trail *trail_new(const char *snow_day)
{
	struct trail *t = g_new0(struct trail, 1);
	struct item_view v = { .state = STATE_OPEN };

	t->rules = clock_rules_all();
	t->notes = g_ptr_array_new_with_free_func((GDestroyNotify)clock_note_free);
	t->views = g_ptr_array_new_with_free_func(g_free);
	t->messages = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
	t->item = item_new();
	t->item->id = 7;
	t->item->message = 3;
	t->item->owed_by = OWED_SCHOOL;
	t->item->is_records = true;
	t->item->date = noon("2026-12-01");
	v.item = t->item;
	g_ptr_array_add(t->views, g_memdup2(&v, sizeof v));
	t->calendar = clock_rules_year(snow_day);
	t->context = clock_rules_context(t->calendar, t->rules);
	return t;
}

static void trail_free(struct trail *t)
{
	g_ptr_array_unref(t->rules);
	g_ptr_array_unref(t->notes);
	g_ptr_array_unref(t->views);
	g_ptr_array_unref(t->messages);
	item_free(t->item);
	calendar_free(t->calendar);
	g_free(t);
}

static struct clock_note *note(
	struct trail *t, enum clock_note_kind kind, const char *at, const char *rule)
{
	struct clock_note *n = g_new0(struct clock_note, 1);

	n->id = t->notes->len + 1;
	n->at = noon(at);
	n->kind = kind;
	n->rule = g_strdup(rule);
	n->from = day_parse(at);
	n->due = DAY_NONE;
	g_ptr_array_add(t->notes, n);
	return n;
}

static GPtrArray *running(struct trail *t, const char *now, GPtrArray *lost)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	const struct clock_run_input in = { t->notes, t->views, t->messages, t->rules, t->rules,
		&t->context, noon(now), utc };

	return clock_run(&in, lost);
}

static void test_records_start_by_themselves(void **state)
{
	struct trail *t = trail_new(NULL);
	g_autoptr(GPtrArray) all = running(t, "2026-12-02", NULL);
	const struct clock_view *v = all->pdata[0];

	assert_int_equal(all->len, 1);
	assert_string_equal(v->rule->id, "US-FERPA");
	assert_int_equal(v->id, 0);
	assert_int_equal(v->item, 7);
	assert_int_equal(v->due.n, day_of(2027, 1, 15).n);
	/* started by hand it is one, not two; stopped by hand it is none */
	note(t, CLOCK_STARTED, "2026-12-03", "US-FERPA")->item = 7;
	g_autoptr(GPtrArray) by_hand = running(t, "2026-12-04", NULL);
	assert_int_equal(by_hand->len, 1);
	assert_int_equal(((struct clock_view *)by_hand->pdata[0])->id, 1);
	note(t, CLOCK_STOPPED, "2026-12-05", "US-FERPA")->clock = 1;
	g_autoptr(GPtrArray) stopped = running(t, "2026-12-06", NULL);
	assert_int_equal(stopped->len, 0);
	trail_free(t);
}

static void test_records_end_with_the_item(void **state)
{
	static const enum item_state ends[] = { STATE_RESOLVED, STATE_DECLINED, STATE_DISMISSED };
	struct trail *t = trail_new(NULL);

	for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
		((struct item_view *)t->views->pdata[0])->state = ends[i];
		g_autoptr(GPtrArray) all = running(t, "2026-12-02", NULL);
		assert_int_equal(all->len, 0);
	}
	((struct item_view *)t->views->pdata[0])->state = STATE_OPEN;
	note(t, CLOCK_STOPPED, "2026-12-05", "US-FERPA")->item = 7;
	g_autoptr(GPtrArray) before = running(t, "2026-12-02", NULL);
	assert_int_equal(before->len, 1);
	g_autoptr(GPtrArray) after = running(t, "2026-12-05", NULL);
	assert_int_equal(after->len, 0);
	trail_free(t);
}

/* What the school never got starts nothing. */
static void test_a_bounce_starts_none(void **state)
{
	struct trail *t = trail_new(NULL);
	struct message *m = message_new();

	m->kind = KIND_BOUNCE;
	m->reply_to = 4;
	g_ptr_array_add(t->messages, m);
	g_autoptr(GPtrArray) of_another = running(t, "2026-12-02", NULL);
	assert_int_equal(of_another->len, 1);
	m->reply_to = 3;
	g_autoptr(GPtrArray) none = running(t, "2026-12-02", NULL);
	assert_int_equal(none->len, 0);
	trail_free(t);
}

static void test_no_rule_no_clock(void **state)
{
	struct trail *t = trail_new(NULL);
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	g_autoptr(GPtrArray) lost = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *rules = t->rules;

	note(t, CLOCK_STARTED, "2026-12-01", "CA3");
	t->rules = none;
	g_autoptr(GPtrArray) all = running(t, "2026-12-02", lost);
	assert_int_equal(all->len, 0);
	assert_int_equal(lost->len, 1);
	assert_string_equal(lost->pdata[0], "c1 (CA3)");
	t->rules = rules;
	trail_free(t);
}

/* V16 */
static void test_a_snow_day_moves_it(void **state)
{
	struct trail *t = trail_new(NULL), *snowed = trail_new("2026-12-09");
	g_autofree char *off =
		clock_days_off(t->calendar, day_of(2026, 11, 20), day_of(2026, 12, 15));
	struct clock_note *n = note(snowed, CLOCK_STARTED, "2026-12-01", "US-MDR");

	assert_string_equal(off, "2026-11-25 2026-11-26 2026-11-27");
	n->due = day_of(2026, 12, 15);
	snowed->item->is_records = false;
	g_autoptr(GPtrArray) all = running(snowed, "2026-12-10", NULL);
	assert_int_equal(all->len, 1);
	const struct clock_view *v = all->pdata[0];
	assert_int_equal(v->due.n, day_of(2026, 12, 16).n);
	assert_int_equal(v->told.n, n->due.n);
	assert_int_equal(v->changed->len, 1);
	assert_int_equal(g_array_index(v->changed, struct day, 0).n, day_of(2026, 12, 9).n);
	/* and back, where there is school on it after all */
	n->due = day_of(2026, 12, 17);
	n->off = g_strdup("2026-12-09 2026-12-10");
	g_autoptr(GPtrArray) again = running(snowed, "2026-12-10", NULL);
	v = again->pdata[0];
	assert_int_equal(v->changed->len, 1);
	assert_int_equal(g_array_index(v->changed, struct day, 0).n, day_of(2026, 12, 10).n);
	/* nothing has changed: nothing is said */
	n->due = day_of(2026, 12, 16);
	g_autoptr(GPtrArray) same = running(snowed, "2026-12-10", NULL);
	v = same->pdata[0];
	assert_false(day_known(v->told));
	assert_int_equal(v->changed->len, 0);
	trail_free(t);
	trail_free(snowed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stages),
		cmocka_unit_test(test_not_checked_for_long),
		cmocka_unit_test(test_records_start_by_themselves),
		cmocka_unit_test(test_records_end_with_the_item),
		cmocka_unit_test(test_a_bounce_starts_none),
		cmocka_unit_test(test_no_rule_no_clock),
		cmocka_unit_test(test_a_snow_day_moves_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
