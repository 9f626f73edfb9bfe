/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/kept.h"

#include <math.h>

/* How near the words must be (lexicon_closeness) for the thing itself to be spoken of, and so many
 * days after the promised one at most. */
#define TELLS_NEEDS 0.2
#define TELLS_DAYS 10

/* Days since the promised one; negative: not yet. */
static int days_past(const struct weighing *w)
{
	return moment_day(w->h->message->date, NULL).n - w->a->item->due.n;
}

bool kept_misses(const struct heard *h)
{
	for (guint i = 0; i < h->sentences->len; i++) {
		const struct heard_sentence *s =
			&g_array_index(h->sentences, struct heard_sentence, i);

		if ((s->cues & CUE_BIT(CUE_LACKS)) || s->chases || s->partial)
			return true;
	}
	return false;
}

static bool asks_something(const struct heard *h)
{
	for (guint i = 0; i < h->sentences->len; i++)
		if (g_array_index(h->sentences, struct heard_sentence, i).sentence->marks &
			SENTENCE_QUESTION)
			return true;
	return h->asks;
}

bool kept_likely(const struct weighing *w, const struct heard_sentence *s)
{
	const struct asked *a = w->a;
	bool near = w->near >= TELLS_NEEDS && w->r->kin != KIN_OTHER;

	return !w->r->owing && a->item->kind == ITEM_COMMITMENT && !a->follow_up &&
		!w->h->message->note && (w->r->kin == KIN_DIRECT || near) && s->statement &&
		!s->promise && !s->defers && day_known(a->item->due) && days_past(w) >= 0 &&
		!asks_something(w->h) && !kept_misses(w->h);
}

bool kept_told(const struct weighing *w, const struct heard_sentence *s, double near)
{
	return near >= TELLS_NEEDS && kept_likely(w, s) && days_past(w) <= TELLS_DAYS;
}

bool kept_asks_no_more(const struct weighing *w, const struct heard_sentence *s, double near)
{
	const struct asked *a = w->a;

	return !w->r->owing && a->item->kind == ITEM_REQUEST && a->item->owed_by == OWED_FAMILY &&
		a->siblings->len == 0 && isfinite(a->asked_of) && w->r->kin != KIN_OTHER &&
		w->h->message->attachments->len == 0 && s->statement && !s->promise && !s->defers &&
		!asks_something(w->h) && !kept_misses(w->h);
}

bool kept_call(const struct weighing *w, const struct heard_sentence *s)
{
	const struct asked *a = w->a;

	return a->item->kind == ITEM_COMMITMENT && (a->cues & s->cues & CUE_BIT(CUE_CALL));
}
