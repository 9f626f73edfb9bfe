/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/child.h"

#include <string.h>

#include "base/text.h"

static bool is_edge(const char *text, const char *at)
{
	return at == text || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));
}

/* As a word of its own; "Emma's" is Emma. */
static bool names(const char *folded_text, const char *name)
{
	g_autofree char *folded = text_unaccented(name);
	gsize n = strlen(folded);

	for (const char *at = folded_text; n && (at = strstr(at, folded)); at += n)
		if (is_edge(folded_text, at) && !g_unichar_isalnum(g_utf8_get_char(at + n)))
			return true;
	return false;
}

static bool is_named(const struct child *c, const char *folded_text)
{
	if (names(folded_text, c->name))
		return true;
	for (char **a = c->aliases; a && *a; a++)
		if (names(folded_text, *a))
			return true;
	return false;
}

static const struct child *named_in(const struct settings *s, const char *text, guint *ret_several)
{
	g_autofree char *folded = text_unaccented(text);
	const struct child *found = NULL;

	for (guint i = 0; i < s->children->len; i++) {
		const struct child *c = s->children->pdata[i];

		if (!is_named(c, folded))
			continue;
		*ret_several += 1;
		found = c;
	}
	return found;
}

static bool has_person(const struct child *c, const struct settings *s, const struct address *a)
{
	const char *at = strrchr(a->address, '@');

	for (char **d = c->school_domains; at && d && *d; d++)
		if (g_str_has_suffix(a->address, *d) &&
			strchr("@.", a->address[strlen(a->address) - strlen(*d) - 1]))
			return true;
	for (guint i = 0; i < s->contacts->len; i++) {
		const struct person *p = s->contacts->pdata[i];

		if (p->address && g_str_equal(p->address, a->address) && c->contacts &&
			g_strv_contains((const char *const *)c->contacts, p->key))
			return true;
	}
	return false;
}

static bool is_among(const struct child *c, const struct settings *s, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++)
		if (has_person(c, s, list->pdata[i]))
			return true;
	return false;
}

static const struct child *by_people(const struct settings *s, const struct message *m)
{
	const struct child *found = NULL;

	for (guint i = 0; i < s->children->len; i++) {
		const struct child *c = s->children->pdata[i];

		if (!has_person(c, s, m->from) && !is_among(c, s, m->to) && !is_among(c, s, m->cc))
			continue;
		if (found)
			return NULL;
		found = c;
	}
	return found;
}

const char *child_of(const struct settings *s, const struct message *m, const char *sentence)
{
	const char *const texts[] = { sentence, m->own_text, m->subject };
	const struct child *c;

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		guint several = 0;

		c = named_in(s, texts[i], &several);
		if (several == 1)
			return c->name;
		if (several && i == 0)
			return NULL; /* it says both */
	}
	if (s->children->len == 1)
		return ((const struct child *)s->children->pdata[0])->name;
	c = by_people(s, m);
	return c ? c->name : NULL;
}
