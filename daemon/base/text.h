/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text that came from strangers, made safe to keep, to show and to compare.
 */
#pragma once
#include <glib.h>

/* Valid UTF-8 from any bytes: what is not becomes U+FFFD, NUL too. */
char *text_valid(const char *bytes, gsize length);

/*
 * For a terminal, a log or a mail: no control bytes, escapes, C1 or bidi overrides leave.
 * Newlines and tabs stay if asked for, else become a space.
 */
char *text_printable(const char *utf8, gboolean keep_lines);

/* White space runs (Unicode) become one space; ends trimmed. */
char *text_squeeze(const char *utf8);

/* To compare words by: folded to lower case, without accents.  "" for what is not UTF-8. */
char *text_unaccented(const char *text);

/* Cut to at most columns characters, with an ellipsis where something was cut. */
char *text_clip(const char *utf8, gsize columns);

/*
 * Paragraphs folded to a width, every line behind its indent (the first behind first).
 * Width counts characters; a word longer than the line stands alone.
 */
char *text_fold(const char *utf8, int width, const char *first, const char *indent);

/* Lower-case hexadecimal SHA-256 of bytes. */
char *text_sha256(const void *bytes, gsize length);
