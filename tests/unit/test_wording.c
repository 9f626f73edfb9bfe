/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "classify/wording.h"

static const char *add(struct wording *w, enum act kind, int points, const char *phrases)
{
	static char first[64];
	g_auto(GStrv) list = g_strsplit(phrases, "|", -1);
	const char *wrong = wording_add(w, kind, points, list);

	if (!wrong)
		return NULL;
	g_strlcpy(first, wrong, sizeof first);
	return first;
}

static void test_weigh(void **state)
{
	static const struct {
		const char *text;
		int request, commitment;
		const char *most;
	} rows[] = {
		{ "", 0, 0, NULL },
		{ "Could you look?", 7 + 3, 0, "could you" },
		{ "COULD  you, look", 7, 0, "could you" },
		{ "Could you or could you not", 7, 0, "could you" },
		{ "You could", 0, 0, NULL },
		{ "couldn't you", 0, 0, NULL },
		{ "He's due at 7:15.", 0, 4, NULL },
		{ "Due at 8", 0, 4, NULL },
		{ "Oh, he'll", 0, 6, NULL },
		{ "Now he'll", 0, 0, NULL },
		{ "Mañana", 0, 2, NULL },
		{ "MAÑANA.", 0, 2, NULL },
		{ "Thanks, could you", 7 - 20, 0, "^ thanks" },
		{ "Only thanks, he'll", 0, 0, NULL },
	};
	g_autoptr(wording) w = wording_new();

	assert_null(add(w, ACT_REQUEST, 7, "could you"));
	assert_null(add(w, ACT_REQUEST, 3, " ? $ "));
	assert_null(add(w, ACT_REQUEST, -20, "^ thanks"));
	assert_null(add(w, ACT_COMMITMENT, 4, "at 0"));
	assert_null(add(w, ACT_COMMITMENT, 6, "oh he'll $"));
	assert_null(add(w, ACT_COMMITMENT, 2, "mañana"));
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(wording_scale) s = wording_scale_new(w);

		wording_hear(s, rows[i].text, 0);
		assert_int_equal(wording_points(s, ACT_REQUEST), rows[i].request);
		assert_int_equal(wording_points(s, ACT_COMMITMENT), rows[i].commitment);
		if (rows[i].most)
			assert_string_equal(wording_most(s, ACT_REQUEST), rows[i].most);
	}
}

/* Behind "Ms. Lee," a sentence begins anew; what stands before is heard too. */
static void test_head(void **state)
{
	const char *text = "Ms. Lee, could you look?";
	static const struct {
		gsize head;
		int request;
	} rows[] = {
		{ 0, 0 },
		{ strlen("Ms. Lee, "), 7 - 2 },
		{ strlen("Ms. "), -2 },
	};
	g_autoptr(wording) w = wording_new();

	assert_null(add(w, ACT_REQUEST, 7, "^ could you"));
	assert_null(add(w, ACT_REQUEST, -2, "^ ms ^ | lee ^ could"));
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(wording_scale) s = wording_scale_new(w);

		wording_hear(s, text, rows[i].head);
		assert_int_equal(wording_points(s, ACT_REQUEST), rows[i].request);
	}
}

static void test_given_again(void **state)
{
	g_autoptr(wording) w = wording_new();
	g_autoptr(wording_scale) s = wording_scale_new(w);

	add(w, ACT_REQUEST, 7, "any word");
	add(w, ACT_REQUEST, 2, "any word");
	add(w, ACT_COMMITMENT, -1, "any word");
	wording_hear(s, "Any word?", 0);
	assert_int_equal(wording_points(s, ACT_REQUEST), 2);
	assert_int_equal(wording_points(s, ACT_COMMITMENT), -1);
	assert_true(wording_weighs(ACT_COMMITMENT));
	assert_true(wording_weighs(ACT_ACK));
	assert_false(wording_weighs(ACT_AUTO_REPLY));
	assert_false(wording_weighs(ACT_DEFERRAL));
}

/* A whole letter: several texts and its signs are one. */
static void test_letter(void **state)
{
	g_autoptr(wording) w = wording_new();
	g_autoptr(wording_scale) s = wording_scale_new(w);

	add(w, ACT_ACK, 5, "thank you");
	add(w, ACT_ACK, -3, "+file");
	wording_hear(s, "Thank you.", 0);
	wording_hear(s, "And thank you again.", 0);
	wording_hear_sign(s, "+file");
	wording_hear_sign(s, "+reply");
	assert_int_equal(wording_points(s, ACT_ACK), 2);
	assert_string_equal(wording_most(s, ACT_ACK), "thank you");
	assert_null(wording_most(s, ACT_ANSWER));
	assert_int_equal(wording_sign(w, "+file", ACT_ACK), -3);
	assert_int_equal(wording_sign(w, "+said", ACT_ACK), 0);
}

static void test_no_phrase(void **state)
{
	g_autoptr(wording) w = wording_new();

	assert_string_equal(add(w, ACT_REQUEST, 1, "a b c d"), "a b c d");
	assert_string_equal(add(w, ACT_REQUEST, 1, "ok | "), "");
	assert_string_equal(add(w, ACT_REQUEST, 1, "two  blanks"), "two  blanks");
}

/* A hostile sentence: all of it one word, or nothing but numbers. */
static void test_long(void **state)
{
	g_autofree char *word = g_strnfill(100000, 'x');
	g_autofree char *digits = g_strnfill(100000, '7');
	g_autoptr(wording) w = wording_new();
	g_autoptr(wording_scale) s = wording_scale_new(w);

	add(w, ACT_REQUEST, 5, "0 $");
	wording_hear(s, word, 0);
	assert_int_equal(wording_points(s, ACT_REQUEST), 0);
	wording_hear(s, digits, 0);
	assert_int_equal(wording_points(s, ACT_REQUEST), 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_weigh),
		cmocka_unit_test(test_head),
		cmocka_unit_test(test_given_again),
		cmocka_unit_test(test_letter),
		cmocka_unit_test(test_no_phrase),
		cmocka_unit_test(test_long),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
