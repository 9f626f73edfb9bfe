/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void test_replace_and_secret(void **state)
{
	g_autofree char *dir = g_dir_make_tmp("st-file-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(dir, "secret", NULL);
	g_autofree char *fifo = g_build_filename(dir, "fifo", NULL);
	g_autofree char *link_path = g_build_filename(dir, "link", NULL);
	g_autoptr(GError) error = NULL;
	struct stat st;

	assert_true(file_replace(path, "old\n", 4, 0600, NULL));
	assert_true(file_replace(path, "pass word\r\nmore", 15, 0600, NULL));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	g_autofree char *secret = file_read_secret(path, NULL);
	assert_string_equal(secret, "pass word");

	/* what others may read is no secret */
	g_chmod(path, 0640);
	assert_null(file_read_secret(path, &error));
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_DENIED));
	g_clear_error(&error);
	/* neither a link nor a FIFO, which would also hang us */
	g_chmod(path, 0600);
	assert_int_equal(symlink(path, link_path), 0);
	assert_null(file_read_secret(link_path, NULL));
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_null(file_read_secret(fifo, NULL));
	assert_null(file_read_secret("/nonexistent/secret", &error));
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_DENIED));
	assert_false(file_replace("/nonexistent/x", "", 0, 0600, NULL));
	g_unlink(path);
	g_unlink(fifo);
	g_unlink(link_path);
	g_rmdir(dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_replace_and_secret) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
