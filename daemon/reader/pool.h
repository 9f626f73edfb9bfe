/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The readers: one process a core, each reads one mail at a time and answers with messages.
 * Typed frames (GVariant) over a socket pair; a reader that dies or overruns its time costs
 * the mail it had, never the daemon.
 */
#pragma once
#include "model/mail.h"
#include "model/reading.h"
#include "model/settings.h"

#define READER_DEADLINE_S 20

struct reader_pool;
typedef struct reader_pool reader_pool;

/* workers 0: one a core.  CONFIG where the rules are wrong. */
struct reader_pool *reader_pool_new(const struct settings *s, guint workers, GError **error);
void reader_pool_free(struct reader_pool *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(reader_pool, reader_pool_free)

/* The fingerprint of the rules that the readers loaded. */
const char *reader_pool_rules(const struct reader_pool *p);

/* Ends the readers; the next mail starts them again.  A resting daemon is small. */
void reader_pool_rest(struct reader_pool *p);

/* Called in any order; the reading is the callee's. */
typedef gboolean (*reader_done_fn)(gint64 ticket, struct reading *r, gpointer data, GError **error);
/* Hands a mail to a free reader; waits for one, calling done for what is finished. */
gboolean reader_pool_submit(struct reader_pool *p, gint64 ticket, GBytes *raw,
	struct moment arrived, reader_done_fn done, gpointer data, GError **error);
/* Waits for all that is out. */
gboolean reader_pool_drain(
	struct reader_pool *p, reader_done_fn done, gpointer data, GError **error);
