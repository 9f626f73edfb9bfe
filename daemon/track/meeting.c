/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/meeting.h"

#include "track/ledger.h"
#include "track/weighing.h"

/* A sentence that shares so much with a question serves it beside another. */
#define SERVES_TOO 0.2
#define SERVES_NEAR 0.4 /* or is so near to its own words */
#define DAY_S (24 * 60 * 60)
/* A letter that answers none may yet answer one: of the person asked, soon after, on the same
 * matter.  Platforms always write so, and some people do. */
#define PRESUMED_DIRECT_DAYS 4
#define PRESUMED_DIRECT_NEEDS 0.1
#define PRESUMED_THREAD_DAYS 14
#define PRESUMED_THREAD_NEEDS 0.2

static void meeting_clear(struct meeting *m)
{
	g_free(m->answer.why);
}

/* Who answered it said that they would ask the letter's writer: this may be the answer. */
static bool was_handed_on(const struct field *f, const struct asked *a, const struct heard *h)
{
	const GPtrArray *promises = field_dependents(f, a->item->id);

	for (guint i = 0; promises && i < promises->len; i++)
		if (weighing_hands_on(promises->pdata[i], h, f->lexicon))
			return true;
	return false;
}

static enum kinship presumed(const struct field *f, const struct heard *h, const struct asked *a)
{
	const struct message *m = h->message;
	gint64 age = m->date.unix_s - a->item->date.unix_s;

	if (a->item->kind != ITEM_REQUEST || m->reply_to || m->note || age < 0 ||
		age > (gint64)PRESUMED_THREAD_DAYS * DAY_S || a->item->owed_by != ledger_side(m))
		return KIN_OTHER;
	if (was_handed_on(f, a, h))
		return KIN_CHAIN;
	double near = lexicon_closeness(f->lexicon, a->about, h->words);
	if (!weighing_is_person_of(a, m))
		return near >= PRESUMED_DIRECT_NEEDS && weighing_names_asked(a, m) ? KIN_THREAD
										   : KIN_OTHER;
	if (near >= PRESUMED_DIRECT_NEEDS && age <= (gint64)PRESUMED_DIRECT_DAYS * DAY_S)
		return KIN_DIRECT;
	return near >= PRESUMED_THREAD_NEEDS ? KIN_THREAD : KIN_OTHER;
}

static enum kinship kinship(const struct field *f, const struct heard *h, const struct asked *a)
{
	const struct message *m = h->message, *up = m;

	if (m->thread != a->item->thread)
		return presumed(f, h, a);
	if (a->letter && a->letter->conversation != m->conversation) {
		enum kinship k = presumed(f, h, a);

		return k == KIN_OTHER ? KIN_STRAND : k;
	}
	if (field_parent(f, m) == a->item->message)
		return KIN_DIRECT;
	for (int depth = 0; up && up->reply_to && depth < FIELD_CHAIN_MAX; depth++) {
		if (up->reply_to == a->item->message)
			return KIN_CHAIN;
		up = field_message(f, up->reply_to);
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

GArray *meeting_all(struct field *f, const struct heard *h)
{
	GArray *met = g_array_new(FALSE, TRUE, sizeof(struct meeting));
	g_autoptr(GPtrArray) live = field_around(f, h);
	double most = 0;

	g_array_set_clear_func(met, (GDestroyNotify)meeting_clear);
	for (guint i = 0; i < live->len; i++) {
		struct asked *a = live->pdata[i];

		most = MAX(most, lexicon_overlap(f->lexicon, a->words, h->words));
	}
	for (guint i = 0; i < live->len; i++) {
		struct meeting m = { .asked = live->pdata[i] };
		double o = lexicon_overlap(f->lexicon, m.asked->words, h->words);

		m.relation = (struct relation){ .kin = kinship(f, h, m.asked),
			.owing = m.asked->item->owed_by == ledger_side(h->message),
			.best = o > 0 && o >= most,
			.alone = is_alone(live, m.asked),
			.first = field_is_first(f, h->message, m.asked->item),
			.lexicon = f->lexicon,
			.weights = f->weights };
		answer_weigh(h, m.asked, &m.relation, &m.answer);
		g_array_append_val(met, m);
	}
	g_array_sort(met, by_score);
	return met;
}

/* Used by one before it in the list, for another question of the same letter. */
static bool is_used(const GArray *met, guint at, int sentence)
{
	const struct meeting *m = &g_array_index(met, struct meeting, at);

	for (guint i = 0; i < at; i++) {
		const struct meeting *o = &g_array_index(met, struct meeting, i);

		if (o->answer.verdict >= ANSWER_RESOLVED && o->answer.sentence == sentence &&
			o->asked->item->message == m->asked->item->message &&
			o->asked->item->kind == m->asked->item->kind)
			return true;
	}
	return false;
}

static void find_another(GArray *met, guint at, const struct heard *h)
{
	struct meeting *m = &g_array_index(met, struct meeting, at);
	g_autofree bool *served = g_new(bool, h->sentences->len);
	struct relation rest = m->relation;
	struct answer other;

	for (guint i = 0; i < h->sentences->len; i++)
		served[i] = is_used(met, at, (int)i);
	rest.served = served;
	answer_weigh(h, m->asked, &rest, &other);
	if (other.verdict < ANSWER_RESOLVED) {
		g_free(other.why);
		m->answer.verdict = ANSWER_MAYBE;
		return;
	}
	g_free(m->answer.why);
	m->answer = other;
}

void meeting_share_out(GArray *met, const struct heard *h)
{
	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m = &g_array_index(met, struct meeting, i);

		if (m->answer.verdict >= ANSWER_RESOLVED && m->relation.owing &&
			m->answer.overlap < SERVES_TOO && m->answer.near < SERVES_NEAR &&
			is_used(met, i, m->answer.sentence))
			find_another(met, i, h);
	}
}

bool meeting_serves_another(const GArray *met, guint at)
{
	const struct meeting *m = &g_array_index(met, struct meeting, at);

	if (m->answer.overlap >= SERVES_TOO || m->relation.kin != KIN_OTHER)
		return false;
	for (guint i = 0; i < met->len; i++) {
		const struct meeting *o = &g_array_index(met, struct meeting, i);

		if (i != at && o->answer.verdict >= ANSWER_RESOLVED &&
			o->answer.sentence == m->answer.sentence)
			return true;
	}
	return false;
}
