/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "cmd/cmd.h"
#include "run/derive.h"

int cmd_note(struct cmd *c, int argc, char **argv, GError **error)
{
	g_autofree char *with = NULL;
	const GOptionEntry entries[] = {
		{ "with", 0, 0, G_OPTION_ARG_STRING, &with, "whom you talked to", "ADDRESS" },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (!cmd_options(c, &argc, &argv, entries, error))
		return CMD_FAILED;
	if (argc < 2) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "note: which text?");
		return CMD_FAILED;
	}
	g_autofree char *text = g_strjoinv(" ", argv + 1);
	g_autoptr(trail) t = cmd_trail(c, STORE_WRITE, error);
	if (!t || !store_begin(t->store, error))
		return CMD_FAILED;
	if (store_note_add(t->store, t->now, with, text, error) && derive_mark_stale(t, error) &&
		store_commit(t->store, error))
		return derive(t, error) ? CMD_OK : CMD_FAILED; /* a talk opens a task */
	store_rollback(t->store);
	return CMD_FAILED;
}
