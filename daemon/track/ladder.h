/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An item on a day: state, class, waiting time in school days, follow-up day, stage.
 * Counted in the family's time zone from the events up to that instant alone.  Pure.
 *
 * An item that the family owes has reminders in place of stages, and they never leave the
 * family: with a due day 1 from three school days before it, 2 the school day before, 3 on the
 * day, 4 from one and 5 from three school days after; without one, 1 when its threshold is reached.
 */
#pragma once
#include "model/item.h"

/* The ladder rests for so many school days after a letter of the family. */
#define LADDER_REST_DAYS 3

/* FALSE: the item does not exist yet at `now`. */
bool ladder_view(const struct item *item, struct moment now, const struct settings *s,
	struct item_view *ret);
/* A threshold with the family's scale, rounded up; STAGE_NEVER stays. */
int ladder_threshold(const struct settings *s, enum item_class class, int stage);
/* One line for a person: how the stage came about. */
char *ladder_why(const struct item_view *v, const struct settings *s);
