/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plain rules, yes or no, on whether a sentence settles an item: the second reader beside the
 * weights.  Inside of answer.c.  Pure.
 */
#pragma once
#include "track/weighing.h"

/* A rule that holds closes from this score on; the weights must speak loudly to stop it. */
#define PLAIN_HELD -2.0
/* This one says it all: the weights have no voice. */
#define PLAIN_LOUD -9.0
/* From this score on a rule may close that only finds nothing against it. */
#define PLAIN_WEIGHED 0.0
/* A deed that shows only in what it brought about. */
#define PLAIN_BROUGHT_ABOUT 3.0
/* A promised one, in a letter that holds nothing off. */
#define PLAIN_SHOWN 0.5
/* And what was handed over in another thread, by the person who owed it. */
#define PLAIN_HANDED_FAR 1.4

/* The verdict of the first rule that holds, and the score that the weights must reach for it to
 * close; ANSWER_NOT where none holds. */
enum verdict_on plain_judge(
	const struct weighing *w, const struct heard_sentence *s, double *ret_from);
/* Of all that was asked only this wants what the sentence gives: a person, a day, a reason. */
bool plain_fits_alone(const struct weighing *w, const struct heard_sentence *s);
/* Written under the quoted question or request, and it answers or does it. */
bool plain_answers_inline(const struct weighing *w, const struct heard_sentence *s);
/* What cannot have settled it, whatever it weighs: not even a question to a person. */
bool plain_vetoes(const struct weighing *w, const struct heard_sentence *s);
