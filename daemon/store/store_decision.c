/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_inner.h"

/* What a person can decide, as the facts say it: for ever, so not the numbers of the enum. */
static const struct {
	enum event_kind kind;
	const char *name;
} kinds[] = {
	{ EVENT_RESOLVED, "resolved" },
	{ EVENT_DISMISSED, "dismissed" },
	{ EVENT_SNOOZED, "snoozed" },
	{ EVENT_REOPENED, "reopened" },
	{ EVENT_NOTED, "noted" },
};

static const char *kind_name(enum event_kind kind)
{
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (kinds[i].kind == kind)
			return kinds[i].name;
	g_assert_not_reached();
}

enum event_kind store_decision_kind(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_strcmp0(kinds[i].name, name) == 0)
			return kinds[i].kind;
	return EVENT_NOTED; /* the table's CHECK allows no other */
}

gboolean store_decision_add(
	struct store *s, const struct decision *d, gint64 *ret_id, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_DECISION_ADD);

	stmt_bind_int(q, ":item", d->item);
	stmt_bind_moment(q, ":at", d->at);
	stmt_bind_text(q, ":kind", kind_name(d->kind));
	stmt_bind_day(q, ":until", d->until);
	stmt_bind_text(q, ":text", d->text);
	return store_chain_insert(s, q, CHAIN_DECISION, ret_id, error);
}

GPtrArray *store_decisions(struct store *s, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)decision_free);
	g_autoptr(stmt) q = stmt_of(s->db, SQL_DECISION_EACH);
	enum stmt_step step;

	while ((step = stmt_next(q, error)) == STMT_ROW) {
		struct decision *d = g_new0(struct decision, 1);

		d->id = stmt_int(q, 0);
		d->item = stmt_int(q, 1);
		d->at = stmt_moment(q, 2);
		d->kind = store_decision_kind(stmt_text(q, 4));
		d->until = stmt_day(q, 5);
		d->text = stmt_dup(q, 6);
		g_ptr_array_add(all, d);
	}
	return step == STMT_END ? g_steal_pointer(&all) : NULL;
}

gboolean store_note_add(
	struct store *s, struct moment at, const char *with, const char *text, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_NOTE_ADD);

	stmt_bind_moment(q, ":at", at);
	stmt_bind_text(q, ":person", with);
	stmt_bind_text(q, ":text", text);
	return store_chain_insert(s, q, CHAIN_NOTE, NULL, error);
}

void note_free(struct note *n)
{
	if (!n)
		return;
	g_free(n->with);
	g_free(n->text);
	g_free(n);
}

GPtrArray *store_notes(struct store *s, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)note_free);
	g_autoptr(stmt) q = stmt_of(s->db, SQL_NOTE_EACH);
	enum stmt_step step;

	while ((step = stmt_next(q, error)) == STMT_ROW) {
		struct note *n = g_new0(struct note, 1);

		n->id = stmt_int(q, 0);
		n->at = stmt_moment(q, 1);
		n->with = stmt_dup(q, 3);
		n->text = stmt_dup(q, 4);
		g_ptr_array_add(all, n);
	}
	return step == STMT_END ? g_steal_pointer(&all) : NULL;
}
