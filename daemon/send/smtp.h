/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mail to the family, and to nobody else: the allow-list is enforced here, where mail is sent.
 */
#pragma once
#include "model/digest.h"
#include "model/settings.h"

/* An RFC 5322 mail, CRLF lines, 7-bit: headers, text and HTML alternative.  `message_id` without
 * <>, stable for a period and recipient; `token` marks our own digests (X-Schooltrail-Digest).
 * A picture (PNG) travels with the HTML, which shows it as cid:PICTURE_ID. */
struct letter_out {
	const char *message_id, *to, *subject, *text, *html, *token;
	const char *reply_to; /* where an answer is read; NULL: the sender */
	struct moment date;
	GBytes *picture; /* or NULL */
	const char *picture_id;
};
char *letter_compose(
	const struct settings *s, const struct letter_out *l, gsize *ret_length, GError **error);

#define SMTP_CONNECT_S 30
#define SMTP_ANSWER_S 120 /* for each answer, the one to QUIT after an error too */
#define SMTP_TOTAL_S 300
/*
 * Sends one mail to one member.  A recipient that is not a member's address: FATAL, nothing is
 * sent, no connection is made.  AGAIN/UNAVAILABLE: try later; DENIED: credentials; REJECT: the
 * server refused for good.
 */
gboolean smtp_send(const struct settings *s, const char *password, const char *to, const char *mail,
	gsize length, GError **error);
