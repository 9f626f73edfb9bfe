/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which clocks run on a day, and how far each is. */
#pragma once
#include "model/item.h"
#include "track/clock.h"

/* The rule that a request for records starts by itself in the United States. */
#define CLOCK_OF_RECORDS "US-FERPA"

struct clock_run_input {
	const GPtrArray *notes;	   /* struct clock_note, oldest first */
	const GPtrArray *views;	   /* struct item_view, all that exist */
	const GPtrArray *messages; /* struct message: a letter that did not arrive starts nothing */
	const GPtrArray *rules;	   /* struct clock_rule that hold for the family */
	const GPtrArray *by_name;  /* those that a person may start */
	const struct clock_context *context;
	struct moment now;
	GTimeZone *zone;
};

/* struct clock_view, the nearest first.  What was started by a rule that is not there (any
 * more) goes to `lost`, where it is not NULL: char *, "c3 (CA3)". */
GPtrArray *clock_run(const struct clock_run_input *in, GPtrArray *lost);

/* One clock as of a day; to be freed. */
struct clock_view *clock_view_new(const struct clock_rule *rule, struct day from, int absences,
	const struct clock_context *context, struct day today);
/* The weekdays without school behind `from` up to `until`: "2026-12-09 2026-12-21"; NULL: none. */
char *clock_days_off(const struct calendar *c, struct day from, struct day until);
