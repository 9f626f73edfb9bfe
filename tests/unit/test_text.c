/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_valid(void **state)
{
	g_autofree char *a = text_valid("caf\xc3\xa9", 5);
	g_autofree char *b = text_valid("caf\xe9!", 5);
	g_autofree char *c = text_valid("a\0b", 3);

	assert_string_equal(a, "café");
	assert_string_equal(b, "caf\ufffd!");
	assert_string_equal(c, "a\ufffdb");
}

/* Nothing leaves that a terminal would obey or that turns the reading order. */
static void test_printable(void **state)
{
	static const struct {
		const char *in, *line, *lines;
	} rows[] = {
		{ "plain", "plain", "plain" },
		{ "a\033[31mb\033]0;x\007c", "a[31mb]0;xc", "a[31mb]0;xc" },
		{ "a\r\nb\tc", "a b c", "a\nb\tc" },
		{ "a\xc2\x9b"
		  "b",
			"ab", "ab" },
		{ "user\u202egnp.exe", "usergnp.exe", "usergnp.exe" },
		{ "x\u2028y\u2066z", "xyz", "xyz" },
		{ "\b\x7f", "", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *line = text_printable(rows[i].in, FALSE);
		g_autofree char *lines = text_printable(rows[i].in, TRUE);

		assert_string_equal(line, rows[i].line);
		assert_string_equal(lines, rows[i].lines);
	}
}

static void test_squeeze(void **state)
{
	g_autofree char *a = text_squeeze("  a \t\n\u00a0b  ");
	g_autofree char *b = text_squeeze(" \n ");

	assert_string_equal(a, "a b");
	assert_string_equal(b, "");
}

static void test_unaccented(void **state)
{
	static const struct {
		const char *text, *plain;
	} table[] = {
		{ "", "" },
		{ "Mañana, a las 3", "manana, a las 3" },
		{ "man\u0303ana", "manana" }, /* the accent as a character of its own */
		{ "SOFÍA Núñez's", "sofia nunez's" },
		{ "Zoë", "zoe" },
		{ "\uff2d\uff45\uff4d\uff4f", "memo" }, /* full width */
		{ "Straße", "strasse" },
		{ "\u0416", "\u0436" },
		{ "¿Qué?\n", "¿que?\n" },
		{ "a\xff", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *plain = text_unaccented(table[i].text);

		assert_string_equal(plain, table[i].plain);
	}
}

static void test_clip(void **state)
{
	g_autofree char *whole = text_clip("señora", 6);
	g_autofree char *cut = text_clip("señoras", 6);

	assert_string_equal(whole, "señora");
	assert_string_equal(cut, "señor\u2026");
}

static void test_fold(void **state)
{
	g_autofree char *a = text_fold("one two three four", 9, "- ", "  ");
	g_autofree char *b = text_fold("longerthanwidth x", 8, "", "");
	g_autofree char *c = text_fold("a\n\nb", 8, "> ", "  ");

	assert_string_equal(a, "- one two\n  three\n  four");
	assert_string_equal(b, "longerthanwidth\nx");
	assert_string_equal(c, "> a\n  \n  b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_valid),
		cmocka_unit_test(test_printable),
		cmocka_unit_test(test_squeeze),
		cmocka_unit_test(test_unaccented),
		cmocka_unit_test(test_clip),
		cmocka_unit_test(test_fold),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
