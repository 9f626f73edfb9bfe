/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/phrase_words.h"
#include <string.h>

static const struct word_table *const tables[] = { &word_table_en, &word_table_es };

const struct word_table *word_table_find(const char *tag)
{
	gsize length = strcspn(tag, "-_");

	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
		if (strlen(tables[i]->language) == length &&
			!g_ascii_strncasecmp(tables[i]->language, tag, length))
			return tables[i];
	return NULL;
}

const struct word_entry *word_table_first(const struct word_table *t, const char *word)
{
	gsize low = 0, high = t->count;

	while (low < high) {
		gsize middle = low + (high - low) / 2;

		if (strcmp(t->entries[middle].text, word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return t->entries + low;
}
