/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * THE PAGE TO READ FIRST.  A letter goes from a mailbox to the trail: taken in with its cursor
 * in one transaction, read by a reader of its own, then placed among the others.
 */
#pragma once
#include "run/trail.h"

struct pass_count {
	guint seen;	 /* mails that the sources gave */
	guint kept;	 /* of these, bytes that were not in the trail */
	guint set_aside; /* could not be read */
};

/* Takes in every path a person names. */
gboolean pass_import(struct trail *t, char *const *paths, struct pass_count *count, GError **error);

/* One pass over a source; passes an IMAP session back where *session is kept open. */
struct imap_session;
gboolean pass_source(struct trail *t, const struct source *source, struct imap_session **session,
	struct pass_count *count, GError **error);

/* Reads what is unread and derives anew where anything came.  What changed in rules or
 * configuration since the last time is applied to everything. */
gboolean pass_finish(struct trail *t, struct pass_count *count, GError **error);

/* Throws away all that is derived and computes it again. */
gboolean pass_rebuild(struct trail *t, struct pass_count *count, GError **error);
