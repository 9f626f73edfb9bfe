/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trail as shown: messages, their index, items and what happened to them. */
#include "store/store_inner.h"

static gboolean run_with_id(struct store *s, enum sql which, gint64 id, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, which);

	stmt_bind_int(q, ":id", id);
	return stmt_run(q, error);
}

static gboolean drop_message(struct store *s, gint64 id, GError **error)
{
	return run_with_id(s, SQL_SEARCH_DROP, id, error) &&
		run_with_id(s, SQL_MESSAGE_DROP, id, error);
}

static gboolean add_message(
	struct store *s, const struct message *m, GVariant *form, GError **error)
{
	g_autofree char *from = g_strjoin(" ", m->from->address, m->from->name, NULL);
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MESSAGE_ADD);

	stmt_bind_int(q, ":id", m->id);
	stmt_bind_int(q, ":date", m->date.unix_s);
	stmt_bind_int(q, ":thread", m->thread);
	stmt_bind_int(q, ":mail", m->mail);
	stmt_bind_text(q, ":subject", m->subject);
	stmt_bind_text(q, ":from", from);
	stmt_bind_text(q, ":text", m->own_text);
	stmt_bind_variant(q, ":form", form);
	return stmt_run(q, error) && run_with_id(s, SQL_SEARCH_ADD, m->id, error);
}

/* A row that stays as it is is not written: a new letter costs a letter, not the trail. */
static gboolean set_message(struct store *s, const struct message *m, GError **error)
{
	g_autoptr(GVariant) form = stmt_form(message_to_variant(m));
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MESSAGE_SAME);
	enum stmt_step step;

	stmt_bind_int(q, ":id", m->id);
	stmt_bind_variant(q, ":form", form);
	step = stmt_next(q, error);
	if (step == STMT_END)
		return add_message(s, m, form, error);
	if (step == STMT_FAILED || stmt_int(q, 0))
		return step == STMT_ROW;
	return drop_message(s, m->id, error) && add_message(s, m, form, error);
}

/* The ids that stand in the trail but not among these. */
static GArray *superfluous(struct store *s, const GPtrArray *messages, GError **error)
{
	g_autoptr(GHashTable) wanted = g_hash_table_new(g_int64_hash, g_int64_equal);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MESSAGE_IDS);
	enum stmt_step step;

	for (guint i = 0; i < messages->len; i++) {
		struct message *m = messages->pdata[i];

		g_hash_table_add(wanted, &m->id);
	}
	while ((step = stmt_next(q, error)) == STMT_ROW) {
		gint64 id = stmt_int(q, 0);

		if (!g_hash_table_contains(wanted, &id))
			g_array_append_val(ids, id);
	}
	return step == STMT_END ? g_steal_pointer(&ids) : NULL;
}

static gboolean set_messages(struct store *s, const GPtrArray *messages, GError **error)
{
	g_autoptr(GArray) gone = superfluous(s, messages, error);

	if (!gone)
		return FALSE;
	for (guint i = 0; i < gone->len; i++)
		if (!drop_message(s, g_array_index(gone, gint64, i), error))
			return FALSE;
	for (guint i = 0; i < messages->len; i++)
		if (!set_message(s, messages->pdata[i], error))
			return FALSE;
	return TRUE;
}

gboolean store_messages_set(struct store *s, const GPtrArray *messages, GError **error)
{
	struct store_step step;

	return store_step_begin(s, &step, error) &&
		store_step_end(s, &step, set_messages(s, messages, error), error);
}

gint64 store_message_count(struct store *s, struct moment until)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MESSAGE_COUNT);

	stmt_bind_int(q, ":until", until.unix_s);
	return stmt_next(q, NULL) == STMT_ROW ? stmt_int(q, 0) : 0;
}

struct message *store_message(struct store *s, gint64 id, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MESSAGE_GET);
	enum stmt_step step;

	stmt_bind_int(q, ":id", id);
	step = stmt_next(q, error);
	if (step == STMT_END)
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"there is no message m%" G_GINT64_FORMAT, id);
	if (step != STMT_ROW)
		return NULL;
	g_autoptr(GVariant) form = stmt_variant(q, 0, MESSAGE_TYPE);
	return message_of_variant(form, error);
}

GPtrArray *store_messages(struct store *s, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MESSAGE_EACH);
	enum stmt_step step;

	while ((step = stmt_next(q, error)) == STMT_ROW) {
		g_autoptr(GVariant) form = stmt_variant(q, 0, MESSAGE_TYPE);
		struct message *m = message_of_variant(form, error);

		if (!m)
			return NULL;
		g_ptr_array_add(all, m);
	}
	return step == STMT_END ? g_steal_pointer(&all) : NULL;
}

/* -- items --------------------------------------------------------------------------------- */

static gboolean add_event(
	struct store *s, gint64 item_id, guint nth, const struct event *e, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_EVENT_ADD);

	stmt_bind_int(q, ":item", item_id);
	stmt_bind_int(q, ":nth", nth);
	stmt_bind_int(q, ":kind", e->kind);
	stmt_bind_moment(q, ":at", e->at);
	stmt_bind_int(q, ":message", e->message);
	stmt_bind_int(q, ":by_person", e->by_person);
	stmt_bind_text(q, ":why", e->why);
	stmt_bind_day(q, ":until", e->until);
	stmt_bind_int(q, ":question", e->question);
	stmt_bind_text(q, ":who", e->who);
	stmt_bind_text(q, ":said", e->said);
	return stmt_run(q, error);
}

static gboolean add_item(struct store *s, const struct item *i, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_ITEM_ADD);

	stmt_bind_int(q, ":id", i->id);
	stmt_bind_int(q, ":kind", i->kind);
	stmt_bind_int(q, ":owed_by", i->owed_by);
	stmt_bind_text(q, ":from", i->from);
	stmt_bind_int(q, ":message", i->message);
	stmt_bind_int(q, ":sentence", i->sentence);
	stmt_bind_text(q, ":message_id", i->message_id);
	stmt_bind_moment(q, ":date", i->date);
	stmt_bind_int(q, ":thread", i->thread);
	stmt_bind_text(q, ":child", i->child);
	stmt_bind_text(q, ":quote", i->quote);
	stmt_bind_day(q, ":due", i->due);
	stmt_bind_text(q, ":actor", i->actor);
	stmt_bind_text(q, ":rule", i->rule);
	stmt_bind_int(q, ":answers", i->answers);
	stmt_bind_int(q, ":chases", i->chases);
	stmt_bind_int(q, ":is_records", i->is_records);
	stmt_bind_int(q, ":is_meeting", i->is_meeting);
	stmt_bind_int(q, ":is_missed", i->is_missed);
	stmt_bind_int(q, ":is_gap", i->is_gap);
	if (!stmt_run(q, error))
		return FALSE;
	for (guint n = 0; n < i->events->len; n++)
		if (!add_event(s, i->id, n, i->events->pdata[n], error))
			return FALSE;
	return TRUE;
}

static gboolean set_items(struct store *s, const GPtrArray *items, GError **error)
{
	if (!store_run(s, SQL_EVENT_CLEAR, error) || !store_run(s, SQL_ITEM_CLEAR, error))
		return FALSE;
	for (guint i = 0; i < items->len; i++)
		if (!add_item(s, items->pdata[i], error))
			return FALSE;
	return TRUE;
}

gboolean store_items_set(struct store *s, const GPtrArray *items, GError **error)
{
	struct store_step step;

	return store_step_begin(s, &step, error) &&
		store_step_end(s, &step, set_items(s, items, error), error);
}

static struct item *item_of(struct stmt *q)
{
	struct item *i = item_new();

	i->id = stmt_int(q, 0);
	i->kind = (enum item_kind)stmt_int(q, 1);
	i->owed_by = (enum owed_by)stmt_int(q, 2);
	i->from = stmt_dup(q, 3);
	i->message = stmt_int(q, 4);
	i->sentence = (int)stmt_int(q, 5);
	i->message_id = stmt_dup(q, 6);
	i->date = stmt_moment(q, 7);
	i->thread = stmt_int(q, 9);
	i->child = stmt_dup(q, 10);
	i->quote = stmt_dup(q, 11);
	i->due = stmt_day(q, 12);
	i->actor = stmt_dup(q, 13);
	i->rule = stmt_dup(q, 14);
	i->answers = stmt_int(q, 15);
	i->chases = stmt_int(q, 16);
	i->is_records = stmt_int(q, 17) != 0;
	i->is_meeting = stmt_int(q, 18) != 0;
	i->is_missed = stmt_int(q, 19) != 0;
	i->is_gap = stmt_int(q, 20) != 0;
	return i;
}

static struct event *event_of(struct stmt *q)
{
	struct event *e =
		event_new((enum event_kind)stmt_int(q, 1), stmt_moment(q, 2), stmt_text(q, 6));

	e->message = stmt_int(q, 4);
	e->by_person = stmt_int(q, 5) != 0;
	e->until = stmt_day(q, 7);
	e->question = (enum question)stmt_int(q, 8);
	e->who = stmt_dup(q, 9);
	e->said = stmt_dup(q, 10);
	return e;
}

/* Both lists come by id: one walk along the two. */
static gboolean add_events(struct store *s, GPtrArray *items, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_EVENT_EACH);
	enum stmt_step step;
	guint i = 0;

	while ((step = stmt_next(q, error)) == STMT_ROW) {
		while (i < items->len && ((struct item *)items->pdata[i])->id < stmt_int(q, 0))
			i++;
		if (i < items->len && ((struct item *)items->pdata[i])->id == stmt_int(q, 0))
			g_ptr_array_add(((struct item *)items->pdata[i])->events, event_of(q));
	}
	return step == STMT_END;
}

GPtrArray *store_items(struct store *s, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)item_free);
	g_autoptr(stmt) q = stmt_of(s->db, SQL_ITEM_EACH);
	enum stmt_step step;

	while ((step = stmt_next(q, error)) == STMT_ROW)
		g_ptr_array_add(all, item_of(q));
	if (step == STMT_FAILED || !add_events(s, all, error))
		return NULL;
	return g_steal_pointer(&all);
}

/* -- search -------------------------------------------------------------------------------- */

static GArray *search_for(struct store *s, const char *query, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(stmt) q = stmt_of(s->db, SQL_SEARCH);
	enum stmt_step step;

	stmt_bind_text(q, ":query", query);
	while ((step = stmt_next(q, error)) == STMT_ROW) {
		gint64 id = stmt_int(q, 0);

		g_array_append_val(ids, id);
	}
	return step == STMT_END ? g_steal_pointer(&ids) : NULL;
}

/* Each word in quotes: then nothing in it is syntax. */
static char *quoted(const char *query)
{
	g_auto(GStrv) words = g_strsplit_set(query, " \t\r\n", -1);
	GString *out = g_string_new(NULL);

	for (guint i = 0; words[i]; i++) {
		g_auto(GStrv) parts = g_strsplit(words[i], "\"", -1);
		g_autofree char *doubled = g_strjoinv("\"\"", parts);

		if (*words[i])
			g_string_append_printf(out, "%s\"%s\"", out->len ? " " : "", doubled);
	}
	return g_string_free(out, FALSE);
}

GArray *store_search(struct store *s, const char *query, GError **error)
{
	GArray *ids = search_for(s, query, NULL);

	if (ids)
		return ids;
	/* Not FTS5's syntax, as people write: "what's up?" */
	g_autofree char *words = quoted(query);
	if (!*words)
		return g_array_new(FALSE, FALSE, sizeof(gint64));
	return search_for(s, words, error);
}
