/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/welcome.h"

#include "digest/welcome_plan.h"
#include "run/answering.h"
#include "run/desk.h"
#include "run/mailing.h"

#include <string.h>

#define PERIOD_WORD "-forward-" /* behind the day, before the mail */
#define NAME_LENGTH 16		/* of the mail's hash */
#define DAY_S (24 * 60 * 60)

static gint64 since(const struct trail *t)
{
	return t->now.unix_s - (gint64)WELCOME_DAYS * DAY_S;
}

static guint letters_to(struct trail *t, const char *member)
{
	return store_outbox_count(t->store, member, PERIOD_WORD);
}

/* After a member's fifth forward there is nothing to look for. */
static bool is_any_new(struct trail *t)
{
	for (guint i = 0; i < t->settings->members->len; i++) {
		const struct person *p = t->settings->members->pdata[i];

		if (p->address && letters_to(t, p->address) < WELCOME_LETTERS)
			return true;
	}
	return false;
}

static bool goes_to_log(const struct trail *t, const struct message *m)
{
	const GPtrArray *lists[] = { m->to, m->cc };

	for (gsize l = 0; l < G_N_ELEMENTS(lists); l++)
		for (guint i = 0; i < lists[l]->len; i++)
			if (roster_side(t->roster, lists[l]->pdata[i]) == SIDE_LOG)
				return true;
	return false;
}

/* The member whose forward it is; NULL: it is none. */
static const char *forwarder(struct trail *t, const struct reading *r)
{
	const struct message *m = r->messages->len ? r->messages->pdata[0] : NULL;
	bool holds = false;

	for (guint i = 1; i < r->messages->len; i++)
		holds |= ((const struct message *)r->messages->pdata[i])->via != VIA_QUOTED;
	if (!m || !holds || m->direction != DIRECTION_FROM_FAMILY || !m->trusted || m->note ||
		m->automatic || m->date.unix_s < since(t) || !goes_to_log(t, m) ||
		answering_is_reply(t, m) || !settings_member(t->settings, m->from->address))
		return NULL;
	return m->from->address;
}

/* What it brought: found in it, or known before from another mail. */
static GPtrArray *letters_of(const struct desk *papers, gint64 mail_id, const struct message *outer)
{
	GPtrArray *letters = g_ptr_array_new();

	for (guint i = 0; i < papers->messages->len; i++) {
		const struct message *m = papers->messages->pdata[i];

		if (m->mail == mail_id ||
			(outer->message_id &&
				g_strv_contains(
					(const char *const *)m->carriers, outer->message_id)))
			g_ptr_array_add(letters, (gpointer)m);
	}
	return letters;
}

static gboolean answer(
	const struct desk *papers, const struct fresh_mail *f, guint *letters, GError **error)
{
	struct trail *t = papers->trail;
	g_autoptr(reading) r = store_reading(t->store, f->mail, error);
	const char *member = r ? forwarder(t, r) : NULL;
	guint n = member ? letters_to(t, member) : WELCOME_LETTERS;
	char day[DAY_TEXT_SIZE];

	if (!r)
		return FALSE;
	if (n >= WELCOME_LETTERS)
		return TRUE;
	g_autoptr(GPtrArray) brought = letters_of(papers, f->mail, r->messages->pdata[0]);
	if (!brought->len)
		return TRUE;
	struct day today = moment_day(t->now, t->settings->zone);
	struct digest_input in = desk_input(papers, member, (struct day_range){ today, today });
	g_autoptr(digest) d = welcome_plan(&in, brought, n + 1);
	g_autofree char *period = g_strdup_printf(
		"%s" PERIOD_WORD "%.*s", day_format(today, day), NAME_LENGTH, f->sha256);
	++*letters;
	return mailing_put(t, d, period, member, error);
}

static gboolean answer_all(
	const struct desk *papers, const GPtrArray *fresh, guint *letters, GError **error)
{
	for (guint i = 0; i < fresh->len; i++)
		if (!answer(papers, fresh->pdata[i], letters, error))
			return FALSE;
	return TRUE;
}

gboolean welcome_queue(struct trail *t, guint *ret_letters, GError **error)
{
	g_auto(desk) papers = { 0 };

	*ret_letters = 0;
	if (!t->settings->log_addresses[0] || !is_any_new(t))
		return TRUE;
	g_autoptr(GPtrArray) fresh = store_mail_fresh(t->store, since(t), PERIOD_WORD, error);
	if (!fresh)
		return FALSE;
	if (!fresh->len)
		return TRUE;
	if (!desk_lay(&papers, t, error) || !store_begin(t->store, error))
		return FALSE;
	if (answer_all(&papers, fresh, ret_letters, error) && store_commit(t->store, error))
		return TRUE;
	store_rollback(t->store);
	return FALSE;
}
