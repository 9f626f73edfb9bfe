/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/cmd.h"
#include "run/pass.h"

int cmd_rebuild(struct cmd *c, int argc, char **argv, GError **error)
{
	struct pass_count count = { 0 };

	if (!cmd_options(c, &argc, &argv, NULL, error))
		return CMD_FAILED;
	g_autoptr(trail) t = cmd_trail(c, STORE_WRITE, error);
	if (!t || !pass_rebuild(t, &count, error))
		return CMD_FAILED;
	if (!c->quiet)
		cmd_print("computed again from %" G_GINT64_FORMAT " kept mails\n",
			store_mail_count(t->store));
	return CMD_OK;
}
