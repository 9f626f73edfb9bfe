/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mbox (RFC 4155, mboxrd): mails behind lines that begin "From ", each at the start of the file
 * or after an empty line.  A quoted ">From " loses one ">".  Read as a stream: an mbox may be
 * larger than memory.
 */
#pragma once
#include "fetch/walk.h"

#define MBOX_MAGIC "From "

gboolean mbox_walk(struct walk *w, const char *path, int fd, GError **error);
/* The time in a From_ line ("From a@b Thu Sep  3 08:12:00 2026", UTC), or MOMENT_NONE. */
struct moment mbox_from_date(const char *line);
