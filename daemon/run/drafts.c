/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/drafts.h"

#include "base/error.h"
#include "config/config.h"
#include "fetch/imap_session.h"

static const struct source *mailbox_of(const struct settings *s, const struct address *writer)
{
	const struct source *first = NULL;

	for (guint i = 0; i < s->sources->len; i++) {
		const struct source *one = s->sources->pdata[i];

		if (one->type != SOURCE_IMAP)
			continue;
		if (writer && one->user && g_ascii_strcasecmp(one->user, writer->address) == 0)
			return one;
		if (!first)
			first = one;
	}
	return first;
}

static struct imap_session *open_mailbox(const struct source *source, GError **error)
{
	g_autofree char *password = config_source_password(source, error);
	struct imap_session *session = password ? imap_session_open(source, password, error) : NULL;

	if (password)
		config_wipe(g_steal_pointer(&password));
	return session;
}

gboolean drafts_save(
	const struct trail *t, struct draft_out *d, struct saved_draft *ret, GError **error)
{
	const struct source *source = mailbox_of(t->settings, d->from);
	g_autofree char *id = draft_mail_id(d);

	if (!source) {
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"no source is an IMAP mailbox: use --format=eml and open the file");
		return FALSE;
	}
	d->message_id = id;
	d->date = t->now;
	g_autofree char *letter = draft_mail(d);
	d->message_id = NULL;
	g_autoptr(imap_session) session = open_mailbox(source, error);
	const struct imap_draft draft = { .mail = letter, .message_id = id };
	if (!session ||
		!imap_session_save_draft(session, &draft, &ret->folder, &ret->saved, error)) {
		g_prefix_error(error, "[source %s]: ", source->name);
		return FALSE;
	}
	ret->source = source->name;
	return TRUE;
}
