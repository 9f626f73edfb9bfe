/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions missed and made up, and supports that were not given: only what somebody said. */
#include "digest/plan.h"

#define GAP_DAYS 30

bool plan_begins_month(const struct plan *p)
{
	int year, month, day_of_month;

	day_split(p->in->to, &year, &month, &day_of_month);
	return p->in->to.n - day_of_month + 1 >= p->in->from.n;
}

static bool is_news(const struct plan *p, const struct service_entry *e)
{
	const struct message *m = plan_message(p, e->message);

	return m && plan_in_week(p, m->date);
}

static bool has_news(const struct plan *p, const struct service_sum *s)
{
	for (guint i = 0; i < p->in->services->len; i++) {
		const struct service_entry *e = p->in->services->pdata[i];

		if (e->kind != SERVICE_GAP && g_strcmp0(e->service, s->service) == 0 &&
			g_strcmp0(e->child, s->child) == 0 && is_news(p, e))
			return true;
	}
	return false;
}

static void append(GString *text, char *sentence)
{
	g_autofree char *owned = sentence;

	g_string_append_printf(text, "%s%s", text->len ? " " : "", owned);
}

/* The last that was missed, with its day and cause. */
static void append_last(const struct plan *p, GString *text, const struct service_entry *e)
{
	g_autofree char *day = words_weekday(p->words, e->day, p->today);

	append(text,
		words_say(p->words,
			e->certainty == SERVICE_CONFIRMED ? SAY_SERVICE_LAST : SAY_SERVICE_NOTED,
			"day", day, "cause", words_name(p->words, e->cause), NULL));
}

char *plan_service_said(const struct plan *p, const struct service_sum *s)
{
	g_autofree char *missed = words_count(p->words, COUNT_SESSIONS, (guint)s->missed);
	g_autofree char *made = g_strdup_printf("%d", s->made_up);
	g_autofree char *owed = g_strdup_printf("%d", s->owed);
	g_autofree char *child = plan_clean(s->child);
	const char *service =
		s->service ? words_name(p->words, s->service) : p->words->say[SAY_SERVICE_UNNAMED];
	bool several = p->in->settings->children->len > 1 && *child;

	return words_say(p->words, several ? SAY_SERVICE_OF : SAY_SERVICE, "service", service,
		"child", child, "missed", missed, "made", made, "owed", owed, NULL);
}

static void plan_sum(struct plan *p, const struct service_sum *s)
{
	g_autofree char *promised = g_strdup_printf("%d", s->promised);
	g_autofree char *away = g_strdup_printf("%d", s->student_absent);
	GString *text = g_string_new(NULL);

	append(text, plan_service_said(p, s));
	if (s->promised)
		append(text, words_say(p->words, SAY_SERVICE_PROMISED, "n", promised, NULL));
	if (s->student_absent)
		append(text, words_say(p->words, SAY_SERVICE_AWAY, "n", away, NULL));
	if (s->last)
		append_last(p, text, s->last);
	plan_add(p, SECTION_SERVICES)->text = g_string_free(text, FALSE);
}

static bool is_same_gap(const struct service_entry *a, const struct service_entry *b)
{
	return b->kind == SERVICE_GAP && g_strcmp0(a->support, b->support) == 0 &&
		g_strcmp0(a->child, b->child) == 0;
}

/* All of the last weeks of one kind, told where the last of them is. */
static void plan_gap(struct plan *p, guint at)
{
	const struct service_entry *e = p->in->services->pdata[at];
	g_autoptr(GString) days = g_string_new(NULL);
	guint n = 0;

	for (guint i = 0; i < p->in->services->len; i++) {
		const struct service_entry *other = p->in->services->pdata[i];

		if (!is_same_gap(e, other) || other->day.n <= p->in->to.n - GAP_DAYS)
			continue;
		if (i > at && is_news(p, other))
			return;
		g_autofree char *day = words_weekday(p->words, other->day, p->today);
		g_string_append_printf(days, "%s%s", n++ ? ", " : "", day);
	}
	g_autofree char *times = words_count(p->words, COUNT_TIMES, n);
	g_autofree char *child = plan_clean(e->child);
	bool several = p->in->settings->children->len > 1 && *child;
	if (n)
		plan_add(p, SECTION_SERVICES)->text =
			words_say(p->words, several ? SAY_GAP_OF : SAY_GAP, "support",
				e->support ? words_name(p->words, e->support)
					   : p->words->say[SAY_GAP_UNNAMED],
				"child", child, "times", times, "days", days->str, NULL);
}

void plan_services(struct plan *p)
{
	const GPtrArray *entries = p->in->services;
	guint before = p->digest->sections->len;

	if (!entries)
		return;
	g_autoptr(GArray) sums = service_sums(entries, p->in->settings->first_day);
	for (guint i = 0; i < sums->len; i++) {
		const struct service_sum *s = &g_array_index(sums, struct service_sum, i);

		if (has_news(p, s) || (plan_begins_month(p) && s->owed))
			plan_sum(p, s);
	}
	for (guint i = 0; i < entries->len; i++) {
		const struct service_entry *e = entries->pdata[i];

		if (e->kind == SERVICE_GAP && is_news(p, e))
			plan_gap(p, i);
	}
	if (p->digest->sections->len > before)
		plan_add(p, SECTION_SERVICES)->text = g_strdup(p->words->say[SAY_SERVICE_HOW]);
}
