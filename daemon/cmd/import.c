/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "cmd/cmd.h"
#include "cmd/json.h"
#include "run/pass.h"

static void tell(const struct cmd *c, const struct pass_count *n, gboolean json)
{
	if (json) {
		json_import(n->seen, n->kept, n->set_aside);
		return;
	}
	if (c->quiet)
		return;
	cmd_print("%u mail%s looked at, %u new", n->seen, n->seen == 1 ? "" : "s", n->kept);
	if (n->set_aside)
		cmd_print(", %u set aside (schooltrail status tells why)", n->set_aside);
	cmd_print("\n");
}

int cmd_import(struct cmd *c, int argc, char **argv, GError **error)
{
	gboolean json = FALSE;
	const GOptionEntry entries[] = {
		{ "json", 0, 0, G_OPTION_ARG_NONE, &json, "one JSON object with the counts", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	struct pass_count count = { 0 };

	if (!cmd_options(c, &argc, &argv, entries, error))
		return CMD_FAILED;
	if (argc < 2) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
			"import: what? a Maildir, an mbox file, a folder of .eml, or -");
		return CMD_FAILED;
	}
	g_autoptr(trail) t = cmd_trail(c, STORE_WRITE, error);
	g_autoptr(GError) trouble = NULL;
	if (!t)
		return CMD_FAILED;
	/* one bad path does not cost the others what they brought */
	pass_import(t, argv + 1, &count, &trouble);
	if (!pass_finish(t, &count, error))
		return CMD_FAILED;
	tell(c, &count, json);
	if (!trouble)
		return CMD_OK;
	g_propagate_error(error, g_steal_pointer(&trouble));
	return CMD_FAILED;
}
