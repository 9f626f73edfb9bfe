/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/places.h"

/* The build tree that this program was built in and still lies in, or NULL. */
static char *build_tree(void)
{
	g_autofree char *exe = g_file_read_link("/proc/self/exe", NULL);

	if (!exe)
		return NULL;
	g_autofree char *dir = g_path_get_dirname(exe);
	g_autofree char *mark = g_build_filename(dir, "config.status", NULL);
	return g_file_test(mark, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer(&dir) : NULL;
}

static char *place(const char *name, const char *installed_dir)
{
	g_autofree char *tree = build_tree();

	return g_build_filename(tree ? tree : installed_dir, name, NULL);
}

char *places_rules_dir(void)
{
	return place("rules", PKGDATADIR);
}

char *places_reader(void)
{
	return place("schooltrail-reader", PKGLIBEXECDIR);
}
