/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "classify/ruleset.h"
#include "cmd/cmd.h"
#include "reader/packs.h"
#include "reader/places.h"

static gboolean test(const struct cmd *c, const struct ruleset *rules, GError **error)
{
	guint count;

	if (!ruleset_test(rules, &count, error))
		return FALSE;
	if (!c->quiet)
		cmd_print("%u examples hold\n", count);
	return TRUE;
}

/* The installed packs of the configured languages, and files of one's own on top. */
static int check(struct cmd *c, int argc, char **argv, GError **error)
{
	g_autofree char *dir = places_rules_dir();
	g_autoptr(ruleset) rules = packs_load(dir, c->settings->languages, argv, error);

	return rules && test(c, rules, error) ? CMD_OK : CMD_FAILED;
}

int cmd_rules(struct cmd *c, int argc, char **argv, GError **error)
{
	if (!cmd_options(c, &argc, &argv, NULL, error))
		return CMD_FAILED;
	if (argc >= 2 && g_str_equal(argv[1], "check"))
		return check(c, argc - 2, argv + 2, error);
	if (argc == 3 && g_str_equal(argv[1], "test"))
		return check(c, argc - 2, argv + 2, error);
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "rules: check [FILE...], or test FILE");
	return CMD_FAILED;
}
