/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What letters and notes tell of the sessions of a child's services, and of its supports: only
 * what somebody said.  A session that nobody speaks of is neither given nor missed here.
 */
#pragma once
#include "base/moment.h"

enum service_kind {
	SERVICE_MISSED,	  /* did not take place, or will not */
	SERVICE_PROMISED, /* a make-up is promised */
	SERVICE_MADE_UP,  /* and was given */
	SERVICE_GAP,	  /* a support was not given */
	SERVICE_KIND_COUNT
};
extern const char *const service_kind_names[SERVICE_KIND_COUNT]; /* "missed", "promised" ... */

enum service_certainty {
	SERVICE_REPORTED,  /* by the family, or what the child says */
	SERVICE_CONFIRMED, /* in the school's own words */
};
extern const char *const service_certainty_names[];

/* A cause that the school does not answer for. */
#define SERVICE_CAUSE_STUDENT "student-absent"
#define SERVICE_CAUSE_UNKNOWN "unknown"

struct service_entry {
	enum service_kind kind;
	enum service_certainty certainty;
	char *child;	 /* or NULL */
	char *service;	 /* a name of the rules, "speech"; NULL: the letter names none */
	char *support;	 /* of a gap: "extra-time"; NULL: none is named */
	char *cause;	 /* of what was missed: "assembly" ... "unknown"; NULL of the rest */
	struct day day;	 /* of the session: what the sentence says, else the letter's day */
	bool day_said;	 /* the sentence names it */
	struct day told; /* on which the school told of it; DAY_NONE: it has not */
	int sessions;	 /* at least 1 */
	int minutes;	 /* 0: not said */
	gint64 message, thread;
	char *quote; /* the sentence */
};

struct service_entry *service_entry_new(void);
void service_entry_free(struct service_entry *e);

/* One service of one child over some days. */
struct service_sum {
	const char *child, *service; /* borrowed from the entries; NULL: not named */
	int missed;		     /* all of them */
	int student_absent;	     /* of these, not the school's */
	int promised;		     /* make-ups that were promised, and not given up to now */
	int made_up;
	int owed;      /* missed by the school, and not made up */
	int minutes;   /* of what is missed, where a letter says them */
	int lag_days;  /* from a session to the school's word of it, in all ... */
	int lag_count; /* ... over so many */
	const struct service_entry *last; /* the last that was missed, or NULL */
};
typedef struct service_sum service_sum;

/* GArray of struct service_sum over what was missed, promised or made up from that day on
 * (DAY_NONE: over all), by child and service. */
GArray *service_sums(const GPtrArray *entries, struct day from);

/* Some of these entries are of that child; NULL: all. */
bool service_is_of(const struct service_entry *e, const char *child);
