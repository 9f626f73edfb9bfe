/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/vocabulary.h"

#include <string.h>

/* A beginning that stands for a word is at least so long. */
#define BEGINNING_MIN 3

struct vocabulary {
	GHashTable *same;      /* stem, or "make up" -> the stem that stands for it */
	GHashTable *beginning; /* of a word -> the same */
	GHashTable *matters;   /* stem -> matter_set, owned */
	GHashTable *faint;     /* stems */
	GPtrArray *names;      /* of the matters, by bit */
};

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

/* A phrase with an open end has no space behind it. */
static void add_same(const char *phrase, const char *name, gpointer data)
{
	struct vocabulary *v = data;
	bool open = !g_str_has_suffix(phrase, " ");
	char *w = g_strstrip(g_strdup(phrase)), *by = g_strdup(name);

	stem(by);
	if (!open)
		stem(w);
	g_hash_table_insert(open ? v->beginning : v->same, w, by);
}

static void add_matter(const char *phrase, const char *name, gpointer data)
{
	struct vocabulary *v = data;
	g_autofree char *w = g_strstrip(g_strdup(phrase));
	char *by = vocabulary_stem(v, w);
	matter_set *found = g_hash_table_lookup(v->matters, by);
	guint bit = 0;

	while (bit < v->names->len && !g_str_equal(v->names->pdata[bit], name))
		bit++;
	if (bit == v->names->len)
		g_ptr_array_add(v->names, g_strdup(name));
	if (bit >= VOCABULARY_MATTERS_MAX) {
		g_free(by);
		return;
	}
	if (found)
		g_free(by);
	else
		g_hash_table_insert(v->matters, by, found = g_new0(matter_set, 1));
	*found |= (matter_set)1 << bit;
}

static void add_faint(const char *phrase, const char *name, gpointer data)
{
	struct vocabulary *v = data;
	g_autofree char *w = g_strstrip(g_strdup(phrase));

	(void)name;
	g_hash_table_add(v->faint, vocabulary_stem(v, w));
}

struct vocabulary *vocabulary_new(const struct phrasebook *book)
{
	struct vocabulary *v = g_new0(struct vocabulary, 1);

	v->same = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	v->beginning = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	v->matters = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	v->faint = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	v->names = g_ptr_array_new_with_free_func(g_free);
	phrasebook_each(book, TOPIC_SAME, add_same, v);
	phrasebook_each(book, TOPIC_MATTER, add_matter, v);
	phrasebook_each(book, TOPIC_FAINT, add_faint, v);
	return v;
}

void vocabulary_free(struct vocabulary *v)
{
	if (!v)
		return;
	g_hash_table_unref(v->same);
	g_hash_table_unref(v->beginning);
	g_hash_table_unref(v->matters);
	g_hash_table_unref(v->faint);
	g_ptr_array_unref(v->names);
	g_free(v);
}

/* The longest beginning of a word that stands for one. */
static const char *by_beginning(const struct vocabulary *v, const char *word)
{
	g_autofree char *w = g_strdup(word);

	for (gsize n = strlen(w); n >= BEGINNING_MIN; n--) {
		w[n] = '\0';
		const char *by = g_hash_table_lookup(v->beginning, w);
		if (by)
			return by;
	}
	return NULL;
}

const char *vocabulary_pair(const struct vocabulary *v, const char *first, const char *second)
{
	g_autofree char *both = g_strdup_printf("%s %s", first, second);

	stem(both);
	return g_hash_table_lookup(v->same, both);
}

char *vocabulary_stem(const struct vocabulary *v, const char *word)
{
	char *w = g_strdup(word);

	stem(w);
	const char *by = g_hash_table_lookup(v->same, w);
	if (!by)
		by = by_beginning(v, word);
	if (!by)
		return w;
	g_free(w);
	return g_strdup(by);
}

matter_set vocabulary_matters(const struct vocabulary *v, const char *stem)
{
	const matter_set *found = g_hash_table_lookup(v->matters, stem);

	return found ? *found : 0;
}

bool vocabulary_is_faint(const struct vocabulary *v, const char *stem)
{
	return g_hash_table_contains(v->faint, stem);
}
