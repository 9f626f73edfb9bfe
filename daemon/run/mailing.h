/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The digest, from the trail to the family: planned, put into the outbox once a period and
 * recipient, sent until a server has taken it.
 */
#pragma once
#include "model/digest.h"
#include "run/trail.h"

/* What a digest of these days says as of now. */
struct digest *mailing_plan(struct trail *t, struct day_range days, GError **error);
/* The whole mail as it would go to that member; the period names it. */
char *mailing_compose(struct trail *t, const struct digest *d, const char *period, const char *to,
	gsize *ret_length, char **ret_message_id, GError **error);
/* Into the outbox, for every recipient; does nothing where the period is there. */
gboolean mailing_queue(struct trail *t, struct day_range days, const char *period, GError **error);
/*
 * Sends what is due.  *ret_sent: how many.  Trouble with the server is kept in the row and
 * returned as the error after all rows have been tried.
 */
gboolean mailing_deliver(struct trail *t, guint *ret_sent, GError **error);
