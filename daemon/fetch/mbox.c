/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/mbox.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_SIZE (128 * 1024) /* a longer line comes in pieces */

/* Lines of a file, or pieces of very long ones. */
struct lines {
	int fd;
	int error;
	bool mid_line; /* the last piece did not end its line */
	gsize from, to;
	char block[BLOCK_SIZE];
};

/* The next piece with its line end; false at the end of the file or on error. */
static bool lines_next(struct lines *l, const char **ret_piece, gsize *ret_length, bool *ret_start)
{
	const char *newline = NULL;

	while (!(newline = memchr(l->block + l->from, '\n', l->to - l->from))) {
		if (l->from > 0) {
			memmove(l->block, l->block + l->from, l->to - l->from);
			l->to -= l->from;
			l->from = 0;
		}
		if (l->to == BLOCK_SIZE)
			break;
		ssize_t got = read(l->fd, l->block + l->to, BLOCK_SIZE - l->to);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			l->error = errno;
		if (got <= 0)
			break;
		l->to += (gsize)got;
	}
	*ret_piece = l->block + l->from;
	*ret_length = newline ? (gsize)(newline + 1 - *ret_piece) : l->to - l->from;
	*ret_start = !l->mid_line;
	l->from += *ret_length;
	l->mid_line = !newline;
	return *ret_length > 0;
}

static int month_of(const char *name)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

	for (int i = 0; i < 12; i++)
		if (g_ascii_strncasecmp(name, months + 3 * i, 3) == 0)
			return i + 1;
	return 0;
}

struct moment mbox_from_date(const char *line)
{
	/* Addresses may hold anything: the date is looked for from the end. */
	g_auto(GStrv) words = g_strsplit_set(line, " \t\r\n", -1);
	const char *last[5]; /* Thu Sep 3 08:12:00 2026, but backwards */
	int n = 0, day, year, hour, minute, second = 0;

	for (int i = (int)g_strv_length(words) - 1; i > 0 && n < 5; i--)
		if (words[i][0])
			last[n++] = words[i];
	if (n < 5 || !month_of(last[3]))
		return MOMENT_NONE;
	day = (int)g_ascii_strtoll(last[2], NULL, 10);
	year = (int)g_ascii_strtoll(last[0], NULL, 10);
	if (sscanf(last[1], "%2d:%2d:%2d", &hour, &minute, &second) < 2)
		return MOMENT_NONE;
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	return moment_at(day_of(year, month_of(last[3]), day), hour, minute, second, utc);
}

/* One mail on its way. */
struct letter {
	GByteArray *bytes;
	struct moment received;
	bool open, too_large;
};

static void letter_begin(struct letter *m, struct walk *w, const char *line, gsize length)
{
	g_autofree char *text = g_strndup(line, length);

	m->received = mbox_from_date(text);
	if (!moment_known(m->received))
		m->received = w->now;
	m->bytes = g_byte_array_new();
	m->open = true;
	m->too_large = false;
}

static void letter_add(struct letter *m, const char *piece, gsize length)
{
	if (!m->open || m->too_large)
		return;
	if (m->bytes->len + length > MAIL_SIZE_MAX) {
		g_byte_array_set_size(m->bytes, 0);
		m->too_large = true;
		return;
	}
	g_byte_array_append(m->bytes, (const guint8 *)piece, (guint)length);
}

/* The empty line before the next From_ line is the mbox's, not the mail's. */
static void cut_blank(GByteArray *b)
{
	guint n = b->len;

	if (n < 1 || b->data[n - 1] != '\n')
		return;
	n -= n >= 2 && b->data[n - 2] == '\r' ? 2 : 1;
	if (n == 0 || b->data[n - 1] == '\n')
		g_byte_array_set_size(b, n);
}

static gboolean letter_end(struct letter *m, struct walk *w, const char *path, GError **error)
{
	if (!m->open)
		return TRUE;
	m->open = false;
	g_autoptr(GBytes) raw = NULL;
	cut_blank(m->bytes);
	raw = g_byte_array_free_to_bytes(g_steal_pointer(&m->bytes));
	if (m->too_large) {
		walk_leave_out(w, ST_ERROR_REJECT, path, "a mail in it is larger than any mail");
		return TRUE;
	}
	if (g_bytes_get_size(raw) == 0)
		return TRUE;
	return walk_take(w, g_steal_pointer(&raw), path, m->received, error);
}

static bool is_quoted_from(const char *piece, gsize length)
{
	gsize n = 0;

	while (n < length && piece[n] == '>')
		n++;
	return n > 0 && length - n >= strlen(MBOX_MAGIC) &&
		memcmp(piece + n, MBOX_MAGIC, strlen(MBOX_MAGIC)) == 0;
}

static gboolean split(
	struct walk *w, struct lines *l, struct letter *m, const char *path, GError **error)
{
	const char *piece;
	gsize length;
	bool start, after_blank = true;

	while (lines_next(l, &piece, &length, &start)) {
		if (start && after_blank && length >= strlen(MBOX_MAGIC) &&
			memcmp(piece, MBOX_MAGIC, strlen(MBOX_MAGIC)) == 0) {
			if (!letter_end(m, w, path, error))
				return FALSE;
			letter_begin(m, w, piece, length);
			after_blank = false;
			continue;
		}
		after_blank = start &&
			(piece[0] == '\n' || (length == 2 && piece[0] == '\r' && piece[1] == '\n'));
		if (start && is_quoted_from(piece, length)) {
			piece++;
			length--;
		}
		letter_add(m, piece, length);
	}
	return letter_end(m, w, path, error);
}

gboolean mbox_walk(struct walk *w, const char *path, int fd, GError **error)
{
	g_autofree struct lines *l = g_new(struct lines, 1);
	struct letter m = { 0 };
	struct stat st; /* before the bytes: what is added meanwhile is read the next time */
	bool known = fstat(fd, &st) == 0;

	l->fd = fd;
	l->error = 0;
	l->mid_line = false;
	l->from = l->to = 0;
	guint left_out = w->left_out;
	gboolean ok = split(w, l, &m, path, error);
	g_clear_pointer(&m.bytes, g_byte_array_unref);
	if (ok && l->error)
		walk_leave_out(w, ST_ERROR_FATAL, path, g_strerror(l->error));
	if (ok && known && w->memory && w->left_out == left_out)
		files_memory_add(w->memory, &st);
	return ok;
}
