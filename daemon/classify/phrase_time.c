/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of day.  A school's "2:30" is in the afternoon: hours from 1 to 6 are, unless said. */
#include "classify/phrase_form.h"

static bool two_digits_joined(const struct phrase_context *c, int i)
{
	const struct phrase_word *w = phrase_scan_at(&c->scan, i);

	return w->kind == WORD_NUMERAL && w->digits == 2 && w->value < 60 && w->joined;
}

/* The minutes behind the hour: ":30", "h30", ".30" (only with am or pm) */
static int minutes_at(const struct phrase_context *c, int i, int *ret_minute)
{
	const struct phrase_word *w = phrase_scan_at(&c->scan, i);
	enum word_kind behind = phrase_kind(c, i + 2);

	*ret_minute = 0;
	if (w->joined && two_digits_joined(c, i + 1) &&
		(w->mark == ':' || (w->kind == WORD_UNIT && w->value == UNIT_HOUR) ||
			(w->mark == '.' && (behind == WORD_AM || behind == WORD_PM)))) {
		*ret_minute = phrase_value(c, i + 1);
		return 2;
	}
	/* "16h" */
	return w->joined && w->kind == WORD_UNIT && w->value == UNIT_HOUR && w->to - w->from == 1
		? 1
		: 0;
}

/* What may stand behind a bare hour: nothing that it could be counting. */
static bool hour_may_end(const struct phrase_context *c, int i)
{
	enum word_kind kind = phrase_kind(c, i);

	if (i >= (int)c->scan.words->len)
		return true;
	if (phrase_mark(c, i) == '-' && phrase_scan_at(&c->scan, i + 1)->digits > 2)
		return false; /* a telephone */
	if (phrase_mark(c, i))
		return phrase_mark(c, i) != '%' && phrase_mark(c, i) != '/';
	return kind == WORD_ON || kind == WORD_PART || kind == WORD_WEEKDAY || kind == WORD_DAY ||
		kind == WORD_TONIGHT || kind == WORD_OR || kind == WORD_FILLER ||
		kind == WORD_THIS || kind == WORD_THE || kind == WORD_IN || kind == WORD_NEXT;
}

static int hour24(int hour, enum word_kind half, int part)
{
	if (half == WORD_AM)
		return hour % 12;
	if (half == WORD_PM || part >= 12)
		return hour < 12 ? hour + 12 : hour;
	if (half == WORD_OTHER && part < 0 && hour >= 1 && hour <= 6)
		return hour + 12;
	return hour;
}

/* morning, evening: the word behind the time, or right before it */
static int part_of_day(const struct phrase_context *c, int before, int behind)
{
	behind = phrase_skip(c, behind, WORD_THIS);
	if (phrase_kind(c, behind) == WORD_PART)
		return phrase_value(c, behind);
	if (phrase_kind(c, behind) == WORD_TONIGHT || phrase_kind(c, before) == WORD_TONIGHT)
		return 18;
	return phrase_kind(c, before) == WORD_PART ? phrase_value(c, before) : -1;
}

/* "at eight", but not "at a", "at a couple of" */
static bool is_spelled_hour(const struct phrase_word *w)
{
	return w->value >= 1 && w->to - w->from >= 3 && w->to - w->from <= 6;
}

int phrase_time_at(const struct phrase_context *c, int i, int *ret_minute)
{
	int at = phrase_skip(c, i, WORD_AT), j = phrase_skip(c, at, WORD_FILLER), n, minute, month;
	const struct phrase_word *w = phrase_scan_at(&c->scan, j);
	enum word_kind half = WORD_OTHER;
	bool sure;

	if (w->kind == WORD_NOON) {
		*ret_minute = w->value;
		return j + 1 - i;
	}
	if ((w->kind != WORD_NUMERAL || w->digits > 2) &&
		!(w->kind == WORD_NUMBER && at > i && is_spelled_hour(w)))
		return 0;
	if (w->value < 0 || w->value > 23)
		return 0;
	n = w->kind == WORD_NUMERAL ? minutes_at(c, j + 1, &minute) : 0;
	if (!n)
		minute = 0;
	j += 1 + n;
	sure = n > 0 || (i == 0 && phrase_kind(c, j) == WORD_PART); /* "3 in the morning" */
	if (phrase_kind(c, j) == WORD_CLOCK) {
		sure = true;
		j++;
	}
	if (phrase_kind(c, j) == WORD_AM || phrase_kind(c, j) == WORD_PM) {
		half = phrase_kind(c, j++);
		sure = true;
	}
	if ((half != WORD_OTHER && w->value > 12 && !n) || phrase_month_at(c, j, true, &month))
		return 0;
	if (!sure && !(at > i && w->value >= 1 && w->value <= 12 && hour_may_end(c, j)))
		return 0;
	*ret_minute = hour24(w->value, half, part_of_day(c, i - 1, j)) * 60 + minute;
	return j - i;
}

int phrase_form_time(const struct phrase_context *c, int i, struct phrase_hit *h)
{
	int n = phrase_time_at(c, i, &h->minute);

	if (!n)
		return 0;
	h->rule = "time";
	h->day = h->minute >= c->now ? c->today : day_add(c->today, 1);
	return n;
}
