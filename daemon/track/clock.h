/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting: a rule, the day it starts from and the calendar in; days and their reasons out. */
#pragma once
#include "model/calendar.h"
#include "model/clock.h"

#define CLOCK_SUMMER_DAYS 35   /* no school for so long is summer, not a break */
#define CLOCK_CUSTOMARY_DAYS 5 /* school days, where a rule has no number: an answer is usual */

struct clock_context {
	const struct calendar *calendar;
	struct day begins, ends;  /* of what it tells; DAY_NONE: it tells nothing */
	const GPtrArray *rules;	  /* struct clock_rule, for the holidays of a state; or NULL */
	const char *jurisdiction; /* of the family; NULL: the rule's own */
};

/* Fills *ret, to be cleared. */
void clock_count_days(const struct clock_rule *r, struct day from, int absences,
	const struct clock_context *context, struct clock_count *ret);

/* The days behind `from` up to `until` that are no school days: struct clock_skip, by day. */
GArray *clock_no_school(const struct clock_context *context, struct day from, struct day until);

/* Does a rule of that place hold in a family's jurisdiction?  "US" holds in "US-IL". */
bool clock_applies(const char *place, const char *jurisdiction);
/* By its id, letters' case aside; or NULL. */
const struct clock_rule *clock_find(const GPtrArray *rules, const char *id);
/* Does the school's calendar change the count? */
bool clock_needs_school(const struct clock_rule *r);
