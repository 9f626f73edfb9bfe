/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thread/name.h"

#include "base/text.h"

#include <string.h>

static const char *const titles[] = { "mr", "mrs", "ms", "miss", "mx", "dr", "dra", "prof", "profa",
	"professor", "coach", "principal", "sr", "sra", "srta", "senor", "senora", "senorita",
	"mtra", "mtro", "maestra", "maestro", "profe", "lic", "ing", "don", "dona", "doctor",
	"doctora", "director", "directora", "nurse", NULL };

/* What follows one of these in a display name is the service, not the person. */
static const char *const carriers[] = { " via ", " through ", " por ", " (via ", NULL };

static char *folded(const char *shown)
{
	g_autofree char *plain = text_unaccented(shown);
	GString *out = g_string_new(NULL);

	for (const char *p = plain; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c != '"' && c != '\'' && c != 0x2019)
			g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}

/* Cuts off the service and what stands in brackets. */
static void cut_service(char *text)
{
	for (const char *const *c = carriers; *c; c++) {
		char *at = strstr(text, *c);

		if (at)
			*at = '\0';
	}
	char *bracket = strpbrk(text, "([<|");
	if (bracket && bracket > text)
		*bracket = '\0';
}

static void append_words(GPtrArray *words, const char *text, bool *ret_titled)
{
	g_auto(GStrv) parts = g_strsplit_set(text, " \t.,;:-_/()[]<>|&", -1);

	for (char **p = parts; *p; p++) {
		if (!**p)
			continue;
		if (g_strv_contains(titles, *p))
			*ret_titled = true;
		else
			g_ptr_array_add(words, g_strdup(*p));
	}
}

/* "Ortiz, Paula" is turned round; "Paula Ortiz, M.Ed., CCC-SLP" loses what follows. */
static bool is_surname_first(const char *before, const char *after)
{
	gsize longest = 0;

	for (const char *p = after; *p;) {
		gsize n = strcspn(p, " .,-");

		longest = MAX(longest, n);
		p += n + (p[n] != '\0');
	}
	return !strchr(before, ' ') && longest >= 3 && !strchr(after, '.') && !strchr(after, ',');
}

struct name_words *name_parse(const char *shown)
{
	struct name_words *n = g_new0(struct name_words, 1);
	GPtrArray *words = g_ptr_array_new();
	g_autofree char *text = folded(shown ? shown : "");

	cut_service(text);
	g_strstrip(text);
	char *comma = strchr(text, ',');
	if (comma) {
		*comma = '\0';
		char *after = g_strstrip(comma + 1);
		g_strchomp(text);
		if (is_surname_first(text, after))
			append_words(words, after, &n->titled);
	}
	append_words(words, text, &n->titled);
	g_ptr_array_add(words, NULL);
	n->words = (GStrv)g_ptr_array_free(words, FALSE);
	return n;
}

void name_words_free(struct name_words *n)
{
	if (!n)
		return;
	g_strfreev(n->words);
	g_free(n);
}

static bool word_fits(const char *a, const char *b)
{
	if (g_str_equal(a, b))
		return true;
	return a[0] == b[0] && (!a[1] || !b[1]); /* an initial */
}

/* Every word of the shorter stands, in order, in the longer; the whole words among them count. */
static bool stands_in(GStrv shorter, GStrv longer, int *ret_whole)
{
	char **at = longer;
	int whole = 0;

	for (char **w = shorter; *w; w++, at++) {
		while (*at && !word_fits(*w, *at))
			at++;
		if (!*at)
			return false;
		whole += g_str_equal(*w, *at) && (*w)[1];
	}
	*ret_whole = whole;
	return true;
}

enum name_fit name_compare(const struct name_words *shown, const struct name_words *known)
{
	guint a = g_strv_length(shown->words), b = g_strv_length(known->words);
	int whole;

	if (!a || !b)
		return NAME_NO;
	if (g_strv_equal((const char *const *)shown->words, (const char *const *)known->words))
		return a > 1 || shown->titled == known->titled ? NAME_EXACT : NAME_MAYBE;
	if (a == 1) /* "Ms. Park"; a bare first name says too little */
		return shown->titled && stands_in(shown->words, known->words, &whole) && whole
			? NAME_MAYBE
			: NAME_NO;
	if (b == 1)
		return NAME_NO;
	if (a <= b ? stands_in(shown->words, known->words, &whole)
		   : stands_in(known->words, shown->words, &whole))
		return whole ? NAME_MAYBE : NAME_NO;
	return NAME_NO;
}
