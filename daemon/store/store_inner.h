/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the store share. */
#pragma once
#include "base/error.h"
#include "store/migrate.h"
#include "store/stmt.h"
#include "store/store.h"

#define STORE_FILE "trail.db"

struct store {
	struct db *db;
	enum store_mode mode;
};

/*
 * Several statements that hold together: a transaction of its own, or a savepoint in the
 * caller's.  store_step_end() undoes all of it where `good` is FALSE, and returns `good`, or
 * FALSE where the work could not be kept.
 */
struct store_step {
	bool own;
};
gboolean store_step_begin(struct store *s, struct store_step *step, GError **error);
gboolean store_step_end(
	struct store *s, const struct store_step *step, gboolean good, GError **error);

/* Runs a statement without parameters. */
gboolean store_run(struct store *s, enum sql which, GError **error);

/* By the name that the facts give it; NULL: EVENT_NOTED. */
enum event_kind store_decision_kind(const char *name);

enum chain_kind {
	CHAIN_ARRIVAL,
	CHAIN_DECISION,
	CHAIN_NOTE,
	CHAIN_SENT,
	CHAIN_FORGOTTEN,
	CHAIN_CLOCK,
	CHAIN_COUNT,
};
/* Adds a fact that has just been written.  In a transaction. */
gboolean store_chain_add(struct store *s, enum chain_kind kind, gint64 fact, GError **error);
/* Adds a fact by a statement that returns its id, and seals it. */
gboolean store_chain_insert(
	struct store *s, struct stmt *q, enum chain_kind kind, gint64 *ret_id, GError **error);
