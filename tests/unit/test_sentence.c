/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Sentences, divided by "|"; before each its marks: b bullet, l lead-in, f first, q question,
 * g greeting. */
static const struct {
	const char *text, *sentences;
} rows[] = {
	{ "", "" },
	{ "One. Two! Three?", "f:One.|:Two!|q:Three?" },
	{ "no capital. after a stop", "f:no capital.|:after a stop" },
	{ "See Mr. Okafor, Ms. Ruiz or Dr. Fenn. They know.",
		"f:See Mr. Okafor, Ms. Ruiz or Dr. Fenn.|:They know." },
	{ "Hable con la Sra. Luj\u00e1n o la Mtra. Ruiz. Gracias.",
		"f:Hable con la Sra. Luj\u00e1n o la Mtra. Ruiz.|g:Gracias." },
	{ "At 3:15 p.m. we met. It ended at 4 p.m. Then we left.",
		"f:At 3:15 p.m. we met.|:It ended at 4 p.m.|:Then we left." },
	{ "Due Fri. Oct. 23 at noon. Bring it Wed. She waits.",
		"f:Due Fri. Oct. 23 at noon.|:Bring it Wed.|:She waits." },
	{ "No. I can't. See No. 4 there.", "f:No.|:I can't.|:See No. 4 there." },
	{ "Ask M. Fenn. So did I. Good.", "f:Ask M. Fenn.|:So did I.|:Good." },
	{ "Services, e.g. speech, vs. OT etc. are listed. Ok",
		"f:Services, e.g. speech, vs. OT etc. are listed.|:Ok" },
	{ "We can do the 4th at 8.15. Will he come?",
		"f:We can do the 4th at 8.15.|q:Will he come?" },
	{ "Well... maybe. Wait... No.", "f:Well... maybe.|:Wait...|:No." },
	{ "He can't wait to meet her. :) Yes!!", "f:He can't wait to meet her. :)|:Yes!!" },
	{ "Great job! \U0001F600 More soon.", "f:Great job! \U0001F600|:More soon." },
	{ "She said \"Why?\" and left. \"Done.\" Next.",
		"f:She said \"Why?\" and left.|:\"Done.\"|:Next." },
	{ "One; two, no split", "f:One; two, no split" },
	{ "where is it? also when", "fq:where is it?|:also when" },
	{ "\u00bfC\u00f3mo est\u00e1? \u00a1Bien! \u00bfY usted?",
		"fq:\u00bfC\u00f3mo est\u00e1?|:\u00a1Bien!|q:\u00bfY usted?" },
	{ "See www.x.example/a.html?b=c now. Ok.", "f:See www.x.example/a.html?b=c now.|:Ok." },
	/* typed without a stop; but a title or a name is no beginning */
	{ "Pls send it by the 4th Can Ben come too? ok",
		"f:Pls send it by the 4th|q:Can Ben come too?|:ok" },
	{ "I want to know why Also he is late", "f:I want to know why|:Also he is late" },
	{ "We read How To Train it and Where The Wild Things Are",
		"f:We read How To Train it and Where The Wild Things Are" },
	/* lines, greetings and closings */
	{ "Hi Ms. Ortiz,\n\nPlease call.\n\nThanks,\nMarisol",
		"g:Hi Ms. Ortiz,|f:Please call.|g:Thanks,|g:Marisol" },
	{ "Dear Adaeze, thank you for writing. More.",
		"f:Dear Adaeze, thank you for writing.|:More." },
	{ "Hi Marisol!\nIt is here.", "g:Hi Marisol!|f:It is here." },
	{ "Buenos d\u00edas Sra. Rosa:\nYa lleg\u00f3.",
		"g:Buenos d\u00edas Sra. Rosa:|f:Ya lleg\u00f3." },
	{ "Mr. Okafor,\nThe bus was late.", "g:Mr. Okafor,|f:The bus was late." },
	{ "Ana, Luis:\nYa lleg\u00f3.", "g:Ana, Luis:|f:Ya lleg\u00f3." },
	{ "Yes,\nThe 4th is good.", "f:Yes,|:The 4th is good." },
	{ "The day was long,\nMr. Okafor", "f:The day was long,|:Mr. Okafor" },
	{ "Can you come?\nThanks, Marisol", "fq:Can you come?|g:Thanks, Marisol" },
	{ "It is done.\n\nMarisol", "f:It is done.|g:Marisol" },
	{ "It is\nFixed", "f:It is|:Fixed" },
	/* lists */
	{ "I need the following:\n- the log\n- the plan. Soon?",
		"fl:I need the following:|b:the log|b:the plan.|bq:Soon?" },
	{ "Three things\n\n1. One?\n2) Two\n* Three\nAfter",
		"fl:Three things|bq:One?|b:Two|b:Three|:After" },
	{ "a) first\nb) second", "b:first|b:second" },
	{ "-5 degrees\n*bold* word", "f:-5 degrees|:*bold* word" },
};

static char *shown(const GPtrArray *sentences)
{
	static const struct {
		guint mark;
		char letter;
	} letters[] = { { SENTENCE_BULLET, 'b' }, { SENTENCE_FIRST, 'f' },
		{ SENTENCE_LEAD_IN, 'l' }, { SENTENCE_QUESTION, 'q' }, { SENTENCE_GREETING, 'g' } };
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < sentences->len; i++) {
		const struct sentence *s = sentences->pdata[i];

		g_string_append(text, i ? "|" : "");
		for (gsize k = 0; k < G_N_ELEMENTS(letters); k++)
			if (s->marks & letters[k].mark)
				g_string_append_c(text, letters[k].letter);
		g_string_append_printf(text, ":%s", s->text);
	}
	return g_string_free(text, FALSE);
}

static GPtrArray *split(const char *text)
{
	g_autoptr(own_text) own = g_new0(struct own_text, 1);

	own->text = g_strdup(text);
	own->parts = g_array_new(FALSE, FALSE, sizeof(struct own_part));
	return sentence_split(own, "Marisol Rivera");
}

static void test_split(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) sentences = split(rows[i].text);
		g_autofree char *text = shown(sentences);

		assert_string_equal(text, rows[i].sentences);
		for (guint k = 0; k < sentences->len; k++) {
			const struct sentence *s = sentences->pdata[k];

			/* to the letter, where it says it stands */
			assert_int_equal(s->to - s->from, strlen(s->text));
			assert_memory_equal(rows[i].text + s->from, s->text, s->to - s->from);
		}
	}
}

static void test_lead_in(void **state)
{
	g_autoptr(GPtrArray) sentences =
		split("Hi. I need:\n\n- one\n\n- two. More\nAfter\n- three");
	static const int lead_in[] = { -1, -1, 1, 1, 1, -1, 5 };

	assert_int_equal(sentences->len, G_N_ELEMENTS(lead_in));
	for (guint i = 0; i < sentences->len; i++)
		assert_int_equal(((struct sentence *)sentences->pdata[i])->lead_in, lead_in[i]);
}

static void test_subject(void **state)
{
	struct sentence *s = sentence_of_subject("Re: FW: Can you call me?");

	assert_string_equal(s->text, "Can you call me?");
	assert_int_equal(s->marks, SENTENCE_SUBJECT | SENTENCE_QUESTION);
	assert_null(sentence_of_subject("Re: "));
	sentence_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_lead_in),
		cmocka_unit_test(test_subject),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
