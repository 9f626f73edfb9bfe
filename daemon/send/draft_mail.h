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
};

char *draft_mail(const struct draft_out *d);
