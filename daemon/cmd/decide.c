/* SPDX-License-Identifier: GPL-3.0-or-later */
/* done, answered, dismiss, snooze, reopen: a person's word on an item.  It is a fact. */
#include "base/error.h"
#include "cmd/cmd.h"
#include "cmd/lines.h"
#include "run/derive.h"
#include "run/until.h"

struct deed {
	const char *command;
	enum event_kind kind;
	const char *said; /* to the person, behind the id */
};

static const struct deed deeds[] = {
	{ "done", EVENT_RESOLVED, "is done" },
	{ "answered", EVENT_RESOLVED, "is answered" },
	{ "dismiss", EVENT_DISMISSED, "is dismissed" },
	{ "snooze", EVENT_SNOOZED, "sleeps" },
	{ "reopen", EVENT_REOPENED, "is open again" },
};

static const char *const ways[] = { "phone", "in-person", "portal", "paper", NULL };

static const struct deed *deed_find(const char *command)
{
	for (gsize i = 0; i < G_N_ELEMENTS(deeds); i++)
		if (g_str_equal(deeds[i].command, command))
			return &deeds[i];
	g_assert_not_reached();
}

static gboolean item_exists(struct trail *t, gint64 id, GError **error)
{
	g_autoptr(GPtrArray) items = store_items(t->store, error);

	if (!items)
		return FALSE;
	for (guint i = 0; i < items->len; i++)
		if (((const struct item *)items->pdata[i])->id == id)
			return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND, "no item i%" G_GINT64_FORMAT, id);
	return FALSE;
}

static gboolean keep(struct trail *t, const struct decision *d, GError **error)
{
	if (!store_begin(t->store, error))
		return FALSE;
	if (store_decision_add(t->store, d, NULL, error) && derive_mark_stale(t, error) &&
		store_commit(t->store, error))
		return derive(t, error);
	store_rollback(t->store);
	return FALSE;
}

static gboolean fill(const struct trail *t, const struct deed *deed, const char *how, int argc,
	char **argv, struct decision *d, GError **error)
{
	if (g_str_equal(deed->command, "answered") && (!how || !g_strv_contains(ways, how))) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
			"answered: --how=phone, in-person, portal or paper");
		return FALSE;
	}
	if (argc < 2 || (deed->kind == EVENT_SNOOZED && argc < 3)) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "%s: %s", deed->command,
			argc < 2 ? "which item? an id like i7"
				 : "until when? a day or \"2 weeks\"");
		return FALSE;
	}
	if (!cmd_id(argv[1], 'i', &d->item, error))
		return FALSE;
	d->text = argc > 2 ? g_strjoinv(" ", argv + 2) : g_strdup(how);
	if (deed->kind != EVENT_SNOOZED)
		return TRUE;
	d->until = until_day(t, d->text, t->now);
	if (day_known(d->until))
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "snooze: '%s' is no day to come", d->text);
	return FALSE;
}

int cmd_decide(struct cmd *c, int argc, char **argv, GError **error)
{
	g_autofree char *how = NULL;
	const GOptionEntry entries[] = {
		{ "how", 0, 0, G_OPTION_ARG_STRING, &how, "phone, in-person, portal, paper",
			"HOW" },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	const struct deed *deed = deed_find(c->command->name);
	const GOptionEntry *own = g_str_equal(deed->command, "answered") ? entries : NULL;
	struct decision d = { .at = c->now, .kind = deed->kind, .until = DAY_NONE };

	if (!cmd_options(c, &argc, &argv, own, error))
		return CMD_FAILED;
	g_autoptr(trail) t = cmd_trail(c, STORE_WRITE, error);
	bool good = t && fill(t, deed, how, argc, argv, &d, error) &&
		item_exists(t, d.item, error) && keep(t, &d, error);
	if (good && !c->quiet) {
		g_autofree char *until = line_day(d.until);

		cmd_print("i%" G_GINT64_FORMAT " %s%s%s\n", d.item, deed->said,
			*until ? " until " : "", until);
	}
	g_free(d.text);
	return good ? CMD_OK : CMD_FAILED;
}
