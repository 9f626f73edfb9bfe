/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days that are named: 2026-10-05, 10/5, October 5, 5 October, the 12th, the last Friday of May. */
#include "classify/phrase_form.h"
#include <string.h>

#define FAR_DAYS 180 /* "3/11" that would be so far ahead and is near read the other way round */
#define NEAR_DAYS 60

struct day phrase_date_of(const struct phrase_context *c, int year, int month, int day)
{
	int this_year, m, d;
	struct day found;

	if (year)
		return day_of(year, month, day);
	day_split(c->today, &this_year, &m, &d);
	found = day_of(this_year, month, day);
	if (day_known(found) && found.n >= c->today.n)
		return found;
	return day_of(this_year + 1, month, day);
}

struct day phrase_nth_of_month(const struct phrase_context *c, int day)
{
	int year, month, d;

	day_split(c->today, &year, &month, &d);
	for (int k = 0; k < 4; k++) {
		struct day found =
			day_of(year + (month + k - 1) / 12, (month + k - 1) % 12 + 1, day);

		if (day_known(found) && found.n >= c->today.n)
			return found;
	}
	return DAY_NONE;
}

static bool year_is_likely(const struct phrase_context *c, int year)
{
	int now, month, day;

	day_split(c->today, &now, &month, &day);
	return year >= now - 30 && year <= now + 30;
}

int phrase_year_at(const struct phrase_context *c, int i, int *ret_year)
{
	int j = phrase_skip(c, phrase_skip_mark(c, i, ','), WORD_OF);
	const struct phrase_word *w = phrase_scan_at(&c->scan, j);

	if (w->kind == WORD_NUMERAL && w->digits == 4 && year_is_likely(c, w->value)) {
		*ret_year = w->value;
		return j + 1 - i;
	}
	/* "14th April 15": only where nothing else can follow */
	if (w->kind == WORD_NUMERAL && w->digits == 2 && j + 1 == (int)c->scan.words->len &&
		year_is_likely(c, 2000 + w->value) && phrase_kind(c, i - 1) != WORD_NUMERAL) {
		*ret_year = 2000 + w->value;
		return j + 1 - i;
	}
	return 0;
}

int phrase_month_at(const struct phrase_context *c, int i, bool sure, int *ret_month)
{
	const struct phrase_word *w = phrase_scan_at(&c->scan, i);

	if (w->kind != WORD_MONTH && !(w->kind == WORD_MONTH_WEAK && (sure || w->capital)))
		return 0;
	*ret_month = w->value;
	return phrase_mark(c, i + 1) == '.' && phrase_scan_at(&c->scan, i + 1)->joined ? 2 : 1;
}

/* A day of a month: 5, 5th, first; in Spanish also cinco. */
static int day_number_at(const struct phrase_context *c, int i, int *ret_day)
{
	const struct phrase_word *w = phrase_scan_at(&c->scan, i), *next = w + 1;

	if (w->kind != WORD_ORDINAL && w->kind != WORD_NUMERAL &&
		!(w->kind == WORD_NUMBER && c->scan.day_first))
		return 0;
	if (w->value < 1 || w->value > 31 || w->digits > 2)
		return 0;
	next = phrase_scan_at(&c->scan, i + 1);
	if (w->kind == WORD_NUMERAL &&
		((next->mark == ':' && next->joined) || next->kind == WORD_AM ||
			next->kind == WORD_PM))
		return 0;
	*ret_day = w->value;
	return 1;
}

static int finish(const struct phrase_context *c, int i, int year, int month, int day,
	const char *rule, struct phrase_hit *h)
{
	h->day = phrase_date_of(c, year, month, day);
	h->rule = rule;
	return day_known(h->day) ? i : 0;
}

static int form_month_day(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	int month, day, year = 0, j = i, n = phrase_month_at(c, i, true, &month);

	if (!n)
		return 0;
	j = phrase_skip(c, i + n, WORD_THE);
	n = day_number_at(c, j, &day);
	if (!n || (phrase_kind(c, j) == WORD_NUMERAL && phrase_kind(c, j + 1) == WORD_COUNTED))
		return 0;
	j += n;
	j += phrase_year_at(c, j, &year);
	return finish(c, j - i, year, month, day, "month-day", h);
}

static int form_day_month(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	int month, day, year = 0, j, n = day_number_at(c, i, &day);
	bool of;

	if (!n)
		return 0;
	of = phrase_kind(c, i + 1) == WORD_OF;
	j = phrase_skip(c, i + 1, WORD_OF);
	n = phrase_month_at(c, j, of || phrase_kind(c, i) == WORD_ORDINAL, &month);
	if (!n)
		return 0;
	j += n;
	j += phrase_year_at(c, j, &year);
	return finish(c, j - i, year, month, day, "day-month", h);
}

static bool is_separator(const struct phrase_context *c, int i, const char *allowed, bool joined)
{
	const struct phrase_word *w = phrase_scan_at(&c->scan, i);
	bool close = w->joined && phrase_scan_at(&c->scan, i + 1)->joined;

	return w->mark && strchr(allowed, w->mark) && (close || !joined);
}

static bool is_number(const struct phrase_context *c, int i, int digits_min, int digits_max)
{
	const struct phrase_word *w = phrase_scan_at(&c->scan, i);

	return w->kind == WORD_NUMERAL && w->digits >= digits_min && w->digits <= digits_max;
}

static int form_iso(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	if (!is_number(c, i, 4, 4) || !is_separator(c, i + 1, "-/.", true) ||
		!is_number(c, i + 2, 1, 2))
		return 0;
	if (is_separator(c, i + 3, "-/.", true) && is_number(c, i + 4, 1, 2))
		return finish(c, 5, phrase_value(c, i), phrase_value(c, i + 2),
			phrase_value(c, i + 4), "iso", h);
	if (!phrase_is_whole(c, i, i + 3))
		return 0;
	return finish(c, 3, phrase_value(c, i), phrase_value(c, i + 2), 1, "iso", h);
}

/* A word before it that only a day can follow. */
static bool is_announced(const struct phrase_context *c, int i)
{
	switch (phrase_kind(c, i - 1)) {
	case WORD_DUE:
	case WORD_LATEST:
	case WORD_ON:
	case WORD_BEFORE:
	case WORD_UNTIL:
	case WORD_WEEKDAY:
	case WORD_WEEKDAY_WEAK:
	case WORD_WEEK_OF:
	case WORD_FROM:
		return true;
	case WORD_THE:
		return phrase_value(c, i - 1) == 1;
	default:
		return false;
	}
}

static bool is_day_first(const struct phrase_context *c, int a, int b, char mark)
{
	struct day day_first = phrase_date_of(c, 0, b, a), month_first = phrase_date_of(c, 0, a, b);

	if (a > 12 || b > 12)
		return a > 12;
	if (mark == '.')
		return true;
	/* Spanish is written in countries of both orders: then the nearer day is meant. */
	if (c->scan.table->day_first && day_known(day_first) && day_known(month_first) &&
		day_first.n - c->today.n > FAR_DAYS && month_first.n - c->today.n <= NEAR_DAYS)
		return false;
	return c->scan.day_first;
}

/* 3/4 of an hour, 4/5 trials, 24/7: no day. */
static bool is_fraction(const struct phrase_context *c, int i, int j)
{
	enum word_kind next = phrase_kind(c, j);

	return next == WORD_COUNTED || next == WORD_UNIT || next == WORD_OF ||
		phrase_mark(c, j) == '%' || phrase_mark(c, i - 1) == '/' ||
		(phrase_value(c, i) == 24 && phrase_value(c, i + 2) == 7);
}

static int form_numeric(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	int a = phrase_value(c, i), b = phrase_value(c, i + 2), year = 0, j = i + 3;
	char mark = phrase_mark(c, i + 1);
	bool whole = phrase_is_whole(c, i, i + 3);
	bool first;

	if (!is_number(c, i, 1, 2) || !is_number(c, i + 2, 1, 2) ||
		!is_separator(c, i + 1, "/-.", mark != '/' && !whole))
		return 0;
	if (phrase_mark(c, j) == mark && is_separator(c, j, "/-.", true) &&
		(is_number(c, j + 1, 4, 4) || is_number(c, j + 1, 2, 2))) {
		year = phrase_value(c, j + 1);
		year += year < 100 ? 2000 : 0;
		j += 2;
	}
	if (!year && mark == '.' && phrase_mark(c, j) == '.')
		j++;
	if (!year && mark != '/' && !whole && !is_announced(c, i))
		return 0;
	if (!year && !is_announced(c, i) && is_fraction(c, i, j))
		return 0;
	first = is_day_first(c, a, b, mark);
	return finish(c, j - i, year, first ? b : a, first ? a : b, "numeric", h);
}

int phrase_form_explicit(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	static const phrase_form forms[] = { form_iso, form_numeric, form_month_day,
		form_day_month };

	for (gsize k = 0; k < G_N_ELEMENTS(forms); k++) {
		int n = forms[k](c, i, h);

		if (n)
			return n;
	}
	return 0;
}

/* The n-th such day of the month; n = 0: the last. */
static struct day nth_weekday(int year, int month, int n, int weekday)
{
	struct day first = day_of(year, month, 1), last, d;

	if (!day_known(first))
		return DAY_NONE;
	last = day_month_end(first);
	if (!n)
		return day_add(last, -((int)day_weekday(last) - weekday + 7) % 7);
	d = day_add(first, (weekday - (int)day_weekday(first) + 7) % 7 + 7 * (n - 1));
	return d.n <= last.n ? d : DAY_NONE;
}

static struct day nth_of(int kind, int value, int n, int year, int month)
{
	struct day d;

	if (kind == WORD_WEEKDAY)
		return nth_weekday(year, month, n, value);
	if (value == UNIT_DAY || value == UNIT_SCHOOL_DAY)
		return n ? day_of(year, month, n) : day_month_end(day_of(year, month, 1));
	if (value == UNIT_WEEKEND)
		return nth_weekday(year, month, n, SUNDAY);
	d = value == UNIT_WEEK && n ? nth_weekday(year, month, n, MONDAY) : DAY_NONE;
	return day_known(d) ? day_add(d, FRIDAY - MONDAY) : DAY_NONE;
}

/* "the last Friday of May", "first week of October", "last day of the month" */
int phrase_form_nth_in_month(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	enum word_kind which = phrase_kind(c, i), what = phrase_kind(c, i + 1);
	int n = which == WORD_ORDINAL ? phrase_value(c, i) : 0, j = i + 2, k, month, year = 0;
	int unit, offset, this_year, this_month, day, value = phrase_value(c, i + 1);

	if (what == WORD_WEEK_OF) { /* the "of" is in it */
		what = WORD_UNIT;
		value = UNIT_WEEK;
		j--;
	} else if (phrase_kind(c, j) != WORD_OF && phrase_kind(c, j) != WORD_IN) {
		return 0;
	}
	if ((which != WORD_ORDINAL && which != WORD_LAST) ||
		(what != WORD_WEEKDAY && what != WORD_UNIT))
		return 0;
	day_split(c->today, &this_year, &this_month, &day);
	k = phrase_month_at(c, ++j, true, &month);
	if (!k) {
		k = phrase_period_at(c, j, true, &unit, &offset);
		if (!k || unit != UNIT_MONTH)
			return 0;
		month = (this_month - 1 + offset) % 12 + 1;
		year = this_year + (this_month - 1 + offset) / 12;
	}
	j += k;
	j += phrase_year_at(c, j, &year);
	h->rule = "nth-of-month";
	h->day = nth_of(what, value, n, year ? year : this_year, month);
	if (!year && day_known(h->day) && h->day.n < c->today.n)
		h->day = nth_of(what, value, n, this_year + 1, month);
	return day_known(h->day) ? j - i : 0;
}

/* What may follow "the 12th" when it is a day: not "grade", nor any other noun. */
static bool day_may_end(const struct phrase_context *c, int i, bool announced)
{
	enum word_kind next = phrase_kind(c, i);

	if (next == WORD_COUNTED || next == WORD_UNIT || phrase_mark(c, i) == '%')
		return false;
	if (phrase_mark(c, i) == ':' && phrase_kind(c, i + 1) == WORD_NUMERAL)
		return false;
	return announced || next != WORD_OTHER || phrase_mark(c, i) || i >= (int)c->scan.words->len;
}

/* "the 12th", "on the 3rd of next month", "el 5" */
int phrase_form_day_of_month(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	int j = phrase_skip(c, i, WORD_THE), unit, offset = 0, n;
	const struct phrase_word *w = phrase_scan_at(&c->scan, j);
	/* "antes del 30" has its article in it */
	bool within = phrase_kind(c, i - 1) == WORD_BEFORE && phrase_value(c, i - 1) == 1;
	bool article = within || j > i, announced = is_announced(c, i), of_month;

	if (w->kind == WORD_NUMERAL && !within && !(article && phrase_value(c, i) == 1))
		return 0;
	if ((w->kind != WORD_ORDINAL && w->kind != WORD_NUMERAL) || w->digits > 2 || w->value < 1 ||
		w->value > 31 || !(article || announced))
		return 0;
	n = phrase_kind(c, j + 1) == WORD_OF ? phrase_period_at(c, j + 2, true, &unit, &offset) : 0;
	of_month = n && unit == UNIT_MONTH;
	/* "the first" alone is too often the first of something else */
	if (!of_month && !w->digits && !(announced && day_may_end(c, j + 1, false)) &&
		!phrase_is_whole(c, i, j + 1))
		return 0;
	if (!of_month && !day_may_end(c, j + 1, announced))
		return 0;
	/* "el 5 de noviembre", "the 1st Tuesday of May" begin behind the article */
	if (phrase_form_explicit(c, j, h) || phrase_form_nth_in_month(c, j, h))
		return 0;
	h->rule = "day-of-month";
	h->day = phrase_nth_of_month(c, w->value);
	if (of_month && offset && day_known(h->day)) {
		int year, month, day;

		day_split(c->today, &year, &month, &day);
		h->day = day_of(year + month / 12, month % 12 + 1, w->value);
	}
	if (!day_known(h->day))
		return 0;
	return j + 1 - i + (of_month ? n + 1 : 0);
}

/* "in March", "by October", "October 2026": its last day; "by March" its first. */
int phrase_form_month(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	enum word_kind lead = phrase_kind(c, i), before = phrase_kind(c, i - 1);
	bool in = lead == WORD_IN || lead == WORD_THIS || lead == WORD_NEXT;
	bool due = before == WORD_DUE || before == WORD_BEFORE || before == WORD_LATEST;
	int j = in ? i + 1 : i, month, year = 0, n, k;
	struct day first;

	n = phrase_month_at(c, j, false, &month);
	if (!n)
		return 0;
	j += n;
	k = phrase_year_at(c, j, &year);
	if (!in && !due && !k && !phrase_is_whole(c, i, j))
		return 0;
	if (phrase_kind(c, j) == WORD_NUMERAL && (!k || year % 100 == phrase_value(c, j)))
		return 0; /* "February 30" */
	first = day_of(year ? year : 1, month, 1);
	if (!year) {
		int this_year, this_month, day;

		day_split(c->today, &this_year, &this_month, &day);
		first = day_of(this_year + (month < this_month), month, 1);
	}
	if (!day_known(first))
		return 0;
	h->rule = "month";
	h->day = due ? first : day_month_end(first);
	return j + k - i;
}
