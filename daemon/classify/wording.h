/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small evidence from the wording itself: phrases of one to three words, each with a few points
 * for or against a kind.  A rule knows how a request is built; the wording knows how people who
 * ask, promise or merely tell go on speaking, and so carries to sentences no rule was written for
 * (Joachims 1998; the points are fitted by contrib/fit-wording).  Pure.
 *
 * A text is a row of tokens: "^", its words in small letters, "0" for any number, "?", "!", ":",
 * and "$".  Nothing else of it counts.  Requests and promises are weighed sentence by sentence,
 * the other kinds over a whole letter; of a letter there are signs besides, each a phrase of its
 * own: "+file" it has an attachment, "+reply" it answers another, "+platform" one brought it,
 * "+question" it has a question mark, "+family" or "+school" writes; "+commitment" (any act) one of
 * its sentences does that, and "+said" the rules find the kind in them.
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
/* What one phrase says of a kind; 0: nothing. */
int wording_sign(const struct wording *w, const char *phrase, enum act kind);
/* Kinds that can be weighed so: of sentences, and of letters that no header tells. */
bool wording_weighs(enum act kind);

/* One or more texts on the scales. */
struct wording_scale;
typedef struct wording_scale wording_scale;

struct wording_scale *wording_scale_new(const struct wording *w);
void wording_scale_free(struct wording_scale *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(wording_scale, wording_scale_free)

/* text: as scope_plain() gives it.  head: bytes of greeting, name and the like: behind them it
 * begins anew. */
void wording_hear(struct wording_scale *s, const char *text, gsize head);
void wording_hear_sign(struct wording_scale *s, const char *sign);
int wording_points(const struct wording_scale *s, enum act kind);
/* The phrase that says most for the side of the sum (borrowed); NULL where none was known. */
const char *wording_most(const struct wording_scale *s, enum act kind);
