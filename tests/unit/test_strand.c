/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "track/strand.h"
#include "trail.h"

#define NURSE "pat@school.example"
#define DRIVER "buses@school.example"

static void name(struct address *a)
{
	static const char *const names[][2] = {
		{ TEACHER, "Dana Whitfield" },
		{ THERAPIST, "Karen Liu" },
		{ NURSE, "Pat Moreno" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_str_equal(a->address, names[i][0])) {
			g_free(a->name);
			a->name = g_strdup(names[i][1]);
		}
}

/* A letter that answers none, by its headers: a thread of its own. */
static struct message *alone(struct trail *t, const char *from, const char *to, int day,
	const char *subject, const char *text)
{
	struct message *m = letter(t, from, to, 0);

	m->thread = m->id;
	m->date.unix_s = (gint64)day * 24 * HOUR;
	g_free(m->subject);
	m->subject = g_strdup(subject);
	says(m, text, strchr(text, '?') ? ASKS : 0);
	name(m->from);
	name(m->to->pdata[0]);
	return m;
}

static struct trail family(void)
{
	struct trail t = new_trail();
	struct person *p = g_new0(struct person, 1);

	p->name = g_strdup("Marisol Rivera");
	p->address = g_strdup(MOTHER);
	g_ptr_array_add(t.settings->members, p);
	return t;
}

/* Two matters are under way: the inhaler, and the harness on the bus. */
static struct trail two_matters(void)
{
	struct trail t = family();

	alone(&t, MOTHER, NURSE, 1, "Inhaler at school",
		"Who keeps the inhaler during recess, and is the spacer with it?");
	alone(&t, MOTHER, DRIVER, 2, "Harness on route 9",
		"The harness buckle was broken on Monday. When is it repaired?");
	return t;
}

static void check(struct trail *t, const struct message *m, gint64 thread)
{
	strand_join(t->messages, t->settings, t->book);
	assert_int_equal(m->thread, thread);
	assert_int_equal(m->conversation, m->id);
	assert_int_equal(m->reply_to, 0);
	assert_true((m->join != NULL) == (thread != m->id));
	trail_clear(t);
}

static void test_new_subject(void **state)
{
	struct trail t = two_matters();
	struct message *m = alone(&t, NURSE, MOTHER, 3, "Emma",
		"The inhaler and the spacer hang in a red pouch on my door.");

	m->acts = ACT_BIT(ACT_ANSWER);
	check(&t, m, 1);
}

/* The office forwards it; somebody else writes, of the same thing. */
static void test_another_hand(void **state)
{
	struct trail t = two_matters();
	struct message *m = alone(&t, TEACHER, MOTHER, 5, "Route 9 harness",
		"The broken harness on route 9 was repaired this morning, buckle and all.");

	m->acts = ACT_BIT(ACT_COMPLETION);
	check(&t, m, 2);
}

static void test_note(void **state)
{
	struct trail t = two_matters();
	struct message *m = alone(&t, MOTHER, "log@example.net", 6, "Talk at the gate",
		"Ms. Moreno takes the inhaler out at recess, the spacer too.");

	m->note = NOTE_PLAIN;
	m->between = false;
	check(&t, m, 1);
}

/* A platform's subject says who writes, and not of what. */
static void test_platform(void **state)
{
	struct trail t = two_matters();
	struct message *m = alone(&t, NURSE, MOTHER, 3, "New message from Pat Moreno",
		"Spacer and inhaler are in the pouch, all good!");

	alone(&t, NURSE, MOTHER, 20, "New message from Pat Moreno",
		"Does Emma need sunscreen for the picnic on Friday?");
	m->acts = ACT_BIT(ACT_ANSWER);
	strand_join(t.messages, t.settings, t.book);
	assert_int_equal(m->thread, 1);
	m = t.messages->pdata[3];
	assert_int_equal(m->thread, m->id);
	trail_clear(&t);
}

/* Of one person's two matters the one in which an answer is due, though it shares no word. */
static void test_their_turn(void **state)
{
	struct trail t = two_matters();
	struct message *m;

	alone(&t, NURSE, MOTHER, 3, "Flu shots", "Emma had her flu shot, no tears.");
	m = alone(&t, NURSE, MOTHER, 5, "New message from Pat Moreno",
		"It hangs behind my desk, and one lies in the coach's bag.");
	check(&t, m, 1);
}

/* "Ms. Liu is over there", and she writes; or, later, "Ms. Liu will write", and she writes. */
static void test_spoken_of(void **state)
{
	static const struct {
		const char *text;
		act_set acts;
		int day;
		gint64 thread;
	} table[] = {
		{ "The wobble stool is with Ms. Liu.", 0, 6, 3 },
		{ "The wobble stool is with Ms. Liu.", 0, 25, 4 },
		{ "Ms. Liu will order the wobble stool.", PROMISES, 25, 3 },
	};

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		struct trail t = two_matters();
		struct message *m = alone(&t, TEACHER, MOTHER, 3, "Wobble stool", table[i].text);

		((struct sentence *)m->sentences->pdata[0])->acts = table[i].acts;
		m = alone(&t, THERAPIST, MOTHER, table[i].day, "In room 4",
			"The wobble stool stands there.");
		check(&t, m, table[i].thread);
	}
}

/* What is noted on the day that was spoken of. */
static void test_noted_day(void **state)
{
	static const struct {
		int day;
		gint64 thread;
	} table[] = {
		{ 14, 3 }, /* the 15th: the first day of the trail is the 1st */
		{ 17, 4 },
	};

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		struct trail t = two_matters();
		struct message *m = alone(&t, TEACHER, MOTHER, 3, "Yearly review",
			"The yearly review is on the 15th at nine.");

		((struct sentence *)m->sentences->pdata[0])->acts = PROMISES;
		m = alone(&t, MOTHER, "log@example.net", table[i].day, "Notes",
			"Everybody came to the yearly review.");
		m->note = NOTE_PLAIN;
		m->between = false;
		check(&t, m, table[i].thread);
	}
}

/* A day of the week and a small number are of no matter. */
static void test_faint_words(void **state)
{
	struct trail t = two_matters();

	alone(&t, TEACHER, MOTHER, 3, "The second Monday in March",
		"The second Monday is picture day.");
	check(&t, alone(&t, THERAPIST, MOTHER, 9, "Monday", "On Monday I met her second cousin."),
		4);
}

/* What takes a request back belongs to it. */
static void test_taken_back(void **state)
{
	struct trail t = two_matters();
	struct message *m = alone(&t, MOTHER, DRIVER, 20, "Buckle", "Never mind the buckle.");

	((struct sentence *)m->sentences->pdata[0])->acts = ACT_BIT(ACT_WITHDRAWAL);
	check(&t, m, 2);
}

static void test_new_matter(void **state)
{
	struct trail t = two_matters();

	check(&t,
		alone(&t, TEACHER, MOTHER, 3, "Museum trip",
			"Could you send Emma with a packed lunch on the 14th?"),
		3);
}

/* The same people, and the same word long after. */
static void test_long_after(void **state)
{
	struct trail t = two_matters();
	struct message *m =
		alone(&t, NURSE, MOTHER, 90, "Inhaler", "The inhaler went home with her today.");

	m->acts = ACT_BIT(ACT_COMPLETION);
	check(&t, m, 3);
}

static void test_what_stays_apart(void **state)
{
	static const struct {
		bool automatic, untrusted, between_others, bulk;
	} table[] = {
		{ .automatic = true },
		{ .untrusted = true },
		{ .between_others = true },
		{ .bulk = true },
	};

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		struct trail t = two_matters();
		struct message *m = alone(&t, NURSE, MOTHER, 3, "Inhaler at school",
			"The inhaler and the spacer hang in a red pouch.");

		m->automatic = table[i].automatic;
		m->trusted = !table[i].untrusted;
		m->between = !table[i].between_others;
		m->acts = table[i].bulk ? ACT_BIT(ACT_BULK) : ACT_BIT(ACT_ANSWER);
		check(&t, m, 3);
	}
}

/* Its answers come along; the thread is called by the lowest name in it, wherever it stands. */
static void test_whole_conversations(void **state)
{
	struct trail t = two_matters();
	struct message *m = alone(&t, NURSE, MOTHER, 3, "Emma",
		"The inhaler and the spacer hang in a red pouch on my door.");
	struct message *reply = alone(&t, MOTHER, NURSE, 4, "Re: Emma", "Thank you, Pat.");

	m->acts = ACT_BIT(ACT_ANSWER);
	reply->thread = m->thread;
	reply->reply_to = m->id;
	((struct message *)t.messages->pdata[0])->id = 7;
	((struct message *)t.messages->pdata[0])->thread = 7;
	strand_join(t.messages, t.settings, t.book);
	assert_int_equal(((struct message *)t.messages->pdata[0])->thread, 3);
	assert_int_equal(m->thread, 3);
	assert_null(m->join);
	assert_int_equal(reply->thread, 3);
	assert_int_equal(reply->conversation, 3);
	assert_int_equal(reply->reply_to, m->id);
	trail_clear(&t);
}

static void test_reasons(void **state)
{
	struct trail t = two_matters();
	struct message *m = alone(&t, NURSE, MOTHER, 3, "Inhaler",
		"The inhaler and the spacer hang in a red pouch on my door.");

	m->acts = ACT_BIT(ACT_ANSWER);
	strand_join(t.messages, t.settings, t.book);
	assert_string_equal(m->join, "the matter (same person, the subject's words)");
	trail_clear(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_new_subject),
		cmocka_unit_test(test_another_hand),
		cmocka_unit_test(test_note),
		cmocka_unit_test(test_platform),
		cmocka_unit_test(test_their_turn),
		cmocka_unit_test(test_spoken_of),
		cmocka_unit_test(test_noted_day),
		cmocka_unit_test(test_faint_words),
		cmocka_unit_test(test_taken_back),
		cmocka_unit_test(test_new_matter),
		cmocka_unit_test(test_long_after),
		cmocka_unit_test(test_what_stays_apart),
		cmocka_unit_test(test_whole_conversations),
		cmocka_unit_test(test_reasons),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
