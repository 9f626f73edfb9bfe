/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/phrase_date.h"
#include "classify/phrase_form.h"

#define HITS_MAX 12
#define PAST_GUESS_DAYS 300 /* a day without a year so far ahead was meant as the past one */

struct found {
	struct phrase_hit hits[HITS_MAX];
	enum phrase_role roles[HITS_MAX];
	int count;
};

/* In this order: the longer reading of the same words comes first. */
static const phrase_form forms[] = {
	phrase_form_week_of,
	phrase_form_in,
	phrase_form_nth_in_month,
	phrase_form_explicit,
	phrase_form_weekday,
	phrase_form_period,
	phrase_form_break,
	phrase_form_day_of_month,
	phrase_form_month,
	phrase_form_day,
	phrase_form_time,
};

static int match(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	for (gsize k = 0; k < G_N_ELEMENTS(forms); k++) {
		int n;

		*h = (struct phrase_hit){ .day = DAY_NONE, .minute = -1, .from = i };
		n = forms[k](c, i, h);
		if (n) {
			h->to = i + n;
			return n;
		}
	}
	return 0;
}

/* Words that may stand between a day and its time, or a due word and its day. */
static bool is_thin(const struct phrase_context *c, int i)
{
	enum word_kind kind = phrase_kind(c, i);

	return kind == WORD_THE || kind == WORD_ON || kind == WORD_AT || kind == WORD_FILLER ||
		kind == WORD_PART || phrase_mark(c, i) == ',' || phrase_mark(c, i) == '(';
}

static bool only_thin_between(const struct phrase_context *c, int from, int to)
{
	while (from < to && is_thin(c, from))
		from++;
	return from >= to;
}

/* What the word before the date makes of it. */
static enum phrase_role role_before(const struct phrase_context *c, int i)
{
	while (i > 0 && is_thin(c, i - 1))
		i--;
	switch (phrase_kind(c, i - 1)) {
	case WORD_DUE:
	case WORD_LATEST:
	case WORD_CLOSE:
	case WORD_WITHIN:
		return PHRASE_DUE;
	case WORD_BEFORE: /* "two days before Friday" */
		return phrase_kind(c, i - 2) == WORD_UNIT ? PHRASE_MENTIONED : PHRASE_DUE;
	case WORD_UNTIL: /* "you have until Friday", "give me until" */
		return phrase_kind(c, i - 2) == WORD_HAVE || phrase_kind(c, i - 3) == WORD_HAVE
			? PHRASE_DUE
			: PHRASE_MENTIONED;
	case WORD_NOT_DUE:
	case WORD_FROM:
	case WORD_AFTER:
	case WORD_OF:
	case WORD_LAST:
	case WORD_EACH:
		return PHRASE_MENTIONED;
	default:
		return PHRASE_BARE;
	}
}

static enum phrase_role role_of(const struct phrase_context *c, const struct phrase_hit *h)
{
	enum phrase_role role = role_before(c, h->from);
	int behind = h->to;

	while (is_thin(c, behind))
		behind++;
	if (h->vague || h->day.n < c->today.n)
		return PHRASE_MENTIONED;
	if (h->due || phrase_kind(c, behind) == WORD_LATEST)
		return PHRASE_DUE;
	return role;
}

/* A time joins the day beside it: "tomorrow at 4:15", "3 pm on Friday", "Friday by noon". */
static bool join_time(
	const struct phrase_context *c, struct phrase_hit *last, const struct phrase_hit *h)
{
	bool time = g_str_equal(h->rule, "time"), was_time = g_str_equal(last->rule, "time");
	bool close = g_str_equal(h->rule, "end-of-day");
	bool was_close = g_str_equal(last->rule, "end-of-day");
	int gap = last->to;

	if (phrase_kind(c, gap) == WORD_DUE && (time || close)) {
		last->due = true;
		gap++;
	}
	if (!only_thin_between(c, gap, h->from))
		return false;
	if ((time && !was_time) || (close && !was_close)) {
		last->minute = time ? h->minute : last->minute;
		last->due = last->due || close;
		last->to = h->to;
		return true;
	}
	if ((was_time && !time) || (was_close && !close)) {
		int from = last->from, minute = last->minute;
		bool due = last->due;

		*last = *h;
		last->from = from;
		last->minute = was_time ? minute : h->minute;
		last->due = h->due || due;
		return true;
	}
	return false;
}

static bool is_years(const struct phrase_context *c, int i)
{
	return phrase_kind(c, i) == WORD_UNIT && phrase_value(c, i) == UNIT_YEAR;
}

/*
 * Counted from something that is not understood: "the fifth last day of May", "the third Tuesday
 * after the fair", "at 7 in three years".  Better no day than a wrong one.
 */
static bool is_misread(const struct phrase_context *c, const struct phrase_hit *h)
{
	bool time = g_str_equal(h->rule, "time");
	int before = h->from, behind = h->to;

	while (is_thin(c, before - 1))
		before--;
	if (time)
		return is_years(c, before - 1) ||
			(phrase_kind(c, behind) == WORD_IN && is_years(c, behind + 2));
	if (phrase_kind(c, h->from) == WORD_LAST && phrase_kind(c, h->from - 1) == WORD_ORDINAL)
		return true;
	return phrase_kind(c, h->to - 1) == WORD_ORDINAL
		? phrase_kind(c, behind) == WORD_LAST
		: phrase_kind(c, h->from - 1) == WORD_ORDINAL && h->plain_weekday &&
			phrase_kind(c, behind) == WORD_AFTER;
}

static void find_all(const struct phrase_context *c, struct found *f)
{
	int length = (int)c->scan.words->len;

	for (int i = 0; i < length && f->count < HITS_MAX;) {
		struct phrase_hit h;
		int n = match(c, i, &h);

		i += MAX(n, 1);
		if (!n || !day_known(h.day) || is_misread(c, &h))
			continue;
		if (f->count && join_time(c, &f->hits[f->count - 1], &h))
			continue;
		f->hits[f->count++] = h;
	}
	for (int k = 0; k < f->count; k++) {
		struct phrase_hit *h = &f->hits[k];

		f->roles[k] = role_of(c, h);
		if (k && phrase_kind(c, h->from - 1) == WORD_TO && f->hits[k - 1].to == h->from - 1)
			f->roles[k] = f->roles[k - 1]; /* a span is what its beginning is */
		if (f->roles[k] == PHRASE_DUE && h->plain_weekday && h->day.n == c->today.n + 7)
			h->day = c->today;
	}
}

/* The first with the best role; a time alone only where there is no day. */
static int best_of(const struct found *f)
{
	int best = -1, most = -1;

	for (int k = 0; k < f->count; k++) {
		bool time = g_str_equal(f->hits[k].rule, "time");
		int rank = f->roles[k] == PHRASE_DUE ? 4
			: time			     ? 0
						     : 1 + (f->roles[k] == PHRASE_BARE);

		if (rank > most) {
			most = rank;
			best = k;
		}
	}
	return best;
}

static void context_init(struct phrase_context *c, const char *text, struct moment written,
	GTimeZone *zone, const struct calendar *school, const char *const *languages)
{
	phrase_scan_init(&c->scan, text, languages);
	c->today = moment_day(written, zone);
	c->now = moment_minute(written, zone);
	c->calendar = school;
}

bool phrase_date_find(const char *text, struct moment written, GTimeZone *zone,
	const struct calendar *school, const char *const *languages, struct phrase_date *ret)
{
	struct phrase_context c;
	struct found f = { .count = 0 };
	int best;

	*ret = (struct phrase_date){ .day = DAY_NONE, .minute = -1 };
	context_init(&c, text, written, zone, school, languages);
	find_all(&c, &f);
	best = best_of(&f);
	if (best >= 0) {
		ret->day = f.hits[best].day;
		ret->minute = f.hits[best].minute;
		ret->from = phrase_scan_at(&c.scan, f.hits[best].from)->from;
		ret->to = phrase_scan_at(&c.scan, f.hits[best].to - 1)->to;
		ret->role = f.roles[best];
		ret->due = ret->role == PHRASE_DUE;
		ret->rule = f.hits[best].rule;
	}
	phrase_scan_clear(&c.scan);
	return best >= 0;
}

/* The last word of that kind before `until`, or -1. */
static int last_of(const struct phrase_context *c, enum word_kind kind, int until)
{
	while (--until >= 0 && phrase_kind(c, until) != kind)
		;
	return until;
}

/* A bare day in a request: only of something to be given, and no proposal. */
static bool request_takes(const struct phrase_context *c, const struct found *f, int k)
{
	int length = (int)c->scan.words->len, days = 0;
	int give = last_of(c, WORD_GIVE, f->hits[k].from);

	for (int i = 0; i < f->count; i++)
		days += !g_str_equal(f->hits[i].rule, "time") && f->roles[i] == PHRASE_BARE;
	return days == 1 && give >= 0 && give > last_of(c, WORD_CLAUSE, f->hits[k].from) &&
		last_of(c, WORD_MEET, length) < 0;
}

struct day phrase_date_due(const char *text, bool promise, struct moment written, GTimeZone *zone,
	const struct calendar *school, const char *const *languages)
{
	struct phrase_context c;
	struct found f = { .count = 0 };
	struct day due = DAY_NONE;
	int best;

	context_init(&c, text, written, zone, school, languages);
	find_all(&c, &f);
	best = best_of(&f);
	if (best >= 0 && f.hits[best].day.n - c.today.n < PAST_GUESS_DAYS &&
		(f.roles[best] == PHRASE_DUE ||
			(f.roles[best] == PHRASE_BARE && !g_str_equal(f.hits[best].rule, "time") &&
				(promise || request_takes(&c, &f, best)))))
		due = f.hits[best].day;
	phrase_scan_clear(&c.scan);
	return due;
}
