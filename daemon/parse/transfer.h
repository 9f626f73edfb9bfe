/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Content transfer encodings, tolerantly: base64 in several padded runs, with stray bytes
 * or a cut end; quoted-printable with bad escapes.  What can be read is kept.  The text of an
 * empty part may be NULL.
 */
#pragma once
#include <glib.h>

GByteArray *transfer_base64(const char *text, gsize length);
/* header: "_" is a space and soft line breaks do not exist (RFC 2047, 4.2). */
GByteArray *transfer_quoted_printable(const char *text, gsize length, gboolean header);
