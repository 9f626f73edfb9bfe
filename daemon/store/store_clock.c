/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_inner.h"

/* For ever, so not the numbers of the enum. */
static const char *const kinds[] = {
	[CLOCK_STARTED] = "started",
	[CLOCK_STOPPED] = "stopped",
};

gboolean store_clock_add(
	struct store *s, const struct clock_note *n, gint64 *ret_id, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_CLOCK_ADD);

	stmt_bind_moment(q, ":at", n->at);
	stmt_bind_text(q, ":kind", kinds[n->kind]);
	stmt_bind_int(q, ":start", n->clock);
	stmt_bind_int(q, ":item", n->item);
	stmt_bind_text(q, ":rule", n->rule);
	stmt_bind_day(q, ":since", n->from);
	stmt_bind_text(q, ":child", n->child);
	stmt_bind_int(q, ":absences", n->absences);
	stmt_bind_day(q, ":due", n->due);
	stmt_bind_text(q, ":off", n->off);
	stmt_bind_text(q, ":text", n->text);
	return store_chain_insert(s, q, CHAIN_CLOCK, ret_id, error);
}

GPtrArray *store_clocks(struct store *s, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)clock_note_free);
	g_autoptr(stmt) q = stmt_of(s->db, SQL_CLOCK_EACH);
	enum stmt_step step;

	while ((step = stmt_next(q, error)) == STMT_ROW) {
		struct clock_note *n = g_new0(struct clock_note, 1);

		n->id = stmt_int(q, 0);
		n->at = stmt_moment(q, 1);
		n->kind = g_strcmp0(stmt_text(q, 3), kinds[CLOCK_STOPPED]) == 0 ? CLOCK_STOPPED
										: CLOCK_STARTED;
		n->clock = stmt_int(q, 4);
		n->item = stmt_int(q, 5);
		n->rule = stmt_dup(q, 6);
		n->from = stmt_day(q, 7);
		n->child = stmt_dup(q, 8);
		n->absences = (int)stmt_int(q, 9);
		n->due = stmt_day(q, 10);
		n->off = stmt_dup(q, 11);
		n->text = stmt_dup(q, 12);
		g_ptr_array_add(all, n);
	}
	return step == STMT_END ? g_steal_pointer(&all) : NULL;
}
