/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies ahead, and on what the digest stands. */
#include "digest/plan.h"

#include "base/text.h"

#define COMING_DAYS 14
#define SET_ASIDE_SHOWN 3
#define DETAIL_COLUMNS 60

static char *plan_detail(const char *text)
{
	g_autofree char *clean = plan_clean(text);

	return text_clip(*clean ? clean : "?", DETAIL_COLUMNS);
}

/* The last day off before school goes on; the weekend behind a break is not counted to it. */
static struct day closure_end(const struct calendar *c, struct day first, struct day next)
{
	struct day_range r;

	for (struct day d = day_add(next, -1); d.n > first.n; d = day_add(d, -1))
		if (calendar_break(c, d, &r))
			return d;
	return first;
}

/* Breaks that touch (or have only a weekend between them) are one. */
static struct day plan_closure(struct plan *p, struct day first)
{
	const struct calendar *c = p->in->settings->calendar;
	struct day next = calendar_on_or_after(c, first), last;
	g_autofree char *from = words_weekday(p->words, first, p->today);

	if (!day_known(next)) {
		plan_add(p, SECTION_COMING)->text =
			words_say(p->words, SAY_BREAK_END, "first", from, NULL);
		return day_add(first, CALENDAR_HORIZON_DAYS);
	}
	last = closure_end(c, first, next);
	g_autofree char *to = words_weekday(p->words, last, p->today);
	g_autofree char *on = words_weekday(p->words, next, p->today);
	plan_add(p, SECTION_COMING)->text =
		words_say(p->words, last.n == first.n ? SAY_BREAK_DAY : SAY_BREAK, "first", from,
			"last", to, "next", on, NULL);
	return next;
}

static void plan_coming_item(struct plan *p, const struct item_view *v, struct day d, enum say what)
{
	struct digest_entry *e = plan_add(p, SECTION_COMING);
	g_autofree char *id = g_strdup_printf("i%" G_GINT64_FORMAT, v->item->id);
	g_autofree char *who = plan_item_who(p, v->item);
	g_autofree char *quote = plan_detail(v->item->quote);

	e->item = v->item->id;
	e->message = v->item->message;
	e->label = words_weekday(p->words, d, p->today);
	e->text = words_say(p->words, what, "who", who, "quote", quote, "item", id, NULL);
}

static void plan_coming_items(struct plan *p, struct day d)
{
	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *v = p->in->items->pdata[i];

		if ((v->state != STATE_OPEN && v->state != STATE_ACKNOWLEDGED) || v->item->chases)
			continue;
		if (v->snoozed_until.n == d.n)
			plan_coming_item(p, v, d, SAY_SNOOZED);
		else if (v->item->due.n == d.n)
			plan_coming_item(p, v, d, SAY_DUE);
	}
}

/* What waits for the next check-in. */
static void plan_parked(struct plan *p)
{
	guint n = 0;

	for (guint i = 0; p->in->parked && i < p->in->parked->len; i++)
		n += ((const struct parked *)p->in->parked->pdata[i])->asked_in == 0;
	if (n == 0)
		return;
	g_autofree char *questions = words_count(p->words, COUNT_PARKED, n);
	plan_add(p, SECTION_COMING)->text =
		words_say(p->words, SAY_PARKED, "questions", questions, NULL);
}

void plan_coming(struct plan *p)
{
	const struct settings *s = p->in->settings;
	struct day closed_until = p->today;
	struct day_range r;

	for (int n = 0; n <= COMING_DAYS; n++) {
		struct day d = day_add(p->today, n);

		if (d.n >= closed_until.n && day_weekday(d) < SATURDAY &&
			calendar_break(s->calendar, d, &r))
			closed_until = plan_closure(p, d);
		if (n > 0)
			plan_coming_items(p, d);
	}
	plan_parked(p);
}

/* "Sun 22 Nov 17:58" */
static char *plan_time(const struct plan *p, struct moment m)
{
	g_autofree char *day = words_weekday(p->words, plan_day(p, m), p->today);
	int minute = moment_minute(m, p->in->settings->zone);

	return g_strdup_printf("%s %02d:%02d", day, minute / 60, minute % 60);
}

static void plan_source(struct plan *p, const struct source_status *s)
{
	struct digest_entry *e = plan_add(p, SECTION_FOOTER);
	bool known = moment_known(s->last_success);
	g_autofree char *name = plan_clean(s->name);
	g_autofree char *time = known ? plan_time(p, s->last_success) : g_strdup("");
	g_autofree char *check = words_say(p->words, known ? SAY_SOURCE : SAY_SOURCE_NEVER,
		"source", name, "time", time, NULL);

	if (!s->trouble) {
		e->text = g_steal_pointer(&check);
		return;
	}
	g_autofree char *trouble = plan_clean(s->trouble);
	e->text = words_say(p->words, SAY_SOURCE_TROUBLE, "check", check, "trouble", trouble, NULL);
}

static void plan_set_aside(struct plan *p)
{
	guint n = p->in->set_aside->len;

	if (n == 0)
		return;
	g_autofree char *mails = words_count(p->words, COUNT_SET_ASIDE, n);
	plan_add(p, SECTION_FOOTER)->text =
		words_say(p->words, SAY_SET_ASIDE, "mails", mails, NULL);
	for (guint i = 0; i < MIN(n, SET_ASIDE_SHOWN); i++) {
		const struct set_aside *a = p->in->set_aside->pdata[i];
		g_autofree char *from = plan_detail(a->from);
		g_autofree char *subject = plan_detail(a->subject);
		g_autofree char *why = plan_detail(a->why);

		plan_add(p, SECTION_FOOTER)->text = words_say(p->words, SAY_SET_ASIDE_ONE, "from",
			from, "subject", subject, "why", why, NULL);
	}
}

static void plan_calendar_end(struct plan *p)
{
	struct day end;

	if (!settings_calendar_ends(p->in->settings, p->today, &end))
		return;
	g_autofree char *day = words_weekday(p->words, end, p->today);
	plan_add(p, SECTION_FOOTER)->text =
		words_say(p->words, SAY_CALENDAR_ENDS, "day", day, NULL);
}

/* A server was not there for so long that a digest became old news. */
static void plan_replaced(struct plan *p)
{
	if (!p->in->replaced)
		return;
	g_autofree char *day = words_weekday(p->words, *p->in->replaced, p->today);
	plan_add(p, SECTION_FOOTER)->text = words_say(p->words, SAY_REPLACED, "day", day, NULL);
}

void plan_footer(struct plan *p)
{
	static const enum say always[] = { SAY_ITEMS_HOW, SAY_COUNTED, SAY_ONLY_YOU,
		SAY_NO_ADVICE };

	for (guint i = 0; i < p->in->sources->len; i++)
		plan_source(p, p->in->sources->pdata[i]);
	plan_set_aside(p);
	plan_replaced(p);
	plan_calendar_end(p);
	for (guint i = 0; i < G_N_ELEMENTS(always); i++)
		plan_add(p, SECTION_FOOTER)->text = g_strdup(p->words->say[always[i]]);
	if (p->in->answerable)
		plan_add(p, SECTION_FOOTER)->text = g_strdup(p->words->say[SAY_ANSWER_HOW]);
	if (p->in->chain_head)
		plan_add(p, SECTION_FOOTER)->text =
			words_say(p->words, SAY_CHAIN, "chain", p->in->chain_head, NULL);
}
