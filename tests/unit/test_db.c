/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trail's file: which one is taken, which is refused, and with what words. */
#include "store/migrate.h"
#include "store_place.h"

#include <sys/stat.h>
#include <unistd.h>

static void refused(const char *folder, enum store_mode mode, enum st_error code, const char *says)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(store) s = store_open(folder, mode, &error);

	assert_null(s);
	assert_non_null(error);
	if (!g_error_matches(error, ST_ERROR, (int)code) || !strstr(error->message, says))
		fail_msg("code %d: %s", error->code, error->message);
}

static void published_steps_are_never_edited(void **state)
{
	static const char *const published[FACTS_VERSION] = {
		"23d8df6eff7c89a7d2abfbac90082f639a879132616079d0f8710baf9dbf76cd",
		"6ad498ec22a3ed4800a12c7bb387b65b43ef2841efb2820abef851ad0e8026fd",
		"81d6de135ffda9fddeae36055435d5cc8d51074afa7a1ad289f337e58bc5a3e0",
		"afe4d1a82ca23028e7fd03cec29b6deb28ad64e0b8c746f802d127c9d6d45878",
		"efd28c27507e4154f6a3508351d5f309c3de38292c2b302555ec04acf229c3e2",
	};

	for (int i = 0; i < FACTS_VERSION; i++) {
		const char *text = scripts[migrate_steps[i]];
		g_autofree char *sum = text_sha256(text, strlen(text));

		assert_string_equal(sum, published[i]);
	}
}

static void other_files_are_refused(void **state)
{
	struct place *p = *state;

	behind_its_back(p, "PRAGMA user_version = 99");
	refused(p->folder, STORE_READ, ST_ERROR_FATAL, "newer schooltrail");
	refused(p->folder, STORE_WRITE, ST_ERROR_FATAL, "newer schooltrail");
	behind_its_back(p, "PRAGMA application_id = 5");
	refused(p->folder, STORE_WRITE, ST_ERROR_FATAL, "another program");
	g_unlink(p->file);
	assert_true(g_file_set_contents_full(p->file, "this is no database, it is a letter", -1,
		G_FILE_SET_CONTENTS_NONE, 0600, NULL));
	refused(p->folder, STORE_WRITE, ST_ERROR_FATAL, "schooltrail verify");
}

/* Each in turn takes the trail's place, or lies beside it. */
static void strangers_are_refused(void **state)
{
	struct place *p = *state;
	g_autofree char *elsewhere = g_strconcat(p->folder, "-other", NULL);
	g_autofree char *wal = g_strconcat(p->file, "-wal", NULL);

	g_clear_pointer(&p->s, store_close);
	g_chmod(p->file, 0640);
	refused(p->folder, STORE_READ, ST_ERROR_DENIED, "chmod 600");
	g_chmod(p->file, 0600);
	g_chmod(p->folder, 0770);
	refused(p->folder, STORE_READ, ST_ERROR_DENIED, "chmod 700");
	g_chmod(p->folder, 0700);
	assert_int_equal(symlink("/dev/null", wal), 0);
	refused(p->folder, STORE_READ, ST_ERROR_DENIED, "symbolic link");
	g_unlink(wal);
	assert_int_equal(link(p->file, elsewhere), 0);
	refused(p->folder, STORE_READ, ST_ERROR_DENIED, "hard link");
	g_unlink(p->file);
	assert_int_equal(symlink(elsewhere, p->file), 0);
	refused(p->folder, STORE_WRITE, ST_ERROR_DENIED, "symbolic link");
	g_unlink(p->file);
	assert_int_equal(mkfifo(p->file, 0600), 0);
	refused(p->folder, STORE_WRITE, ST_ERROR_DENIED, "not a file");
	g_unlink(p->file);
	refused(p->folder, STORE_READ, ST_ERROR_NOT_FOUND, "no trail");
	refused(elsewhere, STORE_WRITE, ST_ERROR_FATAL, "Not a directory");
	refused("/proc/no/such", STORE_WRITE, ST_ERROR_FATAL, "/proc/no/such");
}

static void trails_of_others_are_refused(void **state)
{
	struct place *p = *state;

	if (geteuid() != 0)
		skip();
	assert_int_equal(chown(p->file, 65534, 65534), 0);
	refused(p->folder, STORE_READ, ST_ERROR_DENIED, "it belongs to nobody");
}

static guint mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 0777;
}

static void modes_are_closed(void **state)
{
	struct place *p = *state;
	g_autofree char *wal = g_strconcat(p->file, "-wal", NULL);
	bool is_new;

	add(p->s, "one", 1, &is_new);
	assert_int_equal(mode_of(p->folder), 0700);
	assert_int_equal(mode_of(p->file), 0600);
	assert_int_equal(mode_of(wal), 0600);
	/* A folder that was there before is closed, too. */
	g_autofree char *base = g_path_get_dirname(p->folder);
	g_autofree char *open_folder = g_build_filename(base, "open", NULL);
	g_mkdir(open_folder, 0777);
	g_chmod(open_folder, 0777);
	g_autoptr(store) other = NULL;
	GOOD(other = store_open(open_folder, STORE_WRITE, &error));
	assert_int_equal(mode_of(open_folder), 0700);
}

/* What an older program sealed, still holds; its file stays beside. */
static void an_older_trail_is_brought_up(void **state)
{
	struct place *p = *state;
	g_autofree char *before = g_strconcat(p->file, ".form-1", NULL);
	g_autofree char *entry =
		g_strdup_printf("%064d4:note,10:1789000000,6:-18000,-,5:hello,", 0);
	g_autofree char *hash = text_sha256(entry, strlen(entry));
	g_autofree char *sql = g_strconcat(scripts[SCRIPT_FACTS_0001],
		"INSERT INTO note (at, at_offset, text) VALUES (1789000000, -18000, 'hello');"
		"INSERT INTO outbox (period, recipient, message_id, mail, made, made_offset, "
		"state, tries) VALUES ('2026-11-15', 'mum@example.org', 'd', x'61', 1, 0, "
		"'sending', 2);"
		"INSERT INTO chain (kind, fact, hash) VALUES ('note', 1, '",
		hash, "');", NULL);
	struct clock_note n = {
		.at = noon, .rule = (char *)"US-EVAL", .from = day_of(2026, 9, 8), .due = DAY_NONE
	};
	gint64 entries, id;

	g_clear_pointer(&p->s, store_close);
	g_unlink(p->file);
	behind_its_back(p, sql);
	g_chmod(p->file, 0600);
	reopen(p, STORE_WRITE);
	GOOD(store_verify(p->s, &entries, &error));
	assert_int_equal(entries, 1);
	GOOD(store_clock_add(p->s, &n, &id, &error));
	GOOD(store_verify(p->s, &entries, &error));
	assert_int_equal(entries, 2);
	assert_true(g_file_test(before, G_FILE_TEST_IS_REGULAR));
	g_autoptr(GPtrArray) due = NULL;
	GOOD(due = store_outbox_due(p->s, &error));
	assert_int_equal(due->len, 1);
	const struct outbox_row *row = due->pdata[0];
	assert_string_equal(row->period, "2026-11-15");
	assert_string_equal(row->mail, "a");
	assert_int_equal(row->tries, 2);
	GOOD(store_outbox_mark(p->s, row->id, OUTBOX_SENT, noon, NULL, &error));
	GOOD(store_verify(p->s, &entries, &error));
	assert_int_equal(entries, 3);
}

static void a_reader_writes_nothing(void **state)
{
	struct place *p = *state;
	g_autoptr(GError) error = NULL;

	reopen(p, STORE_READ);
	assert_false(store_note_add(p->s, noon, NULL, "x", &error));
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_DENIED));
}

static void another_writer_is_noticed(void **state)
{
	struct place *p = *state;
	g_autoptr(store) other = NULL;
	gint64 before = store_data_version(p->s);
	bool is_new;

	add(p->s, "mine", 1, &is_new);
	assert_int_equal(store_data_version(p->s), before);
	GOOD(other = store_open(p->folder, STORE_WRITE, &error));
	add(other, "theirs", 2, &is_new);
	assert_int_not_equal(store_data_version(p->s), before);
}

static void another_form_of_the_derived_is_made_anew(void **state)
{
	struct place *p = *state;
	g_autofree char *by = NULL;
	g_autoptr(GArray) unread = NULL;
	struct reading r = { .messages = g_ptr_array_new(), .rejected = (char *)"no mail" };
	bool is_new;
	gint64 id = add(p->s, "one", 1, &is_new);

	GOOD(store_reading_set(p->s, id, &r, &error));
	GOOD(store_derived_set_by(p->s, "program 1", &error));
	g_ptr_array_unref(r.messages);
	behind_its_back(p,
		"UPDATE derived SET value = 'older' WHERE name = 'form';"
		"DROP TABLE reading; CREATE TABLE reading (older TEXT)");
	reopen(p, STORE_READ);
	GOOD(unread = store_mail_unread(p->s, &error));
	assert_int_equal(unread->len, 1);
	by = store_derived_by(p->s);
	assert_null(by);
}

static void backup_is_whole_and_closed(void **state)
{
	struct place *p = *state;
	g_autofree char *base = g_path_get_dirname(p->folder);
	g_autofree char *folder = g_build_filename(base, "copy", NULL);
	g_autofree char *copy = g_build_filename(folder, "trail.db", NULL);
	g_autofree char *head = NULL, *head_there = NULL;
	g_autoptr(store) there = NULL;
	g_autoptr(GError) why = NULL;

	fill(p);
	g_mkdir(folder, 0700);
	reopen(p, STORE_READ);
	GOOD(store_backup(p->s, copy, &error));
	GOOD(store_backup(p->s, copy, &error)); /* over the older one */
	assert_int_equal(mode_of(copy), 0600);
	GOOD(there = store_open(folder, STORE_READ, &error));
	head = store_chain_head(p->s);
	head_there = store_chain_head(there);
	assert_string_equal(head, head_there);
	assert_false(store_backup(p->s, p->file, &why));
	g_clear_error(&why);
	assert_false(store_backup(p->s, "/no/such/folder/x", &why));
	assert_non_null(strstr(why->message, "/no/such/folder/x"));
}

static void damage(struct place *p)
{
	g_autofree char *bytes = NULL;
	gsize length;

	g_clear_pointer(&p->s, store_close);
	assert_true(g_file_get_contents(p->file, &bytes, &length, NULL));
	memset(bytes + length / 2, 0x5a, length / 2);
	assert_true(g_file_set_contents_full(
		p->file, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void damage_is_told(void **state)
{
	struct place *p = *state;
	g_autoptr(GError) error = NULL;
	gint64 n;

	fill(p);
	damage(p);
	p->s = store_open(p->folder, STORE_READ, &error);
	assert_false(p->s && store_verify(p->s, &n, &error));
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_FATAL));
}

static void a_backup_comes_back(void **state)
{
	struct place *p = *state;
	g_autofree char *copy = g_strconcat(p->folder, ".backup", NULL);
	g_autofree char *before = g_strconcat(p->file, ".before-restore", NULL);
	g_autofree char *damaged = g_strconcat(p->file, ".damaged", NULL);
	g_autofree char *head = NULL, *open_head = NULL, *head_after = NULL;
	bool is_new;

	fill(p);
	head = store_chain_head(p->s);
	GOOD(store_backup(p->s, copy, &error));
	add(p->s, "later", 3, &is_new);
	/* Over a good trail, which this process has open. */
	GOOD(store_restore(p->folder, copy, &error));
	open_head = store_chain_head(p->s);
	assert_string_equal(open_head, head);
	assert_true(g_file_test(before, G_FILE_TEST_EXISTS));
	/* In the place of a damaged one. */
	damage(p);
	GOOD(store_restore(p->folder, copy, &error));
	assert_true(g_file_test(damaged, G_FILE_TEST_EXISTS));
	reopen(p, STORE_READ);
	head_after = store_chain_head(p->s);
	assert_string_equal(head_after, head);
	assert_int_equal(mode_of(p->file), 0600);
}

static void a_bad_backup_changes_nothing(void **state)
{
	struct place *p = *state;
	g_autofree char *copy = g_strconcat(p->folder, ".backup", NULL);
	g_autofree char *head = NULL, *after = NULL;
	g_autoptr(GError) error = NULL;

	fill(p);
	head = store_chain_head(p->s);
	assert_false(store_restore(p->folder, copy, &error));
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_NOT_FOUND));
	g_file_set_contents(copy, "", 0, NULL);
	assert_false(store_restore(p->folder, copy, NULL));
	g_file_set_contents(copy, "letters, but no trail", -1, NULL);
	assert_false(store_restore(p->folder, copy, NULL));
	after = store_chain_head(p->s);
	assert_string_equal(after, head);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_steps_are_never_edited),
		TEST(other_files_are_refused),
		TEST(strangers_are_refused),
		TEST(trails_of_others_are_refused),
		TEST(modes_are_closed),
		TEST(an_older_trail_is_brought_up),
		TEST(a_reader_writes_nothing),
		TEST(another_writer_is_noticed),
		TEST(another_form_of_the_derived_is_made_anew),
		TEST(backup_is_whole_and_closed),
		TEST(damage_is_told),
		TEST(a_backup_comes_back),
		TEST(a_bad_backup_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
