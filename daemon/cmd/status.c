/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/json.h"
#include "cmd/lines.h"
#include "cmd/people.h"
#include "run/services.h"

#include <stdio.h>

struct report {
	struct cmd *cmd;
	struct trail *trail;
	gboolean json, people;
	guint open, overdue, unsure;
};

static char *line_moment(const struct trail *t, struct moment m)
{
	g_autofree char *day = line_day(moment_day(m, t->settings->zone));
	int minute;

	if (!moment_known(m))
		return g_strdup("never");
	minute = moment_minute(m, t->settings->zone);
	return g_strdup_printf("%s, %02d:%02d", day, minute / 60, minute % 60);
}

static void print_source(const char *source, struct moment last_success, struct moment last_try,
	const char *trouble, gpointer data)
{
	const struct report *r = data;

	if (r->json) {
		json_source(source, last_success, last_try, trouble);
		return;
	}
	g_autofree char *good = line_moment(r->trail, last_success);
	g_autofree char *safe = cmd_safe(trouble);
	cmd_print("  %-12s last read %s%s%s%s%s\n", source, good,
		trouble ? cmd_style(r->cmd, STYLE_BAD) : "",
		trouble ? "\n               trouble: " : "", safe,
		trouble ? cmd_style_end(r->cmd) : "");
}

static void count_items(struct report *r, const GPtrArray *views)
{
	for (guint i = 0; i < views->len; i++) {
		const struct item_view *v = views->pdata[i];

		if (v->state != STATE_OPEN && v->state != STATE_ACKNOWLEDGED)
			continue;
		r->open++;
		r->overdue += v->overdue;
		r->unsure += v->unsure != NULL;
	}
}

static void print_set_aside(const struct cmd *c, const GPtrArray *list)
{
	if (!list->len)
		return;
	cmd_print("\nSet aside, kept as they came (schooltrail cannot read them):\n");
	for (guint i = 0; i < list->len; i++) {
		const struct set_aside *a = list->pdata[i];
		g_autofree char *why = cmd_safe(a->why);

		cmd_print("  mail %" G_GINT64_FORMAT ": %s\n", a->mail, why);
	}
}

static void print_calendar_end(const struct report *r)
{
	const struct trail *t = r->trail;
	struct day today = moment_day(t->now, t->settings->zone), end;

	if (!settings_calendar_ends(t->settings, today, &end))
		return;
	g_autofree char *day = line_day(end);
	cmd_print("Calendar %sends on %s%s: add next year's days to [calendar]\n",
		cmd_style(r->cmd, STYLE_WARN), day, cmd_style_end(r->cmd));
}

/* A line a service of which something is owed. */
static void print_services(const struct report *r)
{
	g_autoptr(GPtrArray) messages = trail_messages(r->trail, NULL);
	g_autoptr(GPtrArray) entries = messages ? services_of(r->trail, messages, NULL) : NULL;

	if (!entries)
		return;
	g_autoptr(GArray) sums = service_sums(entries, r->trail->settings->first_day);
	for (guint i = 0; i < sums->len; i++) {
		const struct service_sum *sum = &g_array_index(sums, struct service_sum, i);
		g_autofree char *name = line_service(sum->service, sum->child);

		if (sum->owed)
			cmd_print("Services %s: %d missed, %d made up, %s%d to make up%s\n", name,
				sum->missed, sum->made_up, cmd_style(r->cmd, STYLE_WARN), sum->owed,
				cmd_style_end(r->cmd));
	}
}

/* Letters to the family that no server has taken yet, and why. */
static void print_waiting(const struct report *r)
{
	const struct cmd *c = r->cmd;
	g_autoptr(GPtrArray) waiting = store_outbox_due(r->trail->store, NULL);

	if (!waiting || !waiting->len)
		return;
	const struct outbox_row *first = waiting->pdata[0];
	g_autofree char *since = line_moment(r->trail, first->made);
	g_autofree char *why = cmd_safe(first->trouble);
	cmd_print("Letters  %s%u %s to be sent since %s%s%s%s\n", cmd_style(c, STYLE_WARN),
		waiting->len, waiting->len == 1 ? "waits" : "wait", since,
		first->trouble ? "\n               trouble: " : "", why, cmd_style_end(c));
}

/* A server that wants nothing of ours is not asked again, so a person must know. */
static void print_refused(const struct report *r)
{
	const struct cmd *c = r->cmd;
	const GPtrArray *to = r->trail->settings->digest_to;

	for (guint i = 0; i < to->len; i++) {
		g_autoptr(GPtrArray) rows = store_outbox_to(r->trail->store, to->pdata[i], NULL);
		const struct outbox_row *last =
			rows && rows->len ? rows->pdata[rows->len - 1] : NULL;

		if (!last || last->state != OUTBOX_REFUSED)
			continue;
		g_autofree char *made = line_moment(r->trail, last->made);
		g_autofree char *why = cmd_safe(last->trouble);
		cmd_print("Letters  %sthe last to %s, of %s, was not taken%s\n"
			  "               trouble: %s\n",
			cmd_style(c, STYLE_BAD), (const char *)to->pdata[i], made, cmd_style_end(c),
			why);
	}
}

static void print_counts(
	const struct report *r, guint messages, const GPtrArray *set_aside, const char *head)
{
	const struct cmd *c = r->cmd;

	cmd_print("\nMail     %" G_GINT64_FORMAT " kept, %u letters in them\n",
		store_mail_count(r->trail->store), messages);
	cmd_print("Items    %u open, %s%u overdue%s, %s%u to look at%s\n", r->open,
		r->overdue ? cmd_style(c, STYLE_BAD) : "", r->overdue, cmd_style_end(c),
		r->unsure ? cmd_style(c, STYLE_NOTE) : "", r->unsure, cmd_style_end(c));
	print_services(r);
	print_waiting(r);
	print_refused(r);
	if (head)
		cmd_print("Chain    %.16s\n", head);
	print_calendar_end(r);
	print_set_aside(c, set_aside);
}

int cmd_status(struct cmd *c, int argc, char **argv, GError **error)
{
	struct report r = { .cmd = c };
	const GOptionEntry entries[] = {
		{ "json", 0, 0, G_OPTION_ARG_NONE, &r.json, "one JSON object a line", NULL },
		{ "people", 0, 0, G_OPTION_ARG_NONE, &r.people,
			"and how each person answers, by marking period", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	g_autoptr(GPtrArray) items = NULL;

	if (!cmd_options(c, &argc, &argv, entries, error))
		return CMD_FAILED;
	g_autoptr(trail) t = cmd_trail(c, STORE_READ, error);
	g_autoptr(GPtrArray) views = t ? trail_views(t, &items, error) : NULL;
	g_autoptr(GPtrArray) set_aside = views ? store_set_aside(t->store, error) : NULL;
	if (!set_aside)
		return CMD_FAILED;
	guint messages = (guint)store_message_count(t->store, t->now);
	r.trail = t;
	count_items(&r, views);
	g_autofree char *head = store_chain_head(t->store);
	if (!r.json)
		cmd_print("Sources\n");
	if (!store_source_each(t->store, print_source, &r, error))
		return CMD_FAILED;
	if (r.json)
		json_counts(store_mail_count(t->store), messages, r.open, r.overdue, r.unsure,
			set_aside->len, head);
	else
		print_counts(&r, messages, set_aside, head);
	if (r.people && !r.json) {
		g_autoptr(GPtrArray) letters = trail_messages(t, error);

		if (!letters)
			return CMD_FAILED;
		people_print(c, t, views, letters);
	}
	return CMD_OK;
}
