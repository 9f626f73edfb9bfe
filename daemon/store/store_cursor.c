/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_inner.h"

gboolean store_cursor_get(struct store *s, const char *source, const char *folder,
	guint32 *ret_uidvalidity, guint32 *ret_uidnext, char **ret_seen, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_CURSOR_GET);
	enum stmt_step step;

	stmt_bind_text(q, ":source", source);
	stmt_bind_text(q, ":folder", folder);
	step = stmt_next(q, error);
	if (step == STMT_FAILED)
		return FALSE;
	*ret_uidvalidity = step == STMT_ROW ? (guint32)stmt_int(q, 0) : 0;
	*ret_uidnext = step == STMT_ROW ? (guint32)stmt_int(q, 1) : 0;
	*ret_seen = step == STMT_ROW ? stmt_dup(q, 2) : g_strdup("");
	return TRUE;
}

gboolean store_cursor_set(struct store *s, const char *source, const char *folder,
	guint32 uidvalidity, guint32 uidnext, const char *seen, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_CURSOR_SET);

	stmt_bind_text(q, ":source", source);
	stmt_bind_text(q, ":folder", folder);
	stmt_bind_int(q, ":uidvalidity", uidvalidity);
	stmt_bind_int(q, ":uidnext", uidnext);
	stmt_bind_text(q, ":seen", seen);
	return stmt_run(q, error);
}

gboolean store_source_checked(
	struct store *s, const char *source, struct moment at, const char *trouble, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, trouble ? SQL_SOURCE_FAILED : SQL_SOURCE_SUCCEEDED);

	stmt_bind_text(q, ":name", source);
	stmt_bind_moment(q, ":at", at);
	if (trouble)
		stmt_bind_text(q, ":trouble", trouble);
	return stmt_run(q, error);
}

gboolean store_source_each(struct store *s, store_source_fn fn, gpointer data, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_SOURCE_EACH);
	enum stmt_step step;

	while ((step = stmt_next(q, error)) == STMT_ROW)
		fn(stmt_text(q, 0), stmt_moment(q, 1), stmt_moment(q, 3), stmt_text(q, 5), data);
	return step == STMT_END;
}
