/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/imap_stream.h"

#include "base/error.h"
#include "fetch/imap_session.h"

#include <errno.h>
#include <poll.h>

#define IN_SIZE (64 * 1024)

void imap_stream_init(struct imap_stream *s, struct imap_wire *wire)
{
	s->wire = wire;
	s->out = g_string_new(NULL);
	s->in = g_malloc(IN_SIZE);
	s->from = s->to = 0;
	imap_stream_be_patient(s);
}

void imap_stream_clear(struct imap_stream *s)
{
	g_clear_pointer(&s->wire, imap_wire_close);
	g_string_free(s->out, TRUE);
	g_free(s->in);
}

void imap_stream_be_patient(struct imap_stream *s)
{
	s->patience_us = IMAP_WAIT_S * G_TIME_SPAN_SECOND;
}

static gboolean fail(GError **error, enum st_error code, const char *why)
{
	g_set_error_literal(error, ST_ERROR, (int)code, why);
	return FALSE;
}

/* Waits for the socket in slices, and takes the time that passes from our patience. */
static gboolean wait_socket(struct imap_stream *s, GError **error)
{
	struct pollfd p = { imap_wire_fd(s->wire), POLLIN, 0 };
	gint64 before = g_get_monotonic_time();

	if (s->out->len > 0)
		p.events |= POLLOUT;
	if (poll(&p, 1, (int)MIN(s->patience_us / 1000 + 1, IMAP_TICK_MS)) < 0 && errno != EINTR)
		return fail(error, ST_ERROR_UNAVAILABLE, g_strerror(errno));
	s->patience_us -= g_get_monotonic_time() - before;
	if (s->patience_us <= 0)
		return fail(error, ST_ERROR_UNAVAILABLE, "the server does not answer");
	return TRUE;
}

void imap_stream_set_tick(struct imap_stream *s, gboolean (*tick)(gpointer data), gpointer data)
{
	s->tick = tick;
	s->tick_data = data;
	s->next_tick_us = 0;
}

/* The caller's say, whether the server is silent or does not stop. */
static gboolean heed_tick(struct imap_stream *s, GError **error)
{
	gint64 now = g_get_monotonic_time();

	if (!s->tick || now < s->next_tick_us)
		return TRUE;
	s->next_tick_us = now + IMAP_TICK_MS * 1000;
	return s->tick(s->tick_data) || fail(error, ST_ERROR_AGAIN, "interrupted");
}

static gboolean flush(struct imap_stream *s, GError **error)
{
	gsize done = 0;

	if (s->out->len > 0 && !imap_wire_write(s->wire, s->out->str, s->out->len, &done, error))
		return FALSE;
	g_string_erase(s->out, 0, (gssize)done);
	return TRUE;
}

gboolean imap_stream_fill_now(struct imap_stream *s, GError **error)
{
	gsize got = 0;

	if (!flush(s, error) || !imap_wire_read(s->wire, s->in, IN_SIZE, &got, error))
		return FALSE;
	s->from = 0;
	s->to = got;
	if (!s->hurried)
		s->patience_us =
			MIN(s->patience_us + (gint64)got * G_TIME_SPAN_SECOND / IMAP_RATE_MIN,
				IMAP_WAIT_S * G_TIME_SPAN_SECOND);
	return TRUE;
}

gboolean imap_stream_fill(struct imap_stream *s, GError **error)
{
	for (;;) {
		if (!heed_tick(s, error) || !imap_stream_fill_now(s, error))
			return FALSE;
		if (s->to > 0)
			return TRUE;
		if (!wait_socket(s, error))
			return FALSE;
	}
}
