/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The digest as a mail. */
#include "base/error.h"
#include "base/text.h"
#include "send/mail_write.h"
#include "send/recipient.h"
#include "send/smtp.h"

#include <string.h>

#define SENDER_NAME "School trail"

static void append_part(GString *out, const char *boundary, const char *type, const char *text)
{
	g_autofree char *valid = text_valid(text, strlen(text));

	g_string_append_printf(out,
		"--%s\r\n"
		"Content-Type: %s; charset=utf-8\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n",
		boundary, type);
	mail_write_body(out, valid);
}

/* What stands in <> or as a token: printable ASCII without space, bracket or line end. */
static bool token_valid(const char *text)
{
	for (const char *p = text; *p; p++)
		if (*p <= 0x20 || *p > 0x7e || *p == '<' || *p == '>')
			return false;
	return *text && strlen(text) <= 200;
}

static gboolean letter_check(const struct letter_out *l, const char *sender, GError **error)
{
	const char *wrong = NULL;

	if (!recipient_valid(l->to))
		wrong = "the recipient is no plain address";
	else if (!recipient_valid(sender))
		wrong = "the sender is no plain address";
	else if (!token_valid(l->message_id) || !strchr(l->message_id, '@'))
		wrong = "the Message-ID is malformed";
	else if (l->reply_to && !recipient_valid(l->reply_to))
		wrong = "the address for answers is no plain address";
	else if (l->token && !token_valid(l->token))
		wrong = "the token is malformed";
	else if (l->picture && !token_valid(l->picture_id))
		wrong = "the picture's Content-ID is malformed";
	else if (!moment_known(l->date))
		wrong = "it has no date";
	if (wrong)
		g_set_error(error, ST_ERROR, ST_ERROR_FATAL, "cannot compose the mail: %s", wrong);
	return !wrong;
}

#define PICTURE_FILE "waiting.png" /* seen by whoever sees the mail: no name in it */

/* The HTML and the picture that it shows (RFC 2387). */
static void append_related(GString *out, const struct letter_out *l, const char *outer)
{
	/* neither begins with the other: there are parsers that compare beginnings */
	g_autofree char *boundary = g_strconcat("=_in", outer + strlen("=_"), NULL);

	g_string_append_printf(out,
		"--%s\r\nContent-Type: multipart/related; type=\"text/html\";\r\n "
		"boundary=\"%s\"\r\n\r\n",
		outer, boundary);
	append_part(out, boundary, "text/html", l->html);
	g_string_append_printf(out,
		"--%s\r\n"
		"Content-Type: image/png; name=\"" PICTURE_FILE "\"\r\n"
		"Content-Transfer-Encoding: base64\r\n"
		"Content-Disposition: inline; filename=\"" PICTURE_FILE "\"\r\n"
		"Content-ID: <%s>\r\n\r\n",
		boundary, l->picture_id);
	mail_write_bytes(out, l->picture);
	g_string_append_printf(out, "--%s--\r\n", boundary);
}

char *letter_compose(
	const struct settings *s, const struct letter_out *l, gsize *ret_length, GError **error)
{
	/* Without [smtp] (`digest --format=eml`) the mail is from its reader to itself. */
	const char *sender = s->smtp_from ? s->smtp_from->address : l->to;
	const char *name = s->smtp_from && s->smtp_from->name ? s->smtp_from->name : SENDER_NAME;

	if (!letter_check(l, sender, error))
		return NULL;
	const struct person *member = settings_member(s, l->to);
	/* "=_" cannot stand in quoted-printable text, so the boundary never occurs in a part. */
	g_autofree char *hash = text_sha256(l->message_id, strlen(l->message_id));
	g_autofree char *boundary = g_strdup_printf("=_%.24s", hash);
	GString *out = g_string_new(NULL);

	mail_write_mailbox(out, "From", name, sender);
	mail_write_mailbox(out, "To", member ? member->name : NULL, l->to);
	if (l->reply_to)
		mail_write_mailbox(out, "Reply-To", NULL, l->reply_to);
	mail_write_text(out, "Subject", l->subject);
	mail_write_date(out, l->date);
	g_string_append_printf(out, "Message-ID: <%s>\r\n", l->message_id);
	/* RFC 3834: nobody's machine answers this; the second line says it to Exchange. */
	g_string_append(out, "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n");
	if (l->token)
		g_string_append_printf(out, "X-Schooltrail-Digest: %s\r\n", l->token);
	g_string_append_printf(out,
		"MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n "
		"boundary=\"%s\"\r\n\r\n",
		boundary);
	append_part(out, boundary, "text/plain", l->text);
	if (l->picture)
		append_related(out, l, boundary);
	else
		append_part(out, boundary, "text/html", l->html);
	g_string_append_printf(out, "--%s--\r\n", boundary);
	if (ret_length)
		*ret_length = out->len;
	return g_string_free(out, FALSE);
}
