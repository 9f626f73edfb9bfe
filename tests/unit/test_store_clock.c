/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clocks that a person started and stopped are facts: they come back to the letter, sealed. */
#include "store_place.h"

static void clocks_come_back(void **state)
{
	struct place *p = *state;
	struct clock_note start = { .at = noon,
		.rule = (char *)"US-EVAL",
		.from = day_of(2026, 10, 1),
		.child = (char *)"Emma",
		.absences = 4,
		.due = day_of(2026, 11, 30),
		.off = (char *)"2026-10-12 2026-11-03" };
	struct clock_note stop = { .at = noon,
		.kind = CLOCK_STOPPED,
		.rule = (char *)"US-EVAL",
		.from = DAY_NONE,
		.due = DAY_NONE,
		.text = (char *)"the report came" };
	g_autoptr(GPtrArray) all = NULL;
	gint64 entries, id;

	GOOD(store_clock_add(p->s, &start, &stop.clock, &error));
	GOOD(store_item_name(p->s, "aa", 0, ITEM_REQUEST, "s", 0, true, &stop.item, &error));
	GOOD(store_clock_add(p->s, &stop, &id, &error));
	assert_int_not_equal(id, stop.clock);
	reopen(p, STORE_READ);
	GOOD(store_verify(p->s, &entries, &error));
	assert_int_equal(entries, 2);
	GOOD(all = store_clocks(p->s, &error));
	assert_int_equal(all->len, 2);
	const struct clock_note *a = all->pdata[0], *b = all->pdata[1];
	assert_int_equal(a->id, stop.clock);
	assert_int_equal(a->kind, CLOCK_STARTED);
	assert_int_equal(a->item, 0);
	assert_string_equal(a->rule, "US-EVAL");
	assert_int_equal(a->from.n, start.from.n);
	assert_string_equal(a->child, "Emma");
	assert_int_equal(a->absences, 4);
	assert_int_equal(a->due.n, start.due.n);
	assert_string_equal(a->off, start.off);
	assert_null(a->text);
	assert_int_equal(b->kind, CLOCK_STOPPED);
	assert_int_equal(b->clock, a->id);
	assert_int_equal(b->item, stop.item);
	assert_false(day_known(b->from));
	assert_string_equal(b->text, "the report came");
}

/* One that nobody started by hand is stopped by its item, which must be there. */
static void a_stop_is_about_something(void **state)
{
	struct place *p = *state;
	struct clock_note n = { .at = noon,
		.kind = CLOCK_STOPPED,
		.rule = (char *)"US-FERPA",
		.item = 99,
		.from = DAY_NONE,
		.due = DAY_NONE };
	gint64 entries, id;

	assert_false(store_clock_add(p->s, &n, &id, NULL));
	n.item = 0;
	n.clock = 99;
	assert_false(store_clock_add(p->s, &n, &id, NULL));
	GOOD(store_verify(p->s, &entries, &error));
	assert_int_equal(entries, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(clocks_come_back),
		TEST(a_stop_is_about_something),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
