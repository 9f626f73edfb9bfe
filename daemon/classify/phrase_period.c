/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of the calendar: this week, the end of the month, the week of 9 February, the break. */
#include "classify/phrase_form.h"

#define BREAK_DAYS_MIN 3       /* weekdays off in a row that make a break */
#define BREAK_HORIZON_DAYS 60  /* "after the break" */
#define NAMED_HORIZON_DAYS 180 /* "after spring break" */

int phrase_period_at(
	const struct phrase_context *c, int i, bool plain, int *ret_unit, int *ret_offset)
{
	int j = phrase_skip(c, phrase_skip(c, i, WORD_FILLER), WORD_THE);
	enum word_kind modifier = phrase_kind(c, j), behind;

	*ret_offset = modifier == WORD_NEXT || modifier == WORD_COMING;
	if (modifier == WORD_THIS || modifier == WORD_NEXT || modifier == WORD_COMING)
		j++;
	else
		modifier = WORD_OTHER;
	if (phrase_kind(c, j) != WORD_UNIT)
		return 0;
	*ret_unit = phrase_value(c, j++);
	behind = phrase_kind(c, j);
	if (modifier == WORD_OTHER &&
		(behind == WORD_COMING || behind == WORD_AFTER_NEXT ||
			(behind == WORD_NEXT && c->scan.table->next_is_coming))) {
		*ret_offset = behind == WORD_AFTER_NEXT ? 2 : 1;
		return j + 1 - i;
	}
	if (behind == WORD_LAST || (modifier == WORD_OTHER && !plain))
		return 0;
	return j - i;
}

static struct day month_part(struct day first, enum word_kind edge)
{
	if (edge == WORD_START)
		return day_add(first, 9);
	if (edge == WORD_MIDDLE)
		return day_add(first, 14);
	return day_month_end(first);
}

static struct day week_part(const struct phrase_context *c, int offset, enum word_kind edge)
{
	struct day monday = day_add(phrase_monday_of(c->today), 7 * offset);
	bool early = edge == WORD_START || edge == WORD_MIDDLE;
	struct day d = day_add(monday, (early ? WEDNESDAY : FRIDAY) - MONDAY);

	/* at the weekend, "this week" is the one that comes */
	return d.n < c->today.n ? day_add(d, 7) : d;
}

static struct day period_part(
	const struct phrase_context *c, int unit, int offset, enum word_kind edge)
{
	int year, month, day;

	day_split(c->today, &year, &month, &day);
	switch (unit) {
	case UNIT_WEEK:
		return week_part(c, offset, edge);
	case UNIT_WEEKEND:
		return day_add(phrase_monday_of(c->today), SUNDAY - MONDAY + 7 * offset);
	case UNIT_MONTH:
		month += offset - 1;
		return month_part(day_of(year + month / 12, month % 12 + 1, 1), edge);
	case UNIT_YEAR:
		return edge == WORD_END || edge == WORD_LATE ? day_of(year + offset, 12, 31)
							     : DAY_NONE;
	default:
		return DAY_NONE;
	}
}

static bool is_edge(enum word_kind kind)
{
	return kind == WORD_END || kind == WORD_START || kind == WORD_MIDDLE || kind == WORD_LATE;
}

/* "late March", "a fines de octubre" */
static int named_month_part(
	const struct phrase_context *c, int i, enum word_kind edge, struct phrase_hit *h)
{
	int month, year = 0, this_year, this_month, day, n = phrase_month_at(c, i, true, &month);

	if (!n)
		return 0;
	n += phrase_year_at(c, i + n, &year);
	day_split(c->today, &this_year, &this_month, &day);
	if (!year)
		year = this_year + (month < this_month);
	h->day = month_part(day_of(year, month, 1), edge);
	return n;
}

/* A weekday right behind its week puts h there. */
static int weekday_behind(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	int j = phrase_skip(c, phrase_skip_mark(c, i, ','), WORD_ON), weekday;

	if (!phrase_weekday_at(c, j, &weekday))
		return 0;
	h->day = day_add(phrase_monday_of(h->day), weekday - MONDAY);
	return j + 1 - i;
}

int phrase_form_period(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	enum word_kind edge = phrase_kind(c, i);
	bool within = edge == WORD_WITHIN;
	int j = is_edge(edge) || within ? i + 1 : i, unit, offset, n;

	h->rule = "period";
	if (edge == WORD_END_OF) {
		h->day = period_part(c, phrase_value(c, i), 0, WORD_END);
		return 1;
	}
	if (is_edge(edge)) {
		j = phrase_skip(c, phrase_skip_mark(c, j, '-'), WORD_FILLER);
		j = phrase_skip(c, j, WORD_OF);
		n = named_month_part(c, j, edge, h);
		if (n)
			return j + n - i;
	}
	n = phrase_period_at(c, j, is_edge(edge) || within, &unit, &offset);
	if (!n || unit == UNIT_DAY || unit == UNIT_SCHOOL_DAY || unit == UNIT_HOUR)
		return 0;
	h->due = within;
	h->day = period_part(c, unit, offset, within ? WORD_END : edge);
	j += n;
	if (unit == UNIT_WEEK && j - n == i) /* "next week Tuesday" */
		n = weekday_behind(c, j, h);
	else
		n = 0;
	return j + n - i;
}

/* "the week of February 9": its Friday; a Sunday counts to the week that it opens */
int phrase_form_week_of(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	int j = phrase_skip(c, i + 1, WORD_THE), n;
	const struct phrase_word *w = phrase_scan_at(&c->scan, j);

	if (phrase_kind(c, i) != WORD_WEEK_OF)
		return 0;
	n = phrase_form_explicit(c, j, h);
	n = n ? n : phrase_form_weekday(c, j, h);
	if (!n && (w->kind == WORD_ORDINAL || w->kind == WORD_NUMERAL) && w->value >= 1 &&
		w->value <= 31 && w->digits <= 2) {
		h->day = phrase_nth_of_month(c, w->value);
		n = 1;
	}
	if (!n || !day_known(h->day))
		return 0;
	if (day_weekday(h->day) >= SATURDAY)
		h->day = day_add(h->day, 2);
	h->day = day_add(phrase_monday_of(h->day), FRIDAY - MONDAY);
	h->rule = "week-of";
	h->plain_weekday = false;
	return j + n - i;
}

static int weekdays_in(const struct day_range *r)
{
	int n = 0;

	for (struct day d = r->first; d.n <= r->last.n && n < BREAK_DAYS_MIN; d = day_add(d, 1))
		n += day_weekday(d) <= FRIDAY;
	return n;
}

/* The next break that begins in one of the months (bits; 0: any). */
static bool next_break(const struct phrase_context *c, int months, struct day_range *ret_range)
{
	int horizon = months ? NAMED_HORIZON_DAYS : BREAK_HORIZON_DAYS;
	int year, month, day;

	if (!c->calendar)
		return false;
	for (int k = 0; k <= horizon; k++) {
		if (!calendar_break(c->calendar, day_add(c->today, k), ret_range))
			continue;
		day_split(ret_range->first, &year, &month, &day);
		if (weekdays_in(ret_range) >= BREAK_DAYS_MIN && (!months || months >> month & 1))
			return true;
	}
	return false;
}

static struct day break_edge(const struct phrase_context *c, bool before, int months)
{
	struct day_range r;
	struct day d;

	if (!next_break(c, months, &r))
		return DAY_NONE;
	if (!before)
		return calendar_on_or_after(c->calendar, day_add(r.last, 1));
	for (d = day_add(r.first, -1); d.n > c->today.n; d = day_add(d, -1))
		if (calendar_is_school_day(c->calendar, d))
			break;
	return d;
}

/* "after the break", "before the weekend", "when we return" */
int phrase_form_break(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	enum word_kind lead = phrase_kind(c, i);
	bool before = lead == WORD_BEFORE;
	int j = phrase_skip(c, i + 1, WORD_FILLER);
	int unit;

	h->rule = "break";
	if (lead == WORD_RETURN) {
		h->day = break_edge(c, false, 0);
		return 1;
	}
	if (lead != WORD_BEFORE && lead != WORD_AFTER)
		return 0;
	h->due = before;
	if (phrase_kind(c, j) == WORD_BREAK) {
		h->day = break_edge(c, before, phrase_value(c, j));
		return j + 1 - i;
	}
	j = phrase_skip(c, j, WORD_THE);
	if (phrase_kind(c, j) != WORD_UNIT)
		return 0;
	unit = phrase_value(c, j);
	if (unit == UNIT_WEEKEND)
		h->day = before ? week_part(c, 0, WORD_END) : phrase_next_weekday(c->today, MONDAY);
	else if (before && (unit == UNIT_WEEK || unit == UNIT_MONTH)) /* "... is over" */
		h->day = period_part(c, unit, 0, WORD_END);
	return day_known(h->day) ? j + 1 - i : 0;
}
