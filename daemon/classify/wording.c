/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/wording.h"

#include <string.h>

struct phrase {
	gint16 points[ACT_COUNT];
};

struct wording {
	GHashTable *phrases; /* tokens with a blank between -> struct phrase */
};

struct wording *wording_new(void)
{
	struct wording *w = g_new0(struct wording, 1);

	w->phrases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return w;
}

void wording_free(struct wording *w)
{
	g_hash_table_unref(w->phrases);
	g_free(w);
}

/* Behind a number: "7:15" is one. */
static const char *skip_number(const char *p)
{
	while (g_ascii_isdigit(*p) || (*p == ':' && g_ascii_isdigit(p[1])))
		p++;
	return p;
}

/* Behind a word; an apostrophe belongs to it between letters. */
static const char *skip_word(const char *p)
{
	while (*p) {
		const char *next = g_utf8_next_char(p);

		if (!g_unichar_isalpha(g_utf8_get_char(p)) &&
			!(*p == '\'' && g_unichar_isalpha(g_utf8_get_char(next))))
			break;
		p = next;
	}
	return p;
}

static void add_tokens(GPtrArray *tokens, const char *text, gssize length)
{
	g_autofree char *small = g_utf8_strdown(text, length);

	g_ptr_array_add(tokens, g_strdup("^"));
	for (const char *p = small; *p && tokens->len <= WORDING_TOKENS_MAX;) {
		const char *end = skip_word(p);

		if (end > p) {
			g_ptr_array_add(tokens, g_strndup(p, (gsize)(end - p)));
		} else if (g_ascii_isdigit(*p)) {
			end = skip_number(p);
			g_ptr_array_add(tokens, g_strdup("0"));
		} else {
			end = g_utf8_next_char(p);
			if (strchr("?!:", *p))
				g_ptr_array_add(tokens, g_strndup(p, 1));
		}
		p = end;
	}
}

static GPtrArray *tokens_of(const char *text, gsize head)
{
	GPtrArray *tokens = g_ptr_array_new_with_free_func(g_free);

	if (head > 0)
		add_tokens(tokens, text, (gssize)head);
	add_tokens(tokens, text + head, -1);
	g_ptr_array_add(tokens, g_strdup("$"));
	return tokens;
}

static bool is_phrase(const char *text)
{
	int tokens = 1;

	if (!*text || *text == ' ')
		return false;
	for (const char *p = text; *p; p++) {
		if (*p == ' ' && (p[1] == ' ' || p[1] == '\0'))
			return false;
		tokens += *p == ' ';
	}
	return tokens <= WORDING_PHRASE_MAX;
}

const char *wording_add(struct wording *w, enum act kind, int points, GStrv phrases)
{
	for (; *phrases; phrases++) {
		struct phrase *known;

		g_strstrip(*phrases);
		if (!is_phrase(*phrases))
			return *phrases;
		known = g_hash_table_lookup(w->phrases, *phrases);
		if (!known) {
			known = g_new0(struct phrase, 1);
			g_hash_table_insert(w->phrases, g_strdup(*phrases), known);
		}
		known->points[kind] = (gint16)points;
	}
	return NULL;
}

int wording_sign(const struct wording *w, const char *phrase, enum act kind)
{
	const struct phrase *p = g_hash_table_lookup(w->phrases, phrase);

	return p ? p->points[kind] : 0;
}

bool wording_weighs(enum act kind)
{
	const act_set by_head = ACT_BIT(ACT_BULK) | ACT_BIT(ACT_AUTO_REPLY) | ACT_BIT(ACT_NOTE);

	if (kind == ACT_REQUEST || kind == ACT_COMMITMENT)
		return true;
	return act_names[kind].in_message && !(by_head & ACT_BIT(kind));
}

struct strongest {
	int points;
	const char *phrase;
};

struct wording_scale {
	const struct wording *wording;
	GHashTable *seen; /* phrases, borrowed: each counts once, however often it stands there */
	int points[ACT_COUNT];
	struct strongest most[ACT_COUNT][2]; /* against, for */
};

struct wording_scale *wording_scale_new(const struct wording *w)
{
	struct wording_scale *s = g_new0(struct wording_scale, 1);

	s->wording = w;
	s->seen = g_hash_table_new(NULL, NULL);
	return s;
}

void wording_scale_free(struct wording_scale *s)
{
	g_hash_table_unref(s->seen);
	g_free(s);
}

void wording_hear_sign(struct wording_scale *s, const char *sign)
{
	gpointer key, value;

	if (!g_hash_table_lookup_extended(s->wording->phrases, sign, &key, &value) ||
		!g_hash_table_add(s->seen, key))
		return;
	const struct phrase *p = value;

	for (int a = 0; a < ACT_COUNT; a++) {
		struct strongest *most = &s->most[a][p->points[a] > 0];

		s->points[a] += p->points[a];
		if (ABS(p->points[a]) > most->points)
			*most = (struct strongest){ ABS(p->points[a]), key };
	}
}

void wording_hear(struct wording_scale *s, const char *text, gsize head)
{
	if (g_hash_table_size(s->wording->phrases) == 0)
		return;
	g_autoptr(GPtrArray) tokens = tokens_of(text, head);
	g_autoptr(GString) phrase = g_string_new(NULL);

	for (guint i = 0; i < tokens->len; i++) {
		g_string_truncate(phrase, 0);
		for (guint k = i; k < MIN(tokens->len, i + WORDING_PHRASE_MAX); k++) {
			if (k > i)
				g_string_append_c(phrase, ' ');
			g_string_append(phrase, tokens->pdata[k]);
			wording_hear_sign(s, phrase->str);
		}
	}
}

int wording_points(const struct wording_scale *s, enum act kind)
{
	return s->points[kind];
}

const char *wording_most(const struct wording_scale *s, enum act kind)
{
	return s->most[kind][s->points[kind] > 0].phrase;
}
