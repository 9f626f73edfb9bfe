/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answering by mail: a member replies to a letter of ours, and what the reply says is decided, as
 * if a command had said it.  Only where the family wants it, only once a letter, only by the
 * member it went to, and only what that member wrote above the quote.
 */
#pragma once
#include "run/trail.h"

#define ANSWERING_DAYS 30 /* a letter that is older is not answered any more */

/* Can letters be answered at all: wanted, and with an address that is read? */
bool answering_is_on(const struct settings *s);
/* What nobody guesses: 128 random bits in hexadecimal. */
char *answering_token(void);
/* Does the mail only answer a letter of ours?  Then it is no letter itself. */
bool answering_is_reply(struct trail *t, const struct message *outer);
/* Reads what came since the last time.  *ret_decided: items changed, derive() is due. */
gboolean answering_take(struct trail *t, bool *ret_decided, GError **error);
