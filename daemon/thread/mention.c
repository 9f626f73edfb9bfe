/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thread/mention.h"

#include <string.h>

#define NAME_WORDS 3 /* "Dr. Henry Stolz" */

static struct address *at_address(const struct roster *r, const char *word)
{
	g_autofree char *lower = g_ascii_strdown(word, -1);
	struct address a = { NULL, lower };
	gsize n = strlen(lower);

	while (n && strchr(".,;:!?)>", lower[n - 1]))
		lower[--n] = '\0';
	a.address = lower + strspn(lower, "<(");
	if (!strchr(a.address, '@') || roster_side(r, &a) != SIDE_SCHOOL)
		return NULL;
	const struct person *p = roster_person(r, &a);
	return address_new(p ? p->name : NULL, a.address);
}

/* The longest first: "Ms. Ana Ortiz" says more than "Ms. Ana". */
static const struct person *named_from(const struct roster *r, char **words)
{
	guint n = MIN(g_strv_length(words), NAME_WORDS);

	for (; n > 0; n--) {
		char *after = words[n];

		words[n] = NULL;
		g_autofree char *shown = g_strjoinv(" ", words);
		words[n] = after;
		const struct person *p = roster_named(r, shown);
		if (p && p->key)
			return p;
	}
	return NULL;
}

struct address *mention_find(const struct roster *r, const char *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", MENTION_WORDS_MAX + 1);

	for (guint i = 0; i < MENTION_WORDS_MAX && words[i]; i++) {
		struct address *a = at_address(r, words[i]);
		const struct person *p = a || !*words[i] ? NULL : named_from(r, words + i);

		if (p)
			a = address_new(p->name, p->address ? p->address : "");
		if (a)
			return a;
	}
	return NULL;
}
