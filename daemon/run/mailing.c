/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/mailing.h"

#include "base/error.h"
#include "base/text.h"
#include "config/config.h"
#include "digest/digest_plan.h"
#include "run/templates.h"
#include "send/smtp.h"

#include <string.h>

static void take_source(const char *source, struct moment last_success, struct moment last_try,
	const char *trouble, gpointer data)
{
	struct source_status *s = g_new0(struct source_status, 1);

	s->name = g_strdup(source);
	s->last_success = last_success;
	s->last_try = last_try;
	s->trouble = g_strdup(trouble);
	g_ptr_array_add(data, s);
}

struct digest *mailing_plan(struct trail *t, struct day_range days, GError **error)
{
	g_autoptr(GPtrArray) items = NULL;
	g_autoptr(GPtrArray) views = trail_views(t, &items, error);
	g_autoptr(GPtrArray) messages = views ? trail_messages(t, error) : NULL;
	g_autoptr(GPtrArray) sources =
		g_ptr_array_new_with_free_func((GDestroyNotify)source_status_free);
	g_autoptr(GPtrArray) set_aside = messages ? store_set_aside(t->store, error) : NULL;
	g_autofree char *head = store_chain_head(t->store);
	/* a mistake in a letter's file is told by `draft`; the digest comes all the same */
	g_autoptr(draft_templates) drafts = templates_load(t->settings->languages[0], NULL);

	if (!set_aside || !store_source_each(t->store, take_source, sources, error))
		return NULL;
	return digest_plan(&(struct digest_input){
		.settings = t->settings,
		.now = t->now,
		.from = days.first,
		.to = days.last,
		.items = views,
		.messages = messages,
		.sources = sources,
		.set_aside = set_aside,
		.chain_head = head,
		.drafts = drafts,
		.call = trail_call,
		.call_data = t,
	});
}

/* Stable for a period and recipient: a mail sent twice after a crash is one in every client. */
static char *message_id_of(struct trail *t, const char *period, const char *to)
{
	const char *from = t->settings->smtp_from ? t->settings->smtp_from->address : NULL;
	const char *at = from ? strrchr(from, '@') : NULL;
	g_autofree char *key = g_strdup_printf(
		"digest\n%s\n%s\n%s", period, to, t->settings->family ? t->settings->family : "");
	g_autofree char *hash = text_sha256(key, strlen(key));

	return g_strdup_printf(
		"digest.%s.%.20s@%s", period, hash, at ? at + 1 : "schooltrail.invalid");
}

char *mailing_compose(struct trail *t, const struct digest *d, const char *period, const char *to,
	gsize *ret_length, char **ret_message_id, GError **error)
{
	g_autofree char *id = message_id_of(t, period, to);
	g_autofree char *text = digest_text(d);
	g_autofree char *html = digest_html(d);
	char *bytes = letter_compose(t->settings,
		&(struct letter_out){
			.message_id = id,
			.to = to,
			.subject = d->subject,
			.text = text,
			.html = html,
			.token = period,
			.date = t->now,
		},
		ret_length, error);

	if (bytes)
		*ret_message_id = g_steal_pointer(&id);
	return bytes;
}

static gboolean queue_for(
	struct trail *t, const struct digest *d, const char *period, const char *to, GError **error)
{
	g_autofree char *message_id = NULL;
	gsize length;
	g_autofree char *bytes = mailing_compose(t, d, period, to, &length, &message_id, error);

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

gboolean mailing_queue(struct trail *t, struct day_range days, const char *period, GError **error)
{
	if (store_outbox_has(t->store, period))
		return TRUE;
	g_autoptr(digest) d = mailing_plan(t, days, error);
	if (!d || !store_begin(t->store, error))
		return FALSE;
	for (guint i = 0; i < d->recipients->len; i++) {
		if (queue_for(t, d, period, d->recipients->pdata[i], error))
			continue;
		store_rollback(t->store);
		return FALSE;
	}
	if (store_commit(t->store, error))
		return TRUE;
	store_rollback(t->store);
	return FALSE;
}

static gboolean mark(struct trail *t, const struct outbox_row *row, enum outbox_state state,
	const char *trouble, GError **error)
{
	if (!store_begin(t->store, error))
		return FALSE;
	if (store_outbox_mark(t->store, row->id, state, t->now, trouble, error) &&
		store_commit(t->store, error))
		return TRUE;
	store_rollback(t->store);
	return FALSE;
}

/* FALSE only where the trail itself fails; trouble with the server goes to *trouble. */
static gboolean deliver_row(struct trail *t, const struct outbox_row *row, const char *password,
	guint *sent, GError **trouble, GError **error)
{
	g_autoptr(GError) why = NULL;

	if (!mark(t, row, OUTBOX_SENDING, NULL, error))
		return FALSE;
	if (smtp_send(t->settings, password, row->recipient, row->mail, row->length, &why)) {
		++*sent;
		return mark(t, row, OUTBOX_SENT, NULL, error);
	}
	bool refused = g_error_matches(why, ST_ERROR, ST_ERROR_REJECT);
	if (!mark(t, row, refused ? OUTBOX_REFUSED : OUTBOX_READY, why->message, error))
		return FALSE;
	if (!*trouble)
		*trouble = g_steal_pointer(&why);
	return TRUE;
}

gboolean mailing_deliver(struct trail *t, guint *ret_sent, GError **error)
{
	g_autoptr(GPtrArray) rows = store_outbox_due(t->store, error);
	g_autoptr(GError) trouble = NULL;
	guint sent = 0;

	*ret_sent = 0;
	if (!rows)
		return FALSE;
	if (!rows->len)
		return TRUE;
	if (!t->settings->smtp_url) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG,
			"no way to send mail: [smtp] url is not set");
		return FALSE;
	}
	g_autofree char *password =
		t->settings->smtp_user ? config_smtp_password(t->settings, error) : NULL;
	if (t->settings->smtp_user && !password)
		return FALSE;
	gboolean good = TRUE;
	for (guint i = 0; good && i < rows->len; i++)
		good = deliver_row(t, rows->pdata[i], password, &sent, &trouble, error);
	if (password)
		config_wipe(g_steal_pointer(&password));
	*ret_sent = sent;
	if (!good || !trouble)
		return good;
	g_propagate_error(error, g_steal_pointer(&trouble));
	return FALSE;
}
