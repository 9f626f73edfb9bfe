/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/phrases.h"

#include "base/error.h"
#include "reader/packs.h"
#include "reader/places.h"

static struct weights *load_weights(const char *rules, GError **error)
{
	g_autofree char *path = g_build_filename(rules, PACKS_WEIGHTS_FILE, NULL);
	g_autofree char *text = packs_text(path, error);

	return text ? weights_parse(text, path, error) : NULL;
}

struct phrasebook *phrases_load(const struct settings *s, GError **error)
{
	g_autofree char *rules = places_rules_dir();
	g_autoptr(GPtrArray) sets = packs_sets(rules, s->languages, PHRASEBOOK_PREFIX, error);
	g_autoptr(phrasebook) book = phrasebook_new();

	for (guint i = 0; sets && i < sets->len; i++) {
		const struct rule_entry *e = sets->pdata[i];

		if (phrasebook_add(book, e->name, e->words))
			continue;
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG,
			"%s:%d: the tracker listens to no set \"%s\"", e->file, e->line, e->name);
		return NULL;
	}
	if (!sets)
		return NULL;
	phrasebook_weigh(book, load_weights(rules, error));
	return phrasebook_weights(book) ? g_steal_pointer(&book) : NULL;
}
