/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/cmd.h"
#include "cmd/json.h"
#include "cmd/lines.h"

static gint by_thread(gconstpointer a, gconstpointer b)
{
	const struct message *x = *(struct message *const *)a, *y = *(struct message *const *)b;

	if (x->thread != y->thread)
		return x->thread < y->thread ? -1 : 1;
	if (x->date.unix_s != y->date.unix_s)
		return x->date.unix_s < y->date.unix_s ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static void print_thread(
	const struct cmd *c, const struct trail *t, const GPtrArray *messages, guint from, guint to)
{
	const struct message *first = messages->pdata[from];
	g_autofree char *subject = cmd_safe(first->subject);

	cmd_print("%st%" G_GINT64_FORMAT "  %s%s\n", cmd_style(c, STYLE_BOLD), first->thread,
		subject, cmd_style_end(c));
	for (guint k = from; k < to; k++)
		line_message(c, t, messages->pdata[k]);
}

int cmd_threads(struct cmd *c, int argc, char **argv, GError **error)
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
	g_ptr_array_sort(messages, by_thread);
	for (guint from = 0, to; from < messages->len; from = to) {
		const struct message *first = messages->pdata[from];

		for (to = from + 1; to < messages->len; to++)
			if (((const struct message *)messages->pdata[to])->thread != first->thread)
				break;
		if (json)
			json_thread(first->thread, first->subject, messages, from, to);
		else
			print_thread(c, t, messages, from, to);
	}
	return CMD_OK;
}
