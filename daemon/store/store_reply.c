/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies to our letters: which wait to be read, and what came of them. */
#include "store/store_inner.h"

static const char *const outcome_names[REPLY_COUNT] = {
	[REPLY_TAKEN] = "taken",
	[REPLY_AGAIN] = "again",
	[REPLY_LATE] = "late",
	[REPLY_OTHER] = "other",
	[REPLY_DOUBTFUL] = "doubtful",
	[REPLY_SILENT] = "silent",
};

static enum reply_outcome outcome_named(const char *name)
{
	for (int i = 0; i < REPLY_COUNT; i++)
		if (g_strcmp0(outcome_names[i], name) == 0)
			return (enum reply_outcome)i;
	return REPLY_SILENT; /* the table's CHECK allows no other */
}

gboolean store_ticket_add(struct store *s, const char *period, const char *recipient,
	const char *token, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_TICKET_ADD);

	stmt_bind_text(q, ":period", period);
	stmt_bind_text(q, ":recipient", recipient);
	stmt_bind_text(q, ":token", token);
	return stmt_run(q, error);
}

void pending_reply_free(struct pending_reply *p)
{
	if (!p)
		return;
	g_free(p->recipient);
	reading_free(p->reading);
	g_free(p);
}

GPtrArray *store_replies_pending(struct store *s, GError **error)
{
	g_autoptr(GPtrArray) all =
		g_ptr_array_new_with_free_func((GDestroyNotify)pending_reply_free);
	g_autoptr(stmt) q = stmt_of(s->db, SQL_REPLY_PENDING);
	enum stmt_step step;

	while ((step = stmt_next(q, error)) == STMT_ROW) {
		g_autoptr(GVariant) form = stmt_variant(q, 6, READING_TYPE);
		struct pending_reply *p = g_new0(struct pending_reply, 1);

		g_ptr_array_add(all, p);
		p->mail = stmt_int(q, 0);
		p->letter = stmt_int(q, 1);
		p->recipient = stmt_dup(q, 2);
		p->made = stmt_moment(q, 3);
		p->answered = stmt_int(q, 5) != 0;
		p->reading = reading_of_variant(form, error);
		if (!p->reading)
			return NULL;
	}
	return step == STMT_END ? g_steal_pointer(&all) : NULL;
}

static gboolean add_line(
	struct store *s, gint64 id, guint nth, const struct reply_line *l, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_REPLY_LINE_ADD);

	stmt_bind_int(q, ":reply", id);
	stmt_bind_int(q, ":nth", nth);
	stmt_bind_text(q, ":text", l->text);
	if (l->decision)
		stmt_bind_int(q, ":decision", l->decision);
	return stmt_run(q, error);
}

static gboolean add_reply(
	struct store *s, const struct member_reply *r, gint64 *ret_id, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_REPLY_ADD);

	stmt_bind_int(q, ":mail", r->mail);
	stmt_bind_int(q, ":letter", r->letter);
	stmt_bind_text(q, ":member", r->member);
	stmt_bind_moment(q, ":at", r->at);
	stmt_bind_text(q, ":outcome", outcome_names[r->outcome]);
	if (stmt_next(q, error) != STMT_ROW)
		return FALSE;
	*ret_id = stmt_int(q, 0);
	return stmt_run(q, error);
}

static gboolean add_all(struct store *s, const struct member_reply *r, GError **error)
{
	gint64 id;

	if (!add_reply(s, r, &id, error))
		return FALSE;
	for (guint i = 0; i < r->lines->len; i++)
		if (!add_line(s, id, i, r->lines->pdata[i], error))
			return FALSE;
	return TRUE;
}

gboolean store_reply_add(struct store *s, const struct member_reply *r, GError **error)
{
	struct store_step step;

	return store_step_begin(s, &step, error) &&
		store_step_end(s, &step, add_all(s, r, error), error);
}

static struct member_reply *reply_of(struct stmt *q)
{
	struct member_reply *r = member_reply_new();

	r->mail = stmt_int(q, 1);
	r->letter = stmt_int(q, 2);
	r->member = stmt_dup(q, 3);
	r->at = stmt_moment(q, 4);
	r->outcome = outcome_named(stmt_text(q, 6));
	return r;
}

/* A row for each line, one for a reply that has none. */
GPtrArray *store_replies(struct store *s, struct moment after, struct moment until, GError **error)
{
	g_autoptr(GPtrArray) all =
		g_ptr_array_new_with_free_func((GDestroyNotify)member_reply_free);
	g_autoptr(stmt) q = stmt_of(s->db, SQL_REPLY_EACH);
	enum stmt_step step;
	gint64 last = 0;

	stmt_bind_int(q, ":after", after.unix_s);
	stmt_bind_int(q, ":until", until.unix_s);
	while ((step = stmt_next(q, error)) == STMT_ROW) {
		if (stmt_int(q, 0) != last)
			g_ptr_array_add(all, reply_of(q));
		last = stmt_int(q, 0);
		if (stmt_is_null(q, 7))
			continue;
		struct decision d = { .id = stmt_int(q, 8),
			.item = stmt_int(q, 9),
			.kind = store_decision_kind(stmt_text(q, 10)),
			.until = stmt_day(q, 11) };
		member_reply_add(all->pdata[all->len - 1], stmt_text(q, 7), d.id ? &d : NULL);
	}
	return step == STMT_END ? g_steal_pointer(&all) : NULL;
}
