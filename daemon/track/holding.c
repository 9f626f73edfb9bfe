/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/holding.h"

#include <string.h>

#include "track/shape.h"

enum hold {
	HOLD_BASE,
	HOLD_ONLY_RECEIVES,
	HOLD_PROMISES,
	HOLD_DEFERS,
	HOLD_HOLDS,
	HOLD_RECEIVES,
	HOLD_ACTION,
	HOLD_STATES_NOTHING,
	HOLD_STATED_NEAR,
	HOLD_FITS,
	HOLD_YES_NO,
	HOLD_DONE,
	HOLD_HANDS_OVER,
	HOLD_ATTACHMENT,
	HOLD_REFUSES,
	HOLD_PARTIAL,
	HOLD_SOLE,
	HOLD_COUNT,
};

/* Weights of a logistic fit on letters of which people said whether they acknowledge or answer. */
static const struct {
	double weight;
	const char *reason;
} signals[HOLD_COUNT] = {
	[HOLD_BASE] = { -1.2, NULL },
	[HOLD_ONLY_RECEIVES] = { 1.1, "the letter only receives" },
	[HOLD_PROMISES] = { 0.4, "the letter promises" },
	[HOLD_DEFERS] = { 0.8, "the letter puts off" },
	[HOLD_HOLDS] = { 0.8, "the letter only tells that it was read or passed on" },
	[HOLD_RECEIVES] = { 0.7, "the letter says thanks or noted" },
	[HOLD_ACTION] = { 0.8, "a deed was asked for" },
	[HOLD_STATES_NOTHING] = { 0.2, "the letter states nothing" },
	[HOLD_STATED_NEAR] = { -1.8, "states something on the matter" },
	[HOLD_FITS] = { -0.4, "has the shape of an answer" },
	[HOLD_YES_NO] = { -0.4, "says yes or no" },
	[HOLD_DONE] = { -1.0, "tells that it is done" },
	[HOLD_HANDS_OVER] = { -0.9, "hands something over" },
	[HOLD_ATTACHMENT] = { -0.9, "has an attachment" },
	[HOLD_REFUSES] = { -0.7, "refuses" },
	[HOLD_PARTIAL] = { -0.9, "did a part" },
	[HOLD_SOLE] = { -0.4, "reply to a letter that asks only this" },
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
		sum += x[i] * signals[i].weight;
	return sum;
}

/* Of the wording, for each point of it; and of the score. */
static const struct {
	enum act act;
	double deed, question;
} leanings[] = {
	{ ACT_ACK, 0.051, 0.051 },
	{ ACT_COMPLETION, -0.039, 0 },
	{ ACT_DECLINE, -0.016, -0.016 },
};
#define BALANCE_BASE -0.87
#define BALANCE_SCORE -0.26
#define LEANING_MAX 32 /* points: beyond, more tells nothing */

double holding_balance(const struct weighing *w, double score)
{
	double sum = BALANCE_BASE + BALANCE_SCORE * score;

	for (gsize i = 0; i < G_N_ELEMENTS(leanings); i++) {
		double weight = w->a->action ? leanings[i].deed : leanings[i].question;

		sum += weight * CLAMP(w->h->leans[leanings[i].act], -LEANING_MAX, LEANING_MAX);
	}
	return sum;
}

const char *holding_reason(const struct weighing *w)
{
	double x[HOLD_COUNT];
	int best = HOLD_BASE;

	see(w, x);
	for (int i = HOLD_BASE + 1; i < HOLD_COUNT; i++)
		if (x[i] * signals[i].weight > MAX(0, x[best] * signals[best].weight))
			best = i;
	return best == HOLD_BASE ? NULL : signals[best].reason;
}
