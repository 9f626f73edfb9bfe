/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The walk of ledger_settle(): every letter, in order of time, meets the items that are live
 * in its thread or share a word with it.
 */
#include "track/ledger.h"

#include <string.h>

#include "track/answer.h"
#include "track/field.h"

/* What one letter does to one live item. */
struct meeting {
	struct asked *asked;
	struct relation relation;
	struct answer answer;
};

static void meeting_clear(struct meeting *m)
{
	g_free(m->answer.why);
}

struct walk {
	struct field *field;
	GHashTable *by_id; /* message id -> struct message */
	const GPtrArray *decisions;
	GHashTable *chosen; /* item id -> struct asked, for decisions */
	const struct settings *settings;
};

static const struct message *message_of(const struct walk *w, gint64 id)
{
	return g_hash_table_lookup(w->by_id, &id);
}

static bool is_live(const struct asked *a)
{
	return a->state == STATE_OPEN || a->state == STATE_ACKNOWLEDGED;
}

/* -- events ---------------------------------------------------------------------------------- */

static struct event *add_event(
	struct asked *a, enum event_kind kind, const struct message *m, const char *why)
{
	struct event *e = event_new(kind, m->date, why);

	e->message = m->id;
	g_ptr_array_add(a->item->events, e);
	return e;
}

static void acknowledge(struct asked *a, enum event_kind kind, const struct message *m,
	struct day promised, const char *why)
{
	if (a->by_person)
		return;
	struct event *e = add_event(a, kind, m, why);
	e->until = promised;
	a->state = STATE_ACKNOWLEDGED;
}

static void close_item(
	struct asked *a, enum verdict_on verdict, const struct message *m, const char *why)
{
	bool declined = verdict == ANSWER_DECLINED;

	if (a->by_person || !is_live(a))
		return;
	add_event(a, declined ? EVENT_DECLINED : EVENT_RESOLVED, m, why);
	a->state = declined ? STATE_DECLINED : STATE_RESOLVED;
}

static const char *caller(const struct message *m)
{
	return m->from->name && *m->from->name ? m->from->name : m->from->address;
}

static void ask_person(struct walk *w, struct asked *a, const struct message *m, const char *why)
{
	static const char *const months[] = { "January", "February", "March", "April", "May",
		"June", "July", "August", "September", "October", "November", "December" };
	int year, month, day;

	if (a->by_person || !is_live(a))
		return;
	day_split(moment_day(m->date, w->settings->zone), &year, &month, &day);
	struct event *e = add_event(a, EVENT_UNSURE, m, why);
	e->question = m->note
		? g_strdup_printf(
			  "Your note of %d %s may settle it: does it?", day, months[month - 1])
		: g_strdup_printf("%s wrote on %d %s and this may answer it: does it?", caller(m),
			  day, months[month - 1]);
}

/* -- what belongs together ------------------------------------------------------------------- */

/* A settled request closes the promises to write again about it, and what chased it. */
static void spread(
	struct walk *w, struct asked *a, enum verdict_on verdict, const struct message *m)
{
	GPtrArray *kin = field_dependents(w->field, a->item->id);
	g_autofree char *why = g_strdup_printf("closed with i%" G_GINT64_FORMAT, a->item->id);

	for (guint i = 0; kin && i < kin->len; i++) {
		struct asked *b = kin->pdata[i];

		if (b->item->chases == a->item->id || (b->follow_up && !day_known(b->item->due)) ||
			(b->follow_up && verdict == ANSWER_RESOLVED))
			close_item(b, b->item->chases ? verdict : ANSWER_RESOLVED, m, why);
	}
}

/* A kept promise keeps the request that it answered; a promise to write again does not. */
static void spread_up(struct walk *w, struct asked *a, const struct heard *h)
{
	struct asked *request = a->item->answers ? field_asked(w->field, a->item->answers) : NULL;
	g_autofree char *why = g_strdup_printf("closed with i%" G_GINT64_FORMAT, a->item->id);

	if (!request || a->follow_up || !is_live(request) || request->by_person)
		return;
	if (a->core->len && lexicon_closeness(w->field->lexicon, request->core, a->core) < 0.15) {
		ask_person(w, request, h->message, why);
		return;
	}
	close_item(request, ANSWER_RESOLVED, h->message, why);
	spread(w, request, ANSWER_RESOLVED, h->message);
}

static void settle(struct walk *w, struct asked *a, enum verdict_on verdict, const struct heard *h,
	const char *why)
{
	if (a->by_person || !is_live(a))
		return;
	close_item(a, verdict, h->message, why);
	spread(w, a, verdict, h->message);
	if (a->item->chases) {
		struct asked *older = field_asked(w->field, a->item->chases);

		if (older && is_live(older))
			settle(w, older, verdict, h, why);
	}
	if (verdict == ANSWER_RESOLVED)
		spread_up(w, a, h);
}

/* -- one letter ------------------------------------------------------------------------------ */

static enum kinship kinship(const struct walk *w, const struct message *m, const struct asked *a)
{
	const struct message *up = m;

	if (m->thread != a->item->thread)
		return KIN_OTHER;
	if (m->reply_to == a->item->message)
		return KIN_DIRECT;
	for (int depth = 0; up && up->reply_to && depth < FIELD_CHAIN_MAX; depth++) {
		if (up->reply_to == a->item->message)
			return KIN_CHAIN;
		up = message_of(w, up->reply_to);
	}
	return KIN_THREAD;
}

/* Nothing else that the side owes waits in the thread; promises to write again do not count. */
static bool is_alone(const GPtrArray *live, const struct asked *a)
{
	for (guint i = 0; i < live->len; i++) {
		const struct asked *b = live->pdata[i];

		if (b == a || b->item->thread != a->item->thread || b->follow_up ||
			b->item->owed_by != a->item->owed_by)
			continue;
		if (b->item->answers != a->item->id && a->item->answers != b->item->id &&
			b->item->chases != a->item->id && a->item->chases != b->item->id)
			return false;
	}
	return true;
}

static gint by_score(gconstpointer a, gconstpointer b)
{
	const struct meeting *x = a, *y = b;
	int p = x->answer.verdict >= ANSWER_RESOLVED, q = y->answer.verdict >= ANSWER_RESOLVED;

	if (p != q)
		return q - p;
	if (x->answer.score != y->answer.score)
		return x->answer.score > y->answer.score ? -1 : 1;
	return x->asked->item->id < y->asked->item->id ? -1 : 1;
}

static GArray *meet_items(struct walk *w, const struct heard *h)
{
	GArray *met = g_array_new(FALSE, TRUE, sizeof(struct meeting));
	g_autoptr(GPtrArray) live = field_around(w->field, h);
	double most = 0;

	g_array_set_clear_func(met, (GDestroyNotify)meeting_clear);
	for (guint i = 0; i < live->len; i++) {
		struct asked *a = live->pdata[i];

		most = MAX(most, lexicon_overlap(w->field->lexicon, a->words, h->words));
	}
	for (guint i = 0; i < live->len; i++) {
		struct meeting m = { .asked = live->pdata[i] };
		double o = lexicon_overlap(w->field->lexicon, m.asked->words, h->words);

		m.relation = (struct relation){ .kin = kinship(w, h->message, m.asked),
			.owing = m.asked->item->owed_by == ledger_side(h->message),
			.best = o > 0 && o >= most,
			.alone = is_alone(live, m.asked),
			.lexicon = w->field->lexicon };
		answer_weigh(h, m.asked, &m.relation, &m.answer);
		g_array_append_val(met, m);
	}
	g_array_sort(met, by_score);
	return met;
}

/* A sentence serves one question of a letter, unless it plainly speaks to more. */
static bool is_taken(const GArray *met, guint at)
{
	const struct meeting *m = &g_array_index(met, struct meeting, at);

	if (m->answer.overlap >= 0.2 || !m->relation.owing)
		return false;
	for (guint i = 0; i < at; i++) {
		const struct meeting *o = &g_array_index(met, struct meeting, i);

		if (o->answer.verdict >= ANSWER_RESOLVED &&
			o->answer.sentence == m->answer.sentence &&
			o->asked->item->message == m->asked->item->message &&
			o->asked->item->kind == m->asked->item->kind)
			return true;
	}
	return false;
}

static void close_plain(struct walk *w, GArray *met, const struct heard *h)
{
	for (guint i = 0; i < met->len; i++) {
		struct meeting *m = &g_array_index(met, struct meeting, i);

		if (m->answer.verdict >= ANSWER_RESOLVED && is_taken(met, i))
			m->answer.verdict = ANSWER_MAYBE;
		if (m->answer.verdict >= ANSWER_RESOLVED)
			settle(w, m->asked, m->answer.verdict, h, m->answer.why);
	}
}

/* "I'll get back to you" is kept by the letter that settles something of its thread. */
static void close_follow_ups(struct walk *w, GArray *met, const struct heard *h)
{
	bool settled = false;

	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m = &g_array_index(met, struct meeting, i);

		settled |= m->answer.verdict >= ANSWER_RESOLVED && m->relation.owing &&
			m->relation.kin != KIN_OTHER;
	}
	for (guint i = 0; settled && i < met->len; i++) {
		struct meeting *m = &g_array_index(met, struct meeting, i);
		const struct asked *request = field_asked(w->field, m->asked->item->answers);

		if (m->asked->follow_up && m->relation.owing && m->relation.kin != KIN_OTHER &&
			(!request || !is_live(request)))
			settle(w, m->asked, ANSWER_RESOLVED, h, "wrote again, and settled it");
	}
}

/* What is not closed and yet may be: a person is asked, once a letter. */
static void ask_unsure(struct walk *w, GArray *met, const struct heard *h)
{
	for (guint i = 0; i < met->len; i++) {
		struct meeting *m = &g_array_index(met, struct meeting, i);

		if (m->answer.verdict != ANSWER_MAYBE || !is_live(m->asked))
			continue;
		if (m->relation.owing && m->relation.kin != KIN_OTHER && !h->message->note)
			acknowledge(
				m->asked, EVENT_ACKNOWLEDGED, h->message, DAY_NONE, m->answer.why);
		if (m->relation.owing || h->message->note || m->relation.kin != KIN_OTHER)
			ask_person(w, m->asked, h->message, m->answer.why);
	}
}

struct holding {
	const struct heard_sentence *sentence; /* which holds it off, or NULL */
	double overlap;
};

static struct holding find_holding(
	const struct walk *w, const struct heard *h, const struct asked *a)
{
	struct holding found = { NULL, -1 };

	for (guint i = 0; i < h->sentences->len; i++) {
		const struct heard_sentence *s =
			&g_array_index(h->sentences, struct heard_sentence, i);
		double o = lexicon_overlap(w->field->lexicon, a->words, s->words);

		if (!(s->promise || s->defers || s->partial || s->receives))
			continue;
		if (o > found.overlap)
			found = (struct holding){ s, o };
	}
	return found;
}

/* The owing side answered the letter but did not settle this: it received, put off, promised. */
static void acknowledge_rest(struct walk *w, GArray *met, const struct heard *h)
{
	bool closed = false;

	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m = &g_array_index(met, struct meeting, i);

		closed |= m->answer.verdict >= ANSWER_RESOLVED && m->relation.kin != KIN_OTHER;
	}
	for (guint i = 0; i < met->len; i++) {
		struct meeting *m = &g_array_index(met, struct meeting, i);
		struct asked *a = m->asked;
		bool reply = m->relation.kin == KIN_DIRECT || m->relation.kin == KIN_CHAIN;

		if (!is_live(a) || !m->relation.owing || m->answer.verdict == ANSWER_MAYBE)
			continue;
		struct holding hold = find_holding(w, h, a);
		bool sole = a->siblings->len == 0;
		bool promise_of_same = a->item->kind == ITEM_COMMITMENT && hold.sentence &&
			hold.overlap >= 0.35 && hold.sentence->promise;
		bool same = hold.overlap >= (m->relation.kin == KIN_OTHER ? 0.35 : 0.12);
		bool word = a->item->kind == ITEM_COMMITMENT ? promise_of_same || (reply && same)
			: m->relation.kin == KIN_OTHER	     ? same && m->relation.best
			: reply ? sole || same || (hold.sentence && !closed)
				: same;
		if (!word)
			continue;
		enum event_kind kind = hold.sentence && hold.sentence->partial && same
			? EVENT_PARTLY
			: EVENT_ACKNOWLEDGED;
		struct day promised = hold.sentence && (same || sole) && hold.sentence->promise
			? hold.sentence->sentence->due
			: DAY_NONE;
		acknowledge(a, kind, h->message, promised,
			hold.sentence ? hold.sentence->sentence->text
				      : "a reply that does not settle it");
	}
}

/* The request that a promise in this letter takes up. */
static void link_promise(struct walk *w, struct asked *promise, const GArray *met)
{
	const struct meeting *best = NULL;
	double most = 0;
	guint direct = 0;

	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m = &g_array_index(met, struct meeting, i);
		const struct item *r = m->asked->item;
		double o = lexicon_closeness(w->field->lexicon, m->asked->words, promise->core);

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
	bool vague = promise->follow_up || promise->core->len <= 1;
	if (best && (most >= 0.22 || (vague && best->relation.kin == KIN_DIRECT && direct == 1)))
		promise->item->answers = best->asked->item->id;
}

/* The older request that this one only repeats. */
static void link_chaser(
	struct walk *w, struct asked *chaser, const struct heard *h, const GArray *met)
{
	const struct heard_sentence *s =
		&g_array_index(h->sentences, struct heard_sentence, (guint)chaser->item->sentence);
	struct asked *older = NULL;
	double most = -1;

	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m = &g_array_index(met, struct meeting, i);
		double o = lexicon_overlap(w->field->lexicon, chaser->words, m->asked->words);
		double need = m->relation.kin == KIN_OTHER ? (s->chases ? 0.3 : 2)
			: s->chases			   ? 0
							   : 0.5;

		if (m->asked->item->owed_by != chaser->item->owed_by || m->asked->item->chases ||
			m->asked->item->kind != ITEM_REQUEST || o < need || o < most)
			continue;
		most = o;
		older = m->asked;
	}
	if (older && is_live(older))
		chaser->item->chases = older->item->id;
}

/* A letter more of the asking side: an attempt on what it repeats or only nudges. */
static void count_attempts(
	struct walk *w, const struct heard *h, const GArray *met, const GPtrArray *own)
{
	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m = &g_array_index(met, struct meeting, i);
		struct asked *a = m->asked;
		bool chased = false, nudge = false, again = false;

		if (m->relation.owing || !is_live(a) || a->item->chases || a->by_person)
			continue;
		for (guint k = 0; k < own->len; k++)
			chased |= ((struct asked *)own->pdata[k])->item->chases == a->item->id;
		for (guint k = 0; k < h->sentences->len; k++) {
			const struct heard_sentence *s =
				&g_array_index(h->sentences, struct heard_sentence, k);
			double o = lexicon_overlap(w->field->lexicon, a->words, s->words);

			nudge |= s->chases && m->relation.kin != KIN_OTHER && own->len == 0;
			again |= s->chases && o >= (m->relation.kin == KIN_OTHER ? 0.35 : 0.12);
		}
		if (chased || nudge || again)
			add_event(a, EVENT_CHASED, h->message, "asked again");
	}
}

static bool may_settle(const struct message *m)
{
	const act_set silent = ACT_BIT(ACT_AUTO_REPLY) | ACT_BIT(ACT_BULK);

	if (!m->trusted || m->automatic || m->own_digest || (m->acts & silent))
		return false;
	return m->note || (m->between && ledger_side(m) != OWED_UNKNOWN);
}

static void take_letter(struct walk *w, const struct message *m)
{
	g_autoptr(heard) h = heard_new(m, w->field->lexicon);
	const GPtrArray *own = field_opened_by(w->field, m->id);
	bool may = may_settle(m);
	g_autoptr(GArray) met = may || own->len ? meet_items(w, h) : NULL;

	if (may) {
		close_plain(w, met, h);
		close_follow_ups(w, met, h);
		ask_unsure(w, met, h);
		if (!m->note)
			acknowledge_rest(w, met, h);
	}
	for (guint i = 0; i < own->len; i++) {
		struct asked *a = own->pdata[i];

		if (a->item->kind == ITEM_COMMITMENT)
			link_promise(w, a, met);
		else
			link_chaser(w, a, h, met);
		field_depend(w->field, a);
	}
	if (may && !m->note)
		count_attempts(w, h, met, own);
	for (guint i = 0; i < own->len; i++)
		field_add(w->field, own->pdata[i]);
}

/* -- a person's decisions -------------------------------------------------------------------- */

static void decide(struct walk *w, const struct decision *d)
{
	static const enum item_state settles[EVENT_COUNT] = { [EVENT_RESOLVED] = STATE_RESOLVED,
		[EVENT_DECLINED] = STATE_DECLINED,
		[EVENT_DISMISSED] = STATE_DISMISSED };
	struct asked *a = field_asked(w->field, d->item);

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
		field_add(w->field, a);
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
	const struct settings *s)
{
	g_autoptr(field) f = field_new(items, messages, s);
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();
	struct walk w = { .field = f, .by_id = f->by_id, .settings = s };
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
			decide(&w, d);
		}
		take_letter(&w, m);
	}
	for (; next < sorted->len; next++)
		decide(&w, sorted->pdata[next]);
	for (guint i = 0; i < items->len; i++)
		g_ptr_array_sort(((struct item *)items->pdata[i])->events, event_order);
}
