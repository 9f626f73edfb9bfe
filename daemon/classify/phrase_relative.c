/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days counted from today: tomorrow, Friday, next Friday, in two weeks, within 10 school days. */
#include "classify/phrase_form.h"

#define COUNT_MAX 400 /* "in 999 days" is no plan of a school */

struct day phrase_monday_of(struct day d)
{
	return day_add(d, MONDAY - (int)day_weekday(d));
}

/* After today, never today. */
struct day phrase_next_weekday(struct day today, int weekday)
{
	return day_add(today, (weekday - (int)day_weekday(today) + 6) % 7 + 1);
}

/* "sun", "sat" and "wed" are days only in the company of a date. */
static bool weak_weekday_holds(const struct phrase_context *c, int i)
{
	struct phrase_hit h;
	int j = phrase_skip_mark(c, phrase_skip_mark(c, i + 1, '.'), ',');

	if (phrase_is_whole(c, i, j) || phrase_kind(c, j) == WORD_ORDINAL ||
		phrase_form_explicit(c, j, &h))
		return true;
	switch (phrase_kind(c, i - 1)) {
	case WORD_DUE:
	case WORD_LATEST:
	case WORD_ON:
	case WORD_THIS:
	case WORD_NEXT:
	case WORD_COMING:
	case WORD_BEFORE:
	case WORD_UNTIL:
	case WORD_WEEKDAY:
		return true;
	case WORD_THE:
		return phrase_value(c, i - 1) == 1;
	default:
		return false;
	}
}

int phrase_weekday_at(const struct phrase_context *c, int i, int *ret_weekday)
{
	enum word_kind kind = phrase_kind(c, i);

	if (kind != WORD_WEEKDAY && !(kind == WORD_WEEKDAY_WEAK && weak_weekday_holds(c, i)))
		return 0;
	*ret_weekday = phrase_value(c, i);
	return 1;
}

int phrase_form_day(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	enum word_kind kind = phrase_kind(c, i);

	if (kind != WORD_DAY && kind != WORD_TONIGHT && kind != WORD_CLOSE)
		return 0;
	h->day = day_add(c->today, phrase_value(c, i));
	h->due = kind == WORD_CLOSE;
	h->rule = kind == WORD_CLOSE ? "end-of-day" : "day";
	return 1;
}

/* "Monday, October 5", "Tuesday the 17th", "martes 17" */
static int weekday_with_date(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	int j = phrase_skip_mark(c, i, '.');
	int k, n;
	const struct phrase_word *w;

	j = phrase_skip(c, phrase_skip_mark(c, j, ','), WORD_FILLER);
	k = phrase_skip(c, j, WORD_THE);
	n = phrase_form_explicit(c, k, h);
	if (n)
		return k + n - i;
	w = phrase_scan_at(&c->scan, k);
	if (w->value < 1 || w->value > 31 || w->digits < 1 || w->digits > 2)
		return 0;
	if (w->kind != WORD_ORDINAL &&
		!(w->kind == WORD_NUMERAL && c->scan.table->day_first &&
			phrase_mark(c, k + 1) != ':' && phrase_mark(c, k + 1) != '-'))
		return 0;
	h->day = phrase_nth_of_month(c, w->value);
	h->rule = "weekday-day";
	return day_known(h->day) ? k + 1 - i : 0;
}

/* "Tuesday of next week", "el martes de la próxima semana", "Friday next week" */
static int weekday_of_week(const struct phrase_context *c, int i, int *ret_weeks)
{
	int j = phrase_skip_mark(c, i, ','), n, unit;

	if (phrase_kind(c, j) == WORD_OF || phrase_kind(c, j) == WORD_IN)
		j++;
	n = phrase_period_at(c, j, false, &unit, ret_weeks);
	return n && unit == UNIT_WEEK ? j + n - i : 0;
}

/* "el jueves en ocho": a week from Thursday; "en quince": two weeks */
static int weekday_in_eight(const struct phrase_context *c, int i, int *ret_weeks)
{
	int n = phrase_value(c, i + 1);

	if (phrase_kind(c, i) != WORD_IN || phrase_kind(c, i + 1) != WORD_NUMBER ||
		phrase_kind(c, i + 2) == WORD_UNIT || (n != 8 && n != 15))
		return 0;
	*ret_weeks = n / 7;
	return 2;
}

static struct day weekday_resolve(
	const struct phrase_context *c, enum word_kind modifier, int weekday)
{
	struct day this_week = day_add(phrase_monday_of(c->today), weekday - MONDAY);

	if (modifier == WORD_NEXT && !c->scan.table->next_is_coming)
		return day_add(this_week, 7);
	if (modifier == WORD_THIS && this_week.n >= c->today.n)
		return this_week;
	return phrase_next_weekday(c->today, weekday);
}

int phrase_form_weekday(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	enum word_kind modifier = phrase_kind(c, i), behind;
	int j = i, n, weekday, weeks;

	if (modifier == WORD_THIS || modifier == WORD_NEXT || modifier == WORD_COMING ||
		modifier == WORD_LAST || modifier == WORD_EACH)
		j++;
	if (phrase_kind(c, j) == WORD_WEEKDAYS || !phrase_weekday_at(c, j, &weekday))
		return 0;
	j++;
	h->rule = "weekday";
	if (modifier == WORD_LAST || modifier == WORD_EACH)
		return j - i;
	n = weekday_with_date(c, j, h);
	if (n)
		return j + n - i;
	behind = phrase_kind(c, j);
	if (behind == WORD_LAST)
		return j + 1 - i;
	n = weekday_of_week(c, j, &weeks);
	if (n) {
		h->day = day_add(phrase_monday_of(c->today), weekday - MONDAY + 7 * weeks);
		return j + n - i;
	}
	h->day = weekday_resolve(c, modifier, weekday);
	if (behind == WORD_AFTER_NEXT || (behind == WORD_UNIT && phrase_value(c, j) == UNIT_WEEK)) {
		h->day = day_add(phrase_next_weekday(c->today, weekday), 7);
		return j + 1 - i;
	}
	n = weekday_in_eight(c, j, &weeks);
	if (n) {
		h->day = day_add(phrase_next_weekday(c->today, weekday), 7 * weeks);
		return j + n - i;
	}
	if (behind == WORD_COMING || (behind == WORD_NEXT && c->scan.table->next_is_coming))
		return j + 1 - i;
	h->plain_weekday = j - i == 1;
	/* "Tuesday's session" tells which one, not when */
	h->vague = phrase_mark(c, j) == '\'' && phrase_scan_at(&c->scan, j)->joined;
	return j - i;
}

static struct day school_days(const struct phrase_context *c, int n)
{
	struct day d = c->today;

	if (c->calendar)
		return calendar_add(c->calendar, d, n);
	while (n > 0) {
		d = day_add(d, 1);
		n -= day_weekday(d) <= FRIDAY;
	}
	return d;
}

static struct day months_on(struct day d, int months)
{
	int year, month, day;
	struct day found = DAY_NONE;

	day_split(d, &year, &month, &day);
	month += months - 1;
	for (; day > 27 && !day_known(found); day--)
		found = day_of(year + month / 12, month % 12 + 1, day);
	return day_known(found) ? found : day_of(year + month / 12, month % 12 + 1, day);
}

static struct day add_unit(
	const struct phrase_context *c, struct day base, int n, int unit, struct phrase_hit *h)
{
	switch (unit) {
	case UNIT_MINUTE:
	case UNIT_HOUR:
		n *= unit == UNIT_HOUR ? 60 : 1;
		h->minute = ((c->now + n) % 1440 + 1440) % 1440;
		return day_add(base, (c->now + n - h->minute) / 1440);
	case UNIT_DAY:
		return day_add(base, n);
	case UNIT_SCHOOL_DAY:
		return n < 0 ? DAY_NONE : school_days(c, n);
	case UNIT_WEEK:
		return day_add(base, 7 * n);
	case UNIT_FORTNIGHT:
		return day_add(base, 14 * n);
	case UNIT_MONTH:
		return n < 0 ? DAY_NONE : months_on(base, n);
	default:
		return DAY_NONE;
	}
}

/* "the next three weeks": the Friday of the third of them */
static struct day span_end(const struct phrase_context *c, int n, int unit, struct phrase_hit *h)
{
	if (unit == UNIT_WEEK)
		return day_add(phrase_monday_of(c->today), 7 * n + FRIDAY - MONDAY);
	if (unit == UNIT_MONTH)
		return day_month_end(months_on(c->today, n));
	if (unit == UNIT_SCHOOL_DAY)
		return school_days(c, n);
	if (unit == UNIT_MINUTE || unit == UNIT_HOUR)
		return add_unit(c, c->today, n, unit, h);
	return unit == UNIT_DAY ? day_add(c->today, n) : DAY_NONE;
}

/* How many: 2, two, a few; 2.5 and 3/4 count their whole part. */
static int count_at(const struct phrase_context *c, int i, int *ret_n)
{
	enum word_kind kind = phrase_kind(c, i);
	bool fraction = (phrase_mark(c, i + 1) == '/' || phrase_mark(c, i + 1) == '.') &&
		phrase_kind(c, i + 2) == WORD_NUMERAL && phrase_scan_at(&c->scan, i + 2)->joined;

	*ret_n = phrase_value(c, i);
	if ((kind != WORD_NUMERAL && kind != WORD_NUMBER && kind != WORD_FEW) || *ret_n < 0 ||
		*ret_n > COUNT_MAX)
		return 0;
	if (fraction && phrase_mark(c, i + 1) == '/')
		*ret_n = 0;
	return fraction ? 3 : 1;
}

/* The day behind "from": today, Friday, October 5 */
static int base_at(const struct phrase_context *c, int i, struct phrase_hit *ret_base)
{
	int j = phrase_skip(c, i, WORD_THE), n = phrase_form_day(c, j, ret_base);

	n = n ? n : phrase_form_weekday(c, j, ret_base);
	n = n ? n : phrase_form_explicit(c, j, ret_base);
	return n && day_known(ret_base->day) ? j + n - i : 0;
}

/* Words behind the unit: "from now", "from Friday", "' time" */
static int tail_at(const struct phrase_context *c, int i, struct day *ret_base)
{
	struct phrase_hit base = { .day = DAY_NONE };
	int n;

	*ret_base = c->today;
	if (phrase_kind(c, i) == WORD_FROM_NOW)
		return 1;
	/* British "a week today", "a week tomorrow" */
	if (c->scan.day_first && phrase_kind(c, i) == WORD_DAY && phrase_value(c, i) >= 0 &&
		phrase_kind(c, i - 1) == WORD_UNIT && phrase_value(c, i - 1) == UNIT_WEEK) {
		*ret_base = day_add(c->today, phrase_value(c, i));
		return 1;
	}
	if (phrase_kind(c, i) != WORD_FROM &&
		!(phrase_kind(c, i) == WORD_ON && phrase_value(c, i - 1) == UNIT_WEEK))
		return 0;
	n = base_at(c, i + 1, &base);
	if (n)
		*ret_base = base.day;
	return n ? n + 1 : 0;
}

static bool is_of_event(enum word_kind kind)
{
	return kind == WORD_OF || kind == WORD_FROM || kind == WORD_AFTER || kind == WORD_BEFORE;
}

/* "in two weeks", "within 10 school days", "a week from Friday", "3 Fridays from now" */
int phrase_form_in(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	enum word_kind lead = phrase_kind(c, i), kind;
	bool led = lead == WORD_IN || lead == WORD_WITHIN || lead == WORD_AFTER;
	bool span = lead == WORD_NEXT || lead == WORD_COMING, past = lead == WORD_LAST;
	int j = phrase_skip(c, led || span || past ? i + 1 : i, WORD_FILLER), n, covers, tail;
	struct day base;

	covers = count_at(c, j, &n);
	if (!covers)
		return 0;
	h->vague = phrase_kind(c, j) == WORD_FEW || lead == WORD_AFTER;
	j = phrase_skip(c, j + covers, WORD_FILLER);
	if (!led && (phrase_kind(c, j) == WORD_COMING || phrase_kind(c, j) == WORD_NEXT)) {
		span = true;
		j++;
	}
	kind = phrase_kind(c, j);
	tail = tail_at(c, j + 1, &base);
	h->rule = "in-n";
	h->due = lead == WORD_WITHIN;
	if ((kind == WORD_WEEKDAYS || kind == WORD_WEEKDAY) && tail) {
		h->day = day_add(phrase_next_weekday(c->today, phrase_value(c, j)), 7 * (n - 1));
		return j + 1 + tail - i;
	}
	if (kind != WORD_UNIT || !(led || span || past || tail))
		return 0;
	if (past) { /* "the last two weeks" */
		h->vague = true;
		h->day = add_unit(c, c->today, -n, phrase_value(c, j), h);
		h->minute = -1;
		return j + 1 - i;
	}
	/* "within 10 days of receiving it": of another day than today */
	h->vague |= !tail && is_of_event(phrase_kind(c, j + 1));
	h->day = span ? span_end(c, n, phrase_value(c, j), h)
		      : add_unit(c, base, n, phrase_value(c, j), h);
	return day_known(h->day) ? j + 1 + tail - i : 0;
}
