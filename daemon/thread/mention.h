/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom of the school a member's note speaks of: "called Ms. Ortiz about the bus".  Pure. */
#pragma once
#include "thread/roster.h"

#define MENTION_WORDS_MAX 400 /* of the text; a note is short */

/* The first contact that is named, or whose address stands there; NULL: none. */
struct address *mention_find(const struct roster *r, const char *text);
