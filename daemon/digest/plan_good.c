/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Good news first: kind words, what was settled, and whom a thank-you would reach. */
#include "digest/draft_plan.h"

#include "base/text.h"

#define WHY_COLUMNS 60
#define THANKS_SCHOOL_DAYS 10 /* two weeks: a thank-you every week is none */
#define THANKS_LETTER "D-THX"

/* &id of a letter -> the first item of the school's that it settled. */
static GHashTable *index_settled(const struct plan *p)
{
	GHashTable *settled = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = p->in->items->len; i-- > 0;) {
		struct item_view *v = p->in->items->pdata[i];

		if (v->resolved_by && v->state == STATE_RESOLVED && v->item->owed_by != OWED_FAMILY)
			g_hash_table_insert(settled, &v->resolved_by, v);
	}
	return settled;
}

/*
 * The school's letters that ask for a thank-you: good ones, but of one person none within two weeks
 * of another.  &id -> what it settled first, or NULL.  Counted over the whole trail, so that a
 * digest knows what an earlier one said.
 */
static GHashTable *letters_to_thank_for(const struct plan *p)
{
	GHashTable *letters = g_hash_table_new(g_int64_hash, g_int64_equal);
	g_autoptr(GHashTable) settled = index_settled(p);
	g_autoptr(GHashTable) last = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < p->in->messages->len; i++) {
		struct message *m = p->in->messages->pdata[i];
		const struct message *before = g_hash_table_lookup(last, m->from->address);

		if (m->direction != DIRECTION_FROM_SCHOOL || !m->between || !*m->from->address ||
			!((m->acts & ACT_BIT(ACT_WIN)) || g_hash_table_contains(settled, &m->id)))
			continue;
		if (before &&
			calendar_count(p->in->settings->calendar, plan_day(p, before->date),
				plan_day(p, m->date)) < THANKS_SCHOOL_DAYS)
			continue;
		g_hash_table_insert(last, m->from->address, m);
		g_hash_table_insert(letters, &m->id, g_hash_table_lookup(settled, &m->id));
	}
	return letters;
}

static bool is_answered(const struct plan *p, const struct message *m)
{
	for (guint i = 0; i < p->in->messages->len; i++) {
		const struct message *reply = p->in->messages->pdata[i];

		if (reply->reply_to == m->id && reply->direction == DIRECTION_FROM_FAMILY)
			return true;
	}
	return false;
}

/* The thank-you for a letter, whether it settled something or is kind by itself. */
static char *thanks_url(const struct plan *p, const struct message *m)
{
	const struct draft_templates *drafts = p->in->drafts;
	const struct draft_template *t = drafts ? draft_named(drafts, THANKS_LETTER) : NULL;

	if (!t)
		return NULL;
	g_autoptr(item) about = item_new();
	struct item_view v = { .item = about, .state = STATE_RESOLVED, .resolved_by = m->id };
	struct event *settled = event_new(EVENT_RESOLVED, m->date, NULL);
	struct plan own = *p;

	about->kind = ITEM_COMMITMENT;
	about->owed_by = OWED_SCHOOL;
	about->message = settled->message = m->id;
	about->date = m->date;
	g_ptr_array_add(about->events, settled);
	own.words = words_find(drafts->language);
	g_autoptr(draft) d = draft_plan(&own, t, &v);
	return draft_url(d);
}

/* Once for a letter; not where the family has written back since. */
static void plan_thanks(
	struct plan *p, struct digest_entry *e, const struct message *m, GHashTable *thanks)
{
	gpointer first = NULL;

	if (!g_hash_table_steal_extended(thanks, &m->id, NULL, &first) || is_answered(p, m))
		return;
	e->mailto = thanks_url(p, m);
	if (!e->mailto)
		return;
	gint64 about = e->item ? e->item : first ? ((struct item_view *)first)->item->id : 0;
	g_autofree char *id = g_strdup_printf("i%" G_GINT64_FORMAT, about);
	e->draft = g_strdup(THANKS_LETTER);
	e->next = words_say(p->words, about ? SAY_THANKS : SAY_THANKS_BARE, "item", id, NULL);
}

static void plan_win(struct plan *p, const struct message *m, GHashTable *thanks)
{
	for (guint i = 0; i < m->sentences->len; i++) {
		const struct sentence *s = m->sentences->pdata[i];

		if (!(s->acts & ACT_BIT(ACT_WIN)))
			continue;
		struct digest_entry *e = plan_add(p, SECTION_GOOD_NEWS);
		g_autofree char *day = words_weekday(p->words, plan_day(p, m->date), p->today);
		e->who = plan_author(p, m);
		e->message = m->id;
		e->text = words_say(p->words, SAY_WIN, "who", e->who, "day", day, NULL);
		e->quote = plan_clean(s->text);
		plan_thanks(p, e, m, thanks);
		return; /* one line for a letter */
	}
}

/* What a member noted as one. */
static void plan_own_win(struct plan *p, const struct message *m)
{
	struct digest_entry *e = plan_add(p, SECTION_GOOD_NEWS);
	g_autofree char *day = words_weekday(p->words, plan_day(p, m->date), p->today);
	g_autofree char *text = message_note_text(m);

	e->who = plan_author(p, m);
	e->message = m->id;
	e->text = words_say(p->words, SAY_WIN, "who", e->who, "day", day, NULL);
	e->quote = plan_clean(text);
}

static char *settled_text(const struct plan *p, const struct event *e)
{
	const struct message *m = plan_message(p, e->message);
	g_autofree char *day = words_weekday(p->words, plan_day(p, e->at), p->today);

	if (m && m->direction == DIRECTION_FROM_FAMILY)
		return words_say(p->words, SAY_SETTLED_YOU, "day", day, NULL);
	if (m) {
		g_autofree char *by = plan_author(p, m);
		return words_say(p->words, SAY_SETTLED_BY, "by", by, "day", day, NULL);
	}
	g_autofree char *clean = plan_clean(e->why);
	g_autofree char *why = text_clip(clean, WHY_COLUMNS);
	return words_say(p->words, e->by_person && *why ? SAY_SETTLED_HAND : SAY_SETTLED_NOBODY,
		"day", day, "why", why, NULL);
}

static void plan_settled(struct plan *p, const struct item_view *v, GHashTable *thanks)
{
	const struct event *settled = plan_event(p, v->item, EVENT_RESOLVED);

	if (v->state != STATE_RESOLVED || v->item->chases || v->item->kind == ITEM_TASK ||
		!settled || !plan_in_week(p, settled->at))
		return;
	struct digest_entry *e = plan_add(p, SECTION_GOOD_NEWS);

	e->item = v->item->id;
	e->message = settled->message;
	e->who = plan_item_who(p, v->item);
	e->text = settled_text(p, settled);
	e->quote = plan_clean(v->item->quote);
	if (plan_message(p, settled->message))
		plan_thanks(p, e, plan_message(p, settled->message), thanks);
}

/* What that letter settled; 0: what no letter did. */
static void plan_settled_by(struct plan *p, gint64 letter, GHashTable *thanks)
{
	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *v = p->in->items->pdata[i];
		bool by_letter = plan_message(p, v->resolved_by) != NULL;

		if (letter ? v->resolved_by == letter : !by_letter)
			plan_settled(p, v, thanks);
	}
}

void plan_good_news(struct plan *p)
{
	g_autoptr(GHashTable) thanks = letters_to_thank_for(p);

	for (guint i = 0; i < p->in->messages->len; i++) {
		const struct message *m = p->in->messages->pdata[i];

		if (!plan_in_week(p, m->date))
			continue;
		if (m->direction == DIRECTION_FROM_SCHOOL && m->between)
			plan_win(p, m, thanks);
		if (m->note == NOTE_WIN)
			plan_own_win(p, m);
	}
	for (guint i = 0; i < p->in->messages->len; i++) {
		const struct message *m = p->in->messages->pdata[i];

		if (plan_in_week(p, m->date))
			plan_settled_by(p, m->id, thanks);
	}
	plan_settled_by(p, 0, thanks);
}
