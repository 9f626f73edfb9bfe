/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/field.h"

#include <string.h>

#include "track/ledger.h"
#include "track/shape.h"

#define DAY_S (24 * 60 * 60)
/* In place of a word: what promises a call; a note of one shares few words with it. */
#define CALLS "#call"

static GPtrArray *list_at(GHashTable *table, gconstpointer key, gsize size)
{
	GPtrArray *list = g_hash_table_lookup(table, key);

	if (!list) {
		list = g_ptr_array_new();
		g_hash_table_insert(table, g_memdup2(key, size), list);
	}
	return list;
}

static void count_words(struct field *f, const GPtrArray *messages)
{
	for (guint i = 0; i < messages->len; i++) {
		struct message *m = messages->pdata[i];
		g_autoptr(GPtrArray) list = lexicon_words(f->lexicon, m->own_text);

		g_hash_table_insert(f->by_id, &m->id, m);
		lexicon_count(f->lexicon, list);
	}
}

/* Items of one letter, kind and side compete for its answers. */
static void find_siblings(struct field *f, const GPtrArray *items)
{
	for (guint i = 0; i < items->len; i++) {
		struct asked *a = f->all->pdata[i];
		const GPtrArray *same = field_opened_by(f, a->item->message);

		a->position = 1;
		for (guint k = 0; k < same->len; k++) {
			struct asked *b = same->pdata[k];

			if (b == a || b->item->kind != a->item->kind ||
				b->item->owed_by != a->item->owed_by)
				continue;
			g_ptr_array_add(a->siblings, b);
			a->position += b->item->sentence < a->item->sentence;
		}
	}
}

struct field *field_new(const GPtrArray *items, const GPtrArray *messages, const struct settings *s,
	const struct phrasebook *book)
{
	struct field *f = g_new0(struct field, 1);
	GDestroyNotify unref = (GDestroyNotify)g_ptr_array_unref;

	f->settings = s;
	f->lexicon = lexicon_of_family(book, s);
	f->weights = phrasebook_weights(book);
	f->by_id = g_hash_table_new(g_int64_hash, g_int64_equal);
	f->all = g_ptr_array_new_with_free_func((GDestroyNotify)asked_free);
	f->asked = g_hash_table_new(g_int64_hash, g_int64_equal);
	f->opened_by = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, unref);
	f->by_thread = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, unref);
	f->by_word = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref);
	f->by_person = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref);
	f->dependents = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, unref);
	f->last_by = g_hash_table_new(g_str_hash, g_str_equal);
	f->replied = g_ptr_array_new();
	f->none = g_ptr_array_new();
	for (int side = 0; side < 2; side++)
		f->last[side] = g_hash_table_new(g_int64_hash, g_int64_equal);
	count_words(f, messages);
	for (guint i = 0; i < items->len; i++) {
		struct item *it = items->pdata[i];
		struct asked *a =
			asked_new(it, g_hash_table_lookup(f->by_id, &it->message), f->lexicon);

		g_ptr_array_add(f->all, a);
		g_hash_table_insert(f->asked, &it->id, a);
		if (it->kind != ITEM_TASK) /* which no answer settles */
			g_ptr_array_add(list_at(f->opened_by, &it->message, sizeof it->message), a);
	}
	find_siblings(f, items);
	return f;
}

void field_free(struct field *f)
{
	if (!f)
		return;
	lexicon_free(f->lexicon);
	g_hash_table_unref(f->by_id);
	g_ptr_array_unref(f->all);
	g_hash_table_unref(f->asked);
	g_hash_table_unref(f->opened_by);
	g_hash_table_unref(f->by_thread);
	g_hash_table_unref(f->by_word);
	g_hash_table_unref(f->by_person);
	g_hash_table_unref(f->dependents);
	g_hash_table_unref(f->last_by);
	g_ptr_array_unref(f->replied);
	g_ptr_array_unref(f->none);
	for (int side = 0; side < 2; side++)
		g_hash_table_unref(f->last[side]);
	g_free(f);
}

const struct message *field_message(const struct field *f, gint64 id)
{
	return g_hash_table_lookup(f->by_id, &id);
}

static const gint64 *conversation(const struct message *m)
{
	return m->conversation ? &m->conversation : &m->thread;
}

gint64 field_parent(const struct field *f, const struct message *m)
{
	if (m->reply_to || m->note || ledger_side(m) == OWED_UNKNOWN)
		return m->reply_to;
	const gint64 *last =
		g_hash_table_lookup(f->last[ledger_side(m) == OWED_FAMILY], conversation(m));
	return last ? *last : 0;
}

void field_pass(struct field *f, const struct message *m)
{
	if (!m->note && ledger_side(m) != OWED_UNKNOWN)
		g_hash_table_insert(f->last[ledger_side(m) == OWED_SCHOOL],
			(gpointer)conversation(m), (gpointer)&m->id);
	g_hash_table_insert(f->last_by, m->from->address, (gpointer)&m->date.unix_s);
}

bool field_is_first(const struct field *f, const struct message *m, const struct item *i)
{
	const gint64 *last = g_hash_table_lookup(f->last_by, m->from->address);

	return !last || *last <= i->date.unix_s;
}

struct asked *field_asked(const struct field *f, gint64 id)
{
	return g_hash_table_lookup(f->asked, &id);
}

const GPtrArray *field_opened_by(const struct field *f, gint64 id)
{
	const GPtrArray *list = g_hash_table_lookup(f->opened_by, &id);

	return list ? list : f->none;
}

GPtrArray *field_dependents(const struct field *f, gint64 id)
{
	return g_hash_table_lookup(f->dependents, &id);
}

/* Now and then the settled ones are dropped: a word's list stays about as long as its live items.
 */
static void put(GPtrArray *list, struct asked *a)
{
	guint kept = 0;

	if (list->len && list->len % FIELD_WORD_ITEMS_MAX == 0) {
		for (guint i = 0; i < list->len; i++)
			if (asked_is_live(list->pdata[i]))
				list->pdata[kept++] = list->pdata[i];
		g_ptr_array_set_size(list, (gint)kept);
	}
	g_ptr_array_add(list, a);
}

/* Who was asked, or who promised. */
static void add_people(struct field *f, struct asked *a)
{
	const GPtrArray *people = a->letter ? a->letter->to : f->none;

	if (a->item->kind == ITEM_COMMITMENT) {
		put(list_at(f->by_person, a->item->from, strlen(a->item->from) + 1), a);
		return;
	}
	for (guint i = 0; i < people->len; i++) {
		const char *address = ((const struct address *)people->pdata[i])->address;

		put(list_at(f->by_person, address, strlen(address) + 1), a);
	}
}

void field_add(struct field *f, struct asked *a)
{
	if (a->item->kind == ITEM_TASK)
		return;
	put(list_at(f->by_thread, &a->item->thread, sizeof a->item->thread), a);
	for (guint i = 0; i < a->words->len; i++) {
		const char *word = a->words->pdata[i];

		put(list_at(f->by_word, word, strlen(word) + 1), a);
	}
	if (a->item->kind == ITEM_COMMITMENT && (a->cues & CUE_BIT(CUE_CALL)))
		put(list_at(f->by_word, CALLS, sizeof CALLS), a);
	add_people(f, a);
}

void field_depend(struct field *f, struct asked *a)
{
	if (a->item->answers)
		g_ptr_array_add(
			list_at(f->dependents, &a->item->answers, sizeof a->item->answers), a);
	if (a->item->chases)
		g_ptr_array_add(
			list_at(f->dependents, &a->item->chases, sizeof a->item->chases), a);
}

/* Takes the live ones over and forgets the others; a reopened item is added again. */
static void gather(GPtrArray *list, GHashTable *seen, GPtrArray *around, gint64 not_before)
{
	guint kept = 0;

	for (guint i = 0; list && i < list->len; i++) {
		struct asked *a = list->pdata[i];

		if (!asked_is_live(a))
			continue;
		list->pdata[kept++] = a;
		if (a->item->date.unix_s >= not_before && g_hash_table_add(seen, a))
			g_ptr_array_add(around, a);
	}
	if (list)
		g_ptr_array_set_size(list, (gint)kept);
}

static gint by_item(gconstpointer a, gconstpointer b)
{
	const struct asked *x = *(struct asked *const *)a, *y = *(struct asked *const *)b;

	return x->item->id < y->item->id ? -1 : x->item->id > y->item->id;
}

GPtrArray *field_around(struct field *f, const struct heard *h)
{
	const struct message *m = h->message;
	gint64 not_before = m->date.unix_s - (gint64)FIELD_AGE_DAYS * DAY_S;
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	GPtrArray *around = g_ptr_array_new();
	g_autoptr(GPtrArray) writer = lexicon_words(f->lexicon, m->from->name ? m->from->name : "");
	/* the writer's name: "I'll ask Mr. Keane" */
	const GPtrArray *lists[] = { h->words, h->subject, h->files, writer };

	gather(g_hash_table_lookup(f->by_thread, &m->thread), seen, around, G_MININT64);
	for (guint k = 0; k < G_N_ELEMENTS(lists); k++)
		for (guint i = 0; i < lists[k]->len; i++) {
			GPtrArray *list = g_hash_table_lookup(f->by_word, lists[k]->pdata[i]);

			if (list && list->len <= FIELD_WORD_ITEMS_MAX)
				gather(list, seen, around, not_before);
		}
	if (!m->note)
		gather(g_hash_table_lookup(f->by_person, m->from->address), seen, around,
			m->date.unix_s - (gint64)FIELD_PERSON_DAYS * DAY_S);
	if (m->note && (lexicon_cues(f->lexicon, m->own_text) & CUE_BIT(CUE_CALL)))
		gather(g_hash_table_lookup(f->by_word, CALLS), seen, around, not_before);
	g_ptr_array_sort(around, by_item);
	return around;
}
