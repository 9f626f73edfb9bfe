/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/parking.h"

/* A sentence that shares so much with the question asks it, though a word was changed. */
#define SAME 0.7

/* The words of a text, folded, each once. */
static GHashTable *words_of(const char *text)
{
	GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	char **folded = g_str_tokenize_and_fold(text, NULL, NULL);

	for (char **w = folded; *w; w++)
		g_hash_table_add(words, *w);
	g_free(folded); /* the words are the table's */
	return words;
}

/* Shared words by all words. */
static double likeness(GHashTable *a, GHashTable *b)
{
	guint shared = 0;
	GHashTableIter it;
	gpointer word;

	g_hash_table_iter_init(&it, a);
	while (g_hash_table_iter_next(&it, &word, NULL))
		shared += g_hash_table_contains(b, word);
	guint all = g_hash_table_size(a) + g_hash_table_size(b) - shared;
	return all ? (double)shared / all : 0;
}

static bool asks(const struct message *m, GHashTable *question)
{
	for (guint i = 0; i < m->sentences->len; i++) {
		const struct sentence *s = m->sentences->pdata[i];
		g_autoptr(GHashTable) words = words_of(s->text);

		if (likeness(words, question) >= SAME)
			return true;
	}
	return false;
}

static gint64 asked_in(const struct parked *p, const GPtrArray *messages)
{
	g_autoptr(GHashTable) question = words_of(p->text);

	for (guint i = 0; i < messages->len; i++) {
		const struct message *m = messages->pdata[i];

		if (m->date.unix_s >= p->at.unix_s && m->direction == DIRECTION_FROM_FAMILY &&
			m->between && asks(m, question))
			return m->id;
	}
	return 0;
}

void parking_settle(const GPtrArray *parked, const GPtrArray *messages)
{
	for (guint i = 0; i < parked->len; i++) {
		struct parked *p = parked->pdata[i];

		p->asked_in = asked_in(p, messages);
	}
}
