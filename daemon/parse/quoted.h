/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Earlier mail quoted in a mail: each whole quoted letter, whose head names author, day and
 * minute, becomes a message of its own, second-hand (VIA_QUOTED).
 */
#pragma once
#include "parse/mime.h"

#define QUOTED_BYTES_MAX (1024 * 1024) /* of all quoted letters of one carrier */

/*
 * Appends the letters quoted in any of the messages, and those quoted in them.  They come
 * behind all others; parent is the message that a letter stands in.  A quote broken up by
 * answers between its lines is no whole letter.
 */
void quoted_add(GPtrArray *messages, const struct parse_context *context);
