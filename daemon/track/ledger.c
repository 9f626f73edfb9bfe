/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/ledger.h"

#include "track/child.h"

enum owed_by ledger_side(const struct message *m)
{
	switch (m->direction) {
	case DIRECTION_FROM_SCHOOL:
		return OWED_SCHOOL;
	case DIRECTION_FROM_FAMILY:
		return OWED_FAMILY;
	default:
		return OWED_UNKNOWN;
	}
}

bool ledger_opens(const struct message *m)
{
	const act_set silent = ACT_BIT(ACT_AUTO_REPLY) | ACT_BIT(ACT_BULK);

	return m->between && !m->note && !m->own_digest && !m->automatic && !(m->acts & silent) &&
		ledger_side(m) != OWED_UNKNOWN;
}

static int strength(const struct sentence *s, enum act kind)
{
	int sum = 0;

	for (guint i = 0; i < s->evidence->len; i++) {
		const struct evidence *e = s->evidence->pdata[i];

		sum += e->kind == kind ? e->strength : 0;
	}
	return sum;
}

/* One sentence is one item: where it asks and promises, what it does more strongly. */
static enum item_kind kind_of(const struct sentence *s)
{
	bool asks = s->acts & ACT_BIT(ACT_REQUEST), promises = s->acts & ACT_BIT(ACT_COMMITMENT);

	if (asks && promises)
		return strength(s, ACT_COMMITMENT) > strength(s, ACT_REQUEST) ? ITEM_COMMITMENT
									      : ITEM_REQUEST;
	return asks ? ITEM_REQUEST : ITEM_COMMITMENT;
}

static enum owed_by other_side(enum owed_by side)
{
	return side == OWED_SCHOOL ? OWED_FAMILY : OWED_SCHOOL;
}

/* The sentence itself tells of it, or the one before that it follows from. */
static bool is_about(const struct message *m, guint n, act_set acts)
{
	const struct sentence *s = m->sentences->pdata[n];
	const struct sentence *before = n ? m->sentences->pdata[n - 1] : NULL;

	return (s->acts & acts) ||
		(before && !(before->marks & SENTENCE_SUBJECT) && (before->acts & acts));
}

static struct item *open_item(
	const struct message *m, guint n, const struct settings *s, const struct phrasebook *book)
{
	const struct sentence *sentence = m->sentences->pdata[n];
	struct item *i = item_new();
	cue_set cues = phrasebook_cues(book, sentence->text);
	g_autofree char *why = g_strdup_printf("rule %s", sentence->rule ? sentence->rule : "?");

	i->kind = kind_of(sentence);
	i->owed_by = i->kind == ITEM_REQUEST ? other_side(ledger_side(m)) : ledger_side(m);
	if (sentence->owed_by != OWED_UNKNOWN)
		i->owed_by = sentence->owed_by;
	i->from = g_strdup(m->from->address);
	i->message = m->id;
	i->sentence = (int)n;
	i->message_id = g_strdup(m->message_id);
	i->date = m->date;
	i->thread = m->thread;
	i->child = g_strdup(child_of(s, m, sentence->text));
	i->quote = g_strdup(sentence->text);
	i->due = sentence->due;
	i->actor = g_strdup(sentence->actor);
	i->rule = g_strdup(sentence->rule);
	i->is_meeting = i->kind == ITEM_REQUEST && (cues & CUE_BIT(CUE_MEETING));
	i->is_records = i->kind == ITEM_REQUEST && (cues & CUE_BIT(CUE_RECORDS));
	i->is_missed = i->kind == ITEM_REQUEST && is_about(m, n, ACT_BIT(ACT_MISSED_SERVICE));
	i->is_gap = i->kind == ITEM_REQUEST && is_about(m, n, ACT_BIT(ACT_ACCOMMODATION_GAP));
	struct event *e = event_new(EVENT_OPENED, m->date, why);
	e->message = m->id;
	g_ptr_array_add(i->events, e);
	return i;
}

GPtrArray *ledger_open(
	const GPtrArray *messages, const struct settings *s, const struct phrasebook *book)
{
	const act_set opening = ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_COMMITMENT);
	GPtrArray *items = g_ptr_array_new_with_free_func((GDestroyNotify)item_free);

	for (guint i = 0; i < messages->len; i++) {
		const struct message *m = messages->pdata[i];

		for (guint n = 0; ledger_opens(m) && n < m->sentences->len; n++) {
			const struct sentence *sentence = m->sentences->pdata[n];

			if ((sentence->acts & opening) && !(sentence->marks & SENTENCE_SUBJECT))
				g_ptr_array_add(items, open_item(m, n, s, book));
		}
	}
	return items;
}
