/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of draft share while one letter is written; nobody else's. */
#pragma once
#include "digest/draft.h"
#include "digest/plan.h"

/* draft_write() in a plan that is there already. */
struct draft *draft_plan(
	const struct plan *p, const struct draft_template *t, const struct item_view *v);

/* Fills to, cc and hints: by role, or the person asked.  TRUE: the person asked is among `to`. */
bool draft_address(const struct plan *p, const struct draft_template *t, const struct item_view *v,
	struct draft *d);
/* "Ana Ortiz and Sam Lee"; NULL where a name is not known. */
char *draft_names(const struct plan *p, const GPtrArray *people);
/* Whom the item waits for: of a promise who gave it, of a question who took it up, else whom it
 * went to; or NULL. */
const struct address *draft_asked(const struct plan *p, const struct item_view *v);
/* The last letter that gave a first word, or settled; NULL where it is not the school's. */
const struct message *draft_word(const struct plan *p, const struct item_view *v);

/* The facts of the trail by enum draft_slot, each NULL or to be freed. */
void draft_facts(const struct plan *p, const struct item_view *v, const struct draft *d,
	char *values[SLOT_COUNT]);
