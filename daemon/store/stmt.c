/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/stmt.h"

#include "store/sqlite.h"

static const char *const texts[SQL_COUNT] = {
#define STATEMENT(name, text) [SQL_##name] = text,
#include "daemon/store/statements.inc"
#undef STATEMENT
};

struct stmt *stmt_of(struct db *db, enum sql which)
{
	struct stmt *q = &db->stmts[which];

	q->db = db;
	q->code = SQLITE_OK;
	if (!q->handle)
		q->code = sqlite3_prepare_v3(
			db->handle, texts[which], -1, SQLITE_PREPARE_PERSISTENT, &q->handle, NULL);
	g_assert(!q->handle || !sqlite3_stmt_busy(q->handle));
	return q;
}

void stmt_release(struct stmt *q)
{
	if (!q || !q->handle)
		return;
	sqlite3_reset(q->handle);
	sqlite3_clear_bindings(q->handle);
}

/* The place of a name; 0 where the statement is not good any more. */
static int place(struct stmt *q, const char *name)
{
	if (q->code != SQLITE_OK)
		return 0;
	int index = sqlite3_bind_parameter_index(q->handle, name);
	g_assert(index > 0);
	return index;
}

static void note(struct stmt *q, int code)
{
	if (q->code == SQLITE_OK)
		q->code = code;
}

void stmt_bind_int(struct stmt *q, const char *name, gint64 value)
{
	int index = place(q, name);

	if (index)
		note(q, sqlite3_bind_int64(q->handle, index, value));
}

void stmt_bind_text(struct stmt *q, const char *name, const char *value)
{
	int index = place(q, name);

	if (index)
		note(q, sqlite3_bind_text(q->handle, index, value, -1, SQLITE_STATIC));
}

void stmt_bind_bytes(struct stmt *q, const char *name, const void *data, gsize length)
{
	int index = place(q, name);

	/* A NULL pointer would be NULL: an empty mail is a mail. */
	if (index)
		note(q,
			sqlite3_bind_blob64(
				q->handle, index, data ? data : "", length, SQLITE_STATIC));
}

void stmt_bind_gbytes(struct stmt *q, const char *name, GBytes *value)
{
	gsize length;
	const void *data = g_bytes_get_data(value, &length);

	stmt_bind_bytes(q, name, data, length);
}

void stmt_bind_moment(struct stmt *q, const char *name, struct moment m)
{
	g_autofree char *offset = g_strconcat(name, "_offset", NULL);

	if (!moment_known(m))
		return; /* unbound is NULL */
	stmt_bind_int(q, name, m.unix_s);
	stmt_bind_int(q, offset, m.offset_s);
}

void stmt_bind_day(struct stmt *q, const char *name, struct day d)
{
	char text[DAY_TEXT_SIZE];
	int index = place(q, name);

	if (index && day_known(d))
		note(q,
			sqlite3_bind_text(
				q->handle, index, day_format(d, text), -1, SQLITE_TRANSIENT));
}

GVariant *stmt_form(GVariant *v)
{
	g_autoptr(GVariant) sunk = g_variant_take_ref(v);
	g_autoptr(GVariant) normal = g_variant_get_normal_form(sunk);

	if (G_BYTE_ORDER == G_BIG_ENDIAN)
		return g_variant_byteswap(normal);
	return g_steal_pointer(&normal);
}

void stmt_bind_variant(struct stmt *q, const char *name, GVariant *form)
{
	stmt_bind_bytes(q, name, g_variant_get_data(form), g_variant_get_size(form));
}

enum stmt_step stmt_next(struct stmt *q, GError **error)
{
	int code = q->code;

	if (code == SQLITE_OK)
		code = sqlite3_step(q->handle);
	if (code == SQLITE_ROW)
		return STMT_ROW;
	if (code == SQLITE_DONE)
		return STMT_END;
	note(q, code);
	db_fail(q->db, code, "the trail", error);
	return STMT_FAILED;
}

gboolean stmt_run(struct stmt *q, GError **error)
{
	enum stmt_step step;

	do {
		step = stmt_next(q, error);
	} while (step == STMT_ROW);
	return step == STMT_END;
}

int stmt_columns(struct stmt *q)
{
	return sqlite3_column_count(q->handle);
}

bool stmt_is_null(struct stmt *q, int column)
{
	return sqlite3_column_type(q->handle, column) == SQLITE_NULL;
}

gint64 stmt_int(struct stmt *q, int column)
{
	return sqlite3_column_int64(q->handle, column);
}

const char *stmt_text(struct stmt *q, int column)
{
	return (const char *)sqlite3_column_text(q->handle, column);
}

char *stmt_dup(struct stmt *q, int column)
{
	return g_strdup(stmt_text(q, column));
}

GBytes *stmt_bytes(struct stmt *q, int column)
{
	const void *data = sqlite3_column_blob(q->handle, column);

	if (stmt_is_null(q, column))
		return NULL;
	return g_bytes_new(data, (gsize)sqlite3_column_bytes(q->handle, column));
}

const void *stmt_data(struct stmt *q, int column, gsize *ret_length)
{
	const void *data = sqlite3_column_type(q->handle, column) == SQLITE_BLOB
		? sqlite3_column_blob(q->handle, column)
		: (const void *)sqlite3_column_text(q->handle, column);

	*ret_length = (gsize)sqlite3_column_bytes(q->handle, column);
	if (!data && !stmt_is_null(q, column))
		return ""; /* an empty blob */
	return data;
}

struct moment stmt_moment(struct stmt *q, int column)
{
	if (stmt_is_null(q, column))
		return MOMENT_NONE;
	return (struct moment){ stmt_int(q, column), (gint32)stmt_int(q, column + 1) };
}

struct day stmt_day(struct stmt *q, int column)
{
	const char *text = stmt_text(q, column);

	return text ? day_parse(text) : DAY_NONE;
}

GVariant *stmt_variant(struct stmt *q, int column, const char *type)
{
	g_autoptr(GBytes) bytes = stmt_bytes(q, column);
	GVariant *v =
		g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(type), bytes, FALSE));

	if (G_BYTE_ORDER == G_BIG_ENDIAN) {
		GVariant *swapped = g_variant_byteswap(v);

		g_variant_unref(v);
		v = swapped;
	}
	return v;
}
