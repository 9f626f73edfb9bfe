/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "real_server.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include <cmocka.h>

/* ---- the server ---- */

const char *real_dir(void)
{
	return g_getenv("ST_DIR");
}

/* A value of the server's env file, which changes when it is started again. */
char *real_value(const char *key)
{
	g_autofree char *path = g_build_filename(real_dir(), "env", NULL);
	g_autofree char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++)
		if (g_str_has_prefix(*line, key) && (*line)[strlen(key)] == '=')
			return g_strdup(*line + strlen(key) + 1);
	return NULL;
}

void real_shell(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_autofree char *command = g_strdup_vprintf(format, args);
	va_end(args);
	if (system(command) != 0)
		fail_msg("failed: %s", command);
}

void real_server(const char *verb)
{
	real_shell("%s/imapd.sh %s %s >/dev/null", g_getenv("ST_TOOLS"), verb, real_dir());
}

void real_user(const char *user)
{
	real_shell("%s/imapd.sh user %s %s", g_getenv("ST_TOOLS"), real_dir(), user);
}

struct source *real_source(const char *user)
{
	struct source *s = g_new0(struct source, 1);
	g_autofree char *port = real_value("ST_TLS_PORT");

	s->name = g_strdup("inbox");
	s->url = g_strdup_printf("imaps://localhost:%s", port);
	s->user = g_strdup(user);
	s->ca_file = real_value("ST_CA");
	return s;
}

struct imap_session *real_open(const char *user)
{
	g_autoptr(source) s = real_source(user);
	g_autoptr(GError) error = NULL;
	struct imap_session *session = imap_session_open(s, "secret", &error);

	if (!session)
		fail_msg("%s", error->message);
	return session;
}

/* ---- mails ---- */

char *real_maildir(const char *user)
{
	return g_build_filename(real_dir(), "home", user, "Maildir", NULL);
}

/* Puts a mail into the mailbox and gives its SHA-256 as the server will send it. */
char *real_put(const char *user, const char *box, int n, const char *flags, const char *text)
{
	g_autofree char *folder = real_maildir(user);
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
char *real_text(int n, const char *from)
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
char *real_listing(const char *user)
{
	static const char *const boxes[] = { "cur", "new" };
	g_autofree char *folder = real_maildir(user);
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

struct got *got_new(void)
{
	struct got *g = g_new0(struct got, 1);

	g->hashes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g->committed = g_strdup("");
	g->uids = g_array_new(FALSE, FALSE, sizeof(guint32));
	return g;
}

void got_free(struct got *g)
{
	g_hash_table_unref(g->hashes);
	g_free(g->committed);
	g_array_unref(g->uids);
	mail_free(g->last);
	g_free(g);
}

gboolean got_mail(struct mail *m, gpointer data, GError **error)
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

gboolean got_commit(const struct cursor *c, gpointer data, GError **error)
{
	struct got *g = data;

	g->commits++;
	g_free(g->committed);
	g->committed = cursor_text(c);
	return TRUE;
}

gboolean got_pass(
	struct imap_session *s, const char *folder, struct cursor *c, struct got *g, GError **error)
{
	struct imap_pass pass = { .source = "inbox",
		.folder = folder,
		.cursor = c,
		.take = got_mail,
		.commit = got_commit,
		.data = g };

	return imap_session_pass(s, &pass, error);
}

void got_must_pass(struct imap_session *s, struct cursor *c, struct got *g)
{
	g_autoptr(GError) error = NULL;

	if (!got_pass(s, "INBOX", c, g, &error))
		fail_msg("%s", error->message);
}

void assert_code(const GError *error, enum st_error code)
{
	if (!g_error_matches(error, ST_ERROR, (int)code))
		fail_msg("not the error expected: %s", error ? error->message : "none");
}
