/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A session with a real server.  tests/shell/T20-imap-session.sh starts it and sets ST_DIR,
 * ST_TOOLS (this folder) and ST_OTHER_CA.  Each test has a user, and thus a mailbox, of its own.
 */
#include "base/error.h"
#include "fetch/imap_session.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include <cmocka.h>

#define FIRST_TIME 1788000000
#define MAILS 300

/* ---- the server ---- */

static const char *dir(void)
{
	return g_getenv("ST_DIR");
}

/* A value of the server's env file, which changes when it is started again. */
static char *server_value(const char *key)
{
	g_autofree char *path = g_build_filename(dir(), "env", NULL);
	g_autofree char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++)
		if (g_str_has_prefix(*line, key) && (*line)[strlen(key)] == '=')
			return g_strdup(*line + strlen(key) + 1);
	return NULL;
}

static void shell(const char *format, ...) G_GNUC_PRINTF(1, 2);
static void shell(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_autofree char *command = g_strdup_vprintf(format, args);
	va_end(args);
	if (system(command) != 0)
		fail_msg("failed: %s", command);
}

static void server(const char *verb)
{
	shell("%s/imapd.sh %s %s >/dev/null", g_getenv("ST_TOOLS"), verb, dir());
}

static void make_user(const char *user)
{
	shell("%s/imapd.sh user %s %s", g_getenv("ST_TOOLS"), dir(), user);
}

static struct source *make_source(const char *user)
{
	struct source *s = g_new0(struct source, 1);
	g_autofree char *port = server_value("ST_TLS_PORT");

	s->name = g_strdup("inbox");
	s->url = g_strdup_printf("imaps://localhost:%s", port);
	s->user = g_strdup(user);
	s->ca_file = server_value("ST_CA");
	return s;
}

typedef struct source source;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(source, source_free)

static struct imap_session *open_as(const char *user)
{
	g_autoptr(source) s = make_source(user);
	g_autoptr(GError) error = NULL;
	struct imap_session *session = imap_session_open(s, "secret", &error);

	if (!session)
		fail_msg("%s", error->message);
	return session;
}

/* ---- mails ---- */

static char *maildir(const char *user)
{
	return g_build_filename(dir(), "home", user, "Maildir", NULL);
}

/* Puts a mail into the mailbox and gives its SHA-256 as the server will send it. */
static char *put(const char *user, const char *box, int n, const char *flags, const char *text)
{
	g_autofree char *folder = maildir(user);
	g_autofree char *name = g_strdup_printf("%d.M%dP1.host%s", FIRST_TIME + n, n, flags);
	g_autofree char *path = g_build_filename(folder, box, name, NULL);
	g_autoptr(GString) wire = g_string_new(text);

	assert_true(g_file_set_contents(path, text, -1, NULL));
	assert_int_equal(chmod(path, 0644), 0);
	assert_int_equal(utime(path, &(struct utimbuf){ FIRST_TIME + n, FIRST_TIME + n }), 0);
	g_string_replace(wire, "\n", "\r\n", 0);
	return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)wire->str, wire->len);
}

/* All shapes of mail that could confuse a reader of IMAP. */
static char *mail_text(int n, const char *from)
{
	g_autoptr(GString) t = g_string_new(NULL);

	g_string_append_printf(t,
		"From: %s\nTo: family@home.example\nMessage-ID: <%d@x>\n"
		"Subject: letter %d\n\n",
		from, n, n);
	if (n % 7 == 1)
		g_string_append(t,
			")\nA003 OK FETCH completed\n* BYE\n* 1 FETCH (UID 1 BODY[] "
			"{5}\nabcde)\n");
	if (n % 7 == 2)
		g_string_append(t, "\xe9t\xe9 \xff\xfe \"quoted {10}\" \\\n");
	if (n % 7 == 3) {
		g_autofree char *line = g_strnfill(70000 + (gsize)n, 'x');
		g_string_append(t, line); /* one long line, no line end */
	}
	if (n % 7 == 4)
		g_string_truncate(t, t->len - 1); /* no body */
	for (int i = 0; n % 7 == 5 && i < n; i++)
		g_string_append_printf(t, "line %d of a letter of %d\n", i, n);
	return g_strdup(t->str);
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The file names of cur and new: flags stand in them. */
static char *listing(const char *user)
{
	static const char *const boxes[] = { "cur", "new" };
	g_autofree char *folder = maildir(user);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	for (gsize i = 0; i < G_N_ELEMENTS(boxes); i++) {
		g_autofree char *path = g_build_filename(folder, boxes[i], NULL);
		g_autoptr(GDir) d = g_dir_open(path, 0, NULL);
		const char *name;

		while ((name = g_dir_read_name(d)))
			g_ptr_array_add(names, g_strdup_printf("%s/%s", boxes[i], name));
	}
	g_ptr_array_sort(names, compare_names);
	g_ptr_array_add(names, NULL);
	return g_strjoinv("\n", (char **)names->pdata);
}

/* ---- what comes ---- */

struct got {
	GHashTable *hashes; /* sha256 -> how often */
	guint mails, commits;
	char *committed;	     /* the cursor at the last commit */
	void (*at)(struct got *got); /* called at each mail */
	struct mail *last;
	GArray *uids;
};
typedef struct got got;

static struct got *got_new(void)
{
	struct got *g = g_new0(struct got, 1);

	g->hashes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g->committed = g_strdup("");
	g->uids = g_array_new(FALSE, FALSE, sizeof(guint32));
	return g;
}

static void got_free(struct got *g)
{
	g_hash_table_unref(g->hashes);
	g_free(g->committed);
	g_array_unref(g->uids);
	mail_free(g->last);
	g_free(g);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(got, got_free)

static gboolean on_mail(struct mail *m, gpointer data, GError **error)
{
	struct got *g = data;
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(g->hashes, m->sha256));

	g_hash_table_insert(g->hashes, g_strdup(m->sha256), GUINT_TO_POINTER(n + 1));
	g->mails++;
	g_array_append_val(g->uids, m->arrival.uid);
	mail_free(g->last);
	g->last = m;
	if (g->at)
		g->at(g);
	return TRUE;
}

static gboolean on_commit(const struct cursor *c, gpointer data, GError **error)
{
	struct got *g = data;

	g->commits++;
	g_free(g->committed);
	g->committed = cursor_text(c);
	return TRUE;
}

static gboolean pass_over(
	struct imap_session *s, const char *folder, struct cursor *c, struct got *g, GError **error)
{
	struct imap_pass pass = { .source = "inbox",
		.folder = folder,
		.cursor = c,
		.take = on_mail,
		.commit = on_commit,
		.data = g };

	return imap_session_pass(s, &pass, error);
}

static void must_pass(struct imap_session *s, struct cursor *c, struct got *g)
{
	g_autoptr(GError) error = NULL;

	if (!pass_over(s, "INBOX", c, g, &error))
		fail_msg("%s", error->message);
}

static void assert_code(const GError *error, enum st_error code)
{
	if (!g_error_matches(error, ST_ERROR, (int)code))
		fail_msg("not the error expected: %s", error ? error->message : "none");
}

/* ---- tests ---- */

static GHashTable *fill(const char *user, int count)
{
	static const char *const flags[] = { ":2,", ":2,S", ":2,FS", ":2,RS", ":2,DT" };
	GHashTable *expected = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	make_user(user);
	for (int i = 1; i <= count; i++) {
		g_autofree char *text = mail_text(i, "office@school.example");

		g_hash_table_add(expected,
			put(user, i % 5 ? "cur" : "new", i, i % 5 ? flags[i % 5] : "", text));
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
	g_autofree char *before = listing("bytes");
	g_autoptr(imap_session) s = open_as("bytes");
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) first = got_new();
	g_autoptr(got) second = got_new();
	g_autoptr(got) third = got_new();
	g_autoptr(cursor) sent = cursor_new();

	must_pass(s, c, first);
	assert_same(expected, first->hashes);
	assert_int_equal(first->mails, MAILS);
	assert_in_range(first->commits, MAILS / IMAP_BATCH_MAILS, MAILS / IMAP_BATCH_MAILS + 2);
	assert_string_equal(first->committed, "1:300");
	assert_int_equal(first->last->arrival.uidvalidity, c->uidvalidity);
	assert_string_equal(first->last->arrival.folder, "INBOX");
	assert_string_equal(first->last->arrival.source, "inbox");
	assert_in_range(first->last->arrival.received.unix_s, FIRST_TIME, FIRST_TIME + MAILS);

	must_pass(s, c, second); /* NOOP */
	g_clear_pointer(&s, imap_session_close);
	s = open_as("bytes");
	must_pass(s, c, second); /* a comparison of all */
	assert_true(pass_over(s, "Sent", sent, third, NULL));
	must_pass(s, c, second); /* EXAMINE */
	assert_int_equal(second->mails, 0);
	assert_int_equal(second->commits, 0);
	g_autofree char *after = listing("bytes");
	assert_string_equal(before, after);
}

static void test_gaps_are_filled(void **state)
{
	g_autoptr(GHashTable) expected = fill("gaps", 40);
	g_autoptr(imap_session) s = open_as("gaps");
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();

	must_pass(s, c, g);
	g_clear_pointer(&s, imap_session_close);
	s = open_as("gaps");
	assert_true(cursor_parse(c, "1:4,6:16,18:38"));
	g_array_set_size(g->uids, 0);
	must_pass(s, c, g);
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

	make_user("many");
	for (int i = 1; i <= MANY; i++) {
		g_autofree char *text = g_strdup_printf("Subject: %d\n\nx\n", i);
		g_free(put("many", "cur", i, ":2,S", text));
	}
	s = open_as("many");
	must_pass(s, c, g);
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
		.take = on_mail,
		.commit = on_commit,
		.data = g };

	make_user("school");
	for (int i = 1; i <= 60; i++) {
		static const char *const from[] = { "Office <office@mail.school.example>",
			"shop@shop.example", "\"Coach\" <COACH@club.example>", "x@club.example" };
		g_autofree char *text = mail_text(i, from[i % 4]);
		g_free(put("school", "cur", i, ":2,S", text));
	}
	s = open_as("school");
	assert_true(imap_session_pass(s, &pass, NULL));
	assert_int_equal(g->mails, 30);
	assert_string_equal(g->committed, "1:60");
	g->commits = 0;
	assert_true(imap_session_pass(s, &pass, NULL));
	g_autofree char *other = mail_text(61, "shop@shop.example");
	g_free(put("school", "new", 61, "", other));
	assert_true(imap_session_pass(s, &pass, NULL));
	assert_int_equal(g->mails, 30);
	g_autofree char *text = mail_text(62, "office@school.example");
	g_free(put("school", "new", 62, "", text));
	assert_true(imap_session_pass(s, &pass, NULL));
	assert_int_equal(g->mails, 31);
	assert_string_equal(g->committed, "1:62");
	g->commits = 0;
	g_clear_pointer(&s, imap_session_close);
	s = open_as("school");
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

	make_user("folders");
	shell("printf 'Subject: x\\n\\ny\\n' >%s/one.eml; %s/imapd.sh deliver %s folders "
	      "%s/one.eml "
	      "'R&AOk-union &- co'",
		dir(), g_getenv("ST_TOOLS"), dir(), dir());
	s = open_as("folders");
	g_auto(GStrv) names = imap_session_folders(s, (char *const *)wanted, &error);
	assert_null(error);
	assert_true(g_strv_equal((const char *const *)names, expect));
	assert_true(pass_over(s, "Réunion & co", c, g, NULL));
	assert_int_equal(g->mails, 1);
	assert_string_equal(g->last->arrival.folder, "Réunion & co");
	assert_false(pass_over(s, "Gone", c, g, &error));
	assert_code(error, ST_ERROR_NOT_FOUND);
	assert_true(pass_over(s, "Réunion & co", c, g, NULL)); /* the session lives on */
	assert_int_equal(g->mails, 1);
}

static void test_idle(void **state)
{
	g_autoptr(imap_session) s = NULL;
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();
	bool supported, is_new = false;

	make_user("idle");
	s = open_as("idle");
	must_pass(s, c, g);
	assert_true(imap_session_idle_start(s, &supported, NULL));
	assert_true(supported);
	assert_true(imap_session_idle_check(s, &is_new, NULL));
	assert_false(is_new);
	shell("printf 'Subject: x\\n\\ny\\n' >%s/one.eml; %s/imapd.sh deliver %s idle %s/one.eml",
		dir(), g_getenv("ST_TOOLS"), dir(), dir());
	for (int i = 0; !is_new && i < 20; i++) {
		struct pollfd p = { imap_session_fd(s), POLLIN, 0 };

		poll(&p, 1, 1000);
		assert_true(imap_session_idle_check(s, &is_new, NULL));
	}
	assert_true(is_new);
	assert_true(imap_session_idle_stop(s, NULL));
	must_pass(s, c, g);
	assert_int_equal(g->mails, 1);
	assert_true(imap_session_idle_start(s, &supported, NULL));
	assert_true(imap_session_idle_check(s, &is_new, NULL));
	assert_false(is_new);
	/* and closes out of IDLE */
}

static void test_logins(void **state)
{
	g_autoptr(source) s = make_source("family");
	g_autofree char *token = server_value("ST_JWT_OK");
	g_autofree char *expired = server_value("ST_JWT_BAD");
	g_autofree char *port = server_value("ST_PORT");
	g_autoptr(imap_session) session = NULL;
	g_autoptr(GError) error = NULL;

	assert_null(imap_session_open(s, "wrong", &error));
	assert_code(error, ST_ERROR_DENIED);
	assert_null(strstr(error->message, "wrong"));
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
	must_pass(session, c, g);
}

static void test_certificates(void **state)
{
	g_autoptr(source) s = make_source("certificates");
	g_autofree char *log = g_build_filename(dir(), "dovecot.log", NULL);
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
	g_autofree char *port = server_value("ST_PORT");
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
	g_autoptr(imap_session) s = open_as("tick");
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();
	g_autoptr(GError) error = NULL;
	struct imap_pass pass = { .source = "inbox",
		.folder = "INBOX",
		.cursor = c,
		.take = on_mail,
		.commit = on_commit,
		.tick = no_more,
		.data = g };

	assert_false(imap_session_pass(s, &pass, &error));
	assert_code(error, ST_ERROR_AGAIN);
	assert_int_equal(g->mails, 0);
}

static void remove_some(struct got *g)
{
	g_autofree char *folder = maildir("expunge");

	if (g->mails == 1)
		shell("rm %s/cur/*M2[0-9]P1*", folder);
}

/* Mails go while we read: what is left comes, now or at the next pass, and only once. */
static void test_expunged_meanwhile(void **state)
{
	g_autoptr(GHashTable) expected = fill("expunge", MAILS);
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();

	g->at = remove_some;
	for (int round = 0; round < 5; round++) {
		g_autoptr(imap_session) s = open_as("expunge");

		if (pass_over(s, "INBOX", c, g, NULL))
			break;
	}
	assert_in_range(g_hash_table_size(g->hashes), MAILS - 10, MAILS);
	g_autoptr(imap_session) s = open_as("expunge");
	guint mails = g->mails;
	must_pass(s, c, g);
	assert_int_equal(g->mails, mails);
}

static void stop_server(struct got *g)
{
	if (g->mails == 1000)
		server("stop");
}

static void test_server_dies(void **state)
{
	g_autoptr(imap_session) s = NULL;
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(cursor) stored = cursor_new();
	g_autoptr(got) g = got_new();
	g_autoptr(got) rest = got_new();
	g_autoptr(GError) error = NULL;

	make_user("dies");
	for (int i = 1; i <= 2000; i++) {
		g_autofree char *block = g_strnfill(30000, 'x');
		g_autofree char *text = g_strdup_printf("Subject: %d\n\n%s\n", i, block);
		g_free(put("dies", "cur", i, ":2,S", text));
	}
	s = open_as("dies");
	g->at = stop_server;
	assert_false(pass_over(s, "INBOX", c, g, &error));
	assert_code(error, ST_ERROR_UNAVAILABLE);
	g_clear_error(&error);
	assert_false(pass_over(s, "INBOX", c, g, &error));
	assert_code(error, ST_ERROR_UNAVAILABLE);
	g_clear_error(&error);
	g_clear_pointer(&s, imap_session_close);

	g_autoptr(source) away = make_source("dies");
	assert_null(imap_session_open(away, "secret", &error));
	assert_code(error, ST_ERROR_UNAVAILABLE);
	server("start");

	/* From what was committed: all the rest, nothing that was committed. */
	assert_true(cursor_parse(stored, g->committed));
	stored->uidvalidity = c->uidvalidity;
	guint committed = cursor_first_unseen(stored) - 1;
	assert_in_range(committed, IMAP_BATCH_MAILS, 1999);
	s = open_as("dies");
	must_pass(s, stored, rest);
	assert_string_equal(rest->committed, "1:2000");
	assert_int_equal(rest->mails, 2000 - committed);
}

static void test_uidvalidity(void **state)
{
	g_autoptr(GHashTable) expected = fill("validity", 50);
	g_autoptr(imap_session) s = open_as("validity");
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(got) g = got_new();
	g_autoptr(got) again = got_new();
	g_autofree char *folder = maildir("validity");
	guint32 old;

	must_pass(s, c, g);
	old = c->uidvalidity;
	g_clear_pointer(&s, imap_session_close);
	server("stop");
	shell("rm %s/dovecot-uid* %s/dovecot.index*", folder, folder);
	server("start");
	s = open_as("validity");
	must_pass(s, c, again);
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
