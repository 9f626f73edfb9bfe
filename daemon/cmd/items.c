/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "cmd/cmd.h"
#include "cmd/json.h"
#include "cmd/lines.h"

struct wanted {
	gboolean open, overdue, all, json;
	char *owed_by, *with;
	enum owed_by side;
};

static bool is_with(const struct trail *t, const struct item *i, const char *address)
{
	g_autoptr(message) m = NULL;

	if (g_ascii_strcasecmp(i->from, address) == 0)
		return true;
	m = store_message(t->store, i->message, NULL);
	for (guint n = 0; m && n < m->to->len; n++) {
		const struct address *a = m->to->pdata[n];

		if (g_ascii_strcasecmp(a->address, address) == 0)
			return true;
	}
	return false;
}

static bool is_wanted(const struct wanted *w, const struct trail *t, const struct item_view *v)
{
	bool live = v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED;

	if (!w->all && !live)
		return false;
	if (w->overdue && !v->overdue)
		return false;
	if (w->side != OWED_UNKNOWN && v->item->owed_by != w->side)
		return false;
	return !w->with || is_with(t, v->item, w->with);
}

static gboolean get_side(struct wanted *w, GError **error)
{
	if (!w->owed_by)
		return TRUE;
	if (g_str_equal(w->owed_by, "school"))
		w->side = OWED_SCHOOL;
	else if (g_str_equal(w->owed_by, "family"))
		w->side = OWED_FAMILY;
	else {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "--owed-by=%s: school or family",
			w->owed_by);
		return FALSE;
	}
	return TRUE;
}

static int list(struct cmd *c, const struct wanted *w, GError **error)
{
	g_autoptr(GPtrArray) items = NULL;
	g_autoptr(trail) t = cmd_trail(c, STORE_READ, error);
	g_autoptr(GPtrArray) views = t ? trail_views(t, &items, error) : NULL;
	guint shown = 0;

	if (!views)
		return CMD_FAILED;
	for (guint i = 0; i < views->len; i++) {
		const struct item_view *v = views->pdata[i];

		if (!is_wanted(w, t, v))
			continue;
		shown++;
		if (w->json)
			json_item(v, t->settings->zone);
		else
			line_item(c, t, v);
	}
	if (!shown && !w->json && !c->quiet)
		cmd_print("Nothing%s.\n", w->all ? "" : w->overdue ? " overdue" : " open");
	return CMD_OK;
}

int cmd_items(struct cmd *c, int argc, char **argv, GError **error)
{
	struct wanted w = { 0 };
	const GOptionEntry entries[] = {
		{ "open", 0, 0, G_OPTION_ARG_NONE, &w.open, "what still waits (the default)",
			NULL },
		{ "overdue", 0, 0, G_OPTION_ARG_NONE, &w.overdue, "only what is past its day",
			NULL },
		{ "all", 0, 0, G_OPTION_ARG_NONE, &w.all, "the settled ones too", NULL },
		{ "owed-by", 0, 0, G_OPTION_ARG_STRING, &w.owed_by, "school or family", "SIDE" },
		{ "with", 0, 0, G_OPTION_ARG_STRING, &w.with, "written by or to them", "ADDRESS" },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &w.json, "one JSON object a line", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	int status = CMD_FAILED;

	if (cmd_options(c, &argc, &argv, entries, error) && get_side(&w, error))
		status = list(c, &w, error);
	g_free(w.owed_by);
	g_free(w.with);
	return status;
}
