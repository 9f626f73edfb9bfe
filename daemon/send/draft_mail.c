/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "send/draft_mail.h"

#include "send/mail_write.h"
#include "send/recipient.h"

#include <string.h>

#define REFERENCES_MAX 20
#define ID_MAX 200

/* A Message-ID of a stranger goes into a header only where it cannot end it. */
static bool id_valid(const char *id)
{
	for (const char *p = id; *p; p++)
		if (*p <= 0x20 || *p > 0x7e || *p == '<' || *p == '>')
			return false;
	return *id && strlen(id) <= ID_MAX;
}

/* The last ones, one a line: those say where the letter belongs. */
static void append_references(GString *out, char *const *ids)
{
	guint n = g_strv_length((char **)ids), first = n > REFERENCES_MAX ? n - REFERENCES_MAX : 0;
	bool any = false;

	for (guint i = first; i < n; i++) {
		if (!id_valid(ids[i]))
			continue;
		g_string_append_printf(out, "%s<%s>", any ? "\r\n " : "References: ", ids[i]);
		any = true;
	}
	if (any)
		g_string_append(out, "\r\n");
}

char *draft_mail(const struct draft_out *d)
{
	GString *out = g_string_new(NULL);

	if (d->from && recipient_valid(d->from->address))
		mail_write_mailbox(out, "From", d->from->name, d->from->address);
	if (d->message_id) {
		mail_write_date(out, d->date);
		g_string_append_printf(out, "Message-ID: %s\r\n", d->message_id);
	}
	mail_write_mailboxes(out, "To", d->to);
	mail_write_mailboxes(out, "Cc", d->cc);
	mail_write_text(out, "Subject", d->subject);
	if (d->in_reply_to && id_valid(d->in_reply_to))
		g_string_append_printf(out, "In-Reply-To: <%s>\r\n", d->in_reply_to);
	append_references(out, d->references);
	/* mail programs open it for writing, not for reading */
	g_string_append(out,
		"X-Unsent: 1\r\n"
		"MIME-Version: 1.0\r\n"
		"Content-Type: text/plain; charset=utf-8\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n");
	mail_write_body(out, d->text);
	return g_string_free(out, FALSE);
}

char *draft_mail_id(const struct draft_out *d)
{
	struct draft_out bare = *d;
	const char *at = d->from ? strchr(d->from->address, '@') : NULL;

	bare.message_id = NULL;
	g_autofree char *text = draft_mail(&bare);
	g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
	return g_strdup_printf(
		"<%.32s%s>", sum, at && recipient_valid(d->from->address) ? at : "@invalid");
}
