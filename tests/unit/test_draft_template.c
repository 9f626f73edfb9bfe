/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft_letters.h"

#include "base/error.h"
#include "model/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define HEAD "letter D-X\nfor stage 1\nto asked\nsubject A {topic or word}\n"

static struct draft_template *parse(const char *text)
{
	g_autoptr(GError) error = NULL;
	struct draft_template *t = draft_template_parse(text, "x.letter", &error);

	if (!t)
		fail_msg("%s", error->message);
	return t;
}

static void mistakes_are_told_with_their_line(void **state)
{
	static const struct {
		const char *text, *why;
	} table[] = {
		{ "", "x.letter:1: no line 'letter'" },
		{ "letter A\n\nHi.", "x.letter:2: no line 'to'" },
		{ "letter A\nto asked\n\nHi.", "x.letter:3: no line 'subject'" },
		{ HEAD, "x.letter:5: no body behind an empty line" },
		{ "letter A\ncolour red\n",
			"x.letter:2: 'colour red': a head has lines of letter, for, to, cc and "
			"subject" },
		{ "letter\n",
			"x.letter:1: 'letter': a head has lines of letter, for, to, cc and "
			"subject" },
		{ "for stage 7\n", "x.letter:1: 'stage 7' is none of:" },
		{ "for stage 3-2\n", "x.letter:1: 'stage 3-2' is none of:" },
		{ "for stage 1-23\n", "x.letter:1: 'stage 1-23' is none of:" },
		{ "for stage\n", "x.letter:1: 'stage' is none of:" },
		{ "for sunshine stage 2\n", "x.letter:1: 'sunshine stage 2' is none of:" },
		{ "for open\n", "x.letter:1: 'open' is none of:" },
		{ "# a\nsubject {weather}\n",
			"x.letter:2: no slot is called {weather}; there are: name, " },
		{ HEAD "\nHi.\nHi {name\n", "x.letter:7: a brace is never closed" },
		{ HEAD "\nHi {}.\n", "x.letter:6: no slot is called {}; there are: name, " },
		{ HEAD "\n\xff\n", "x.letter:1: this is not UTF-8" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;

		assert_null(draft_template_parse(table[i].text, "x.letter", &error));
		assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_CONFIG));
		if (!g_str_has_prefix(error->message, table[i].why))
			fail_msg("row %zu: %s", i, error->message);
	}
}

static void a_sentence_that_is_not_known_is_left_out(void **state)
{
	g_autoptr(draft_template) t = parse(HEAD "\nHi {name or there},\n"
						 "\nA {topic}.\nB {asked}.\nC.\n"
						 "\nD {dates}.\n"
						 "\nE: {questions}\nF.\n"
						 "\n1) g\n2) h\nI.\n"
						 "\n{history}\nJ.\n"
						 "\nBye,\n{parent or ____}\n");
	char *values[SLOT_COUNT] = { [SLOT_ASKED] = "{topic}",
		[SLOT_QUESTIONS] = "\n- \"q\"\n- \"r\"",
		[SLOT_HISTORY] = "- one\n- two" };
	g_autofree char *body = draft_template_body(t, values);
	g_autofree char *subject = draft_template_subject(t, values);

	/* a value is not looked into; a list is a paragraph of its own */
	assert_string_equal(body,
		"Hi there,\n\nB {topic}. C.\n\nE:\n- \"q\"\n- \"r\"\n\nF.\n\n1) g\n2) h\n\nI.\n\n"
		"- one\n- two\n\nJ.\n\nBye,\n____");
	assert_string_equal(subject, "A word");
}

static void the_first_subject_that_can_be_said(void **state)
{
	g_autoptr(draft_template) t = parse(
		"letter A\nto asked\nsubject On {topic}\nsubject Of {asked}\nsubject So\n\nHi.");
	char *values[SLOT_COUNT] = { NULL };
	g_autofree char *none = draft_template_subject(t, values);
	values[SLOT_ASKED] = "3 May";
	g_autofree char *day = draft_template_subject(t, values);
	values[SLOT_TOPIC] = "lunch";
	g_autofree char *topic = draft_template_subject(t, values);

	assert_string_equal(none, "So");
	assert_string_equal(day, "Of 3 May");
	assert_string_equal(topic, "On lunch");
}

static void it_serves_what_it_says(void **state)
{
	g_autoptr(draft_template) t = parse("letter A\nfor stage 1-2; records stage 4; declined\n"
					    "to asked\nsubject S\n\nHi.");
	static const struct {
		enum item_state state;
		enum item_class class;
		int stage;
		bool serves;
	} table[] = {
		{ STATE_OPEN, CLASS_REQUEST, 0, false },
		{ STATE_OPEN, CLASS_REQUEST, 1, true },
		{ STATE_ACKNOWLEDGED, CLASS_ACKNOWLEDGED, 2, true },
		{ STATE_OPEN, CLASS_REQUEST, 4, false },
		{ STATE_OPEN, CLASS_RECORDS, 4, true },
		{ STATE_RESOLVED, CLASS_REQUEST, 1, false },
		{ STATE_DISMISSED, CLASS_REQUEST, 1, false },
		{ STATE_DECLINED, CLASS_REQUEST, 0, true },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		struct item_view v = {
			.state = table[i].state, .class = table[i].class, .stage = table[i].stage
		};

		if (draft_template_serves(t, &v) != table[i].serves)
			fail_msg("row %zu", i);
	}
}

/* The languages say the same to the same people, each in its own words. */
static void the_shipped_letters_agree(void **state)
{
	static const char *const names[] = { "D-1", "D-2", "D-3", "D-5", "D-ACC", "D-CHK", "D-COV",
		"D-LOG", "D-MISS", "D-MTG", "D-POL", "D-REC", "D-SUM", "D-THX" };
	g_autoptr(draft_templates) en = letters_load("en");
	g_autoptr(draft_templates) es = letters_load("es");

	assert_int_equal(en->list->len, G_N_ELEMENTS(names));
	assert_int_equal(es->list->len, G_N_ELEMENTS(names));
	for (guint i = 0; i < en->list->len; i++) {
		const struct draft_template *a = en->list->pdata[i], *b = es->list->pdata[i];

		assert_string_equal(a->name, names[i]);
		assert_string_equal(b->name, names[i]);
		assert_int_equal(a->cases->len, b->cases->len);
		assert_memory_equal(a->cases->data ? a->cases->data : "",
			b->cases->data ? b->cases->data : "",
			a->cases->len * sizeof(struct draft_case));
		assert_int_equal(a->subjects->len, b->subjects->len);
		assert_int_equal(a->to->len, b->to->len);
		assert_int_equal(a->cc->len, b->cc->len);
		for (guint k = 0; k < a->to->len; k++)
			assert_true(g_strv_equal(a->to->pdata[k], b->to->pdata[k]));
	}
}

/* Whatever is known, a subject has no child in it. */
static void no_subject_has_the_child(void **state)
{
	for (const char *const *l = languages_all; *l; l++) {
		g_autoptr(draft_templates) t = letters_load(*l);

		for (guint i = 0; i < t->list->len; i++) {
			const struct draft_template *one = t->list->pdata[i];

			for (guint k = 0; k < one->subjects->len; k++) {
				assert_null(strstr(one->subjects->pdata[k], "{child"));
				assert_null(strstr(one->subjects->pdata[k], "{questions"));
				assert_null(strstr(one->subjects->pdata[k], "{promise}"));
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mistakes_are_told_with_their_line),
		cmocka_unit_test(a_sentence_that_is_not_known_is_left_out),
		cmocka_unit_test(the_first_subject_that_can_be_said),
		cmocka_unit_test(it_serves_what_it_says),
		cmocka_unit_test(the_shipped_letters_agree),
		cmocka_unit_test(no_subject_has_the_child),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
