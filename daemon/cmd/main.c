/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schooltrail: everything that a person does by hand. */
#include "config.h"

#include "base/error.h"
#include "cmd/cmd.h"
#include "cmd/owner.h"
#include "config/config.h"

#include <locale.h>
#include <string.h>
#include <unistd.h>

static void print_help(void)
{
	g_print("Usage: schooltrail [OPTION...] COMMAND [ARGUMENT...]\n\n"
		"The clerk that keeps a family's school mail: what was asked, what was\n"
		"promised, and what is still unanswered.\n\nCommands:\n");
	for (const struct command *k = commands; k->name; k++) {
		g_autofree char *left = g_strconcat(k->name, " ", k->arguments, NULL);

		if (strlen(left) > 28)
			g_print("  %s\n  %-28s", left, "");
		else
			g_print("  %-28s", left);
		g_print(" %s\n", k->help);
	}
	g_print("\nOptions, before the command:\n"
		"  --config FILE    configuration (default: $SCHOOLTRAIL_CONFIG,\n"
		"                   ~/.config/schooltrail/schooltrail.conf,\n"
		"                   /etc/schooltrail/schooltrail.conf)\n"
		"  --family NAME    /etc/schooltrail/NAME.conf\n"
		"  --state-dir DIR  where trail.db lies\n"
		"  --now TIME       as of that instant (RFC 3339)\n"
		"  --color WHEN     auto, always or never\n"
		"  --quiet, --verbose, --help, --version\n\n"
		"`schooltrail COMMAND --help` tells more; so does schooltrail(1).\n");
}

static gboolean common_options(
	struct cmd *c, int *argc, char ***argv, gboolean *ret_help, GError **error)
{
	const GOptionEntry entries[] = {
		{ "config", 0, 0, G_OPTION_ARG_FILENAME, &c->config_path, NULL, NULL },
		{ "family", 0, 0, G_OPTION_ARG_STRING, &c->family, NULL, NULL },
		{ "state-dir", 0, 0, G_OPTION_ARG_FILENAME, &c->state_dir, NULL, NULL },
		{ "now", 0, 0, G_OPTION_ARG_STRING, &c->now_text, NULL, NULL },
		{ "color", 0, 0, G_OPTION_ARG_STRING, &c->color, NULL, NULL },
		{ "quiet", 'q', 0, G_OPTION_ARG_NONE, &c->quiet, NULL, NULL },
		{ "verbose", 'v', 0, G_OPTION_ARG_NONE, &c->verbose, NULL, NULL },
		{ "version", 0, 0, G_OPTION_ARG_NONE, &c->version, NULL, NULL },
		{ "help", 'h', 0, G_OPTION_ARG_NONE, ret_help, NULL, NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) why = NULL;

	g_option_context_set_strict_posix(context, TRUE); /* what follows is the command's */
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_add_main_entries(context, entries, NULL);
	if (g_option_context_parse(context, argc, argv, &why))
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "%s", why->message);
	return FALSE;
}

static gboolean load_settings(struct cmd *c, GError **error)
{
	c->conf = config_find(c->config_path, c->family);
	if (!c->conf && (c->config_path || c->family)) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG, "no configuration: %s is not there",
			c->config_path ? c->config_path : c->family);
		return FALSE;
	}
	if (!c->conf && !c->command->without_configuration) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG,
			"no configuration: write ~/.config/schooltrail/schooltrail.conf "
			"(see schooltrail.conf(5)), or name one with --config FILE");
		return FALSE;
	}
	c->settings = c->conf ? config_load(c->conf, error) : settings_new();
	if (!c->settings)
		owner_hint(c, c->conf, error);
	return c->settings != NULL;
}

static gboolean set_now(struct cmd *c, GError **error)
{
	c->now_given = c->now_text != NULL;
	c->now = c->now_text
		? moment_parse(c->now_text, c->settings->zone)
		: moment_in_zone(g_get_real_time() / G_USEC_PER_SEC, c->settings->zone);
	if (moment_known(c->now))
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
		"--now %s: no time like 2026-09-08T19:12:00-05:00", c->now_text);
	return FALSE;
}

static gboolean set_color(struct cmd *c, GError **error)
{
	const char *no_color = g_getenv("NO_COLOR");

	if (!c->color || g_str_equal(c->color, "auto"))
		c->use_color = isatty(STDOUT_FILENO) && !(no_color && *no_color);
	else if (g_str_equal(c->color, "always"))
		c->use_color = true;
	else if (!g_str_equal(c->color, "never")) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "--color %s: auto, always or never",
			c->color);
		return FALSE;
	}
	return TRUE;
}

static int run(struct cmd *c, int argc, char **argv, GError **error)
{
	gboolean help = FALSE;

	if (!common_options(c, &argc, &argv, &help, error))
		return CMD_FAILED;
	if (c->version) {
		g_print("schooltrail %s\n", PACKAGE_VERSION);
		return CMD_OK;
	}
	if (help || argc < 2) {
		print_help();
		return help ? CMD_OK : CMD_USAGE;
	}
	c->command = command_find(argv[1]);
	if (!c->command) {
		const char *near = command_nearest(argv[1]);

		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "no command '%s'%s%s%s", argv[1],
			near ? ": did you mean '" : "; see schooltrail --help", near ? near : "",
			near ? "'?" : "");
		return CMD_FAILED;
	}
	/* `check` tells of a broken configuration itself; --help needs none */
	help = argc > 2 && (g_str_equal(argv[2], "--help") || g_str_equal(argv[2], "-h"));
	if (c->command->run != cmd_check && !help && !load_settings(c, error))
		return CMD_FAILED;
	if (!c->settings)
		c->settings = settings_new();
	if (!set_now(c, error) || !set_color(c, error))
		return CMD_FAILED;
	return c->command->run(c, argc - 1, argv + 1, error);
}

static void cmd_clear(struct cmd *c)
{
	g_free(c->config_path);
	g_free(c->state_dir);
	g_free(c->family);
	g_free(c->now_text);
	g_free(c->color);
	g_free(c->conf);
	settings_free(c->settings);
}

/* "schooltrail: what: why"; a list of FILE:LINE stands as it is. */
static void tell(const GError *error)
{
	g_autofree char *safe = cmd_safe(error->message);

	g_strchomp(safe);
	g_printerr("%s%s\n", strchr(safe, '\n') ? "" : "schooltrail: ", safe);
}

int main(int argc, char **argv)
{
	g_auto(GStrv) whole = g_strdupv(argv); /* GOption takes words out of argv */
	struct cmd c = { .whole = whole };
	g_autoptr(GError) error = NULL;

	setlocale(LC_ALL, "");
	g_set_prgname("schooltrail");
	int status = run(&c, argc, argv, &error);
	if (error) {
		tell(error);
		status = st_error_exit_status(error);
	}
	cmd_clear(&c);
	return status;
}
