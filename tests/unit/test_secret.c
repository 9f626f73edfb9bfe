/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "config/config.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct place {
	char *folder, *file, *credential;
	struct source source;
};

static int set_up(void **state)
{
	struct place *p = g_new0(struct place, 1);

	g_unsetenv("CREDENTIALS_DIRECTORY");
	p->folder = g_dir_make_tmp("schooltrail-XXXXXX", NULL);
	p->file = g_build_filename(p->folder, "password", NULL);
	p->credential = g_build_filename(p->folder, "source-inbox.password", NULL);
	p->source.name = (char *)"inbox";
	*state = p;
	return p->folder ? 0 : -1;
}

static int tear_down(void **state)
{
	struct place *p = *state;

	g_remove(p->file);
	g_remove(p->credential);
	g_rmdir(p->folder);
	g_free(p->file);
	g_free(p->credential);
	g_free(p->folder);
	g_free(p);
	return 0;
}

static void put(const char *path, const char *text, int mode)
{
	assert_true(g_file_set_contents(path, text, -1, NULL));
	assert_int_equal(g_chmod(path, mode), 0);
}

static void assert_password(const struct source *source, const char *expected)
{
	g_autoptr(GError) error = NULL;
	char *secret = config_source_password(source, &error);

	if (!secret)
		fail_msg("%s", error->message);
	assert_string_equal(secret, expected);
	config_wipe(secret);
}

static void assert_denied(const struct source *source, const char *expected)
{
	g_autoptr(GError) error = NULL;

	assert_null(config_source_password(source, &error));
	assert_int_equal(error->code, ST_ERROR_DENIED);
	if (!strstr(error->message, expected))
		fail_msg("%s", error->message);
	assert_null(strstr(error->message, "secret!"));
}

static void none_says_what_to_do(void **state)
{
	struct place *p = *state;
	g_autoptr(settings) s = settings_new();
	g_autoptr(GError) error = NULL;

	assert_denied(&p->source,
		"no password for source 'inbox': give the systemd credential "
		"source-inbox.password, password-command or password-file");
	assert_null(config_smtp_password(s, &error));
	assert_non_null(strstr(error->message,
		"no password for smtp: give the systemd "
		"credential smtp.password"));
}

static void file_is_for_its_owner(void **state)
{
	struct place *p = *state;

	p->source.password_file = p->file;
	assert_denied(&p->source, "No such file");
	put(p->file, "from file\nmore\n", 0600);
	assert_password(&p->source, "from file");
	put(p->file, "secret!\n", 0640);
	assert_denied(&p->source, "others may read it");
	put(p->file, "\n", 0600);
	assert_denied(&p->source, "the password of source 'inbox' is empty");
}

static void command_gives_its_first_line(void **state)
{
	struct place *p = *state;

	p->source.password_command = (char *)"echo \"from command\"; seq 1 20000";
	assert_password(&p->source, "from command");
	p->source.password_command = (char *)"printf 'no newline'";
	assert_password(&p->source, "no newline");
	p->source.password_command = (char *)"echo secret!; exit 3";
	assert_denied(&p->source, "password-command of source 'inbox': ");
	p->source.password_command = (char *)"true";
	assert_denied(&p->source, "the password of source 'inbox' is empty");
}

/* Its mode may show the group's bits: they are the mask of an ACL. */
static void credential_comes_first(void **state)
{
	struct place *p = *state;

	p->source.password_command = (char *)"echo other";
	g_setenv("CREDENTIALS_DIRECTORY", p->folder, TRUE);
	assert_password(&p->source, "other");
	put(p->credential, "from systemd", 0440);
	assert_password(&p->source, "from systemd");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(none_says_what_to_do, set_up, tear_down),
		cmocka_unit_test_setup_teardown(file_is_for_its_owner, set_up, tear_down),
		cmocka_unit_test_setup_teardown(command_gives_its_first_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(credential_comes_first, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
