/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a pattern cannot match without: read off its text, conservatively.  A pattern that
 * asks for "(?:could|can) you" needs " you"; one that asks for "{give}|lend" needs any of
 * several.  Where nothing certain can be said, nothing is said and the pattern always runs.
 */
#pragma once
#include <glib.h>
#include <stdbool.h>

#define LITERAL_MIN 2	    /* shorter ones stand in every sentence */
#define LITERAL_MAX 24	    /* bytes of it that are used */
#define LITERAL_ANY_MAX 400 /* how many a pattern may have to choose from */

/*
 * A byte of a pattern or a text as the filter sees it: small letters, digits, space and
 * apostrophe are themselves, everything else is 0.
 */
guint8 literal_fold(guint8 byte);

/* Strings (char *, folded), one of which must occur; NULL: none can be named. */
GPtrArray *literal_required(const char *pattern);
