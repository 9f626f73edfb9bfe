/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "This letter merely acknowledges this item": it was read, passed on, put off, promised.  A
 * decision of its own beside answer.c's, since a holding reply taken for an answer is the
 * commonest mistake.  Inside of answer.c.  Pure.
 */
#pragma once
#include "track/weighing.h"

/* Signs that a letter merely acknowledges. */
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

/* What the wording of the letter says of that, a point of it; and against it the score of the
 * evidence, and how near the sentence's words are to the item's. */
enum lean {
	LEAN_BASE,
	LEAN_SCORE,
	LEAN_NEAR,
	LEAN_ACK_OF_DEED,
	LEAN_ACK_OF_QUESTION,
	LEAN_COMPLETION_OF_DEED,
	LEAN_COMPLETION_OF_QUESTION,
	LEAN_DECLINE_OF_DEED,
	LEAN_DECLINE_OF_QUESTION,
	LEAN_COUNT,
};
/* As rules/weights.tsv calls them. */
extern const char *const hold_names[HOLD_COUNT + 1];
extern const char *const lean_names[LEAN_COUNT + 1];

/* From this score on the letter rather holds the item off than settles it. */
#define HOLDING_LIKELY 0.0

/* What speaks for and against, summed; only of letters of the side that owes the item. */
double holding_score(const struct weighing *w);
/*
 * What the wording of the whole letter says for "merely acknowledges", less what the evidence
 * (its score, the words shared) says for "settles": in families never seen a third less is wrongly
 * closed, and a tenth less rightly.
 */
double holding_balance(const struct weighing *w, double score);
#define HOLDING_DOUBTS -0.4	   /* from here on a person is asked */
#define HOLDING_DOUBTS_UNLIKE -0.7 /* and where it has not the shape of an answer */
#define HOLDING_CERTAIN 0.8	   /* from here on not even that */

/* The strongest that speaks for it, for a person; NULL: nothing does. */
const char *holding_reason(const struct weighing *w);
