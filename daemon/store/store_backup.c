/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consistent copy of the whole trail, and back.  Never a copy of the live file. */
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
		"cannot write the backup %s: %s", path, g_strerror(why));
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

static gboolean copy_out(struct store *s, const char *beside, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_COPY);

	stmt_bind_text(q, ":path", beside);
	return stmt_run(q, error);
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
	/* 0600, and empty, as VACUUM INTO wants it */
	fd = g_mkstemp_full(beside, O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0)
		return failed(error, path, errno);
	close(fd);
	if (copy_out(s, beside, error) && sound(beside, error) && flush(beside, O_RDONLY, error)) {
		if (g_rename(beside, path) == 0)
			return flush(folder, O_RDONLY | O_DIRECTORY, error);
		failed(error, path, errno);
	}
	g_unlink(beside);
	return FALSE;
}
