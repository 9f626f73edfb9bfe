/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plain rules on what a side lets pass: a promise whose day has come, a thing that it asked for.
 * It writes back, and misses nothing.  Inside of plain.c and far.c.  Pure.
 */
#pragma once
#include "track/weighing.h"

/* "No sign of it", "the folder was empty": somewhere in the letter. */
bool kept_misses(const struct heard *h);
/* It replies on the day or after, and neither asks nor misses: then it is likely kept. */
bool kept_likely(const struct weighing *w, const struct heard_sentence *s);
/* And soon, with a sentence on the very thing: "The spare key works, he let himself in." */
bool kept_told(const struct weighing *w, const struct heard_sentence *s, double near);
/* The one thing that the school asked for, and the family's reply may have been it: the school
 * writes back, and neither asks nor misses anything. */
bool kept_asks_no_more(const struct weighing *w, const struct heard_sentence *s, double near);
/* A call was promised, and the sentence tells of one. */
bool kept_call(const struct weighing *w, const struct heard_sentence *s);
