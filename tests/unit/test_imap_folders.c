/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/imap_folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct imap_folders *folders_of(const char *list)
{
	g_autoptr(imap_parser) p = imap_parser_new(100);
	struct imap_folders *f = imap_folders_new();

	for (gsize at = 0, used = 0; list[at]; at += used) {
		g_autoptr(imap_reply) r = NULL;

		assert_true(imap_parser_feed(p, list + at, strlen(list + at), &used, &r, NULL));
		assert_non_null(r);
		imap_folders_add(f, r);
	}
	return f;
}

static const struct {
	const char *what, *list;
	const char *wanted[5], *found[5];
} rows[] = {
	{ "Dovecot",
		"* LIST (\\HasNoChildren \\Sent) \"/\" Sent\r\n"
		"* LIST (\\HasNoChildren) \"/\" INBOX\r\n",
		{ "INBOX", "\\Sent" }, { "INBOX", "Sent" } },
	{ "Gmail in Spanish",
		"* LIST (\\HasNoChildren) \"/\" \"INBOX\"\r\n"
		"* LIST (\\HasChildren \\Noselect) \"/\" \"[Gmail]\"\r\n"
		"* LIST (\\All \\HasNoChildren) \"/\" \"[Gmail]/Todos\"\r\n"
		"* LIST (\\HasNoChildren \\Sent) \"/\" \"[Gmail]/Enviados\"\r\n"
		"* LIST (\\HasNoChildren) \"/\" \"Sent\"\r\n",
		{ "\\sent", "inbox", "\\All" }, { "[Gmail]/Enviados", "INBOX", "[Gmail]/Todos" } },
	{ "Courier: no special uses",
		"* LIST (\\HasNoChildren) \".\" \"INBOX.Sent\"\r\n"
		"* LIST (\\HasNoChildren) \".\" \"INBOX.Sent.2019\"\r\n"
		"* LIST (\\Unmarked) \".\" \"INBOX\"\r\n",
		{ "\\Sent", "\\Drafts" }, { "INBOX.Sent" } },
	{ "each once, as written where the server has none",
		"* LIST (\\Sent) NIL {5}\r\nA \"b\"\r\n", { "\\Sent", "A \"b\"", "Gone", "Gone" },
		{ "A \"b\"", "Gone" } },
	{ "names in modified UTF-7, and broken ones",
		"* LIST (\\Sent) \"/\" \"&AMk-l&AOk-ments envoy&AOk-s\"\r\n"
		"* LIST (\\Sent) \"/\" \"a&b\"\r\n"
		"* LIST (\\Sent \\NonExistent) \"/\" \"gone\"\r\n"
		"* LIST (\\Sent) \"/\" NIL\r\n"
		"* LIST ((x) \\Sent)\r\n"
		"* LSUB (\\Sent) \"/\" \"other\"\r\n",
		{ "\\Sent" }, { "Éléments envoyés", "a&b" } },
	{ "nothing", "", { "\\Sent", "INBOX" }, { "INBOX" } },
};

static void test_find(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(imap_folders) f = folders_of(rows[i].list);
		g_auto(GStrv) found = imap_folders_find(f, (char *const *)rows[i].wanted);

		if (!g_strv_equal((const char *const *)found, rows[i].found)) {
			g_autofree char *text = g_strjoinv(", ", found);
			fail_msg("%s: %s", rows[i].what, text);
		}
	}
}

static void test_server_names(void **state)
{
	g_autoptr(imap_folders) f = folders_of("* LIST () \"/\" \"&AOk-&AOk-\"\r\n"
					       "* LIST () \"/\" inbox\r\n"
					       "* LIST () \"/\" \"a&b\"\r\n");
	static const char *const names[][2] = {
		{ "éé", "&AOk-&AOk-" }, /* as the server writes it, not as we would */
		{ "INBOX", "inbox" },
		{ "a&b", "a&b" },
		{ "é", "&AOk-" },
		{ "x&y", "x&-y" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *name = imap_folders_server_name(f, names[i][0]);

		assert_string_equal(name, names[i][1]);
	}
	assert_true(imap_folders_has(f, "éé"));
	assert_false(imap_folders_has(f, "é"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_server_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
