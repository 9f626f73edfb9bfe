/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes in some charset to UTF-8.  The name may be missing, wrong, or a client's own
 * invention; what cannot be decoded is marked with U+FFFD, never dropped.
 */
#pragma once
#include <glib.h>

/* Opens the converters: later a sandbox forbids loading them.  Safe to call again. */
void charset_init(void);
/* charset NULL: undeclared, that is UTF-8 where valid, else windows-1252. */
char *charset_to_utf8(const char *bytes, gsize length, const char *charset);
