/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to and from a server, with a deadline on every wait. */
#pragma once
#include "fetch/imap_wire.h"

#define IMAP_TICK_MS 250 /* the caller's tick is heard so often */
#define IMAP_RATE_MIN                                                                              \
	1024 /* bytes/s: a server that drips slower than that is as good as silent                 \
	      */

struct imap_stream {
	struct imap_wire *wire;
	GString *out; /* not yet sent */
	char *in;     /* received, from..to not yet used */
	gsize from, to;
	/*
	 * What we still wait before we give up.  Silence uses it up; bytes earn it back, up to
	 * IMAP_WAIT_S, at IMAP_RATE_MIN.
	 */
	gint64 patience_us;
	bool hurried; /* bytes earn nothing: the end is near */
	gboolean (*tick)(gpointer data);
	gpointer tick_data;
	gint64 next_tick_us;
};

/* Takes the wire. */
void imap_stream_init(struct imap_stream *s, struct imap_wire *wire);
void imap_stream_clear(struct imap_stream *s);
void imap_stream_be_patient(struct imap_stream *s);
/* Heard at once and then every IMAP_TICK_MS; FALSE ends what is under way.  NULL: none. */
void imap_stream_set_tick(struct imap_stream *s, gboolean (*tick)(gpointer data), gpointer data);
/* Sends what it can; more bytes, if there are any now.  What was in `in` must be used up. */
gboolean imap_stream_fill_now(struct imap_stream *s, GError **error);
/* The same, and waits until there are some.  UNAVAILABLE, or AGAIN from the tick. */
gboolean imap_stream_fill(struct imap_stream *s, GError **error);
