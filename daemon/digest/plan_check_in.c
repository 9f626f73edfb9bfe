/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days ahead: to ask how things are going, and on which the plan is reviewed. */
#include "digest/plan.h"

#define WEEK 7
#define NEWS_MAX 31 /* days that one digest looks ahead for these, at most */

/* Is it told by this digest, and by no other?  Each looks ahead as far as it looks back. */
static bool is_near(const struct plan *p, struct day d)
{
	int ahead = MIN(p->in->to.n - p->in->from.n + 1, NEWS_MAX);

	return day_known(d) && d.n > p->in->to.n && d.n <= p->in->to.n + ahead;
}

static void plan_check_in(struct plan *p, struct day d, struct day middle)
{
	g_autofree char *day = words_weekday(p->words, d, p->today);
	g_autofree char *text = words_say(p->words, SAY_CHECK_IN, "day", day, NULL);

	if (day_known(middle)) {
		g_autofree char *of = words_weekday(p->words, middle, p->today);
		g_autofree char *head = words_say(p->words, SAY_CHECK_IN_MIDDLE, "day", of, NULL);

		plan_add(p, SECTION_COMING)->text = g_strconcat(head, " ", text, NULL);
	} else {
		plan_add(p, SECTION_COMING)->text = g_steal_pointer(&text);
	}
}

/* The Monday of the week before the middle, or the next day with school. */
static void plan_mid_terms(struct plan *p)
{
	const struct settings *s = p->in->settings;

	for (guint i = 0; i < s->terms->len; i++) {
		const struct day_range *r = &g_array_index(s->terms, struct day_range, i);
		struct day middle = day_add(r->first, (r->last.n - r->first.n) / 2);
		struct day monday = day_add(middle, MONDAY - (int)day_weekday(middle) - WEEK);
		struct day d = calendar_on_or_after(s->calendar, monday);

		if (is_near(p, d) && d.n <= r->last.n)
			plan_check_in(p, d, middle);
	}
}

/* Weeks are counted from the first day of school. */
static void plan_every(struct plan *p, int weeks)
{
	const struct settings *s = p->in->settings;
	struct day d = s->first_day;

	while (day_known(d) && d.n <= p->in->to.n + NEWS_MAX) {
		struct day on = calendar_on_or_after(s->calendar, d);

		if (d.n > s->first_day.n && is_near(p, on))
			plan_check_in(p, on, DAY_NONE);
		d = day_add(d, weeks * WEEK);
	}
}

static struct day half_a_year_before(struct day d)
{
	int year, month, day_of_month;

	day_split(d, &year, &month, &day_of_month);
	year -= month <= 6;
	month += month <= 6 ? 6 : -6;
	struct day same = day_of(year, month, day_of_month);
	return day_known(same) ? same : day_month_end(day_of(year, month, 1));
}

/* Of several children it says whose. */
static void plan_review(struct plan *p, const struct child *c, struct day review, enum say say)
{
	static const int before[] = { 0, 60, 30, 10 }; /* 0: half a year */

	for (guint i = 0; day_known(review) && i < G_N_ELEMENTS(before); i++) {
		struct day d = before[i] ? day_add(review, -before[i]) : half_a_year_before(review);
		struct day on = calendar_on_or_after(p->in->settings->calendar, d);

		if (!is_near(p, on) || on.n >= review.n)
			continue;
		g_autofree char *day = words_weekday(p->words, review, p->today);
		g_autofree char *from = words_weekday(p->words, on, p->today);
		g_autofree char *left =
			words_count(p->words, COUNT_DAYS, (guint)(review.n - p->today.n));
		g_autofree char *text =
			words_say(p->words, say, "day", day, "left", left, "from", from, NULL);
		plan_add(p, SECTION_COMING)->text = p->in->settings->children->len > 1
			? g_strconcat(c->name, ": ", text, NULL)
			: g_steal_pointer(&text);
		return;
	}
}

void plan_check_ins(struct plan *p)
{
	const struct settings *s = p->in->settings;

	if (s->check_in == CHECK_IN_MID_TERM)
		plan_mid_terms(p);
	else if (s->check_in > 0)
		plan_every(p, s->check_in);
	for (guint i = 0; i < s->children->len; i++) {
		const struct child *c = s->children->pdata[i];

		plan_review(p, c, c->annual_review, SAY_REVIEW);
		plan_review(p, c, c->three_year_review, SAY_REVIEW_3);
	}
}
