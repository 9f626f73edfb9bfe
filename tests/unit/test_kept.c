/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "trail.h"

enum said {
	OPEN,
	ASKED,
	CLOSED
};

static enum said said(struct trail *t, guint i)
{
	struct item_view v = view(t, i);

	return v.state == STATE_RESOLVED ? CLOSED : v.unsure ? ASKED : OPEN;
}

/* On the promised day or after, who was to get it writes back: what of the promise? */
static void test_day_has_come(void **state)
{
	static const struct {
		const char *says;
		int days; /* after the promised day */
		enum said said;
	} rows[] = {
		{ "The spare key turns like butter.", 0, CLOSED },
		{ "The spare key turns like butter.", -1, OPEN },
		{ "The spare key turns like butter.", 20, ASKED },
		{ "He walked in whistling.", 0, ASKED },
		{ "There is no spare key in the envelope.", 0, OPEN },
		{ "No vino la llave.", 0, OPEN },
		{ "Where did you leave the spare key?", 0, OPEN },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, TEACHER, MOTHER, 0);

		says(m, "The spare key travels in his lunch box tomorrow.", PROMISES)->due =
			moment_day((struct moment){ 40 * 24L * HOUR, 0 }, NULL);
		m = letter(&t, MOTHER, TEACHER, 1);
		m->date.unix_s = (40 + rows[i].days) * 24L * HOUR;
		says(m, rows[i].says, 0);
		settle(&t);
		if (said(&t, 0) != rows[i].said)
			print_error("%s, %d days: %d\n", rows[i].says, rows[i].days, said(&t, 0));
		assert_int_equal(said(&t, 0), rows[i].said);
		trail_clear(&t);
	}
}

/* What may have kept a promise may have done what was asked for. */
static void test_asked_for(void **state)
{
	struct trail t = new_trail();
	struct message *m = letter(&t, MOTHER, TEACHER, 0);

	says(m, "Could you please lend him a spare key?", ASKS);
	m = letter(&t, TEACHER, MOTHER, 1);
	says(m, "The spare key travels in his lunch box tomorrow.", PROMISES)->due =
		moment_day((struct moment){ 3 * 24L * HOUR, 0 }, NULL);
	m = letter(&t, MOTHER, TEACHER, 2);
	says(m, "He walked in whistling.", 0);
	settle(&t);
	assert_int_equal(said(&t, 0), ASKED);
	assert_int_equal(said(&t, 1), ASKED);
	trail_clear(&t);
}

/* The school asked for one thing, and writes back to a reply that may have been it. */
static void test_asks_no_more(void **state)
{
	static const struct {
		const char *says;
		enum said said;
	} rows[] = {
		{ "What a lovely drawing.", CLOSED },
		{ "The page for the doctor is missing.", ASKED },
		{ "Could you write the doctor's name on it?", ASKED },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, TEACHER, MOTHER, 0);

		says(m, "Please return the allergy sheet by Friday.", ASKS);
		m = letter(&t, MOTHER, TEACHER, 1);
		says(m, "Look between the pages of her atlas.", 0);
		m = letter(&t, TEACHER, MOTHER, 2);
		says(m, rows[i].says, 0);
		settle(&t);
		if (said(&t, 0) != rows[i].said)
			print_error("%s: %d\n", rows[i].says, said(&t, 0));
		assert_int_equal(said(&t, 0), rows[i].said);
		trail_clear(&t);
	}
}

/* The family's own note tells what it saw of the promised thing. */
static void test_seen(void **state)
{
	static const struct {
		const char *promise, *note;
		int due, day;
		enum said said;
	} rows[] = {
		{ "A picture timetable hangs by his coat hook on Monday.",
			"His picture timetable is taped up by the coat hook, with stickers.", 40,
			41, CLOSED },
		{ "A picture timetable hangs by his coat hook on Monday.",
			"His picture timetable is taped up by the coat hook, with stickers.", 40,
			39, ASKED },
		{ "A picture timetable hangs by his coat hook on Monday.",
			"There is no picture timetable by the coat hook.", 40, 41, ASKED },
		{ "A picture timetable hangs by his coat hook on Monday.",
			"We talked about a picture timetable by the coat hook.", 40, 41, ASKED },
		{ "You will hear my voice on the 20th.", "Ms. Whitfield rang on the 20th.", 40, 40,
			CLOSED },
		{ "You will hear my voice on the 20th.", "Ms. Whitfield rang on the 20th.", 40, 60,
			OPEN },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, TEACHER, MOTHER, 0);

		m->from->name = g_strdup("Dana Whitfield");
		m->date.unix_s = 20 * 24L * HOUR;
		says(m, rows[i].promise, PROMISES)->due =
			moment_day((struct moment){ rows[i].due * 24L * HOUR, 0 }, NULL);
		m = letter(&t, MOTHER, TEACHER, 0);
		m->date.unix_s = rows[i].day * 24L * HOUR;
		m->thread = m->id;
		m->note = NOTE_LOG;
		m->between = false;
		says(m, rows[i].note, 0);
		settle(&t);
		if (said(&t, 0) != rows[i].said)
			print_error("%s: %d\n", rows[i].note, said(&t, 0));
		assert_int_equal(said(&t, 0), rows[i].said);
		trail_clear(&t);
	}
}

/* Who promised it writes of the thing itself, and holds nothing off. */
static void test_shown(void **state)
{
	static const struct {
		const char *says;
		int ack; /* points of its wording for a mere receipt */
		enum said said;
	} rows[] = {
		{ "The purple ear muffs hang by the stage door.", 0, CLOSED },
		{ "The purple ear muffs hang by the stage door.", 32, ASKED },
		{ "Lunch was pizza today.", 0, ASKED },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, TEACHER, MOTHER, 0);
		struct evidence *e = g_new0(struct evidence, 1);

		says(m, "Purple ear muffs for choir are on my list, he gets a pair.", PROMISES);
		letter(&t, MOTHER, TEACHER, 1);
		m = letter(&t, TEACHER, MOTHER, 2);
		e->kind = ACT_ACK;
		e->strength = rows[i].ack;
		g_ptr_array_add(m->evidence, e);
		says(m, rows[i].says, 0);
		settle(&t);
		if (said(&t, 0) != rows[i].said)
			print_error("%s %d: %d\n", rows[i].says, rows[i].ack, said(&t, 0));
		assert_int_equal(said(&t, 0), rows[i].said);
		trail_clear(&t);
	}
}

/* The school's day for it is long past, and it writes of other things. */
static void test_unmissed(void **state)
{
	static const struct {
		const char *reply, *says;
		act_set does, acts;
		int days; /* after that day */
		enum said said;
	} rows[] = {
		{ "It lay under the rabbit.", "Choir begins at nine.", 0, 0, 9, CLOSED },
		{ "It lay under the rabbit.", "Choir begins at nine.", 0, 0, 3, ASKED },
		{ "It lay under the rabbit.", "The swim form is missing.", 0, 0, 9, ASKED },
		{ "It lay under the rabbit.", "Kindly sign the swim form.", 0, ASKS, 9, ASKED },
		{ "I will bring the swim form.", "Choir begins at nine.", PROMISES, 0, 9, OPEN },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, TEACHER, MOTHER, 0);

		says(m, "Please return the swim form by the 20th.", ASKS)->due =
			moment_day((struct moment){ 20 * 24L * HOUR, 0 }, NULL);
		m = letter(&t, MOTHER, TEACHER, 1);
		says(m, rows[i].reply, rows[i].does);
		m = letter(&t, THERAPIST, MOTHER, 0);
		m->thread = m->id;
		m->date.unix_s = (20 + rows[i].days) * 24L * HOUR;
		says(m, rows[i].says, rows[i].acts);
		settle(&t);
		if (said(&t, 0) != rows[i].said)
			print_error("%s %s: %d\n", rows[i].reply, rows[i].says, said(&t, 0));
		assert_int_equal(said(&t, 0), rows[i].said);
		trail_clear(&t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_day_has_come),
		cmocka_unit_test(test_asked_for),
		cmocka_unit_test(test_asks_no_more),
		cmocka_unit_test(test_seen),
		cmocka_unit_test(test_shown),
		cmocka_unit_test(test_unmissed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
