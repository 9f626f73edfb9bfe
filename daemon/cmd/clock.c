/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clock: which dates of rules run, and how each was counted. */
#include "base/error.h"
#include "cmd/clock_desk.h"
#include "cmd/clock_tell.h"
#include "cmd/json.h"
#include "track/clock_kind.h"

/* -- counting by hand ---------------------------------------------------------------------- */

static gboolean count_by_hand(struct cmd *c, const struct clock_wish *w, GError **error)
{
	struct day from, today = moment_day(c->now, c->settings->zone);
	g_autoptr(clocks) k = clocks_load(c->settings, NULL, error);
	const struct clock_rule *r = k ? clock_get_rule(c, k, w->rule, error) : NULL;

	if (!r || !clock_get_from(c, w->from, &from, error) || !clock_check_absences(w, error))
		return FALSE;
	struct clock_view *v = clock_view_new(r, from, w->absences, &k->context, today);
	clock_show(c, v, w, false);
	clock_view_free(v);
	if (!w->json)
		clock_tell_advice();
	return TRUE;
}

/* Only what is custom everywhere: is the place unknown, or called otherwise? */
static void tell_places(const struct cmd *c, const struct clocks *k)
{
	g_autoptr(GString) places = g_string_new(NULL);
	const char *last = "*";

	for (guint i = 0; i < k->ours->len; i++)
		if (!g_str_equal(((struct clock_rule *)k->ours->pdata[i])->jurisdiction, "*"))
			return;
	for (guint i = 0; i < k->all->len; i++) {
		const struct clock_rule *r = k->all->pdata[i];

		if (g_str_equal(r->jurisdiction, last) || g_str_equal(r->jurisdiction, "*"))
			continue;
		last = r->jurisdiction;
		g_string_append_printf(places, "%s%s", places->len ? ", " : "", last);
	}
	cmd_print("\n[calendar] jurisdiction is %s. Rules are on file for\n%s.\n",
		c->settings->jurisdiction ? c->settings->jurisdiction : "not set", places->str);
}

static gboolean list_rules(struct cmd *c, const struct clock_wish *w, GError **error)
{
	g_autoptr(clocks) k = clocks_load(c->settings, NULL, error);

	if (!k)
		return FALSE;
	for (guint i = 0; i < k->ours->len; i++) {
		const struct clock_rule *r = k->ours->pdata[i];
		g_autofree char *length = clock_rule_length(r);

		if (r->spans[0].kind == DAYS_HOLIDAY)
			continue;
		if (w->json)
			json_clock_rule(r, length);
		else
			clock_tell_rule(c, r);
	}
	if (w->json)
		return TRUE;
	tell_places(c, k);
	clock_tell_advice();
	return TRUE;
}

/* -- what runs ----------------------------------------------------------------------------- */

static gboolean list(struct cmd *c, const struct clock_wish *w, GError **error)
{
	g_auto(clock_desk) d = { 0 };

	if (!clock_desk_open(&d, c, STORE_READ, error))
		return FALSE;
	for (guint i = 0; i < d.running->len; i++) {
		const struct clock_view *v = d.running->pdata[i];
		g_autofree char *length = clock_rule_length(v->rule);

		if (w->json)
			json_clock(v, length, true);
		else
			clock_tell_line(c, v);
	}
	for (guint i = 0; i < d.lost->len; i++)
		g_printerr("schooltrail: %s was started and is not on file for %s\n",
			(const char *)d.lost->pdata[i],
			c->settings->jurisdiction ? c->settings->jurisdiction : "this family");
	if (w->json)
		return TRUE;
	if (!d.running->len && !c->quiet)
		cmd_print("No clock runs. schooltrail clock rules lists them, clock start RULE "
			  "starts one.\n");
	if (d.running->len)
		clock_tell_advice();
	return TRUE;
}

static void explain_item(
	const struct clock_desk *d, const struct item_view *v, const struct clock_wish *w)
{
	struct day today = moment_day(d->cmd->now, d->cmd->settings->zone);
	struct day until =
		day_known(v->follow_up_on) && v->follow_up_on.n > today.n ? v->follow_up_on : today;
	g_autoptr(GArray) skips = clock_no_school(&d->clocks->context, v->waiting_since, until);

	if (w->json)
		json_item_count(v, skips);
	else
		clock_tell_item(d->cmd, v, today, skips);
}

/* FALSE: there is none. */
static bool explain_running(
	const struct clock_desk *d, gint64 clock_id, gint64 of_item, const struct clock_wish *w)
{
	bool any = false;

	for (guint i = 0; i < d->running->len; i++) {
		const struct clock_view *v = d->running->pdata[i];

		if (clock_id ? v->id != clock_id : v->item != of_item)
			continue;
		if (of_item && !w->json)
			cmd_print("\n");
		clock_show(d->cmd, v, w, true);
		any = true;
	}
	return any;
}

static gboolean explain(struct cmd *c, const char *text, const struct clock_wish *w, GError **error)
{
	bool of_item = text[0] == 'i';
	gint64 id;
	g_auto(clock_desk) d = { 0 };

	if (!cmd_id(text, text[0], &id, error) || !clock_desk_open(&d, c, STORE_READ, error))
		return FALSE;
	const struct item_view *v = of_item ? clock_find_item(&d, id, error) : NULL;
	if (of_item && !v)
		return FALSE;
	if (v)
		explain_item(&d, v, w);
	if (!explain_running(&d, of_item ? 0 : id, of_item ? id : 0, w) && !of_item) {
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND, "no clock %s runs", text);
		return FALSE;
	}
	if (!w->json)
		clock_tell_advice();
	return TRUE;
}

/* -- the command --------------------------------------------------------------------------- */

static bool is_id(const char *text)
{
	return (text[0] == 'i' || text[0] == 'c') && g_ascii_isdigit(text[1]);
}

static gboolean dispatch(struct cmd *c, int argc, char **argv, struct clock_wish *w, GError **error)
{
	const char *what = argc > 1 ? argv[1] : w->rule ? NULL : "list";
	g_autofree char *rest = argc > 3 ? g_strjoinv(" ", argv + 3) : NULL;

	if (!what)
		return count_by_hand(c, w, error);
	if (g_str_equal(what, "list") && argc <= 2)
		return list(c, w, error);
	if (g_str_equal(what, "rules") && argc == 2)
		return list_rules(c, w, error);
	if (g_str_equal(what, "start") && argc == 3)
		return clock_start(c, argv[2], w, error);
	if (g_str_equal(what, "stop") && argc >= 3)
		return clock_stop(c, argv[2], rest, error);
	if (argc == 2 && is_id(what) && !w->rule)
		return explain(c, what, w, error);
	if (argc == 2 && !w->rule && w->from) {
		w->rule = g_strdup(what);
		return count_by_hand(c, w, error);
	}
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
		"clock: an item (i7), a clock (c3), --rule=RULE --from=DAY, list, rules, "
		"start RULE or stop ID");
	return FALSE;
}

int cmd_clock(struct cmd *c, int argc, char **argv, GError **error)
{
	struct clock_wish w = { 0 };
	const GOptionEntry entries[] = {
		{ "rule", 0, 0, G_OPTION_ARG_STRING, &w.rule, "count by this rule", "RULE" },
		{ "from", 0, 0, G_OPTION_ARG_STRING, &w.from, "the day it is counted from", "DAY" },
		{ "absences", 0, 0, G_OPTION_ARG_INT, &w.absences,
			"days that the child was absent in that time", "N" },
		{ "item", 0, 0, G_OPTION_ARG_STRING, &w.item, "start: what it is about", "ID" },
		{ "child", 0, 0, G_OPTION_ARG_STRING, &w.child, "start: whom it is about", "NAME" },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &w.json, "one JSON object a line", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	gboolean good =
		cmd_options(c, &argc, &argv, entries, error) && dispatch(c, argc, argv, &w, error);

	clock_wish_clear(&w);
	return good ? CMD_OK : CMD_FAILED;
}
