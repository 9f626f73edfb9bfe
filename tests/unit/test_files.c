/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "fetch/files.h"
#include "fetch/mbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include <cmocka.h>

#define NOW ((struct moment){ 1790000000, -18000 })

static char *root;

static int setup(void **state)
{
	root = g_dir_make_tmp("test-files-XXXXXX", NULL);
	return root ? 0 : -1;
}

static void remove_tree(const char *path)
{
	GDir *dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *file = g_build_filename(path, name, NULL);
		struct stat st;

		if (lstat(file, &st) == 0 && S_ISDIR(st.st_mode))
			remove_tree(file);
		else
			g_unlink(file);
	}
	if (dir)
		g_dir_close(dir);
	g_rmdir(path);
}

static int teardown(void **state)
{
	remove_tree(root);
	g_clear_pointer(&root, g_free);
	return 0;
}

static char *put(const char *name, const char *bytes, gssize length, time_t mtime)
{
	char *path = g_build_filename(root, name, NULL);
	g_autofree char *folder = g_path_get_dirname(path);

	assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
	assert_true(g_file_set_contents(path, bytes, length, NULL));
	if (mtime)
		assert_int_equal(utime(path, &(struct utimbuf){ mtime, mtime }), 0);
	return path;
}

#define PUT(name, bytes, mtime) g_free(put(name, bytes, -1, mtime))

static gboolean collect(struct mail *m, gpointer data, GError **error)
{
	g_ptr_array_add(data, m);
	return TRUE;
}

static GPtrArray *walk(const char *name, GError **error)
{
	GPtrArray *mails = g_ptr_array_new_with_free_func((GDestroyNotify)mail_free);
	g_autofree char *path = name ? g_build_filename(root, name, NULL) : g_strdup(root);

	gboolean ok = files_walk(path, "import", NOW, collect, mails, error);
	if (error)
		assert_int_equal(ok, *error == NULL);
	else
		assert_true(ok);
	return mails;
}

static void assert_raw(GPtrArray *mails, guint i, const char *text)
{
	assert_true(i < mails->len);
	const struct mail *m = mails->pdata[i];
	gsize n;
	const void *bytes = g_bytes_get_data(m->raw, &n);
	g_autofree char *raw = g_strndup(bytes, n);
	assert_string_equal(raw, text);
	assert_string_equal(m->arrival.source, "import");
	assert_null(m->arrival.folder);
	assert_true(g_path_is_absolute(m->arrival.path));
}

static gint64 received(GPtrArray *mails, guint i)
{
	return ((struct mail *)mails->pdata[i])->arrival.received.unix_s;
}

static void test_maildir(void **state)
{
	PUT("new/b", "two", 2000);
	PUT("cur/a:2,S", "three", 3000);
	PUT("cur/z:2,", "one", 1000);
	PUT("cur/d", "same time, by name: d", 4000);
	PUT("cur/c", "same time, by name: c", 4000);
	PUT("tmp/half", "half a ma", 1);
	PUT("cur/.hidden", "no", 1);
	PUT("cur/empty", "", 1);
	PUT(".Sent/cur/s:2,S", "sent", 2500);
	PUT(".Sent/new/.keep", "no", 1);
	PUT(".Sent.Old/cur/o", "older", 500);
	PUT(".Sent.Old/new/.keep", "no", 1);
	PUT(".nomaildir/x", "no", 1);
	PUT("dovecot-uidlist", "no", 1);
	g_autofree char *fifo = g_build_filename(root, "cur", "fifo", NULL);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	g_autofree char *link = g_build_filename(root, "cur", "link", NULL);
	assert_int_equal(symlink("/etc/hostname", link), 0);

	g_autoptr(GPtrArray) mails = walk(NULL, NULL);
	const char *expect[] = { "older", "one", "two", "sent", "three", "same time, by name: c",
		"same time, by name: d" };
	assert_int_equal(mails->len, G_N_ELEMENTS(expect));
	for (guint i = 0; i < mails->len; i++)
		assert_raw(mails, i, expect[i]);
	assert_int_equal(received(mails, 3), 2500);
}

static void test_maildir_empty_is_no_error(void **state)
{
	PUT("cur/.keep", "", 0);
	PUT("new/.keep", "", 0);
	g_autoptr(GPtrArray) mails = walk(NULL, NULL);
	assert_int_equal(mails->len, 0);
}

/* A reader marks each mail as read while the walk goes on. */
static gboolean rename_others(struct mail *m, gpointer data, GError **error)
{
	g_autofree char *from = g_build_filename(root, "new", "b", NULL);
	g_autofree char *to = g_build_filename(root, "cur", "b:2,S", NULL);
	g_autofree char *gone = g_build_filename(root, "new", "c", NULL);

	g_rename(from, to);
	g_unlink(gone);
	return collect(m, data, error);
}

static void test_maildir_renamed_meanwhile(void **state)
{
	PUT("cur/.keep", "", 0);
	PUT("new/a", "one", 1000);
	PUT("new/b", "two", 2000);
	PUT("new/c", "deleted", 3000);
	g_autoptr(GPtrArray) mails = g_ptr_array_new_with_free_func((GDestroyNotify)mail_free);
	assert_true(files_walk(root, "import", NOW, rename_others, mails, NULL));
	assert_int_equal(mails->len, 2);
	assert_raw(mails, 1, "two");
	const struct mail *m = mails->pdata[1];
	assert_true(g_str_has_suffix(m->arrival.path, "/cur/b:2,S"));
}

static const struct mbox_row {
	const char *what, *mbox;
	const char *mails[4];
} mbox_rows[] = {
	{ "two", "From a@b Thu Sep  3 08:12:00 2026\nA: 1\n\none\n\nFrom c\nB: 2\n\ntwo\n",
		{ "A: 1\n\none\n", "B: 2\n\ntwo\n" } },
	{ "no blank before", "From a\nA: 1\n\none\nFrom the start\n\nFrom c\nx\n",
		{ "A: 1\n\none\nFrom the start\n", "x\n" } },
	{ "mboxrd", "From a\nA: 1\n\n>From x\n>>From y\n>Frown\n> From z\n",
		{ "A: 1\n\nFrom x\n>From y\n>Frown\n> From z\n" } },
	{ "CRLF", "From a\r\nA: 1\r\n\r\none\r\n\r\nFrom b\r\nx\r\n",
		{ "A: 1\r\n\r\none\r\n", "x\r\n" } },
	{ "blank lines are kept but one", "From a\nA: 1\n\none\n\n\n\nFrom b\nx\n\n",
		{ "A: 1\n\none\n\n\n", "x\n" } },
	{ "no newline at the end", "From a\nA: 1\n\none", { "A: 1\n\none" } },
	{ "nothing between", "From a\n\nFrom b\nx\n", { "x\n" } },
	{ "only From_", "From a\n", { NULL } },
};

static void test_mbox(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(mbox_rows); i++) {
		const struct mbox_row *row = &mbox_rows[i];
		guint n = 0;

		PUT("mbox", row->mbox, 0);
		g_autoptr(GPtrArray) mails = walk("mbox", NULL);
		for (; n < G_N_ELEMENTS(row->mails) && row->mails[n]; n++)
			assert_raw(mails, n, row->mails[n]);
		if (mails->len != n)
			fail_msg("%s: %u mails", row->what, mails->len);
	}
}

static void test_mbox_long_lines(void **state)
{
	g_autoptr(GString) mbox = g_string_new("From a\nA: 1\n\n");
	g_autoptr(GString) body = g_string_new("A: 1\n\n");

	/* Around the size of a block; ">From " in the middle of a line is left alone. */
	for (gsize n = 131060; n < 131090; n++) {
		g_autofree char *x = g_strnfill(n, 'x');
		g_string_append_printf(mbox, "%s>From y\n", x);
		g_string_append_printf(body, "%s>From y\n", x);
	}
	g_string_append_len(mbox, "a\0b\n", 4);
	g_string_append_len(body, "a\0b\n", 4);
	g_free(put("mbox", mbox->str, (gssize)mbox->len, 0));
	g_autoptr(GPtrArray) mails = walk("mbox", NULL);
	assert_int_equal(mails->len, 1);
	g_autoptr(GBytes) expect = g_bytes_new(body->str, body->len);
	assert_true(g_bytes_equal(((struct mail *)mails->pdata[0])->raw, expect));
}

static const struct {
	const char *line;
	gint64 unix_s; /* 0: none */
} from_rows[] = {
	{ "From a@b Thu Sep  3 08:12:00 2026\n", 1788423120 },
	{ "From MAILER-DAEMON Fri Jul  8 12:08:34 2011", 1310126914 },
	{ "From \"a b\"@c Thu Sep 3 08:12 2026\r\n", 1788423120 },
	{ "From a Thu Feb 30 08:12:00 2026", 0 },
	{ "From a Thu Sep 3 25:12:00 2026", 0 },
	{ "From a", 0 },
	{ "From ", 0 },
	{ "From x 1 2 3 4 5", 0 },
};

static void test_mbox_from_date(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(from_rows); i++) {
		struct moment m = mbox_from_date(from_rows[i].line);

		assert_int_equal(moment_known(m), from_rows[i].unix_s != 0);
		if (moment_known(m))
			assert_int_equal(m.unix_s, from_rows[i].unix_s);
	}
	PUT("mbox", "From a@b Thu Sep  3 08:12:00 2026\nx\n\nFrom b\ny\n", 0);
	g_autoptr(GPtrArray) mails = walk("mbox", NULL);
	assert_int_equal(received(mails, 0), 1788423120);
	assert_int_equal(received(mails, 1), NOW.unix_s);
}

static void test_eml_folder(void **state)
{
	PUT("2.eml", "two", 0);
	PUT("10.EML", "ten", 0);
	PUT("sub/deep/1.eml", "deep", 0);
	PUT("sub/notes.txt", "no", 0);
	PUT("mail", "no", 0);
	PUT(".git/x.eml", "no", 0);
	PUT("box/cur/1", "maildir", 0);
	PUT("box/new/.keep", "", 0);
	g_autofree char *link = g_build_filename(root, "loop", NULL);
	assert_int_equal(symlink(root, link), 0);
	g_autofree char *link2 = g_build_filename(root, "3.eml", NULL);
	assert_int_equal(symlink("2.eml", link2), 0);
	g_autoptr(GPtrArray) mails = walk(NULL, NULL);
	const char *expect[] = { "ten", "two", "maildir", "deep" };
	assert_int_equal(mails->len, G_N_ELEMENTS(expect));
	for (guint i = 0; i < mails->len; i++)
		assert_raw(mails, i, expect[i]);
	assert_int_equal(received(mails, 0), NOW.unix_s);
}

static void test_one_file(void **state)
{
	PUT("letter", "Subject: x\n\ny\n", 0);
	g_autoptr(GPtrArray) mails = walk("letter", NULL);
	assert_int_equal(mails->len, 1);
	assert_raw(mails, 0, "Subject: x\n\ny\n");
}

static void test_errors(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) none = walk("nowhere", &error);
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_NOT_FOUND));
	g_clear_error(&error);

	g_autoptr(GPtrArray) empty = walk(NULL, &error);
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_NOT_FOUND));
	g_clear_error(&error);

	g_autofree char *fifo = g_build_filename(root, "fifo", NULL);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	g_autoptr(GPtrArray) refused = walk("fifo", &error);
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_DENIED));
}

static void test_too_large(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *large = put("b.eml", "x", -1, 0);

	PUT("a.eml", "one", 0);
	PUT("c.eml", "three", 0);
	assert_int_equal(truncate(large, MAIL_SIZE_MAX), 0);
	g_autoptr(GPtrArray) all = walk(NULL, NULL);
	assert_int_equal(all->len, 3);
	assert_int_equal(truncate(large, MAIL_SIZE_MAX + 1), 0);
	g_autoptr(GPtrArray) mails = walk(NULL, &error);
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_REJECT));
	assert_non_null(strstr(error->message, "b.eml"));
	assert_int_equal(mails->len, 2);
	assert_raw(mails, 1, "three");
}

static gboolean refuse(struct mail *m, gpointer data, GError **error)
{
	mail_free(m);
	(*(int *)data)++;
	g_set_error(error, ST_ERROR, ST_ERROR_AGAIN, "full");
	return FALSE;
}

static void test_taker_ends_the_walk(void **state)
{
	g_autoptr(GError) error = NULL;
	int calls = 0;

	PUT("a.eml", "one", 0);
	PUT("b.eml", "two", 0);
	assert_false(files_walk(root, "import", NOW, refuse, &calls, &error));
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_AGAIN));
	assert_int_equal(calls, 1);
}

static guint walk_again(const char *name, struct files_memory *memory, gboolean expect)
{
	g_autoptr(GPtrArray) mails = g_ptr_array_new_with_free_func((GDestroyNotify)mail_free);
	g_autofree char *path = g_build_filename(root, name, NULL);

	assert_int_equal(files_walk_again(path, "s", NOW, memory, collect, mails, NULL), expect);
	return mails->len;
}

static void test_memory(void **state)
{
	g_autoptr(files_memory) memory = files_memory_new();
	g_autofree char *a = put("box/new/a", "one", -1, 1000);
	g_autofree char *seen = g_build_filename(root, "box", "cur", "a:2,S", NULL);
	int calls = 0;

	PUT("box/cur/b:2,", "two", 2000);
	PUT("box/new/empty", "", 1000);
	assert_int_equal(walk_again("box", memory, TRUE), 2);
	assert_int_equal(walk_again("box", memory, TRUE), 0);
	assert_int_equal(g_rename(a, seen), 0); /* read by a person */
	PUT("box/new/c", "three", 3000);
	assert_int_equal(walk_again("box", memory, TRUE), 1);
	PUT("box/new/empty", "no more", 1000);
	assert_int_equal(walk_again("box", memory, TRUE), 1);

	/* A walk that the caller ends is as if it had not been. */
	PUT("box/new/d", "four", 4000);
	PUT("box/new/e", "five", 5000);
	g_autofree char *box = g_build_filename(root, "box", NULL);
	assert_false(files_walk_again(box, "s", NOW, memory, refuse, &calls, NULL));
	assert_int_equal(walk_again("box", memory, TRUE), 2);
	assert_int_equal(walk_again("box", memory, TRUE), 0);

	PUT("mbox", "From a\nx\n", 1000);
	assert_int_equal(walk_again("mbox", memory, TRUE), 1);
	assert_int_equal(walk_again("mbox", memory, TRUE), 0);
	PUT("mbox", "From a\nx\n\nFrom b\ny\n", 1000);
	assert_int_equal(walk_again("mbox", memory, TRUE), 2);

	PUT("eml/1.eml", "x", 1000);
	assert_int_equal(walk_again("eml", memory, TRUE), 1);
	assert_int_equal(walk_again("eml", memory, TRUE), 0);
}

/* Runs with a pipe as standard input. */
static void test_stdin(void **state)
{
	static const char *const inputs[] = { "A: 1\n\nx\n", "From a b\nA: 1\n\nx\n" };
	int keep = dup(STDIN_FILENO);

	for (gsize i = 0; i < G_N_ELEMENTS(inputs); i++) {
		int fds[2];
		g_autoptr(GPtrArray) mails =
			g_ptr_array_new_with_free_func((GDestroyNotify)mail_free);

		assert_int_equal(pipe(fds), 0);
		assert_int_equal(write(fds[1], inputs[i], strlen(inputs[i])), strlen(inputs[i]));
		close(fds[1]);
		dup2(fds[0], STDIN_FILENO);
		close(fds[0]);
		assert_true(files_walk("-", "import", NOW, collect, mails, NULL));
		assert_int_equal(mails->len, 1);
		const struct mail *m = mails->pdata[0];
		assert_string_equal(m->arrival.path, "-");
		assert_int_equal(g_bytes_get_size(m->raw), strlen("A: 1\n\nx\n"));
	}
	dup2(keep, STDIN_FILENO);
	close(keep);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_maildir),
		TEST(test_maildir_empty_is_no_error),
		TEST(test_maildir_renamed_meanwhile),
		TEST(test_mbox),
		TEST(test_mbox_long_lines),
		TEST(test_mbox_from_date),
		TEST(test_eml_folder),
		TEST(test_one_file),
		TEST(test_errors),
		TEST(test_too_large),
		TEST(test_taker_ends_the_walk),
		TEST(test_memory),
		TEST(test_stdin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
