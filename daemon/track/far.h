/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plain rules on what is settled elsewhere: by another person than the one who was asked, or in a
 * family's own note of a talk.  Inside of plain.c.  Pure.
 */
#pragma once
#include "track/weighing.h"

/* It answers a letter of another thread: what it tells of done, it tells of that. */
bool far_answers_another(const struct weighing *w);
/* A letter that answers none, nearer to this item than to any other that is live. */
bool far_is_new_on_it(const struct weighing *w, const struct heard_sentence *s);
/* Days before it is due, in another thread: there it is not yet told of. */
bool far_is_early(const struct weighing *w);
/* "I'll ask Mr. Keane and let you know", and Mr. Keane writes. */
bool far_handed_on(const struct weighing *w, const struct heard_sentence *s, double near);
/* A member's own note of what was said or done.  What somebody did not know settles nothing. */
bool far_noted(const struct weighing *w, const struct heard_sentence *s, double near);
