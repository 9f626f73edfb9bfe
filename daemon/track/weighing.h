/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The evidence on one letter and one item, signal by signal, and what each weighs.  Inside of
 * answer.c.  Pure.
 */
#pragma once
#include "track/answer.h"

/* What speaks for and against.  A signal that is not there is 0; most are 0 or 1. */
enum signal {
	SIGNAL_BASE,
	SIGNAL_DIRECT,
	SIGNAL_DIRECT_ONLY,
	SIGNAL_THREAD,
	SIGNAL_CHAIN,
	SIGNAL_STRAND,
	SIGNAL_OTHER_THREAD,
	SIGNAL_ADDRESSEE,
	SIGNAL_SAME_PROMISER,
	SIGNAL_ACTOR,
	SIGNAL_HANDED_ON,
	SIGNAL_OVERLAP,
	SIGNAL_OVERLAP_LETTER,
	SIGNAL_OVERLAP_OTHER,
	SIGNAL_RARE_WORD,
	SIGNAL_SUBJECT,
	SIGNAL_BEST,
	SIGNAL_BEST_OTHER,
	SIGNAL_BEST_OTHER_DONE,
	SIGNAL_INLINE,
	SIGNAL_ORDINAL,
	SIGNAL_SIBLING_FITS_BETTER,
	SIGNAL_SIBLING_FITS_AS_WELL,
	SIGNAL_SHAPE,
	SIGNAL_YES_NO,
	SIGNAL_STATEMENT,
	SIGNAL_PLAN,
	SIGNAL_DONE,
	SIGNAL_HANDS_OVER,
	SIGNAL_ATTACHMENT,
	SIGNAL_ATTACHMENT_THREAD,
	SIGNAL_ATTACHMENT_NAMED,
	SIGNAL_REFUSES,
	SIGNAL_PROMISES,
	SIGNAL_DEFERS,
	SIGNAL_COURTESY,
	SIGNAL_PARTIAL,
	SIGNAL_PROMISE_BESIDE,
	SIGNAL_DEFERRAL_BESIDE,
	SIGNAL_HELD_DECISION,
	SIGNAL_ACTION_STATED,
	SIGNAL_FUTURE,
	SIGNAL_PROGRESSIVE,
	SIGNAL_ACTION_PROMISED,
	SIGNAL_NO_STATEMENT,
	SIGNAL_FOLLOW_UP,
	SIGNAL_ASKING,
	SIGNAL_RECEIPT,
	SIGNAL_ASKING_OVERLAP,
	SIGNAL_WITHDRAWAL,
	SIGNAL_THANKS,
	SIGNAL_NOTE,
	SIGNAL_NOTE_OVERLAP,
	SIGNAL_NOTE_NAMED,
	SIGNAL_AROUND_RARE,
	SIGNAL_FIRST_OTHER,
	SIGNAL_DUE_NEAR,
	SIGNAL_PAST_PROMISE,
	SIGNAL_AGE,
	SIGNAL_COUNT,
};
/* As rules/weights.tsv calls them. */
extern const char *const signal_names[SIGNAL_COUNT + 1];

struct weighing {
	const struct heard *h;
	const struct asked *a;
	const struct relation *r;
	double letter_overlap, file_overlap, subject_overlap;
	double holding; /* holding_score() */
	double mine;	/* overlap of the sentence in hand */
	double near;	/* its closeness to the item's own words */
	bool beside;	/* it rather speaks to what the letter says beside its questions */
	double x[SIGNAL_COUNT];
};

/* What the letter as a whole shows; then, for each of its sentences, what that adds. */
void weighing_letter(struct weighing *w);
void weighing_sentence(struct weighing *w, const struct heard_sentence *s);
double weighing_sum(const struct weighing *w);
/* A signal's share of the sum, and its name for a person. */
double weighing_share(const struct weighing *w, enum signal i);
const char *weighing_reason(const struct weighing *w, enum signal i);
/* The writer is the one it was asked of, or who promised it. */
bool weighing_is_person_of(const struct asked *a, const struct message *by);
/* "I'll ask Mr. Keane": a promise to speak with the letter's writer, who answers nobody else and
 * writes on the same matter, or names who promised. */
bool weighing_hands_on(const struct asked *a, const struct heard *h, const struct lexicon *l);
/* A note names whom the item was asked of, who promised it, or who was to do it. */
bool weighing_is_named(const struct asked *a, const struct message *note);
/* "Courtney asked me about it": names one of whom it was asked. */
bool weighing_names_asked(const struct asked *a, const struct message *by);
/* A statement of the shape that the question asks for. */
bool weighing_fits(const struct weighing *w, const struct heard_sentence *s);
