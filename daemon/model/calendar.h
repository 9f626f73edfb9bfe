/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The school calendar of a family: which civil days are school days.  It is a noun with
 * arithmetic, as struct day is: classify/ counts "within 10 school days" with it, track/
 * the waiting times, digest/ what is coming.
 *
 * Weekends never count; nor do the ranges given; nor, where known, days before the first
 * and after the last day of the school year.
 */
#pragma once
#include "base/day.h"

struct day_range {
	struct day first, last; /* both included */
};

struct calendar;
typedef struct calendar calendar;

/* first and last may be DAY_NONE.  The ranges (struct day_range) are copied. */
struct calendar *calendar_new(struct day first, struct day last, const GArray *no_school);
void calendar_free(struct calendar *c);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(calendar, calendar_free)

/* To keep and to compare: "2026-08-24 2027-06-10 2026-11-23..2026-11-27", first and last day, then
 * the ranges in order; `-`: not known. */
char *calendar_text(const struct calendar *c);
/* NULL: no such text. */
struct calendar *calendar_of_text(const char *text);

bool calendar_is_school_day(const struct calendar *c, struct day d);
/* School days after `since` up to and including `until`; 0 where until <= since. */
int calendar_count(const struct calendar *c, struct day since, struct day until);
/* The n-th school day after `since`.  n = 0: since itself.  Gives up (DAY_NONE) after
 * CALENDAR_HORIZON_DAYS without one: a calendar that has ended. */
#define CALENDAR_HORIZON_DAYS 1500
struct day calendar_add(const struct calendar *c, struct day since, int n);
/* d itself if it is a school day, else the next one. */
struct day calendar_on_or_after(const struct calendar *c, struct day d);
/* The first day off of the range that d lies in, d being no school day and no weekend. */
bool calendar_break(const struct calendar *c, struct day d, struct day_range *ret_range);
