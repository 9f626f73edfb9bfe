/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clock counts: one row a kind, with its name in rule files and what pauses it. */
#pragma once
#include "model/clock.h"

enum clock_step {
	STEP_DAYS,
	STEP_WEEKS,
	STEP_MONTHS,
	STEP_YEARS,
	STEP_NOTHING,
};

enum clock_pause {
	PAUSE_WEEKENDS = 1 << 0,
	PAUSE_PUBLIC = 1 << 1,	  /* public holidays */
	PAUSE_NO_SCHOOL = 1 << 2, /* every day without school */
	PAUSE_BREAK5 = 1 << 3,	  /* breaks of more than five school days */
	PAUSE_SUMMER = 1 << 4,
	PAUSE_LAST_DAY = 1 << 5, /* the last day of school before it, too */
	PAUSE_BREAKS = 1 << 6,	 /* days off, breaks and summer, in both readings */
	PAUSE_DAYS_OFF = 1 << 7, /* days off and breaks, but not summer */
	ROLL_ON = 1 << 8,	 /* a last day that is no working day moves on */
};
/* Those that need the school's calendar. */
#define PAUSES_BY_SCHOOL                                                                           \
	(PAUSE_NO_SCHOOL | PAUSE_BREAK5 | PAUSE_SUMMER | PAUSE_BREAKS | PAUSE_DAYS_OFF)

struct clock_kind_row {
	const char *name;	/* as in rule files */
	const char *one, *many; /* "school day", "school days" */
	enum clock_step step;
	guint pauses;			 /* enum clock_pause */
	const char *how[CLOCK_READINGS]; /* what is peculiar to each reading, or NULL */
};
extern const struct clock_kind_row clock_kinds[DAYS_COUNT];

/* DAYS_COUNT where there is no such kind. */
enum clock_kind clock_kind_find(const char *name);
/* "cal, cal_roll, ..."; free with g_free. */
char *clock_kind_list(void);
/* "45 school days", "20 school days or 60 business days, whichever is earlier"; "" of no count. */
char *clock_rule_length(const struct clock_rule *r);
