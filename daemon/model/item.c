/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/item.h"

const char *const item_kind_names[] = { "request", "commitment", "task" };

const char *const item_state_names[STATE_COUNT] = {
	[STATE_OPEN] = "open",
	[STATE_ACKNOWLEDGED] = "acknowledged",
	[STATE_RESOLVED] = "resolved",
	[STATE_DECLINED] = "declined",
	[STATE_DISMISSED] = "dismissed",
};

const char *const event_kind_names[EVENT_COUNT] = {
	[EVENT_OPENED] = "opened",
	[EVENT_ACKNOWLEDGED] = "acknowledged",
	[EVENT_PARTLY] = "acknowledged",
	[EVENT_RESOLVED] = "resolved",
	[EVENT_DECLINED] = "declined",
	[EVENT_CHASED] = "chased",
	[EVENT_UNSURE] = "noted",
	[EVENT_REMINDED] = "reminded",
	[EVENT_ESCALATED] = "escalated",
	[EVENT_DISMISSED] = "dismissed",
	[EVENT_SNOOZED] = "snoozed",
	[EVENT_REOPENED] = "reopened",
	[EVENT_NOTED] = "noted",
};

struct item *item_new(void)
{
	struct item *i = g_new0(struct item, 1);

	i->date = MOMENT_NONE;
	i->due = DAY_NONE;
	i->events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
	return i;
}

void item_free(struct item *i)
{
	if (!i)
		return;
	g_free(i->from);
	g_free(i->message_id);
	g_free(i->child);
	g_free(i->quote);
	g_free(i->actor);
	g_free(i->rule);
	g_ptr_array_unref(i->events);
	g_free(i);
}

struct event *event_new(enum event_kind kind, struct moment at, const char *why)
{
	struct event *e = g_new0(struct event, 1);

	e->kind = kind;
	e->at = at;
	e->why = g_strdup(why);
	e->until = DAY_NONE;
	return e;
}

void event_free(struct event *e)
{
	if (!e)
		return;
	g_free(e->why);
	g_free(e->who);
	g_free(e->said);
	g_free(e);
}

void decision_free(struct decision *d)
{
	if (!d)
		return;
	g_free(d->text);
	g_free(d);
}
