/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Clocks: a rule (data, rules/clocks) counts days from an event and says by when somebody is to
 * have done something.  That one runs is a fact, a clock_note: a person started or stopped it.
 * How it is counted on a given day is computed: clock_count; clock_view is what a digest shows.
 */
#pragma once
#include "base/moment.h"

enum clock_actor { /* whose duty it is */
	ACTOR_SCHOOL,
	ACTOR_PARENT,
	ACTOR_STATE,
	ACTOR_COUNT,
};
extern const char *const clock_actor_names[ACTOR_COUNT];

enum clock_certainty {
	CERTAINTY_PRIMARY,    /* seen in the rule's own text */
	CERTAINTY_SECONDARY,  /* seen where others quote it */
	CERTAINTY_UNVERIFIED, /* believed: left out unless the family asks for it */
	CERTAINTY_COUNT,
};
extern const char *const clock_certainty_names[CERTAINTY_COUNT];

/* What is counted; the table with names and meaning is track/clock_kind.c. */
enum clock_kind {
	DAYS_CAL,
	DAYS_CAL_ROLL,
	DAYS_CAL_X_BREAK5,
	DAYS_CAL_X_SUMMER,
	DAYS_CAL_X_SUMMER_LAST, /* the last day of school is summer already */
	DAYS_CAL_X_HOL_BREAK_SUMMER,
	DAYS_CAL_X_SCHOOL_HOL,
	DAYS_SCHOOL,
	DAYS_SCHOOL_PRESENT,
	DAYS_BUSINESS,
	DAYS_BUSINESS_INCL_HOL,
	DAYS_WEEKS,
	DAYS_MONTHS,
	DAYS_YEARS,
	DAYS_REASONABLE, /* no number in the rule */
	DAYS_NONE,	 /* nothing to count: a rule to know of */
	DAYS_HOLIDAY,	 /* no clock: a day on which public offices are closed */
	DAYS_COUNT,
};

/* So many days of a kind. */
struct clock_span {
	int n;
	enum clock_kind kind;
};

/* Days that the child was absent lengthen some counts. */
struct clock_absence {
	int from;	/* 0: they change nothing; else only where there are as many */
	bool only_over; /* only those beyond `from` count */
};

/* A public holiday: a date, or the nth weekday of a month (5: the last), and days behind it. */
struct clock_holiday {
	int month, day;
	int nth; /* 0: by date */
	enum weekday weekday;
	int offset;
};

struct clock_rule {
	char *id;	    /* "CA3" */
	char *jurisdiction; /* "US", "US-CA"; "*": everywhere */
	char *title;
	char *title_es; /* or NULL */
	enum clock_actor actor;
	char *trigger; /* what it is counted from */
	struct clock_span spans[2];
	int span_count; /* 2: the earlier of both */
	bool before;	/* counted back from what is to come */
	bool inclusive; /* the day itself is day 1 */
	struct clock_absence absence;
	struct clock_holiday holiday; /* of DAYS_HOLIDAY */
	char *instead_of;	      /* id of the rule that it takes the place of, or NULL */
	char *exceptions;	      /* or NULL, as the next and the note */
	char *stage_card;
	char *citation, *source;
	struct day checked_on;
	enum clock_certainty certainty;
	char *note;
};
typedef struct clock_rule clock_rule;
void clock_rule_free(struct clock_rule *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(clock_rule, clock_rule_free)

/* Why a day does not count. */
enum skip_why {
	SKIP_WEEKEND,
	SKIP_NO_SCHOOL, /* a day off, alone */
	SKIP_BREAK,	/* of several days off */
	SKIP_SUMMER,
	SKIP_HOLIDAY, /* a public one */
	SKIP_ROLLED,  /* the last day fell on it, and moves on */
	SKIP_COUNT,
};

struct clock_skip {
	struct day day;
	enum skip_why why;
	const char *name; /* of the holiday on that day, not owned, or NULL */
};

#define CLOCK_READINGS 2

/* One way to understand the rule. */
struct clock_reading {
	struct day due;	 /* DAY_NONE: the calendar does not reach so far */
	const char *how; /* what is peculiar to it; NULL where there is only one */
	GArray *skips;	 /* struct clock_skip, by day */
};

/* What a person must know of a count. */
enum clock_caveat {
	CAVEAT_NO_CALENDAR = 1 << 0,	 /* no day off is known: all weekdays are school days */
	CAVEAT_CALENDAR_BEGINS = 1 << 1, /* it begins before the calendar does */
	CAVEAT_CALENDAR_ENDS = 1 << 2,	 /* it ends behind the calendar */
	CAVEAT_NO_NUMBER = 1 << 3,	 /* the rule has none: a customary one was counted */
	CAVEAT_HOLIDAYS = 1 << 4,	 /* the public holidays of that place are not known */
	CAVEAT_COUNT = 5,
};

/* The earliest reading first; count 0 where there is nothing to count. */
struct clock_count {
	struct clock_reading readings[CLOCK_READINGS];
	int count;
	int absences;		/* days by which absences lengthen it */
	struct clock_span span; /* that gave the date, absences not in it */
	guint caveats;		/* enum clock_caveat */
};
typedef struct clock_count clock_count;
void clock_count_clear(struct clock_count *c);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(clock_count, clock_count_clear)

enum clock_note_kind {
	CLOCK_STARTED,
	CLOCK_STOPPED,
};

/* What a person said of a clock: a fact. */
struct clock_note {
	gint64 id; /* of a start: "c3" */
	struct moment at;
	enum clock_note_kind kind;
	gint64 clock; /* of a stop: the start's id; or 0: one that runs by itself, of that item */
	gint64 item;  /* or 0 */
	char *rule;   /* id */
	struct day from;
	char *child; /* or NULL */
	int absences;
	struct day due; /* as the person was told then; DAY_NONE */
	char *off;	/* weekdays without school that lay in it then: "2026-12-09 ..." */
	char *text;	/* or NULL */
};
void clock_note_free(struct clock_note *n);

/* How far a clock is, by its own prompts. */
enum clock_stage {
	CLOCK_RUNS,
	CLOCK_HALF,
	CLOCK_THREE_QUARTERS,
	CLOCK_NEAR, /* five school days or fewer are left */
	CLOCK_DUE,  /* today */
	CLOCK_PAST, /* a school day or more */
	CLOCK_LONG_PAST,
	CLOCK_STAGE_COUNT,
};

/* A clock that runs, as of a day. */
struct clock_view {
	const struct clock_rule *rule; /* not owned */
	/* the rule of the family's own place that counts in its stead, or NULL */
	const struct clock_rule *instead;
	gint64 id;   /* of its start; 0: it runs by itself, of that item */
	gint64 item; /* or 0 */
	char *child; /* or NULL */
	struct day from;
	int absences;
	struct clock_count count;
	struct day due;		/* the earliest; DAY_NONE */
	enum clock_stage stage; /* by the earliest */
	struct day next;	/* of the next prompt; DAY_NONE */
	int school_days_left;	/* to `due`; 0 from then on */
	struct day told;	/* what was told at its start, where it is another now */
	GArray *changed;	/* struct day: school days then and none now, or the reverse */
	bool unchecked;		/* the rule was not looked at for CLOCK_CHECK_DAYS */
};
void clock_view_free(struct clock_view *v);

#define CLOCK_CHECK_DAYS 400
