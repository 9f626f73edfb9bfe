/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/clock_run.h"

#include <string.h>

#define NEAR_SCHOOL_DAYS 5
#define LONG_PAST_SCHOOL_DAYS 5
#define LONG_PAST_DAYS 14 /* when school is out, too */
#define OFF_DAYS_MAX 1000

/* -- how far it is ------------------------------------------------------------------------- */

/* The first day on which no more than NEAR_SCHOOL_DAYS are left. */
static struct day near_day(const struct calendar *c, struct day from, struct day due)
{
	struct day d = due;

	for (int left = 0; d.n > from.n; d = day_add(d, -1)) {
		left += calendar_is_school_day(c, d);
		if (left > NEAR_SCHOOL_DAYS)
			break;
	}
	return d;
}

static struct day long_past_day(const struct calendar *c, struct day due)
{
	struct day by_school = calendar_add(c, due, LONG_PAST_SCHOOL_DAYS);
	struct day by_days = day_add(due, LONG_PAST_DAYS);

	return day_known(by_school) && by_school.n < by_days.n ? by_school : by_days;
}

/* A part of the way, in quarters; never before the first day. */
static struct day part_way(struct day from, struct day due, int quarters)
{
	return day_add(from, ((due.n - from.n) * quarters + 3) / 4);
}

static void set_stage(struct clock_view *v, const struct calendar *c, struct day today)
{
	/* what is counted back from an event has no way behind it, only an end */
	struct day from = v->from.n < v->due.n ? v->from : day_add(v->due, -LONG_PAST_DAYS);
	bool back = v->from.n > v->due.n;
	struct day near = near_day(c, from, v->due);
	const struct day days[CLOCK_STAGE_COUNT] = {
		[CLOCK_RUNS] = v->from,
		[CLOCK_HALF] = back ? near : part_way(from, v->due, 2),
		[CLOCK_THREE_QUARTERS] = back ? near : part_way(from, v->due, 3),
		[CLOCK_NEAR] = near,
		[CLOCK_DUE] = v->due,
		[CLOCK_PAST] = day_add(v->due, 1),
		[CLOCK_LONG_PAST] = long_past_day(c, v->due),
	};

	for (int k = CLOCK_HALF; k < CLOCK_STAGE_COUNT; k++) {
		if (days[k].n <= today.n)
			v->stage = (enum clock_stage)k;
		else if (!day_known(v->next) || days[k].n < v->next.n)
			v->next = days[k];
	}
	v->school_days_left = calendar_count(c, today, v->due);
}

/* Where a state has its own rule, that of the country does not count. */
static const struct clock_rule *find_instead(
	const struct clock_rule *r, const struct clock_context *context)
{
	for (guint i = 0; context->jurisdiction && context->rules && i < context->rules->len; i++) {
		const struct clock_rule *own = context->rules->pdata[i];

		if (own->instead_of && g_str_equal(own->instead_of, r->id) &&
			own->certainty != CERTAINTY_UNVERIFIED &&
			clock_applies(own->jurisdiction, context->jurisdiction))
			return own;
	}
	return NULL;
}

struct clock_view *clock_view_new(const struct clock_rule *rule, struct day from, int absences,
	const struct clock_context *context, struct day today)
{
	struct clock_view *v = g_new0(struct clock_view, 1);

	v->rule = rule;
	v->instead = find_instead(rule, context);
	v->from = from;
	v->absences = absences;
	v->due = v->next = v->told = DAY_NONE;
	v->changed = g_array_new(FALSE, FALSE, sizeof(struct day));
	v->unchecked = today.n - rule->checked_on.n > CLOCK_CHECK_DAYS;
	clock_count_days(rule, from, absences, context, &v->count);
	if (v->count.count)
		v->due = v->count.readings[0].due;
	if (v->count.count > 1 && day_known(v->count.readings[1].due) &&
		(!day_known(v->due) || v->count.readings[1].due.n < v->due.n))
		v->due = v->count.readings[1].due;
	if (day_known(v->due))
		set_stage(v, context->calendar, today);
	return v;
}

/* -- what has changed since it was told ----------------------------------------------------- */

static bool is_off(const struct calendar *c, struct day d)
{
	return day_weekday(d) < SATURDAY && !calendar_is_school_day(c, d);
}

char *clock_days_off(const struct calendar *c, struct day from, struct day until)
{
	g_autoptr(GString) days = g_string_new(NULL);
	char text[DAY_TEXT_SIZE];
	int count = 0;

	for (struct day d = day_add(from, 1); d.n <= until.n && count < OFF_DAYS_MAX;
		d = day_add(d, 1))
		if (is_off(c, d)) {
			g_string_append_printf(
				days, "%s%s", days->len ? " " : "", day_format(d, text));
			count++;
		}
	return days->len ? g_string_free(g_steal_pointer(&days), FALSE) : NULL;
}

static void set_change(struct clock_view *v, const struct clock_note *n, const struct calendar *c)
{
	g_auto(GStrv) then = g_strsplit(n->off ? n->off : "", " ", -1);
	char text[DAY_TEXT_SIZE];

	if (!day_known(n->due) || n->due.n == v->due.n)
		return;
	v->told = n->due;
	if (!clock_needs_school(v->rule))
		return;
	for (struct day d = day_add(v->from, 1); d.n <= n->due.n; d = day_add(d, 1)) {
		bool was_off = g_strv_contains((const char *const *)then, day_format(d, text));

		if (was_off != is_off(c, d))
			g_array_append_val(v->changed, d);
	}
}

/* -- which ones run ------------------------------------------------------------------------ */

static bool is_past(const struct clock_run_input *in, const struct clock_note *n)
{
	return n->at.unix_s <= in->now.unix_s;
}

/* clock 0: the one that runs by itself, of that item. */
static bool is_stopped(const struct clock_run_input *in, gint64 start, gint64 of_item)
{
	for (guint i = 0; i < in->notes->len; i++) {
		const struct clock_note *n = in->notes->pdata[i];

		if (n->kind == CLOCK_STOPPED && n->clock == start &&
			(start || n->item == of_item) && is_past(in, n))
			return true;
	}
	return false;
}

static void run_started(const struct clock_run_input *in, const struct clock_note *n,
	struct day today, GPtrArray *all, GPtrArray *lost)
{
	const struct clock_rule *rule = clock_find(in->by_name, n->rule);
	struct clock_view *v;

	if (!rule) {
		if (lost)
			g_ptr_array_add(lost,
				g_strdup_printf("c%" G_GINT64_FORMAT " (%s)", n->id, n->rule));
		return;
	}
	v = clock_view_new(rule, n->from, n->absences, in->context, today);
	v->id = n->id;
	v->item = n->item;
	v->child = g_strdup(n->child);
	set_change(v, n, in->context->calendar);
	g_ptr_array_add(all, v);
}

/* A person has started, or stopped, the clock of these records by hand. */
static bool is_by_hand(const struct clock_run_input *in, gint64 of_item)
{
	for (guint i = 0; i < in->notes->len; i++) {
		const struct clock_note *n = in->notes->pdata[i];

		if (n->item == of_item && n->kind == CLOCK_STARTED && is_past(in, n) &&
			g_ascii_strcasecmp(n->rule, CLOCK_OF_RECORDS) == 0)
			return true;
	}
	return is_stopped(in, 0, of_item);
}

/* The school has not got that letter, or not all of those whom it went to. */
static bool has_bounced(const struct clock_run_input *in, gint64 letter)
{
	for (guint i = 0; i < in->messages->len; i++) {
		const struct message *m = in->messages->pdata[i];

		if (m->kind == KIND_BOUNCE && m->reply_to == letter)
			return true;
	}
	return false;
}

static void run_records(const struct clock_run_input *in, const struct item_view *i,
	const struct clock_rule *rule, struct day today, GPtrArray *all)
{
	bool live = i->state == STATE_OPEN || i->state == STATE_ACKNOWLEDGED;
	struct clock_view *v;

	if (!live || !i->item->is_records || i->item->kind != ITEM_REQUEST ||
		i->item->owed_by != OWED_SCHOOL || i->item->chases || is_by_hand(in, i->item->id) ||
		has_bounced(in, i->item->message))
		return;
	v = clock_view_new(rule, moment_day(i->item->date, in->zone), 0, in->context, today);
	v->item = i->item->id;
	v->child = g_strdup(i->item->child);
	g_ptr_array_add(all, v);
}

static gint by_due(gconstpointer a, gconstpointer b)
{
	const struct clock_view *x = *(const struct clock_view *const *)a;
	const struct clock_view *y = *(const struct clock_view *const *)b;
	gint32 due_x = day_known(x->due) ? x->due.n : G_MAXINT32;
	gint32 due_y = day_known(y->due) ? y->due.n : G_MAXINT32;

	if (due_x != due_y)
		return due_x < due_y ? -1 : 1;
	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return x->item < y->item ? -1 : x->item > y->item;
}

GPtrArray *clock_run(const struct clock_run_input *in, GPtrArray *lost)
{
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)clock_view_free);
	const struct clock_rule *records = clock_find(in->rules, CLOCK_OF_RECORDS);
	struct day today = moment_day(in->now, in->zone);

	for (guint i = 0; i < in->notes->len; i++) {
		const struct clock_note *n = in->notes->pdata[i];

		if (n->kind == CLOCK_STARTED && is_past(in, n) && !is_stopped(in, n->id, 0))
			run_started(in, n, today, all, lost);
	}
	for (guint i = 0; records && i < in->views->len; i++)
		run_records(in, in->views->pdata[i], records, today, all);
	g_ptr_array_sort(all, by_due);
	return all;
}
