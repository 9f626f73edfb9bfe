/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/sentence.h"

#include "base/text.h"
#include "parse/bullet.h"
#include "parse/sentence_table.h"
#include "parse/zone_table.h"

#include <string.h>

#define GREETING_WORDS_MAX 7
#define CLOSING_WORDS_MAX 6
#define RUN_ON_WORDS 3 /* at least, before a sentence that nothing divides off */

struct splitter {
	const struct own_text *own;
	GPtrArray *out;
	gboolean greeted; /* a greeting, or anything else, was seen: the next is not the first */
	gboolean body;	  /* a sentence that is no greeting was seen */
	int lead_in;	  /* of the bullets that follow, or -1 */
	guint part;	  /* of own->parts: the first that does not end before this place */
	int before;	  /* last sentence of the line before, or -1 */
};

/* -- where a sentence ends ----------------------------------------------------------- */

static gboolean is_stop(const char *p)
{
	return (*p && strchr(".!?", *p)) || g_str_has_prefix(p, "\u2026") ||
		g_str_has_prefix(p, "\u203d");
}

/* Quotes and brackets that close behind a stop. */
static const char *skip_closers(const char *p, gboolean *ret_quote)
{
	static const char *const closers[] = { "\"", "'", ")", "]", "\u201d", "\u2019", "\u00bb",
		"*", "_" };

	*ret_quote = FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(closers); i++) {
		if (!g_str_has_prefix(p, closers[i]))
			continue;
		*ret_quote |= closers[i][0] != '*' && closers[i][0] != '_';
		p += strlen(closers[i]);
		i = (gsize)-1;
	}
	return p;
}

/* The word that ends before the dot at p, with its inner dots: "p.m", "Mr", "e.g". */
static char *word_before(const char *line, const char *p)
{
	const char *start = p;

	while (start > line) {
		const char *q = g_utf8_prev_char(start);
		gunichar c = g_utf8_get_char(q);

		if (!g_unichar_isalnum(c) && c != '.')
			break;
		start = q;
	}
	return g_strndup(start, (gsize)(p - start));
}

/* Is the dot at p part of a word?  next: what stands behind the blanks. */
static gboolean is_abbreviation(const char *line, const char *p, const char *next)
{
	g_autofree char *word = word_before(line, p);
	gunichar c = g_utf8_get_char(next);

	if (!*word)
		return FALSE;
	/* an initial: "M. Fenn"; but "Plan B. Then", "I" and digits end sentences */
	if (g_utf8_strlen(word, -1) == 1 && g_unichar_isupper(g_utf8_get_char(word)) &&
		*word != 'I')
		return g_unichar_isupper(c);
	switch (sentence_table_abbreviation(word)) {
	case ABBREVIATION_ALWAYS:
		return TRUE;
	case ABBREVIATION_NUMBER:
		return g_unichar_isdigit(c) || c == '#';
	case ABBREVIATION_LOWER:
		return !g_unichar_isupper(c) && c != 0xbf && c != 0xa1;
	case ABBREVIATION_DATE:
		return g_unichar_isdigit(c) || g_unichar_islower(c) || c == ',' ||
			sentence_table_is_month(next);
	default:
		return strchr(word, '.') && !g_unichar_isupper(c);
	}
}

/* A smiley or an emoji behind a stop belongs to the sentence before it. */
static const char *skip_smiley(const char *p)
{
	gunichar c = g_utf8_get_char(p);
	gsize n = strcspn(p, " ");

	if (c >= 0x2600 && c != 0xfffd)
		return p + n;
	if (n < 2 || n > 4 || !strchr(":;=<", *p) || strcspn(p, "-)(DPpoO3|/'^*") >= n)
		return p;
	return p + n;
}

static const char *skip_blanks(const char *p)
{
	return p + strspn(p, " ");
}

static guint count_words(const char *text)
{
	guint n = 0;

	for (const char *p = text; *p; p += strcspn(p, " "))
		n += *(p += strspn(p, " ")) != '\0';
	return n;
}

/* "send it by the 4th Can she come too": typed without a stop, at the blank p behind so many words.
 * Nothing here looks further back than one word: a line may be long. */
static gboolean begins_anew(const char *start, const char *p, guint words)
{
	const char *word = p, *after;

	if (words < RUN_ON_WORDS || !g_ascii_islower(p[-1]) || !sentence_table_begins_anew(p + 1))
		return FALSE;
	after = p + 1 + strcspn(p + 1, " ");
	if (!*after)
		return FALSE;
	while (word > start && word[-1] != ' ')
		word--;
	g_autofree char *last = g_strndup(word, (gsize)(p - word));
	return !sentence_table_goes_on(last) &&
		(!g_ascii_isupper(*word) || g_ascii_islower(after[1]));
}

/* The end of the sentence that begins at start, in a line that ends at its NUL. */
static const char *sentence_end(const char *line, const char *start)
{
	guint words = 0;

	for (const char *p = start; *p; p = g_utf8_next_char(p)) {
		const char *stop = p, *end, *next;
		gboolean dots, quote;

		words += *p != ' ' && (p == start || p[-1] == ' ');
		if (*p == ' ' && p > start && begins_anew(start, p, words))
			return p;
		if (!is_stop(p))
			continue;
		while (is_stop(p))
			p = g_utf8_next_char(p);
		dots = p - stop > 1 && *stop == '.' ? TRUE : g_str_has_prefix(stop, "\u2026");
		end = skip_closers(p, &quote);
		if (*end != ' ') {
			if (!*end)
				return end;
			p = g_utf8_prev_char(p);
			continue;
		}
		next = skip_blanks(end);
		gunichar c = g_utf8_get_char(next);
		if ((dots || quote) && g_unichar_islower(c))
			continue;
		if (*stop == '.' && p - stop == 1 && end == p && is_abbreviation(line, stop, next))
			continue;
		const char *smiley = skip_smiley(next);
		return smiley > next ? smiley : end;
	}
	return start + strlen(start);
}

/* -- marks --------------------------------------------------------------------------- */

static gboolean is_greeting(const char *text)
{
	gsize n = strlen(text);

	return n && count_words(text) <= GREETING_WORDS_MAX && !strchr("?;", text[n - 1]) &&
		sentence_table_greets(text);
}

/* "Mr. Okafor," or "Ana, Luis:" alone; but "Yes," begins an answer. */
static gboolean is_salutation(const char *text)
{
	gsize n = strlen(text);

	if (n < 2 || !strchr(",:", text[n - 1]))
		return FALSE;
	g_autofree char *name = g_strndup(text, n - 1);
	return !sentence_table_answers(name) && sentence_table_is_name(name);
}

/* "Thanks,", "Best,\nKaren": a formula, a name, or both, at the end of the letter. */
static gboolean is_closing(const char *text)
{
	g_autofree char *head = g_strndup(text, strcspn(text, ",!"));
	gsize n = strlen(text);

	if (zone_table_signoff(text))
		return TRUE;
	/* "Thanks, Marisol" */
	return zone_table_signoff(head) && count_words(text) <= CLOSING_WORDS_MAX && n &&
		!strchr("?:", text[n - 1]) && strlen(head) < n &&
		count_words(text + strlen(head)) <= 3;
}

static gboolean is_question(const char *text)
{
	gboolean quote;

	for (const char *p = text; (p = strchr(p, '?')); p++) {
		const char *end = skip_closers(p + 1 + strspn(p + 1, "?!."), &quote);

		if (!*end || !*skip_smiley(skip_blanks(end)))
			return TRUE;
	}
	return FALSE;
}

/* What the text at this place answers; places come in rising order. */
static const char *answers_at(struct splitter *x, gsize at)
{
	const GArray *parts = x->own->parts;
	const struct own_part *part;

	while (x->part < parts->len && g_array_index(parts, struct own_part, x->part).to <= at)
		x->part++;
	if (x->part == parts->len)
		return NULL;
	part = &g_array_index(parts, struct own_part, x->part);
	return at >= part->from ? part->answers : NULL;
}

static void add(struct splitter *x, const char *start, const char *end, gboolean bullet)
{
	struct sentence *s = sentence_new();
	const char *answers;

	while (end > start && end[-1] == ' ')
		end--;
	s->text = g_strndup(start, (gsize)(end - start));
	s->from = (gsize)(start - x->own->text);
	s->to = (gsize)(end - x->own->text);
	answers = answers_at(x, s->from);
	s->answers = g_strdup(answers);
	if (answers)
		s->marks |= SENTENCE_INLINE;
	if (is_question(s->text))
		s->marks |= SENTENCE_QUESTION;
	if (bullet) {
		s->marks |= SENTENCE_BULLET;
		s->lead_in = x->lead_in;
		if (x->lead_in >= 0)
			((struct sentence *)x->out->pdata[x->lead_in])->marks |= SENTENCE_LEAD_IN;
	} else if ((!x->body && (is_greeting(s->text) || is_salutation(s->text))) ||
		is_closing(s->text)) {
		s->marks |= SENTENCE_GREETING;
	} else if (!x->body) {
		s->marks |= SENTENCE_FIRST;
		x->body = TRUE;
	}
	x->body |= bullet;
	g_ptr_array_add(x->out, s);
}

/* Is the text the author's name, or its initials? */
static gboolean is_signed(const char *text, const char *author)
{
	g_auto(GStrv) name = NULL, words = NULL;

	if (!author)
		return FALSE;
	name = g_str_tokenize_and_fold(author, NULL, NULL);
	words = g_str_tokenize_and_fold(text, NULL, NULL);
	if (words[0] && !words[1] && strlen(words[0]) <= 3 && name[0]) {
		gsize i = 0;

		while (words[0][i] && name[i] && name[i][0] == words[0][i])
			i++;
		if (!words[0][i])
			return TRUE;
	}
	for (char **w = words; *w; w++)
		if (strlen(*w) > 1 && g_strv_contains((const char *const *)name, *w))
			return TRUE;
	return FALSE;
}

/* A name alone at the end, or under a closing formula, is part of the closing. */
static void mark_names(GPtrArray *sentences, const char *author)
{
	for (guint i = 1; i < sentences->len; i++) {
		struct sentence *s = sentences->pdata[i], *above = sentences->pdata[i - 1];
		gboolean closed = (above->marks & SENTENCE_GREETING) && is_closing(above->text);

		if (!(s->marks & (SENTENCE_BULLET | SENTENCE_QUESTION)) &&
			sentence_table_is_name(s->text) &&
			(closed || (i + 1 == sentences->len && is_signed(s->text, author))))
			s->marks |= SENTENCE_GREETING;
	}
}

static void split_line(struct splitter *x, const char *start, gsize n)
{
	g_autofree char *line = g_strndup(start, n);
	gsize bullet = bullet_length(line);
	int first = (int)x->out->len;

	if (!bullet)
		x->lead_in = -1;
	else if (x->lead_in < 0)
		x->lead_in = x->before;
	for (const char *p = line + bullet; *(p = skip_blanks(p));) {
		const char *end = sentence_end(line, p);

		add(x, start + (p - line), start + (end - line), bullet > 0);
		p = end;
	}
	if (!bullet)
		x->before = (int)x->out->len > first ? (int)x->out->len - 1 : x->before;
}

GPtrArray *sentence_split(const struct own_text *own, const char *author)
{
	struct splitter x = { .own = own, .lead_in = -1, .before = -1 };

	x.out = g_ptr_array_new_with_free_func((GDestroyNotify)sentence_free);
	for (const char *p = own->text; *p;) {
		gsize n = strcspn(p, "\n");

		if (n)
			split_line(&x, p, n);
		p += n + (p[n] == '\n');
	}
	mark_names(x.out, author);
	return x.out;
}

struct sentence *sentence_of_subject(const char *subject)
{
	struct sentence *s;
	const char *p = subject;

	while (zone_table_subject(p) && strchr(p, ':'))
		p = strchr(p, ':') + 1;
	p = skip_blanks(p);
	if (!*p)
		return NULL;
	s = sentence_new();
	s->text = text_squeeze(p);
	s->marks = SENTENCE_SUBJECT | (is_question(s->text) ? SENTENCE_QUESTION : 0);
	return s;
}
