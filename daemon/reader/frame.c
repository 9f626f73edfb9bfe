/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/frame.h"

#include "base/error.h"
#include "model/reading.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

struct frame_head {
	guint32 kind;
	guint32 length;
};

static const char *const frame_types[FRAME_COUNT] = {
	[FRAME_SETUP] = "a{sv}",
	[FRAME_READY] = "s",
	[FRAME_FAILED] = "s",
	[FRAME_MAIL] = "(xiay)",
	[FRAME_READING] = READING_TYPE,
};

const GVariantType *frame_type(enum frame_kind kind)
{
	return G_VARIANT_TYPE(frame_types[kind]);
}

/* Waits until fd is ready; the deadline is on the monotonic clock, in microseconds. */
static gboolean await(int fd, short events, gint64 deadline, GError **error)
{
	for (;;) {
		gint64 left_ms = deadline < 0 ? -1 : (deadline - g_get_monotonic_time()) / 1000;
		struct pollfd p = { fd, events, 0 };
		int n = deadline >= 0 && left_ms <= 0 ? 0 : poll(&p, 1, (int)left_ms);

		if (n > 0)
			return TRUE;
		if (n < 0 && errno == EINTR)
			continue;
		g_set_error(error, ST_ERROR, ST_ERROR_AGAIN, "the other side is silent");
		return FALSE;
	}
}

static gint64 deadline_in(int timeout_s)
{
	return timeout_s < 0 ? -1 : g_get_monotonic_time() + timeout_s * G_USEC_PER_SEC;
}

static gboolean write_all(int fd, const void *bytes, gsize length, gint64 deadline, GError **error)
{
	const char *p = bytes;

	while (length) {
		/* MSG_NOSIGNAL: a reader that died is an error here, no SIGPIPE for the daemon */
		ssize_t n = send(fd, p, length, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (n < 0 && (errno == EAGAIN || errno == EINTR)) {
			if (!await(fd, POLLOUT, deadline, error))
				return FALSE;
			continue;
		}
		if (n < 0) {
			g_set_error(error, ST_ERROR, ST_ERROR_AGAIN, "cannot write a frame: %s",
				g_strerror(errno));
			return FALSE;
		}
		p += n;
		length -= (gsize)n;
	}
	return TRUE;
}

/* *ret_end: the stream ended before the first byte. */
static gboolean read_all(
	int fd, void *bytes, gsize length, gint64 deadline, bool *ret_end, GError **error)
{
	char *p = bytes;

	*ret_end = false;
	while (length) {
		ssize_t n = recv(fd, p, length, MSG_DONTWAIT);

		if (n < 0 && (errno == EAGAIN || errno == EINTR)) {
			if (!await(fd, POLLIN, deadline, error))
				return FALSE;
			continue;
		}
		if (n <= 0) {
			*ret_end = n == 0 && p == (char *)bytes;
			g_set_error(error, ST_ERROR, ST_ERROR_AGAIN, "a frame is cut off%s%s",
				n < 0 ? ": " : "", n < 0 ? g_strerror(errno) : "");
			return FALSE;
		}
		p += n;
		length -= (gsize)n;
	}
	return TRUE;
}

gboolean frame_write(int fd, enum frame_kind kind, GVariant *value, int timeout_s, GError **error)
{
	g_autoptr(GVariant) v = g_variant_ref_sink(value);
	gsize length = g_variant_get_size(v);
	struct frame_head head = { kind, (guint32)length };
	gint64 deadline = deadline_in(timeout_s);

	g_assert(g_variant_is_of_type(v, frame_type(kind)));
	if (length > FRAME_SIZE_MAX) {
		g_set_error(error, ST_ERROR, ST_ERROR_REJECT,
			"a frame of %" G_GSIZE_FORMAT " bytes", length);
		return FALSE;
	}
	return write_all(fd, &head, sizeof head, deadline, error) &&
		write_all(fd, g_variant_get_data(v), length, deadline, error);
}

GVariant *frame_read(int fd, enum frame_kind *ret_kind, int timeout_s, GError **error)
{
	struct frame_head head;
	gint64 deadline = deadline_in(timeout_s);
	bool end;
	g_autoptr(GError) why = NULL;

	if (!read_all(fd, &head, sizeof head, deadline, &end, &why)) {
		if (!end)
			g_propagate_error(error, g_steal_pointer(&why));
		return NULL;
	}
	if (head.kind >= FRAME_COUNT || head.length > FRAME_SIZE_MAX) {
		g_set_error(error, ST_ERROR, ST_ERROR_REJECT, "a frame of no known kind or size");
		return NULL;
	}
	g_autofree char *bytes = g_malloc(head.length ? head.length : 1);
	if (!read_all(fd, bytes, head.length, deadline, &end, error))
		return NULL;
	char *data = g_steal_pointer(&bytes);
	/* untrusted: strings that are no UTF-8 read as empty, and normal form is checked */
	GVariant *v = g_variant_ref_sink(g_variant_new_from_data(
		frame_type(head.kind), data, head.length, FALSE, g_free, data));
	if (!g_variant_is_normal_form(v)) {
		g_variant_unref(v);
		g_set_error(error, ST_ERROR, ST_ERROR_REJECT, "a malformed frame");
		return NULL;
	}
	*ret_kind = (enum frame_kind)head.kind;
	return v;
}
