/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What db.c and stmt.c share, and the only place that knows SQLite's header. */
#pragma once
#include "store/stmt.h"

#include <sqlite3.h>

struct stmt {
	struct db *db;
	sqlite3_stmt *handle;
	int code; /* the first thing that went wrong since stmt_of() */
};

struct db {
	sqlite3 *handle;
	char *path;
	struct stmt stmts[SQL_COUNT]; /* prepared at first use, kept until the end */
};

/* Says what SQLite answered in the house's classes; always FALSE. */
gboolean db_fail(struct db *db, int code, const char *what, GError **error);
