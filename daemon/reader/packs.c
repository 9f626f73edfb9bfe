/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/packs.h"

#include <string.h>
#include <sys/stat.h>

#include "base/error.h"

#define FILE_SUFFIX ".rules"
#define PLATFORMS_FOLDER "platforms"

/* What is being loaded; mistakes of all files are told together. */
struct load {
	const char *rules_dir;
	struct ruleset *rules;
	const char *prefix; /* where only sets are wanted: what their names begin with */
	GPtrArray *sets;    /* struct rule_entry */
	GPtrArray *loaded;  /* char *: folders */
	GString *wrong;
};

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *packs_names(const char *folder)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		if (name[0] != '.')
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, by_name);
	return names;
}

static void add_wrong(struct load *l, GError *why)
{
	g_string_append_printf(l->wrong, "%s%s", l->wrong->len ? "\n" : "", why->message);
	g_error_free(why);
}

char *packs_text(const char *path, GError **error)
{
	g_autofree char *text = NULL;
	struct stat about;
	gsize length;

	if (stat(path, &about) == 0 && (!S_ISREG(about.st_mode) || about.st_size > RULE_FILE_MAX)) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG,
			S_ISREG(about.st_mode) ? "%s: the file is larger than %d KiB"
					       : "%s: not a file of rules",
			path, RULE_FILE_MAX / 1024);
		return NULL;
	}
	if (!g_file_get_contents(path, &text, &length, error))
		return NULL;
	if (strlen(text) != length) {
		g_set_error(
			error, ST_ERROR, ST_ERROR_CONFIG, "%s: there is a NUL byte in it", path);
		return NULL;
	}
	return g_steal_pointer(&text);
}

/* Most files hold none, and need not be parsed. */
static void collect_sets(struct load *l, const char *text, const char *path)
{
	struct rule_errors errors = { l->wrong, 0 };
	g_autofree char *sought = g_strconcat("set ", l->prefix, NULL);
	g_autoptr(rule_file) file = NULL;

	if (!strstr(text, sought))
		return;
	file = rule_file_parse(text, path, &errors);
	for (guint i = 0; i < file->entries->len;) {
		const struct rule_entry *e = file->entries->pdata[i];

		if (e->type == ENTRY_SET && g_str_has_prefix(e->name, l->prefix))
			g_ptr_array_add(l->sets, g_ptr_array_steal_index(file->entries, i));
		else
			i++;
	}
}

static void load_path(struct load *l, const char *language, const char *path)
{
	GError *error = NULL;
	g_autofree char *text = packs_text(path, &error);

	if (text && l->sets)
		collect_sets(l, text, path);
	else if (!text || !ruleset_add(l->rules, language, text, path, &error))
		add_wrong(l, error);
}

/* FALSE: there is no such folder, or no rules in it. */
static bool load_folder(struct load *l, const char *language, const char *name)
{
	g_autofree char *folder = g_build_filename(l->rules_dir, name, NULL);
	g_autoptr(GPtrArray) names = packs_names(folder);
	bool any = false;

	for (guint i = 0; i < names->len; i++) {
		if (!g_str_has_suffix(names->pdata[i], FILE_SUFFIX))
			continue;
		any = true;
		g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
		load_path(l, language, path);
	}
	return any;
}

static bool load_once(struct load *l, const char *language, const char *name)
{
	if (g_ptr_array_find_with_equal_func(l->loaded, name, g_str_equal, NULL))
		return true;
	if (!load_folder(l, language, name))
		return false;
	g_ptr_array_add(l->loaded, g_strdup(name));
	return true;
}

/* Folders that hold rules of a language: two letters. */
static char *known_languages(const char *rules_dir)
{
	g_autoptr(GPtrArray) names = packs_names(rules_dir);
	GString *known = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];

		if (strlen(name) == 2 || (strlen(name) == 5 && name[2] == '-'))
			g_string_append_printf(known, "%s%s", known->len ? ", " : "", name);
	}
	return g_string_free(known, FALSE);
}

static void add_unknown(struct load *l, const char *language)
{
	g_autofree char *known = known_languages(l->rules_dir);

	g_string_append_printf(l->wrong, "%sno rules for the language \"%s\" in %s; known are: %s",
		l->wrong->len ? "\n" : "", language, l->rules_dir, *known ? known : "none");
}

/* A dialect ("en-GB") is its language and then what differs, where anything does. */
static void load_language(struct load *l, const char *language)
{
	g_autofree char *base = g_strndup(language, strcspn(language, "-"));

	if (strchr(language, '/') || !*base || !load_once(l, base, base)) {
		add_unknown(l, language);
		return;
	}
	if (!g_str_equal(base, language))
		load_once(l, base, language);
}

struct ruleset *packs_load(
	const char *rules_dir, char *const *languages, char *const *files, GError **error)
{
	g_autoptr(ruleset) rules = ruleset_new();
	g_autoptr(GPtrArray) loaded = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) wrong = g_string_new(NULL);
	struct load l = {
		.rules_dir = rules_dir, .rules = rules, .loaded = loaded, .wrong = wrong
	};
	GError *why = NULL;

	const char *first = *languages;
	for (; *languages; languages++)
		load_language(&l, *languages);
	ruleset_defer(rules);
	for (; files && *files; files++)
		load_path(&l, first, *files);
	if (!ruleset_ready(rules, &why))
		add_wrong(&l, why);
	if (wrong->len > 0) {
		g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, wrong->str);
		return NULL;
	}
	return g_steal_pointer(&rules);
}

GPtrArray *packs_sets(
	const char *rules_dir, char *const *languages, const char *prefix, GError **error)
{
	g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func((GDestroyNotify)rule_entry_free);
	g_autoptr(GPtrArray) loaded = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) wrong = g_string_new(NULL);
	struct load l = { .rules_dir = rules_dir,
		.prefix = prefix,
		.sets = sets,
		.loaded = loaded,
		.wrong = wrong };

	for (; *languages; languages++)
		load_language(&l, *languages);
	if (wrong->len > 0) {
		g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, wrong->str);
		return NULL;
	}
	return g_steal_pointer(&sets);
}

static void load_platform(struct platform_set *set, const char *path, GString *wrong)
{
	g_autoptr(GError) why = NULL;
	g_autofree char *text = packs_text(path, &why);

	if (text)
		platform_set_add(set, text, path, wrong);
	else
		g_string_append_printf(wrong, "%s%s", wrong->len ? "\n" : "", why->message);
}

struct platform_set *packs_platforms(const char *rules_dir, char *const *files, GError **error)
{
	g_autoptr(platform_set) set = platform_set_new();
	g_autoptr(GString) wrong = g_string_new(NULL);
	g_autofree char *folder = g_build_filename(rules_dir, PLATFORMS_FOLDER, NULL);
	g_autoptr(GPtrArray) names = packs_names(folder);

	for (guint i = 0; i < names->len; i++) {
		g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);

		if (g_str_has_suffix(path, FILE_SUFFIX))
			load_platform(set, path, wrong);
	}
	for (; files && *files; files++)
		load_platform(set, *files, wrong);
	if (wrong->len > 0) {
		g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, wrong->str);
		return NULL;
	}
	return g_steal_pointer(&set);
}

bool packs_is_platform(const char *path)
{
	g_autofree char *text = packs_text(path, NULL);

	return text && (g_str_has_prefix(text, "platform ") || strstr(text, "\nplatform "));
}
