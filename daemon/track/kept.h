/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plain rules on a promise whose day has come: the side that it was made to writes back on it, and
 * misses nothing.  Inside of plain.c.  Pure.
 */
#pragma once
#include "track/weighing.h"

/* It replies on the day or after, and neither asks nor misses: then it is likely kept. */
bool kept_likely(const struct weighing *w, const struct heard_sentence *s);
/* And soon, with a sentence on the very thing: "The spare key works, he let himself in." */
bool kept_told(const struct weighing *w, const struct heard_sentence *s, double near);
