/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "phrases.h"

static void test_where(void **state)
{
	static const struct {
		const char *text;
		enum cue cue;
		bool heard;
	} table[] = {
		{ "Got the key card, thanks.", CUE_GOT, true },
		{ "We never got the key card.", CUE_GOT, false }, /* not at the beginning */
		{ "The key card arrived.", CUE_CAME, true },
		{ "It was late when at last the card arrived.", CUE_CAME, false },
		{ "What days does she swim?", CUE_ASKS_WHEN, true }, /* "what day*" */
		{ "Whenever it suits.", CUE_ASKS_WHEN, false },
		{ "No, she does not.", CUE_YES_OR_NO, true },
		{ "No problem at all.", CUE_NO_IN_COURTESY, true },
		{ "Hola maestra, s\303\255, el lunes.", CUE_YES_WORD_SOON, true },
		{ "\302\277D\303\263nde est\303\241 su abrigo?", CUE_ASKS_WHERE, true },
		{ "Don\342\200\231t know yet.", CUE_DOES_NOT_KNOW, true },
		{ "Room 12", CUE_DIGIT, true },
		{ "Thank you for bringing her coat.", CUE_THANKED_FOR, true },
	};
	g_autoptr(phrasebook) b = phrases_both();

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		bool heard = phrasebook_cues(b, table[i].text) & CUE_BIT(table[i].cue);

		if (heard != table[i].heard)
			print_error("%s\n", table[i].text);
		assert_int_equal(heard, table[i].heard);
	}
}

static void first_of(const char *name, const char *first, gpointer data)
{
	g_string_append_printf(data, "%s=%s;", name, first);
}

static void test_grows(void **state)
{
	g_autoptr(phrasebook) b = phrasebook_new();
	g_autoptr(GString) first = g_string_new(NULL);

	assert_true(phrasebook_add(b, "track.call", "rang | ring*"));
	assert_true(phrasebook_add(b, "track.call", "buzzed"));
	assert_true(phrasebook_add(b, "track.skip", "the | It's"));
	assert_true(phrasebook_add(b, "track.same.seat", "pupitre | asient*"));
	assert_true(phrasebook_add(b, "track.matter.seats", "rug"));
	assert_false(phrasebook_add(b, "track.nothing", "one"));
	assert_false(phrasebook_add(b, "give", "send | share"));
	assert_true(phrasebook_cues(b, "He rang at four.") & CUE_BIT(CUE_CALL));
	assert_true(phrasebook_cues(b, "Two ringside seats") & CUE_BIT(CUE_CALL));
	assert_true(phrasebook_cues(b, "buzzed us in") & CUE_BIT(CUE_CALL));
	assert_false(phrasebook_cues(b, "He rangs at four.") & CUE_BIT(CUE_CALL));
	assert_true(phrasebook_skips(b, "its"));
	assert_false(phrasebook_skips(b, "rang"));
	phrasebook_each(b, TOPIC_SAME, first_of, first);
	phrasebook_each(b, TOPIC_MATTER, first_of, first);
	assert_string_equal(first->str, " pupitre =seat; asient=seat; rug =seats;");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_where),
		cmocka_unit_test(test_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
