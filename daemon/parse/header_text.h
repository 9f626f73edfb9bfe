/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Header values as they came, to UTF-8: RFC 2047 encoded words (adjacent ones joined, padded
 * base64, a character split between two), undeclared 8-bit bytes, RFC 2231 parameters.
 * GMime 3.2.13 loses the second of two padded words (gmime #133), hence our own.
 */
#pragma once
#include <glib.h>

/* Unfolded, decoded, valid UTF-8, no control bytes.  raw may be NULL. */
char *header_text_decode(const char *raw);
/* A parameter ("filename", "charset") of a Content-Type or Content-Disposition; or NULL. */
char *header_text_param(const char *raw, const char *name);
/* What stands before the parameters: "text/plain", "attachment"; lower case. */
char *header_text_value(const char *raw);
/* The ids of a References or In-Reply-To, without <>; never NULL. */
GStrv header_text_ids(const char *raw);
