/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/templates.h"

#include "base/error.h"
#include "reader/places.h"

#include <string.h>

#define FOLDER "letters"
#define FILE_SUFFIX ".letter"
#define FALL_BACK "en"

static void load_file(struct draft_templates *t, const char *path, GString *wrong)
{
	g_autofree char *text = NULL;
	g_autoptr(GError) why = NULL;
	struct draft_template *one = NULL;

	if (g_file_get_contents(path, &text, NULL, &why))
		one = draft_template_parse(text, path, &why);
	if (one)
		g_ptr_array_add(t->list, one);
	else
		g_string_append_printf(wrong, "%s%s", wrong->len ? "\n" : "", why->message);
}

static gint by_name(gconstpointer a, gconstpointer b)
{
	const struct draft_template *x = *(const struct draft_template *const *)a;
	const struct draft_template *y = *(const struct draft_template *const *)b;

	return strcmp(x->name, y->name);
}

/* NULL: there is no such folder. */
static char *folder_of(const char *language)
{
	g_autofree char *rules = places_rules_dir();
	g_autofree char *folder = g_build_filename(rules, FOLDER, language, NULL);

	if (!*language || strchr(language, '/') || !g_file_test(folder, G_FILE_TEST_IS_DIR))
		return NULL;
	return g_steal_pointer(&folder);
}

struct draft_templates *templates_load(const char *language, GError **error)
{
	g_autofree char *base = g_strndup(language, strcspn(language, "-"));
	g_autofree char *own = folder_of(base);
	g_autofree char *folder = own ? g_strdup(own) : folder_of(FALL_BACK);
	g_autoptr(GDir) dir = folder ? g_dir_open(folder, 0, NULL) : NULL;
	g_autoptr(draft_templates) t = draft_templates_new(own ? base : FALL_BACK);
	g_autoptr(GString) wrong = g_string_new(NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (name[0] != '.' && g_str_has_suffix(name, FILE_SUFFIX))
			load_file(t, path, wrong);
	}
	if (!t->list->len && !wrong->len)
		g_string_append_printf(wrong, "no letters for the language \"%s\"", base);
	if (wrong->len) {
		g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, wrong->str);
		return NULL;
	}
	g_ptr_array_sort(t->list, by_name);
	return g_steal_pointer(&t);
}
