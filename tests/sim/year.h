/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year of tests/sim: what happens in it (year.c), and what a family is owed (owed.c). */
#pragma once
#include "run/trail.h"

#define HOUR 3600
#define DAY (24 * HOUR)
#define STEP (30 * 60)
#define LETTERS_MAX 4000

enum what {
	OFF,	  /* the machine is off */
	DEAD,	  /* nothing listens on the server's port */
	FULL,	  /* the disk is full */
	CLOCK,	  /* the wall clock is wrong */
	SCHEDULE, /* the other half of the year has another schedule */
};

/* What the server took. */
struct taken {
	char to[32], period[32], id[128];
	gint64 wall, real; /* seconds since 1970 */
	bool says_since;   /* that no digest could be sent for a while */
};

/* Outlives every process of the year. */
struct world {
	gint64 start, real;
	guint sends, kills, letters, harm;
	guint doubles_allowed; /* taken, and the sender could not know */
	guint n;
	struct taken taken[LETTERS_MAX];
};
extern struct world *w;
extern guint seed;
extern const char *const recipients[2];

/* At w->real. */
bool is(enum what what);
gint64 wall(void);
bool is_changed_to_wednesday(void);
struct trail *open_trail(void);

/* Holds what the server got against what was owed; TAP.  FALSE where it is not the same. */
bool check_year(GTimeZone *zone);
