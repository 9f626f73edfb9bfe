/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/tone.h"

#include <stdbool.h>
#include <string.h>

#define SHOUT_LETTERS 4 /* IEP and 504 are no shouting */

/* Whole words, lower case; one that ends in '*' has any ending. */
static const struct {
	enum tone tone;
	const char *word;
} words[] = {
	{ TONE_THREAT, "lawyer*" },
	{ TONE_THREAT, "attorney*" },
	{ TONE_THREAT, "sue" },
	{ TONE_THREAT, "suing" },
	{ TONE_THREAT, "lawsuit*" },
	{ TONE_THREAT, "legal action" },
	{ TONE_THREAT, "or else" },
	{ TONE_THREAT, "report you" },
	{ TONE_THREAT, "abogad*" },
	{ TONE_THREAT, "demandar*" },
	{ TONE_THREAT, "denunci*" },
	{ TONE_THREAT, "acciones legales" },
	{ TONE_THREAT, "aténgase" },
	{ TONE_LAW, "legal*" },
	{ TONE_LAW, "law" },
	{ TONE_LAW, "laws" },
	{ TONE_LAW, "violat*" },
	{ TONE_LAW, "complaint*" },
	{ TONE_LAW, "due process" },
	{ TONE_LAW, "complian*" },
	{ TONE_LAW, "non-complian*" },
	{ TONE_LAW, "mediation" },
	{ TONE_LAW, "ley" },
	{ TONE_LAW, "leyes" },
	{ TONE_LAW, "infracci*" },
	{ TONE_LAW, "incumpl*" },
	{ TONE_LAW, "queja*" },
	{ TONE_BLAME, "fail" },
	{ TONE_BLAME, "fails" },
	{ TONE_BLAME, "failed" },
	{ TONE_BLAME, "failing" },
	{ TONE_BLAME, "failure*" },
	{ TONE_BLAME, "ignor*" },
	{ TONE_BLAME, "refus*" },
	{ TONE_BLAME, "on purpose" },
	{ TONE_BLAME, "you people" },
	{ TONE_BLAME, "neglect*" },
	{ TONE_BLAME, "negligen*" },
	{ TONE_BLAME, "careless*" },
	{ TONE_BLAME, "incompeten*" },
	{ TONE_BLAME, "unacceptabl*" },
	{ TONE_BLAME, "ridiculous*" },
	{ TONE_BLAME, "demand" },
	{ TONE_BLAME, "demands" },
	{ TONE_BLAME, "blame*" },
	{ TONE_BLAME, "your fault" },
	{ TONE_BLAME, "fracas*" },
	{ TONE_BLAME, "inaceptable*" },
	{ TONE_BLAME, "se niega*" },
	{ TONE_BLAME, "exijo" },
	{ TONE_BLAME, "exigimos" },
	{ TONE_BLAME, "culpa*" },
	{ TONE_BLAME, "negligencia*" },
	{ TONE_ABSOLUTE, "always" },
	{ TONE_ABSOLUTE, "never" },
	{ TONE_ABSOLUTE, "siempre" },
	{ TONE_ABSOLUTE, "nunca" },
	{ TONE_ABSOLUTE, "jamás" },
	{ TONE_SHOUT, "!!" },
};

static const char *const reasons[TONE_COUNT] = {
	[TONE_THREAT] = "reads as a threat",
	[TONE_LAW] = "is a word of the law; a letter to the school gets on without it",
	[TONE_BLAME] = "may be read as blame; the dates say enough",
	[TONE_ABSOLUTE] = "is seldom quite true; a date is",
	[TONE_SHOUT] = "reads as shouting",
};

static void warn(GPtrArray *list, enum tone tone, const char *what)
{
	struct tone_warning *w = g_new0(struct tone_warning, 1);

	w->tone = tone;
	w->text =
		reasons[tone] ? g_strdup_printf("\"%s\" %s", what, reasons[tone]) : g_strdup(what);
	g_ptr_array_add(list, w);
}

static void warning_free(gpointer data)
{
	struct tone_warning *w = data;

	g_free(w->text);
	g_free(w);
}

/* Without what stands in "straight" or in curly marks. */
static char *without_quotes(const char *text)
{
	GString *out = g_string_new(NULL);
	gunichar until = 0;

	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (until) {
			until = c == until ? 0 : until;
			continue;
		}
		until = c == '"' ? '"' : c == 0x201c ? 0x201d : 0;
		if (!until)
			g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}

static bool is_word_at(const char *text, const char *at, gsize length, bool any_ending)
{
	if (g_ascii_ispunct(*at))
		return true;
	if (at > text && g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at))))
		return false;
	return any_ending || !g_unichar_isalnum(g_utf8_get_char(at + length));
}

static bool has_word(const char *text, const char *word)
{
	bool any_ending = g_str_has_suffix(word, "*");
	g_autofree char *bare = g_strndup(word, strlen(word) - any_ending);

	for (const char *at = strstr(text, bare); at; at = strstr(at + 1, bare))
		if (is_word_at(text, at, strlen(bare), any_ending))
			return true;
	return false;
}

static void check_words(GPtrArray *list, const char *text)
{
	g_autofree char *low = g_utf8_strdown(text, -1);

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autofree char *shown = g_strdup(words[i].word);

		if (has_word(low, words[i].word))
			warn(list, words[i].tone, g_strdelimit(shown, "*", '-'));
	}
}

/* A word of capitals alone. */
static bool is_shouted(const char *word)
{
	guint letters = 0;

	for (const char *p = word; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (!g_unichar_isalpha(c))
			continue;
		if (!g_unichar_isupper(c))
			return false;
		letters++;
	}
	return letters >= SHOUT_LETTERS;
}

static void check_form(GPtrArray *list, const char *text)
{
	g_auto(GStrv) all = g_strsplit_set(text, " \t\n", -1);
	guint n = 0, questions = 0;

	for (char **w = all; *w; w++) {
		n += **w != '\0';
		if (is_shouted(*w))
			warn(list, TONE_SHOUT, *w);
	}
	for (const char *p = text; (p = strchr(p, '?')) != NULL; p++)
		questions++;
	if (questions > 1)
		warn(list, TONE_LONG, "more than one thing is asked; one is answered sooner");
	if (n > TONE_WORDS_MAX)
		warn(list, TONE_LONG, "the letter is long; a short one is answered sooner");
}

GPtrArray *tone_check(const char *text)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(warning_free);
	g_autofree char *own = without_quotes(text);

	check_words(list, own);
	check_form(list, own);
	return list;
}
