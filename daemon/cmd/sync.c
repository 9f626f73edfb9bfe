/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "cmd/cmd.h"
#include "cmd/json.h"
#include "run/intake.h"
#include "run/pass.h"

/* One source; its trouble is told and kept in *trouble, the others go on. */
static gboolean sync_source(struct cmd *c, struct trail *t, const struct source *source,
	struct pass_count *count, GError **trouble, GError **error)
{
	g_auto(source_state) state = { 0 };
	g_autoptr(GError) why = NULL;

	if (intake_source(t, source, &state, count, &why))
		return TRUE;
	if (!intake_is_trouble(why)) {
		g_propagate_error(error, g_steal_pointer(&why));
		return FALSE;
	}
	if (!*trouble) {
		*trouble = g_steal_pointer(&why);
		return TRUE;
	}
	g_autofree char *safe = cmd_safe(why->message);
	g_printerr("schooltrail: %s\n", safe);
	return TRUE;
}

int cmd_sync(struct cmd *c, int argc, char **argv, GError **error)
{
	struct pass_count count = { 0 };
	g_autoptr(GError) trouble = NULL;

	if (!cmd_options(c, &argc, &argv, NULL, error))
		return CMD_FAILED;
	g_autoptr(trail) t = cmd_trail(c, STORE_WRITE, error);
	if (!t)
		return CMD_FAILED;
	if (!t->settings->sources->len) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG,
			"%s has no [source NAME]: nothing to sync (see schooltrail.conf(5))",
			c->conf);
		return CMD_FAILED;
	}
	for (guint i = 0; i < t->settings->sources->len; i++)
		if (!sync_source(c, t, t->settings->sources->pdata[i], &count, &trouble, error))
			return CMD_FAILED;
	if (!pass_finish(t, &count, error))
		return CMD_FAILED;
	if (!c->quiet)
		cmd_print("%u new mail%s\n", count.kept, count.kept == 1 ? "" : "s");
	if (!trouble)
		return CMD_OK;
	g_propagate_error(error, g_steal_pointer(&trouble));
	return CMD_FAILED;
}
