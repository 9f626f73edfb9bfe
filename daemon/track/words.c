/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/words.h"

#include "base/text.h"
#include "track/vocabulary.h"

#include <math.h>
#include <string.h>

/* A matter that two texts share counts so much of what a word does that is as rare. */
#define MATTER_SHARE 0.25

struct lexicon {
	const struct phrasebook *book;
	GHashTable *frequency; /* stem -> letters that have it */
	GHashTable *skip;      /* names that never count */
	struct vocabulary *vocabulary;
	int letters;
	int matters[VOCABULARY_MATTERS_MAX]; /* letters that speak of each */
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

struct lexicon *lexicon_new(const struct phrasebook *book, const char *const *names)
{
	struct lexicon *l = g_new0(struct lexicon, 1);

	l->frequency = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	l->skip = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	l->vocabulary = vocabulary_new(book);
	l->book = book;
	for (; names && *names; names++)
		g_hash_table_add(l->skip, g_strdup(*names));
	return l;
}

static GStrv family_names(const struct settings *s)
{
	g_autoptr(GStrvBuilder) out = g_strv_builder_new();
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < s->members->len; i++) {
		const struct person *p = s->members->pdata[i];

		g_string_append_printf(all, " %s", p->name ? p->name : "");
	}
	for (guint i = 0; i < s->children->len; i++) {
		const struct child *c = s->children->pdata[i];
		g_autofree char *aliases = c->aliases ? g_strjoinv(" ", c->aliases) : NULL;

		g_string_append_printf(all, " %s %s", c->name, aliases ? aliases : "");
	}
	g_autofree char *lower = g_utf8_strdown(all->str, -1);
	g_string_free(all, TRUE);
	g_auto(GStrv) parts = g_strsplit(lower, " ", -1);
	for (char **p = parts; *p; p++) {
		g_autofree char *possessive = g_strconcat(*p, "s", NULL);

		if (!**p)
			continue;
		g_strv_builder_add(out, *p);
		g_strv_builder_add(out, possessive); /* "Emma's" folds to "emmas" */
	}
	return g_strv_builder_end(out);
}

struct lexicon *lexicon_of_family(const struct phrasebook *book, const struct settings *s)
{
	g_auto(GStrv) names = family_names(s);

	return lexicon_new(book, (const char *const *)names);
}

void lexicon_free(struct lexicon *l)
{
	if (!l)
		return;
	g_hash_table_unref(l->frequency);
	g_hash_table_unref(l->skip);
	vocabulary_free(l->vocabulary);
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

/* The next word from there on, or NULL.  Yours. */
static char *next_word(const char **at)
{
	const char *p = *at;

	while (*p && !is_word_char(g_utf8_get_char(p)))
		p = g_utf8_next_char(p);
	const char *from = p;
	while (*p && is_word_char(g_utf8_get_char(p)))
		p = g_utf8_next_char(p);
	*at = p;
	return p > from ? g_strndup(from, (gsize)(p - from)) : NULL;
}

static bool tells_nothing(const struct lexicon *l, const char *word)
{
	return g_hash_table_contains(l->skip, word) || phrasebook_skips(l->book, word) ||
		(!word[1] && !g_ascii_isdigit(*word));
}

GPtrArray *lexicon_words(const struct lexicon *l, const char *text)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *plain = folded(text);
	g_autofree char *before = g_strdup("");
	const char *at = plain;

	for (char *w; (w = next_word(&at));) {
		const char *both = vocabulary_pair(l->vocabulary, before, w);

		if (both)
			g_ptr_array_add(list, g_strdup(both));
		if (!tells_nothing(l, w))
			g_ptr_array_add(list, vocabulary_stem(l->vocabulary, w));
		g_free(before);
		before = w;
	}
	sort_once(list);
	return list;
}

/* So many words on each side of "and" may be what it joins. */
#define JOINED_MAX 3

static bool ends_clause(const char *from, const char *to)
{
	for (const char *p = from; p < to; p++)
		if (strchr(",;:.?!", *p))
			return true;
	return false;
}

/* What tells something of the words that stand before or after a place, in its clause. */
static GPtrArray *words_beside_and(const struct lexicon *l, GPtrArray *tokens, int from, int step)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (int i = from, n = 0; i >= 0 && i < (int)tokens->len && n < JOINED_MAX;
		i += step, n++) {
		const char *w = tokens->pdata[i];

		if (!*w)
			break;
		g_string_append_printf(text, " %s", w);
	}
	if (phrasebook_cues(l->book, text->str) & CUE_BIT(CUE_POINTS_BACK))
		g_string_truncate(text, 0);
	return lexicon_words(l, text->str);
}

/* The words of a text; "" where a clause ends. */
static GPtrArray *tokens_of(const char *text)
{
	GPtrArray *tokens = g_ptr_array_new_with_free_func(g_free);
	const char *at = text, *before = text;

	for (char *w; (w = next_word(&at));) {
		if (ends_clause(before, at - strlen(w)))
			g_ptr_array_add(tokens, g_strdup(""));
		g_ptr_array_add(tokens, w);
		before = at;
	}
	return tokens;
}

bool lexicon_joined(
	const struct lexicon *l, const char *text, GPtrArray **ret_before, GPtrArray **ret_after)
{
	g_autofree char *plain = folded(text);
	g_autoptr(GPtrArray) tokens = tokens_of(plain);

	for (int i = 1; i + 1 < (int)tokens->len; i++) {
		if (!(phrasebook_cues(l->book, tokens->pdata[i]) & CUE_BIT(CUE_JOINS)))
			continue;
		g_autoptr(GPtrArray) a = words_beside_and(l, tokens, i - 1, -1);
		g_autoptr(GPtrArray) b = words_beside_and(l, tokens, i + 1, 1);
		if (!a->len || !b->len)
			continue;
		*ret_before = g_steal_pointer(&a);
		*ret_after = g_steal_pointer(&b);
		return true;
	}
	return false;
}

/* "Denise", but neither "IEP" nor "Friday". */
static bool is_name(const struct lexicon *l, const char *word)
{
	gunichar first = g_utf8_get_char(word), second = g_utf8_get_char(g_utf8_next_char(word));

	if (!g_unichar_isupper(first) || !g_unichar_islower(second))
		return false;
	g_autofree char *plain = folded(word);
	return !g_hash_table_contains(l->skip, plain) && !phrasebook_skips(l->book, plain) &&
		!(phrasebook_cues(l->book, plain) & CUE_BIT(CUE_SAYS_WHEN));
}

bool lexicon_names_somebody(const struct lexicon *l, const char *text)
{
	const char *at = text;
	char *first = next_word(&at); /* which has a capital letter in any case */

	g_free(first);
	for (char *w; (w = next_word(&at));) {
		bool name = is_name(l, w);

		g_free(w);
		if (name)
			return true;
	}
	return false;
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

void words_remove(GPtrArray *a, const GPtrArray *b)
{
	for (guint i = a->len; i-- > 0;)
		for (guint k = 0; k < b->len; k++)
			if (g_str_equal(a->pdata[i], b->pdata[k])) {
				g_ptr_array_remove_index(a, i);
				break;
			}
}

static matter_set matters_of(const struct lexicon *l, const GPtrArray *list)
{
	matter_set all = 0;

	for (guint i = 0; i < list->len; i++)
		all |= vocabulary_matters(l->vocabulary, list->pdata[i]);
	return all;
}

void lexicon_count(struct lexicon *l, const GPtrArray *list)
{
	matter_set matters = matters_of(l, list);

	l->letters++;
	for (guint i = 0; i < list->len; i++) {
		int n = GPOINTER_TO_INT(g_hash_table_lookup(l->frequency, list->pdata[i]));

		g_hash_table_insert(l->frequency, g_strdup(list->pdata[i]), GINT_TO_POINTER(n + 1));
	}
	for (guint bit = 0; bit < VOCABULARY_MATTERS_MAX; bit++)
		l->matters[bit] += matters >> bit & 1;
}

static double rarity(const struct lexicon *l, int letters)
{
	return CLAMP(log((l->letters + 6.0) / (letters + 1.0)), 0.3, 3.0);
}

double lexicon_weight(const struct lexicon *l, const char *word)
{
	int df = GPOINTER_TO_INT(g_hash_table_lookup(l->frequency, word));

	return rarity(l, df);
}

bool lexicon_is_faint(const struct lexicon *l, const char *word)
{
	return vocabulary_is_faint(l->vocabulary, word);
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

/* Both speak of these matters, in words of their own. */
static double weight_beside(const struct lexicon *l, matter_set matters)
{
	double all = 0;

	for (guint bit = 0; matters; bit++, matters >>= 1)
		if (matters & 1)
			all += MATTER_SHARE * rarity(l, l->matters[bit]);
	return all;
}

/* ret_told: the matters of the shared words. */
static double weight_shared(
	const struct lexicon *l, const GPtrArray *a, const GPtrArray *b, matter_set *ret_told)
{
	double shared = 0;

	*ret_told = 0;
	for (guint i = 0, k = 0; i < a->len && k < b->len;) {
		int c = strcmp(a->pdata[i], b->pdata[k]);

		if (c == 0) {
			shared += lexicon_weight(l, a->pdata[i]);
			*ret_told |= vocabulary_matters(l->vocabulary, a->pdata[i]);
		}
		i += c <= 0;
		k += c >= 0;
	}
	return shared;
}

double lexicon_overlap(const struct lexicon *l, const GPtrArray *asked, const GPtrArray *said)
{
	matter_set told;

	return weight_shared(l, asked, said, &told) / MAX(4.0, weight_of(l, asked));
}

double lexicon_closeness(const struct lexicon *l, const GPtrArray *a, const GPtrArray *b)
{
	matter_set told;
	double shared = weight_shared(l, a, b, &told);
	double beside = weight_beside(l, matters_of(l, a) & matters_of(l, b) & ~told);

	return (shared + beside) / MAX(3.0, MIN(weight_of(l, a), weight_of(l, b)));
}
