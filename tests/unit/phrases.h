/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tracker's words as they are installed, both languages. */
#pragma once
#include "classify/rule_file.h"
#include "track/phrasebook.h"

static inline void phrases_add_file(struct phrasebook *book, const char *language, const char *name)
{
	g_autofree char *path = g_build_filename(SOURCE_DIR, "rules", language, name, NULL);
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;
	struct rule_errors errors = { g_string_new(NULL), 0 };

	g_file_get_contents(path, &text, NULL, &error);
	g_assert_no_error(error);
	g_autoptr(rule_file) file = rule_file_parse(text, path, &errors);
	g_assert_cmpuint(errors.count, ==, 0);
	g_string_free(errors.text, TRUE);
	for (guint i = 0; i < file->entries->len; i++) {
		const struct rule_entry *e = file->entries->pdata[i];

		g_assert_true(phrasebook_add(book, e->name, e->words));
	}
}

static inline void phrases_add(struct phrasebook *book, const char *language)
{
	phrases_add_file(book, language, "70-track.rules");
	phrases_add_file(book, language, "71-words.rules");
	phrases_add_file(book, language, "72-services.rules");
}

static inline struct weights *phrases_weights(void)
{
	g_autofree char *path = g_build_filename(SOURCE_DIR, "rules", "weights.tsv", NULL);
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;
	struct weights *w;

	g_file_get_contents(path, &text, NULL, &error);
	g_assert_no_error(error);
	w = weights_parse(text, path, &error);
	g_assert_no_error(error);
	return w;
}

static inline struct phrasebook *phrases_both(void)
{
	struct phrasebook *book = phrasebook_new();

	phrasebook_weigh(book, phrases_weights());
	phrases_add(book, "en");
	phrases_add(book, "es");
	return book;
}
