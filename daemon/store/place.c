/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the trail lies: a family's letters are for nobody else's eyes. */
#include "base/error.h"
#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define CIFS_MAGIC 0xff534d42
#define SMB2_MAGIC 0xfe534d42

static gboolean denied(GError **error, const char *path, const char *why)
{
	g_set_error(error, ST_ERROR, ST_ERROR_DENIED, "cannot use %s: %s", path, why);
	return FALSE;
}

static gboolean failed(GError **error, const char *what, const char *path, int why)
{
	enum st_error code = ST_ERROR_FATAL;

	if (why == EACCES || why == EPERM || why == EROFS)
		code = ST_ERROR_DENIED;
	else if (why == ENOSPC || why == EDQUOT || why == EIO)
		code = ST_ERROR_AGAIN;
	g_set_error(error, ST_ERROR, code, "cannot %s %s: %s", what, path, g_strerror(why));
	return FALSE;
}

static gboolean owned(const char *path, const struct stat *st, GError **error)
{
	g_autofree char *why = NULL;

	if (st->st_uid == geteuid())
		return TRUE;
	const struct passwd *owner = getpwuid(st->st_uid);
	if (owner)
		why = g_strdup_printf("it belongs to %s: run this as %s, for example with "
				      "`sudo -u %s`",
			owner->pw_name, owner->pw_name, owner->pw_name);
	else
		why = g_strdup_printf("it belongs to user %u", (guint)st->st_uid);
	return denied(error, path, why);
}

/* Locks of a network file system do not hold what SQLite's journal needs. */
static gboolean local(const char *folder, GError **error)
{
	static const guint32 remote[] = { NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, CIFS_MAGIC, SMB2_MAGIC,
		V9FS_MAGIC, AFS_SUPER_MAGIC };
	struct statfs fs;

	if (statfs(folder, &fs) < 0)
		return failed(error, "look at", folder, errno);
	for (guint i = 0; i < G_N_ELEMENTS(remote); i++)
		if ((guint32)fs.f_type == remote[i]) {
			g_set_error(error, ST_ERROR, ST_ERROR_FATAL,
				"cannot keep a trail in %s: it is on a network file system",
				folder);
			return FALSE;
		}
	return TRUE;
}

static gboolean check_folder(const char *folder, bool create, bool has_trail, GError **error)
{
	struct stat st;

	if (stat(folder, &st) < 0)
		return failed(error, "look at", folder, errno);
	if (!S_ISDIR(st.st_mode))
		return denied(error, folder, "it is not a folder");
	if (!owned(folder, &st, error) || !local(folder, error))
		return FALSE;
	/* Whoever could write here may have put another trail in its place. */
	if (has_trail && (st.st_mode & 022)) {
		g_autofree char *why =
			g_strdup_printf("others may write in it: chmod 700 %s", folder);
		return denied(error, folder, why);
	}
	if ((st.st_mode & 077) && create && chmod(folder, 0700) < 0)
		return failed(error, "close to others", folder, errno);
	return TRUE;
}

static gboolean check_file(const char *path, const struct stat *st, GError **error)
{
	g_autofree char *why = NULL;

	if (S_ISLNK(st->st_mode))
		return denied(error, path, "it is a symbolic link");
	if (!S_ISREG(st->st_mode))
		return denied(error, path, "it is not a file");
	if (!owned(path, st, error))
		return FALSE;
	if (st->st_nlink > 1)
		return denied(error, path, "it has a second name (hard link)");
	if (!(st->st_mode & 077))
		return TRUE;
	why = g_strdup_printf("others may read it: chmod 600 %s", path);
	return denied(error, path, why);
}

/* SQLite's own files beside it; they need not be there. */
static gboolean check_beside(const char *path, GError **error)
{
	static const char *const suffixes[] = { "-wal", "-shm", "-journal" };
	struct stat st;

	for (guint i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		g_autofree char *beside = g_strconcat(path, suffixes[i], NULL);

		if (lstat(beside, &st) == 0 && !check_file(beside, &st, error))
			return FALSE;
	}
	return TRUE;
}

char *db_place(const char *folder, const char *name, bool create, GError **error)
{
	struct stat st;

	if (create && g_mkdir_with_parents(folder, 0700) < 0) {
		failed(error, "make the folder", folder, errno);
		return NULL;
	}
	g_autofree char *real = g_canonicalize_filename(folder, NULL);
	char *resolved = realpath(folder, NULL);
	if (resolved) {
		g_free(real);
		real = g_strdup(resolved);
		free(resolved);
	} else if (errno != ENOENT) {
		failed(error, "look at", folder, errno);
		return NULL;
	}
	g_autofree char *path = g_build_filename(real, name, NULL);
	bool there = lstat(path, &st) == 0;
	if (!there && errno != ENOENT) {
		failed(error, "look at", path, errno);
		return NULL;
	}
	if (!there && !create) {
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"there is no trail in %s yet: `schooltrail sync` or `schooltrail import` "
			"begins one",
			folder);
		return NULL;
	}
	if (!check_folder(real, create, there, error))
		return NULL;
	if (there)
		return check_file(path, &st, error) && check_beside(path, error)
			? g_steal_pointer(&path)
			: NULL;
	int fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
	/* Another process may have made it just now: it is as good. */
	if (fd < 0 && errno != EEXIST) {
		failed(error, "make", path, errno);
		return NULL;
	}
	if (fd >= 0)
		close(fd);
	return g_steal_pointer(&path);
}
