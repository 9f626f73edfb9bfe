/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/cmd.h"

int cmd_verify(struct cmd *c, int argc, char **argv, GError **error)
{
	gint64 entries;

	if (!cmd_options(c, &argc, &argv, NULL, error))
		return CMD_FAILED;
	g_autoptr(trail) t = cmd_trail(c, STORE_READ, error);
	if (!t || !store_verify(t->store, &entries, error))
		return CMD_FAILED;
	g_autofree char *head = store_chain_head(t->store);
	if (!c->quiet)
		cmd_print("%" G_GINT64_FORMAT " entries, every byte as it came; chain head %s\n",
			entries, head ? head : "none yet");
	return CMD_OK;
}
