/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Frames between daemon and reader over a socket pair: a kind, a length, and a GVariant of the
 * type that belongs to the kind.  A frame of another kind, size or shape than expected is an
 * error of the other side, which is then not spoken to again.
 */
#pragma once
#include <glib.h>
#include <stdbool.h>

enum frame_kind {
	FRAME_SETUP,   /* daemon: who is who, languages, zone, calendar (reader/setup.h) */
	FRAME_READY,   /* reader: fingerprint of the rules it loaded */
	FRAME_FAILED,  /* reader: why it cannot work (rules, languages) */
	FRAME_MAIL,    /* daemon: arrival (unix seconds, offset) and the raw bytes */
	FRAME_READING, /* reader: what it found (model/reading.h) */
	FRAME_COUNT,
};

#define FRAME_SIZE_MAX (256 * 1024 * 1024)

/* The type that belongs to a kind. */
const GVariantType *frame_type(enum frame_kind kind);

/* Sinks the value.  AGAIN with the reason where the other side is gone or too slow. */
gboolean frame_write(int fd, enum frame_kind kind, GVariant *value, int timeout_s, GError **error);
/* A frame of either kind; *ret_kind says which.  NULL without error at the end of the stream. */
GVariant *frame_read(int fd, enum frame_kind *ret_kind, int timeout_s, GError **error);
