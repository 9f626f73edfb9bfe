/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From any older form of the file to today's.  Facts go step by step, each step published and
 * never edited; the derived half is dropped and made anew whenever its form is another.
 */
#pragma once
#include "store/db.h"

#define FACTS_VERSION 5
/* migrate_steps[n - 1] leads from version n - 1 to n. */
extern const enum script migrate_steps[FACTS_VERSION];

/* Drops the derived tables and makes them empty: all, or only the trail as shown. */
gboolean migrate_derive(struct db *db, bool readings, GError **error);
/* A newer file is refused; of an older one a copy is left beside it. */
gboolean migrate(struct db *db, GError **error);
