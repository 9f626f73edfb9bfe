/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/effect.h"

struct event *effect_add(
	struct asked *a, enum event_kind kind, const struct message *m, const char *why)
{
	struct event *e = event_new(kind, m->date, why);

	e->message = m->id;
	g_ptr_array_add(a->item->events, e);
	return e;
}

void effect_acknowledge(struct asked *a, enum event_kind kind, const struct message *m,
	struct day promised, const char *why)
{
	if (a->by_person)
		return;
	struct event *e = effect_add(a, kind, m, why);
	e->until = promised;
	a->state = STATE_ACKNOWLEDGED;
}

static void close_item(
	struct asked *a, enum verdict_on verdict, const struct message *m, const char *why)
{
	bool declined = verdict == ANSWER_DECLINED;

	if (a->by_person || !asked_is_live(a))
		return;
	effect_add(a, declined ? EVENT_DECLINED : EVENT_RESOLVED, m, why);
	a->state = declined ? STATE_DECLINED : STATE_RESOLVED;
}

static const char *caller(const struct message *m)
{
	return m->from->name && *m->from->name ? m->from->name : m->from->address;
}

/* One letter is asked about, the likeliest so far: not the last that shared a word. */
void effect_ask(struct asked *a, const struct message *m, const struct sentence *said, double score,
	const char *why)
{
	if (a->by_person || !asked_is_live(a))
		return;
	if (score < a->asked_of) {
		effect_add(a, EVENT_NOTED, m, why);
		return;
	}
	a->asked_of = score;
	struct event *e = effect_add(a, EVENT_UNSURE, m, why);
	e->question = m->note ? QUESTION_NOTE : QUESTION_LETTER;
	e->who = g_strdup(caller(m));
	e->said = said ? g_strdup(said->text) : NULL;
}

/* A settled request closes the promises about it, and what chased it; a question that was
 * answered leaves a promise to do something. */
static void spread(
	struct field *f, struct asked *a, enum verdict_on verdict, const struct message *m)
{
	GPtrArray *kin = field_dependents(f, a->item->id);
	g_autofree char *why = g_strdup_printf("closed with i%" G_GINT64_FORMAT, a->item->id);

	for (guint i = 0; kin && i < kin->len; i++) {
		struct asked *b = kin->pdata[i];

		if (b->item->chases == a->item->id)
			close_item(b, verdict, m, why);
		else if (b->follow_up || (a->action && verdict == ANSWER_RESOLVED))
			close_item(b, ANSWER_RESOLVED, m, why);
	}
}

/* A kept promise keeps the request that it answered; a promise to write again does not. */
static void spread_up(struct field *f, struct asked *a, const struct heard *h)
{
	struct asked *request = a->item->answers ? field_asked(f, a->item->answers) : NULL;
	g_autofree char *why = g_strdup_printf("closed with i%" G_GINT64_FORMAT, a->item->id);

	if (!request || a->follow_up || !asked_is_live(request) || request->by_person)
		return;
	if (a->core->len > 1 && request->core->len > 1 &&
		lexicon_closeness(f->lexicon, request->core, a->core) < 0.15) {
		effect_ask(request, h->message, NULL, 0, why);
		return;
	}
	close_item(request, ANSWER_RESOLVED, h->message, why);
	spread(f, request, ANSWER_RESOLVED, h->message);
}

void effect_settle(struct field *f, struct asked *a, enum verdict_on verdict, const struct heard *h,
	const char *why)
{
	if (a->by_person || !asked_is_live(a))
		return;
	close_item(a, verdict, h->message, why);
	spread(f, a, verdict, h->message);
	if (a->item->chases) {
		struct asked *older = field_asked(f, a->item->chases);

		if (older && asked_is_live(older))
			effect_settle(f, older, verdict, h, why);
	}
	if (verdict == ANSWER_RESOLVED)
		spread_up(f, a, h);
}
