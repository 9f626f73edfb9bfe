/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for every letter of the week: who, to whom, what it did, what it is about. */
#include "digest/plan.h"

#include "base/text.h"

#define SUBJECT_COLUMNS 60
#define ABOUT_COLUMNS 40 /* beside what the letter did */

/* What a letter did to the items, one list of ids for each kind of effect. */
struct effects {
	GArray *ids[SAY_COUNT];
};

static void effect_add(struct effects *f, enum say what, gint64 id)
{
	if (!f->ids[what])
		f->ids[what] = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_array_append_val(f->ids[what], id);
}

static void effects_of_item(struct effects *f, const struct item *i, gint64 letter)
{
	static const enum say by_event[EVENT_COUNT] = {
		[EVENT_ACKNOWLEDGED] = SAY_GIST_RECEIVED,
		[EVENT_PARTLY] = SAY_GIST_PARTLY,
		[EVENT_RESOLVED] = SAY_GIST_SETTLES,
		[EVENT_DECLINED] = SAY_GIST_DECLINES,
		[EVENT_CHASED] = SAY_GIST_CHASES,
	};

	if (i->message == letter && !i->chases && i->kind != ITEM_TASK)
		effect_add(f, i->kind == ITEM_REQUEST ? SAY_GIST_ASKS : SAY_GIST_PROMISES, i->id);
	for (guint k = 0; k < i->events->len; k++) {
		const struct event *e = i->events->pdata[k];

		if (e->message == letter && letter != 0 && by_event[e->kind])
			effect_add(f, by_event[e->kind], i->id);
	}
}

/* "settles i4 to i7; asks i8"; "" where it did nothing. */
static char *letter_effects(const struct plan *p, const struct message *m)
{
	static const enum say order[] = { SAY_GIST_SETTLES, SAY_GIST_PARTLY, SAY_GIST_DECLINES,
		SAY_GIST_PROMISES, SAY_GIST_ASKS, SAY_GIST_CHASES, SAY_GIST_RECEIVED };
	struct effects f = { { NULL } };
	GString *gist = g_string_new(NULL);

	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *v = p->in->items->pdata[i];

		effects_of_item(&f, v->item, m->id);
	}
	for (guint k = 0; k < G_N_ELEMENTS(order); k++) {
		if (!f.ids[order[k]])
			continue;
		g_autofree char *ids = plan_ids(p, f.ids[order[k]]);
		g_array_unref(f.ids[order[k]]);
		g_autofree char *text = words_say(p->words, order[k], "items", ids, NULL);
		g_string_append_printf(gist, "%s%s", gist->len ? "; " : "", text);
	}
	return g_string_free(gist, FALSE);
}

static char *letter_gist(const struct plan *p, const struct message *m)
{
	g_autofree char *effects = letter_effects(p, m);
	g_autofree char *clean = plan_clean(m->subject);
	g_autofree char *subject =
		text_clip(plan_bare_subject(clean), *effects ? ABOUT_COLUMNS : SUBJECT_COLUMNS);

	if (*effects && *subject)
		return words_say(
			p->words, SAY_GIST_ABOUT, "what", effects, "subject", subject, NULL);
	if (*effects)
		return g_steal_pointer(&effects);
	enum say say = m->kind == KIND_POINTER ? SAY_GIST_POINTER
		: m->kind == KIND_BOUNCE       ? SAY_GIST_BOUNCE
		: *subject		       ? SAY_GIST_SUBJECT
					       : SAY_GIST_NONE;
	return words_say(p->words, say, "subject", subject, NULL);
}

/* "Marisol Rivera and 2 more" */
static char *letter_to(const struct plan *p, const struct message *m)
{
	guint n = m->to->len + m->cc->len;

	if (n == 0)
		return g_strdup(p->words->say[SAY_NOBODY]);
	const struct address *first = m->to->len ? m->to->pdata[0] : m->cc->pdata[0];
	g_autofree char *who = plan_call(p, first);
	if (n == 1)
		return g_steal_pointer(&who);
	g_autofree char *rest = g_strdup_printf("%u", n - 1);
	return words_say(p->words, SAY_AND_MORE, "who", who, "n", rest, NULL);
}

/* What a member wrote for no other eyes, for theirs: the words, where a subject would be. */
static void plan_private(struct plan *p, const struct message *m)
{
	struct digest_entry *e = plan_add(p, SECTION_LETTERS);
	const char *words;

	note_kind_of(*m->own_text ? m->own_text : m->subject, &words);
	g_autofree char *clean = plan_clean(words);
	g_autofree char *gist = text_clip(clean, SUBJECT_COLUMNS);
	e->message = m->id;
	e->label = words_weekday(p->words, plan_day(p, m->date), p->today);
	e->text = words_say(p->words, SAY_LETTER_PRIVATE, "gist", gist, NULL);
}

static bool is_for_reader(const struct plan *p, const char *member)
{
	return p->in->reader && settings_is_same(p->in->settings, p->in->reader, member);
}

static void plan_letter(struct plan *p, const struct message *m)
{
	struct digest_entry *e = plan_add(p, SECTION_LETTERS);
	g_autofree char *from = plan_author(p, m);
	g_autofree char *gist = letter_gist(p, m);
	g_autofree char *to = letter_to(p, m);

	e->message = m->id;
	e->label = words_weekday(p->words, plan_day(p, m->date), p->today);
	e->text = words_say(p->words, m->note ? SAY_LETTER_NOTE : SAY_LETTER, "from", from, "to",
		to, "gist", gist, NULL);
}

void plan_letters(struct plan *p)
{
	for (guint i = 0; i < p->in->messages->len; i++) {
		const struct message *m = p->in->messages->pdata[i];
		bool letter = (m->between || m->note) && !m->own_digest && !m->automatic &&
			!(m->acts & (ACT_BIT(ACT_AUTO_REPLY) | ACT_BIT(ACT_BULK)));

		/* nobody's letter, but the family must know that theirs did not arrive; what
		 * answers none of theirs is a stranger's */
		letter |= m->kind == KIND_BOUNCE && m->reply_to;
		const char *only = message_private_to(m);

		if (!letter || !plan_in_week(p, m->date))
			continue;
		if (!only)
			plan_letter(p, m);
		else if (is_for_reader(p, only))
			plan_private(p, m);
	}
}
