/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small evidence from the wording itself: phrases of one to three words, each with a few points
 * for or against a kind.  A rule knows how a request is built; the wording knows how people who
 * ask, promise or merely tell go on speaking, and so carries to sentences no rule was written for
 * (Joachims 1998; the points are fitted by contrib/fit-wording).  Pure.
 *
 * A text is a row of tokens: "^", its words in small letters, "0" for any number, "?", "!", ":",
 * and "$".  Nothing else of it counts.
 */
#pragma once
#include "model/act.h"

#define WORDING_TOKENS_MAX 60 /* of a sentence that are looked at */
#define WORDING_PHRASE_MAX 3  /* tokens of a phrase */

struct wording;
typedef struct wording wording;

struct wording *wording_new(void);
void wording_free(struct wording *w);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(wording, wording_free)

/* phrases: "could you | any word | ^ who".  NULL, or (borrowed) the first that is no such row of
 * one to three tokens; a phrase that is given again is changed. */
const char *wording_add(struct wording *w, enum act kind, int points, GStrv phrases);

struct wording_sum {
	int points;
	const char
		*most; /* the phrase that says most for the sum's side; NULL where none is known */
};
/* text: as scope_plain() gives it; ret: by kind. */
void wording_weigh(
	const struct wording *w, const char *text, struct wording_sum ret[static ACT_COUNT]);
