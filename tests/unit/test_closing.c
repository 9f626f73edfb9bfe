/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thread/closing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void add(GPtrArray *list, const char *address, const char *name, const char *text)
{
	struct message *m = message_new();
	struct sentence *s = sentence_new();
	const char *last = strrchr(text, '\n');

	address_free(m->from);
	m->from = address_new(name, address);
	g_free(m->own_text);
	m->own_text = g_strdup(text);
	last = last ? last + 1 : text;
	s->text = g_strdup(last);
	s->from = (gsize)(last - text);
	s->to = strlen(text);
	g_ptr_array_add(m->sentences, s);
	g_ptr_array_add(list, m);
}

static const struct message *nth(const GPtrArray *list, guint i)
{
	return list->pdata[i];
}

static GPtrArray *letters(const char *const *tails, const char *name)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);

	for (guint i = 0; tails[i]; i++) {
		g_autofree char *text = g_strdup_printf("Letter %u says this.\n\n%s", i, tails[i]);

		add(list, "dpark@school.example", name, text);
	}
	return list;
}

static void test_recurring_lines_go(void **state)
{
	static const char *const tails[] = { "Best,\nDana\nRoom 12 | ext. 4410\nGo Otters",
		"Thanks,\nDana\nRoom 12 | ext. 4410\nGo Otters",
		"Dana\nRoom 12 | ext. 4410\nGo Otters", NULL };
	g_autoptr(GPtrArray) list = letters(tails, "Dana Park");

	closing_cut(list);
	assert_string_equal(nth(list, 0)->own_text, "Letter 0 says this.\n\nBest,\nDana");
	assert_string_equal(nth(list, 2)->own_text, "Letter 2 says this.\n\nDana");
	assert_int_equal(nth(list, 0)->sentences->len, 0); /* it stood in what went */
}

/* What an author writes himself stays, however often: formula, name, sentence, question. */
static void test_own_words_stay(void **state)
{
	static const char *const always[] = { "Thank you for all you do!", "Best,\nDana",
		"Let me know if there are questions.", "Dana Park", "Ms. Park", "See you then?" };

	for (gsize i = 0; i < G_N_ELEMENTS(always); i++) {
		const char *const tails[] = { always[i], always[i], always[i], always[i], NULL };
		g_autoptr(GPtrArray) list = letters(tails, "Dana Park");
		g_autofree char *whole = g_strdup(nth(list, 1)->own_text);

		closing_cut(list);
		assert_string_equal(nth(list, 1)->own_text, whole);
	}
}

/* Asked three times in the same words is asked three times. */
static void test_what_is_asked_stays(void **state)
{
	static const char *const tails[] = { "the May log", "the May log", "the May log", NULL };
	g_autoptr(GPtrArray) list = letters(tails, "Dana Park");

	for (guint i = 0; i < list->len; i++) {
		struct sentence *s = nth(list, i)->sentences->pdata[0];

		s->acts = i == 0 ? ACT_BIT(ACT_REQUEST) : 0;
		s->marks = i > 0 ? SENTENCE_BULLET : 0;
	}
	closing_cut(list);
	for (guint i = 0; i < list->len; i++)
		assert_non_null(strstr(nth(list, i)->own_text, "the May log"));
}

static void test_twice_is_chance(void **state)
{
	static const char *const tails[] = { "Room 12", "Room 12", "Room 14", NULL };
	g_autoptr(GPtrArray) list = letters(tails, "Dana Park");

	closing_cut(list);
	assert_string_equal(nth(list, 0)->own_text, "Letter 0 says this.\n\nRoom 12");
}

/* Short letters that are alike are letters, not signatures; nor do other people's lines count. */
static void test_never_all_of_it(void **state)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);

	for (int i = 0; i < 4; i++)
		add(list, "a@school.example", "Ann Lee", "Milk box empty again");
	add(list, "b@school.example", "Bo Ray", "Hello there.\nMilk box empty again");
	closing_cut(list);
	assert_string_equal(nth(list, 0)->own_text, "Milk box empty again");
	assert_string_equal(nth(list, 4)->own_text, "Hello there.\nMilk box empty again");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_recurring_lines_go),
		cmocka_unit_test(test_own_words_stay),
		cmocka_unit_test(test_what_is_asked_stays),
		cmocka_unit_test(test_twice_is_chance),
		cmocka_unit_test(test_never_all_of_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
