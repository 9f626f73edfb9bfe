/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that we say to an IMAP server, and words of its that are a language of their own. Pure. */
#pragma once
#include "base/moment.h"

/* The longest command line that every server takes, with some room for the rest of it. */
#define IMAP_COMMAND_MAX 7000
#define IMAP_SEARCH_KEYS_MAX 30 /* of one search: ORs are nested so deep */

/* "text" in quotes, with what must be escaped; what cannot stand in quotes is left out. */
void imap_words_quote(GString *command, const char *text);

/* Mailbox names: modified UTF-7 (RFC 3501, 5.1.3) and UTF-8.  NULL for what is neither. */
char *imap_words_name_decode(const char *name);
char *imap_words_name_encode(const char *utf8);

/* " 1-Sep-2026 08:12:00 -0500"; MOMENT_NONE for anything else. */
struct moment imap_words_date(const char *text, gsize length);

/*
 * Search keys for all mail from, to or in copy to one of the terms (addresses and domains), in
 * lines of at most IMAP_COMMAND_MAX: a mail that any line finds is meant.  A term that is not
 * ASCII is searched by its domain alone, which may find more.  Empty where no term is usable.
 */
GPtrArray *imap_words_search(const char *const *terms);

/* "3:7,9" of UIDs in ascending order (guint32). */
char *imap_words_set(const guint32 *uids, gsize count);
