/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date in words to a day.  Tables per language; week arithmetic as SCENARIOS defines it. */
#pragma once
#include "classify/ruleset.h"

struct phrase_date {
	struct day day; /* DAY_NONE: none */
	int minute;	/* after midnight, or -1 */
	gsize from, to; /* the words, in bytes of the text */
	bool due;	/* it is a due date ("by", "no later than" ...), not only mentioned */
	const char *rule; /* static name of the form: "weekday", "month-day", ... */
};

/* The first date in the text (or the one after a due word, if there is one). */
bool phrase_date_find(const char *text, struct moment written, GTimeZone *zone,
	const struct calendar *calendar, const char *const *languages, struct phrase_date *ret);
