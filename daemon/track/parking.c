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

/* The words of each sentence, read once for all questions. */
static GPtrArray *sentences_of(const struct message *m)
{
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);

	for (guint i = 0; i < m->sentences->len; i++)
		g_ptr_array_add(
			all, words_of(((const struct sentence *)m->sentences->pdata[i])->text));
	return all;
}

static bool asks(const GPtrArray *sentences, GHashTable *question)
{
	for (guint i = 0; i < sentences->len; i++)
		if (likeness(sentences->pdata[i], question) >= SAME)
			return true;
	return false;
}

static bool is_open(const struct parked *p, const struct message *m)
{
	return !p->asked_in && m->date.unix_s >= p->at.unix_s;
}

/* The questions that stand open when the letter goes out; `questions`: their words. */
static void look(const struct message *m, const GPtrArray *parked, const GPtrArray *questions)
{
	g_autoptr(GPtrArray) sentences = NULL;

	for (guint i = 0; i < parked->len; i++) {
		struct parked *p = parked->pdata[i];

		if (!is_open(p, m))
			continue;
		if (!sentences)
			sentences = sentences_of(m);
		if (asks(sentences, questions->pdata[i]))
			p->asked_in = m->id;
	}
}

void parking_settle(const GPtrArray *parked, const GPtrArray *messages)
{
	g_autoptr(GPtrArray) questions =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);

	for (guint i = 0; i < parked->len; i++) {
		struct parked *p = parked->pdata[i];

		p->asked_in = 0;
		g_ptr_array_add(questions, words_of(p->text));
	}
	for (guint i = 0; i < messages->len; i++) {
		const struct message *m = messages->pdata[i];

		if (m->direction == DIRECTION_FROM_FAMILY && m->between)
			look(m, parked, questions);
	}
}
