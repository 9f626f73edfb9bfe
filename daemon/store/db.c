/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/db.h"

#include "base/error.h"
#include "store/sqlite.h"

#define SQLITE_OLDEST 3037000 /* STRICT tables */

const char *const scripts[SCRIPT_COUNT] = {
#define STATEMENT(name, text) [SCRIPT_##name] = text,
#include "daemon/store/scripts.inc"
#undef STATEMENT
};

/* What a hostile file or mail may ask of SQLite. */
static const struct {
	int limit, value;
} limits[] = {
	{ SQLITE_LIMIT_LENGTH, 128 * 1024 * 1024 }, /* twice the largest mail, for its reading */
	{ SQLITE_LIMIT_SQL_LENGTH, 100000 },
	{ SQLITE_LIMIT_COLUMN, 64 },
	{ SQLITE_LIMIT_EXPR_DEPTH, 100 },
	{ SQLITE_LIMIT_COMPOUND_SELECT, 10 },
	{ SQLITE_LIMIT_FUNCTION_ARG, 16 },
	{ SQLITE_LIMIT_ATTACHED, 0 },
	{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 },
	{ SQLITE_LIMIT_VARIABLE_NUMBER, 64 },
	{ SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
	{ SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static enum st_error class_of(int code)
{
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_FULL:
	case SQLITE_IOERR:
	case SQLITE_PROTOCOL:
	case SQLITE_INTERRUPT:
		return ST_ERROR_AGAIN;
	case SQLITE_TOOBIG:
		return ST_ERROR_REJECT;
	case SQLITE_PERM:
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
	case SQLITE_AUTH:
		return ST_ERROR_DENIED;
	default:
		return ST_ERROR_FATAL;
	}
}

gboolean db_fail(struct db *db, int code, const char *what, GError **error)
{
	const char *why = db->handle && sqlite3_errcode(db->handle) != SQLITE_OK
		? sqlite3_errmsg(db->handle)
		: sqlite3_errstr(code);
	int system = db->handle ? sqlite3_system_errno(db->handle) : 0;
	const char *hint = "";

	switch (code & 0xff) {
	case SQLITE_NOMEM:
		g_error("out of memory");
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		hint = "; `schooltrail verify` says what is damaged, `schooltrail restore` brings "
		       "a backup back";
		break;
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
		if (system)
			why = g_strerror(system);
		break;
	}
	g_set_error(error, ST_ERROR, class_of(code), "%s %s: %s%s", what, db->path, why, hint);
	return FALSE;
}

gboolean db_script(struct db *db, enum script which, GError **error)
{
	int code = sqlite3_exec(db->handle, scripts[which], NULL, NULL, NULL);

	return code == SQLITE_OK || db_fail(db, code, "cannot prepare the trail", error);
}

static gboolean number(struct db *db, enum sql which, gint64 *ret_n, GError **error)
{
	g_autoptr(stmt) q = stmt_of(db, which);

	if (stmt_next(q, error) != STMT_ROW)
		return FALSE;
	*ret_n = stmt_int(q, 0);
	return TRUE;
}

/* Before anything is written to it: is this file ours, or a new one? */
static gboolean recognise(struct db *db, GError **error)
{
	gint64 id, tables;

	if (!number(db, SQL_APPLICATION_ID, &id, error) ||
		!number(db, SQL_SCHEMA_COUNT, &tables, error))
		return FALSE;
	if (id == DB_APPLICATION_ID || (id == 0 && tables == 0))
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_FATAL,
		"cannot use %s: it is the database of another program", db->path);
	return FALSE;
}

static gboolean set_up(struct db *db, GError **error)
{
	const int defensive = 1;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
		SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE;
	int code = sqlite3_open_v2(db->path, &db->handle, flags, NULL);

	if (code != SQLITE_OK)
		return db_fail(db, code, "cannot open", error);
	sqlite3_busy_timeout(db->handle, DB_BUSY_MS);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, defensive, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(limits); i++)
		sqlite3_limit(db->handle, limits[i].limit, limits[i].value);
	return recognise(db, error) && db_script(db, SCRIPT_OPENING, error);
}

struct db *db_open(const char *path, GError **error)
{
	struct db *db;

	/* We have no threads; once SQLite has begun, it answers no, and all is as it was. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (sqlite3_libversion_number() < SQLITE_OLDEST) {
		g_set_error(error, ST_ERROR, ST_ERROR_FATAL,
			"SQLite %s is too old: 3.37 or later is needed", sqlite3_libversion());
		return NULL;
	}
	db = g_new0(struct db, 1);
	db->path = g_strdup(path);
	if (!set_up(db, error))
		g_clear_pointer(&db, db_close);
	return db;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	for (int i = 0; i < SQL_COUNT; i++)
		sqlite3_finalize(db->stmts[i].handle);
	sqlite3_close(db->handle);
	g_free(db->path);
	g_free(db);
}

const char *db_path(const struct db *db)
{
	return db->path;
}

bool db_in_transaction(struct db *db)
{
	return !sqlite3_get_autocommit(db->handle);
}

gboolean db_copy(struct db *to, struct db *from, GError **error)
{
	sqlite3_backup *copy = sqlite3_backup_init(to->handle, "main", from->handle, "main");
	int code;

	if (!copy)
		return db_fail(to, sqlite3_extended_errcode(to->handle), "cannot copy to", error);
	sqlite3_backup_step(copy, -1);
	code = sqlite3_backup_finish(copy);
	return code == SQLITE_OK || db_fail(to, code, "cannot copy to", error);
}

gboolean db_copy_to(const char *path, struct db *from, GError **error)
{
	struct db *to = db_open(path, error);
	gboolean done = to && db_copy(to, from, error);

	db_close(to);
	return done;
}
