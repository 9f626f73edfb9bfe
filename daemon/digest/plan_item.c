/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an item stands, said to the family. */
#include "digest/absence.h"
#include "digest/draft_plan.h"

#include "base/text.h"

const struct event *plan_event(const struct plan *p, const struct item *i, enum event_kind kind)
{
	for (guint k = i->events->len; k-- > 0;) {
		const struct event *e = i->events->pdata[k];

		if (e->kind == kind && e->at.unix_s <= p->in->now.unix_s)
			return e;
	}
	return NULL;
}

char *plan_item_who(const struct plan *p, const struct item *i)
{
	const struct message *m = plan_message(p, i->message);
	const struct address about = { NULL, i->actor };
	bool by_school = (i->kind == ITEM_COMMITMENT) == (i->owed_by != OWED_FAMILY);

	if (i->kind == ITEM_TASK)
		return plan_call(p, &about);
	if (m && by_school)
		return plan_author(p, m);
	return m ? plan_school_end(p, m) : g_strdup(p->words->say[SAY_SCHOOL]);
}

/* What the sentences of one item may speak of. */
struct facts {
	char *who, *asked, *last, *by, *ack, *due, *today, *notes, *days;
	char *copied, *writes; /* whom the letter that is ready goes to */
};

static void facts_clear(struct facts *f)
{
	g_free(f->who);
	g_free(f->asked);
	g_free(f->last);
	g_free(f->by);
	g_free(f->ack);
	g_free(f->due);
	g_free(f->today);
	g_free(f->notes);
	g_free(f->days);
	g_free(f->copied);
	g_free(f->writes);
}
typedef struct facts facts;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(facts, facts_clear)

static char *names(const struct plan *p, const GPtrArray *people)
{
	char *all = people && people->len ? draft_names(p, people) : NULL;

	return all ? all : g_strdup(p->words->say[SAY_SCHOOL]);
}

static void facts_fill(
	const struct plan *p, const struct item_view *v, const struct draft *d, struct facts *f)
{
	const struct item *i = v->item;
	const struct event *chased = plan_event(p, i, EVENT_CHASED);
	const struct event *ack = plan_event(p, i, EVENT_PARTLY);
	const struct event *received = plan_event(p, i, EVENT_ACKNOWLEDGED);
	struct day asked = plan_day(p, i->date);

	if (!ack || (received && v->class != CLASS_PARTLY))
		ack = received;
	const struct message *reply = ack ? plan_message(p, ack->message) : NULL;
	f->who = plan_item_who(p, i);
	f->asked = words_day(p->words, asked, p->today);
	f->last = words_day(p->words, chased ? plan_day(p, chased->at) : asked, p->today);
	f->by = reply ? plan_author(p, reply) : g_strdup(f->who);
	f->ack = words_day(p->words, ack ? plan_day(p, ack->at) : asked, p->today);
	f->due = day_known(i->due) ? words_weekday(p->words, i->due, p->today) : g_strdup("");
	f->today = words_weekday(p->words, p->today, p->today);
	f->notes = words_count(p->words, COUNT_NOTES, (guint)MAX(v->attempts, 1));
	f->days = words_count(p->words, COUNT_SCHOOL_DAYS, (guint)MAX(v->waiting_school_days, 0));
	f->copied = names(p, d ? d->cc : NULL);
	f->writes = names(p, d ? d->to : NULL);
}

static char *say(const struct plan *p, enum say what, const struct facts *f)
{
	return words_say(p->words, what, "who", f->who, "asked", f->asked, "last", f->last, "by",
		f->by, "ack", f->ack, "due", f->due, "today", f->today, "notes", f->notes, "days",
		f->days, "copied", f->copied, "writes", f->writes, NULL);
}

static enum say say_needs_you(const struct item_view *v, bool copies)
{
	static const enum say by_stage[STAGE_COUNT + 1] = { SAY_ASKED_1, SAY_ASKED_1, SAY_ASKED_2,
		SAY_ASKED_3, SAY_ASKED_4, SAY_ASKED_5, SAY_ASKED_6 };

	if (v->stage <= 2 && v->item->kind == ITEM_COMMITMENT)
		return day_known(v->item->due) ? SAY_PROMISE_DUE : SAY_PROMISE_UNDATED_DUE;
	if (v->stage <= 2 && v->state == STATE_ACKNOWLEDGED)
		return v->class == CLASS_PARTLY ? SAY_PARTLY_DUE : SAY_ACKNOWLEDGED_DUE;
	if (v->stage == 2 && v->attempts < 2)
		return copies ? SAY_ASKED_2_ONCE : SAY_ASKED_2_ONCE_ALONE;
	if (v->stage == 2 && !copies)
		return SAY_ASKED_2_ALONE;
	return by_stage[CLAMP(v->stage, 0, STAGE_COUNT)];
}

static enum say say_waiting(const struct plan *p, const struct item_view *v)
{
	if (v->item->kind == ITEM_COMMITMENT) {
		if (!day_known(v->item->due))
			return SAY_PROMISED_UNDATED;
		return v->item->due.n < p->today.n ? SAY_PROMISED_PAST : SAY_PROMISED;
	}
	if (v->state == STATE_ACKNOWLEDGED)
		return v->class == CLASS_PARTLY ? SAY_PARTLY : SAY_ACKNOWLEDGED;
	return v->attempts > 1 ? SAY_WAITING_AGAIN : SAY_WAITING;
}

static enum say say_we_owe(const struct item_view *v)
{
	bool dated = day_known(v->item->due);

	if (v->item->kind == ITEM_TASK)
		return SAY_TALKED;
	if (v->item->kind == ITEM_COMMITMENT)
		return dated ? SAY_WE_PROMISED_BY : SAY_WE_PROMISED;
	return dated ? SAY_THEY_ASK_BY : SAY_THEY_ASK;
}

/* Waiting: the state, then what comes next. */
static char *waiting_text(const struct plan *p, const struct item_view *v, const struct facts *f)
{
	g_autofree char *state = say(p, say_waiting(p, v), f);
	struct absence absence;

	if (absence_of_item(p, v, &absence) && !absence.instead) {
		g_autofree char *back = words_weekday(p->words, absence.back, p->today);
		g_autofree char *away =
			words_say(p->words, SAY_AWAY, "who", f->who, "back", back, NULL);

		return g_strconcat(state, " ", away, NULL);
	}
	if (g_hash_table_contains(p->later, v)) {
		g_autofree char *later = words_say(p->words, SAY_NOTE_LATER, "who", f->who, NULL);

		return g_strconcat(state, " ", later, NULL);
	}
	if (v->overdue && v->stage >= 1)
		return g_strconcat(state, " ", p->words->say[SAY_NOTE_READY], NULL);
	if (!day_known(v->follow_up_on) || v->follow_up_on.n <= p->today.n)
		return g_steal_pointer(&state);
	g_autofree char *check = words_weekday(p->words, v->follow_up_on, p->today);
	g_autofree char *next = words_say(p->words, SAY_CHECK_AGAIN, "check", check, NULL);

	return g_strconcat(state, " ", next, NULL);
}

static char *unsure_text(const struct plan *p, const struct item_view *v)
{
	const struct event *e = v->unsure;
	const struct message *m = plan_message(p, e->message);
	g_autofree char *who = m ? plan_author(p, m) : plan_clean(e->who);

	return words_question(p->words, e, who, plan_day(p, e->at), p->today);
}

static char *entry_text(const struct plan *p, enum section_kind kind, const struct item_view *v,
	const struct draft *d)
{
	g_auto(facts) f = { 0 };

	if (kind == SECTION_UNSURE)
		return unsure_text(p, v);
	facts_fill(p, v, d, &f);
	if (kind == SECTION_NEEDS_YOU)
		return say(p, say_needs_you(v, d && d->cc->len > 0), &f);
	if (kind == SECTION_WE_OWE)
		return say(p, say_we_owe(v), &f);
	return waiting_text(p, v, &f);
}

static char *entry_label(const struct plan *p, enum section_kind kind, const struct item_view *v)
{
	if ((kind == SECTION_PROMISES || kind == SECTION_WE_OWE) && day_known(v->item->due)) {
		g_autofree char *day = words_weekday(p->words, v->item->due, p->today);

		if (v->item->due.n >= p->today.n)
			return g_steal_pointer(&day);
		return words_say(p->words, SAY_LABEL_WAS_DUE, "day", day, NULL);
	}
	if (v->waiting_school_days <= 0)
		return NULL;
	return words_count(p->words, COUNT_SCHOOL_DAYS, (guint)v->waiting_school_days);
}

/* The letter that is ready, in the language of the letters; NULL: none. */
static struct draft *entry_draft(
	const struct plan *p, enum section_kind kind, const struct item_view *v)
{
	const struct draft_templates *drafts = p->in->drafts;
	const struct draft_template *t = NULL;
	struct plan own = *p;

	bool due = kind == SECTION_WE_OWE
		? v->item->kind == ITEM_TASK
		: (kind == SECTION_NEEDS_YOU || kind == SECTION_WAITING) && v->overdue &&
			v->stage >= 1;

	if (due)
		t = drafts ? draft_choose(drafts, v) : NULL;
	if (!t)
		return NULL;
	own.words = words_find(drafts->language);
	return draft_plan(&own, t, v);
}

void plan_item(struct plan *p, enum section_kind kind, const struct item_view *v)
{
	struct digest_entry *e = plan_add(p, kind);
	g_autoptr(draft) d = entry_draft(p, kind, v);

	e->item = v->item->id;
	e->message = v->item->message;
	e->who = plan_item_who(p, v->item);
	e->label = entry_label(p, kind, v);
	e->text = entry_text(p, kind, v, d);
	e->quote = plan_clean(v->item->quote);
	if (!d)
		return;
	e->draft = g_strdup(d->name);
	if (kind == SECTION_NEEDS_YOU)
		e->mailto = draft_url(d);
}

gint plan_by_urgency(gconstpointer a, gconstpointer b)
{
	const struct item_view *x = *(const struct item_view *const *)a;
	const struct item_view *y = *(const struct item_view *const *)b;

	if (x->stage != y->stage)
		return y->stage - x->stage;
	if (x->waiting_school_days != y->waiting_school_days)
		return y->waiting_school_days - x->waiting_school_days;
	return x->item->id < y->item->id ? -1 : x->item->id > y->item->id;
}
