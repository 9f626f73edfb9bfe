/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions of services: missed, made up, owed; and supports that were not given. */
#include "run/services.h"
#include "base/error.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/json.h"
#include "cmd/lines.h"
#include "digest/words.h"

struct options {
	char *child, *since;
	gboolean json;
};

static bool is_shown(const struct options *o, struct day from, const struct service_entry *e)
{
	return service_is_of(e, o->child) && (!day_known(from) || e->day.n >= from.n);
}

/* What is asked for, and no other child's; the entries are the whole ledger's. */
static GPtrArray *shown(const struct options *o, struct day from, const GPtrArray *entries)
{
	GPtrArray *list = g_ptr_array_new();

	for (guint i = 0; i < entries->len; i++)
		if (is_shown(o, from, entries->pdata[i]))
			g_ptr_array_add(list, entries->pdata[i]);
	return list;
}

static void print_entry(const struct cmd *c, const struct service_entry *e)
{
	const struct words *words = words_find("en");
	g_autofree char *day = line_weekday(e->day);
	g_autofree char *minutes = e->minutes ? g_strdup_printf(", %d minutes", e->minutes) : NULL;
	g_autofree char *sessions =
		e->sessions > 1 ? g_strdup_printf(", %d sessions", e->sessions) : NULL;
	g_autofree char *quoted = g_strdup_printf("\"%s\"", e->quote);
	g_autofree char *safe = text_printable(quoted, FALSE);
	g_autofree char *folded = text_fold(safe, cmd_width(), "      ", "      ");

	cmd_print("    %s%s  %s%s%s%s%s (m%" G_GINT64_FORMAT ", %s)\n%s%s%s\n", day,
		e->day_said ? "" : " or before", service_kind_names[e->kind], e->cause ? ", " : "",
		e->cause ? words_name(words, e->cause) : "", minutes ? minutes : "",
		sessions ? sessions : "", e->message,
		e->certainty == SERVICE_CONFIRMED ? "the school's words" : "the family's words",
		cmd_style(c, STYLE_DIM), folded, cmd_style_end(c));
}

static void print_sum(const struct cmd *c, const struct service_sum *s, const GPtrArray *entries)
{
	g_autofree char *name = line_service(s->service, s->child);

	cmd_print("%s%s%s\n  %d missed, %d made up, %d to make up", cmd_style(c, STYLE_BOLD), name,
		cmd_style_end(c), s->missed, s->made_up, s->owed);
	if (s->promised)
		cmd_print("; %d promised", s->promised);
	if (s->student_absent)
		cmd_print("; %d because the child was away", s->student_absent);
	if (s->lag_count)
		cmd_print("\n  the school told of it %.1f days after the session on average",
			(double)s->lag_days / s->lag_count);
	cmd_print("\n");
	for (guint i = 0; i < entries->len; i++) {
		const struct service_entry *e = entries->pdata[i];

		if (e->kind != SERVICE_GAP && g_strcmp0(e->child, s->child) == 0 &&
			g_strcmp0(e->service, s->service) == 0)
			print_entry(c, e);
	}
	cmd_print("\n");
}

static void print_gaps(const struct cmd *c, const GPtrArray *entries)
{
	guint n = 0;

	for (guint i = 0; i < entries->len; i++) {
		const struct service_entry *e = entries->pdata[i];

		if (e->kind != SERVICE_GAP)
			continue;
		const char *name =
			e->support ? words_name(words_find("en"), e->support) : "a support";
		if (!n++)
			cmd_print("%sSupports not given, as letters and notes tell%s\n",
				cmd_style(c, STYLE_BOLD), cmd_style_end(c));
		g_autofree char *child = cmd_safe(e->child);
		cmd_print("  %s%s%s\n", name, *child ? ", " : "", child);
		print_entry(c, e);
	}
	if (n)
		cmd_print("\n");
}

static void print_all(const struct cmd *c, const GPtrArray *entries, struct day from)
{
	g_autoptr(GArray) sums = service_sums(entries, DAY_NONE);

	if (!entries->len) {
		cmd_print("No letter and no note tells of a session missed or made up%s.\n",
			day_known(from) ? " since then" : "");
		return;
	}
	for (guint i = 0; i < sums->len; i++)
		print_sum(c, &g_array_index(sums, struct service_sum, i), entries);
	print_gaps(c, entries);
	cmd_print("Only what somebody said is counted; nothing is taken as given.\n");
}

static void print_json(const GPtrArray *entries)
{
	g_autoptr(GArray) sums = service_sums(entries, DAY_NONE);

	for (guint i = 0; i < entries->len; i++)
		json_service(entries->pdata[i]);
	for (guint i = 0; i < sums->len; i++)
		json_service_sum(&g_array_index(sums, struct service_sum, i));
}

static int tell(struct cmd *c, const struct options *o, GError **error)
{
	struct day from = o->since ? day_parse(o->since) : DAY_NONE;

	if (o->since && !day_known(from)) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "--since %s: no day like 2026-09-08",
			o->since);
		return CMD_FAILED;
	}
	g_autoptr(trail) t = cmd_trail(c, STORE_READ, error);
	g_autoptr(GPtrArray) messages = t ? trail_messages(t, error) : NULL;
	g_autoptr(GPtrArray) all = messages ? services_of(t, messages, error) : NULL;
	if (!all)
		return CMD_FAILED;
	from = o->since ? from : t->settings->first_day;
	g_autoptr(GPtrArray) entries = shown(o, from, all);
	if (o->json)
		print_json(entries);
	else
		print_all(c, entries, from);
	return CMD_OK;
}

int cmd_services(struct cmd *c, int argc, char **argv, GError **error)
{
	struct options o = { NULL, NULL, FALSE };
	const GOptionEntry entries[] = {
		{ "child", 0, 0, G_OPTION_ARG_STRING, &o.child, "only this child's", "NAME" },
		{ "since", 0, 0, G_OPTION_ARG_STRING, &o.since,
			"from this day on, not from the first day of school", "DAY" },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &o.json, "one JSON object a line", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	int status = cmd_options(c, &argc, &argv, entries, error) && cmd_child(c, &o.child, error)
		? tell(c, &o, error)
		: CMD_FAILED;

	g_free(o.child);
	g_free(o.since);
	return status;
}
