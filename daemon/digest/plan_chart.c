/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of the picture, and the same in words. */
#include "digest/plan.h"
#include "model/chart.h"

#include <math.h>

#define SCHOOL_MAX 7 /* bars */
#define FAMILY_MAX 4
#define PACES_MAX 5
#define ANSWERS_MIN 2 /* one answer is no habit */
#define YEAR_DAYS 365

static bool is_shown(const struct item_view *v)
{
	return (v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED) && !v->item->chases &&
		!day_known(v->snoozed_until) && v->waiting_school_days > 0;
}

static gint by_side_and_days(gconstpointer a, gconstpointer b)
{
	const struct chart_wait *x = *(const struct chart_wait *const *)a;
	const struct chart_wait *y = *(const struct chart_wait *const *)b;

	if ((x->side == CHART_FAMILY) != (y->side == CHART_FAMILY))
		return x->side == CHART_FAMILY ? 1 : -1;
	if (x->unsure != y->unsure)
		return x->unsure ? 1 : -1;
	if (x->days != y->days)
		return y->days - x->days;
	return x->item < y->item ? -1 : x->item > y->item;
}

static struct chart_wait *wait_of(const struct plan *p, const struct item_view *v)
{
	struct chart_wait *w = g_new0(struct chart_wait, 1);
	bool ours = v->item->owed_by == OWED_FAMILY;

	w->who = plan_item_who(p, v->item);
	w->item = v->item->id;
	w->side = ours ? CHART_FAMILY : v->overdue ? CHART_DUE : CHART_SCHOOL;
	w->unsure = v->unsure != NULL;
	w->days = v->waiting_school_days;
	for (int k = 0; k < STAGE_COUNT; k++) {
		int threshold = p->in->settings->thresholds[v->class][k];

		w->thresholds[k] = ours || threshold == STAGE_NEVER
			? STAGE_NEVER
			: (int)ceil(threshold * p->in->settings->scale);
	}
	return w;
}

/* Keeps the first n of one side; how many went. */
static guint cut(GPtrArray *waits, bool ours, guint n)
{
	guint kept = 0, gone = 0;

	for (guint i = 0; i < waits->len;) {
		const struct chart_wait *w = waits->pdata[i];

		if ((w->side == CHART_FAMILY) != ours || kept++ < n) {
			i++;
			continue;
		}
		g_ptr_array_remove_index(waits, i);
		gone++;
	}
	return gone;
}

static void take_waits(const struct plan *p, struct chart *c)
{
	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *v = p->in->items->pdata[i];

		if (is_shown(v))
			g_ptr_array_add(c->waits, wait_of(p, v));
	}
	g_ptr_array_sort(c->waits, by_side_and_days);
	guint left_out = cut(c->waits, false, SCHOOL_MAX) + cut(c->waits, true, FAMILY_MAX);
	g_autofree char *n = g_strdup_printf("%u", left_out);
	if (left_out)
		c->words[CHART_WORD_MORE] = words_say(p->words, SAY_CHART_MORE, "n", n, NULL);
}

/* Where the year of school begins, or a year ago. */
static struct day year_begin(const struct plan *p)
{
	struct day first = p->in->settings->first_day;

	return day_known(first) && first.n <= p->today.n ? first : day_add(p->today, -YEAR_DAYS);
}

/* School days from our question to the school's answer; -1: it is none of the year's. */
static int answer_days(const struct plan *p, const struct item_view *v)
{
	const struct message *m = plan_message(p, v->resolved_by);
	struct day asked = plan_day(p, v->item->date);

	if (v->item->kind != ITEM_REQUEST || v->item->owed_by == OWED_FAMILY || v->item->chases ||
		!m || m->direction != DIRECTION_FROM_SCHOOL || asked.n < year_begin(p).n)
		return -1;
	return calendar_count(p->in->settings->calendar, asked, plan_day(p, m->date));
}

static struct chart_pace *pace_of(struct chart *c, char *who)
{
	for (guint i = 0; i < c->paces->len; i++) {
		struct chart_pace *known = c->paces->pdata[i];

		if (g_str_equal(known->who, who))
			return known;
	}
	struct chart_pace *pace = g_new0(struct chart_pace, 1);
	pace->who = g_strdup(who);
	pace->days = g_array_new(FALSE, FALSE, sizeof(int));
	g_ptr_array_add(c->paces, pace);
	return pace;
}

static gint by_number(gconstpointer a, gconstpointer b)
{
	return *(const int *)a - *(const int *)b;
}

static gint by_answers(gconstpointer a, gconstpointer b)
{
	const struct chart_pace *x = *(const struct chart_pace *const *)a;
	const struct chart_pace *y = *(const struct chart_pace *const *)b;

	return x->days->len != y->days->len ? (x->days->len < y->days->len ? 1 : -1)
					    : g_utf8_collate(x->who, y->who);
}

static void take_paces(const struct plan *p, struct chart *c)
{
	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *v = p->in->items->pdata[i];
		int days = answer_days(p, v);
		g_autofree char *who = plan_item_who(p, v->item);

		if (days >= 0)
			g_array_append_val(pace_of(c, who)->days, days);
	}
	for (guint i = c->paces->len; i-- > 0;) {
		struct chart_pace *pace = c->paces->pdata[i];

		g_array_sort(pace->days, by_number);
		if (pace->days->len < ANSWERS_MIN)
			g_ptr_array_remove_index(c->paces, i);
	}
	g_ptr_array_sort(c->paces, by_answers);
	if (c->paces->len > PACES_MAX)
		g_ptr_array_set_size(c->paces, PACES_MAX);
}

/* "Ana Ortiz 13 school days, Dana Whitfield 3 school days" */
static char *waits_said(const struct plan *p, const struct chart *c, bool ours)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < c->waits->len; i++) {
		const struct chart_wait *w = c->waits->pdata[i];
		g_autofree char *days = words_count(p->words, COUNT_SCHOOL_DAYS, (guint)w->days);

		if ((w->side == CHART_FAMILY) == ours)
			g_string_append_printf(out, "%s%s %s%s", out->len ? ", " : "", w->who, days,
				w->unsure ? " (?)" : "");
	}
	return g_string_free(out, FALSE);
}

static char *paces_said(const struct plan *p, const struct chart *c)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < c->paces->len; i++) {
		const struct chart_pace *pace = c->paces->pdata[i];
		g_autofree char *days =
			words_count(p->words, COUNT_SCHOOL_DAYS, (guint)chart_pace_half(pace));

		g_string_append_printf(out, "%s%s %s", out->len ? ", " : "", pace->who, days);
	}
	return g_string_free(out, FALSE);
}

static void say_list(const struct plan *p, GString *out, enum say say, const char *list)
{
	g_autofree char *text = words_say(p->words, say, "list", list, NULL);

	if (*list)
		g_string_append_printf(out, "%s%s", out->len ? " " : "", text);
}

static char *chart_said(const struct plan *p, const struct chart *c)
{
	GString *out = g_string_new(NULL);
	g_autofree char *school = waits_said(p, c, false);
	g_autofree char *family = waits_said(p, c, true);
	g_autofree char *paces = paces_said(p, c);

	say_list(p, out, SAY_CHART_SCHOOL_SAID, school);
	say_list(p, out, SAY_CHART_FAMILY_SAID, family);
	say_list(p, out, SAY_PACES, paces);
	return g_string_free(out, FALSE);
}

/* The dots are told nowhere else.  Where the school is waited for, it stands with that. */
static void plan_paces(struct plan *p, const struct chart *c)
{
	g_autofree char *paces = paces_said(p, c);
	enum section_kind kind = SECTION_FOOTER;

	if (!*paces)
		return;
	for (guint i = 0; i < p->digest->sections->len; i++) {
		const struct digest_section *s = p->digest->sections->pdata[i];

		if (s->kind == SECTION_WAITING)
			kind = s->kind;
	}
	plan_add(p, kind)->text = words_say(p->words, SAY_PACES, "list", paces, NULL);
}

/* Nobody is waited for: there is no picture. */
void plan_chart(struct plan *p)
{
	static const enum say words[CHART_WORD_MORE] = {
		[CHART_WORD_WAITS] = SAY_CHART_WAITS,
		[CHART_WORD_PACES] = SAY_CHART_PACES,
		[CHART_WORD_SCHOOL] = SAY_CHART_SCHOOL,
		[CHART_WORD_FAMILY] = SAY_CHART_FAMILY,
		[CHART_WORD_STEP] = SAY_CHART_STEP,
		[CHART_WORD_HALF] = SAY_CHART_HALF,
	};
	g_autoptr(chart) c = chart_new();

	take_waits(p, c);
	if (!c->waits->len)
		return;
	take_paces(p, c);
	for (int i = 0; i < CHART_WORD_MORE; i++)
		c->words[i] = g_strdup(p->words->say[words[i]]);
	c->alt = chart_said(p, c);
	plan_paces(p, c);
	p->digest->chart = g_steal_pointer(&c);
}
