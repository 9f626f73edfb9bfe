/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "cmd/cmd.h"

int cmd_backup(struct cmd *c, int argc, char **argv, GError **error)
{
	if (!cmd_options(c, &argc, &argv, NULL, error))
		return CMD_FAILED;
	if (argc != 2) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "backup: to which FILE?");
		return CMD_FAILED;
	}
	g_autoptr(trail) t = cmd_trail(c, STORE_READ, error);
	if (!t || !store_backup(t->store, argv[1], error))
		return CMD_FAILED;
	return CMD_OK;
}
