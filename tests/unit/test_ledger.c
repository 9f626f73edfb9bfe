/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "trail.h"

static void test_what_opens(void **state)
{
	struct trail t = new_trail();
	struct message *m;

	m = letter(&t, MOTHER, TEACHER, 0);
	says(m, "Thank you for Friday.", ACT_BIT(ACT_COURTESY));
	says(m, "Could you send me the log for Em?", ASKS);
	m = letter(&t, TEACHER, MOTHER, 0);
	says(m, "I will call you on Tuesday.", PROMISES)->due = day_of(2026, 9, 8);
	letter(&t, TEACHER, MOTHER, 0)->automatic = true;
	says(t.messages->pdata[2], "I will reply soon.", PROMISES);
	letter(&t, TEACHER, MOTHER, 0)->acts = ACT_BIT(ACT_BULK);
	says(t.messages->pdata[3], "Please send a water bottle.", ASKS);
	letter(&t, MOTHER, TEACHER, 0)->note = NOTE_PLAIN;
	says(t.messages->pdata[4], "He will call.", PROMISES);
	letter(&t, MOTHER, TEACHER, 0)->between = false;
	says(t.messages->pdata[5], "Can you pick her up?", ASKS);
	letter(&t, TEACHER, MOTHER, 0)->trusted = false; /* may open */
	says(t.messages->pdata[6], "Please sign the form.", ASKS);
	settle(&t);
	assert_int_equal(t.items->len, 3);
	const struct item *i = t.items->pdata[0];
	assert_int_equal(i->kind, ITEM_REQUEST);
	assert_int_equal(i->owed_by, OWED_SCHOOL);
	assert_string_equal(i->quote, "Could you send me the log for Em?");
	assert_string_equal(i->child, "Emma");
	assert_int_equal(i->message, 1);
	assert_int_equal(i->sentence, 1);
	i = t.items->pdata[1];
	assert_int_equal(i->kind, ITEM_COMMITMENT);
	assert_int_equal(i->owed_by, OWED_SCHOOL);
	assert_int_equal(i->due.n, day_of(2026, 9, 8).n);
	assert_int_equal(((struct item *)t.items->pdata[2])->owed_by, OWED_FAMILY);
	trail_clear(&t);
}

/* One sentence, one item: what it does more strongly. */
static void test_both_kinds(void **state)
{
	struct trail t = new_trail();
	struct message *m = letter(&t, MOTHER, TEACHER, 0);
	struct sentence *s = says(m, "If you tell me the day I will bring it.", ASKS | PROMISES);
	struct evidence *e = g_new0(struct evidence, 1);

	e->kind = ACT_COMMITMENT;
	e->strength = 10;
	g_ptr_array_add(s->evidence, e);
	says(m, "Can you come and I will wait?", ASKS | PROMISES);
	settle(&t);
	assert_int_equal(t.items->len, 2);
	assert_int_equal(((struct item *)t.items->pdata[0])->kind, ITEM_COMMITMENT);
	assert_int_equal(((struct item *)t.items->pdata[1])->kind, ITEM_REQUEST);
	trail_clear(&t);
}

static void test_child(void **state)
{
	struct trail t = new_trail();
	struct message *m;

	add_child(t.settings, "Leo", "");
	m = letter(&t, MOTHER, TEACHER, 0);
	says(m, "Could you send Emma's log?", ASKS);
	says(m, "Do Emma and Leo share an aide?", ASKS);
	says(m, "When does it start?", ASKS);
	m = letter(&t, MOTHER, TEACHER, 0);
	says(m, "Leo was ill.", 0);
	says(m, "Could you send the work home?", ASKS);
	settle(&t);
	assert_string_equal(((struct item *)t.items->pdata[0])->child, "Emma");
	assert_null(((struct item *)t.items->pdata[1])->child);
	assert_null(((struct item *)t.items->pdata[2])->child);
	assert_string_equal(((struct item *)t.items->pdata[3])->child, "Leo");
	trail_clear(&t);
}

/* Whoever writes in haste leaves the accents out, and some mail programs take them apart. */
static void test_child_without_accents(void **state)
{
	static const char *const names[] = { "Andres", "ANDRÉS", "Andre\314\201s", "Nandu",
		"Andresito" };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		struct trail t = new_trail();
		g_autofree char *text = g_strdup_printf("Could %s bring the book?", names[i]);

		add_child(t.settings, "Andrés", "Ñandú");
		says(letter(&t, TEACHER, MOTHER, 0), text, ASKS);
		settle(&t);
		const char *child = ((struct item *)t.items->pdata[0])->child;
		if (i + 1 < G_N_ELEMENTS(names))
			assert_string_equal(child, "Andrés");
		else
			assert_null(child); /* another name */
		trail_clear(&t);
	}
}

static void test_answered(void **state)
{
	struct trail t = new_trail();
	struct message *m;

	says(letter(&t, MOTHER, TEACHER, 0), "Which days is the reading group?", ASKS);
	m = letter(&t, TEACHER, MOTHER, 1);
	says(m, "The reading group meets on Tuesdays and Thursdays.", ACT_BIT(ACT_ANSWER));
	settle(&t);
	assert_int_equal(view(&t, 0).state, STATE_RESOLVED);
	assert_int_equal(view(&t, 0).resolved_by, 2);
	trail_clear(&t);
}

/* What only receives, nobody wrote, or nobody believes settles nothing. */
static void test_nothing_settles(void **state)
{
	static const struct {
		const char *text;
		act_set acts, message_acts;
		bool automatic, untrusted;
		enum item_state expected;
	} table[] = {
		{ "Let me check the reading group with the team.", ACT_BIT(ACT_ACK),
			ACT_BIT(ACT_ACK), false, false, STATE_ACKNOWLEDGED },
		{ "I will get back to you about the reading group.", PROMISES, ACT_BIT(ACT_ACK),
			false, false, STATE_ACKNOWLEDGED },
		{ "The reading group will be known once testing is over.", ACT_BIT(ACT_DEFERRAL),
			ACT_BIT(ACT_ACK), false, false, STATE_ACKNOWLEDGED },
		{ "The reading group office is open on Tuesdays.", ACT_BIT(ACT_ANSWER), 0, true,
			false, STATE_OPEN },
		{ "The reading group meets on Tuesdays.", ACT_BIT(ACT_ANSWER), ACT_BIT(ACT_BULK),
			false, false, STATE_OPEN },
		{ "The reading group meets on Tuesdays.", ACT_BIT(ACT_ANSWER), 0, false, true,
			STATE_OPEN },
	};

	for (guint k = 0; k < G_N_ELEMENTS(table); k++) {
		struct trail t = new_trail();

		says(letter(&t, MOTHER, TEACHER, 0), "Which days is the reading group?", ASKS);
		struct message *m = letter(&t, TEACHER, MOTHER, 1);
		says(m, table[k].text, table[k].acts);
		m->acts = table[k].message_acts;
		m->automatic = table[k].automatic;
		m->trusted = !table[k].untrusted;
		settle(&t);
		if (view(&t, 0).state != table[k].expected)
			print_error("%s\n", table[k].text);
		assert_int_equal(view(&t, 0).state, table[k].expected);
		trail_clear(&t);
	}
}

/* Promised, then kept: the promise is linked to the request, and both are settled. */
static void test_promise_kept(void **state)
{
	struct trail t = new_trail();
	struct message *m;

	says(letter(&t, MOTHER, TEACHER, 0), "Could you send me the speech log for September?",
		ASKS);
	m = letter(&t, TEACHER, MOTHER, 1);
	says(m, "I will send you the speech log by Friday.", PROMISES)->due = day_of(1970, 1, 9);
	m = letter(&t, TEACHER, MOTHER, 2);
	says(m, "Attached is the speech log for September.", DONE);
	m->acts = DONE;
	settle(&t);
	assert_int_equal(t.items->len, 2);
	assert_int_equal(((struct item *)t.items->pdata[1])->answers, 1);
	const struct item *i = t.items->pdata[0];
	assert_int_equal(((struct event *)i->events->pdata[1])->kind, EVENT_ACKNOWLEDGED);
	assert_int_equal(((struct event *)i->events->pdata[1])->until.n, day_of(1970, 1, 9).n);
	assert_int_equal(view(&t, 0).state, STATE_RESOLVED);
	assert_int_equal(view(&t, 1).state, STATE_RESOLVED);
	assert_int_equal(view(&t, 1).resolved_by, 3);
	trail_clear(&t);
}

/* One of two is answered: the other waits. */
static void test_one_of_two(void **state)
{
	struct trail t = new_trail();
	struct message *m = letter(&t, MOTHER, TEACHER, 0);

	says(m, "When is the annual review?", ASKS);
	says(m, "Who sits beside her in science?", ASKS);
	m = letter(&t, TEACHER, MOTHER, 1);
	says(m, "The annual review is on November 12.", ACT_BIT(ACT_ANSWER));
	settle(&t);
	assert_int_equal(view(&t, 0).state, STATE_RESOLVED);
	assert_true(view(&t, 1).state == STATE_OPEN || view(&t, 1).state == STATE_ACKNOWLEDGED);
	trail_clear(&t);
}

static void test_chaser(void **state)
{
	struct trail t = new_trail();
	struct message *m;

	says(letter(&t, MOTHER, TEACHER, 0), "Was she seen on September 9 and September 16?", ASKS);
	m = letter(&t, MOTHER, TEACHER, 1);
	says(m, "Any word on the 9th and the 16th?", ASKS | ACT_BIT(ACT_CHASE));
	settle(&t);
	assert_int_equal(((struct item *)t.items->pdata[1])->chases, 1);
	assert_int_equal(view(&t, 0).attempts, 2);
	g_ptr_array_unref(t.items);
	m = letter(&t, TEACHER, MOTHER, 2);
	says(m, "She was seen on September 9 but not on September 16.", ACT_BIT(ACT_ANSWER));
	settle(&t);
	assert_int_equal(view(&t, 0).state, STATE_RESOLVED);
	assert_int_equal(view(&t, 1).state, STATE_RESOLVED);
	trail_clear(&t);
}

static void test_withdrawn(void **state)
{
	struct trail t = new_trail();

	says(letter(&t, MOTHER, TEACHER, 0), "What is the password for the reading app?", ASKS);
	says(letter(&t, MOTHER, TEACHER, 1), "Never mind, found it in the planner!",
		ACT_BIT(ACT_WITHDRAWAL));
	settle(&t);
	assert_int_equal(view(&t, 0).state, STATE_RESOLVED);
	trail_clear(&t);
}

static void test_declined(void **state)
{
	struct trail t = new_trail();

	says(letter(&t, MOTHER, TEACHER, 0), "Could the meeting be at 7:30?", ASKS);
	says(letter(&t, TEACHER, MOTHER, 1), "Unfortunately we cannot meet at 7:30.",
		ACT_BIT(ACT_DECLINE));
	settle(&t);
	assert_int_equal(view(&t, 0).state, STATE_DECLINED);
	trail_clear(&t);
}

/* A request that follows from a session missed or a support not given is of its own class. */
static void test_class(void **state)
{
	struct trail t = new_trail();
	struct message *m = letter(&t, MOTHER, TEACHER, 0);

	says(m, "Speech was cancelled on Friday.", ACT_BIT(ACT_MISSED_SERVICE));
	says(m, "When will it be made up?", ASKS);
	says(m, "Could you send the log?", ASKS);
	says(m, "Why did she not get her extra time?", ASKS | ACT_BIT(ACT_ACCOMMODATION_GAP));
	settle(&t);
	assert_int_equal(view(&t, 0).class, CLASS_MISSED_SERVICE);
	assert_int_equal(view(&t, 1).class, CLASS_REQUEST);
	assert_int_equal(view(&t, 2).class, CLASS_ACCOMMODATION_GAP);
	trail_clear(&t);
}

static enum item_state after_note(
	const char *asks, act_set acts, enum note_kind kind, const char *note, bool *ret_unsure)
{
	struct trail t = new_trail();
	struct message *m;

	says(letter(&t, MOTHER, TEACHER, 0), asks, acts);
	m = letter(&t, MOTHER, TEACHER, 0);
	m->note = kind;
	m->between = false;
	says(m, note, 0);
	settle(&t);
	enum item_state s = view(&t, 0).state;
	const struct event *asked = view(&t, 0).unsure;
	*ret_unsure = asked != NULL;
	if (asked) /* about that sentence */
		assert_string_equal(asked->said, note);
	trail_clear(&t);
	return s;
}

/* A note of a talk closes what it plainly tells, not what somebody did not know. */
static void test_note(void **state)
{
	static const struct {
		const char *asks, *note;
		enum item_state state;
	} rows[] = {
		{ "Has the district approved the behavior assessment?",
			"She says the district approved the behavior assessment on Monday.",
			STATE_RESOLVED },
		{ "Has the district approved the behavior assessment?",
			"She did not know about the behavior assessment, told me to ask.",
			STATE_OPEN },
		{ "Could you send me the behavior assessment?",
			"We spoke of the behavior assessment.", STATE_OPEN },
		{ "Has the district approved the behavior assessment?",
			"The behavior assessment did not come up.", STATE_OPEN },
	};
	bool unsure;

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_int_equal(after_note(rows[i].asks, ASKS, NOTE_LOG, rows[i].note, &unsure),
			rows[i].state);
	after_note(rows[1].asks, ASKS, NOTE_LOG, rows[1].note, &unsure);
	assert_true(unsure);
	/* what somebody will do, it was said, is not yet done */
	after_note("Could you send me the behavior assessment?", ASKS, NOTE_LOG,
		"She said the behavior assessment went to the district and somebody will write.",
		&unsure);
	assert_false(unsure);
	/* a worry is its writer's own: nothing is settled by it, and nobody asked about it */
	for (guint i = 0; i < 2; i++) {
		assert_int_equal(after_note(rows[i].asks, ASKS, NOTE_WORRY, rows[i].note, &unsure),
			STATE_OPEN);
		assert_false(unsure);
	}
}

/* A note of a talk with the very person who promised it tells that it is done. */
static void test_note_of_promise(void **state)
{
	for (int named = 0; named < 2; named++) {
		struct trail t = new_trail();
		struct message *m = letter(&t, TEACHER, MOTHER, 0);

		m->from->name = g_strdup("Dana Whitfield");
		says(m, "He owes two sessions of reading, and of chess, and will pay both back.",
			PROMISES);
		m = letter(&t, TEACHER, MOTHER, 0);
		says(m, "Art moves to the upper floor in May.", PROMISES);
		m = letter(&t, MOTHER, TEACHER, 0);
		m->note = NOTE_LOG;
		m->between = false;
		says(m,
			named ? "Ms. Whitfield was at the gate, art is on the upper floor."
			      : "A talk at the gate, art is on the upper floor.",
			0);
		says(m, "The other session was made up on the 5th.", DONE);
		settle(&t);
		assert_int_equal(view(&t, 0).state, named ? STATE_RESOLVED : STATE_OPEN);
		trail_clear(&t);
	}
}

/* What a person decided stays, whatever letters say; until a person reopens it. */
static void test_decisions_win(void **state)
{
	struct trail t = new_trail();

	says(letter(&t, MOTHER, TEACHER, 0), "Which days is the reading group?", ASKS);
	says(letter(&t, TEACHER, MOTHER, 1), "Let me check.", ACT_BIT(ACT_ACK));
	says(letter(&t, TEACHER, MOTHER, 1), "The reading group meets on Tuesdays.",
		ACT_BIT(ACT_ANSWER));
	decide(&t, 1, EVENT_DISMISSED, 1);
	settle(&t);
	assert_int_equal(view(&t, 0).state, STATE_DISMISSED);
	g_ptr_array_unref(t.items);
	decide(&t, 1, EVENT_REOPENED, 2);
	settle(&t);
	assert_int_equal(view(&t, 0).state, STATE_RESOLVED);
	assert_int_equal(view(&t, 0).resolved_by, 3);
	g_ptr_array_unref(t.items);
	decide(&t, 1, EVENT_REOPENED, 4);
	decide(&t, 99, EVENT_RESOLVED, 4); /* no such item */
	settle(&t);
	assert_int_equal(view(&t, 0).state, STATE_OPEN);
	trail_clear(&t);
}

/* Events come out by time, whatever order they were found in. */
static void test_order(void **state)
{
	struct trail t = new_trail();

	says(letter(&t, MOTHER, TEACHER, 0), "Which days is the reading group?", ASKS);
	says(letter(&t, THERAPIST, MOTHER, 1), "Let me check.", ACT_BIT(ACT_ACK));
	decide(&t, 1, EVENT_NOTED, 1);
	decide(&t, 1, EVENT_SNOOZED, 5);
	settle(&t);
	const GPtrArray *events = ((struct item *)t.items->pdata[0])->events;
	for (guint i = 1; i < events->len; i++)
		assert_true(((struct event *)events->pdata[i - 1])->at.unix_s <=
			((struct event *)events->pdata[i])->at.unix_s);
	assert_true(events->len >= 4);
	trail_clear(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_opens),
		cmocka_unit_test(test_both_kinds),
		cmocka_unit_test(test_child),
		cmocka_unit_test(test_child_without_accents),
		cmocka_unit_test(test_answered),
		cmocka_unit_test(test_nothing_settles),
		cmocka_unit_test(test_promise_kept),
		cmocka_unit_test(test_one_of_two),
		cmocka_unit_test(test_chaser),
		cmocka_unit_test(test_withdrawn),
		cmocka_unit_test(test_declined),
		cmocka_unit_test(test_class),
		cmocka_unit_test(test_note),
		cmocka_unit_test(test_note_of_promise),
		cmocka_unit_test(test_decisions_win),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
