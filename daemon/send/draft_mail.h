/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A letter to the school as a file that a person's own mail program opens as a draft.  It is text
 * for the person: smtp_send() takes no other recipient than a member of the family.
 */
#pragma once
#include "model/message.h"

struct draft_out {
	const struct address *from; /* or NULL */
	const GPtrArray *to, *cc;   /* struct address */
	const char *subject, *text;
	const char *in_reply_to; /* without <>, or NULL */
	char *const *references; /* without <> */
	const char
		*message_id; /* with <>, or NULL: then the mail program gives it one, and a date */
	struct moment date;
};

char *draft_mail(const struct draft_out *d);

/* The same for the same letter of the same person, and nothing can be read from it. */
char *draft_mail_id(const struct draft_out *d);
