/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person starts and stops a clock: facts. */
#include "base/error.h"
#include "cmd/clock_desk.h"
#include "cmd/clock_tell.h"
#include "track/clock_kind.h"

static gboolean keep(struct trail *t, const struct clock_note *n, gint64 *ret_id, GError **error)
{
	if (!store_begin(t->store, error))
		return FALSE;
	if (store_clock_add(t->store, n, ret_id, error) && store_commit(t->store, error))
		return TRUE;
	store_rollback(t->store);
	return FALSE;
}

/* Started twice by a slip, it runs once. */
static const struct clock_view *same_clock(const struct clock_desk *d, const struct clock_note *n)
{
	for (guint i = 0; i < d->running->len; i++) {
		const struct clock_view *v = d->running->pdata[i];

		if (v->id && g_str_equal(v->rule->id, n->rule) && v->from.n == n->from.n &&
			g_strcmp0(v->child, n->child) == 0 && v->absences == n->absences)
			return v;
	}
	return NULL;
}

/* The item that it is about: its day, and its child, where they were not given. */
static gboolean take_item(
	const struct clock_desk *d, struct clock_wish *w, struct clock_note *n, GError **error)
{
	const struct item_view *v;

	if (!w->item)
		return TRUE;
	if (!cmd_id(w->item, 'i', &n->item, error) || !(v = clock_find_item(d, n->item, error)))
		return FALSE;
	if (!w->from)
		n->from = moment_day(v->item->date, d->cmd->settings->zone);
	if (!w->child)
		w->child = g_strdup(v->item->child);
	return TRUE;
}

static gboolean start_rule(struct clock_desk *d, const struct clock_rule *r,
	const struct clock_wish *w, struct clock_note *n, GError **error)
{
	struct cmd *c = d->cmd;
	struct clock_view *v = clock_view_new(r, n->from, n->absences, &d->clocks->context,
		moment_day(c->now, c->settings->zone));
	g_autofree char *off = clock_needs_school(r) && day_known(v->due)
		? clock_days_off(c->settings->calendar, n->from, v->due)
		: NULL;

	n->rule = r->id;
	n->child = w->child;
	n->due = v->due;
	n->off = off;
	v->child = g_strdup(w->child);
	v->item = n->item;
	const struct clock_view *same = same_clock(d, n);
	gboolean good = same || keep(d->trail, n, &v->id, error);
	if (same)
		v->id = same->id;
	if (good && w->json)
		clock_show(c, v, w, true);
	if (good && !w->json && !c->quiet) {
		clock_tell_line(c, v);
		cmd_print("\nschooltrail clock c%" G_GINT64_FORMAT " tells how it was counted.\n",
			v->id);
		clock_tell_advice();
	}
	clock_view_free(v);
	return good;
}

/* An item where a rule is expected: the rule that such an item has, or NULL. */
static const char *rule_of_item(
	const struct clock_desk *d, const struct clock_note *n, const char *id, GError **error)
{
	const struct item_view *v = clock_find_item(d, n->item, error);

	if (v && v->item->is_records)
		return CLOCK_OF_RECORDS;
	if (v)
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
			"clock: by which rule? clock start RULE --item=%s; clock rules lists them",
			id);
	return NULL;
}

gboolean clock_start(struct cmd *c, const char *id, struct clock_wish *w, GError **error)
{
	struct clock_note n = { .at = c->now, .from = DAY_NONE, .absences = w->absences };
	g_auto(clock_desk) d = { 0 };

	bool of_item = id[0] == 'i' && g_ascii_isdigit(id[1]);
	if (of_item && !w->item)
		w->item = g_strdup(id);
	if (!clock_check_absences(w, error) || !cmd_child(c, &w->child, error) ||
		!clock_desk_open(&d, c, STORE_WRITE, error) || !take_item(&d, w, &n, error))
		return FALSE;
	const char *rule = of_item ? rule_of_item(&d, &n, id, error) : id;
	const struct clock_rule *r = rule ? clock_get_rule(c, d.clocks, rule, error) : NULL;
	if (!r || (!day_known(n.from) && !clock_get_from(c, w->from, &n.from, error)))
		return FALSE;
	if (clock_kinds[r->spans[0].kind].step != STEP_NOTHING)
		return start_rule(&d, r, w, &n, error);
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "%s has no days to count", r->id);
	return FALSE;
}

/* The start that is still to be stopped, also of a rule that is not on file any more. */
static const struct clock_note *find_start(const GPtrArray *notes, gint64 id)
{
	const struct clock_note *start = NULL;

	for (guint i = 0; i < notes->len; i++) {
		const struct clock_note *n = notes->pdata[i];

		if (n->kind == CLOCK_STARTED && n->id == id)
			start = n;
		if (n->kind == CLOCK_STOPPED && n->clock == id)
			return NULL;
	}
	return start;
}

/* Fills what is stopped; rule NULL: there is none. */
static void find_running(const struct clock_desk *d, const GPtrArray *notes, gint64 number,
	bool of_item, struct clock_note *ret)
{
	const struct clock_note *start = of_item ? NULL : find_start(notes, number);

	if (start) {
		ret->clock = start->id;
		ret->item = start->item;
		ret->rule = start->rule;
	}
	for (guint i = 0; of_item && i < d->running->len; i++) {
		const struct clock_view *v = d->running->pdata[i];

		if (v->id != 0 || v->item != number)
			continue;
		ret->item = v->item;
		ret->rule = v->rule->id;
	}
}

gboolean clock_stop(struct cmd *c, const char *id, const char *why, GError **error)
{
	bool of_item = id[0] == 'i';
	struct clock_note n = { .at = c->now,
		.kind = CLOCK_STOPPED,
		.from = DAY_NONE,
		.due = DAY_NONE,
		.text = (char *)why };
	gint64 kept, number;
	g_auto(clock_desk) d = { 0 };

	if (!cmd_id(id, of_item ? 'i' : 'c', &number, error) ||
		!clock_desk_open(&d, c, STORE_WRITE, error))
		return FALSE;
	g_autoptr(GPtrArray) notes = store_clocks(d.trail->store, error);
	if (!notes)
		return FALSE;
	find_running(&d, notes, number, of_item, &n);
	if (!n.rule) {
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND, "no clock %s runs", id);
		return FALSE;
	}
	if (!keep(d.trail, &n, &kept, error))
		return FALSE;
	if (!c->quiet)
		cmd_print("%s (%s) is stopped\n", id, n.rule);
	return TRUE;
}
