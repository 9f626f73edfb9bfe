/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The trail in use: settings, store and readers together.  Commands and daemon both
 * begin here.
 */
#pragma once
#include "model/item.h"
#include "model/parked.h"
#include "model/settings.h"
#include "reader/pool.h"
#include "store/store.h"
#include "thread/side.h"

struct trail {
	struct settings *settings;
	struct store *store;
	struct roster *roster;
	struct reader_pool *pool; /* NULL until something is read */
	char *state_dir;
	struct moment now; /* of this command; the daemon sets it at each wake */
	GArray *unnoted;   /* gint64: letters of the outbox that were sent, and not noted yet */
};
typedef struct trail trail;

/* What a pass did. */
struct pass_count {
	guint seen;	 /* mails that the sources gave */
	guint kept;	 /* of these, bytes that were not in the trail */
	guint left_out;	 /* too large, or not handed out by a server */
	guint set_aside; /* could not be read */
};

/* Takes the settings. */
struct trail *trail_open(struct settings *s, const char *state_dir, enum store_mode mode,
	struct moment now, GError **error);
void trail_free(struct trail *t);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(trail, trail_free)

/* The readers, started at the first call.  CONFIG where the rules are wrong. */
struct reader_pool *trail_pool(struct trail *t, GError **error);

/* How a digest or a letter calls somebody; the data is the trail. */
const char *trail_call(const struct address *a, gpointer data);
/* Whom of the school a note by `schooltrail note` is about, if anybody; free with address_free().
 */
struct address *trail_note_with(const struct trail *t, const struct note *n);
/* The questions that members parked, as of now, and which were asked: struct parked, by time. */
GPtrArray *trail_parked(struct trail *t, const GPtrArray *messages, GError **error);
/* Messages as of now, by date. */
GPtrArray *trail_messages(struct trail *t, GError **error);
/*
 * Items as of now: the views point into *ret_items, which the caller keeps as long.
 */
GPtrArray *trail_views(struct trail *t, GPtrArray **ret_items, GError **error);
