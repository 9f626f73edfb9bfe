/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The forms of dates.  A form looks at the words from i on; it answers how many it takes, 0 if
 * it does not stand there.  A form that takes words without giving a day (DAY_NONE) says that
 * they are no date: "every Monday", "last Friday".
 */
#pragma once
#include "base/day.h"
#include "classify/phrase_scan.h"
#include "model/calendar.h"

struct phrase_context {
	struct phrase_scan scan;
	struct day today;
	int now;			 /* minute of the day */
	const struct calendar *calendar; /* NULL: school days are Monday to Friday */
};

struct phrase_hit {
	struct day day;
	int minute;	    /* or -1 */
	bool due;	    /* the form itself sets a limit: "within 5 days", "EOD" */
	bool vague;	    /* never a due date: "in a few days" */
	bool plain_weekday; /* "by Friday" on a Friday is today, "Friday" is not */
	const char *rule;
	int from, to; /* words */
};

typedef int (*phrase_form)(const struct phrase_context *c, int i, struct phrase_hit *h);

/* phrase_explicit.c */
int phrase_form_explicit(const struct phrase_context *c, int i, struct phrase_hit *h);
int phrase_form_nth_in_month(const struct phrase_context *c, int i, struct phrase_hit *h);
int phrase_form_day_of_month(const struct phrase_context *c, int i, struct phrase_hit *h);
int phrase_form_month(const struct phrase_context *c, int i, struct phrase_hit *h);
int phrase_month_at(const struct phrase_context *c, int i, bool sure, int *ret_month);
int phrase_year_at(const struct phrase_context *c, int i, int *ret_year);
/* year 0: the next such day. */
struct day phrase_date_of(const struct phrase_context *c, int year, int month, int day);
struct day phrase_nth_of_month(const struct phrase_context *c, int day);

/* phrase_relative.c */
int phrase_form_day(const struct phrase_context *c, int i, struct phrase_hit *h);
int phrase_form_weekday(const struct phrase_context *c, int i, struct phrase_hit *h);
int phrase_form_in(const struct phrase_context *c, int i, struct phrase_hit *h);
struct day phrase_monday_of(struct day d);
struct day phrase_next_weekday(struct day today, int weekday);
int phrase_weekday_at(const struct phrase_context *c, int i, int *ret_weekday);

/* phrase_period.c */
/* "the week", "next month", "la semana que viene": unit and how many from now. */
int phrase_period_at(
	const struct phrase_context *c, int i, bool plain, int *ret_unit, int *ret_offset);
int phrase_form_period(const struct phrase_context *c, int i, struct phrase_hit *h);
int phrase_form_week_of(const struct phrase_context *c, int i, struct phrase_hit *h);
int phrase_form_break(const struct phrase_context *c, int i, struct phrase_hit *h);

/* phrase_time.c: a time of day alone. */
int phrase_time_at(const struct phrase_context *c, int i, int *ret_minute);
int phrase_form_time(const struct phrase_context *c, int i, struct phrase_hit *h);

static inline enum word_kind phrase_kind(const struct phrase_context *c, int i)
{
	return phrase_scan_kind(&c->scan, i);
}
static inline int phrase_value(const struct phrase_context *c, int i)
{
	return phrase_scan_at(&c->scan, i)->value;
}
static inline char phrase_mark(const struct phrase_context *c, int i)
{
	return phrase_scan_at(&c->scan, i)->mark;
}
/* i, or behind the one word there if it is of that kind. */
static inline int phrase_skip(const struct phrase_context *c, int i, enum word_kind kind)
{
	return phrase_kind(c, i) == kind ? i + 1 : i;
}
static inline int phrase_skip_mark(const struct phrase_context *c, int i, char mark)
{
	return phrase_mark(c, i) == mark ? i + 1 : i;
}
static inline bool phrase_is_whole(const struct phrase_context *c, int from, int to)
{
	return from == 0 && to >= (int)c->scan.words->len;
}
