/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "trail.h"

#define ANSWERS ACT_BIT(ACT_ANSWER)

static bool is_settled(struct trail *t, guint i)
{
	enum item_state s = view(t, i).state;

	return s == STATE_RESOLVED || s == STATE_DECLINED;
}

/* By its wording the letter only acknowledges. */
static void leans_to_receipt(struct message *m)
{
	struct evidence *e = g_new0(struct evidence, 1);

	e->kind = ACT_ACK;
	e->strength = 20;
	g_ptr_array_add(m->evidence, e);
}

/* Two questions, two answers in other words: each has its own, though both would take the first. */
static void test_each_its_own(void **state)
{
	for (int answers = 1; answers <= 2; answers++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, MOTHER, TEACHER, 0);

		says(m, "How many lessons did she miss this spring?", ASKS);
		says(m, "How often was the van late?", ASKS);
		m = letter(&t, TEACHER, MOTHER, 1);
		m->acts = ANSWERS;
		says(m, "14 between January and March.", ANSWERS);
		if (answers == 2)
			says(m, "Twice in that time, by 20 minutes.", ANSWERS);
		settle(&t);
		assert_int_equal(is_settled(&t, 0) + is_settled(&t, 1), answers);
		trail_clear(&t);
	}
}

/* "The form is signed and attached" does both things that were asked. */
static void test_one_for_both(void **state)
{
	struct trail t = new_trail();
	struct message *m = letter(&t, TEACHER, MOTHER, 0);

	says(m, "Please sign the consent on page 4 of the booklet and return it by Friday, June 5.",
		ASKS);
	says(m, "Testing starts only when the signed consent is back.", ASKS);
	m = letter(&t, MOTHER, TEACHER, 1);
	m->acts = DONE;
	says(m, "Signed consent is attached.", DONE);
	settle(&t);
	assert_true(is_settled(&t, 0));
	assert_true(is_settled(&t, 1));
	trail_clear(&t);
}

/* A plain yes confirms, also where the letter promises something else. */
static void test_confirmed(void **state)
{
	static const struct {
		const char *asks, *says;
		bool settled;
	} rows[] = {
		{ "Please confirm that you can come on Monday.", "I can be there.", true },
		{ "Please confirm that I understood you well.", "That is correct.", true },
		{ "Please confirm that you can come on Monday.", "It was a long week.", false },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, TEACHER, MOTHER, 0);

		says(m, rows[i].asks, ASKS);
		says(m, "Could you also bring her glasses?", ASKS);
		m = letter(&t, MOTHER, TEACHER, 1);
		m->acts = ANSWERS;
		says(m, rows[i].says, ANSWERS);
		leans_to_receipt(m);
		says(m, "I will send the doctor's note tomorrow.", PROMISES);
		settle(&t);
		if (is_settled(&t, 0) != rows[i].settled)
			print_error("%s <- %s\n", rows[i].asks, rows[i].says);
		assert_int_equal(is_settled(&t, 0), rows[i].settled);
		assert_false(is_settled(&t, 1));
		trail_clear(&t);
	}
}

/* "See attached" hands over what the file's name says, in the thread where only that waits. */
static void test_named_file(void **state)
{
	static const struct {
		const char *file;
		bool settled;
	} rows[] = { { "Audiology report 2026.pdf", true }, { "Lunch menu.pdf", false } };

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, MOTHER, TEACHER, 0);
		struct attachment *a = attachment_new();

		says(m, "Can you send me the hearing report before we sit down together in May?",
			ASKS);
		says(letter(&t, MOTHER, TEACHER, 0), "It was good to see you.", 0);
		m = letter(&t, TEACHER, MOTHER, 2);
		says(m, "See below and attached.", DONE);
		a->name = g_strdup(rows[i].file);
		g_ptr_array_add(m->attachments, a);
		settle(&t);
		assert_int_equal(is_settled(&t, 0), rows[i].settled);
		trail_clear(&t);
	}
}

/* A person is asked about the likeliest letter, not about the last; until he says no to that. */
static void test_likeliest(void **state)
{
	for (int denied = 0; denied < 2; denied++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, MOTHER, TEACHER, 0);

		says(m, "Who decides about the reading plan?", ASKS);
		m = letter(&t, TEACHER, MOTHER, 1);
		says(m, "It was written in May.", ANSWERS);
		if (denied)
			decide(&t, 1, EVENT_REOPENED, 2);
		m = letter(&t, THERAPIST, MOTHER, 0);
		says(m, "It has grown by a page.", ANSWERS);
		settle(&t);
		assert_false(is_settled(&t, 0));
		assert_non_null(view(&t, 0).unsure);
		assert_int_equal(view(&t, 0).unsure->message, denied ? 3 : 2);
		trail_clear(&t);
	}
}

/* Kind words around a plain no hold nothing off. */
static void test_refused(void **state)
{
	static const struct {
		const char *says;
		enum item_state state;
	} rows[] = {
		{ "Our office does not meet with families about lunch.", STATE_DECLINED },
		{ "We cannot open the gate on Sundays.", STATE_ACKNOWLEDGED },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, MOTHER, TEACHER, 0);

		says(m, "I would like to meet with you about the lunch room.", ASKS);
		m = letter(&t, TEACHER, MOTHER, 1);
		says(m, "Thank you for sharing this with us.", ACT_BIT(ACT_ACK));
		says(m, rows[i].says, ACT_BIT(ACT_DECLINE));
		leans_to_receipt(m);
		settle(&t);
		assert_int_equal(view(&t, 0).state, rows[i].state);
		trail_clear(&t);
	}
}

/* "I'll ask Mr. Keane": a letter of his own keeps that, and may answer what it was about. */
static void test_handed_on(void **state)
{
	static const struct {
		const char *promises, *writer, *says;
		gint64 replies_to;
		bool kept;
	} rows[] = {
		{ "I will check with Mr. Keane about it.", "Peter Keane",
			"Her place is beside the window since this morning.", 0, true },
		{ "I will check with Mr. Keane about it.", "Olga Lund",
			"Her place is beside the window since this morning.", 0, false },
		{ "I will keane about it and check.", "Peter Keane",
			"Her place is beside the window since this morning.", 0, false },
		{ "I will check with Mr. Keane about it.", "Peter Keane",
			"The concert was a joy for all of us.", 3, false },
		{ "I will check with Mr. Keane about it.", "Peter Keane",
			"The concert was a joy for all of us.", 0, false },
		{ "I will check with Mr. Keane about it.", "Peter Keane",
			"Dana asked me whether this is so: it is.", 0, true },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct trail t = new_trail();

		says(letter(&t, MOTHER, TEACHER, 0), "Where does Emma sit in art?", ASKS);
		struct message *m = letter(&t, TEACHER, MOTHER, 1);
		m->from->name = g_strdup("Dana Whitfield");
		says(m, "Her place in the art room is a good question.", 0);
		says(m, rows[i].promises, PROMISES);
		m = letter(&t, MOTHER, THERAPIST, 0);
		m->thread = m->id;
		says(m, "The concert was lovely.", 0);
		m = letter(&t, THERAPIST, MOTHER, rows[i].replies_to);
		m->thread = rows[i].replies_to ? rows[i].replies_to : m->id;
		m->from->name = g_strdup(rows[i].writer);
		m->acts = ANSWERS;
		says(m, rows[i].says, ANSWERS);
		settle(&t);
		if (is_settled(&t, 1) != rows[i].kept)
			print_error("%s <- %s\n", rows[i].promises, rows[i].writer);
		assert_int_equal(is_settled(&t, 1), rows[i].kept);
		trail_clear(&t);
	}
}

/* What a reply tells of done, it tells of the letter that it answers; a new letter may tell of any.
 */
static void test_answers_another(void **state)
{
	for (int replies = 0; replies < 2; replies++) {
		struct trail t = new_trail();

		says(letter(&t, MOTHER, TEACHER, 0),
			"Could you send home the swimming log with her goggles?", ASKS);
		struct message *m = letter(&t, MOTHER, TEACHER, 0);
		m->thread = m->id;
		says(m, "The choir sounded lovely.", 0);
		m = letter(&t, TEACHER, MOTHER, replies ? 2 : 0);
		m->thread = replies ? 2 : m->id;
		m->acts = DONE;
		says(m, "The swimming log of the choir went home today.", DONE);
		settle(&t);
		assert_int_equal(is_settled(&t, 0), !replies);
		trail_clear(&t);
	}
}

/* A new letter on what was asked may refuse it. */
static void test_refused_anew(void **state)
{
	for (int replies = 0; replies < 2; replies++) {
		struct trail t = new_trail();

		says(letter(&t, MOTHER, TEACHER, 0),
			"Could you keep a place for her grandmother in the choir bus?", ASKS);
		struct message *m = letter(&t, MOTHER, TEACHER, 0);
		m->thread = m->id;
		says(m, "The snow was lovely.", 0);
		m = letter(&t, THERAPIST, MOTHER, replies ? 2 : 0);
		m->thread = replies ? 2 : m->id;
		m->acts = ACT_BIT(ACT_DECLINE);
		says(m, "No grandmother, guest, aunt or neighbour rides the bus.",
			ACT_BIT(ACT_DECLINE));
		settle(&t);
		assert_int_equal(view(&t, 0).state, replies ? STATE_OPEN : STATE_DECLINED);
		trail_clear(&t);
	}
}

/* Weeks before its day a promise is not asked about because of a word in another letter. */
static void test_early(void **state)
{
	for (int early = 0; early < 2; early++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, TEACHER, MOTHER, 0);

		says(m, "Her swimming goggles go home in March.", PROMISES)->due =
			moment_day((struct moment){ (early ? 40 : 4) * 24L * HOUR, 0 }, NULL);
		m = letter(&t, TEACHER, MOTHER, 0);
		m->thread = m->id;
		says(m, "Her swimming goggles are blue.", 0);
		settle(&t);
		assert_int_equal(view(&t, 0).unsure != NULL, !early);
		trail_clear(&t);
	}
}

/* A letter of another conversation that goes on with the matter: more than any other letter, and
 * no reply. */
static void test_same_matter(void **state)
{
	static const struct {
		gint64 thread, conversation;
		const char *why;
	} rows[] = {
		{ 1, 1, "same thread" },
		{ 1, 2, "same matter" },
		{ 2, 2, "another thread" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, MOTHER, TEACHER, 0);

		m->conversation = 1;
		says(m, "Who keeps the inhaler during recess?", ASKS);
		letter(&t, TEACHER, MOTHER, 1)->conversation = 1;
		letter(&t, MOTHER, TEACHER, 2)->conversation = 1; /* whose answer comes */
		m = letter(&t, THERAPIST, MOTHER, 0);
		m->date.unix_s += 20 * 24 * HOUR;
		m->acts = ANSWERS;
		m->thread = rows[i].thread;
		m->conversation = rows[i].conversation;
		says(m, "Ms. Moreno keeps the inhaler in a pouch during recess.", ANSWERS);
		settle(&t);
		const struct item *it = t.items->pdata[0];
		const struct event *e = it->events->pdata[it->events->len - 1];
		assert_non_null(strstr(e->why, rows[i].why));
		trail_clear(&t);
	}
}

/* What stands under one quoted line says nothing to the short question below it. */
static void test_under_another_line(void **state)
{
	struct trail t = new_trail();
	struct message *m = letter(&t, MOTHER, TEACHER, 0);
	struct sentence *s;

	says(m, "Please let us see the gym log of last spring.", ASKS);
	says(m, "Who is her aide?", ASKS);
	m = letter(&t, TEACHER, MOTHER, 1);
	m->acts = ANSWERS;
	s = says(m, "We are not able to release it.", ANSWERS | ACT_BIT(ACT_DECLINE));
	s->answers = g_strdup("Please let us see the gym log of last spring.");
	settle(&t);
	assert_false(is_settled(&t, 1));
	trail_clear(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_its_own),
		cmocka_unit_test(test_one_for_both),
		cmocka_unit_test(test_confirmed),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_likeliest),
		cmocka_unit_test(test_handed_on),
		cmocka_unit_test(test_answers_another),
		cmocka_unit_test(test_refused_anew),
		cmocka_unit_test(test_early),
		cmocka_unit_test(test_same_matter),
		cmocka_unit_test(test_under_another_line),
		cmocka_unit_test(test_named_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
