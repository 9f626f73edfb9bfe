/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is another way than a week ago. */
#include "digest/plan.h"

static bool is_live(const struct item_view *v)
{
	return v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED;
}

static bool was_opened(const struct plan *p, const struct item_view *v)
{
	return plan_in_week(p, v->item->date);
}

static bool was_settled(const struct plan *p, const struct item_view *v)
{
	static const enum event_kind ends[] = { EVENT_RESOLVED, EVENT_DECLINED, EVENT_DISMISSED };

	for (guint i = 0; i < G_N_ELEMENTS(ends) && !is_live(v); i++) {
		const struct event *e = plan_event(p, v->item, ends[i]);

		if (e && plan_in_week(p, e->at))
			return true;
	}
	return false;
}

/* Its day came this week. */
static bool came_due(const struct plan *p, const struct item_view *v)
{
	return is_live(v) && v->overdue && v->item->owed_by != OWED_FAMILY &&
		v->follow_up_on.n >= p->in->from.n && v->follow_up_on.n <= p->in->to.n;
}

static void plan_list(
	struct plan *p, enum say label, bool (*is)(const struct plan *, const struct item_view *))
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *v = p->in->items->pdata[i];

		if (!v->item->chases && is(p, v))
			g_array_append_val(ids, v->item->id);
	}
	if (!ids->len)
		return;
	struct digest_entry *e = plan_add(p, SECTION_CHANGES);
	e->label = g_strdup(p->words->say[label]);
	e->text = plan_ids(p, ids);
}

/* The first day that counts in one calendar and not in the other. */
static struct day other_day(const struct plan *p, const struct item_view *v, struct day last)
{
	const struct calendar *now = p->in->settings->calendar;

	for (struct day d = v->waiting_since; d.n <= last.n; d = day_add(d, 1))
		if (calendar_is_school_day(now, d) !=
			calendar_is_school_day(p->in->calendar_before, d))
			return d;
	return DAY_NONE;
}

static const struct item_view *view_before(const struct plan *p, gint64 id)
{
	for (guint i = 0; i < p->in->items_before->len; i++) {
		const struct item_view *v = p->in->items_before->pdata[i];

		if (v->item->id == id)
			return v;
	}
	return NULL;
}

static void plan_moved(struct plan *p, const struct item_view *v)
{
	const struct item_view *before = is_live(v) ? view_before(p, v->item->id) : NULL;

	if (!before || before->follow_up_on.n == v->follow_up_on.n ||
		!day_known(before->follow_up_on) || !day_known(v->follow_up_on) ||
		MAX(before->follow_up_on.n, v->follow_up_on.n) < p->in->from.n)
		return;
	struct day why = other_day(p, v,
		before->follow_up_on.n > v->follow_up_on.n ? before->follow_up_on
							   : v->follow_up_on);
	if (!day_known(why))
		return;
	struct digest_entry *e = plan_add(p, SECTION_CHANGES);
	g_autofree char *who = plan_item_who(p, v->item);
	g_autofree char *from = words_weekday(p->words, before->follow_up_on, p->today);
	g_autofree char *to = words_weekday(p->words, v->follow_up_on, p->today);
	g_autofree char *day = words_weekday(p->words, why, p->today);
	g_autofree char *id = g_strdup_printf("i%" G_GINT64_FORMAT, v->item->id);
	bool off = !calendar_is_school_day(p->in->settings->calendar, why);

	e->message = v->item->message;
	e->label = g_strdup(p->words->say[SAY_CHANGED_MOVED]);
	e->text = words_say(p->words, off ? SAY_MOVED_OFF : SAY_MOVED_ON, "item", id, "who", who,
		"from", from, "to", to, "day", day, NULL);
}

void plan_changes(struct plan *p)
{
	plan_list(p, SAY_CHANGED_OPENED, was_opened);
	plan_list(p, SAY_CHANGED_SETTLED, was_settled);
	plan_list(p, SAY_CHANGED_DUE, came_due);
	for (guint i = 0; p->in->items_before && i < p->in->items->len; i++)
		plan_moved(p, p->in->items->pdata[i]);
}
