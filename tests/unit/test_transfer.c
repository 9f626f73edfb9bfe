/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/transfer.h"

#include "parse/charset.h"
#include "parse/flowed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *text, *bytes;
} base64[] = {
	{ "", "" },
	{ "SGVsbG8=", "Hello" },
	{ "SGVs\r\nbG8=\r\n", "Hello" },
	/* two padded runs (GMime 3.2.13 stops at the first) */
	{ "SGVsbG8=IHdvcmxk", "Hello world" },
	{ "SGVsbG8=\nIHdvcmxkIQ==\n", "Hello world!" },
	/* padding lost, stray bytes, a cut end */
	{ "SGVsbG8", "Hello" },
	{ "SG!Vs bG8=", "Hello" },
	{ "SGVsbG9", "Hello" },
	{ "S", "" },
	{ "====", "" },
	/* the URL alphabet */
	{ "-_-_", "\xfb\xff\xbf" },
};

static void test_base64(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(base64); i++) {
		g_autoptr(GByteArray) out = transfer_base64(base64[i].text, strlen(base64[i].text));

		assert_int_equal(out->len, strlen(base64[i].bytes));
		if (out->len)
			assert_memory_equal(out->data, base64[i].bytes, out->len);
	}
}

static const struct {
	const char *text;
	gboolean header;
	const char *bytes;
} quoted[] = {
	{ "caf=C3=A9", FALSE, "caf\xc3\xa9" },
	{ "caf=c3=a9", FALSE, "caf\xc3\xa9" },
	{ "one=\r\n two", FALSE, "one two" },
	{ "one= \t\r\ntwo", FALSE, "onetwo" },
	{ "one=\ntwo", FALSE, "onetwo" },
	{ "end=", FALSE, "end" },
	{ "x=3Dy =ZZ =4", FALSE, "x=y =ZZ =4" },
	{ "a_b", FALSE, "a_b" },
	{ "a_b=", TRUE, "a b=" },
};

static void test_quoted_printable(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(quoted); i++) {
		g_autoptr(GByteArray) out = transfer_quoted_printable(
			quoted[i].text, strlen(quoted[i].text), quoted[i].header);

		assert_int_equal(out->len, strlen(quoted[i].bytes));
		assert_memory_equal(out->data, quoted[i].bytes, out->len);
	}
}

/* The bytes of a part that has none are NULL. */
static void test_nothing(void **state)
{
	g_autoptr(GByteArray) base64_out = transfer_base64(NULL, 0);
	g_autoptr(GByteArray) quoted_out = transfer_quoted_printable(NULL, 0, FALSE);

	assert_int_equal(base64_out->len, 0);
	assert_int_equal(quoted_out->len, 0);
}

static const struct {
	const char *bytes, *charset, *text;
} charsets[] = {
	{ "caf\xc3\xa9", "utf-8", "caf\u00e9" },
	{ "caf\xe9", "iso-8859-1", "caf\u00e9" },
	{ "it\x92s", "iso-8859-1", "it\u2019s" },
	{ "it\x92s", "windows-1252", "it\u2019s" },
	/* declared UTF-8 but never so; and UTF-8 with damage */
	{ "caf\xe9", "utf-8", "caf\u00e9" },
	{ "caf\xc3\xa9 \xe9", "utf-8", "caf\u00e9 \uFFFD" },
	/* the other way round */
	{ "caf\xc3\xa9", "iso-8859-1", "caf\u00e9" },
	{ "caf\xe9", "CP1252", "caf\u00e9" },
	{ "caf\xe9", "x-cp1252", "caf\u00e9" },
	{ "\xb1", "iso8859_2", "\u0105" },
	{ "caf\xe9", "us-ascii", "caf\u00e9" },
	{ "caf\xc3\xa9", "us-ascii", "caf\u00e9" },
	{ "caf\xe9", NULL, "caf\u00e9" },
	{ "\xef\xbb\xbfx", NULL, "x" },
	{ "caf\xe9", "no-such-charset", "caf\u00e9" },
	{ "caf\xc3\xa9", "no-such-charset", "caf\u00e9" },
	{ "\xd0\xd2\xc9", "koi8-r", "\u043f\u0440\u0438" },
	{ "\xa4", "iso-8859-15", "\u20ac" },
};

static void test_charset(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(charsets); i++) {
		g_autofree char *text = charset_to_utf8(
			charsets[i].bytes, strlen(charsets[i].bytes), charsets[i].charset);

		assert_true(g_utf8_validate(text, -1, NULL));
		assert_string_equal(text, charsets[i].text);
	}
	g_autofree char *nul = charset_to_utf8("a\0b", 3, NULL);
	assert_string_equal(nul, "a\uFFFDb");
	g_autofree char *wide = charset_to_utf8("\0a\0b", 4, "utf-16be");
	assert_string_equal(wide, "ab");
}

static const struct {
	const char *text;
	gboolean delsp;
	const char *lines;
} flowed[] = {
	{ "one \ntwo\nthree\n", FALSE, "one two\nthree\n" },
	{ "one \ntwo\n", TRUE, "onetwo\n" },
	{ "> quoted \n> on\nown\n", FALSE, "> quoted on\nown\n" },
	{ "> quoted \nown\n", FALSE, "> quoted \nown\n" },
	{ ">> deep \n>> er\n", FALSE, ">> deep er\n" },
	{ " From stuffed\n", FALSE, "From stuffed\n" },
	{ "text \n-- \nAnn\n", FALSE, "text \n-- \nAnn\n" },
	{ "soft at the end ", FALSE, "soft at the end " },
};

static void test_flowed(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(flowed); i++) {
		g_autofree char *text = flowed_undo(flowed[i].text, flowed[i].delsp);

		assert_string_equal(text, flowed[i].lines);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_base64),
		cmocka_unit_test(test_quoted_printable),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_charset),
		cmocka_unit_test(test_flowed),
	};

	charset_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
