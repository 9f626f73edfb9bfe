/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an iCalendar file says about school: the days without it, and when the year begins and
 * ends.  Text in, days out: calendar_file.c brings the text.  The only file of config/ that knows
 * libical.
 *
 * Only events of whole days count ("Holiday concert, 18:00" closes nothing), and only by the words
 * of their summary.  Half days and early dismissals are school days.  RRULE, RDATE and EXDATE are
 * followed; a single occurrence moved by RECURRENCE-ID is one more event.
 */
#pragma once
#include "model/calendar.h"

#define SCHOOL_DAYS_SIZE_MAX (4 << 20)
#define SCHOOL_DAYS_EVENTS_MAX 20000
#define SCHOOL_DAYS_OCCURRENCES_MAX 1000 /* of one event */
#define SCHOOL_DAYS_LENGTH_MAX 400	 /* days of one event */

enum school_word {
	SCHOOL_WORD_NONE, /* the summary says nothing about it */
	SCHOOL_WORD_OPEN, /* it says that there is school */
	SCHOOL_WORD_CLOSED,
	SCHOOL_WORD_FIRST, /* first day of school */
	SCHOOL_WORD_LAST,
};
enum school_word school_word_of(const char *summary);

struct school_days {
	GArray *closed; /* struct day_range, as the events say */
	GArray *firsts; /* struct day */
	GArray *lasts;
	struct day reach; /* the last day that an event which ends tells of; DAY_NONE */
};
typedef struct school_days school_days;

struct school_days *school_days_new(void);
void school_days_free(struct school_days *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(school_days, school_days_free)

/* Adds what one file says.  CONFIG with the reason where it is broken. */
gboolean school_days_add(struct school_days *s, const char *text, GError **error);
/*
 * Once all files are in: adds to `closed` what lies between a last day and the next first day, and
 * tells the year's ends, DAY_NONE where none is known.
 */
void school_days_year(struct school_days *s, struct day *ret_first, struct day *ret_last);
