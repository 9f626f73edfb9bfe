/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An item on a day: state, class, waiting time in school days, follow-up day, stage.
 * Counting as CONTRACT.md says.  Pure.
 */
#pragma once
#include "model/item.h"

/* FALSE: the item does not exist yet at `now`. */
bool ladder_view(const struct item *item, struct moment now, const struct settings *s,
	struct item_view *ret);
/* One line for a person: how the stage came about. */
char *ladder_why(const struct item_view *v, const struct settings *s);
