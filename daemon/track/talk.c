/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/talk.h"

#include "base/text.h"

#include <string.h>

/* How people begin to tell of a talk; without accents. */
static const char *const telling[] = { "call", "called", "calls", "phone", "phoned", "rang",
	"spoke", "speak", "talk", "talked", "met", "meeting", "chat", "chatted", "asked", "told",
	"said", "says", "hallway", "pickup", "llame", "llamo", "llamada", "telefono", "hable",
	"hablo", "hablamos", "conversamos", "charla", "reunion", "pregunte", "dijo", "conto",
	"pasillo", "salida", NULL };

static bool tells(const char *text)
{
	g_autofree char *plain = text_unaccented(text);
	g_auto(GStrv) words = g_str_tokenize_and_fold(plain, NULL, NULL);

	for (char **w = words; *w; w++)
		if (g_strv_contains(telling, *w))
			return true;
	return false;
}

bool talk_is_told(const struct message *m)
{
	return m->note == NOTE_LOG && m->with && m->trusted &&
		(tells(m->subject) || tells(m->own_text));
}

struct item *talk_task(struct moment at, const struct address *with, const char *from,
	const char *text, const struct settings *s)
{
	struct item *i = item_new();

	i->kind = ITEM_TASK;
	i->owed_by = OWED_FAMILY;
	i->from = g_strdup(from);
	i->date = at;
	i->quote = text_squeeze(text);
	i->due = calendar_add(s->calendar, moment_day(at, s->zone), 1);
	i->actor = g_strdup(*with->address ? with->address : with->name);
	g_ptr_array_add(i->events, event_new(EVENT_OPENED, at, "a talk that you noted"));
	return i;
}

static bool is_person(const struct address *a, const char *who)
{
	return g_ascii_strcasecmp(a->address, who) == 0 || g_strcmp0(a->name, who) == 0;
}

static bool goes_to(const struct message *m, const char *who)
{
	const GPtrArray *lists[] = { m->to, m->cc };

	for (gsize l = 0; l < G_N_ELEMENTS(lists); l++)
		for (guint i = 0; i < lists[l]->len; i++)
			if (is_person(lists[l]->pdata[i], who))
				return true;
	return false;
}

/* The family's first letter to that person after the talk; NULL: none. */
static const struct message *summary_of(const struct item *task, const GPtrArray *messages)
{
	for (guint i = 0; i < messages->len; i++) {
		const struct message *m = messages->pdata[i];

		if (m->date.unix_s > task->date.unix_s && m->direction == DIRECTION_FROM_FAMILY &&
			m->between && !m->automatic && goes_to(m, task->actor))
			return m;
	}
	return NULL;
}

/* Before that moment; its own word on it wins. */
static bool is_decided(const struct item *task, const GPtrArray *decisions, struct moment before)
{
	for (guint i = 0; decisions && i < decisions->len; i++) {
		const struct decision *d = decisions->pdata[i];

		if (d->item == task->id && d->at.unix_s <= before.unix_s)
			return true;
	}
	return false;
}

static gint by_time(gconstpointer a, gconstpointer b)
{
	const struct event *x = *(const struct event *const *)a;
	const struct event *y = *(const struct event *const *)b;

	return x->at.unix_s < y->at.unix_s ? -1 : x->at.unix_s > y->at.unix_s;
}

static void settle(struct item *task, const GPtrArray *messages, const GPtrArray *decisions,
	const struct settings *s)
{
	const struct message *m = summary_of(task, messages);
	struct day last = calendar_add(s->calendar, task->due, TALK_DROPPED_DAYS);
	struct moment dropped =
		day_known(last) ? moment_at(day_add(last, 1), 0, 0, 0, s->zone) : MOMENT_NONE;
	struct event *e = NULL;

	if (m && (!moment_known(dropped) || m->date.unix_s < dropped.unix_s)) {
		if (is_decided(task, decisions, m->date))
			return;
		e = event_new(EVENT_RESOLVED, m->date, "a letter to them after the talk");
		e->message = m->id;
	} else if (moment_known(dropped) && !is_decided(task, decisions, dropped)) {
		e = event_new(EVENT_DISMISSED, dropped, "a week old: not asked for any more");
	}
	if (e)
		g_ptr_array_add(task->events, e);
	g_ptr_array_sort(task->events, by_time);
}

void talk_settle(const GPtrArray *items, const GPtrArray *messages, const GPtrArray *decisions,
	const struct settings *s)
{
	for (guint i = 0; i < items->len; i++) {
		struct item *it = items->pdata[i];

		if (it->kind == ITEM_TASK)
			settle(it, messages, decisions, s);
	}
}
