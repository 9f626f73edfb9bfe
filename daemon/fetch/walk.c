/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_FIRST (64 * 1024) /* where the size is not known: a pipe */

int walk_open(const char *path, int flags)
{
	struct stat st;
	/* O_NONBLOCK: opening a FIFO must not wait for its writer. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | flags);

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		return fd;
	close(fd);
	errno = EINVAL;
	return -1;
}

GBytes *walk_read(int fd)
{
	struct stat st;
	gsize room = READ_FIRST, n = 0;

	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size >= 0)
		room = (gsize)MIN(st.st_size, MAIL_SIZE_MAX) + 1;
	g_autofree char *bytes = g_malloc(room);
	for (;;) {
		ssize_t got = read(fd, bytes + n, room - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return NULL;
		if (got == 0)
			return g_bytes_new_take(g_steal_pointer(&bytes), n);
		n += (gsize)got;
		if (n > MAIL_SIZE_MAX) {
			errno = EFBIG;
			return NULL;
		}
		if (n == room) {
			room *= 2;
			bytes = g_realloc(bytes, room);
		}
	}
}

void walk_leave_out(struct walk *w, enum st_error code, const char *path, const char *why)
{
	w->left_out++;
	if (!w->trouble)
		w->trouble = g_error_new(ST_ERROR, code, "cannot read %s: %s", path, why);
}

gboolean walk_take(
	struct walk *w, GBytes *raw, const char *path, struct moment received, GError **error)
{
	struct mail *m = mail_new(raw);

	m->arrival.source = g_strdup(w->source);
	m->arrival.path = g_strdup(path);
	m->arrival.received = received;
	w->taken++;
	return w->take(m, w->data, error);
}

bool walk_knows(struct walk *w, const struct stat *st)
{
	if (!w->memory || !files_memory_has(w->memory, st))
		return false;
	w->known++;
	return true;
}

gboolean walk_file(struct walk *w, const char *path, int fd, struct moment received, GError **error)
{
	struct stat st; /* before the bytes: what is added meanwhile is read the next time */
	bool known = fstat(fd, &st) == 0;
	g_autoptr(GBytes) raw = walk_read(fd);

	if (raw && g_bytes_get_size(raw) == 0) /* a file just being made, or a mistake: no mail */
		return TRUE;
	if (raw && known && w->memory)
		files_memory_add(w->memory, &st);
	if (raw)
		return walk_take(w, g_steal_pointer(&raw), path, received, error);
	if (errno == EFBIG)
		walk_leave_out(w, ST_ERROR_REJECT, path, "it is larger than any mail");
	else
		walk_leave_out(w, ST_ERROR_FATAL, path, g_strerror(errno));
	return TRUE;
}

gboolean walk_finish(struct walk *w, GError **error)
{
	if (!w->trouble)
		return TRUE;
	if (w->left_out > 1)
		g_prefix_error(&w->trouble, "%u files were left out, the first: ", w->left_out);
	g_propagate_error(error, g_steal_pointer(&w->trouble));
	return FALSE;
}
