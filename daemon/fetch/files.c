/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/files.h"

#include "fetch/maildir.h"
#include "fetch/mbox.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gint compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_eml(const char *name)
{
	gsize n = strlen(name);

	return n > 4 && g_ascii_strcasecmp(name + n - 4, ".eml") == 0;
}

/* A file that may be an mbox or a single message: its first bytes tell. */
static gboolean walk_any(struct walk *w, const char *path, int fd, GError **error)
{
	char magic[sizeof MBOX_MAGIC - 1];
	struct stat st;

	if (fstat(fd, &st) == 0 && walk_knows(w, &st))
		return TRUE;
	if (pread(fd, magic, sizeof magic, 0) == sizeof magic &&
		memcmp(magic, MBOX_MAGIC, sizeof magic) == 0)
		return mbox_walk(w, path, fd, error);
	return walk_file(w, path, fd, w->now, error);
}

static gboolean walk_eml(struct walk *w, const char *path, GError **error)
{
	int fd = walk_open(path, O_NOFOLLOW);

	if (fd < 0) {
		walk_leave_out(w, ST_ERROR_DENIED, path, g_strerror(errno));
		return TRUE;
	}
	gboolean ok = walk_any(w, path, fd, error);
	close(fd);
	return ok;
}

static gboolean walk_folder(struct walk *w, const char *path, int depth, GError **error);

static gboolean walk_entry(struct walk *w, const char *path, int depth, GError **error)
{
	struct stat st;

	if (fstatat(AT_FDCWD, path, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return TRUE;
	if (S_ISDIR(st.st_mode))
		return walk_folder(w, path, depth + 1, error);
	if (S_ISREG(st.st_mode) && is_eml(path))
		return walk_eml(w, path, error);
	return TRUE;
}

static gboolean walk_folder(struct walk *w, const char *path, int depth, GError **error)
{
	g_autoptr(GError) why = NULL;
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	const char *name;

	if (maildir_is(path))
		return maildir_walk(w, path, error);
	g_autoptr(GDir) dir = depth <= FILES_DEPTH_MAX ? g_dir_open(path, 0, &why) : NULL;
	if (!dir) {
		walk_leave_out(w, ST_ERROR_DENIED, path,
			why ? why->message : "folders are nested too deeply");
		return TRUE;
	}
	while ((name = g_dir_read_name(dir)))
		if (name[0] != '.')
			g_ptr_array_add(names, g_strdup(name));
	g_clear_pointer(&dir, g_dir_close); /* not one open folder for each level */
	g_ptr_array_sort(names, compare_names);
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *file = g_build_filename(path, names->pdata[i], NULL);

		if (!walk_entry(w, file, depth, error))
			return FALSE;
	}
	return TRUE;
}

/* One message on standard input; a mail filter may have put a From_ line before it. */
static gboolean walk_stdin(struct walk *w, GError **error)
{
	g_autoptr(GBytes) all = walk_read(STDIN_FILENO);
	gsize length, skip = 0;

	if (!all) {
		walk_leave_out(w, errno == EFBIG ? ST_ERROR_REJECT : ST_ERROR_FATAL,
			"standard input", g_strerror(errno));
		return TRUE;
	}
	const char *bytes = g_bytes_get_data(all, &length);
	const char *newline = length ? memchr(bytes, '\n', length) : NULL;
	if (newline && length > strlen(MBOX_MAGIC) &&
		memcmp(bytes, MBOX_MAGIC, strlen(MBOX_MAGIC)) == 0)
		skip = (gsize)(newline + 1 - bytes);
	if (length > skip)
		return walk_take(
			w, g_bytes_new_from_bytes(all, skip, length - skip), "-", w->now, error);
	g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND, "no mail on standard input");
	return FALSE;
}

static gboolean walk_path(struct walk *w, const char *path, GError **error)
{
	struct stat st;
	int fd;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		if (!walk_folder(w, path, 0, error))
			return FALSE;
		if (w->taken || w->known || w->trouble || maildir_is(path))
			return TRUE;
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"no mail in %s: it is no Maildir and holds no .eml", path);
		return FALSE;
	}
	fd = walk_open(path, 0);
	if (fd < 0) {
		g_set_error(error, ST_ERROR,
			errno == ENOENT || errno == ENOTDIR ? ST_ERROR_NOT_FOUND : ST_ERROR_DENIED,
			"cannot read %s: %s", path,
			errno == EINVAL ? "it is no file and no folder" : g_strerror(errno));
		return FALSE;
	}
	gboolean ok = walk_any(w, path, fd, error);
	close(fd);
	return ok;
}

gboolean files_walk_again(const char *path, const char *source, struct moment now,
	struct files_memory *memory, fetch_mail_fn take, gpointer data, GError **error)
{
	struct walk w = {
		.source = source, .now = now, .take = take, .data = data, .memory = memory
	};
	g_autofree char *whole = g_canonicalize_filename(path, NULL);
	gboolean ok = strcmp(path, "-") == 0 ? walk_stdin(&w, error) : walk_path(&w, whole, error);

	if (memory)
		files_memory_end(memory, ok);
	if (ok)
		return walk_finish(&w, error);
	g_clear_error(&w.trouble);
	return FALSE;
}

gboolean files_walk(const char *path, const char *source, struct moment now, fetch_mail_fn take,
	gpointer data, GError **error)
{
	return files_walk_again(path, source, now, NULL, take, data, error);
}
