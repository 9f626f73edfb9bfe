/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft_letters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

char *letters_text(const char *language, const char *name)
{
	g_autofree char *path =
		g_build_filename(SOURCE_DIR, "rules", "letters", language, name, NULL);
	char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

static gint by_name(gconstpointer a, gconstpointer b)
{
	const struct draft_template *x = *(const struct draft_template *const *)a;
	const struct draft_template *y = *(const struct draft_template *const *)b;

	return strcmp(x->name, y->name);
}

struct draft_templates *letters_load(const char *language)
{
	g_autofree char *folder = g_build_filename(SOURCE_DIR, "rules", "letters", language, NULL);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	struct draft_templates *t = draft_templates_new(language);
	const char *name;

	assert_non_null(dir);
	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *text = letters_text(language, name);
		g_autoptr(GError) error = NULL;
		struct draft_template *one = draft_template_parse(text, name, &error);

		if (!one)
			fail_msg("%s", error->message);
		g_ptr_array_add(t->list, one);
	}
	g_ptr_array_sort(t->list, by_name);
	return t;
}
