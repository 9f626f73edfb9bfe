/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A date in words to a day.  Tables per language (phrase_words), week arithmetic: weeks run from
 * Monday to Sunday; "Friday" is the next one, "by Friday" may be today, "next Friday" is that of
 * the following week; "this week" and "next week" are due on their Friday.
 */
#pragma once
#include "base/moment.h"
#include "model/calendar.h"

enum phrase_role {
	PHRASE_MENTIONED, /* "since Monday", "the test of October 5", "in a few days" */
	PHRASE_BARE,	  /* "on Friday": due where somebody promises */
	PHRASE_DUE,	  /* "by Friday", "within 10 days" */
};

struct phrase_date {
	struct day day; /* DAY_NONE: none */
	int minute;	/* after midnight, or -1 */
	gsize from, to; /* the words, in bytes of the text */
	bool due;	/* role == PHRASE_DUE */
	enum phrase_role role;
	const char *rule; /* static name of the form: "weekday", "month-day", ... */
};

/*
 * The first date in the text, or the first one that has a due word, if there is one.  zone NULL:
 * the writer's own offset; school NULL: every weekday is a school day.  The first language that
 * is English decides whether 11/9 is 9 November ("en") or 11 September ("en-GB").
 */
bool phrase_date_find(const char *text, struct moment written, GTimeZone *zone,
	const struct calendar *school, const char *const *languages, struct phrase_date *ret);

/*
 * The day by which a sentence that asks or promises wants its thing, DAY_NONE where it says none.
 * A promise takes any day from today on that is not only mentioned; a request takes a bare day
 * only if it asks for something to be given, and never that of a meeting or one of several.
 */
struct day phrase_date_due(const char *text, bool promise, struct moment written, GTimeZone *zone,
	const struct calendar *school, const char *const *languages);
