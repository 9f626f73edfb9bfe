/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Letters to the family, from the trail to a server: planned for one member each, put into the
 * outbox once a period and recipient, sent until a server has taken them.
 *
 * A period names a letter: a day for the digest by schedule, a day and a word for any other.
 */
#pragma once
#include "model/digest.h"
#include "run/trail.h"

#define MAILING_BY_HAND "-by-hand" /* behind the day */
#define MAILING_ALERT "-alert"
#define MAILING_HARM "-harm"

enum mailing_kind {
	MAILING_KIND_DIGEST,
	MAILING_KIND_BY_HAND,
	MAILING_KIND_ALERT,
	MAILING_KIND_HARM,
	MAILING_KIND_OTHER,
};
enum mailing_kind mailing_kind_of(const char *period);
/* Its server has not taken it yet, and may have: what a newer letter can stand in for. */
bool mailing_is_waiting(const struct outbox_row *row);

/* What a digest of these days says as of now to that member; NULL: to nobody in particular. */
struct digest *mailing_plan(struct trail *t, struct day_range days, const char *to, GError **error);
/* The whole mail as it would go to that member; the period names it. */
char *mailing_compose(struct trail *t, const struct digest *d, const char *period, const char *to,
	gsize *ret_length, char **ret_message_id, GError **error);
/* That mail into the outbox; does nothing where it is there.  In a transaction. */
gboolean mailing_put(struct trail *t, const struct digest *d, const char *period, const char *to,
	GError **error);
/* A letter that was not sent gives way to a newer one.  In a transaction. */
gboolean mailing_replace(
	struct trail *t, const struct outbox_row *row, const char *by_period, GError **error);
/*
 * A digest into the outbox, for every recipient; does nothing where the period is there.  One by
 * schedule tells each of them of all days since the last that was sent, and takes the place of
 * what still waits.
 */
gboolean mailing_queue(struct trail *t, struct day_range days, const char *period, GError **error);
/*
 * Sends what is due; alerts not in the quiet hours.  *ret_sent: how many.  Trouble with the
 * server is kept in the row and returned as the error after all rows have been tried.  AGAIN
 * where another process is sending.
 */
gboolean mailing_deliver(struct trail *t, guint *ret_sent, GError **error);
