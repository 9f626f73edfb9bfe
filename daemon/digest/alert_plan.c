/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/alert_plan.h"

#include "base/text.h"
#include "digest/plan.h"

#define ITEMS_MAX 5
#define LETTERS_MAX 5
#define SUBJECT_COLUMNS 60

/* The same head for both: today, a title in the place of the week, nobody's name. */
static struct digest *alert_new(struct plan *p, enum say title, char *subject)
{
	struct digest *d = digest_new();
	g_autofree char *own = subject;
	char iso[DAY_TEXT_SIZE];

	p->digest = d;
	d->language = g_strdup(p->words->language);
	d->from = d->to = p->today;
	d->family = plan_clean(p->in->settings->family);
	d->title = g_strdup(p->words->say[title]);
	if (plan_is_private(p->in->settings, subject))
		d->subject = g_steal_pointer(&own);
	else
		d->subject = words_say(
			p->words, SAY_SUBJECT_BARE, "day", day_format(p->today, iso), NULL);
	return d;
}

static void add_footer(struct plan *p, enum say why)
{
	const enum say lines[] = { why, SAY_ALERT_ONLY_YOU, SAY_NO_ADVICE, SAY_ANSWER_HOW };
	guint n = G_N_ELEMENTS(lines) - !p->in->answerable;

	for (guint i = 0; i < n; i++)
		digest_add(p->digest, SECTION_FOOTER, p->words->say[SAY_ALERT_ABOUT])->text =
			g_strdup(p->words->say[lines[i]]);
}

static void add_more(struct plan *p, guint more)
{
	if (!more)
		return;
	g_autofree char *n = g_strdup_printf("%u", more);
	plan_add(p, SECTION_NEEDS_YOU)->text = words_say(p->words, SAY_MORE, "n", n, NULL);
}

struct digest *alert_plan_items(const struct digest_input *in, GPtrArray *reached)
{
	g_auto(plan) p;

	plan_init(&p, in, NULL);
	g_ptr_array_sort(reached, plan_by_urgency);
	g_autofree char *counts = words_count(p.words, COUNT_FOR_YOU, reached->len);
	struct digest *d = alert_new(
		&p, SAY_ALERT_TITLE, words_say(p.words, SAY_ALERT_SUBJECT, "counts", counts, NULL));
	guint shown = MIN(reached->len, ITEMS_MAX);

	for (guint i = 0; i < shown; i++)
		plan_item(&p, SECTION_NEEDS_YOU, reached->pdata[i]);
	add_more(&p, reached->len - shown);
	add_footer(&p, SAY_ALERT_WHY);
	return d;
}

/* What is still open in the thread of that letter: the ladder's last steps may be taken first. */
static const struct item *open_in_thread(const struct plan *p, gint64 thread)
{
	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *v = p->in->items->pdata[i];

		if (thread && v->item->thread == thread && !v->item->chases &&
			v->item->owed_by == OWED_SCHOOL &&
			(v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED))
			return v->item;
	}
	return NULL;
}

static const struct sentence *sentence_of_harm(const struct message *m)
{
	for (guint i = 0; i < m->sentences->len; i++) {
		const struct sentence *s = m->sentences->pdata[i];

		if (s->acts & ACT_BIT(ACT_HARM))
			return s;
	}
	return NULL;
}

static struct digest_entry *add_harm(struct plan *p)
{
	return digest_add(p->digest, SECTION_NEEDS_YOU, p->words->say[SAY_HARM_TITLE]);
}

static void add_letter(struct plan *p, const struct message *m)
{
	const struct sentence *s = sentence_of_harm(m);
	const struct item *open = open_in_thread(p, m->thread);
	struct digest_entry *e = add_harm(p);
	g_autofree char *who = plan_author(p, m);
	g_autofree char *day = words_weekday(p->words, plan_day(p, m->date), p->today);
	g_autofree char *id = g_strdup_printf("m%" G_GINT64_FORMAT, m->id);
	g_autofree char *clean = plan_clean(m->subject);
	g_autofree char *subject = text_clip(clean, SUBJECT_COLUMNS);

	e->message = m->id;
	e->text = words_say(p->words, *subject ? SAY_HARM_LETTER : SAY_HARM_LETTER_BARE, "who", who,
		"day", day, "subject", subject, NULL);
	e->next = words_say(p->words, SAY_HARM_SHOW, "message", id, NULL);
	e->quote = s ? plan_clean(s->text) : NULL;
	if (!open)
		return;
	g_autofree char *open_id = g_strdup_printf("i%" G_GINT64_FORMAT, open->id);
	add_harm(p)->text = words_say(p->words, SAY_HARM_DRAFT, "item", open_id, NULL);
}

struct digest *alert_plan_harm(const struct digest_input *in, const GPtrArray *letters)
{
	g_auto(plan) p;

	plan_init(&p, in, NULL);
	struct digest *d = alert_new(&p, SAY_ALERT_TITLE, g_strdup(p.words->say[SAY_HARM_SUBJECT]));
	guint shown = MIN(letters->len, LETTERS_MAX);

	add_harm(&p)->text = g_strdup(p.words->say[SAY_HARM_INTRO]);
	for (guint i = 0; i < shown; i++)
		add_letter(&p, letters->pdata[i]);
	if (letters->len > shown) {
		g_autofree char *n = g_strdup_printf("%u", letters->len - shown);

		add_harm(&p)->text = words_say(p.words, SAY_MORE_LETTERS, "n", n, NULL);
	}
	add_harm(&p)->text = g_strdup(p.words->say[SAY_HARM_STEPS]);
	add_footer(&p, SAY_HARM_WHY);
	return d;
}
