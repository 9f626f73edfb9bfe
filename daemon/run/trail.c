/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/trail.h"

#include "thread/mention.h"
#include "track/ladder.h"
#include "track/parking.h"

struct trail *trail_open(struct settings *s, const char *state_dir, enum store_mode mode,
	struct moment now, GError **error)
{
	g_autoptr(trail) t = g_new0(struct trail, 1);

	t->settings = s;
	t->now = now;
	t->state_dir = g_strdup(state_dir);
	t->roster = roster_new(s);
	t->unnoted = g_array_new(FALSE, FALSE, sizeof(gint64));
	t->store = store_open(state_dir, mode, error);
	return t->store ? g_steal_pointer(&t) : NULL;
}

void trail_free(struct trail *t)
{
	if (!t)
		return;
	reader_pool_free(t->pool);
	store_close(t->store);
	roster_free(t->roster);
	settings_free(t->settings);
	g_free(t->state_dir);
	g_array_unref(t->unnoted);
	g_free(t);
}

struct reader_pool *trail_pool(struct trail *t, GError **error)
{
	if (!t->pool)
		t->pool = reader_pool_new(t->settings, 0, error);
	return t->pool;
}

const char *trail_call(const struct address *a, gpointer data)
{
	const struct trail *t = data;

	return roster_call(t->roster, a);
}

GPtrArray *trail_messages(struct trail *t, GError **error)
{
	GPtrArray *messages = store_messages(t->store, error);

	/* by date, so what is still to come stands at the end */
	while (messages && messages->len) {
		const struct message *last = messages->pdata[messages->len - 1];

		if (last->date.unix_s <= t->now.unix_s)
			break;
		g_ptr_array_remove_index(messages, messages->len - 1);
	}
	return messages;
}

GPtrArray *trail_views(struct trail *t, GPtrArray **ret_items, GError **error)
{
	GPtrArray *items = store_items(t->store, error);

	if (!items)
		return NULL;
	GPtrArray *views = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < items->len; i++) {
		struct item_view v;

		if (!ladder_view(items->pdata[i], t->now, t->settings, &v))
			continue;
		v.as_of = t->now;
		g_ptr_array_add(views, g_memdup2(&v, sizeof v));
	}
	*ret_items = items;
	return views;
}

struct address *trail_note_with(const struct trail *t, const struct note *n)
{
	const char *text;
	enum note_kind kind = note_kind_of(n->text, &text);

	if (n->with)
		return address_new(NULL, n->with);
	return kind == NOTE_LOG ? mention_find(t->roster, text) : NULL;
}

static gint by_time(gconstpointer a, gconstpointer b)
{
	const struct parked *x = *(struct parked *const *)a, *y = *(struct parked *const *)b;

	return x->at.unix_s < y->at.unix_s ? -1 : x->at.unix_s > y->at.unix_s;
}

GPtrArray *trail_parked(struct trail *t, const GPtrArray *messages, GError **error)
{
	g_autoptr(GPtrArray) notes = store_notes(t->store, error);

	if (!notes)
		return NULL;
	GPtrArray *parked = g_ptr_array_new_with_free_func((GDestroyNotify)parked_free);
	for (guint i = 0; i < messages->len; i++) {
		const struct message *m = messages->pdata[i];
		g_autofree char *text = m->note == NOTE_ASK ? message_note_text(m) : NULL;

		if (text && *text)
			g_ptr_array_add(parked, parked_new(m->date, text, m->id));
	}
	for (guint i = 0; i < notes->len; i++) {
		const struct note *n = notes->pdata[i];
		const char *text;

		if (note_kind_of(n->text, &text) == NOTE_ASK && n->at.unix_s <= t->now.unix_s)
			g_ptr_array_add(parked, parked_new(n->at, text, 0));
	}
	g_ptr_array_sort(parked, by_time);
	parking_settle(parked, messages);
	return parked;
}
