/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks that run: what the rule gives, how far it is, and why a date has moved. */
#include "digest/plan.h"

#include "base/text.h"

#define TITLE_COLUMNS 90
#define ROUTES_TOLD_DAYS 21 /* behind the date */

/* A sentence more. */
static void add(GString *text, char *sentence)
{
	g_autofree char *owned = sentence;

	g_string_append_printf(text, "%s%s", text->len ? " " : "", owned);
}

static char *title_of(const struct plan *p, const struct clock_rule *r)
{
	bool spanish = r->title_es && g_str_has_prefix(p->words->language, "es");
	g_autofree char *clean = plan_clean(spanish ? r->title_es : r->title);

	return text_clip(clean, TITLE_COLUMNS);
}

/* "c3", or of one that runs by itself "i7": what `clock stop` is told. */
static char *name_of(const struct clock_view *v)
{
	return v->id ? g_strdup_printf("c%" G_GINT64_FORMAT, v->id)
		     : g_strdup_printf("i%" G_GINT64_FORMAT, v->item);
}

static enum say say_stage(const struct plan *p, const struct clock_view *v)
{
	static const enum say stages[CLOCK_STAGE_COUNT] = {
		[CLOCK_RUNS] = SAY_CLOCK_RUNS,
		[CLOCK_HALF] = SAY_CLOCK_HALF,
		[CLOCK_THREE_QUARTERS] = SAY_CLOCK_THREE_QUARTERS,
		[CLOCK_NEAR] = SAY_CLOCK_NEAR,
		[CLOCK_DUE] = SAY_CLOCK_DUE,
		[CLOCK_PAST] = SAY_CLOCK_PAST,
		[CLOCK_LONG_PAST] = SAY_CLOCK_LONG_PAST,
	};

	if (!day_known(v->due))
		return v->count.count ? SAY_CLOCK_NO_DATE : SAY_CLOCK_NO_DAYS;
	if (v->rule->actor == ACTOR_PARENT) {
		/* where its time is over, no way is shown that may be closed */
		if (v->stage >= CLOCK_PAST)
			return SAY_CLOCK_OVER;
		return v->stage == CLOCK_NEAR ? SAY_CLOCK_RUNS : stages[v->stage];
	}
	/* neither custom nor a rule that does not count here has formal routes; and those of one
	 * that does are told of for a while */
	if (v->stage == CLOCK_LONG_PAST &&
		(v->instead || g_str_equal(v->rule->jurisdiction, "*") ||
			p->today.n - v->due.n > ROUTES_TOLD_DAYS))
		return SAY_CLOCK_OVER;
	return stages[v->stage];
}

static void add_change(const struct plan *p, const struct clock_view *v, GString *text)
{
	g_autofree char *told = words_day_long(p->words, v->told, p->today);
	g_autoptr(GString) days = g_string_new(NULL);

	for (guint i = 0; i < v->changed->len; i++) {
		g_autofree char *day =
			words_weekday(p->words, g_array_index(v->changed, struct day, i), p->today);

		g_string_append_printf(days, "%s%s", i ? ", " : "", day);
	}
	add(text,
		words_say(p->words, days->len ? SAY_CLOCK_MOVED : SAY_CLOCK_MOVED_OTHERWISE, "day",
			told, "days", days->str, NULL));
}

/* What one must know to judge the date. */
static void add_doubts(const struct plan *p, const struct clock_view *v, GString *text)
{
	const struct clock_rule *r = v->rule;
	const struct clock_count *c = &v->count;

	if (c->count > 1 && day_known(c->readings[1].due) && v->stage < CLOCK_PAST) {
		g_autofree char *later = words_day_long(p->words, c->readings[1].due, p->today);

		add(text, words_say(p->words, SAY_CLOCK_LATER, "day", later, NULL));
	}
	if (v->instead)
		add(text,
			words_say(p->words, SAY_CLOCK_INSTEAD, "place", v->instead->jurisdiction,
				"rule", v->instead->id, NULL));
	if ((c->caveats & CAVEAT_CALENDAR_ENDS) && day_known(v->due))
		add(text, g_strdup(p->words->say[SAY_CLOCK_CALENDAR_ENDS]));
	if (c->caveats & CAVEAT_NO_CALENDAR)
		add(text, g_strdup(p->words->say[SAY_CLOCK_NO_CALENDAR]));
	if (c->caveats & CAVEAT_NO_NUMBER)
		add(text, g_strdup(p->words->say[SAY_CLOCK_NO_NUMBER]));
	if (g_str_equal(r->jurisdiction, "*"))
		add(text, g_strdup(p->words->say[SAY_CLOCK_CUSTOM]));
	if (r->certainty == CERTAINTY_UNVERIFIED)
		add(text, g_strdup(p->words->say[SAY_CLOCK_UNVERIFIED]));
	if (v->unchecked) {
		g_autofree char *day = words_day_long(p->words, r->checked_on, p->today);

		add(text, words_say(p->words, SAY_CLOCK_UNCHECKED, "day", day, NULL));
	}
}

static char *clock_text(const struct plan *p, const struct clock_view *v)
{
	GString *text = g_string_new(NULL);
	g_autofree char *title = title_of(p, v->rule);
	g_autofree char *from = words_day_long(p->words, v->from, p->today);
	g_autofree char *due = words_day_long(p->words, v->due, p->today);
	g_autofree char *name = name_of(v), *child = plan_clean(v->child);
	g_autofree char *left =
		words_count(p->words, COUNT_SCHOOL_DAYS, (guint)v->school_days_left);

	add(text,
		words_say(p->words, *child ? SAY_CLOCK_CHILD : SAY_CLOCK, "title", title, "rule",
			v->rule->id, "from", from, "child", child, NULL));
	if (!v->id)
		add(text, words_say(p->words, SAY_CLOCK_BY_ITSELF, "item", name, NULL));
	if (v->rule->actor == ACTOR_PARENT && v->stage < CLOCK_PAST)
		add(text, g_strdup(p->words->say[SAY_CLOCK_YOURS]));
	add(text,
		words_say(
			p->words, say_stage(p, v), "day", due, "left", left, "clock", name, NULL));
	if (day_known(v->told))
		add_change(p, v, text);
	add_doubts(p, v, text);
	return g_string_free(text, FALSE);
}

/* What is near and the family's own to do is not only to be known. */
static bool is_for_family(const struct clock_view *v)
{
	return v->rule->actor == ACTOR_PARENT && day_known(v->due) &&
		(v->stage == CLOCK_NEAR || v->stage == CLOCK_DUE);
}

void plan_clocks(struct plan *p, bool for_family)
{
	for (guint i = 0; p->in->clocks && i < p->in->clocks->len; i++) {
		const struct clock_view *v = p->in->clocks->pdata[i];

		if (is_for_family(v) != for_family)
			continue;
		struct digest_entry *e =
			plan_add(p, for_family ? SECTION_NEEDS_YOU : SECTION_CLOCKS);
		/* an item stands in one of the sections that ask for something, and has its own */
		e->item = for_family ? 0 : v->item;
		e->label = day_known(v->due) ? words_weekday(p->words, v->due, p->today) : NULL;
		e->text = clock_text(p, v);
	}
}
