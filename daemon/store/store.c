/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store.h"

#include "store/store_inner.h"

struct store *store_open(const char *state_dir, enum store_mode mode, GError **error)
{
	g_autofree char *path = db_place(state_dir, STORE_FILE, mode == STORE_WRITE, error);
	g_autoptr(store) s = g_new0(struct store, 1);

	s->mode = mode;
	if (!path)
		return NULL;
	s->db = db_open(path, error);
	if (!s->db || !migrate(s->db, error))
		return NULL;
	if (mode == STORE_READ && !db_script(s->db, SCRIPT_READ_ONLY, error))
		return NULL;
	return g_steal_pointer(&s);
}

void store_close(struct store *s)
{
	if (!s)
		return;
	db_close(s->db);
	g_free(s);
}

gint64 store_data_version(struct store *s)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_DATA_VERSION);

	return stmt_next(q, NULL) == STMT_ROW ? stmt_int(q, 0) : 0;
}

gboolean store_run(struct store *s, enum sql which, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, which);

	return stmt_run(q, error);
}

gboolean store_begin(struct store *s, GError **error)
{
	return store_run(s, SQL_BEGIN, error);
}

gboolean store_commit(struct store *s, GError **error)
{
	/* A full disk makes SQLite roll back by itself. */
	if (!db_in_transaction(s->db)) {
		g_set_error(error, ST_ERROR, ST_ERROR_AGAIN,
			"the trail %s: the work was rolled back", db_path(s->db));
		return FALSE;
	}
	return store_run(s, SQL_COMMIT, error);
}

void store_rollback(struct store *s)
{
	if (db_in_transaction(s->db))
		store_run(s, SQL_ROLLBACK, NULL);
}

gboolean store_step_begin(struct store *s, struct store_step *step, GError **error)
{
	step->own = !db_in_transaction(s->db);
	return store_run(s, step->own ? SQL_BEGIN : SQL_STEP_BEGIN, error);
}

gboolean store_step_end(
	struct store *s, const struct store_step *step, gboolean good, GError **error)
{
	if (good && store_run(s, step->own ? SQL_COMMIT : SQL_STEP_KEEP, error))
		return TRUE;
	if (step->own) {
		store_rollback(s);
	} else if (db_in_transaction(s->db)) {
		store_run(s, SQL_STEP_UNDO, NULL);
		store_run(s, SQL_STEP_KEEP, NULL);
	}
	return FALSE;
}

gboolean store_derived_clear(struct store *s, bool readings, GError **error)
{
	struct store_step step;

	return store_step_begin(s, &step, error) &&
		store_step_end(s, &step,
			migrate_derive(s->db, readings, error) &&
				store_derived_set_by(s, NULL, error),
			error);
}

char *store_derived_by(struct store *s)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_DERIVED_GET);

	stmt_bind_text(q, ":name", "by");
	return stmt_next(q, NULL) == STMT_ROW ? stmt_dup(q, 0) : NULL;
}

gboolean store_derived_set_by(struct store *s, const char *fingerprint, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_DERIVED_SET);

	stmt_bind_text(q, ":name", "by");
	stmt_bind_text(q, ":value", fingerprint);
	return stmt_run(q, error);
}
