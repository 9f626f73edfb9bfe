/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The packs as they are installed, for tests of the rules themselves. */
#pragma once
#include <string.h>

#include "classify/ruleset.h"

static inline int pack_by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static inline void pack_add(struct ruleset *r, const char *language)
{
	g_autofree char *folder = g_build_filename(SOURCE_DIR, "rules", language, NULL);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
	const char *name;

	g_assert_no_error(error);
	while ((name = g_dir_read_name(dir)))
		if (g_str_has_suffix(name, ".rules"))
			g_ptr_array_add(names, g_build_filename(folder, name, NULL));
	g_ptr_array_sort(names, pack_by_name);
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *text = NULL;

		g_file_get_contents(names->pdata[i], &text, NULL, &error);
		g_assert_no_error(error);
		ruleset_add(r, language, text, names->pdata[i], &error);
		g_assert_no_error(error);
	}
}
