/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thread/closing.h"

#include "base/text.h"

#include <string.h>

/* The beginning of the last line of text[0..end), white space before end left aside; and its
 * end.  False where there is none. */
static bool last_line(const char *text, gsize end, gsize *ret_from, gsize *ret_to)
{
	gsize to = end, from;

	while (to > 0 && strchr(" \n\t", text[to - 1]))
		to--;
	for (from = to; from > 0 && text[from - 1] != '\n'; from--)
		;
	*ret_from = from;
	*ret_to = to;
	return to > 0;
}

/* Do all its words stand in the writer's name ("Dana", "Ms. Whitfield")? */
static bool is_name(const char *line, const char *name)
{
	g_autofree char *known = g_utf8_strdown(name ? name : "", -1);
	g_autofree char *lower = g_utf8_strdown(line, -1);
	g_auto(GStrv) words = g_strsplit_set(lower, " .,", -1);

	for (char **w = words; *w; w++)
		if (strlen(*w) > 3 && !strstr(known, *w))
			return false;
	return true;
}

static guint count_words(const char *line)
{
	guint n = 0;

	for (const char *p = line; *p; p += strcspn(p, " "))
		n += *(p += strspn(p, " ")) != '\0';
	return n;
}

/* Could this line be part of a signature, and nothing else? */
static bool is_candidate(const char *line, const char *name)
{
	gsize n = strlen(line);
	bool contact = strchr(line, '@') || strchr(line, '|') || strstr(line, "://");

	if (n == 0 || line[n - 1] == ',' || line[n - 1] == ':' || is_name(line, name))
		return false;
	if (contact)
		return true;
	return count_words(line) <= CLOSING_WORDS_MAX && !strchr(".!?", line[n - 1]);
}

/* Does anything that was said stand there: an act, a bullet, a question? */
static bool says_something(const struct message *m, gsize from, gsize to)
{
	for (guint i = 0; i < m->sentences->len; i++) {
		const struct sentence *s = m->sentences->pdata[i];

		if (s->from < to && s->to > from &&
			(s->acts || (s->marks & (SENTENCE_BULLET | SENTENCE_QUESTION))))
			return true;
	}
	return false;
}

/* "address\nline": what is counted. */
static char *key_of(const struct message *m, const char *line)
{
	return g_strconcat(m->from->address, "\n", line, NULL);
}

/* The n-th line from the end (0: the last) if it and all behind it are candidates. */
static char *line_from_end(const struct message *m, guint n, gsize *ret_from)
{
	gsize end = strlen(m->own_text), from, to;

	for (guint i = 0;; i++) {
		if (!last_line(m->own_text, end, &from, &to))
			return NULL;
		g_autofree char *raw = g_strndup(m->own_text + from, to - from);
		g_autofree char *line = text_squeeze(raw);
		if (!is_candidate(line, m->from->name) || says_something(m, from, to))
			return NULL;
		if (i == n) {
			*ret_from = from;
			return g_steal_pointer(&line);
		}
		end = from;
	}
}

static void count(GHashTable *seen, const struct message *m)
{
	gsize from;

	for (guint n = 0; n < CLOSING_LINES_MAX; n++) {
		g_autofree char *line = line_from_end(m, n, &from);

		if (!line)
			return;
		char *key = key_of(m, line);
		guint times = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
		g_hash_table_replace(seen, key, GUINT_TO_POINTER(times + 1));
	}
}

/* How much of the own words stays: lines that recur go, from the last one upwards. */
static gsize kept_length(GHashTable *seen, const struct message *m)
{
	gsize kept = strlen(m->own_text), from;

	for (guint n = 0; n < CLOSING_LINES_MAX; n++) {
		g_autofree char *line = line_from_end(m, n, &from);
		g_autofree char *key = line ? key_of(m, line) : NULL;

		if (!key || GPOINTER_TO_UINT(g_hash_table_lookup(seen, key)) < CLOSING_LETTERS_MIN)
			break;
		kept = from;
	}
	/* a letter is never nothing but its signature */
	return kept ? kept : strlen(m->own_text);
}

static void cut(struct message *m, gsize kept)
{
	while (kept > 0 && strchr(" \n\t", m->own_text[kept - 1]))
		kept--;
	m->own_text[kept] = '\0';
	for (guint i = m->sentences->len; i-- > 0;)
		if (((const struct sentence *)m->sentences->pdata[i])->to > kept)
			g_ptr_array_remove_index(m->sentences, i);
}

void closing_cut(const GPtrArray *messages)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < messages->len; i++) {
		const struct message *m = messages->pdata[i];

		if (*m->from->address)
			count(seen, m);
	}
	for (guint i = 0; i < messages->len; i++) {
		struct message *m = messages->pdata[i];
		gsize length = strlen(m->own_text), kept = length;

		if (*m->from->address)
			kept = kept_length(seen, m);
		if (kept < length)
			cut(m, kept);
	}
}
