/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/tone.h"
#include "digest/words.h"
#include "model/language.h"

#include "draft_letters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* "BS": the tones found, in order. */
static char *tones(const char *text)
{
	static const char marks[TONE_COUNT + 1] = "TLBASM";
	g_autoptr(GPtrArray) list = tone_check(text);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < list->len; i++)
		g_string_append_c(out, marks[((struct tone_warning *)list->pdata[i])->tone]);
	return g_string_free(out, FALSE);
}

static void what_is_heard(void **state)
{
	static const struct {
		const char *text, *tones;
	} table[] = {
		{ "", "" },
		{ "Could you let me know?", "" },
		{ "Could you let me know? And when?", "M" },
		{ "This is unacceptable. Why? When?", "BM" },
		{ "You failed to answer.", "B" },
		{ "YOU FAILED!", "BS" },
		{ "Please!!", "S" },
		{ "The IEP and the 504, please.", "" },
		{ "I need it NOW, TODAY.", "S" },
		{ "you people ignored us on purpose", "BBB" },
		{ "You never answer, you always wait.", "AA" },
		{ "My lawyer will sue.", "TT" },
		{ "Sue will call you.", "T" },
		{ "The issue of pursuing this.", "" },
		{ "A violation of the law.", "LL" },
		{ "In the lawn chair.", "" },
		{ "Whenever you can, forever grateful.", "" },
		{ "Answer, or else.", "T" },
		{ "I asked: \"Why was this IGNORED!! Why?\" Could you say?", "" },
		{ "I asked: \u201cIs it the law?\u201d Thanks.", "" },
		{ "Esto es inaceptable, nunca responden.", "BA" },
		{ "Presentaré una queja según la ley.", "LL" },
		{ "¿Podría decirme cómo va esto?", "" },
		{ "ÁNIMO a todos", "S" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *found = tones(table[i].text);

		if (strcmp(found, table[i].tones) != 0)
			fail_msg("\"%s\": %s", table[i].text, found);
	}
}

static void a_long_letter_is_told_so(void **state)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < TONE_WORDS_MAX; i++)
		g_string_append(text, "word ");
	g_autofree char *fits = tones(text->str);
	g_string_append(text, "more");
	g_autofree char *found = tones(text->str);
	assert_string_equal(fits, "");
	assert_string_equal(found, "M");
	g_string_free(text, TRUE);
}

/* Never a threat, never a law, never blame; one thing is asked. */
static void every_shipped_letter_is_calm(void **state)
{
	for (const char *const *l = languages_all; *l; l++) {
		g_autoptr(draft_templates) t = letters_load(*l);

		for (guint i = 0; i < t->list->len; i++) {
			const struct draft_template *one = t->list->pdata[i];
			g_autofree char *body = g_strjoinv("\n", one->body);
			g_autofree char *found = tones(body);

			if (*found)
				fail_msg("%s/%s: %s", *l, one->name, found);
			for (guint k = 0; k < one->subjects->len; k++) {
				g_autofree char *subject = tones(one->subjects->pdata[k]);

				assert_string_equal(subject, "");
			}
		}
	}
}

/* What the digest says, in every language; that it gives no legal advice may be said. */
static void every_word_of_the_digest_is_calm(void **state)
{
	for (const char *const *l = languages_all; *l; l++) {
		const struct words *words = words_find(*l);

		assert_string_equal(words->language, *l);
		for (int k = 0; k < SAY_COUNT; k++) {
			assert_non_null(words->say[k]);
			g_autofree char *found = tones(words->say[k]);

			if (strpbrk(found, k == SAY_NO_ADVICE ? "TBS" : "TLBS"))
				fail_msg("\"%s\": %s", words->say[k], found);
		}
	}
}

/* The same slots in every language: a translation loses no fact. */
static void the_languages_have_the_same_slots(void **state)
{
	for (int k = 0; k < SAY_COUNT; k++) {
		const char *a = words_en.say[k];

		for (const char *p = a; (p = strchr(p, '{')) != NULL; p++) {
			g_autofree char *slot = g_strndup(p, strcspn(p, "}") + 1);

			if (!strstr(words_es.say[k], slot))
				fail_msg("\"%s\" lacks %s", words_es.say[k], slot);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_heard),
		cmocka_unit_test(a_long_letter_is_told_so),
		cmocka_unit_test(every_shipped_letter_is_calm),
		cmocka_unit_test(every_word_of_the_digest_is_calm),
		cmocka_unit_test(the_languages_have_the_same_slots),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
