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
/* A sentence serves one question of a letter, unless it plainly speaks to more: the others of
 * the list look for another that settles them, or only may be settled. */
void meeting_share_out(GArray *met, const struct heard *h);
/* What it says already settled another item, and this one lies in another thread. */
bool meeting_serves_another(const GArray *met, guint at);
