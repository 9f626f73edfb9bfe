/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to and from a server, with a deadline on every wait. */
#pragma once
#include "fetch/imap_wire.h"

#define IMAP_SLICE_MS 1000 /* the caller's tick is heard at least so often while we wait */
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
	int patience_ms;
	bool hurried; /* bytes earn nothing: the end is near */
	gboolean (*tick)(gpointer data);
	gpointer tick_data;
};

/* Takes the wire. */
void imap_stream_init(struct imap_stream *s, struct imap_wire *wire);
void imap_stream_clear(struct imap_stream *s);
void imap_stream_be_patient(struct imap_stream *s);
/* Sends what it can; more bytes, if there are any now.  What was in `in` must be used up. */
gboolean imap_stream_fill_now(struct imap_stream *s, GError **error);
/* The same, and waits until there are some.  UNAVAILABLE, or AGAIN from the tick. */
gboolean imap_stream_fill(struct imap_stream *s, GError **error);
