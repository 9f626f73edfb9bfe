/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * RFC 5322 and MIME, written with GLib alone.  The mail is 7-bit and has lines of at most 78
 * characters, so that no server on its way has a reason to change it.
 */
#include "base/error.h"
#include "base/text.h"
#include "send/recipient.h"
#include "send/smtp.h"

#include <string.h>

#define HEADER_WIDTH 76
#define WORD_BYTES 45 /* 60 in base64; 72 with =?UTF-8?B? and ?= (RFC 2047: at most 75) */
#define QP_WIDTH 75   /* RFC 2045: 76 with the soft break */
#define SENDER_NAME "School trail"

static bool is_plain(const char *text)
{
	for (const char *p = text; *p; p++)
		if (*p < 0x20 || *p > 0x7e)
			return false;
	return !strstr(text, "=?");
}

/*
 * The longest piece for one encoded word: whole characters, and if possible a multiple of three
 * bytes, for there are decoders that drop the word after one that ends in padding.
 */
static gsize word_length(const char *text)
{
	gsize best = 0, best_whole = 0;

	for (const char *p = text; *p;) {
		p = g_utf8_next_char(p);
		if (p - text > WORD_BYTES)
			return best_whole ? best_whole : best;
		best = (gsize)(p - text);
		if (best % 3 == 0)
			best_whole = best;
	}
	return best;
}

static void append_encoded_words(GString *out, const char *text)
{
	while (*text) {
		gsize length = word_length(text);
		g_autofree char *code = g_base64_encode((const guchar *)text, length);

		g_string_append_printf(out, "=?UTF-8?B?%s?=", code);
		text += length;
		if (*text)
			g_string_append(out, "\r\n ");
	}
}

/* Text of a stranger for a header: one line, nothing that a terminal obeys. */
static char *header_clean(const char *text)
{
	g_autofree char *valid = text_valid(text, strlen(text));
	g_autofree char *printable = text_printable(valid, FALSE);

	return text_squeeze(printable);
}

static void append_unstructured(GString *out, const char *name, const char *text)
{
	g_autofree char *clean = header_clean(text);

	g_string_append_printf(out, "%s: ", name);
	if (is_plain(clean) && strlen(name) + 2 + strlen(clean) <= HEADER_WIDTH) {
		g_string_append(out, clean);
	} else {
		/* The first word stands on a line of its own: with the name it could be too long.
		 */
		g_string_append(out, "\r\n ");
		append_encoded_words(out, clean);
	}
	g_string_append(out, "\r\n");
}

static void append_mailbox(GString *out, const char *field, const char *name, const char *address)
{
	g_autofree char *clean = header_clean(name ? name : "");

	g_string_append_printf(out, "%s: ", field);
	if (*clean && is_plain(clean) && strlen(clean) <= WORD_BYTES) {
		g_string_append_c(out, '"');
		for (const char *p = clean; *p; p++) {
			if (*p == '"' || *p == '\\')
				g_string_append_c(out, '\\');
			g_string_append_c(out, *p);
		}
		g_string_append(out, "\"\r\n ");
	} else if (*clean) {
		g_string_append(out, "\r\n ");
		append_encoded_words(out, clean);
		g_string_append(out, "\r\n ");
	}
	g_string_append_printf(out, "<%s>\r\n", address);
}

/* RFC 5322 3.3; the names of days and months are English in every locale. */
static void append_date(GString *out, struct moment m)
{
	static const char weekday[8][4] = { "", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char month_name[13][4] = { "", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec" };
	struct day d = moment_day(m, NULL);
	gint64 second = m.unix_s + m.offset_s - (gint64)d.n * 86400;
	int year, month, day_of_month, offset = ABS(m.offset_s) / 60;

	day_split(d, &year, &month, &day_of_month);
	g_string_append_printf(out, "Date: %s, %d %s %04d %02d:%02d:%02d %c%02d%02d\r\n",
		weekday[day_weekday(d)], day_of_month, month_name[month], year,
		(int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60),
		m.offset_s < 0 ? '-' : '+', offset / 60, offset % 60);
}

/*
 * Quoted-printable.  A leading dot, "From " and white space at the end of a line are encoded as
 * well: SMTP, mbox files and careless relays would change them.
 */
static void append_quoted_printable(GString *out, const char *text)
{
	gsize column = 0;

	for (const char *p = text; *p; p++) {
		bool at_end = p[1] == '\0' || p[1] == '\n' || (p[1] == '\r' && p[2] == '\n');
		bool plain = *p >= 0x20 && *p <= 0x7e && *p != '=';

		if (*p == '\r' && p[1] == '\n')
			continue;
		if (*p == '\n') {
			g_string_append(out, "\r\n");
			column = 0;
			continue;
		}
		if ((*p == ' ' || *p == '\t') && at_end)
			plain = false;
		if (column + (plain ? 1 : 3) > QP_WIDTH) {
			g_string_append(out, "=\r\n");
			column = 0;
		}
		if (column == 0 && (*p == '.' || g_str_has_prefix(p, "From ")))
			plain = false;
		if (plain)
			g_string_append_c(out, *p);
		else
			g_string_append_printf(out, "=%02X", (guchar)*p);
		column += plain ? 1 : 3;
	}
	if (column || !*text)
		g_string_append(out, "\r\n");
}

static void append_part(GString *out, const char *boundary, const char *type, const char *text)
{
	g_autofree char *valid = text_valid(text, strlen(text));

	g_string_append_printf(out,
		"--%s\r\n"
		"Content-Type: %s; charset=utf-8\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n",
		boundary, type);
	append_quoted_printable(out, valid);
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
	else if (l->token && !token_valid(l->token))
		wrong = "the token is malformed";
	else if (!moment_known(l->date))
		wrong = "it has no date";
	if (wrong)
		g_set_error(error, ST_ERROR, ST_ERROR_FATAL, "cannot compose the mail: %s", wrong);
	return !wrong;
}

char *letter_compose(
	const struct settings *s, const struct letter_out *l, gsize *ret_length, GError **error)
{
	/* Without [smtp] (`digest --format=eml`) the mail is from its reader to itself. */
	const char *sender = s->smtp_from ? s->smtp_from->address : l->to;
	const char *name = s->smtp_from && s->smtp_from->name ? s->smtp_from->name : SENDER_NAME;

	if (!letter_check(l, sender, error))
		return NULL;
	const struct person *member = recipient_member(s, l->to);
	/* "=_" cannot stand in quoted-printable text, so the boundary never occurs in a part. */
	g_autofree char *hash = text_sha256(l->message_id, strlen(l->message_id));
	g_autofree char *boundary = g_strdup_printf("=_%.24s", hash);
	GString *out = g_string_new(NULL);

	append_mailbox(out, "From", name, sender);
	append_mailbox(out, "To", member ? member->name : NULL, l->to);
	append_unstructured(out, "Subject", l->subject);
	append_date(out, l->date);
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
	append_part(out, boundary, "text/html", l->html);
	g_string_append_printf(out, "--%s--\r\n", boundary);
	if (ret_length)
		*ret_length = out->len;
	return g_string_free(out, FALSE);
}
