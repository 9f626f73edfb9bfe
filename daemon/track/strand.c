/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/strand.h"

#include <string.h>

#include "track/tie.h"

#define DAY_S (24 * 60 * 60)

/* Somebody of a letter before. */
struct known {
	const char *address;
	GPtrArray *name;    /* its words */
	GPtrArray *strands; /* the matters that they are of, borrowed, in the order begun */
};

struct walk {
	const struct settings *settings;
	const struct weights *weights;
	struct lexicon *lexicon;
	GPtrArray *all;	       /* struct strand, owned */
	GHashTable *by_thread; /* thread -> struct strand */
	GHashTable *by_word;   /* stem -> GPtrArray of struct strand */
	GHashTable *by_person; /* address outside the family -> struct known, owned */
	GPtrArray *met;	       /* what the letter that is being weighed may go on with */
};

static void known_free(struct known *k)
{
	g_ptr_array_unref(k->name);
	g_ptr_array_unref(k->strands);
	g_free(k);
}

/* -- the matters that a letter may go on with --------------------------------------------- */

/* Those whose names stand in it.  Who writes and gets it is dropped from its words. */
static GPtrArray *people_named(const struct walk *w, const GPtrArray *words)
{
	GPtrArray *named = g_ptr_array_new();
	GHashTableIter people;
	gpointer k;

	g_hash_table_iter_init(&people, w->by_person);
	while (g_hash_table_iter_next(&people, NULL, &k)) {
		const struct known *known = k;

		if (lexicon_shared(w->lexicon, known->name, words, NULL))
			g_ptr_array_add(named, (gpointer)known->address);
	}
	return named;
}

static bool is_under_way(const struct strand *t, const struct message *m)
{
	return t->last && m->date.unix_s - t->last->date.unix_s <= (gint64)STRAND_DAYS * DAY_S;
}

static void meet(struct walk *w, const GPtrArray *list, const struct message *m)
{
	for (guint n = list ? list->len : 0, k = 0; n-- > 0 && k < STRAND_MEET_MAX; k++) {
		struct strand *t = list->pdata[n];

		if (t->met == m || !is_under_way(t, m))
			continue;
		t->met = m;
		g_ptr_array_add(w->met, t);
	}
}

static void meet_by_words(struct walk *w, const GPtrArray *words, const struct message *m)
{
	for (guint i = 0; i < words->len; i++)
		meet(w, g_hash_table_lookup(w->by_word, words->pdata[i]), m);
}

static void meet_all(struct walk *w, const struct told *told)
{
	g_ptr_array_set_size(w->met, 0);
	for (guint i = 0; i < told->people->len; i++) {
		const struct address *a = told->people->pdata[i];
		const struct known *k = g_hash_table_lookup(w->by_person, a->address);

		meet(w, k ? k->strands : NULL, told->message);
	}
	meet_by_words(w, told->words, told->message);
	meet_by_words(w, told->writer, told->message);
}

/* -- which of them it goes on with -------------------------------------------------------- */

static double sum(const double *x)
{
	double all = 0;

	for (int i = 0; i < TIE_COUNT; i++)
		all += x[i];
	return all;
}

/* The two strongest ties. */
static char *explain(const struct walk *w, double *x)
{
	GString *out = g_string_new("the matter");

	for (int told = 0; told < 2; told++) {
		int best = -1;

		for (int i = 0; i < TIE_COUNT; i++)
			if (weights_reason(w->weights, WEIGHTS_CONTINUES, i) && x[i] > 0 &&
				(best < 0 || x[i] > x[best]))
				best = i;
		if (best < 0)
			break;
		g_string_append_printf(out, "%s%s", told ? ", " : " (",
			weights_reason(w->weights, WEIGHTS_CONTINUES, best));
		x[best] = 0;
	}
	if (strchr(out->str, '('))
		g_string_append_c(out, ')');
	return g_string_free(out, FALSE);
}

/* The matter that the letter goes on with, or NULL. */
static struct strand *find(struct walk *w, const struct told *told, char **ret_join)
{
	g_autoptr(GPtrArray) named = people_named(w, told->words);
	struct gathering g = { .told = told, .lexicon = w->lexicon, .met = w->met, .named = named };
	struct strand *best = NULL;
	double score = 0, x[TIE_COUNT], best_x[TIE_COUNT];

	meet_all(w, told);
	gathering_fill(&g);
	for (guint i = 0; i < w->met->len; i++) {
		gathering_measure(&g, w->met->pdata[i], x);
		for (int tie = 0; tie < TIE_COUNT; tie++)
			x[tie] *= weights_get(w->weights, WEIGHTS_CONTINUES, tie);
		if (sum(x) < score || (best && sum(x) == score))
			continue;
		best = w->met->pdata[i];
		score = sum(x);
		memcpy(best_x, x, sizeof x);
	}
	gathering_clear(&g);
	if (best)
		*ret_join = explain(w, best_x);
	return best;
}

/* -- the walk ----------------------------------------------------------------------------- */

static bool may_go_on(const struct message *m)
{
	const act_set silent = ACT_BIT(ACT_AUTO_REPLY) | ACT_BIT(ACT_BULK);

	return (m->note || m->between) && m->trusted && !m->own_digest && !m->automatic &&
		m->kind == KIND_PERSON && !(m->acts & silent);
}

static struct known *know(struct walk *w, const struct address *a)
{
	struct known *k = g_hash_table_lookup(w->by_person, a->address);

	if (!k) {
		k = g_new0(struct known, 1);
		k->address = a->address;
		k->name = lexicon_words(w->lexicon, a->name ? a->name : "");
		k->strands = g_ptr_array_new();
		g_hash_table_insert(w->by_person, a->address, k);
	}
	return k;
}

static void index_word(struct walk *w, struct strand *t, const char *word)
{
	GPtrArray *list = g_hash_table_lookup(w->by_word, word);

	if (g_hash_table_contains(t->words, word))
		return;
	if (!list) {
		list = g_ptr_array_new();
		g_hash_table_insert(w->by_word, g_strdup(word), list);
	}
	g_ptr_array_add(list, t);
}

static void add_letter(struct walk *w, struct strand *t, const struct told *told)
{
	for (guint i = 0; i < told->words->len; i++)
		index_word(w, t, told->words->pdata[i]);
	for (guint i = 0; i < told->people->len; i++) {
		const struct address *a = told->people->pdata[i];
		struct known *k = know(w, a);

		if (!g_hash_table_contains(t->people, a->address))
			g_ptr_array_add(k->strands, t);
	}
	strand_add(t, told);
}

static void take_letter(struct walk *w, struct message *m)
{
	struct strand *t = g_hash_table_lookup(w->by_thread, &m->thread);
	bool goes_on = may_go_on(m);
	struct told told = { 0 };
	char *join = NULL;

	told_fill(&told, w->lexicon, w->settings, m);
	if (!t && goes_on)
		t = find(w, &told, &join);
	if (join) {
		g_free(m->join);
		m->join = join;
	}
	if (!t) {
		t = strand_new(m->thread);
		g_ptr_array_add(w->all, t);
	}
	g_hash_table_insert(w->by_thread, &m->thread, t);
	t->thread = MIN(t->thread, m->thread);
	t->letters++;
	if (goes_on)
		add_letter(w, t, &told);
	lexicon_count(w->lexicon, told.words);
	told_clear(&told);
}

/* The threads are named when all are known: the lowest id may come last. */
static void name_threads(const struct walk *w, GPtrArray *messages)
{
	g_autofree gint64 *thread = g_new(gint64, MAX(messages->len, 1));

	for (guint i = 0; i < messages->len; i++) {
		struct message *m = messages->pdata[i];

		thread[i] =
			((struct strand *)g_hash_table_lookup(w->by_thread, &m->thread))->thread;
	}
	for (guint i = 0; i < messages->len; i++) {
		struct message *m = messages->pdata[i];

		m->conversation = m->thread;
		m->thread = thread[i];
		if (m->thread == m->id)
			g_clear_pointer(&m->join, g_free);
	}
}

void strand_join(GPtrArray *messages, const struct settings *s, const struct phrasebook *book)
{
	g_autoptr(lexicon) words = lexicon_of_family(book, s);
	struct walk w = {
		.settings = s,
		.weights = phrasebook_weights(book),
		.lexicon = words,
		.all = g_ptr_array_new_with_free_func((GDestroyNotify)strand_free),
		.by_thread = g_hash_table_new(g_int64_hash, g_int64_equal),
		.by_word = g_hash_table_new_full(
			g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref),
		.by_person = g_hash_table_new_full(
			g_str_hash, g_str_equal, NULL, (GDestroyNotify)known_free),
		.met = g_ptr_array_new(),
	};

	for (guint i = 0; i < messages->len; i++)
		take_letter(&w, messages->pdata[i]);
	name_threads(&w, messages);
	g_hash_table_unref(w.by_thread);
	g_hash_table_unref(w.by_word);
	g_hash_table_unref(w.by_person);
	g_ptr_array_unref(w.met);
	g_ptr_array_unref(w.all);
}
