/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The walk of ledger_settle(): every letter, in order of time, meets the items that are live
 * in its thread or share a word with it.
 */
#include <math.h>

#include "track/effect.h"
#include "track/ledger.h"
#include "track/meeting.h"
#include "track/unmissed.h"

static void close_plain(struct field *f, GArray *met, const struct heard *h)
{
	meeting_share_out(met, h);
	for (guint i = 0; i < met->len; i++) {
		struct meeting *m = &g_array_index(met, struct meeting, i);

		if (m->answer.verdict >= ANSWER_RESOLVED)
			effect_settle(f, m->asked, m->answer.verdict, h, m->answer.why);
	}
}

/* "I'll get back to you" is kept by the letter that settles something of its thread. */
static void close_follow_ups(struct field *f, GArray *met, const struct heard *h)
{
	bool settled = false;

	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m = &g_array_index(met, struct meeting, i);

		settled |= m->answer.verdict >= ANSWER_RESOLVED && m->relation.owing &&
			m->relation.kin != KIN_OTHER;
	}
	for (guint i = 0; settled && i < met->len; i++) {
		struct meeting *m = &g_array_index(met, struct meeting, i);
		const struct asked *request = field_asked(f, m->asked->item->answers);

		if (m->asked->follow_up && m->relation.owing && m->relation.kin != KIN_OTHER &&
			(!request || !asked_is_live(request)))
			effect_settle(
				f, m->asked, ANSWER_RESOLVED, h, "wrote again, and settled it");
	}
}

/* The asking side's own letter, in another thread, must share so much for a question. */
#define ASKS_FAR 0.15

/* How likely the letter is the one: what a plain rule takes, and what stands in the thread, goes
 * before what merely weighs more. */
#define LIKELY_PLAIN 2.0
#define LIKELY_NEAR 1.5

static double likely(const struct meeting *m)
{
	return m->answer.score + (m->answer.plain ? LIKELY_PLAIN : 0) +
		(m->relation.kin != KIN_OTHER ? LIKELY_NEAR : 0);
}

/* The sentence that may settle it; NULL: the letter has none. */
static const struct sentence *said(const struct meeting *m, const struct heard *h)
{
	int n = m->answer.sentence;

	return n < 0 ? NULL : g_array_index(h->sentences, struct heard_sentence, (guint)n).sentence;
}

/* A letter in the thread that weighs so much is asked about for what is linked to its item too. */
#define ASKS_LINKED -1.4

static void ask_of(struct field *f, struct asked *a, const struct meeting *m, const struct heard *h)
{
	const struct item *it = a->item;
	bool reply = m->relation.owing && m->relation.kin != KIN_OTHER && !h->message->note;

	if (reply && !a->replied && it->kind == ITEM_REQUEST && it->owed_by == OWED_FAMILY &&
		day_known(it->due))
		g_ptr_array_add(f->replied, a);
	a->replied |= reply;
	effect_ask(a, h->message, said(m, h), likely(m), m->answer.why);
}

static void ask_linked(
	struct field *f, struct asked *a, const struct meeting *m, const struct heard *h)
{
	if (a && asked_is_live(a) && likely(m) > a->asked_of)
		ask_of(f, a, m, h);
}

/* Was the promise kept?  Then so was what it answers.  Was it done?  Then so is what promised it.
 */
static void ask_with(struct field *f, const struct meeting *m, const struct heard *h)
{
	const struct item *it = m->asked->item;
	const GPtrArray *linked = field_dependents(f, it->id);

	if (!m->asked->action || m->asked->follow_up || m->relation.kin == KIN_OTHER ||
		m->answer.score < ASKS_LINKED)
		return;
	ask_linked(f, field_asked(f, it->answers ? it->answers : it->chases), m, h);
	for (guint i = 0; linked && i < linked->len; i++)
		ask_linked(f, linked->pdata[i], m, h);
}

/* What is not closed and yet may be: a person is asked, once a letter. */
static void ask_unsure(struct field *f, GArray *met, const struct heard *h)
{
	for (guint i = 0; i < met->len; i++) {
		struct meeting *m = &g_array_index(met, struct meeting, i);

		if (m->answer.verdict != ANSWER_MAYBE || !asked_is_live(m->asked) ||
			meeting_serves_another(met, i))
			continue;
		if (m->relation.owing && !h->message->note &&
			(m->relation.kin == KIN_DIRECT || m->relation.kin == KIN_CHAIN))
			effect_acknowledge(
				m->asked, EVENT_ACKNOWLEDGED, h->message, DAY_NONE, m->answer.why);
		if (m->relation.owing || h->message->note || m->relation.kin != KIN_OTHER ||
			m->answer.overlap >= ASKS_FAR) {
			ask_of(f, m->asked, m, h);
			ask_with(f, m, h);
		}
	}
}

struct holding {
	const struct heard_sentence *sentence; /* which holds it off, or NULL */
	double overlap;
};

static struct holding find_holding(
	const struct field *f, const struct heard *h, const struct asked *a)
{
	struct holding found = { NULL, -1 };

	for (guint i = 0; i < h->sentences->len; i++) {
		const struct heard_sentence *s =
			&g_array_index(h->sentences, struct heard_sentence, i);
		double o = lexicon_overlap(f->lexicon, a->words, s->words);

		if (!(s->promise || s->defers || s->partial || s->receives))
			continue;
		if (o > found.overlap)
			found = (struct holding){ s, o };
	}
	return found;
}

/* Words must be so near for a letter to speak of an item: in its thread, and across threads. */
#define SPEAKS_OF 0.12
#define SPEAKS_OF_FAR 0.35

static bool is_reply(const struct meeting *m)
{
	return m->relation.kin == KIN_DIRECT || m->relation.kin == KIN_CHAIN ||
		(m->relation.kin == KIN_THREAD && m->relation.alone);
}

/* The only one of its letter that is still live. */
static bool is_last(const struct asked *a)
{
	for (guint i = 0; i < a->siblings->len; i++)
		if (asked_is_live(a->siblings->pdata[i]))
			return false;
	return true;
}

/* What else of its letter is live only asks to be told something: a promise is for this. */
static bool is_last_deed(const struct asked *a)
{
	for (guint i = 0; i < a->siblings->len; i++) {
		const struct asked *b = a->siblings->pdata[i];

		if (asked_is_live(b) && b->action)
			return false;
	}
	return a->action;
}

/* Does a letter of the owing side that settles it not at least have a word for it? */
static bool has_word_for(const struct meeting *m, const struct holding *hold, bool closed)
{
	const struct asked *a = m->asked;
	bool far = m->relation.kin == KIN_OTHER;
	bool same = hold->overlap >= (far ? SPEAKS_OF_FAR : SPEAKS_OF);
	bool reply = is_reply(m);

	if (a->item->kind == ITEM_COMMITMENT)
		return (reply && same) ||
			(hold->sentence && hold->sentence->promise &&
				hold->overlap >= SPEAKS_OF_FAR);
	if (far)
		return same && m->relation.best;
	if (same || (reply && a->siblings->len == 0))
		return true;
	if (!reply || !hold->sentence)
		return false;
	return !closed ||
		((is_last(a) || is_last_deed(a)) &&
			(hold->sentence->promise || hold->sentence->defers));
}

static char *why_held(const struct meeting *m, const struct heard_sentence *s)
{
	if (!s)
		return g_strdup("a reply that does not settle it");
	return m->answer.held ? g_strdup_printf("\"%s\" (%s)", s->sentence->text, m->answer.held)
			      : g_strdup(s->sentence->text);
}

/* The owing side answered the letter but did not settle this: it received, put off, promised. */
static void acknowledge_rest(struct field *f, GArray *met, const struct heard *h)
{
	bool closed = false;

	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m = &g_array_index(met, struct meeting, i);

		closed |= m->answer.verdict >= ANSWER_RESOLVED && m->relation.kin != KIN_OTHER;
	}
	for (guint i = 0; i < met->len; i++) {
		struct meeting *m = &g_array_index(met, struct meeting, i);
		struct asked *a = m->asked;

		if (!asked_is_live(a) || !m->relation.owing || m->answer.verdict == ANSWER_MAYBE)
			continue;
		struct holding hold = find_holding(f, h, a);
		const struct heard_sentence *s = hold.sentence;
		bool same = hold.overlap >= SPEAKS_OF;
		if (!has_word_for(m, &hold, closed))
			continue;
		g_autofree char *why = why_held(m, s);
		effect_acknowledge(a, s && s->partial && same ? EVENT_PARTLY : EVENT_ACKNOWLEDGED,
			h->message,
			s && s->promise && (same || a->siblings->len == 0) ? s->sentence->due
									   : DAY_NONE,
			why);
	}
}

/* So few words say by themselves not what is promised: "They will have it to you by June 4." */
#define VAGUE_WORDS 2

/* The request that a promise in this letter takes up. */
static void link_promise(struct field *f, struct asked *promise, const GArray *met)
{
	const struct meeting *best = NULL;
	double most = 0;
	guint direct = 0;

	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m = &g_array_index(met, struct meeting, i);
		const struct item *r = m->asked->item;
		double o = lexicon_closeness(f->lexicon, m->asked->words, promise->core);

		if (r->kind != ITEM_REQUEST || r->owed_by != promise->item->owed_by || r->chases ||
			m->answer.verdict >= ANSWER_RESOLVED || m->relation.kin == KIN_OTHER)
			continue;
		if (m->relation.kin == KIN_DIRECT)
			direct++;
		o += m->relation.kin == KIN_DIRECT ? 0.1 : m->relation.kin == KIN_CHAIN ? 0.05 : 0;
		if (o > most) {
			most = o;
			best = m;
		}
	}
	bool vague = promise->follow_up || promise->core->len <= VAGUE_WORDS;
	if (!best || (most < 0.22 && !(vague && best->relation.kin == KIN_DIRECT && direct == 1)))
		return;
	promise->item->answers = best->asked->item->id;
	if (vague)
		words_merge(promise->words, best->asked->core); /* "You'll have it by Friday." */
}

/* The older request that this one only repeats. */
static void link_chaser(
	struct field *f, struct asked *chaser, const struct heard *h, const GArray *met)
{
	const struct heard_sentence *s =
		&g_array_index(h->sentences, struct heard_sentence, (guint)chaser->item->sentence);
	struct asked *older = NULL;
	double most = -1;

	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m = &g_array_index(met, struct meeting, i);
		double o = lexicon_overlap(f->lexicon, chaser->words, m->asked->words);
		double need = m->relation.kin == KIN_OTHER ? (s->chases ? 0.3 : 2)
			: s->chases			   ? 0
							   : 0.5;

		if (m->asked->item->owed_by != chaser->item->owed_by || m->asked->item->chases ||
			m->asked->item->kind != ITEM_REQUEST || o < need || o < most)
			continue;
		most = o;
		older = m->asked;
	}
	if (older && asked_is_live(older))
		chaser->item->chases = older->item->id;
}

/* A letter more of the asking side: an attempt on what it repeats or only nudges. */
static void count_attempts(
	struct field *f, const struct heard *h, const GArray *met, const GPtrArray *own)
{
	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m = &g_array_index(met, struct meeting, i);
		struct asked *a = m->asked;
		bool chased = false, nudge = false, again = false;

		if (m->relation.owing || !asked_is_live(a) || a->item->chases || a->by_person)
			continue;
		for (guint k = 0; k < own->len; k++)
			chased |= ((struct asked *)own->pdata[k])->item->chases == a->item->id;
		for (guint k = 0; k < h->sentences->len; k++) {
			const struct heard_sentence *s =
				&g_array_index(h->sentences, struct heard_sentence, k);
			double o = lexicon_overlap(f->lexicon, a->words, s->words);

			nudge |= s->chases && m->relation.kin != KIN_OTHER && own->len == 0;
			again |= s->chases && o >= (m->relation.kin == KIN_OTHER ? 0.35 : 0.12);
		}
		if (chased || nudge || again)
			effect_add(a, EVENT_CHASED, h->message, "asked again");
	}
}

static bool may_settle(const struct message *m)
{
	const act_set silent = ACT_BIT(ACT_AUTO_REPLY) | ACT_BIT(ACT_BULK);

	if (!m->trusted || m->automatic || m->own_digest || m->kind == KIND_POINTER ||
		(m->acts & silent))
		return false;
	if (m->note) /* a worry is nobody's answer, and nobody else is asked about it */
		return m->note == NOTE_PLAIN || m->note == NOTE_LOG;
	return m->between && ledger_side(m) != OWED_UNKNOWN;
}

static void take_letter(struct field *f, const struct message *m)
{
	g_autoptr(heard) h = heard_new(m, f->lexicon);
	const GPtrArray *own = field_opened_by(f, m->id);
	bool may = may_settle(m);
	g_autoptr(GArray) met = may || own->len ? meeting_all(f, h) : NULL;

	if (may) {
		close_plain(f, met, h);
		close_follow_ups(f, met, h);
		unmissed_close(f, h);
		ask_unsure(f, met, h);
		if (!m->note)
			acknowledge_rest(f, met, h);
	}
	for (guint i = 0; i < own->len; i++) {
		struct asked *a = own->pdata[i];

		if (a->item->kind == ITEM_COMMITMENT)
			link_promise(f, a, met);
		else
			link_chaser(f, a, h, met);
		field_depend(f, a);
	}
	if (may && !m->note)
		count_attempts(f, h, met, own);
	for (guint i = 0; i < own->len; i++)
		field_add(f, own->pdata[i]);
	field_pass(f, m);
}

/* -- a person's decisions -------------------------------------------------------------------- */

static void decide(struct field *f, const struct decision *d)
{
	static const enum item_state settles[EVENT_COUNT] = { [EVENT_RESOLVED] = STATE_RESOLVED,
		[EVENT_DECLINED] = STATE_DECLINED,
		[EVENT_DISMISSED] = STATE_DISMISSED };
	struct asked *a = field_asked(f, d->item);

	if (!a)
		return;
	struct event *e = event_new(d->kind, d->at, d->text ? d->text : "your decision");
	e->by_person = true;
	e->until = d->until;
	g_ptr_array_add(a->item->events, e);
	if (settles[d->kind]) {
		a->state = settles[d->kind];
		a->by_person = true;
	} else if (d->kind == EVENT_REOPENED) {
		a->state = STATE_OPEN;
		a->by_person = false;
		a->asked_of = -INFINITY;
		field_add(f, a);
	}
}

static gint decision_order(gconstpointer a, gconstpointer b)
{
	const struct decision *x = *(const struct decision *const *)a;
	const struct decision *y = *(const struct decision *const *)b;

	if (x->at.unix_s != y->at.unix_s)
		return x->at.unix_s < y->at.unix_s ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static gint event_order(gconstpointer a, gconstpointer b)
{
	const struct event *x = *(const struct event *const *)a;
	const struct event *y = *(const struct event *const *)b;

	return x->at.unix_s < y->at.unix_s ? -1 : x->at.unix_s > y->at.unix_s;
}

void ledger_settle(GPtrArray *items, const GPtrArray *messages, const GPtrArray *decisions,
	const struct settings *s, const struct phrasebook *book)
{
	g_autoptr(field) f = field_new(items, messages, s, book);
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();
	guint next = 0;

	for (guint i = 0; decisions && i < decisions->len; i++)
		g_ptr_array_add(sorted, decisions->pdata[i]);
	g_ptr_array_sort(sorted, decision_order);
	for (guint i = 0; i < messages->len; i++) {
		const struct message *m = messages->pdata[i];

		for (; next < sorted->len; next++) {
			const struct decision *d = sorted->pdata[next];

			if (d->at.unix_s > m->date.unix_s)
				break;
			decide(f, d);
		}
		take_letter(f, m);
	}
	for (; next < sorted->len; next++)
		decide(f, sorted->pdata[next]);
	for (guint i = 0; i < items->len; i++)
		g_ptr_array_sort(((struct item *)items->pdata[i])->events, event_order);
}
