/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/words.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

struct lexicon {
	const struct phrasebook *book;
	GHashTable *frequency; /* stem -> letters that have it */
	GHashTable *skip;      /* names that never count */
	GHashTable *same;      /* stem -> the stem that stands for it, of synonyms */
	int letters;
};

/* Lower case, no accents, no apostrophes. */
static char *folded(const char *text)
{
	g_autofree char *plain = text_unaccented(text);
	GString *out = g_string_sized_new(strlen(plain));

	for (const char *p = plain; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c != '\'' && c != 0x2019)
			g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}

static bool cut(char *w, const char *ending, const char *by, gsize stem_min)
{
	gsize n = strlen(w), k = strlen(ending);

	if (n < k + stem_min || strcmp(w + n - k, ending))
		return false;
	g_strlcpy(w + n - k, by, k + 1);
	return true;
}

/* A light stem: plural, -ing, -ed, and the commonest Spanish endings. */
static void stem(char *w)
{
	static const struct {
		const char *ending, *by;
	} endings[] = { { "ies", "y" }, { "aciones", "acion" }, { "iones", "ion" },
		{ "sses", "ss" }, { "ches", "ch" }, { "shes", "sh" }, { "xes", "x" } };

	if (g_ascii_isdigit(*w)) { /* 9th, 1st */
		if (!cut(w, "th", "", 1) && !cut(w, "st", "", 1) && !cut(w, "nd", "", 1))
			cut(w, "rd", "", 1);
		return;
	}
	for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
		if (cut(w, endings[i].ending, endings[i].by, 2))
			return;
	gsize n = strlen(w);
	if (n > 3 && w[n - 1] == 's' && w[n - 2] != 's' && w[n - 2] != 'u')
		w[--n] = '\0';
	if (cut(w, "ing", "", 3) || cut(w, "ed", "", 3)) {
		n = strlen(w);
		if (n > 3 && w[n - 1] == w[n - 2] && !strchr("lsz", w[n - 1]))
			w[n - 1] = '\0';
	}
	n = strlen(w);
	if (n > 4 && w[n - 1] == 'e')
		w[n - 1] = '\0';
}

static void add_name(const char *name, const char *first, gpointer data)
{
	struct lexicon *l = data;
	char *w = g_strdup(name), *by = g_strdup(first);

	stem(w);
	stem(by);
	g_hash_table_insert(l->same, w, by);
}

struct lexicon *lexicon_new(const struct phrasebook *book, const char *const *names)
{
	struct lexicon *l = g_new0(struct lexicon, 1);

	l->frequency = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	l->skip = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	l->same = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	l->book = book;
	phrasebook_each_name(book, add_name, l);
	for (; names && *names; names++)
		g_hash_table_add(l->skip, g_strdup(*names));
	return l;
}

void lexicon_free(struct lexicon *l)
{
	if (!l)
		return;
	g_hash_table_unref(l->frequency);
	g_hash_table_unref(l->skip);
	g_hash_table_unref(l->same);
	g_free(l);
}

static gint order(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_once(GPtrArray *list)
{
	guint kept = 0;

	g_ptr_array_sort(list, order);
	for (guint i = 0; i < list->len; i++) {
		if (kept && g_str_equal(list->pdata[kept - 1], list->pdata[i]))
			continue;
		gpointer t = list->pdata[kept];
		list->pdata[kept++] = list->pdata[i];
		list->pdata[i] = t;
	}
	g_ptr_array_set_size(list, (gint)kept);
}

static bool is_word_char(gunichar c)
{
	return g_unichar_isalnum(c);
}

GPtrArray *lexicon_words(const struct lexicon *l, const char *text)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *plain = folded(text);

	for (const char *p = plain; *p;) {
		const char *from = p;

		while (*p && is_word_char(g_utf8_get_char(p)))
			p = g_utf8_next_char(p);
		if (p == from) {
			p = g_utf8_next_char(p);
			continue;
		}
		g_autofree char *w = g_strndup(from, (gsize)(p - from));
		if (g_hash_table_contains(l->skip, w) || phrasebook_skips(l->book, w) ||
			(!w[1] && !g_ascii_isdigit(*w)))
			continue;
		stem(w);
		const char *first = g_hash_table_lookup(l->same, w);
		g_ptr_array_add(list, first ? g_strdup(first) : g_steal_pointer(&w));
	}
	sort_once(list);
	return list;
}

cue_set lexicon_cues(const struct lexicon *l, const char *text)
{
	return phrasebook_cues(l->book, text);
}

void words_merge(GPtrArray *a, const GPtrArray *b)
{
	for (guint i = 0; i < b->len; i++)
		g_ptr_array_add(a, g_strdup(b->pdata[i]));
	sort_once(a);
}

void lexicon_count(struct lexicon *l, const GPtrArray *list)
{
	l->letters++;
	for (guint i = 0; i < list->len; i++) {
		int n = GPOINTER_TO_INT(g_hash_table_lookup(l->frequency, list->pdata[i]));

		g_hash_table_insert(l->frequency, g_strdup(list->pdata[i]), GINT_TO_POINTER(n + 1));
	}
}

double lexicon_weight(const struct lexicon *l, const char *word)
{
	int df = GPOINTER_TO_INT(g_hash_table_lookup(l->frequency, word));

	return CLAMP(log((l->letters + 6.0) / (df + 1.0)), 0.3, 3.0);
}

const char *lexicon_shared(
	const struct lexicon *l, const GPtrArray *a, const GPtrArray *b, double *ret_weight)
{
	const char *heaviest = NULL;
	double most = 0;

	for (guint i = 0, k = 0; i < a->len && k < b->len;) {
		int c = strcmp(a->pdata[i], b->pdata[k]);

		if (c == 0 && lexicon_weight(l, a->pdata[i]) > most) {
			heaviest = a->pdata[i];
			most = lexicon_weight(l, heaviest);
		}
		i += c <= 0;
		k += c >= 0;
	}
	if (ret_weight)
		*ret_weight = most;
	return heaviest;
}

static double weight_of(const struct lexicon *l, const GPtrArray *list)
{
	double all = 0;

	for (guint i = 0; i < list->len; i++)
		all += lexicon_weight(l, list->pdata[i]);
	return all;
}

static double weight_shared(const struct lexicon *l, const GPtrArray *a, const GPtrArray *b)
{
	double shared = 0;

	for (guint i = 0, k = 0; i < a->len && k < b->len;) {
		int c = strcmp(a->pdata[i], b->pdata[k]);

		if (c == 0)
			shared += lexicon_weight(l, a->pdata[i]);
		i += c <= 0;
		k += c >= 0;
	}
	return shared;
}

double lexicon_overlap(const struct lexicon *l, const GPtrArray *asked, const GPtrArray *said)
{
	return weight_shared(l, asked, said) / MAX(4.0, weight_of(l, asked));
}

double lexicon_closeness(const struct lexicon *l, const GPtrArray *a, const GPtrArray *b)
{
	return weight_shared(l, a, b) / MAX(3.0, MIN(weight_of(l, a), weight_of(l, b)));
}
