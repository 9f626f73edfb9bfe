/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/mailing.h"

#include "base/text.h"
#include "digest/chart.h"
#include "digest/digest_plan.h"
#include "run/answering.h"
#include "run/desk.h"
#include "send/smtp.h"

#include <string.h>

#define DAYS_MAX 28 /* that one digest tells of, however long none could be sent */

enum mailing_kind mailing_kind_of(const char *period)
{
	static const struct {
		const char *word;
		enum mailing_kind kind;
	} words[] = {
		{ MAILING_BY_HAND, MAILING_KIND_BY_HAND },
		{ MAILING_ALERT, MAILING_KIND_ALERT },
		{ MAILING_HARM, MAILING_KIND_HARM },
	};
	const char *word = period + MIN(strlen(period), strlen("2026-11-22"));

	if (!*word)
		return MAILING_KIND_DIGEST;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_str_has_prefix(word, words[i].word))
			return words[i].kind;
	return MAILING_KIND_OTHER;
}

bool mailing_is_waiting(const struct outbox_row *row)
{
	return row->state == OUTBOX_READY || row->state == OUTBOX_SENDING;
}

/* -- a letter ------------------------------------------------------------------------------ */

struct digest *mailing_plan(struct trail *t, struct day_range days, const char *to, GError **error)
{
	g_auto(desk) papers = { 0 };

	if (!desk_lay(&papers, t, error))
		return NULL;
	struct digest_input in = desk_input(&papers, to, days);
	return digest_plan(&in);
}

/*
 * Of a mail that can be answered, what nobody guesses; else the same for a period and recipient.
 * Kept with the mail: one that is sent twice after a crash is one in every client.
 */
static char *message_id_of(struct trail *t, const char *period, const char *to, const char *token)
{
	const char *from = t->settings->smtp_from ? t->settings->smtp_from->address : NULL;
	const char *at = from ? strrchr(from, '@') : NULL;
	g_autofree char *key = g_strdup_printf(
		"digest\n%s\n%s\n%s", period, to, t->settings->family ? t->settings->family : "");
	g_autofree char *hash = text_sha256(key, strlen(key));

	return g_strdup_printf("digest.%s.%.*s@%s", period, token ? 64 : 20, token ? token : hash,
		at ? at + 1 : "schooltrail.invalid");
}

static char *compose(struct trail *t, const struct digest *d, const char *period, const char *to,
	const char *token, gsize *ret_length, char **ret_message_id, GError **error)
{
	g_autofree char *id = message_id_of(t, period, to, token);
	g_autofree char *text = digest_text(d);
	g_autoptr(GBytes) picture = d->chart ? chart_png(d->chart) : NULL;
	/* of this mail alone: there are clients that show the last one of the same name; it is
	 * quoted with the text, so the token is not in it */
	g_autofree char *bare = message_id_of(t, period, to, NULL);
	g_autofree char *picture_id = g_strconcat("waiting.", bare, NULL);
	g_autofree char *picture_url = picture ? g_strconcat("cid:", picture_id, NULL) : NULL;
	g_autofree char *html = digest_html(d, picture_url);
	char *bytes = letter_compose(t->settings,
		&(struct letter_out){
			.message_id = id,
			.to = to,
			.subject = d->subject,
			.text = text,
			.html = html,
			.token = period,
			.reply_to = token ? t->settings->log_addresses[0] : NULL,
			.date = t->now,
			.picture = picture,
			.picture_id = picture_id,
		},
		ret_length, error);

	if (bytes)
		*ret_message_id = g_steal_pointer(&id);
	return bytes;
}

char *mailing_compose(struct trail *t, const struct digest *d, const char *period, const char *to,
	gsize *ret_length, char **ret_message_id, GError **error)
{
	return compose(t, d, period, to, NULL, ret_length, ret_message_id, error);
}

static gboolean put(struct trail *t, const struct digest *d, const char *period, const char *to,
	const char *token, GError **error)
{
	g_autofree char *message_id = NULL;
	gsize length;
	g_autofree char *bytes = compose(t, d, period, to, token, &length, &message_id, error);

	if (!bytes)
		return FALSE;
	return store_outbox_add(t->store,
		&(struct outbox_row){
			.period = (char *)period,
			.recipient = (char *)to,
			.message_id = message_id,
			.state = OUTBOX_READY,
			.mail = bytes,
			.length = length,
			.made = t->now,
			.sent = MOMENT_NONE,
		},
		error);
}

gboolean mailing_put(
	struct trail *t, const struct digest *d, const char *period, const char *to, GError **error)
{
	g_autofree char *token = answering_is_on(t->settings) ? answering_token() : NULL;

	return put(t, d, period, to, token, error) &&
		(!token || store_ticket_add(t->store, period, to, token, error));
}

gboolean mailing_replace(
	struct trail *t, const struct outbox_row *row, const char *by_period, GError **error)
{
	g_autofree char *why = g_strdup_printf("not sent: %s takes its place", by_period);

	return store_outbox_mark(t->store, row->id, OUTBOX_REPLACED, t->now, why, error);
}

/* -- digests ------------------------------------------------------------------------------- */

static struct day digest_day(const struct outbox_row *row)
{
	return mailing_kind_of(row->period) == MAILING_KIND_DIGEST ? day_parse(row->period)
								   : DAY_NONE;
}

/*
 * The days that a digest by schedule tells one member of: all since the last that was sent to
 * them.  *ret_unsent: the day of the first after that one which was not; DAY_NONE.
 */
static struct day_range days_for(
	const GPtrArray *rows, struct day_range days, struct day *ret_unsent)
{
	struct day sent = DAY_NONE;
	int length = days.last.n - days.first.n;

	*ret_unsent = DAY_NONE;
	for (guint i = 0; i < rows->len; i++) {
		const struct outbox_row *row = rows->pdata[i];
		struct day d = digest_day(row);

		if (!day_known(d) || d.n >= days.last.n)
			continue;
		if (row->state == OUTBOX_SENT) {
			sent = d;
			*ret_unsent = DAY_NONE;
		} else if (!day_known(*ret_unsent)) {
			*ret_unsent = d;
		}
	}
	if (day_known(sent))
		days.first.n = MAX(sent.n + 1, days.last.n - DAYS_MAX + 1);
	else if (day_known(*ret_unsent)) /* none ever was: from the first that should have been */
		days.first.n = MAX(ret_unsent->n - length, days.last.n - DAYS_MAX + 1);
	return days;
}

/* Older digests say less than this one, and so do alerts; a letter of harm is not among them. */
static gboolean replace_older(
	struct trail *t, const GPtrArray *rows, const char *period, GError **error)
{
	for (guint i = 0; i < rows->len; i++) {
		const struct outbox_row *row = rows->pdata[i];
		enum mailing_kind kind = mailing_kind_of(row->period);

		if (!mailing_is_waiting(row) || g_str_equal(row->period, period) ||
			(kind != MAILING_KIND_DIGEST && kind != MAILING_KIND_BY_HAND &&
				kind != MAILING_KIND_ALERT))
			continue;
		if (!mailing_replace(t, row, period, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean queue_for(const struct desk *papers, struct day_range days, const char *period,
	const char *to, GError **error)
{
	struct trail *t = papers->trail;
	g_autoptr(GPtrArray) rows = store_outbox_to(t->store, to, error);
	bool by_schedule = mailing_kind_of(period) == MAILING_KIND_DIGEST;
	struct day unsent = DAY_NONE;

	if (!rows)
		return FALSE;
	if (by_schedule)
		days = days_for(rows, days, &unsent);
	struct digest_input in = desk_input(papers, to, days);
	in.replaced = day_known(unsent) ? &unsent : NULL;
	g_autoptr(digest) d = digest_plan(&in);
	return (!by_schedule || replace_older(t, rows, period, error)) &&
		mailing_put(t, d, period, to, error);
}

/* What this digest counts with, for the next one to tell what has moved. */
static gboolean keep_calendar(
	const struct desk *papers, struct day day, const char *period, GError **error)
{
	g_autofree char *text = calendar_text(papers->trail->settings->calendar);

	enum mailing_kind kind = mailing_kind_of(period);

	return (kind != MAILING_KIND_DIGEST && kind != MAILING_KIND_BY_HAND) ||
		store_calendar_told(papers->trail->store, day, text, error);
}

gboolean mailing_queue(struct trail *t, struct day_range days, const char *period, GError **error)
{
	const GPtrArray *recipients = t->settings->digest_to;
	g_auto(desk) papers = { 0 };

	if (store_outbox_has(t->store, period))
		return TRUE;
	if (!desk_lay(&papers, t, error) || !store_begin(t->store, error))
		return FALSE;
	bool good = keep_calendar(&papers, days.last, period, error);
	for (guint i = 0; good && i < recipients->len; i++)
		good = queue_for(&papers, days, period, recipients->pdata[i], error);
	if (good && store_commit(t->store, error))
		return TRUE;
	store_rollback(t->store);
	return FALSE;
}
