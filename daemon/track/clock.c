/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/clock.h"

#include "track/clock_holiday.h"
#include "track/clock_kind.h"

#include <string.h>

#define REACH_DAYS 400 /* how far a time without school is followed */
#define BREAK5_DAYS 5

/* A time without school, weekends and all. */
struct closure {
	struct day first, last;		/* first > last: none is remembered */
	struct day first_off, last_off; /* the weekdays of it */
	int weekdays;
	bool open_begin, open_end; /* nothing is known before, or behind */
};

struct counting {
	const struct clock_context *context;
	const char *place;
	guint pauses;
	int reading;
	struct closure closure; /* the last one looked at: days come in order */
};

bool clock_applies(const char *place, const char *jurisdiction)
{
	gsize n = strlen(place);

	if (g_str_equal(place, "*"))
		return true;
	return jurisdiction && strncmp(place, jurisdiction, n) == 0 &&
		(!jurisdiction[n] || jurisdiction[n] == '-');
}

const struct clock_rule *clock_find(const GPtrArray *rules, const char *id)
{
	for (guint i = 0; i < rules->len; i++) {
		const struct clock_rule *r = rules->pdata[i];

		if (r->spans[0].kind != DAYS_HOLIDAY && g_ascii_strcasecmp(r->id, id) == 0)
			return r;
	}
	return NULL;
}

bool clock_needs_school(const struct clock_rule *r)
{
	for (int i = 0; i < r->span_count; i++)
		if (clock_kinds[r->spans[i].kind].pauses & PAUSES_BY_SCHOOL)
			return true;
	return false;
}

/* -- what pauses a count ------------------------------------------------------------------- */

/* The end of the time without school on one side of d; *ret_open: there is none in reach. */
static struct day closure_end(const struct calendar *c, struct day d, int step, bool *ret_open)
{
	int days = 0;

	while (days < REACH_DAYS && !calendar_is_school_day(c, day_add(d, step))) {
		d = day_add(d, step);
		days++;
	}
	*ret_open = days == REACH_DAYS;
	return d;
}

/* NULL: there is school on d. */
static const struct closure *closure_at(struct counting *k, struct day d)
{
	const struct calendar *c = k->context->calendar;
	struct closure *x = &k->closure;

	if (x->first.n <= d.n && d.n <= x->last.n)
		return x;
	if (calendar_is_school_day(c, d))
		return NULL;
	*x = (struct closure){ .first_off = DAY_NONE, .last_off = DAY_NONE };
	x->first = closure_end(c, d, -1, &x->open_begin);
	x->last = closure_end(c, d, 1, &x->open_end);
	for (struct day i = x->first; i.n <= x->last.n; i = day_add(i, 1)) {
		if (day_weekday(i) >= SATURDAY)
			continue;
		x->weekdays++;
		x->last_off = i;
		if (!day_known(x->first_off))
			x->first_off = i;
	}
	return x;
}

static bool is_summer(const struct closure *x)
{
	return x->open_begin || x->open_end || x->last.n - x->first.n + 1 >= CLOCK_SUMMER_DAYS;
}

static bool between(struct day first, struct day d, struct day last)
{
	return first.n <= d.n && d.n <= last.n;
}

/* Is that day of a time without school out of the count? */
static bool closure_pauses(const struct counting *k, const struct closure *x, struct day d)
{
	bool off = x->weekdays && between(x->first_off, d, x->last_off);
	bool whole = k->reading == 1 && x->weekdays > 1;

	if (k->pauses & PAUSE_NO_SCHOOL)
		return true;
	if (k->pauses & PAUSE_BREAK5)
		return x->weekdays > BREAK5_DAYS && (k->reading == 1 || d.n >= x->first_off.n);
	if (k->pauses & PAUSE_BREAKS)
		return off || whole || is_summer(x);
	if (k->pauses & PAUSE_DAYS_OFF)
		return off && !is_summer(x);
	return (k->pauses & PAUSE_SUMMER) && is_summer(x);
}

static enum skip_why closure_why(const struct closure *x, struct day d, guint pauses)
{
	if (is_summer(x))
		return SKIP_SUMMER;
	if ((pauses & PAUSE_NO_SCHOOL) && day_weekday(d) >= SATURDAY)
		return SKIP_WEEKEND;
	return x->weekdays > 1 ? SKIP_BREAK : SKIP_NO_SCHOOL;
}

static bool in_states(const struct counting *k)
{
	return k->place && clock_applies("US", k->place);
}

/* The public holiday on that day, as far as the reading believes in it; or NULL. */
static const char *public_holiday(const struct counting *k, struct day d, bool believed)
{
	const GPtrArray *rules = k->context->rules;
	const char *name = in_states(k) ? clock_holiday_federal(d) : NULL;

	for (guint i = 0; !name && rules && i < rules->len; i++) {
		const struct clock_rule *r = rules->pdata[i];

		if (r->spans[0].kind == DAYS_HOLIDAY && clock_applies(r->jurisdiction, k->place) &&
			(believed || r->certainty != CERTAINTY_UNVERIFIED) &&
			day_weekday(d) < SATURDAY && clock_holiday_is(&r->holiday, d))
			name = r->title;
	}
	return name;
}

/* Does that day not count, and why? */
static bool is_out(struct counting *k, struct day d, struct clock_skip *ret)
{
	const struct closure *x = k->pauses & PAUSES_BY_SCHOOL ? closure_at(k, d) : NULL;
	const struct closure *next;

	*ret = (struct clock_skip){ d, SKIP_WEEKEND, NULL };
	if (x && closure_pauses(k, x, d)) {
		ret->why = closure_why(x, d, k->pauses);
		ret->name = ret->why == SKIP_NO_SCHOOL || ret->why == SKIP_BREAK
			? public_holiday(k, d, false)
			: NULL;
		return true;
	}
	if ((k->pauses & PAUSE_LAST_DAY) && !x && (next = closure_at(k, day_add(d, 1))) &&
		is_summer(next)) {
		ret->why = SKIP_SUMMER;
		return true;
	}
	if ((k->pauses & PAUSE_WEEKENDS) && day_weekday(d) >= SATURDAY)
		return true;
	ret->why = SKIP_HOLIDAY;
	ret->name = k->pauses & PAUSE_PUBLIC ? public_holiday(k, d, k->reading == 1) : NULL;
	return ret->name != NULL;
}

/* -- counting ------------------------------------------------------------------------------ */

/* The same date of another month, or its last day where it has none such. */
static struct day step_months(struct day from, int months)
{
	int year, month, day_of_month;

	day_split(from, &year, &month, &day_of_month);
	month += 12 * year - 1 + months; /* since the year 0 */
	struct day same = day_of(month / 12, month % 12 + 1, day_of_month);
	struct day first = day_of(month / 12, month % 12 + 1, 1);
	return day_known(same) || !day_known(first) ? same : day_month_end(first);
}

/* Day by day.  DAY_NONE where the calendar ends before the count does. */
static struct day step_days(struct counting *k, struct day from, int n, int step, GArray *skips)
{
	struct day d = from;
	struct clock_skip skip;

	for (int out = 0; n > 0;) {
		d = day_add(d, step);
		if (!is_out(k, d, &skip)) {
			n--;
			continue;
		}
		g_array_append_val(skips, skip);
		if (++out > CALENDAR_HORIZON_DAYS ||
			(skip.why == SKIP_SUMMER && step > 0 && k->closure.open_end))
			return DAY_NONE;
	}
	return d;
}

static gint by_day(gconstpointer a, gconstpointer b)
{
	const struct clock_skip *x = a, *y = b;

	return x->day.n < y->day.n ? -1 : x->day.n > y->day.n;
}

/* A last day that is no working day moves on. */
static struct day roll_on(struct counting *k, struct day d, GArray *skips)
{
	for (;;) {
		struct clock_skip skip = { d, SKIP_ROLLED, public_holiday(k, d, false) };

		if (day_weekday(d) < SATURDAY && !skip.name)
			return d;
		g_array_append_val(skips, skip);
		d = day_add(d, 1);
	}
}

static struct day count_reading(struct counting *k, const struct clock_rule *r,
	const struct clock_span *s, struct day from, GArray *skips)
{
	int sign = r->before ? -1 : 1;
	struct day d = r->inclusive && s->n > 0 ? day_add(from, -sign) : from;

	switch (clock_kinds[s->kind].step) {
	case STEP_WEEKS:
		return day_add(d, 7 * s->n * sign);
	case STEP_MONTHS:
		return step_months(d, s->n * sign);
	case STEP_YEARS:
		return step_months(d, 12 * s->n * sign);
	default:
		break;
	}
	d = step_days(k, d, s->n, sign, skips);
	g_array_sort(skips, by_day);
	return day_known(d) && (k->pauses & ROLL_ON) ? roll_on(k, d, skips) : d;
}

static int added_by_absence(const struct clock_absence *a, int absences)
{
	if (!a->from || absences < a->from)
		return 0;
	return a->only_over ? absences - a->from : absences;
}

static guint caveats_of(const struct counting *k, struct day from, struct day due)
{
	const struct clock_context *c = k->context;
	guint caveats = k->pauses & (PAUSE_PUBLIC | ROLL_ON) ? CAVEAT_HOLIDAYS : 0;

	if (!(k->pauses & PAUSES_BY_SCHOOL))
		return caveats;
	if (!day_known(c->ends))
		return caveats | CAVEAT_NO_CALENDAR;
	if (day_known(c->begins) && MIN(from.n, day_known(due) ? due.n : from.n) < c->begins.n)
		caveats |= CAVEAT_CALENDAR_BEGINS;
	if (!day_known(due) || MAX(from.n, due.n) > c->ends.n)
		caveats |= CAVEAT_CALENDAR_ENDS;
	return caveats;
}

static void count_span(const struct clock_rule *r, struct clock_span s, struct day from,
	const struct clock_context *context, struct clock_count *ret)
{
	const struct clock_kind_row *row = &clock_kinds[s.kind];
	struct counting k = { .context = context,
		.place = context->jurisdiction ? context->jurisdiction : r->jurisdiction,
		.pauses = row->pauses,
		.closure = { .first = { 1 }, .last = { 0 } } };

	for (k.reading = 0; k.reading < (row->how[1] ? 2 : 1); k.reading++) {
		struct clock_reading *x = &ret->readings[ret->count];

		x->skips = g_array_new(FALSE, FALSE, sizeof(struct clock_skip));
		x->due = count_reading(&k, r, &s, from, x->skips);
		x->how = row->how[k.reading];
		if (ret->count && x->due.n == ret->readings[0].due.n) {
			g_clear_pointer(&x->skips, g_array_unref);
			break;
		}
		ret->count++;
		ret->caveats |= caveats_of(&k, from, x->due);
	}
	if (ret->count == 1)
		ret->readings[0].how = NULL;
	ret->span = s;
}

void clock_count_days(const struct clock_rule *r, struct day from, int absences,
	const struct clock_context *context, struct clock_count *ret)
{
	int added = added_by_absence(&r->absence, absences);

	*ret = (struct clock_count){ .absences = added };
	for (int i = 0; i < r->span_count; i++) {
		struct clock_count one = { .absences = added };
		struct clock_span s = r->spans[i];

		if (clock_kinds[s.kind].step == STEP_NOTHING)
			continue;
		if (s.kind == DAYS_REASONABLE) {
			s.n = CLOCK_CUSTOMARY_DAYS;
			one.caveats = CAVEAT_NO_NUMBER;
		}
		s.n += added;
		count_span(r, s, from, context, &one);
		one.span.n -= added;
		bool better = !ret->count ||
			(day_known(one.readings[0].due) &&
				(!day_known(ret->readings[0].due) ||
					one.readings[0].due.n < ret->readings[0].due.n));
		if (better) {
			one.caveats |= ret->caveats;
			clock_count_clear(ret);
			*ret = one;
		} else {
			ret->caveats |= one.caveats;
			clock_count_clear(&one);
		}
	}
}

GArray *clock_no_school(const struct clock_context *context, struct day from, struct day until)
{
	struct counting k = { .context = context,
		.place = context->jurisdiction,
		.pauses = PAUSE_NO_SCHOOL,
		.closure = { .first = { 1 }, .last = { 0 } } };
	GArray *skips = g_array_new(FALSE, FALSE, sizeof(struct clock_skip));
	struct clock_skip skip;

	for (struct day d = day_add(from, 1); d.n <= until.n; d = day_add(d, 1))
		if (is_out(&k, d, &skip))
			g_array_append_val(skips, skip);
	return skips;
}
