/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/cmd.h"
#include "cmd/json.h"
#include "cmd/lines.h"

int cmd_messages(struct cmd *c, int argc, char **argv, GError **error)
{
	gboolean json = FALSE;
	const GOptionEntry entries[] = {
		{ "json", 0, 0, G_OPTION_ARG_NONE, &json, "one JSON object a line", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (!cmd_options(c, &argc, &argv, entries, error))
		return CMD_FAILED;
	g_autoptr(trail) t = cmd_trail(c, STORE_READ, error);
	g_autoptr(GPtrArray) messages = t ? trail_messages(t, error) : NULL;
	if (!messages)
		return CMD_FAILED;
	for (guint i = 0; i < messages->len; i++) {
		if (json)
			json_message(messages->pdata[i]);
		else
			line_message(c, t, messages->pdata[i]);
	}
	return CMD_OK;
}
