/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consistent copy of the whole trail, and back.  Never a copy of the live file. */
#include "base/file.h"
#include "store/store_inner.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean failed(GError **error, const char *path, int why)
{
	g_set_error(error, ST_ERROR,
		why == ENOSPC || why == EDQUOT || why == EIO ? ST_ERROR_AGAIN : ST_ERROR_DENIED,
		"cannot write %s: %s", path, g_strerror(why));
	return FALSE;
}

static gboolean flush(const char *path, int flags, GError **error)
{
	int fd = open(path, flags | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;
	int why = errno;

	if (fd >= 0)
		close(fd);
	return good || failed(error, path, why);
}

/* Opens a copy as a trail of its own and looks whether it holds. */
static gboolean sound(const char *path, GError **error)
{
	g_autoptr(store) copy = g_new0(struct store, 1);
	gint64 entries;

	copy->db = db_open(path, error);
	return copy->db && migrate(copy->db, error) && store_verify(copy, &entries, error);
}

static gboolean is_same_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

gboolean store_backup(struct store *s, const char *path, GError **error)
{
	g_autofree char *beside = g_strconcat(path, ".XXXXXX", NULL);
	g_autofree char *folder = g_path_get_dirname(path);
	int fd;

	if (is_same_file(path, db_path(s->db))) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
			"cannot write the backup %s: it is the trail itself", path);
		return FALSE;
	}
	fd = g_mkstemp_full(beside, O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0)
		return failed(error, path, errno);
	close(fd);
	if (db_copy_to(beside, s->db, error) && sound(beside, error) &&
		flush(beside, O_RDONLY, error)) {
		if (g_rename(beside, path) == 0)
			return flush(folder, O_RDONLY | O_DIRECTORY, error);
		failed(error, path, errno);
	}
	g_unlink(beside);
	return FALSE;
}

/* -- restore ------------------------------------------------------------------------------- */

/* The backup itself is only read: what is opened and brought up to date is a copy of it. */
static char *copy_in(const char *state_dir, const char *file, GError **error)
{
	g_autofree char *beside = g_build_filename(state_dir, "restore.XXXXXX", NULL);
	g_autoptr(GMappedFile) map = NULL;
	g_autoptr(GError) why = NULL;

	map = g_mapped_file_new(file, FALSE, &why);
	if (!map) {
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND, "cannot read the backup: %s",
			why->message);
		return NULL;
	}
	if (g_mapped_file_get_length(map) == 0) {
		g_set_error(error, ST_ERROR, ST_ERROR_REJECT, "the backup %s is empty", file);
		return NULL;
	}
	int fd = g_mkstemp_full(beside, O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0) {
		failed(error, beside, errno);
		return NULL;
	}
	close(fd);
	if (file_replace(beside, g_mapped_file_get_contents(map), g_mapped_file_get_length(map),
		    0600, error) &&
		sound(beside, error))
		return g_steal_pointer(&beside);
	g_unlink(beside);
	return NULL;
}

/* Over a trail that still opens: in one transaction, a daemon may be at work. */
static gboolean restore_over(struct store *s, const char *copy, GError **error)
{
	g_autofree char *before = g_strconcat(db_path(s->db), ".before-restore", NULL);
	struct db *from;
	gboolean done;

	if (!store_backup(s, before, error))
		return FALSE;
	from = db_open(copy, error);
	done = from && db_copy(s->db, from, error);
	db_close(from);
	return done;
}

/* In the place of one that does not: it is set aside, with its journal. */
static gboolean restore_instead(const char *path, const char *copy, GError **error)
{
	static const char *const suffixes[] = { "-wal", "-shm", "" };

	for (guint i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		g_autofree char *from = g_strconcat(path, suffixes[i], NULL);
		g_autofree char *to = g_strconcat(path, ".damaged", suffixes[i], NULL);

		if (g_rename(from, to) < 0 && errno != ENOENT)
			return failed(error, from, errno);
	}
	if (g_rename(copy, path) < 0)
		return failed(error, path, errno);
	g_autofree char *folder = g_path_get_dirname(path);
	return flush(folder, O_RDONLY | O_DIRECTORY, error);
}

gboolean store_restore(const char *state_dir, const char *file, GError **error)
{
	g_autofree char *path = db_place(state_dir, STORE_FILE, true, error);
	g_autofree char *copy = path ? copy_in(state_dir, file, error) : NULL;
	g_autoptr(GError) why = NULL;
	g_autoptr(store) s = NULL;
	gboolean done;

	if (!copy)
		return FALSE;
	s = store_open(state_dir, STORE_WRITE, &why);
	if (s && restore_over(s, copy, &why))
		done = TRUE;
	else if (g_error_matches(why, ST_ERROR, ST_ERROR_FATAL))
		done = restore_instead(path, copy, error);
	else {
		g_propagate_error(error, g_steal_pointer(&why));
		done = FALSE;
	}
	g_unlink(copy);
	return done;
}
