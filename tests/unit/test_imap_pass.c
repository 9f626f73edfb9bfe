/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "fake_imap.h"
#include "fetch/imap_session.h"
#include "fetch/imap_talk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define ONE "From: a@school.example\r\n\r\none\r\n"
#define TWO "From: b@shop.example\r\n\r\na1 OK done\r\n* BYE\r\n)\r\n"
#define THREE "From: c@school.example\r\n\r\nthree\r\n"

struct got {
	GPtrArray *texts; /* char * */
	guint commits, left_out;
	char *committed;
	guint32 uidvalidity;
	guint fail_take, fail_commit; /* at the n-th; 0: never */
};

static struct got got;
static struct cursor *at;
static struct imap_session *session;

static int setup(void **state)
{
	fake_reset();
	at = cursor_new();
	memset(&got, 0, sizeof got);
	got.texts = g_ptr_array_new_with_free_func(g_free);
	got.committed = g_strdup("");
	return 0;
}

static int teardown(void **state)
{
	g_clear_pointer(&session, imap_session_close);
	g_clear_pointer(&at, cursor_free);
	g_ptr_array_unref(got.texts);
	g_free(got.committed);
	return 0;
}

static gboolean on_mail(struct mail *m, gpointer data, GError **error)
{
	g_autoptr(mail) owned = m;
	gsize n;
	const char *bytes = g_bytes_get_data(m->raw, &n);

	g_ptr_array_add(got.texts, g_strndup(bytes, n));
	if (got.texts->len != got.fail_take)
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_AGAIN, "disk full");
	return FALSE;
}

static gboolean on_commit(const struct cursor *c, gpointer data, GError **error)
{
	g_free(got.committed);
	got.committed = cursor_text(c);
	got.uidvalidity = c->uidvalidity;
	if (++got.commits != got.fail_commit)
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_AGAIN, "disk full");
	return FALSE;
}

static gboolean pass_folder(const char *folder, const char *const *search, GError **error)
{
	static const struct source source = { .url = (char *)"imaps://x" };
	struct imap_pass pass = { .source = "s",
		.folder = folder,
		.search = search,
		.cursor = at,
		.take = on_mail,
		.commit = on_commit,
		.ret_left_out = &got.left_out };

	if (!session)
		session = imap_session_open(&source, "x", error);
	return session && imap_session_pass(session, &pass, error);
}

static void must_pass(const char *const *search)
{
	g_autoptr(GError) error = NULL;

	if (!pass_folder("INBOX", search, &error))
		fail_msg("%s", error->message);
}

static void assert_texts(const char *const *expect)
{
	guint n = g_strv_length((GStrv)expect);

	assert_int_equal(got.texts->len, n);
	for (guint i = 0; i < n; i++)
		assert_string_equal(got.texts->pdata[i], expect[i]);
}

#define ASSERT_TEXTS(...) assert_texts((const char *const[]){ __VA_ARGS__, NULL })

static void three_mails(void)
{
	fake_add(1, ONE, FAKE_WHOLE);
	fake_add(2, TWO, FAKE_WHOLE);
	fake_add(5, THREE, FAKE_WHOLE);
	fake.uidnext = 6;
}

static void test_one_round_trip(void **state)
{
	three_mails();
	must_pass(NULL);
	ASSERT_TEXTS(ONE, TWO, THREE);
	assert_string_equal(got.committed, "1:2,5");
	assert_int_equal(at->uidnext, 6);
	got.commits = 0;

	fake_forget();
	must_pass(NULL);
	assert_int_equal(fake.commands->len, 1);
	assert_int_equal(fake_count("NOOP"), 1);

	struct cursor *inbox = at;
	at = cursor_new();
	assert_true(pass_folder("Sent", NULL, NULL));
	cursor_free(at);
	at = inbox;
	fake_forget();
	got.commits = 0;
	must_pass(NULL);
	assert_int_equal(fake.commands->len, 1);
	assert_int_equal(fake_count("EXAMINE"), 1);
	assert_int_equal(got.commits, 0);

	/* Another cursor than before is another question. */
	fake_forget();
	assert_true(cursor_parse(at, "1,5"));
	must_pass(NULL);
	assert_int_equal(fake_count("UID FETCH 2 (UID INTERNALDATE BODY.PEEK[])"), 1);
	assert_string_equal(got.committed, "1:2,5");
}

static void test_new_mail_is_two_questions(void **state)
{
	three_mails();
	must_pass(NULL);
	fake_forget();
	fake_add(6, "x", FAKE_QUOTED);
	must_pass(NULL);
	ASSERT_TEXTS(ONE, TWO, THREE, "x");
	assert_int_equal(fake_count("UID SEARCH UID 6:*"), 1);
	assert_string_equal(got.committed, "1:2,5:6");
}

/* The connection ends after any number of bytes; then again from what was committed. */
static void test_cut_everywhere(void **state)
{
	gsize whole;

	three_mails();
	must_pass(NULL);
	whole = fake.sent;
	for (gsize cut = 1; cut < whole; cut++) {
		g_autoptr(GError) error = NULL;

		teardown(NULL);
		setup(NULL);
		three_mails();
		fake.cut = cut;
		fake.piece = 1 + cut % 7;
		assert_false(pass_folder("INBOX", NULL, &error));
		assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_UNAVAILABLE));
		g_clear_pointer(&session, imap_session_close);

		/* What was not committed is not known. */
		assert_true(cursor_parse(at, got.committed));
		guint known = at->seen->len ? 3 : 0;
		g_ptr_array_set_size(got.texts, 0);
		fake.cut = 0;
		must_pass(NULL);
		assert_int_equal(got.texts->len + known, 3);
		for (guint i = 0; i < got.texts->len; i++)
			assert_true(strcmp(got.texts->pdata[i], ONE) == 0 ||
				strcmp(got.texts->pdata[i], TWO) == 0 ||
				strcmp(got.texts->pdata[i], THREE) == 0);
	}
}

/* One mail that cannot be had: the others come, it stays unseen, and is not asked for each time. */
static void test_poison(void **state)
{
	static const enum fake_how hows[] = { FAKE_NIL, FAKE_MISSING, FAKE_EMPTY, FAKE_NO, FAKE_BAD,
		FAKE_EXPUNGED };

	for (gsize i = 0; i < G_N_ELEMENTS(hows); i++) {
		teardown(NULL);
		setup(NULL);
		fake_add(1, ONE, FAKE_WHOLE);
		fake_add(2, TWO, hows[i]);
		fake_add(3, THREE, FAKE_WHOLE);
		fake.uidnext = 4;
		must_pass(NULL);
		ASSERT_TEXTS(ONE, THREE);
		assert_string_equal(got.committed, "1,3");
		assert_int_equal(got.left_out, 1);
		fake_forget();
		must_pass(NULL);
		assert_int_equal(fake.commands->len, 1);
		/* A new session tries again, and then it may be whole. */
		g_array_index(fake.mails, struct fake_mail, 1).how = FAKE_WHOLE;
		g_clear_pointer(&session, imap_session_close);
		must_pass(NULL);
		ASSERT_TEXTS(ONE, THREE, TWO);
		assert_int_equal(got.left_out, 0);
	}
}

static void test_poison_with_search(void **state)
{
	static const char *const terms[] = { "school.example", NULL };

	fake_add(1, ONE, FAKE_NIL);
	fake_add(2, TWO, FAKE_WHOLE);
	fake_add(3, THREE, FAKE_WHOLE);
	fake_add(4, ONE, FAKE_NIL);
	fake_add(9, TWO, FAKE_WHOLE);
	fake.uidnext = 12;
	must_pass(terms);
	ASSERT_TEXTS(THREE);
	assert_string_equal(got.committed, "2:3,5:9");
	assert_int_equal(got.left_out, 2);
}

static void test_literal_lies(void **state)
{
	static const enum fake_how hows[] = { FAKE_MORE, FAKE_LESS, FAKE_HUGE };

	for (gsize i = 0; i < G_N_ELEMENTS(hows); i++) {
		g_autoptr(GError) error = NULL;

		teardown(NULL);
		setup(NULL);
		fake_add(1, ONE, FAKE_WHOLE);
		fake_add(2, TWO, hows[i]);
		fake_add(3, THREE, FAKE_WHOLE);
		assert_false(pass_folder("INBOX", NULL, &error));
		assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_UNAVAILABLE));
		ASSERT_TEXTS(ONE);
		assert_string_equal(got.committed, "");
	}
}

static void test_too_large(void **state)
{
	fake_add(1, ONE, FAKE_WHOLE);
	fake_add(2, TWO, FAKE_WHOLE);
	fake_add(3, THREE, FAKE_WHOLE);
	fake_add(4, ONE, FAKE_WHOLE);
	g_array_index(fake.mails, struct fake_mail, 1).size = MAIL_SIZE_MAX + 1;
	g_array_index(fake.mails, struct fake_mail, 2).size = 99999999999;
	must_pass(NULL);
	ASSERT_TEXTS(ONE, ONE);
	assert_int_equal(got.left_out, 2);
	assert_int_equal(fake_count("UID FETCH 1,4 (UID INTERNALDATE BODY.PEEK[])"), 1);
	assert_string_equal(got.committed, "1,4");
}

/* Told sizes may also be far too high, which costs only smaller batches, or zero. */
static void test_sizes_are_hints(void **state)
{
	three_mails();
	for (guint i = 0; i < 3; i++)
		g_array_index(fake.mails, struct fake_mail, i).size = 6 * 1024 * 1024;
	must_pass(NULL);
	ASSERT_TEXTS(ONE, TWO, THREE);
	assert_int_equal(got.commits, 4); /* three batches, and UIDNEXT */
}

static void test_uidnext_lies(void **state)
{
	static const char *const terms[] = { "school.example", NULL };
	static const guint32 lies[] = { 0, 1, 2, 1000, 4294967295u };

	for (gsize i = 0; i < 2 * G_N_ELEMENTS(lies); i++) {
		const char *const *search = i % 2 ? terms : NULL;

		teardown(NULL);
		setup(NULL);
		three_mails();
		fake.uidnext = lies[i / 2];
		must_pass(search);
		must_pass(search);
		assert_int_equal(got.texts->len, search ? 2 : 3);
		fake_add(6, ONE, FAKE_WHOLE);
		fake.uidnext = lies[i / 2];
		must_pass(search);
		g_clear_pointer(&session, imap_session_close);
		fake_add(7, THREE, FAKE_WHOLE);
		fake.uidnext = lies[i / 2];
		must_pass(search);
		must_pass(search);
		assert_int_equal(got.texts->len, search ? 4 : 5);
	}
}

static void test_uidvalidity_changes(void **state)
{
	three_mails();
	for (guint i = 1; i <= 50; i++) {
		fake.uidvalidity = i * 7;
		must_pass(NULL);
		assert_int_equal(got.texts->len, 3 * i);
		assert_int_equal(got.uidvalidity, i * 7);
		assert_string_equal(got.committed, "1:2,5");
		g_clear_pointer(&session, imap_session_close);
	}
	fake.uidvalidity = 0;
	assert_false(pass_folder("INBOX", NULL, NULL));
}

static void test_noise(void **state)
{
	three_mails();
	fake.first = "ISTS\r\n* 2 RECENT\r\n";
	fake.noise = "* 1 FETCH (FLAGS (\\Seen))\r\n* OK [ALERT] Full \x1b[31m\r\n* 99 EXPUNGE\r\n"
		     "* 1 FETCH (UID 1 BODY[] {3}\r\nbad)\r\n* STATUS \"x\" (MESSAGES 1)\r\n"
		     "* 3 EXISTS\r\n";
	must_pass(NULL);
	ASSERT_TEXTS(ONE, TWO, THREE);
	assert_int_equal(got.uidvalidity, 7);
	assert_null(strchr(imap_session_alert(session), 0x1b));
}

static void test_bad_servers(void **state)
{
	static const char *const noises[] = { "* BYE see you\r\n", "x1 OK you did not ask\r\n",
		"+ go on\r\n", "* 1 FETCH (\r\n" };

	for (gsize i = 0; i < G_N_ELEMENTS(noises); i++) {
		g_autoptr(GError) error = NULL;

		teardown(NULL);
		setup(NULL);
		three_mails();
		fake.noise = noises[i];
		assert_false(pass_folder("INBOX", NULL, &error));
		assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_UNAVAILABLE));
	}
}

static void test_flood(void **state)
{
	g_autoptr(GError) error = NULL;

	fake_add(1, ONE, FAKE_WHOLE);
	must_pass(NULL);
	fake_add(2, TWO, FAKE_WHOLE);
	fake.flood = "* SEARCH 2\r\n";
	must_pass(NULL);
	ASSERT_TEXTS(ONE, TWO);
}

static void test_caller_fails(void **state)
{
	for (int i = 0; i < 2; i++) {
		g_autoptr(GError) error = NULL;

		teardown(NULL);
		setup(NULL);
		three_mails();
		got.fail_take = i ? 0 : 2;
		got.fail_commit = i ? 1 : 0;
		assert_false(pass_folder("INBOX", NULL, &error));
		assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_AGAIN));
		g_clear_error(&error);
		/* The session is of no more use. */
		assert_false(pass_folder("INBOX", NULL, &error));
		assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_UNAVAILABLE));
	}
}

static void test_windows(void **state)
{
	for (guint32 uid = 1; uid <= 2 * IMAP_WINDOW + 1; uid++)
		fake_add(uid, "x\r\n", FAKE_WHOLE);
	must_pass(NULL);
	assert_int_equal(got.texts->len, 2 * IMAP_WINDOW + 1);
	assert_int_equal(fake_count("UID SEARCH 1:5000 UID 1:*"), 1);
	assert_int_equal(fake_count("UID SEARCH 5001:10000 UID 1:*"), 1);
	assert_int_equal(fake_count("UID SEARCH 10001:* UID 1:*"), 1);
}

static void test_idle_is_refused(void **state)
{
	bool supported;

	three_mails();
	must_pass(NULL);
	/* This server says OK at once, and never "+". */
	assert_false(imap_session_idle_start(session, &supported, NULL));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_one_round_trip),
		TEST(test_new_mail_is_two_questions),
		TEST(test_cut_everywhere),
		TEST(test_poison),
		TEST(test_poison_with_search),
		TEST(test_literal_lies),
		TEST(test_too_large),
		TEST(test_sizes_are_hints),
		TEST(test_uidnext_lies),
		TEST(test_uidvalidity_changes),
		TEST(test_noise),
		TEST(test_bad_servers),
		TEST(test_flood),
		TEST(test_caller_fails),
		TEST(test_windows),
		TEST(test_idle_is_refused),
	};

	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	fake_reset();
	return failed;
}
