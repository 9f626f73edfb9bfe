/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thread/side.h"

#include <string.h>

#include "thread/mention.h"
#include "thread/subject.h"

struct recipients {
	int family, school, log, other;
};

static void count_recipients(const struct roster *r, const GPtrArray *list, struct recipients *n)
{
	for (guint i = 0; i < list->len; i++) {
		switch (roster_side(r, list->pdata[i])) {
		case SIDE_FAMILY:
			n->family++;
			break;
		case SIDE_SCHOOL:
			n->school++;
			break;
		case SIDE_LOG:
			n->log++;
			break;
		case SIDE_OTHER:
			n->other++;
			break;
		}
	}
}

/* "New message from Mr. Nolan": the name behind a platform, where the display name is its own. */
static const struct person *person_in_subject(const struct roster *r, const char *subject)
{
	static const char *const leads[] = { " from ", " de la ", " del ", " de ", " by ", NULL };

	for (const char *const *l = leads; *l; l++) {
		const char *at = strstr(subject, *l);
		const struct person *p = at ? roster_named(r, at + strlen(*l)) : NULL;

		if (p)
			return p;
	}
	return NULL;
}

/* Somebody of the school, to whom answers to a platform's mail go; addresses of the platform's
 * own there are routing. */
static const struct person *person_to_answer(const struct roster *r, const struct message *m)
{
	const struct address to = { NULL, m->reply_address };
	const struct person *p;

	if (!m->reply_address || roster_is_platform(r, m->reply_address))
		return NULL;
	p = roster_person(r, &to);
	return p && p->key ? p : NULL;
}

static const struct person *person_behind(
	const struct roster *r, const struct message *m, const struct address *a)
{
	const struct person *p = roster_named(r, a->name) ?: person_in_subject(r, m->subject);

	return p || a != m->from ? p : person_to_answer(r, m);
}

/* Behind a platform, or shown by name alone. */
static void name_address(const struct roster *r, const struct message *m, struct address *a)
{
	const struct person *p;

	if (!*a->address)
		p = roster_named(r, a->name);
	else if (roster_is_platform(r, a->address) || (m->platform && a == m->from))
		p = person_behind(r, m, a);
	else
		return;
	if (!p || !p->address || !*p->address)
		return;
	g_free(a->address);
	a->address = g_strdup(p->address);
	if (p->name) {
		g_free(a->name);
		a->name = g_strdup(p->name);
	}
}

static void name_people(const struct roster *r, struct message *m)
{
	const struct person *p = person_to_answer(r, m);

	/* what a platform sends to many, but for one whose name and address are both the roster's
	 */
	if (m->kind == KIND_BULK && m->level == 0 && p && p == roster_named(r, m->from->name))
		m->kind = KIND_PERSON;
	name_address(r, m, m->from);
	for (guint i = 0; i < m->to->len; i++)
		name_address(r, m, m->to->pdata[i]);
	for (guint i = 0; i < m->cc->len; i++)
		name_address(r, m, m->cc->pdata[i]);
}

static bool holds_forward(const struct message *m)
{
	for (guint i = 0; i < m->zones->len; i++)
		if (g_array_index(m->zones, struct zone, i).kind == ZONE_FORWARD)
			return true;
	for (guint i = 0; i < m->attachments->len; i++) {
		const struct attachment *a = m->attachments->pdata[i];

		if (a->type && g_str_has_prefix(a->type, "message/"))
			return true;
	}
	return false;
}

static bool holds_picture(const struct message *m)
{
	for (guint i = 0; i < m->attachments->len; i++) {
		const struct attachment *a = m->attachments->pdata[i];

		if (a->type &&
			(g_str_has_prefix(a->type, "image/") ||
				g_str_equal(a->type, "application/pdf")))
			return true;
	}
	return false;
}

/* From a member to himself: what one's telephone does best. */
static bool is_to_self(const struct message *m, const struct recipients *n)
{
	for (guint i = 0; i < m->to->len; i++)
		if (!g_str_equal(((struct address *)m->to->pdata[i])->address, m->from->address))
			return false;
	return n->family > 0 && n->school + n->log + n->other == 0 && m->cc->len == 0;
}

/*
 * Mail of a member to the log is a forward, a copy or a note.  A note says so in its first
 * words; or it goes to nobody but the log and carries no letter.  One to himself says so.  Who
 * may be somebody else writes none.
 */
static enum note_kind note_of(const struct message *m, const struct recipients *n, bool holds)
{
	const char *rest;
	bool forward = holds || subject_is_forward(m->subject);
	enum note_kind kind = note_kind_of(m->own_text, &rest);

	if (m->direction != DIRECTION_FROM_FAMILY || m->level > 0 || !m->trusted ||
		(n->log == 0 && !is_to_self(m, n)))
		return NOTE_NONE;
	if (kind == NOTE_NONE && !forward)
		kind = note_kind_of(m->subject, &rest);
	if (kind != NOTE_NONE || n->log == 0 || n->school + n->other + n->family > 0)
		return kind;
	if (!*m->own_text)
		return !holds && holds_picture(m) ? NOTE_PHOTO : NOTE_NONE;
	return forward ? NOTE_NONE : NOTE_PLAIN;
}

static struct address *mentioned(const struct roster *r, const struct message *m)
{
	struct address *a = mention_find(r, m->subject);

	return a ? a : mention_find(r, m->own_text);
}

static bool is_between(const struct message *m, const struct recipients *n)
{
	bool unknown = n->family + n->school + n->log + n->other == 0;

	switch (m->direction) {
	case DIRECTION_FROM_SCHOOL: /* a forward is vouched for by the member who sent it on */
		return unknown || m->level > 0 || n->family + n->school + n->log > 0;
	case DIRECTION_FROM_FAMILY:
		return unknown || n->school > 0;
	default:
		return false;
	}
}

static void place(const struct roster *r, struct message *m, bool holds)
{
	struct recipients n = { 0 };

	/* a platform that the rules know shows the names of others, as it should */
	m->trusted = !m->authentication_failed && (m->platform || !roster_is_imitation(r, m->from));
	name_people(r, m);
	switch (roster_side(r, m->from)) {
	case SIDE_FAMILY:
		m->direction = DIRECTION_FROM_FAMILY;
		break;
	case SIDE_SCHOOL:
		m->direction = DIRECTION_FROM_SCHOOL;
		break;
	default:
		m->direction = DIRECTION_OTHER;
	}
	count_recipients(r, m->to, &n);
	count_recipients(r, m->cc, &n);
	m->note = note_of(m, &n, holds);
	if (m->note) {
		m->via = VIA_NOTE;
		m->with = mentioned(r, m);
	}
	m->between = !m->note && is_between(m, &n);
}

void side_place(const struct roster *r, struct message *m)
{
	place(r, m, holds_forward(m));
}

static bool is_forward_in(const struct message *inner, const struct message *outer)
{
	return inner->parent == outer->index &&
		(inner->via == VIA_FORWARD_INLINE || inner->via == VIA_FORWARD_ATTACHMENT);
}

void side_place_mail(const struct roster *r, GPtrArray *messages)
{
	for (guint i = 0; i < messages->len; i++) {
		struct message *m = messages->pdata[i];
		bool holds = holds_forward(m);

		for (guint k = i + 1; k < messages->len && !holds; k++)
			holds = is_forward_in(messages->pdata[k], m);
		place(r, m, holds);
		for (guint k = 0; k < i; k++) {
			const struct message *outer = messages->pdata[k];

			if (outer->index == m->parent &&
				(!outer->trusted || outer->direction == DIRECTION_OTHER))
				m->trusted = false;
		}
	}
}
