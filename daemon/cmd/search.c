/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "cmd/cmd.h"
#include "cmd/json.h"
#include "cmd/lines.h"

int cmd_search(struct cmd *c, int argc, char **argv, GError **error)
{
	gboolean json = FALSE, private = FALSE;
	const GOptionEntry entries[] = {
		{ "json", 0, 0, G_OPTION_ARG_NONE, &json, "one JSON object a line", NULL },
		{ "private", 0, 0, G_OPTION_ARG_NONE, &private, "in private notes, too", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	guint shown = 0;

	if (!cmd_options(c, &argc, &argv, entries, error))
		return CMD_FAILED;
	if (argc < 2) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "search: for which words?");
		return CMD_FAILED;
	}
	g_autofree char *query = g_strjoinv(" ", argv + 1);
	g_autoptr(trail) t = cmd_trail(c, STORE_READ, error);
	g_autoptr(GArray) ids = t ? store_search(t->store, query, error) : NULL;
	if (!ids)
		return CMD_FAILED;
	for (guint i = 0; i < ids->len; i++) {
		g_autoptr(message) m =
			store_message(t->store, g_array_index(ids, gint64, i), error);

		if (!m)
			return CMD_FAILED;
		/* a word that is looked up in company brings up nobody's worry */
		if (m->date.unix_s > t->now.unix_s /* later than --now */ ||
			(message_private_to(m) && !private))
			continue;
		shown++;
		if (json)
			json_message(m);
		else
			line_message(c, t, m);
	}
	return shown ? CMD_OK : CMD_NOT_FOUND;
}
