/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/phrase_scan.h"
#include <string.h>

#define FOLDED_MAX 24 /* no word of a date is longer */
#define LANGUAGES_MAX 8
#define PHRASE_WORDS_MAX 8 /* of one entry */

struct raw {
	char folded[FOLDED_MAX];
	bool digits, letter;
	struct phrase_word word;
};

/* Lower case, without its accent: "Mañana" and "manana" are one word. */
static gunichar fold(gunichar c)
{
	gunichar base, mark;

	if (c == 0x2019 || c == 0x2018) /* curly apostrophes */
		return '\'';
	if (c == 0x2013 || c == 0x2014 || c == 0x2011) /* dashes */
		return '-';
	c = g_unichar_tolower(c);
	return g_unichar_decompose(c, &base, &mark) && mark ? base : c;
}

static void raw_append(struct raw *r, gunichar c)
{
	gsize used = strlen(r->folded);
	char buffer[6];
	int n = g_unichar_to_utf8(c, buffer);

	if (used + (gsize)n < FOLDED_MAX)
		memcpy(r->folded + used, buffer, (gsize)n);
	else
		r->folded[0] = '~'; /* too long to be in any table */
}

static int numeral_value(const char *digits)
{
	return strlen(digits) > 4 ? -1 : (int)g_ascii_strtoll(digits, NULL, 10);
}

/* "th" right behind digits makes them an ordinal. */
static bool is_ordinal_suffix(const char *word)
{
	static const char *const suffixes[] = { "st", "nd", "rd", "th", "ro", "o", "\302\272",
		"\302\260" };

	for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
		if (!strcmp(word, suffixes[i]))
			return true;
	return false;
}

static GArray *cut(const char *text)
{
	GArray *out = g_array_sized_new(FALSE, TRUE, sizeof(struct raw), 32);
	bool space = true;
	struct raw *last = NULL;

	for (const char *p = text; *p && p - text < PHRASE_TEXT_MAX; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p), folded = fold(c);
		bool digit = g_unichar_isdigit(c) && c < 128, letter = g_unichar_isalpha(folded);
		gsize from = (gsize)(p - text), to = (gsize)(g_utf8_next_char(p) - text);

		if (g_unichar_isspace(c) || g_unichar_ismark(c) || g_unichar_iszerowidth(c)) {
			space = space || g_unichar_isspace(c);
			continue;
		}
		if (space || !last || !((digit && last->digits) || (letter && last->letter))) {
			struct raw r = { .digits = digit, .letter = letter };

			r.word.joined = !space;
			r.word.capital = g_unichar_isupper(c);
			r.word.from = from;
			r.word.mark = digit || letter || folded > 126 ? 0 : (char)folded;
			g_array_append_val(out, r);
			last = &g_array_index(out, struct raw, out->len - 1);
		}
		raw_append(last, folded);
		last->word.to = to;
		space = false;
	}
	return out;
}

/* How many raw words the entry covers from i on; 0: it does not stand there. */
static int entry_covers(const struct word_entry *e, const GArray *raw, guint i)
{
	const char *text = e->text;
	int n = 0;

	for (; i < raw->len && n < PHRASE_WORDS_MAX; i++) {
		const char *word = g_array_index(raw, struct raw, i).folded;
		gsize length = strlen(word);

		if (strncmp(text, word, length))
			return 0;
		n++;
		text += length;
		if (!*text)
			return n;
		if (*text++ != ' ')
			return 0;
	}
	return 0;
}

static const struct word_entry *longest(
	const struct word_table *t, const GArray *raw, guint i, int *ret_covers)
{
	const char *word = g_array_index(raw, struct raw, i).folded;
	const struct word_entry *best = NULL;
	gsize length = strlen(word);

	*ret_covers = 0;
	for (const struct word_entry *e = word_table_first(t, word);
		e < t->entries + t->count && !strncmp(e->text, word, length); e++) {
		int n;

		if (e->text[length] && e->text[length] != ' ')
			break; /* only longer words from here: a space sorts before letters */
		n = entry_covers(e, raw, i);
		if (n <= *ret_covers)
			continue;
		best = e;
		*ret_covers = n;
	}
	return best;
}

/* The table that knows most of the words; the first of the list where they are level. */
static const struct word_table *language_of(
	const GArray *raw, const struct word_table *const *tables, int count)
{
	const struct word_table *best = tables[0];
	int most = -1;

	for (int k = 0; k < count; k++) {
		int known = 0, covers;

		for (guint i = 0; i < raw->len; i++)
			known += longest(tables[k], raw, i, &covers) != NULL;
		if (known > most) {
			most = known;
			best = tables[k];
		}
	}
	return best;
}

/* "lo hacemos next week", "before el viernes" */
static bool is_lent(enum word_kind kind)
{
	return kind == WORD_MONTH || kind == WORD_WEEKDAY || kind == WORD_DAY ||
		kind == WORD_THIS || kind == WORD_NEXT || kind == WORD_BEFORE || kind == WORD_UNIT;
}

/* Names of days and months of another language, and what points to them, may stand in any text. */
static const struct word_entry *borrowed(const struct word_table *const *tables, int count,
	const GArray *raw, guint i, int *ret_covers)
{
	for (int k = 0; k < count; k++) {
		const struct word_entry *e = longest(tables[k], raw, i, ret_covers);

		if (e && is_lent(e->kind))
			return e;
	}
	*ret_covers = 0;
	return NULL;
}

static void numeral(struct phrase_word *w, const struct raw *r, const struct raw *next)
{
	w->kind = WORD_NUMERAL;
	w->value = numeral_value(r->folded);
	w->digits = (gint16)strlen(r->folded);
	if (next && next->word.joined && is_ordinal_suffix(next->folded) && w->digits <= 2) {
		w->kind = WORD_ORDINAL;
		w->to = next->word.to;
	}
}

static int tables_of(const char *const *languages, const struct word_table **ret_tables)
{
	int count = 0;

	for (; languages && *languages && count < LANGUAGES_MAX; languages++) {
		const struct word_table *t = word_table_find(*languages);
		bool there = t == NULL;

		for (int k = 0; k < count; k++)
			there = there || ret_tables[k] == t;
		if (!there)
			ret_tables[count++] = t;
	}
	if (!count)
		ret_tables[count++] = word_table_find("en");
	return count;
}

static bool is_british(const char *const *languages)
{
	for (; languages && *languages; languages++)
		if (!g_ascii_strncasecmp(*languages, "en", 2))
			return !g_ascii_strcasecmp(*languages, "en-GB");
	return false;
}

void phrase_scan_init(struct phrase_scan *s, const char *text, const char *const *languages)
{
	const struct word_table *tables[LANGUAGES_MAX];
	int count = tables_of(languages, tables);
	g_autoptr(GArray) raw = cut(text);

	s->table = language_of(raw, tables, count);
	s->day_first = s->table->day_first || is_british(languages);
	s->words = g_array_sized_new(FALSE, TRUE, sizeof(struct phrase_word), raw->len);
	for (guint i = 0; i < raw->len;) {
		const struct raw *r = &g_array_index(raw, struct raw, i);
		struct phrase_word w = r->word;
		int covers;
		const struct word_entry *e = longest(s->table, raw, i, &covers);

		if (!e)
			e = borrowed(tables, count, raw, i, &covers);
		if (e) {
			w.kind = e->kind;
			w.value = e->value;
			w.to = g_array_index(raw, struct raw, i + (guint)covers - 1).word.to;
			w.mark = covers == 1 ? w.mark : 0;
		} else if (r->digits) {
			numeral(&w, r, i + 1 < raw->len ? r + 1 : NULL);
			covers = w.kind == WORD_ORDINAL ? 2 : 1;
		}
		g_array_append_val(s->words, w);
		i += (guint)MAX(covers, 1);
	}
}

void phrase_scan_clear(struct phrase_scan *s)
{
	g_array_unref(s->words);
	s->words = NULL;
}

const struct phrase_word *phrase_scan_at(const struct phrase_scan *s, int i)
{
	static const struct phrase_word none = { .kind = WORD_OTHER };

	return i < 0 || i >= (int)s->words->len ? &none
						: &g_array_index(s->words, struct phrase_word, i);
}
