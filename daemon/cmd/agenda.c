/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list for a meeting, to print or to send beforehand.  Nothing is sent. */
#include "digest/agenda.h"
#include "cmd/cmd.h"
#include "run/desk.h"

#include <stdio.h>

static gboolean print_agenda(struct cmd *c, const char *child, const char *language, GError **error)
{
	g_autoptr(trail) t = cmd_trail(c, STORE_READ, error);
	g_auto(desk) d = { 0 };

	if (!t || !desk_lay(&d, t, error))
		return FALSE;
	struct day today = moment_day(t->now, t->settings->zone);
	struct digest_input in = desk_input(&d, NULL, (struct day_range){ today, today });
	in.language = language;
	g_autofree char *text = agenda_text(&in, child);
	fputs(text, stdout);
	return TRUE;
}

int cmd_agenda(struct cmd *c, int argc, char **argv, GError **error)
{
	char *child = NULL, *language = NULL;
	const GOptionEntry entries[] = {
		{ "child", 0, 0, G_OPTION_ARG_STRING, &child, "only about this child", "NAME" },
		{ "language", 0, 0, G_OPTION_ARG_STRING, &language, "en or es", "LANGUAGE" },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	bool good = cmd_options(c, &argc, &argv, entries, error) && cmd_child(c, &child, error) &&
		print_agenda(c, child, language, error);

	g_free(child);
	g_free(language);
	return good ? CMD_OK : CMD_FAILED;
}
