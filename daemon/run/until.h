/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long an item is left alone: a day, "2 weeks" or any date in words, in every language. */
#pragma once
#include "run/trail.h"

/* DAY_NONE where it is no day, or none to come. */
struct day until_day(const struct trail *t, const char *text, struct moment said);
