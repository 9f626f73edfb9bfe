/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trail tells of its own state. */
#include "store/stmt.h"
#include "store/store.h"
#include "store/store_inner.h"

GPtrArray *store_set_aside(struct store *s, GError **error)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)set_aside_free);
	g_autoptr(stmt) q = stmt_of(s->db, SQL_SET_ASIDE);
	enum stmt_step step;

	while ((step = stmt_next(q, error)) == STMT_ROW) {
		struct set_aside *a = g_new0(struct set_aside, 1);

		a->mail = stmt_int(q, 0);
		a->why = stmt_dup(q, 1);
		g_ptr_array_add(list, a);
	}
	return step == STMT_END ? g_steal_pointer(&list) : NULL;
}

struct moment store_born(struct store *s)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_BORN);

	return stmt_next(q, NULL) == STMT_ROW ? stmt_moment(q, 0) : MOMENT_NONE;
}
