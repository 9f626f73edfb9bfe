/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What we have of one IMAP folder: UIDVALIDITY and the set of UIDs seen, as ranges.  A set, not
 * a maximum: a batch that came in part is never skipped over (TRAPS 2.2).  Pure arithmetic.
 */
#pragma once
#include <glib.h>
#include <stdbool.h>

struct uid_range {
	guint32 first, last; /* both included */
};

struct cursor {
	guint32 uidvalidity; /* 0: never looked */
	guint32 uidnext;     /* as of the last pass; 0 unknown */
	GArray *seen;	     /* struct uid_range: sorted, disjoint, never adjacent */
};
typedef struct cursor cursor;

struct cursor *cursor_new(void);
void cursor_free(struct cursor *c);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cursor, cursor_free)
/* Nothing seen, under a new UIDVALIDITY. */
void cursor_reset(struct cursor *c, guint32 uidvalidity);
bool cursor_has(const struct cursor *c, guint32 uid);
/* UID 0 does not exist and is never added. */
void cursor_add(struct cursor *c, guint32 uid);
void cursor_add_range(struct cursor *c, guint32 first, guint32 last);
/* The lowest UID not seen; 0 where all are. */
guint32 cursor_first_unseen(const struct cursor *c);
/* "1:400,402" and back; false, and nothing changed, for what is no such text. */
char *cursor_text(const struct cursor *c);
bool cursor_parse(struct cursor *c, const char *text);
/*
 * The UIDs not seen as an IMAP sequence set, "401,403:*"; NULL where all are seen, or where the
 * text would be longer than `longest`.
 */
char *cursor_gaps(const struct cursor *c, gsize longest);
