/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the week brought: good news, and a line for every letter. */
#include "digest/plan.h"

#include "base/text.h"

#define WHY_COLUMNS 60
#define SUBJECT_COLUMNS 60

static void plan_win(struct plan *p, const struct message *m)
{
	for (guint i = 0; i < m->sentences->len; i++) {
		const struct sentence *s = m->sentences->pdata[i];

		if (!(s->acts & ACT_BIT(ACT_WIN)))
			continue;
		struct digest_entry *e = plan_add(p, SECTION_GOOD_NEWS);
		g_autofree char *day = words_weekday(p->words, plan_day(p, m->date), p->today);
		e->who = plan_author(p, m);
		e->message = m->id;
		e->text = words_say(p->words, SAY_WIN, "who", e->who, "day", day, NULL);
		e->quote = plan_clean(s->text);
		return; /* one line for a letter */
	}
}

static char *settled_text(const struct plan *p, const struct event *e)
{
	const struct message *m = plan_message(p, e->message);
	g_autofree char *day = words_weekday(p->words, plan_day(p, e->at), p->today);

	if (m && m->direction == DIRECTION_FROM_FAMILY)
		return words_say(p->words, SAY_SETTLED_YOU, "day", day, NULL);
	if (m) {
		g_autofree char *by = plan_author(p, m);
		return words_say(p->words, SAY_SETTLED_BY, "by", by, "day", day, NULL);
	}
	g_autofree char *clean = plan_clean(e->why);
	g_autofree char *why = text_clip(clean, WHY_COLUMNS);
	return words_say(p->words, e->by_person && *why ? SAY_SETTLED_HAND : SAY_SETTLED_NOBODY,
		"day", day, "why", why, NULL);
}

static void plan_settled(struct plan *p, const struct item_view *v)
{
	const struct event *settled = plan_event(p, v->item, EVENT_RESOLVED);

	if (v->state != STATE_RESOLVED || v->item->chases || !settled ||
		!plan_in_week(p, settled->at))
		return;
	struct digest_entry *e = plan_add(p, SECTION_GOOD_NEWS);

	e->item = v->item->id;
	e->message = settled->message;
	e->who = plan_item_who(p, v->item);
	e->text = settled_text(p, settled);
	e->quote = plan_clean(v->item->quote);
}

void plan_good_news(struct plan *p)
{
	for (guint i = 0; i < p->in->messages->len; i++) {
		const struct message *m = p->in->messages->pdata[i];

		if (m->direction == DIRECTION_FROM_SCHOOL && m->between && plan_in_week(p, m->date))
			plan_win(p, m);
	}
	for (guint i = 0; i < p->in->items->len; i++)
		plan_settled(p, p->in->items->pdata[i]);
}

/* What a letter did to the items, one list of ids for each kind of effect. */
struct effects {
	GString *ids[SAY_COUNT];
};

static void effect_add(struct effects *f, enum say what, gint64 id)
{
	if (!f->ids[what])
		f->ids[what] = g_string_new(NULL);
	g_string_append_printf(
		f->ids[what], "%si%" G_GINT64_FORMAT, f->ids[what]->len ? ", " : "", id);
}

static void effects_of_item(struct effects *f, const struct item *i, gint64 letter)
{
	static const enum say by_event[EVENT_COUNT] = {
		[EVENT_ACKNOWLEDGED] = SAY_GIST_RECEIVED,
		[EVENT_PARTLY] = SAY_GIST_PARTLY,
		[EVENT_RESOLVED] = SAY_GIST_SETTLES,
		[EVENT_DECLINED] = SAY_GIST_DECLINES,
		[EVENT_CHASED] = SAY_GIST_CHASES,
	};

	if (i->message == letter && !i->chases)
		effect_add(f, i->kind == ITEM_REQUEST ? SAY_GIST_ASKS : SAY_GIST_PROMISES, i->id);
	for (guint k = 0; k < i->events->len; k++) {
		const struct event *e = i->events->pdata[k];

		if (e->message == letter && letter != 0 && by_event[e->kind])
			effect_add(f, by_event[e->kind], i->id);
	}
}

static char *letter_gist(const struct plan *p, const struct message *m)
{
	static const enum say order[] = { SAY_GIST_SETTLES, SAY_GIST_PARTLY, SAY_GIST_DECLINES,
		SAY_GIST_PROMISES, SAY_GIST_ASKS, SAY_GIST_CHASES, SAY_GIST_RECEIVED };
	struct effects f = { { NULL } };
	GString *gist = g_string_new(NULL);

	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *v = p->in->items->pdata[i];

		effects_of_item(&f, v->item, m->id);
	}
	for (guint k = 0; k < G_N_ELEMENTS(order); k++) {
		if (!f.ids[order[k]])
			continue;
		g_autofree char *ids = g_string_free(f.ids[order[k]], FALSE);
		g_autofree char *text = words_say(p->words, order[k], "items", ids, NULL);
		g_string_append_printf(gist, "%s%s", gist->len ? "; " : "", text);
	}
	if (gist->len)
		return g_string_free(gist, FALSE);
	g_string_free(gist, TRUE);
	g_autofree char *clean = plan_clean(m->subject);
	g_autofree char *subject = text_clip(clean, SUBJECT_COLUMNS);
	enum say say = m->kind == KIND_POINTER ? SAY_GIST_POINTER
		: m->kind == KIND_BOUNCE       ? SAY_GIST_BOUNCE
		: *subject		       ? SAY_GIST_SUBJECT
					       : SAY_GIST_NONE;
	return words_say(p->words, say, "subject", subject, NULL);
}

/* "Marisol Rivera and 2 more" */
static char *letter_to(const struct plan *p, const struct message *m)
{
	guint n = m->to->len + m->cc->len;

	if (n == 0)
		return g_strdup(p->words->say[SAY_NOBODY]);
	const struct address *first = m->to->len ? m->to->pdata[0] : m->cc->pdata[0];
	g_autofree char *clean = plan_clean(p->in->call(first, p->in->call_data));
	g_autofree char *who = text_clip(clean, SUBJECT_COLUMNS);
	if (n == 1)
		return g_steal_pointer(&who);
	g_autofree char *rest = g_strdup_printf("%u", n - 1);
	return words_say(p->words, SAY_AND_MORE, "who", who, "n", rest, NULL);
}

static void plan_letter(struct plan *p, const struct message *m)
{
	struct digest_entry *e = plan_add(p, SECTION_LETTERS);
	g_autofree char *from = plan_author(p, m);
	g_autofree char *gist = letter_gist(p, m);
	g_autofree char *to = letter_to(p, m);

	e->message = m->id;
	e->label = words_weekday(p->words, plan_day(p, m->date), p->today);
	e->text = words_say(p->words, m->note ? SAY_LETTER_NOTE : SAY_LETTER, "from", from, "to",
		to, "gist", gist, NULL);
}

void plan_letters(struct plan *p)
{
	for (guint i = 0; i < p->in->messages->len; i++) {
		const struct message *m = p->in->messages->pdata[i];
		bool letter = (m->between || m->note) && !m->own_digest && !m->automatic &&
			!(m->acts & (ACT_BIT(ACT_AUTO_REPLY) | ACT_BIT(ACT_BULK)));

		/* nobody's letter, but the family must know that theirs did not arrive; what
		 * answers none of theirs is a stranger's */
		letter |= m->kind == KIND_BOUNCE && m->reply_to;
		if (letter && plan_in_week(p, m->date))
			plan_letter(p, m);
	}
}
