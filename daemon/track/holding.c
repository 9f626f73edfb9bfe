/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/holding.h"

#include <string.h>

#include "track/shape.h"
#include "track/weights.h"

const char *const hold_names[HOLD_COUNT + 1] = {
	[HOLD_BASE] = "base",
	[HOLD_ONLY_RECEIVES] = "only-receives",
	[HOLD_PROMISES] = "promises",
	[HOLD_DEFERS] = "defers",
	[HOLD_HOLDS] = "holds",
	[HOLD_RECEIVES] = "receives",
	[HOLD_ACTION] = "action",
	[HOLD_STATES_NOTHING] = "states-nothing",
	[HOLD_STATED_NEAR] = "stated-near",
	[HOLD_FITS] = "fits",
	[HOLD_YES_NO] = "yes-no",
	[HOLD_DONE] = "done",
	[HOLD_HANDS_OVER] = "hands-over",
	[HOLD_ATTACHMENT] = "attachment",
	[HOLD_REFUSES] = "refuses",
	[HOLD_PARTIAL] = "partial",
	[HOLD_SOLE] = "sole",
};

const char *const lean_names[LEAN_COUNT + 1] = {
	[LEAN_BASE] = "base",
	[LEAN_SCORE] = "score",
	[LEAN_NEAR] = "near",
	[LEAN_ACK_OF_DEED] = "ack-of-deed",
	[LEAN_ACK_OF_QUESTION] = "ack-of-question",
	[LEAN_COMPLETION_OF_DEED] = "completion-of-deed",
	[LEAN_COMPLETION_OF_QUESTION] = "completion-of-question",
	[LEAN_DECLINE_OF_DEED] = "decline-of-deed",
	[LEAN_DECLINE_OF_QUESTION] = "decline-of-question",
};

static void see_sentence(
	const struct weighing *w, const struct heard_sentence *s, double x[HOLD_COUNT])
{
	bool action = w->a->action;

	x[HOLD_PROMISES] = x[HOLD_PROMISES] || s->promise;
	x[HOLD_DEFERS] = x[HOLD_DEFERS] || s->defers;
	x[HOLD_HOLDS] = x[HOLD_HOLDS] || s->holds;
	x[HOLD_RECEIVES] = x[HOLD_RECEIVES] || s->receives;
	x[HOLD_PARTIAL] = x[HOLD_PARTIAL] || s->partial;
	x[HOLD_REFUSES] = x[HOLD_REFUSES] || s->refuses;
	x[HOLD_DONE] = x[HOLD_DONE] || (action && s->done);
	x[HOLD_HANDS_OVER] = x[HOLD_HANDS_OVER] || (action && s->hands_over);
	x[HOLD_YES_NO] =
		x[HOLD_YES_NO] || (s->yes_no && (w->a->shapes & (SHAPE_YES_NO | SHAPE_DECISION)));
	if (!s->statement)
		return;
	x[HOLD_FITS] = x[HOLD_FITS] || weighing_fits(w, s);
	x[HOLD_STATED_NEAR] =
		MAX(x[HOLD_STATED_NEAR], lexicon_overlap(w->r->lexicon, w->a->words, s->words));
}

static void see(const struct weighing *w, double x[HOLD_COUNT])
{
	const struct heard *h = w->h;

	memset(x, 0, HOLD_COUNT * sizeof *x);
	x[HOLD_BASE] = 1;
	x[HOLD_ONLY_RECEIVES] = h->only_receives;
	x[HOLD_ACTION] = w->a->action;
	x[HOLD_STATES_NOTHING] = !h->states;
	x[HOLD_ATTACHMENT] = w->a->action && h->message->attachments->len > 0;
	x[HOLD_SOLE] = w->x[SIGNAL_DIRECT_ONLY];
	for (guint i = 0; i < h->sentences->len; i++)
		see_sentence(w, &g_array_index(h->sentences, struct heard_sentence, i), x);
}

double holding_score(const struct weighing *w)
{
	double x[HOLD_COUNT], sum = 0;

	see(w, x);
	for (int i = 0; i < HOLD_COUNT; i++)
		sum += x[i] * weights_get(w->r->weights, WEIGHTS_HOLDS, i);
	return sum;
}

#define LEANING_MAX 32 /* points: beyond, more tells nothing */

static double leaning(
	const struct weighing *w, enum act act, enum lean of_deed, enum lean of_question)
{
	double points = CLAMP(w->h->leans[act], -LEANING_MAX, LEANING_MAX);

	return points *
		weights_get(w->r->weights, WEIGHTS_LEANS, w->a->action ? of_deed : of_question);
}

double holding_balance(const struct weighing *w, double score)
{
	return weights_get(w->r->weights, WEIGHTS_LEANS, LEAN_BASE) +
		weights_get(w->r->weights, WEIGHTS_LEANS, LEAN_SCORE) * score +
		weights_get(w->r->weights, WEIGHTS_LEANS, LEAN_NEAR) * w->near +
		leaning(w, ACT_ACK, LEAN_ACK_OF_DEED, LEAN_ACK_OF_QUESTION) +
		leaning(w, ACT_COMPLETION, LEAN_COMPLETION_OF_DEED, LEAN_COMPLETION_OF_QUESTION) +
		leaning(w, ACT_DECLINE, LEAN_DECLINE_OF_DEED, LEAN_DECLINE_OF_QUESTION);
}

const char *holding_reason(const struct weighing *w)
{
	const struct weights *table = w->r->weights;
	double x[HOLD_COUNT], most = 0;
	const char *reason = NULL;

	see(w, x);
	for (int i = HOLD_BASE + 1; i < HOLD_COUNT; i++) {
		double share = x[i] * weights_get(table, WEIGHTS_HOLDS, i);

		if (share <= most)
			continue;
		most = share;
		reason = weights_reason(table, WEIGHTS_HOLDS, i);
	}
	return reason;
}
