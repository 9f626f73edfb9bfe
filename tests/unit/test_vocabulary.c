/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include <string.h>

#include "phrases.h"
#include "track/vocabulary.h"
#include "track/words.h"

static void test_one(void **state)
{
	static const struct {
		const char *a, *b;
		bool one;
	} table[] = {
		/* forms */
		{ "removal", "removed", true },
		{ "decision", "deciding", true },
		{ "paid", "payments", true },
		{ "wrote", "writing", true },
		{ "evaluator", "reevaluations", true },
		{ "cancelled", "cancel", true },
		{ "observer", "observing", true },
		{ "9th", "9", true },
		{ "pay", "page", false },
		{ "move", "movie", false },
		{ "sign", "sing", false },
		{ "read", "ready", false },
		/* other names of a thing */
		{ "rota", "timetables", true },
		{ "desk", "seating", true },
		{ "headteacher", "principal", true },
		{ "sneakers", "trainers", true },
		{ "chromebook", "ipads", true },
		{ "washroom", "toilets", true },
		{ "bus", "driver", false },
		{ "desk", "carpet", false },
		/* the other language */
		{ "lunes", "monday", true },
		{ "evaluaron", "evaluation", true },
		{ "firmaron", "signature", true },
		{ "mochilas", "backpack", true },
		{ "escritorio", "desk", true },
		{ "preocupada", "worries", true },
		{ "recordar", "record", false },
		{ "comprar", "comprehension", false },
	};
	g_autoptr(phrasebook) b = phrases_both();
	g_autoptr(vocabulary) v = vocabulary_new(b);

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *x = vocabulary_stem(v, table[i].a);
		g_autofree char *y = vocabulary_stem(v, table[i].b);

		if (g_str_equal(x, y) != table[i].one)
			print_error("%s (%s), %s (%s)\n", table[i].a, x, table[i].b, y);
		assert_int_equal(g_str_equal(x, y), table[i].one);
	}
}

/* A word stands in one set, and the name of a set in no other.  More than two words are none. */
static void stands_once(const char *phrase, const char *name, gpointer data)
{
	g_autofree char *plain = g_strstrip(g_strdup(phrase));
	g_auto(GStrv) words = g_strsplit(plain, " ", 2);
	g_autofree char *x = words[1] ? g_strdup(vocabulary_pair(data, words[0], words[1]))
				      : vocabulary_stem(data, words[0]);
	g_autofree char *y = vocabulary_stem(data, name);

	if (g_strcmp0(x, y))
		print_error("\"%s\" of %s: %s, %s\n", phrase, name, x, y);
	assert_string_equal(x, y);
	assert_true(!words[1] || !strchr(words[1], ' '));
}

static void test_no_word_twice(void **state)
{
	static const char *const languages[] = { "en", "es" };
	g_autoptr(phrasebook) both = phrases_both();
	g_autoptr(vocabulary) v = vocabulary_new(both);

	phrasebook_each(both, TOPIC_SAME, stands_once, v);
	for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
		g_autoptr(phrasebook) b = phrasebook_new();

		phrases_add(b, languages[i]);
		g_autoptr(vocabulary) alone = vocabulary_new(b);
		phrasebook_each(b, TOPIC_SAME, stands_once, alone);
	}
}

static matter_set matters(const struct vocabulary *v, const char *word)
{
	g_autofree char *stem = vocabulary_stem(v, word);

	return vocabulary_matters(v, stem);
}

static void is_heard(const char *phrase, const char *name, gpointer data)
{
	g_autofree char *word = g_strstrip(g_strdup(phrase));

	assert_true(matters(data, word) != 0); /* none is beyond the last bit */
}

static void test_matters(void **state)
{
	g_autoptr(phrasebook) b = phrases_both();
	g_autoptr(vocabulary) v = vocabulary_new(b);

	assert_true(matters(v, "driver") & matters(v, "seatbelt"));
	assert_true(matters(v, "chofer") & matters(v, "corner"));
	assert_true(matters(v, "desk") & matters(v, "carpet"));
	assert_false(matters(v, "insulin") & matters(v, "carpet"));
	assert_int_equal(matters(v, "dragon"), 0);
	phrasebook_each(b, TOPIC_MATTER, is_heard, v);
}

static void test_faint(void **state)
{
	static const struct {
		const char *word;
		bool faint;
	} table[] = {
		{ "tuesday", true },
		{ "lunes", true },
		{ "hours", true },
		{ "second", true },
		{ "ultimo", true },
		{ "harness", false },
		{ "bus", false },
	};
	g_autoptr(phrasebook) b = phrases_both();
	g_autoptr(vocabulary) v = vocabulary_new(b);

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *stem = vocabulary_stem(v, table[i].word);

		assert_int_equal(vocabulary_is_faint(v, stem), table[i].faint);
	}
}

static void test_too_many_matters(void **state)
{
	g_autoptr(phrasebook) b = phrasebook_new();

	for (int i = 0; i <= VOCABULARY_MATTERS_MAX; i++) {
		g_autofree char *name = g_strdup_printf("track.matter.m%d", i);
		g_autofree char *word = g_strdup_printf("w%d", i);

		assert_true(phrasebook_add(b, name, word));
	}
	g_autoptr(vocabulary) v = vocabulary_new(b);
	assert_true(matters(v, "w63") == (matter_set)1 << 63);
	assert_true(matters(v, "w64") == 0);
}

/* A shared matter brings two texts nearer; it is no shared word. */
static void test_near(void **state)
{
	static const struct {
		const char *asked, *said;
		bool overlap, close;
	} table[] = {
		{ "Where does she sit?", "He moved her desk.", true, true },
		{ "Where does she sit?", "Isla picked the front row.", false, true },
		{ "Has the bus found us?", "Mr. Bello drives again on the 4th.", false, true },
		{ "Has the bus found us?", "Her poem won.", false, false },
		{ "Has the bus found us?", "El cami\303\263n llega a las 7.", true, true },
		{ "Who signs the form?", "Ya lo firm\303\251 yo.", true, true },
		{ "When are the make-ups?", "Both were made up on Monday.", true, true },
		{ "Is there a seat belt?", "His harness fits.", false, true },
	};
	g_autoptr(phrasebook) b = phrases_both();
	g_autoptr(lexicon) l = lexicon_new(b, NULL);

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GPtrArray) asked = lexicon_words(l, table[i].asked);
		g_autoptr(GPtrArray) said = lexicon_words(l, table[i].said);

		lexicon_count(l, asked);
		lexicon_count(l, said);
		if ((lexicon_overlap(l, asked, said) > 0) != table[i].overlap ||
			(lexicon_closeness(l, asked, said) > 0) != table[i].close)
			print_error("%s %s\n", table[i].asked, table[i].said);
		assert_int_equal(lexicon_overlap(l, asked, said) > 0, table[i].overlap);
		assert_int_equal(lexicon_closeness(l, asked, said) > 0, table[i].close);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one),
		cmocka_unit_test(test_no_word_twice),
		cmocka_unit_test(test_matters),
		cmocka_unit_test(test_faint),
		cmocka_unit_test(test_too_many_matters),
		cmocka_unit_test(test_near),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
