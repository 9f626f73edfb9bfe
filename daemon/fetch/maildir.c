/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/maildir.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct entry {
	gint64 mtime_s;
	char *path;
};

static void entry_clear(gpointer p)
{
	g_free(((struct entry *)p)->path);
}

static gint entry_compare(gconstpointer a, gconstpointer b)
{
	const struct entry *x = a, *y = b;

	if (x->mtime_s != y->mtime_s)
		return x->mtime_s < y->mtime_s ? -1 : 1;
	return strcmp(x->path, y->path);
}

static bool is_folder(const char *path, bool follow)
{
	struct stat st;

	return fstatat(AT_FDCWD, path, &st, follow ? 0 : AT_SYMLINK_NOFOLLOW) == 0 &&
		S_ISDIR(st.st_mode);
}

gboolean maildir_is(const char *path)
{
	g_autofree char *cur = g_build_filename(path, "cur", NULL);
	g_autofree char *new = g_build_filename(path, "new", NULL);

	return is_folder(cur, true) && is_folder(new, true);
}

/* The files of one cur or new. */
static void list(struct walk *w, const char *folder, const char *box, GArray *entries)
{
	g_autoptr(GError) why = NULL;
	g_autofree char *path = g_build_filename(folder, box, NULL);
	g_autoptr(GDir) dir = g_dir_open(path, 0, &why);
	const char *name;

	if (!dir) {
		walk_leave_out(w, ST_ERROR_DENIED, path, why->message);
		return;
	}
	while ((name = g_dir_read_name(dir))) {
		struct stat st;
		g_autofree char *file = g_build_filename(path, name, NULL);

		if (name[0] == '.' || fstatat(AT_FDCWD, file, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
			!S_ISREG(st.st_mode) || walk_knows(w, &st))
			continue;
		struct entry e = { st.st_mtime, g_steal_pointer(&file) };
		g_array_append_val(entries, e);
	}
}

static bool same_mail(const char *a, const char *b)
{
	gsize n = strcspn(a, ":");

	return strcspn(b, ":") == n && strncmp(a, b, n) == 0;
}

/*
 * A mail client renames a file when it is read or flagged (new/X becomes cur/X:2,S).  What has
 * gone since the folder was listed is looked for once more under its new name.
 */
static int open_renamed(const char *path, char **ret_path)
{
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *box = g_path_get_dirname(path);
	g_autofree char *folder = g_path_get_dirname(box);
	const char *boxes[] = { "cur", "new" };

	for (gsize i = 0; i < G_N_ELEMENTS(boxes); i++) {
		g_autofree char *where = g_build_filename(folder, boxes[i], NULL);
		g_autoptr(GDir) dir = g_dir_open(where, 0, NULL);
		const char *found = dir ? g_dir_read_name(dir) : NULL;

		while (found && !same_mail(found, name))
			found = g_dir_read_name(dir);
		if (!found)
			continue;
		g_autofree char *file = g_build_filename(where, found, NULL);
		int fd = walk_open(file, O_NOFOLLOW);
		if (fd >= 0)
			*ret_path = g_steal_pointer(&file);
		return fd;
	}
	errno = ENOENT;
	return -1;
}

static gboolean take_entry(struct walk *w, const struct entry *e, GError **error)
{
	g_autofree char *renamed = NULL;
	int fd = walk_open(e->path, O_NOFOLLOW);

	if (fd < 0 && errno == ENOENT)
		fd = open_renamed(e->path, &renamed);
	if (fd < 0 && errno == ENOENT) /* deleted while we were looking */
		return TRUE;
	if (fd < 0) {
		walk_leave_out(w, ST_ERROR_DENIED, e->path, g_strerror(errno));
		return TRUE;
	}
	gboolean ok = walk_file(
		w, renamed ? renamed : e->path, fd, (struct moment){ e->mtime_s, 0 }, error);
	close(fd);
	return ok;
}

static void list_folder(struct walk *w, const char *folder, GArray *entries)
{
	/* new first: a mail that moves from new to cur meanwhile is met twice, never missed,
	 * and twice the same bytes are one mail. */
	list(w, folder, "new", entries);
	list(w, folder, "cur", entries);
}

gboolean maildir_walk(struct walk *w, const char *path, GError **error)
{
	g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	g_array_set_clear_func(entries, entry_clear);
	list_folder(w, path, entries);
	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *folder = g_build_filename(path, name, NULL);

		if (name[0] == '.' && is_folder(folder, false) && maildir_is(folder))
			list_folder(w, folder, entries);
	}
	g_array_sort(entries, entry_compare);
	for (guint i = 0; i < entries->len; i++)
		if (!take_entry(w, &g_array_index(entries, struct entry, i), error))
			return FALSE;
	return TRUE;
}
