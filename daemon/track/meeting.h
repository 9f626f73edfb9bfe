/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A letter meets the live items that it may concern: how it is related to each, and what it says
 * to it.  Inside of settle.c.  Pure.
 */
#pragma once
#include "track/field.h"

struct meeting {
	struct asked *asked;
	struct relation relation;
	struct answer answer;
};

/* struct meeting, those that close first, then by score. */
GArray *meeting_all(struct field *f, const struct heard *h);
/* Has a meeting before this one in the list used its sentence for another question of the same
 * letter?  A sentence serves one, unless it plainly speaks to more. */
bool meeting_is_taken(const GArray *met, guint at);
/* What it says already settled another item, and this one lies in another thread. */
bool meeting_serves_another(const GArray *met, guint at);
