/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Without libFuzzer: runs a target on the files named, and on all files of the folders named.
 * That none of them does harm is all that is asked; that there is none is a failure.
 */
#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static guint run_file(const char *path)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *bytes = NULL;
	gsize size;

	if (!g_file_get_contents(path, &bytes, &size, &error)) {
		g_printerr("%s\n", error->message);
		exit(1);
	}
	/* where it ends in an assertion, this is the input; a copy of the exact size, so that
	 * the address sanitizer sees the first byte behind it */
	g_print("%s\n", path);
	g_autofree uint8_t *data = g_malloc(MAX(size, 1));
	memcpy(data, bytes, size);
	LLVMFuzzerTestOneInput(data, size);
	return 1;
}

static guint run_folder(const char *path)
{
	GDir *folder = g_dir_open(path, 0, NULL);
	const char *name;
	guint count = 0;

	if (!folder)
		return run_file(path);
	while ((name = g_dir_read_name(folder))) {
		g_autofree char *file = g_build_filename(path, name, NULL);

		count += run_file(file);
	}
	g_dir_close(folder);
	return count;
}

int main(int argc, char **argv)
{
	guint count = 0;

	for (int i = 1; i < argc; i++)
		count += run_folder(argv[i]);
	if (!count)
		g_printerr("usage: %s SEED...\n", argv[0]);
	return count ? 0 : 1;
}
