/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small trail, written by hand: letters of one thread, what their sentences do, what follows. */
#pragma once
#include "track/ladder.h"
#include "track/ledger.h"

#include "phrases.h"

#define HOUR 3600
#define MOTHER "marisol@example.com"
#define TEACHER "dana@school.example"
#define THERAPIST "karen@school.example"

struct trail {
	GPtrArray *messages, *items, *decisions;
	struct settings *settings;
	struct phrasebook *book;
};

static inline void add_child(struct settings *s, const char *name, const char *alias)
{
	struct child *c = g_new0(struct child, 1);

	c->name = g_strdup(name);
	c->aliases = g_strsplit(alias, ";", -1);
	c->school_domains = g_new0(char *, 1);
	c->contacts = g_new0(char *, 1);
	g_ptr_array_add(s->children, c);
}

static inline struct trail new_trail(void)
{
	struct trail t = {
		.messages = g_ptr_array_new_with_free_func((GDestroyNotify)message_free),
		.decisions = g_ptr_array_new_with_free_func((GDestroyNotify)decision_free),
		.settings = settings_new(),
		.book = phrases_both(),
	};

	add_child(t.settings, "Emma", "Em");
	return t;
}

static inline void trail_clear(struct trail *t)
{
	g_ptr_array_unref(t->messages);
	g_ptr_array_unref(t->decisions);
	g_clear_pointer(&t->items, g_ptr_array_unref);
	settings_free(t->settings);
	phrasebook_free(t->book);
}

/* A letter in thread 1, a direct reply to `reply_to` (0: none), one a day. */
static inline struct message *letter(
	struct trail *t, const char *from, const char *to, gint64 reply_to)
{
	struct message *m = message_new();

	m->id = t->messages->len + 1;
	m->thread = 1;
	m->reply_to = reply_to;
	m->date = (struct moment){ (gint64)m->id * 24 * HOUR, 0 };
	g_free(m->from->address);
	m->from->address = g_strdup(from);
	g_ptr_array_add(m->to, address_new(NULL, to));
	m->direction = g_str_equal(from, MOTHER) ? DIRECTION_FROM_FAMILY : DIRECTION_FROM_SCHOOL;
	m->between = m->trusted = true;
	g_ptr_array_add(t->messages, m);
	return m;
}

static inline struct sentence *says(struct message *m, const char *text, act_set acts)
{
	struct sentence *s = sentence_new();
	char *whole = g_strconcat(m->own_text, *m->own_text ? " " : "", text, NULL);

	s->text = g_strdup(text);
	s->acts = acts;
	if (g_str_has_suffix(text, "?"))
		s->marks |= SENTENCE_QUESTION;
	g_ptr_array_add(m->sentences, s);
	g_free(m->own_text);
	m->own_text = whole;
	return s;
}

static inline void settle(struct trail *t)
{
	t->items = ledger_open(t->messages, t->settings, t->book);
	for (guint i = 0; i < t->items->len; i++)
		((struct item *)t->items->pdata[i])->id = i + 1;
	ledger_settle(t->items, t->messages, t->decisions, t->settings, t->book);
}

/* A person says so, an hour into a day. */
static inline void decide(struct trail *t, gint64 item_id, enum event_kind kind, int day)
{
	struct decision *d = g_new0(struct decision, 1);

	d->id = t->decisions->len + 1;
	d->item = item_id;
	d->kind = kind;
	d->until = DAY_NONE;
	d->at = (struct moment){ day * 24L * HOUR + HOUR, 0 };
	g_ptr_array_add(t->decisions, d);
}

static inline struct item_view view(struct trail *t, guint i)
{
	struct moment far = { 1000L * 24 * HOUR, 0 };
	struct item_view v;

	assert_true(i < t->items->len);
	assert_true(ladder_view(t->items->pdata[i], far, t->settings, &v));
	return v;
}

#define ASKS ACT_BIT(ACT_REQUEST)
#define PROMISES ACT_BIT(ACT_COMMITMENT)
#define DONE ACT_BIT(ACT_COMPLETION)
