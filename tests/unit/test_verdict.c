/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "classify/verdict.h"

#include "rule_packs.h"

/* What the pack must reach on the invented sentences; it reaches more. */
#define FLOOR_REQUEST 0.95
#define FLOOR_COMMITMENT 0.94

struct world {
	struct ruleset *rules;
	struct calendar *calendar;
	GTimeZone *utc;
	struct verdict_context context;
};

static const char *const children[] = { "Emma", "Ben", NULL };

static int set_up(void **state)
{
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(struct day_range));
	struct world *w = g_new0(struct world, 1);

	w->rules = ruleset_new();
	pack_add(w->rules, "en");
	w->calendar = calendar_new(DAY_NONE, DAY_NONE, none);
	w->utc = g_time_zone_new_utc();
	w->context = (struct verdict_context){
		.rules = w->rules, .calendar = w->calendar, .zone = w->utc, .children = children
	};
	*state = w;
	return ruleset_ready(w->rules, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	ruleset_free(w->rules);
	calendar_free(w->calendar);
	g_time_zone_unref(w->utc);
	g_free(w);
	return 0;
}

/* A letter of Wednesday, 16 September 2026. */
static struct message *letter(const struct world *w, enum direction direction)
{
	struct message *m = message_new();

	m->date = moment_parse("2026-09-16T10:00:00Z", w->utc);
	m->direction = direction;
	m->between = true;
	return m;
}

static struct sentence *say(struct message *m, const char *text)
{
	struct sentence *s = sentence_new();
	char *all = g_strconcat(m->own_text, text, "\n", NULL);

	s->text = g_strdup(text);
	s->lead_in = -1;
	g_ptr_array_add(m->sentences, s);
	g_free(m->own_text);
	m->own_text = all;
	return s;
}

static void judge(const struct world *w, struct message *m)
{
	g_autofree char *gave_up = verdict_judge(m, &w->context);

	assert_null(gave_up);
}

static const struct {
	enum direction direction;
	const char *text;
	enum act item; /* ACT_COUNT: none */
	enum owed_by owed_by;
	const char *due, *actor;
} sentences[] = {
	{ DIRECTION_FROM_FAMILY, "Could you send me the service log for September?", ACT_REQUEST,
		OWED_SCHOOL, "", NULL },
	{ DIRECTION_FROM_SCHOOL, "Please sign page 3 and return it by Friday.", ACT_REQUEST,
		OWED_FAMILY, "2026-09-18", NULL },
	{ DIRECTION_FROM_SCHOOL, "Mr. Okafor will call you tomorrow.", ACT_COMMITMENT, OWED_SCHOOL,
		"2026-09-17", "Mr. Okafor" },
	{ DIRECTION_FROM_FAMILY, "I'll drop it off on Friday.", ACT_COMMITMENT, OWED_FAMILY,
		"2026-09-18", NULL },
	{ DIRECTION_OTHER, "Please send it back.", ACT_REQUEST, OWED_UNKNOWN, "", NULL },
	/* A day that is proposed is not a due day. */
	{ DIRECTION_FROM_SCHOOL, "Would Tuesday at 2:30 or Thursday at 8:00 work for you?",
		ACT_REQUEST, OWED_FAMILY, "", NULL },
	/* Nor one that is only spoken of. */
	{ DIRECTION_FROM_FAMILY, "Could you send me the notes from Tuesday?", ACT_REQUEST,
		OWED_SCHOOL, "", NULL },
	{ DIRECTION_FROM_SCHOOL, "Please let me know if you have any questions.", ACT_COUNT,
		OWED_UNKNOWN, "", NULL },
	{ DIRECTION_FROM_FAMILY, "Emma will be late tomorrow.", ACT_COUNT, OWED_UNKNOWN, "", NULL },
	/* Curly quotes are as good as straight ones. */
	{ DIRECTION_FROM_SCHOOL, "I\xe2\x80\x99ll send it by Friday.", ACT_COMMITMENT, OWED_SCHOOL,
		"2026-09-18", NULL },
};

static void test_sentences(void **state)
{
	const struct world *w = *state;

	for (gsize i = 0; i < G_N_ELEMENTS(sentences); i++) {
		g_autoptr(message) m = letter(w, sentences[i].direction);
		const struct sentence *s = say(m, sentences[i].text);
		char day[DAY_TEXT_SIZE];

		judge(w, m);
		for (int a = ACT_REQUEST; a <= ACT_COMMITMENT; a++)
			assert_int_equal(!!(s->acts & ACT_BIT(a)), a == (int)sentences[i].item);
		assert_int_equal(s->owed_by, sentences[i].owed_by);
		assert_string_equal(day_format(s->due, day), sentences[i].due);
		if (sentences[i].actor)
			assert_string_equal(s->actor, sentences[i].actor);
		else
			assert_null(s->actor);
		if (sentences[i].item != ACT_COUNT)
			assert_non_null(s->rule);
	}
}

static void test_evidence_is_the_sum(void **state)
{
	const struct world *w = *state;
	g_autoptr(message) m = letter(w, DIRECTION_FROM_FAMILY);
	const struct sentence *s = say(m, "Could you send me the log?");
	bool question = false;

	judge(w, m);
	for (guint i = 0; i < s->evidence->len; i++) {
		const struct evidence *e = s->evidence->pdata[i];

		assert_int_not_equal(e->strength, 0);
		question |= e->kind == ACT_REQUEST && g_str_equal(e->rule, "question");
	}
	assert_true(question);
	/* Judged again it is judged afresh. */
	guint lines = s->evidence->len;
	judge(w, m);
	assert_int_equal(s->evidence->len, lines);
}

static void test_bullets(void **state)
{
	const struct world *w = *state;
	g_autoptr(message) m = letter(w, DIRECTION_FROM_FAMILY);
	struct sentence *lead = say(m, "I need the following:");
	struct sentence *bullet = say(m, "the hearing notes from January");

	lead->marks = SENTENCE_LEAD_IN;
	bullet->marks = SENTENCE_BULLET;
	bullet->lead_in = 0;
	judge(w, m);
	assert_false(lead->acts & ACT_BIT(ACT_REQUEST));
	assert_true(bullet->acts & ACT_BIT(ACT_REQUEST));
}

static void test_bulk(void **state)
{
	const struct world *w = *state;
	g_autoptr(message) m = letter(w, DIRECTION_FROM_SCHOOL);
	const struct sentence *ask;

	g_free(m->subject);
	m->subject = g_strdup("Weekly Newsletter");
	say(m, "Dear Families,");
	say(m, "Picture day is on Monday.");
	ask = say(m, "Please return library books by Friday.");
	judge(w, m);
	assert_int_equal(m->acts, ACT_BIT(ACT_BULK));
	assert_int_equal(ask->acts & (ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_COMMITMENT)), 0);
}

static void test_a_mailing_by_its_head(void **state)
{
	const struct world *w = *state;
	g_autoptr(message) m = letter(w, DIRECTION_FROM_SCHOOL);
	g_autoptr(message) reply = letter(w, DIRECTION_FROM_SCHOOL);

	m->list = m->mailing = true;
	say(m, "Please read the attached menu.");
	judge(w, m);
	assert_int_equal(m->acts, ACT_BIT(ACT_BULK));
	reply->list = reply->mailing = true;
	reply->in_reply_to = g_strdup("asked@example.org");
	say(reply, "Please read the attached menu.");
	judge(w, reply);
	assert_int_equal(reply->acts & ACT_BIT(ACT_BULK), 0);
}

static void test_a_personal_letter_is_not_bulk(void **state)
{
	const struct world *w = *state;
	g_autoptr(message) m = letter(w, DIRECTION_FROM_SCHOOL);
	const struct sentence *s;

	say(m, "Speech was cancelled today for Emma because of picture day.");
	s = say(m, "I will make it up on Friday.");
	judge(w, m);
	assert_false(m->acts & ACT_BIT(ACT_BULK));
	assert_true(m->acts & ACT_BIT(ACT_MISSED_SERVICE));
	assert_true(s->acts & ACT_BIT(ACT_COMMITMENT));
}

static bool has_evidence(const struct sentence *s, const char *rule)
{
	for (guint i = 0; i < s->evidence->len; i++) {
		const struct evidence *e = s->evidence->pdata[i];

		if (g_str_equal(e->rule, rule))
			return true;
	}
	return false;
}

/* Beside a plain promise, what comes on a day is news; alone it may be the answer. */
static void test_promised_elsewhere(void **state)
{
	const struct world *w = *state;
	g_autoptr(message) m = letter(w, DIRECTION_FROM_SCHOOL);
	const struct sentence *promise = say(m, "I'll send you the corrected copy by Friday.");
	const struct sentence *news = say(m, "The hearing van comes to us on Tuesday.");
	g_autoptr(message) alone = letter(w, DIRECTION_FROM_SCHOOL);
	const struct sentence *same = say(alone, news->text);

	judge(w, m);
	judge(w, alone);
	assert_true(promise->acts & ACT_BIT(ACT_COMMITMENT));
	assert_false(has_evidence(promise, "promised-elsewhere"));
	assert_true(has_evidence(news, "promised-elsewhere"));
	assert_false(has_evidence(same, "promised-elsewhere"));
}

static void test_automatic(void **state)
{
	const struct world *w = *state;
	g_autoptr(message) by_header = letter(w, DIRECTION_FROM_SCHOOL);
	g_autoptr(message) by_words = letter(w, DIRECTION_FROM_SCHOOL);
	const struct sentence *s;

	by_header->automatic = true;
	s = say(by_header, "I will answer your mail on Monday.");
	judge(w, by_header);
	assert_int_equal(by_header->acts, ACT_BIT(ACT_AUTO_REPLY));
	assert_false(s->acts & ACT_BIT(ACT_COMMITMENT));
	say(by_words, "I am out of the office and will return on Monday, January 4.");
	judge(w, by_words);
	assert_int_equal(by_words->acts, ACT_BIT(ACT_AUTO_REPLY));
}

static void test_message_acts(void **state)
{
	const struct world *w = *state;
	g_autoptr(message) m = letter(w, DIRECTION_FROM_SCHOOL);

	m->in_reply_to = g_strdup("x");
	say(m, "I will look into it and get back to you.");
	judge(w, m);
	assert_int_equal(m->acts, ACT_BIT(ACT_ACK));
}

static const struct {
	const char *sign;
	enum direction direction;
	bool reply, file;
	const char *text;
} signs[] = {
	{ "+reply", DIRECTION_FROM_SCHOOL, true, false, "Fine." },
	{ "+file", DIRECTION_FROM_SCHOOL, false, true, "Fine." },
	{ "+question", DIRECTION_FROM_SCHOOL, false, false, "Fine?" },
	{ "+school", DIRECTION_FROM_SCHOOL, false, false, "Fine." },
	{ "+family", DIRECTION_FROM_FAMILY, false, false, "Fine." },
	{ "+holding", DIRECTION_FROM_SCHOOL, false, false, "It was passed on." },
	{ "+platform", DIRECTION_FROM_SCHOOL, false, false, "Fine, by platform." },
};

/* Where one sign alone says "win", only a letter that has it is one. */
static void test_signs_of_a_letter(void **state)
{
	const struct world *w = *state;

	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
		g_autofree char *text = g_strdup_printf("rule h\n  kind holding\n  match passed\n"
							"wording win -1  ^\nwording win 1  %s\n",
			signs[i].sign);
		g_autoptr(ruleset) rules = ruleset_new();
		struct verdict_context context = w->context;

		context.rules = rules;
		assert_true(ruleset_add(rules, "en", text, "f", NULL));
		assert_true(ruleset_ready(rules, NULL));
		for (gsize k = 0; k < G_N_ELEMENTS(signs); k++) {
			g_autoptr(message) m = letter(w, signs[k].direction);
			bool both = g_str_equal(signs[i].sign, "+school") &&
				signs[k].direction == DIRECTION_FROM_SCHOOL;

			m->in_reply_to = g_strdup(signs[k].reply ? "x" : NULL);
			if (signs[k].file)
				g_ptr_array_add(m->attachments, attachment_new());
			if (strstr(signs[k].text, "platform"))
				m->platform = g_strdup("board");
			say(m, signs[k].text);
			g_free(verdict_judge(m, &context));
			assert_int_equal(!!(m->acts & ACT_BIT(ACT_WIN)), i == k || both);
		}
	}
}

static void test_letters_of_others_have_no_acts(void **state)
{
	struct world *w = *state;
	g_autoptr(message) m = letter(w, DIRECTION_OTHER);

	m->between = false;
	g_ptr_array_add(m->attachments, attachment_new());
	say(m, "Attached is the report that you asked for.");
	judge(w, m);
	assert_true(m->acts & ACT_BIT(ACT_COMPLETION));
	w->context.family_known = true;
	judge(w, m);
	w->context.family_known = false;
	assert_int_equal(m->acts, 0);
}

/* Without a configuration nobody is known: either side may ask or promise. */
static void test_unknown_writer(void **state)
{
	const struct world *w = *state;
	g_autoptr(message) m = letter(w, DIRECTION_OTHER);
	const struct sentence *s = say(m, "Ms. Lee, please send it back.");
	bool told = false;

	judge(w, m);
	assert_int_equal(s->head, strlen("Ms. Lee, "));
	for (guint i = 0; i < s->evidence->len; i++) {
		const struct evidence *e = s->evidence->pdata[i];

		told |= e->kind == ACT_REQUEST && strcmp(e->rule, "unknown-writes") == 0;
	}
	assert_true(told);
}

/* Hostile: no pattern may run on; what a sentence says beyond its limit is not looked at. */
static void test_long_sentences(void **state)
{
	const struct world *w = *state;
	g_autoptr(GString) text = g_string_new("Could you send");

	for (int i = 0; i < 20000; i++)
		g_string_append(text, i % 7 ? " a" : " the log or");
	g_autoptr(message) m = letter(w, DIRECTION_FROM_FAMILY);
	const struct sentence *s = say(m, text->str);
	g_autofree char *gave_up = verdict_judge(m, &w->context);

	assert_true(s->acts & ACT_BIT(ACT_REQUEST));
}

struct tally {
	guint hit, false_alarm, missed;
};

static double f1(const struct tally *t)
{
	return 2.0 * t->hit / (2.0 * t->hit + t->false_alarm + t->missed);
}

static void count(struct tally *t, bool want, bool got)
{
	t->hit += want && got;
	t->missed += want && !got;
	t->false_alarm += !want && got;
}

static void test_invented_sentences(void **state)
{
	const struct world *w = *state;
	struct tally request = { 0 }, commitment = { 0 };
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	assert_true(g_file_get_contents(SOURCE_DIR "/tests/sentences/en.tsv", &text, NULL, NULL));
	lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		g_auto(GStrv) f = g_strsplit(lines[i], "\t", 3);

		if (lines[i][0] == '#' || g_strv_length(f) != 3)
			continue;
		g_autoptr(message) m =
			letter(w, f[0][0] == 'F' ? DIRECTION_FROM_FAMILY : DIRECTION_FROM_SCHOOL);
		const struct sentence *s = say(m, f[2]);

		judge(w, m);
		count(&request, g_str_equal(f[1], "request"), s->acts & ACT_BIT(ACT_REQUEST));
		count(&commitment, g_str_equal(f[1], "commitment"),
			s->acts & ACT_BIT(ACT_COMMITMENT));
	}
	print_message("request F1 %.3f, commitment F1 %.3f\n", f1(&request), f1(&commitment));
	assert_true(request.hit > 300 && commitment.hit > 200);
	assert_true(f1(&request) >= FLOOR_REQUEST);
	assert_true(f1(&commitment) >= FLOOR_COMMITMENT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_evidence_is_the_sum),
		cmocka_unit_test(test_bullets),
		cmocka_unit_test(test_bulk),
		cmocka_unit_test(test_a_mailing_by_its_head),
		cmocka_unit_test(test_a_personal_letter_is_not_bulk),
		cmocka_unit_test(test_promised_elsewhere),
		cmocka_unit_test(test_automatic),
		cmocka_unit_test(test_message_acts),
		cmocka_unit_test(test_signs_of_a_letter),
		cmocka_unit_test(test_letters_of_others_have_no_acts),
		cmocka_unit_test(test_unknown_writer),
		cmocka_unit_test(test_long_sentences),
		cmocka_unit_test(test_invented_sentences),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
