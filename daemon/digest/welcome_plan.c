/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/welcome_plan.h"

#include "digest/plan.h"

/* What a forward brought, as far as a family counts it. */
struct taken {
	guint n[COUNT_COUNT];
	struct day due; /* of its only promise */
};

static bool is_among(const GPtrArray *letters, gint64 id)
{
	for (guint i = 0; id && i < letters->len; i++)
		if (((const struct message *)letters->pdata[i])->id == id)
			return true;
	return false;
}

static enum count counted_as(const struct item *i)
{
	if (i->kind == ITEM_REQUEST)
		return i->owed_by == OWED_FAMILY ? COUNT_TAKEN_ASKED : COUNT_TAKEN_QUESTIONS;
	return i->owed_by == OWED_FAMILY ? COUNT_TAKEN_OURS : COUNT_TAKEN_PROMISES;
}

static struct taken take(const struct plan *p, const GPtrArray *letters)
{
	struct taken t = { .due = DAY_NONE };

	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *v = p->in->items->pdata[i];

		if (v->item->chases)
			continue;
		if (is_among(letters, v->item->message)) {
			t.n[counted_as(v->item)]++;
			if (counted_as(v->item) == COUNT_TAKEN_PROMISES)
				t.due = v->item->due;
		}
		t.n[COUNT_TAKEN_SETTLED] += is_among(letters, v->resolved_by);
	}
	return t;
}

/* "2 questions of yours, 1 promise for Fri 11 Sep" */
static char *taken_text(const struct plan *p, const struct taken *t)
{
	static const enum count order[] = { COUNT_TAKEN_QUESTIONS, COUNT_TAKEN_ASKED,
		COUNT_TAKEN_PROMISES, COUNT_TAKEN_OURS, COUNT_TAKEN_SETTLED };
	GString *out = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
		guint n = t->n[order[i]];
		bool dated = order[i] == COUNT_TAKEN_PROMISES && n == 1 && day_known(t->due);

		if (n == 0)
			continue;
		g_autofree char *what = words_count(p->words, order[i], n);
		g_autofree char *day = words_weekday(p->words, t->due, p->today);
		g_autofree char *dated_what =
			words_say(p->words, SAY_TAKEN_DUE, "what", what, "day", day, NULL);
		g_string_append_printf(
			out, "%s%s", out->len ? ", " : "", dated ? dated_what : what);
	}
	if (!out->len)
		g_string_append(out, p->words->say[SAY_TAKEN_NOTHING]);
	return g_string_free(out, FALSE);
}

/* What is quoted beneath a letter is told with it: its questions are what the letter answers. */
static GPtrArray *with_quotes(const GPtrArray *letters, guint at)
{
	const struct message *m = letters->pdata[at];
	GPtrArray *all = g_ptr_array_new();

	g_ptr_array_add(all, (gpointer)m);
	for (guint i = 0; i < letters->len; i++) {
		const struct message *q = letters->pdata[i];

		if (q != m && q->via == VIA_QUOTED && (at == 0 || q->parent == m->index))
			g_ptr_array_add(all, (gpointer)q);
	}
	return all;
}

static void add_letter(struct plan *p, const GPtrArray *letters, guint at)
{
	const struct message *m = letters->pdata[at];
	g_autoptr(GPtrArray) all = with_quotes(letters, at);
	const struct taken t = take(p, all);
	g_autofree char *who = plan_author(p, m);
	g_autofree char *day = words_day_long(p->words, plan_day(p, m->date), p->today);
	g_autofree char *what = taken_text(p, &t);
	struct digest_entry *e =
		digest_add(p->digest, SECTION_LETTERS, p->words->say[SAY_WELCOME_TAKEN]);

	e->message = m->id;
	e->text = words_say(p->words, SAY_TAKEN, "who", who, "day", day, "what", what, NULL);
}

static void add_footer(struct plan *p, guint nth)
{
	const char *title = p->words->say[SAY_ALERT_ABOUT];
	g_autofree char *n = g_strdup_printf("%u", nth);
	g_autofree char *of = g_strdup_printf("%d", WELCOME_LETTERS);

	digest_add(p->digest, SECTION_FOOTER, title)->text =
		words_say(p->words, SAY_WELCOME_WHY, "n", n, "of", of, NULL);
	digest_add(p->digest, SECTION_FOOTER, title)->text =
		g_strdup(p->words->say[SAY_WELCOME_ONLY_YOU]);
}

struct digest *welcome_plan(const struct digest_input *in, const GPtrArray *letters, guint nth)
{
	g_auto(plan) p;
	bool whole = false;

	plan_init(&p, in, NULL);
	struct digest *d = p.digest = digest_new();
	d->language = g_strdup(p.words->language);
	d->from = d->to = p.today;
	d->family = plan_clean(in->settings->family);
	d->title = g_strdup(p.words->say[SAY_WELCOME_TITLE]);
	d->subject = g_strdup(p.words->say[SAY_WELCOME_SUBJECT]);
	for (guint i = 0; i < letters->len; i++)
		whole |= ((const struct message *)letters->pdata[i])->via != VIA_QUOTED;
	for (guint i = 0; i < letters->len; i++)
		if (!whole || ((const struct message *)letters->pdata[i])->via != VIA_QUOTED)
			add_letter(&p, letters, i);
	add_footer(&p, nth);
	return d;
}
