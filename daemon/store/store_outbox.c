/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_inner.h"

#include <string.h>

static const char *const state_names[] = {
	[OUTBOX_READY] = "ready",
	[OUTBOX_SENDING] = "sending",
	[OUTBOX_SENT] = "sent",
	[OUTBOX_REFUSED] = "refused",
	[OUTBOX_REPLACED] = "replaced",
};

static enum outbox_state state_named(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(state_names); i++)
		if (g_strcmp0(state_names[i], name) == 0)
			return (enum outbox_state)i;
	return OUTBOX_REFUSED; /* the table's CHECK allows no other */
}

gboolean store_outbox_add(struct store *s, const struct outbox_row *row, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_OUTBOX_ADD);

	stmt_bind_text(q, ":period", row->period);
	stmt_bind_text(q, ":recipient", row->recipient);
	stmt_bind_text(q, ":message_id", row->message_id);
	stmt_bind_bytes(q, ":mail", row->mail, row->length);
	stmt_bind_moment(q, ":made", row->made);
	return stmt_run(q, error);
}

static gboolean mark(struct store *s, gint64 id, enum outbox_state state, struct moment at,
	const char *trouble, GError **error)
{
	static const enum sql by_state[] = {
		[OUTBOX_READY] = SQL_OUTBOX_READY,
		[OUTBOX_SENDING] = SQL_OUTBOX_SENDING,
		[OUTBOX_SENT] = SQL_OUTBOX_SENT,
		[OUTBOX_REFUSED] = SQL_OUTBOX_REFUSED,
		[OUTBOX_REPLACED] = SQL_OUTBOX_REPLACED,
	};
	g_autoptr(stmt) q = stmt_of(s->db, by_state[state]);
	enum stmt_step step;

	stmt_bind_int(q, ":id", id);
	if (state == OUTBOX_SENT)
		stmt_bind_moment(q, ":at", at);
	if (state == OUTBOX_READY || state == OUTBOX_REFUSED || state == OUTBOX_REPLACED)
		stmt_bind_text(q, ":trouble", trouble);
	step = stmt_next(q, error);
	if (step == STMT_END)
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"there is no letter %" G_GINT64_FORMAT " in the outbox", id);
	if (step != STMT_ROW)
		return FALSE;
	return state != OUTBOX_SENT || store_chain_add(s, CHAIN_SENT, id, error);
}

gboolean store_outbox_mark(struct store *s, gint64 id, enum outbox_state state, struct moment at,
	const char *trouble, GError **error)
{
	struct store_step step;

	return store_step_begin(s, &step, error) &&
		store_step_end(s, &step, mark(s, id, state, at, trouble, error), error);
}

static struct outbox_row *row_of(struct stmt *q)
{
	struct outbox_row *r = g_new0(struct outbox_row, 1);
	const void *bytes;

	r->id = stmt_int(q, 0);
	r->period = stmt_dup(q, 1);
	r->recipient = stmt_dup(q, 2);
	r->message_id = stmt_dup(q, 3);
	r->state = state_named(stmt_text(q, 4));
	bytes = stmt_data(q, 5, &r->length);
	r->mail = g_malloc(r->length + 1);
	memcpy(r->mail, bytes, r->length);
	r->mail[r->length] = '\0';
	r->tries = (int)stmt_int(q, 6);
	r->made = stmt_moment(q, 7);
	r->sent = stmt_moment(q, 9);
	r->trouble = stmt_dup(q, 11);
	return r;
}

static GPtrArray *rows_of(struct stmt *q, GError **error)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)outbox_row_free);
	enum stmt_step step;

	while ((step = stmt_next(q, error)) == STMT_ROW)
		g_ptr_array_add(rows, row_of(q));
	return step == STMT_END ? g_steal_pointer(&rows) : NULL;
}

GPtrArray *store_outbox_due(struct store *s, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_OUTBOX_DUE);

	return rows_of(q, error);
}

GPtrArray *store_outbox_to(struct store *s, const char *recipient, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_OUTBOX_TO);

	stmt_bind_text(q, ":recipient", recipient);
	return rows_of(q, error);
}

bool store_outbox_sent_as(struct store *s, const char *message_id)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_OUTBOX_SENT_AS);

	stmt_bind_text(q, ":message_id", message_id);
	return stmt_next(q, NULL) == STMT_ROW;
}

struct day store_outbox_newest(struct store *s, struct day until)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_OUTBOX_NEWEST);

	stmt_bind_day(q, ":until", until);
	return stmt_next(q, NULL) == STMT_ROW ? stmt_day(q, 0) : DAY_NONE;
}

bool store_outbox_has(struct store *s, const char *period)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_OUTBOX_HAS);

	stmt_bind_text(q, ":period", period);
	return stmt_next(q, NULL) == STMT_ROW;
}

guint store_outbox_count(struct store *s, const char *recipient, const char *word)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_OUTBOX_COUNT);

	stmt_bind_text(q, ":recipient", recipient);
	stmt_bind_text(q, ":word", word);
	return stmt_next(q, NULL) == STMT_ROW ? (guint)stmt_int(q, 0) : 0;
}

struct moment store_outbox_last_digest(
	struct store *s, const char *recipient, const char *word, struct moment before)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_OUTBOX_LAST_DIGEST);

	stmt_bind_text(q, ":recipient", recipient);
	stmt_bind_text(q, ":word", word);
	stmt_bind_int(q, ":before", before.unix_s);
	return stmt_next(q, NULL) == STMT_ROW ? stmt_moment(q, 0) : MOMENT_NONE;
}

/* -- what alerts have told ------------------------------------------------------------------ */

static void bind_name(struct stmt *q, const char *name, gint64 id)
{
	if (id)
		stmt_bind_int(q, name, id);
}

gboolean store_told_add(struct store *s, const char *period, const char *recipient,
	const struct told *told, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_TOLD_ADD);

	stmt_bind_text(q, ":period", period);
	stmt_bind_text(q, ":recipient", recipient);
	bind_name(q, ":item", told->item);
	bind_name(q, ":message", told->message);
	stmt_bind_int(q, ":stage", told->stage);
	return stmt_run(q, error);
}

GArray *store_told_to(struct store *s, const char *recipient, GError **error)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct told));
	g_autoptr(stmt) q = stmt_of(s->db, SQL_TOLD_TO);
	enum stmt_step step;

	stmt_bind_text(q, ":recipient", recipient);
	while ((step = stmt_next(q, error)) == STMT_ROW) {
		struct told t = {
			.letter = stmt_int(q, 0),
			.item = stmt_int(q, 1),
			.message = stmt_int(q, 2),
			.stage = (int)stmt_int(q, 3),
		};

		g_array_append_val(all, t);
	}
	return step == STMT_END ? g_steal_pointer(&all) : NULL;
}

void outbox_row_free(struct outbox_row *r)
{
	if (!r)
		return;
	g_free(r->period);
	g_free(r->recipient);
	g_free(r->message_id);
	g_free(r->mail);
	g_free(r->trouble);
	g_free(r);
}

/* -- the calendar that was counted with ----------------------------------------------------- */

gboolean store_calendar_told(struct store *s, struct day day, const char *text, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_CALENDAR_TOLD_ADD);

	stmt_bind_day(q, ":day", day);
	stmt_bind_text(q, ":calendar", text);
	return stmt_run(q, error);
}

gboolean store_calendar_before(struct store *s, struct day day, char **ret_text, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_CALENDAR_TOLD_BEFORE);

	stmt_bind_day(q, ":day", day);
	enum stmt_step step = stmt_next(q, error);
	*ret_text = step == STMT_ROW ? stmt_dup(q, 0) : NULL;
	return step != STMT_FAILED;
}
