/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "track/answer.h"
#include "track/shape.h"

#include "phrases.h"

#define MOTHER "marisol@example.com"
#define TEACHER "dana@school.example"

static struct message *letter(const char *from, const char *to)
{
	struct message *m = message_new();

	m->id = 1;
	m->date = (struct moment){ 0, 0 };
	g_free(m->from->address);
	m->from->address = g_strdup(from);
	g_ptr_array_add(m->to, address_new(NULL, to));
	return m;
}

static void says(struct message *m, const char *text, act_set acts)
{
	struct sentence *s = sentence_new();
	char *whole = g_strconcat(m->own_text, " ", text, NULL);

	s->text = g_strdup(text);
	s->acts = acts;
	if (g_str_has_suffix(text, "?"))
		s->marks |= SENTENCE_QUESTION;
	g_ptr_array_add(m->sentences, s);
	g_free(m->own_text);
	m->own_text = whole;
}

struct row {
	const char *asks, *answer;
	act_set acts, letter_acts;
	enum kinship kin;
	bool by_asker; /* the letter is the asking side's own */
	const char *file;
	enum verdict_on verdict;
};

#define ANSWERS ACT_BIT(ACT_ANSWER)
#define DONE ACT_BIT(ACT_COMPLETION)
#define PROMISES ACT_BIT(ACT_COMMITMENT)
#define ACKS ACT_BIT(ACT_ACK)
#define DEFERS ACT_BIT(ACT_DEFERRAL)
#define HOLDS ACT_BIT(ACT_HOLDING)

static const struct row table[] = {
	/* questions */
	{ "When is the annual review?", "The review is on November 12.", ANSWERS, 0, KIN_DIRECT,
		false, NULL, ANSWER_RESOLVED },
	{ "Did she get her extra time?", "No, she did not get it.", ANSWERS, 0, KIN_DIRECT, false,
		NULL, ANSWER_RESOLVED },
	{ "Who rides with her on the bus?", "Mr. Hale rides with her on the bus.", ANSWERS, 0,
		KIN_THREAD, false, NULL, ANSWER_RESOLVED },
	{ "When is the annual review?", "The review is on November 12.", ANSWERS, 0, KIN_OTHER,
		false, NULL, ANSWER_RESOLVED },
	{ "When is the annual review?", "The library is closed on November 12.", ANSWERS, 0,
		KIN_OTHER, false, NULL, ANSWER_NOT },
	{ "Please tell me how the missed lessons will be given back.",
		"I will stay with her after lunch on two Fridays.", PROMISES, 0, KIN_DIRECT, false,
		NULL, ANSWER_RESOLVED },
	{ "Please tell me how the missed lessons will be given back.",
		"I will look into it and get back to you.", PROMISES, ACKS, KIN_DIRECT, false, NULL,
		ANSWER_NOT },
	{ "Why were the lessons missed?", "I will stay with her after lunch on two Fridays.",
		PROMISES, 0, KIN_DIRECT, false, NULL, ANSWER_NOT },
	{ "Who rides with her on the bus?", "That is Denise Pruitt, every morning.", ANSWERS, 0,
		KIN_DIRECT, false, NULL, ANSWER_RESOLVED },
	/* holding replies */
	{ "Has the reading group been decided?", "The reading group depends on the rota.",
		ANSWERS | HOLDS, 0, KIN_DIRECT, false, NULL, ANSWER_NOT },
	{ "When is the annual review?", "Let me check my calendar.", ACKS, ACKS, KIN_DIRECT, false,
		NULL, ANSWER_NOT },
	{ "Who rides with her on the bus?", "Mr. Hale is out until Monday.", ANSWERS, ACKS,
		KIN_DIRECT, false, NULL, ANSWER_NOT },
	{ "When is the annual review?", "We will know the review date once testing is over.",
		DEFERS, 0, KIN_DIRECT, false, NULL, ANSWER_NOT },
	{ "When is the annual review?", "I'll get back to you about the review.", PROMISES, 0,
		KIN_DIRECT, false, NULL, ANSWER_NOT },
	{ "Who rides with her on the bus?", "I have put your question to Ms. Oakes.", HOLDS, 0,
		KIN_DIRECT, false, NULL, ANSWER_NOT },
	/* what hands over and asks for something is no delivery of another thing */
	{ "Could you send me the service log?", "Please sign the attached consent.",
		DONE | ACT_BIT(ACT_REQUEST), 0, KIN_OTHER, false, "Consent.pdf", ANSWER_NOT },
	{ "Could you send me the service log?", "Please sign the attached consent.",
		DONE | ACT_BIT(ACT_REQUEST), DONE, KIN_DIRECT, false, "Consent.pdf", ANSWER_NOT },
	/* deeds */
	{ "Could you send me the service log?", "Attached is the service log.", DONE, DONE,
		KIN_DIRECT, false, "Service log.pdf", ANSWER_RESOLVED },
	{ "Could you send me the service log?", "The service log is attached.", DONE, DONE,
		KIN_OTHER, false, "Service log.pdf", ANSWER_RESOLVED },
	{ "Could you send me the service log?", "I will send the service log on Friday.", PROMISES,
		0, KIN_DIRECT, false, NULL, ANSWER_NOT },
	{ "Could you send me the service log?", "One part of the service log is done.",
		DONE | ACT_BIT(ACT_PARTIAL), 0, KIN_DIRECT, false, NULL, ANSWER_NOT },
	{ "Could you send me the service log?", "The lunch menu is attached.", DONE, DONE,
		KIN_OTHER, false, "Menu.pdf", ANSWER_NOT },
	{ "Could you send the log by November 6?", "The costumes for November 6 are sewn.", DONE,
		DONE, KIN_OTHER, false, NULL, ANSWER_NOT },
	/* a delivery of something else, and of a part */
	{ "Could you send me the service log?", "A bus pass is enclosed.", DONE, DONE, KIN_DIRECT,
		false, "Bus.pdf", ANSWER_NOT },
	{ "Could you send me the service log?", "It is attached.", DONE, DONE, KIN_DIRECT, false,
		"Scan.pdf", ANSWER_RESOLVED },
	{ "Could you send us every page of the service log?", "Page one of the log is attached.",
		DONE, DONE, KIN_DIRECT, false, "Scan.pdf", ANSWER_NOT },
	{ "Could you send us every page of the service log?",
		"All the pages of the log are attached.", DONE, DONE, KIN_DIRECT, false, "Scan.pdf",
		ANSWER_RESOLVED },
	{ "I need the slip and six dollars.", "The slip is in her bag.", DONE, DONE, KIN_DIRECT,
		false, NULL, ANSWER_NOT },
	{ "I need the slip and six dollars.", "The slip and the six dollars are in her bag.", DONE,
		DONE, KIN_DIRECT, false, NULL, ANSWER_RESOLVED },
	/* what both say is where a thing is */
	{ "Please put spare mittens in her bag.", "The form is signed and in her bag.", DONE, DONE,
		KIN_DIRECT, false, NULL, ANSWER_NOT },
	{ "Please put spare mittens in her bag.", "The mittens are in her bag.", DONE, DONE,
		KIN_DIRECT, false, NULL, ANSWER_RESOLVED },
	/* a bare thumb, and a yes that only understands */
	{ "Which one is yours?", "\360\237\221\215", 0, 0, KIN_DIRECT, false, NULL, ANSWER_NOT },
	{ "Could the blue folders be given back to her?", "Yes, I understand about the folders.",
		HOLDS, ACKS, KIN_DIRECT, false, NULL, ANSWER_NOT },
	/* "Who ...?" wants a person */
	{ "Who rides with her on the bus?", "The bus leaves at 7:40.", ANSWERS, 0, KIN_DIRECT,
		false, NULL, ANSWER_NOT },
	/* in another thread a deed needs more than one word */
	{ "Please swap the old seizure plan in your folder.", "Page eight of the plan is printed.",
		DONE, DONE, KIN_OTHER, false, NULL, ANSWER_NOT },
	/* refusals */
	{ "Could the meeting be at 7:30?", "We cannot meet at 7:30.", ACT_BIT(ACT_DECLINE), 0,
		KIN_DIRECT, false, NULL, ANSWER_DECLINED },
	{ "Could the meeting be at 7:30?", "We cannot offer a private room.", ACT_BIT(ACT_DECLINE),
		0, KIN_THREAD, false, NULL, ANSWER_NOT },
	/* the asking side */
	{ "What is the password for the app?", "Never mind, found it!", ACT_BIT(ACT_WITHDRAWAL), 0,
		KIN_DIRECT, true, NULL, ANSWER_RESOLVED },
	{ "Could you send me the service log?", "Any word on the service log?",
		ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_CHASE), 0, KIN_DIRECT, true, NULL, ANSWER_NOT },
	/* what the asking side itself hands over is no receipt */
	{ "Could you send me the reading list?", "My own reading list is attached for you.", DONE,
		DONE, KIN_DIRECT, true, "list.pdf", ANSWER_NOT },
	{ "Could you send me the reading list?", "The reading list arrived on Monday.", DONE, 0,
		KIN_CHAIN, true, NULL, ANSWER_RESOLVED },
	{ "Could you send me the service log?", "We got the service log, but only in English.",
		DONE, 0, KIN_DIRECT, true, NULL, ANSWER_NOT },
	{ "Could you send me the service log?", "Got the service log, thank you.", DONE, 0,
		KIN_DIRECT, true, NULL, ANSWER_RESOLVED },
};

/* What an answer says points into its weights. */
static struct phrasebook *book;

static int open_book(void **state)
{
	book = phrases_both();
	return 0;
}

static int close_book(void **state)
{
	phrasebook_free(book);
	return 0;
}

static void weigh(const struct row *row, struct answer *ret)
{
	g_autoptr(lexicon) l = lexicon_new(book, NULL);
	g_autoptr(message) ask = letter(MOTHER, TEACHER);
	g_autoptr(message) say = row->by_asker ? letter(MOTHER, TEACHER) : letter(TEACHER, MOTHER);
	struct item *i = item_new();

	says(ask, row->asks, ACT_BIT(ACT_REQUEST));
	if (row->answer)
		says(say, row->answer, row->acts);
	say->acts = row->letter_acts;
	say->date.unix_s = 24 * 3600;
	if (row->file) {
		struct attachment *a = attachment_new();

		a->name = g_strdup(row->file);
		g_ptr_array_add(say->attachments, a);
	}
	i->kind = ITEM_REQUEST;
	i->owed_by = OWED_SCHOOL;
	i->quote = g_strdup(row->asks);
	i->from = g_strdup(MOTHER);
	i->date = ask->date;
	g_autoptr(asked) a = asked_new(i, ask, l);
	g_autoptr(heard) h = heard_new(say, l);
	struct relation r = { .kin = row->kin,
		.owing = !row->by_asker,
		.best = true,
		.lexicon = l,
		.weights = phrasebook_weights(book) };
	answer_weigh(h, a, &r, ret);
	item_free(i);
}

static void test_table(void **state)
{
	for (guint k = 0; k < G_N_ELEMENTS(table); k++) {
		struct answer a;
		bool right;

		weigh(&table[k], &a);
		/* "not" may still be a question to a person */
		right = table[k].verdict == ANSWER_NOT ? a.verdict <= ANSWER_MAYBE
						       : a.verdict == table[k].verdict;
		if (!right)
			print_error("%s <- %s: %d, score %.2f\n", table[k].asks, table[k].answer,
				a.verdict, a.score);
		g_free(a.why);
		assert_true(right);
	}
}

/* The reasons are for a person: the sentence, what speaks for it, what against. */
static void test_why(void **state)
{
	struct answer a;

	const struct row attached = { "Could you send me the service log?",
		"Attached is the service log.", DONE, DONE, KIN_DIRECT, false, "Service log.pdf",
		ANSWER_RESOLVED };

	weigh(&attached, &a);
	assert_string_equal(a.why,
		"\"Attached is the service log.\" (shares words, attachment named like the "
		"request, "
		"written by the one who owes it, both say log; score 6.9)");
	g_free(a.why);
}

/* A letter that only tells that it was read, and one that answers: which merely acknowledges? */
static void test_held(void **state)
{
	static const struct row rows[] = {
		{ "Could you send me the service log?", "Your note about the log has reached me.",
			HOLDS, ACKS, KIN_DIRECT, false, NULL, ANSWER_NOT },
		{ "Could you send me the service log?", "Attached is the service log.", DONE, DONE,
			KIN_DIRECT, false, "Service log.pdf", ANSWER_RESOLVED },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct answer a;

		weigh(&rows[i], &a);
		assert_int_equal(a.verdict >= ANSWER_RESOLVED, i != 0);
		assert_string_equal(
			a.held, i == 0 ? "the letter only receives" : "a deed was asked for");
		g_free(a.why);
	}
}

/* Written under the quoted line: it must still do what that line asks. */
static void test_under_quote(void **state)
{
	static const struct {
		const char *text;
		bool closes;
	} rows[] = {
		{ "Sent this morning.", true },
		{ "The machine has been humming since Tuesday.", false },
	};
	const char *asks = "Could you send me the service log?";
	g_autoptr(lexicon) l = lexicon_new(book, NULL);

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(message) ask = letter(MOTHER, TEACHER);
		g_autoptr(message) say = letter(TEACHER, MOTHER);
		struct item *it = item_new();
		struct answer a;

		says(ask, asks, ACT_BIT(ACT_REQUEST));
		says(say, rows[i].text, rows[i].closes ? DONE : 0);
		((struct sentence *)say->sentences->pdata[0])->answers = g_strdup(asks);
		say->date.unix_s = 24 * 3600;
		it->kind = ITEM_REQUEST;
		it->owed_by = OWED_SCHOOL;
		it->quote = g_strdup(asks);
		it->from = g_strdup(MOTHER);
		it->date = ask->date;
		g_autoptr(asked) of = asked_new(it, ask, l);
		g_autoptr(heard) h = heard_new(say, l);
		const struct relation r = { .kin = KIN_DIRECT,
			.owing = true,
			.lexicon = l,
			.weights = phrasebook_weights(book) };

		answer_weigh(h, of, &r, &a);
		assert_int_equal(a.verdict >= ANSWER_RESOLVED, rows[i].closes);
		g_free(a.why);
		item_free(it);
	}
}

/* What is damaged is settled less, never more: links are cut, then what the sentences do. */
static void test_damage(void **state)
{
	guint whole = 0, cut = 0, deaf = 0, wrong = 0;

	for (guint k = 0; k < G_N_ELEMENTS(table); k++) {
		struct row row = table[k];
		struct answer a;
		bool closes = row.verdict >= ANSWER_RESOLVED;

		whole += closes;
		row.kin = KIN_OTHER;
		weigh(&row, &a);
		cut += closes && a.verdict >= ANSWER_MAYBE;
		wrong += !closes && a.verdict >= ANSWER_RESOLVED;
		g_free(a.why);
		row = table[k];
		row.acts &= ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_CHASE) | PROMISES | DEFERS | HOLDS;
		weigh(&row, &a);
		deaf += closes && a.verdict >= ANSWER_MAYBE;
		g_free(a.why);
	}
	assert_int_equal(wrong, 0);
	assert_true(cut * 2 >= whole);
	assert_true(deaf * 2 >= whole);
}

static void test_empty_letter(void **state)
{
	struct row row = table[0];
	struct answer a;

	row.answer = NULL;
	weigh(&row, &a);
	assert_true(a.verdict == ANSWER_NOT);
	g_free(a.why);
}

static void test_words(void **state)
{
	static const char *const names[] = { "emma", NULL };
	g_autoptr(lexicon) l = lexicon_new(book, names);
	g_autoptr(GPtrArray) a = lexicon_words(l, "Could you send Emma's tests and quizzes, Emma?");
	g_autoptr(GPtrArray) b = lexicon_words(l, "Ma\303\261ana: el borrador en espa\303\261ol");
	g_autoptr(GPtrArray) c = lexicon_words(l, "the Spanish draft of the 9th");

	assert_int_equal(a->len, 2); /* emmas; test */
	assert_int_equal(b->len, 2);
	assert_string_equal(b->pdata[0], "draft");
	assert_string_equal(lexicon_shared(l, b, c, NULL), "draft");
	assert_true(lexicon_overlap(l, b, c) > 0.5);
	assert_true(lexicon_closeness(l, a, c) == 0);
	for (int i = 0; i < 50; i++)
		lexicon_count(l, c);
	assert_true(lexicon_weight(l, "draft") < lexicon_weight(l, "unheard"));
}

static void test_joined(void **state)
{
	g_autoptr(lexicon) l = lexicon_new(book, NULL);
	GPtrArray *a = NULL, *b = NULL;

	assert_true(lexicon_joined(l, "I need the blue slip and six dollars by Friday.", &a, &b));
	assert_int_equal(a->len, 2);
	assert_true(b->len > 0);
	g_ptr_array_unref(a);
	g_ptr_array_unref(b);
	assert_false(lexicon_joined(l, "Please sign page 3 and return it.", &a, &b));
	assert_false(lexicon_joined(l, "Please sign it, and then page 4.", &a, &b));
	assert_false(lexicon_joined(l, "Please sign page 3.", &a, &b));
}

static void test_names(void **state)
{
	static const char *const names[] = { "emma", NULL };
	g_autoptr(lexicon) l = lexicon_new(book, names);

	assert_true(lexicon_names_somebody(l, "The morning aide is Denise Pruitt."));
	assert_true(lexicon_names_somebody(l, "Era la se\303\261orita \303\201lvarez."));
	assert_false(lexicon_names_somebody(l, "Denied, I fear."));
	assert_false(lexicon_names_somebody(l, "On Friday Emma has OT, in May too."));
	assert_false(lexicon_names_somebody(l, ""));
}

static void test_shapes(void **state)
{
	g_autoptr(phrasebook) b = phrases_both();
	static const struct {
		const char *text;
		guint asked; /* enum shape */
		bool action;
	} asks[] = {
		{ "When will it be ready?", SHAPE_WHEN, false },
		{ "\302\277Qui\303\251n va a interpretar?", SHAPE_WHO, false },
		{ "How many sessions did he miss?", SHAPE_HOW_MANY, false },
		{ "Please confirm that you can attend.", SHAPE_YES_NO, false },
		{ "Could you tell me when it is?", SHAPE_WHEN, false },
		{ "Is she seated near the front?", SHAPE_YES_NO, false },
		{ "How will she make up the time?", SHAPE_PLAN, false },
		{ "\302\277C\303\263mo se va a reponer la clase?", SHAPE_PLAN, false },
		{ "I am curious who drives the van now.", SHAPE_WHO, false },
		{ "We would love to hear which hook is hers.", SHAPE_WHAT, false },
		{ "I need a yes or no on the swim group.", 0, false },
		{ "Que me digan en qu\303\251 sal\303\263n le toca.", SHAPE_WHAT, false },
		{ "Could you send me the log?", 0, true },
		{ "Could we get the graph for September?", 0, true },
		{ "Please sign page 3.", 0, true },
		{ "\302\277Me podr\303\255a mandar el IEP?", 0, true },
	};

	for (guint i = 0; i < G_N_ELEMENTS(asks); i++) {
		cue_set cues = phrasebook_cues(b, asks[i].text);

		assert_int_equal(shape_asked(cues) & asks[i].asked, asks[i].asked);
		assert_int_equal(shape_is_action(cues), asks[i].action);
	}
	assert_true(shape_said(phrasebook_cues(b, "It will be on Tuesday.")) & SHAPE_WHEN);
	assert_true(shape_said(phrasebook_cues(b, "Hi Derek, yes, two of three.")) & SHAPE_YES_NO);
	assert_int_equal(shape_ordinal(phrasebook_cues(b, "As for your second question, yes.")), 2);
	assert_int_equal(shape_ordinal(phrasebook_cues(b, "Thank you.")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_why),
		cmocka_unit_test(test_held),
		cmocka_unit_test(test_under_quote),
		cmocka_unit_test(test_damage),
		cmocka_unit_test(test_empty_letter),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_joined),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_shapes),
	};

	return cmocka_run_group_tests(tests, open_book, close_book);
}
