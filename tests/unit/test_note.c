/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "model/note.h"

static const struct {
	const char *text;
	enum note_kind kind;
	const char *rest;
} table[] = {
	{ "note: shoes", NOTE_PLAIN, "shoes" },
	{ "  Log : called Ms. Ortiz", NOTE_LOG, "called Ms. Ortiz" },
	{ "WORRY:he cries at night", NOTE_WORRY, "he cries at night" },
	{ "\n\nwin: she read a page", NOTE_WIN, "she read a page" },
	{ "ask:\nwhich days?", NOTE_ASK, "\nwhich days?" },
	{ "Sample: math quiz, no calculator", NOTE_SAMPLE, "math quiz, no calculator" },
	{ "photo: the slip", NOTE_PHOTO, "the slip" },
	{ "Nota: zapatos", NOTE_PLAIN, "zapatos" },
	{ "registro: hablamos hoy", NOTE_LOG, "hablamos hoy" },
	{ "Bit\303\241cora: x", NOTE_LOG, "x" },
	{ "PREOCUPACI\303\223N: llora", NOTE_WORRY, "llora" },
	/* the accent as a character of its own, as some telephones write it */
	{ "preocupacio\314\201n: llora", NOTE_WORRY, "llora" },
	{ "preocupacion: llora", NOTE_WORRY, "llora" },
	{ "Logro: ley\303\263", NOTE_WIN, "ley\303\263" },
	{ "Pregunta: \302\277qu\303\251 d\303\255as?", NOTE_ASK,
		"\302\277qu\303\251 d\303\255as?" },
	{ "muestra: dictado", NOTE_SAMPLE, "dictado" },
	{ "foto: la nota", NOTE_PHOTO, "la nota" },
	/* no notes */
	{ "", NOTE_NONE, "" },
	{ ":", NOTE_NONE, ":" },
	{ "Please note: school is closed", NOTE_NONE, "Please note: school is closed" },
	{ "note that: x", NOTE_NONE, "note that: x" },
	{ "note", NOTE_NONE, "note" },
	{ "note\n: x", NOTE_NONE, "note\n: x" },
	{ "notes: x", NOTE_NONE, "notes: x" },
	{ "> note: x", NOTE_NONE, "> note: x" },
	{ "\342\200\256note: x", NOTE_NONE, "\342\200\256note: x" },
};

static void test_kind(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		const char *rest;

		if (note_kind_of(table[i].text, &rest) != table[i].kind)
			print_error("%s\n", table[i].text);
		assert_int_equal(note_kind_of(table[i].text, &rest), table[i].kind);
		assert_string_equal(rest, table[i].rest);
	}
}

static void test_names(void **state)
{
	const char *rest;

	/* each name is the English word for it */
	for (int k = NOTE_PLAIN; k < NOTE_COUNT; k++) {
		g_autofree char *text = g_strconcat(note_kind_names[k], ":", NULL);

		assert_int_equal(note_kind_of(text, &rest), k);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kind),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
