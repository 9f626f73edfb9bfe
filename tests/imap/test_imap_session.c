/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A session with a real server.  tests/shell/T20-imap-session.sh starts it and sets ST_DIR,
 * ST_TOOLS (this folder) and ST_OTHER_CA.  Each test has a user, and thus a mailbox, of its own.
 */
#include "base/error.h"
#include "real_server.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define MAILS 300

static GHashTable *fill(const char *user, int count)
{
	static const char *const flags[] = { ":2,", ":2,S", ":2,FS", ":2,RS", ":2,DT" };
	GHashTable *expected = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	real_user(user);
	for (int i = 1; i <= count; i++) {
		g_autofree char *text = real_text(i, "office@school.example");

		g_hash_table_add(expected,
			real_put(user, i % 5 ? "cur" : "new", i, i % 5 ? flags[i % 5] : "", text));
	}
	return expected;
}

static void assert_same(GHashTable *expected, GHashTable *hashes)
{
	GHashTableIter i;
	gpointer hash, n;

	assert_int_equal(g_hash_table_size(expected), g_hash_table_size(hashes));
	g_hash_table_iter_init(&i, hashes);
	while (g_hash_table_iter_next(&i, &hash, &n)) {
		assert_true(g_hash_table_contains(expected, hash));
		assert_int_equal(GPOINTER_TO_UINT(n), 1);
	}
}

static void test_every_byte(void **state)
{
	g_autoptr(GHashTable) expected = fill("bytes", MAILS);
	g_autofree char *before = real_listing("bytes");
	g_autoptr(imap_session) s = real_open("bytes");
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) first = got_new();
	g_autoptr(got) second = got_new();
	g_autoptr(got) third = got_new();
	g_autoptr(cursor) sent = cursor_new();

	got_must_pass(s, c, first);
	assert_same(expected, first->hashes);
	assert_int_equal(first->mails, MAILS);
	assert_in_range(first->commits, MAILS / IMAP_BATCH_MAILS, MAILS / IMAP_BATCH_MAILS + 2);
	assert_string_equal(first->committed, "1:300");
	assert_int_equal(first->last->arrival.uidvalidity, c->uidvalidity);
	assert_string_equal(first->last->arrival.folder, "INBOX");
	assert_string_equal(first->last->arrival.source, "inbox");
	assert_in_range(first->last->arrival.received.unix_s, FIRST_TIME, FIRST_TIME + MAILS);

	got_must_pass(s, c, second); /* NOOP */
	g_clear_pointer(&s, imap_session_close);
	s = real_open("bytes");
	got_must_pass(s, c, second); /* a comparison of all */
	assert_true(got_pass(s, "Sent", sent, third, NULL));
	got_must_pass(s, c, second); /* EXAMINE */
	assert_int_equal(second->mails, 0);
	assert_int_equal(second->commits, 0);
	g_autofree char *after = real_listing("bytes");
	assert_string_equal(before, after);
}

static void test_gaps_are_filled(void **state)
{
	g_autoptr(GHashTable) expected = fill("gaps", 40);
	g_autoptr(imap_session) s = real_open("gaps");
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();

	got_must_pass(s, c, g);
	g_clear_pointer(&s, imap_session_close);
	s = real_open("gaps");
	assert_true(cursor_parse(c, "1:4,6:16,18:38"));
	g_array_set_size(g->uids, 0);
	got_must_pass(s, c, g);
	g_autofree char *set = g_strdup_printf("%u,%u,%u,%u", g_array_index(g->uids, guint32, 0),
		g_array_index(g->uids, guint32, 1), g_array_index(g->uids, guint32, 2),
		g_array_index(g->uids, guint32, 3));
	assert_int_equal(g->uids->len, 4);
	assert_string_equal(set, "5,17,39,40");
	assert_string_equal(g->committed, "1:40");
}

static void test_more_than_a_window(void **state)
{
	enum {
		MANY = IMAP_WINDOW + 100
	};
	g_autoptr(imap_session) s = NULL;
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();

	real_user("many");
	for (int i = 1; i <= MANY; i++) {
		g_autofree char *text = g_strdup_printf("Subject: %d\n\nx\n", i);
		g_free(real_put("many", "cur", i, ":2,S", text));
	}
	s = real_open("many");
	got_must_pass(s, c, g);
	assert_int_equal(g->mails, MANY);
	assert_int_equal(g_hash_table_size(g->hashes), MANY);
}

static void test_only_school(void **state)
{
	static const char *const terms[] = { "school.example", "coach@club.example", NULL };
	g_autoptr(imap_session) s = NULL;
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();
	struct imap_pass pass = { .source = "inbox",
		.folder = "INBOX",
		.search = terms,
		.cursor = c,
		.take = got_mail,
		.commit = got_commit,
		.data = g };

	real_user("school");
	for (int i = 1; i <= 60; i++) {
		static const char *const from[] = { "Office <office@mail.school.example>",
			"shop@shop.example", "\"Coach\" <COACH@club.example>", "x@club.example" };
		g_autofree char *text = real_text(i, from[i % 4]);
		g_free(real_put("school", "cur", i, ":2,S", text));
	}
	s = real_open("school");
	assert_true(imap_session_pass(s, &pass, NULL));
	assert_int_equal(g->mails, 30);
	assert_string_equal(g->committed, "1:60");
	g->commits = 0;
	assert_true(imap_session_pass(s, &pass, NULL));
	g_autofree char *other = real_text(61, "shop@shop.example");
	g_free(real_put("school", "new", 61, "", other));
	assert_true(imap_session_pass(s, &pass, NULL));
	assert_int_equal(g->mails, 30);
	g_autofree char *text = real_text(62, "office@school.example");
	g_free(real_put("school", "new", 62, "", text));
	assert_true(imap_session_pass(s, &pass, NULL));
	assert_int_equal(g->mails, 31);
	assert_string_equal(g->committed, "1:62");
	g->commits = 0;
	g_clear_pointer(&s, imap_session_close);
	s = real_open("school");
	assert_true(imap_session_pass(s, &pass, NULL));
	assert_int_equal(g->mails, 31);
	assert_int_equal(g->commits, 0);
}

static void test_folders(void **state)
{
	static const char *const wanted[] = { "inbox", "\\Sent", "Réunion & co", "\\Junk", "Gone",
		NULL };
	static const char *const expect[] = { "INBOX", "Sent", "Réunion & co", "Gone", NULL };
	g_autoptr(imap_session) s = NULL;
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();
	g_autoptr(GError) error = NULL;

	real_user("folders");
	real_shell("printf 'Subject: x\\n\\ny\\n' >%s/one.eml; %s/imapd.sh deliver %s folders "
		   "%s/one.eml "
		   "'R&AOk-union &- co'",
		real_dir(), g_getenv("ST_TOOLS"), real_dir(), real_dir());
	s = real_open("folders");
	g_auto(GStrv) names = imap_session_folders(s, (char *const *)wanted, &error);
	assert_null(error);
	assert_true(g_strv_equal((const char *const *)names, expect));
	assert_true(got_pass(s, "Réunion & co", c, g, NULL));
	assert_int_equal(g->mails, 1);
	assert_string_equal(g->last->arrival.folder, "Réunion & co");
	assert_false(got_pass(s, "Gone", c, g, &error));
	assert_code(error, ST_ERROR_NOT_FOUND);
	assert_true(got_pass(s, "Réunion & co", c, g, NULL)); /* the session lives on */
	assert_int_equal(g->mails, 1);
}

static void test_idle(void **state)
{
	g_autoptr(imap_session) s = NULL;
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();
	bool supported, is_new = false;

	real_user("idle");
	s = real_open("idle");
	got_must_pass(s, c, g);
	assert_true(imap_session_idle_start(s, &supported, NULL));
	assert_true(supported);
	assert_true(imap_session_idle_check(s, &is_new, NULL));
	assert_false(is_new);
	real_shell(
		"printf 'Subject: x\\n\\ny\\n' >%s/one.eml; %s/imapd.sh deliver %s idle %s/one.eml",
		real_dir(), g_getenv("ST_TOOLS"), real_dir(), real_dir());
	for (int i = 0; !is_new && i < 20; i++) {
		struct pollfd p = { imap_session_fd(s), POLLIN, 0 };

		poll(&p, 1, 1000);
		assert_true(imap_session_idle_check(s, &is_new, NULL));
	}
	assert_true(is_new);
	assert_true(imap_session_idle_stop(s, NULL));
	got_must_pass(s, c, g);
	assert_int_equal(g->mails, 1);
	assert_true(imap_session_idle_start(s, &supported, NULL));
	assert_true(imap_session_idle_check(s, &is_new, NULL));
	assert_false(is_new);
	/* and closes out of IDLE */
}

static void test_logins(void **state)
{
	g_autoptr(source) s = real_source("family");
	g_autofree char *token = real_value("ST_JWT_OK");
	g_autofree char *expired = real_value("ST_JWT_BAD");
	g_autofree char *port = real_value("ST_PORT");
	g_autoptr(imap_session) session = NULL;
	g_autoptr(GError) error = NULL;

	assert_null(imap_session_open(s, "wrong", &error));
	assert_code(error, ST_ERROR_DENIED);
	assert_null(strstr(error->message, "wrong"));
	assert_non_null(strstr(error->message, "login: [AUTHENTICATIONFAILED]"));
	g_clear_error(&error);

	s->auth = AUTH_OAUTH2;
	assert_null(imap_session_open(s, expired, &error));
	assert_code(error, ST_ERROR_DENIED);
	g_clear_error(&error);
	session = imap_session_open(s, token, &error);
	assert_null(error);
	g_clear_pointer(&session, imap_session_close);

	s->auth = AUTH_PASSWORD; /* STARTTLS */
	g_free(s->url);
	s->url = g_strdup_printf("imap://localhost:%s", port);
	session = imap_session_open(s, "secret", &error);
	assert_null(error);
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();
	got_must_pass(session, c, g);
}

static void test_certificates(void **state)
{
	g_autoptr(source) s = real_source("certificates");
	g_autofree char *log = g_build_filename(real_dir(), "dovecot.log", NULL);
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;

	g_free(s->ca_file);
	s->ca_file = g_strdup(g_getenv("ST_OTHER_CA"));
	assert_null(imap_session_open(s, "secret", &error));
	assert_code(error, ST_ERROR_UNAVAILABLE);
	g_clear_error(&error);

	g_clear_pointer(&s->ca_file, g_free); /* the system's */
	assert_null(imap_session_open(s, "secret", &error));
	assert_code(error, ST_ERROR_UNAVAILABLE);
	g_clear_error(&error);

	g_free(s->url); /* STARTTLS checks it too */
	g_autofree char *port = real_value("ST_PORT");
	s->url = g_strdup_printf("imap://localhost:%s", port);
	assert_null(imap_session_open(s, "secret", &error));
	assert_code(error, ST_ERROR_UNAVAILABLE);
	g_clear_error(&error);

	s->ca_file = g_strdup("/nonexistent/ca.pem");
	assert_null(imap_session_open(s, "secret", &error));
	assert_code(error, ST_ERROR_CONFIG);

	/* No name and no password has gone out. */
	assert_true(g_file_get_contents(log, &text, NULL, NULL));
	assert_null(strstr(text, "user=<certificates>"));
}

static gboolean no_more(gpointer data)
{
	return FALSE;
}

static void test_interrupted(void **state)
{
	g_autoptr(GHashTable) expected = fill("tick", 10);
	g_autoptr(imap_session) s = real_open("tick");
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();
	g_autoptr(GError) error = NULL;
	struct imap_pass pass = { .source = "inbox",
		.folder = "INBOX",
		.cursor = c,
		.take = got_mail,
		.commit = got_commit,
		.tick = no_more,
		.data = g };

	assert_false(imap_session_pass(s, &pass, &error));
	assert_code(error, ST_ERROR_AGAIN);
	assert_int_equal(g->mails, 0);
}

static void remove_some(struct got *g)
{
	g_autofree char *folder = real_maildir("expunge");

	if (g->mails == 1)
		real_shell("rm %s/cur/*M2[0-9]P1*", folder);
}

/* Mails go while we read: what is left comes, now or at the next pass, and only once. */
static void test_expunged_meanwhile(void **state)
{
	g_autoptr(GHashTable) expected = fill("expunge", MAILS);
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();

	g->at = remove_some;
	for (int round = 0; round < 5; round++) {
		g_autoptr(imap_session) s = real_open("expunge");

		if (got_pass(s, "INBOX", c, g, NULL))
			break;
	}
	assert_in_range(g_hash_table_size(g->hashes), MAILS - 10, MAILS);
	g_autoptr(imap_session) s = real_open("expunge");
	guint mails = g->mails;
	got_must_pass(s, c, g);
	assert_int_equal(g->mails, mails);
}

static void stop_server(struct got *g)
{
	if (g->mails == 1000)
		real_server("stop");
}

static void test_server_dies(void **state)
{
	g_autoptr(imap_session) s = NULL;
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(cursor) stored = cursor_new();
	g_autoptr(got) g = got_new();
	g_autoptr(got) rest = got_new();
	g_autoptr(GError) error = NULL;

	real_user("dies");
	for (int i = 1; i <= 2000; i++) {
		g_autofree char *block = g_strnfill(30000, 'x');
		g_autofree char *text = g_strdup_printf("Subject: %d\n\n%s\n", i, block);
		g_free(real_put("dies", "cur", i, ":2,S", text));
	}
	s = real_open("dies");
	g->at = stop_server;
	assert_false(got_pass(s, "INBOX", c, g, &error));
	assert_code(error, ST_ERROR_UNAVAILABLE);
	g_clear_error(&error);
	assert_false(got_pass(s, "INBOX", c, g, &error));
	assert_code(error, ST_ERROR_UNAVAILABLE);
	g_clear_error(&error);
	g_clear_pointer(&s, imap_session_close);

	g_autoptr(source) away = real_source("dies");
	assert_null(imap_session_open(away, "secret", &error));
	assert_code(error, ST_ERROR_UNAVAILABLE);
	real_server("start");

	/* From what was committed: all the rest, nothing that was committed. */
	assert_true(cursor_parse(stored, g->committed));
	stored->uidvalidity = c->uidvalidity;
	guint committed = cursor_first_unseen(stored) - 1;
	assert_in_range(committed, IMAP_BATCH_MAILS, 1999);
	s = real_open("dies");
	got_must_pass(s, stored, rest);
	assert_string_equal(rest->committed, "1:2000");
	assert_int_equal(rest->mails, 2000 - committed);
}

static void test_uidvalidity(void **state)
{
	g_autoptr(GHashTable) expected = fill("validity", 50);
	g_autoptr(imap_session) s = real_open("validity");
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();
	g_autoptr(got) again = got_new();
	g_autofree char *folder = real_maildir("validity");
	guint32 old;

	got_must_pass(s, c, g);
	old = c->uidvalidity;
	g_clear_pointer(&s, imap_session_close);
	real_server("stop");
	real_shell("rm %s/dovecot-uid* %s/dovecot.index*", folder, folder);
	real_server("start");
	s = real_open("validity");
	got_must_pass(s, c, again);
	assert_int_not_equal(c->uidvalidity, old);
	assert_same(expected, again->hashes);
	assert_string_equal(again->committed, "1:50");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_byte),
		cmocka_unit_test(test_gaps_are_filled),
		cmocka_unit_test(test_more_than_a_window),
		cmocka_unit_test(test_only_school),
		cmocka_unit_test(test_folders),
		cmocka_unit_test(test_idle),
		cmocka_unit_test(test_logins),
		cmocka_unit_test(test_certificates),
		cmocka_unit_test(test_interrupted),
		cmocka_unit_test(test_expunged_meanwhile),
		cmocka_unit_test(test_server_dies),
		cmocka_unit_test(test_uidvalidity),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
