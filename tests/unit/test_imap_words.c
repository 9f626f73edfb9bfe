/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/imap_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *text, *quoted;
} quote_rows[] = {
	{ "", "\"\"" },
	{ "INBOX", "\"INBOX\"" },
	{ "a \"b\" \\c", "\"a \\\"b\\\" \\\\c\"" },
	{ "a\r\nx LOGOUT\t\x7f\xc3\xa9", "\"ax LOGOUT\"" },
};

static void test_quote(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(quote_rows); i++) {
		g_autoptr(GString) s = g_string_new(NULL);

		imap_words_quote(s, quote_rows[i].text);
		assert_string_equal(s->str, quote_rows[i].quoted);
	}
}

static const struct {
	const char *name, *utf8;
} name_rows[] = {
	{ "", "" },
	{ "INBOX", "INBOX" },
	{ "R&AOk-union &- plus", "Réunion & plus" },
	{ "~peter/mail/&U,BTFw-/&ZeVnLIqe-", "~peter/mail/台北/日本語" }, /* RFC 3501 */
	{ "Entw&APw-rfe", "Entwürfe" },
	{ "&2D3eAA-", "😀" },
	{ "&-", "&" },
	{ "&-&-x", "&&x" },
	{ "&AOkA6Q-", "éé" },
	{ "&AAc-", "\a" },
};

static void test_names(void **state)
{
	static const char *const bad[] = { "&", "&AOk", "a&b", "&!!-", "&AOk/-", "&A-", "&2AA-",
		"\xc3\xa9", "a\nb" };

	for (gsize i = 0; i < G_N_ELEMENTS(name_rows); i++) {
		g_autofree char *utf8 = imap_words_name_decode(name_rows[i].name);
		g_autofree char *name = imap_words_name_encode(name_rows[i].utf8);

		assert_string_equal(utf8, name_rows[i].utf8);
		assert_string_equal(name, name_rows[i].name);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
		if (imap_words_name_decode(bad[i]))
			fail_msg("decoded: %s", bad[i]);
	assert_null(imap_words_name_encode("a\xff"));
}

static const struct {
	const char *text, *moment;
} date_rows[] = {
	{ " 1-Sep-2026 08:12:00 -0500", "2026-09-01T08:12:00-05:00" },
	{ "1-Sep-2026 08:12:00 -0500", "2026-09-01T08:12:00-05:00" },
	{ "31-dec-1999 23:59:59 +0545", "1999-12-31T23:59:59+05:45" },
	{ "01-Jan-1970 00:00:00 +0000", "1970-01-01T00:00:00+00:00" },
	{ "30-Feb-2026 08:12:00 +0000", "" },
	{ "01-Foo-2026 08:12:00 +0000", "" },
	{ "01-Jan-2026 24:12:00 +0000", "" },
	{ "01-Jan-2026 08:12:00 +9900", "" },
	{ "01-Jan-2026 08:12:00 +0060", "" },
	{ "01-Jan-2026 08:12:00 +-100", "" },
	{ "01-Jan-2026 08:12:00 +0000 x", "" },
	{ "01-Jan-2026 08:12:00", "" },
	{ "", "" },
};

static void test_dates(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(date_rows); i++) {
		char buffer[MOMENT_TEXT_SIZE];
		const char *text = date_rows[i].text;

		moment_format(imap_words_date(text, strlen(text)), buffer);
		assert_string_equal(buffer, date_rows[i].moment);
	}
}

static void test_search(void **state)
{
	static const char *const terms[] = { "maplegrove.k12.example", "a\"b@c.example",
		"münchen.de", "rené@hélène.example", "", "\xff", NULL };
	g_autoptr(GPtrArray) lines = imap_words_search(terms);

	assert_int_equal(lines->len, 1);
	assert_string_equal(lines->pdata[0],
		"OR OR OR OR OR OR OR OR OR OR OR "
		"FROM \"maplegrove.k12.example\" TO \"maplegrove.k12.example\" "
		"CC \"maplegrove.k12.example\" "
		"FROM \"a\\\"b@c.example\" TO \"a\\\"b@c.example\" CC \"a\\\"b@c.example\" "
		"FROM \"xn--mnchen-3ya.de\" TO \"xn--mnchen-3ya.de\" CC \"xn--mnchen-3ya.de\" "
		"FROM \"xn--hlne-6oae.example\" TO \"xn--hlne-6oae.example\" CC "
		"\"xn--hlne-6oae.example\"");

	g_autoptr(GPtrArray) nothing = imap_words_search(terms + 4);
	assert_int_equal(nothing->len, 0);
}

static guint count_word(const char *line, const char *word)
{
	guint n = 0;

	for (const char *t = strstr(line, word); t; t = strstr(t + 1, word))
		n++;
	return n;
}

static void test_search_many(void **state)
{
	g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
	guint keys = 0;

	for (int i = 0; i < 1000; i++) {
		g_autofree char *term = g_strdup_printf("teacher%d@school.example", i);
		g_strv_builder_add(builder, term);
	}
	g_auto(GStrv) terms = g_strv_builder_end(builder);
	g_autoptr(GPtrArray) lines = imap_words_search((const char *const *)terms);
	assert_int_equal(lines->len, 1000 * 3 / IMAP_SEARCH_KEYS_MAX);
	for (guint i = 0; i < lines->len; i++) {
		const char *line = lines->pdata[i];
		guint n = count_word(line, "FROM ") + count_word(line, "TO ") +
			count_word(line, "CC ");

		assert_true(strlen(line) <= IMAP_COMMAND_MAX);
		assert_int_equal(count_word(line, "OR "), n - 1);
		keys += n;
	}
	assert_int_equal(keys, 3000);
}

static void test_set(void **state)
{
	static const guint32 uids[] = { 1, 2, 3, 7, 9, 10, 4294967295u };
	g_autofree char *all = imap_words_set(uids, G_N_ELEMENTS(uids));
	g_autofree char *none = imap_words_set(uids, 0);

	assert_string_equal(all, "1:3,7,9:10,4294967295");
	assert_string_equal(none, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quote),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_search),
		cmocka_unit_test(test_search_many),
		cmocka_unit_test(test_set),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
