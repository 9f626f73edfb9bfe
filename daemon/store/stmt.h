/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The thin door to SQL.  The texts stand in statements.sql; each is a constant here.  Values
 * are bound by name; a value must live until the statement is released.
 *
 *	g_autoptr(stmt) q = stmt_of(db, SQL_MAIL_FIND);
 *
 *	stmt_bind_text(q, ":sha256", sha256);
 *	switch (stmt_next(q, error)) ...
 *
 * An error while binding is kept and told by stmt_next().
 */
#pragma once
#include "base/moment.h"
#include "store/db.h"

enum sql {
#define STATEMENT(name, text) SQL_##name,
#include "daemon/store/statements.inc"
#undef STATEMENT
	SQL_COUNT,
};

struct stmt;
typedef struct stmt stmt;

struct stmt *stmt_of(struct db *db, enum sql which);
void stmt_release(struct stmt *q);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(stmt, stmt_release)

void stmt_bind_int(struct stmt *q, const char *name, gint64 value);
void stmt_bind_text(struct stmt *q, const char *name, const char *value); /* NULL is NULL */
void stmt_bind_bytes(struct stmt *q, const char *name, const void *data, gsize length);
void stmt_bind_gbytes(struct stmt *q, const char *name, GBytes *value);
/* Two columns: NAME and NAME_offset; MOMENT_NONE is NULL. */
void stmt_bind_moment(struct stmt *q, const char *name, struct moment m);
void stmt_bind_day(struct stmt *q, const char *name, struct day d); /* DAY_NONE is NULL */
/* A variant as it is kept: in normal form, little endian whatever the machine.  Takes `v`. */
GVariant *stmt_form(GVariant *v);
void stmt_bind_variant(struct stmt *q, const char *name, GVariant *form);

enum stmt_step {
	STMT_FAILED,
	STMT_END,
	STMT_ROW
};
enum stmt_step stmt_next(struct stmt *q, GError **error);
/* For statements whose rows, if any, do not matter. */
gboolean stmt_run(struct stmt *q, GError **error);

/* Columns of the row, from 0.  Texts are borrowed until the next step. */
int stmt_columns(struct stmt *q);
bool stmt_is_null(struct stmt *q, int column);
gint64 stmt_int(struct stmt *q, int column);
const char *stmt_text(struct stmt *q, int column);
char *stmt_dup(struct stmt *q, int column);
GBytes *stmt_bytes(struct stmt *q, int column);
/* A number in decimal, a text or a blob as it is; NULL where NULL. */
const void *stmt_data(struct stmt *q, int column, gsize *ret_length);
struct moment stmt_moment(struct stmt *q, int column); /* and column + 1 */
struct day stmt_day(struct stmt *q, int column);
/* Not checked for normal form. */
GVariant *stmt_variant(struct stmt *q, int column, const char *type);
