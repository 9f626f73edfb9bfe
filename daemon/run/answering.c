/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/answering.h"

#include "base/error.h"
#include "run/derive.h"
#include "run/until.h"
#include "thread/subject.h"
#include "track/order.h"

#include <string.h>
#include <sys/random.h>

#define TOKEN_BYTES 16
#define DAY_S (24 * 60 * 60)

bool answering_is_on(const struct settings *s)
{
	return s->answer_by_mail && s->log_addresses[0] && s->sources->len > 0;
}

char *answering_token(void)
{
	guint8 bytes[TOKEN_BYTES];
	GString *token = g_string_new(NULL);

	if (getentropy(bytes, sizeof bytes) != 0)
		g_error("the system has no random numbers");
	for (gsize i = 0; i < sizeof bytes; i++)
		g_string_append_printf(token, "%02x", bytes[i]);
	return g_string_free(token, FALSE);
}

static bool is_marked_note(const struct message *m)
{
	const char *rest;

	return note_kind_of(m->own_text, &rest) != NOTE_NONE;
}

bool answering_is_reply(struct trail *t, const struct message *outer)
{
	const char *answered = message_answers(outer);

	return answered && outer->direction == DIRECTION_FROM_FAMILY && !outer->between &&
		!is_marked_note(outer) && store_outbox_sent_as(t->store, answered);
}

/* -- who says it ---------------------------------------------------------------------------- */

static bool holds_forward(const struct reading *r)
{
	const struct message *outer = r->messages->pdata[0];

	for (guint i = 1; i < r->messages->len; i++)
		if (((struct message *)r->messages->pdata[i])->via != VIA_QUOTED)
			return true;
	return subject_is_forward(outer->subject);
}

/* A reply that also goes to the school is a letter; a note is a note. */
static bool is_silent(const struct reading *r)
{
	const struct message *m = r->messages->pdata[0];

	return m->automatic || m->kind != KIND_PERSON || m->between || is_marked_note(m) ||
		holds_forward(r);
}

static enum reply_outcome judge(const struct trail *t, const struct pending_reply *p)
{
	const struct message *m = p->reading->messages->pdata[0];

	if (m->direction == DIRECTION_FROM_SCHOOL || is_silent(p->reading))
		return REPLY_SILENT;
	if (m->direction != DIRECTION_FROM_FAMILY || !m->trusted)
		return REPLY_DOUBTFUL;
	if (g_ascii_strcasecmp(m->from->address, p->recipient) != 0)
		return REPLY_OTHER;
	if (p->answered)
		return REPLY_AGAIN;
	if (t->now.unix_s - p->made.unix_s > (gint64)ANSWERING_DAYS * DAY_S)
		return REPLY_LATE;
	return REPLY_TAKEN;
}

/* -- what it says --------------------------------------------------------------------------- */

static const struct item *find_item(const GPtrArray *items, gint64 id)
{
	for (guint i = 0; i < items->len; i++)
		if (((const struct item *)items->pdata[i])->id == id)
			return items->pdata[i];
	return NULL;
}

/* Yes and no answer a question; where none was asked they could mean anything. */
static bool was_asked(const struct item *i)
{
	for (guint k = 0; k < i->events->len; k++)
		if (((const struct event *)i->events->pdata[k])->kind == EVENT_UNSURE)
			return true;
	return false;
}

static bool decision_of(const struct trail *t, const struct order *o, const GPtrArray *items,
	struct moment said, struct decision *ret)
{
	const struct item *i = find_item(items, o->item);

	*ret = (struct decision){ .item = o->item,
		.at = said,
		.kind = o->kind,
		.until = DAY_NONE,
		.text = o->until ? o->until : o->text };
	if (o->until)
		ret->until = until_day(t, o->until, said);
	return i && (!o->to_question || was_asked(i)) && (!o->until || day_known(ret->until));
}

/* All that a line asks for, or nothing of it. */
static gboolean take_line(struct trail *t, const struct order_line *l, const GPtrArray *items,
	struct moment said, struct member_reply *r, GError **error)
{
	struct decision d;
	bool good = l->orders->len > 0;

	for (guint i = 0; good && i < l->orders->len; i++)
		good = decision_of(t, l->orders->pdata[i], items, said, &d);
	if (!good) {
		member_reply_add(r, l->text, NULL);
		return TRUE;
	}
	for (guint i = 0; i < l->orders->len; i++) {
		decision_of(t, l->orders->pdata[i], items, said, &d);
		if (!store_decision_add(t->store, &d, &d.id, error))
			return FALSE;
		member_reply_add(r, l->text, &d);
	}
	return TRUE;
}

/*
 * What the member wrote.  Quotes are not in it; should a program quote in a way that nobody knows,
 * the line that names our sender is where the digest begins.
 */
static char *own_words(const struct trail *t, const struct message *m)
{
	const struct person *sender = t->settings->smtp_from;
	g_auto(GStrv) lines = g_strsplit(m->own_text, "\n", -1);
	GString *own = g_string_new(NULL);

	for (char **line = lines; *line; line++) {
		g_autofree char *lower = g_ascii_strdown(*line, -1);

		if (sender && strstr(lower, sender->address))
			break;
		g_string_append_printf(own, "%s\n", *line);
	}
	return g_string_free(own, FALSE);
}

static gboolean take_lines(struct trail *t, const struct pending_reply *p, struct member_reply *r,
	bool *decided, GError **error)
{
	const struct message *m = p->reading->messages->pdata[0];
	g_autoptr(GPtrArray) items = store_items(t->store, error);
	g_autofree char *own = own_words(t, m);
	g_autoptr(GPtrArray) lines = order_read(own);
	/* not before the letter, not in the future, whatever the sender's clock says */
	struct moment said = m->date.unix_s < p->made.unix_s ? p->made : m->date;

	if (said.unix_s > t->now.unix_s)
		said = t->now;
	if (!items)
		return FALSE;
	for (guint i = 0; i < lines->len; i++)
		if (!take_line(t, lines->pdata[i], items, said, r, error))
			return FALSE;
	for (guint i = 0; i < r->lines->len; i++)
		*decided |= ((struct reply_line *)r->lines->pdata[i])->decision != 0;
	return TRUE;
}

static gboolean take_reply(struct trail *t, struct pending_reply *p, bool *decided, GError **error)
{
	g_autoptr(member_reply) r = member_reply_new();
	const struct message *m = p->reading->messages->pdata[0];

	r->mail = p->mail;
	r->letter = p->letter;
	r->at = t->now;
	r->outcome = judge(t, p);
	/* of what nobody vouches for, the one whose letter it answers is told */
	r->member = g_strdup(r->outcome == REPLY_DOUBTFUL ? p->recipient : m->from->address);
	return (r->outcome != REPLY_TAKEN || take_lines(t, p, r, decided, error)) &&
		store_reply_add(t->store, r, error);
}

/* Two replies to one letter may have come together: the first is taken. */
static void mark_answered(GPtrArray *pending, guint from, gint64 letter)
{
	for (guint i = from; i < pending->len; i++) {
		struct pending_reply *p = pending->pdata[i];

		p->answered |= p->letter == letter;
	}
}

static gboolean take_all(struct trail *t, GPtrArray *pending, bool *decided, GError **error)
{
	for (guint i = 0; i < pending->len; i++) {
		struct pending_reply *p = pending->pdata[i];

		if (!take_reply(t, p, decided, error))
			return FALSE;
		if (judge(t, p) == REPLY_TAKEN)
			mark_answered(pending, i + 1, p->letter);
	}
	return !*decided || derive_mark_stale(t, error);
}

gboolean answering_take(struct trail *t, bool *ret_decided, GError **error)
{
	*ret_decided = false;
	if (!answering_is_on(t->settings))
		return TRUE;
	g_autoptr(GPtrArray) seen = store_replies_pending(t->store, error);
	if (!seen || !seen->len)
		return seen != NULL; /* nobody is kept from writing for nothing */
	if (!store_begin(t->store, error))
		return FALSE;
	g_autoptr(GPtrArray) pending = store_replies_pending(t->store, error);
	if (pending && take_all(t, pending, ret_decided, error) && store_commit(t->store, error))
		return TRUE;
	store_rollback(t->store);
	return FALSE;
}
