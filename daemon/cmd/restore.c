/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "cmd/cmd.h"
#include "cmd/owner.h"
#include "config/config.h"

int cmd_restore(struct cmd *c, int argc, char **argv, GError **error)
{
	if (!cmd_options(c, &argc, &argv, NULL, error))
		return CMD_FAILED;
	if (argc != 2) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "restore: from which FILE?");
		return CMD_FAILED;
	}
	g_autofree char *dir = config_state_dir(c->settings, c->state_dir);
	if (!owner_become(c, dir, error) || !store_restore(dir, argv[1], error))
		return CMD_FAILED;
	if (!c->quiet)
		cmd_print("the trail is what %s holds; what was there stays beside it in %s\n",
			argv[1], dir);
	return CMD_OK;
}
