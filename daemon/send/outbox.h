/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is decided before a mail goes out, without sending it.  Pure.
 *
 * A connection that dies after the final dot leaves the question open whether the mail went
 * out.  It is therefore sent again under the same Message-ID, and a reader shows one mail.
 */
#pragma once
#include "base/day.h"

/* The ISO 8601 week of that day: "2026-W47". */
char *outbox_period(struct day d);

/*
 * Without <>: stable for a trail, a period and a recipient, different for any other; says
 * nothing of them to a stranger.  `sender` is the From address, whose domain follows the @.
 */
char *outbox_message_id(const char *trail, const char *period, const char *to, const char *sender);

#define OUTBOX_RETRY_FIRST_S 60
#define OUTBOX_RETRY_MAX_S (4 * 3600)
/* Seconds to wait after that many failed tries (1, 2, ...): doubling up to the maximum. */
int outbox_retry_s(int tries);
