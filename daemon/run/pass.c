/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/pass.h"

#include "base/error.h"
#include "run/answering.h"
#include "run/derive.h"
#include "run/intake.h"
#include "run/notify.h"

#define READING_BATCH 200

/* -- 1. take in -------------------------------------------------------------------------------- */

gboolean pass_import(struct trail *t, char *const *paths, struct pass_count *count, GError **error)
{
	GError *first = NULL;

	for (; *paths; paths++) {
		g_autoptr(GError) why = NULL;

		if (intake_path(t, *paths, count, &why))
			continue;
		/* one bad path does not cost the others; a bad trail costs them all */
		bool over = why->code == ST_ERROR_AGAIN || why->code == ST_ERROR_FATAL;
		if (!first)
			first = g_steal_pointer(&why);
		if (over)
			break;
	}
	if (first)
		g_propagate_error(error, first);
	return !first;
}

/* -- 2. read: bytes out to a reader, messages back ------------------------------------------ */

struct reading_pass {
	struct trail *trail;
	struct pass_count *count;
};

static gboolean set_aside(struct reading_pass *p, gint64 mail_id, const char *why, GError **error)
{
	g_autoptr(reading) r = reading_new();

	r->rejected = g_strdup(why);
	p->count->set_aside++;
	return store_reading_set(p->trail->store, mail_id, r, error);
}

static gboolean take_reading(gint64 mail_id, struct reading *r, gpointer data, GError **error)
{
	g_autoptr(reading) owned = r;
	struct reading_pass *p = data;

	if (!r) /* it cost a reader: its try is counted, the next round decides */
		return TRUE;
	p->count->set_aside += r->rejected != NULL;
	return store_reading_set(p->trail->store, mail_id, r, error);
}

/* The attempt is committed before the bytes reach a reader: what kills us is not tried for ever. */
static gboolean count_tries(
	struct reading_pass *p, const GArray *ids, guint from, guint to, GError **error)
{
	struct store *db = p->trail->store;

	if (!store_begin(db, error))
		return FALSE;
	for (guint i = from; i < to; i++) {
		int tries;

		if (!store_reading_try(db, g_array_index(ids, gint64, i), &tries, error))
			return FALSE;
	}
	return store_commit(db, error);
}

static gboolean read_batch(
	struct reading_pass *p, const GArray *ids, guint from, guint to, GError **error)
{
	struct store *db = p->trail->store;
	struct reader_pool *pool = trail_pool(p->trail, error);

	if (!pool || !count_tries(p, ids, from, to, error) || !store_begin(db, error) ||
		!derive_mark_stale(p->trail, error))
		return FALSE;
	for (guint i = from; i < to; i++) {
		gint64 id = g_array_index(ids, gint64, i);
		g_autoptr(mail) m = store_mail(db, id, error);

		if (!m ||
			!reader_pool_submit(
				pool, id, m->raw, m->arrival.received, take_reading, p, error))
			return FALSE;
	}
	notify_watchdog();
	return reader_pool_drain(pool, take_reading, p, error) && store_commit(db, error);
}

/* Mails that cost a reader each time. */
static gboolean give_up(struct reading_pass *p, GError **error)
{
	g_autoptr(GArray) ids = store_mail_given_up(p->trail->store, error);

	if (!ids)
		return FALSE;
	if (!ids->len)
		return TRUE;
	if (!store_begin(p->trail->store, error))
		return FALSE;
	for (guint i = 0; i < ids->len; i++)
		if (!set_aside(p, g_array_index(ids, gint64, i), "the reader failed on it twice",
			    error))
			return FALSE;
	return store_commit(p->trail->store, error);
}

/* Rounds until nothing is unread: a mail whose reader died comes up again, and is then set aside.
 */
static gboolean read_all(struct trail *t, struct pass_count *count, GError **error)
{
	struct reading_pass p = { t, count };

	for (;;) {
		g_autoptr(GArray) ids = store_mail_unread(t->store, error);

		if (!ids)
			return FALSE;
		if (!ids->len && give_up(&p, error))
			return TRUE;
		for (guint i = 0; i < ids->len; i += READING_BATCH)
			if (!read_batch(&p, ids, i, MIN(i + READING_BATCH, ids->len), error))
				ids->len = 0;
		if (!ids->len) {
			store_rollback(t->store);
			return FALSE;
		}
	}
}

/* -- 3. derive ------------------------------------------------------------------------------ */

/*
 * Replies name items, so those are derived before; then what the replies decided is derived too.
 * Also where nothing is new: a kill may have come in between.
 */
static gboolean answer(struct trail *t, GError **error)
{
	bool decided;

	return answering_take(t, &decided, error) && (!decided || derive(t, error));
}

gboolean pass_finish(struct trail *t, struct pass_count *count, GError **error)
{
	enum derive_state state;

	if (!derive_state(t, &state, error))
		return FALSE;
	if (state == DERIVE_OTHER)
		return pass_rebuild(t, count, error);
	g_autoptr(GArray) unread = store_mail_unread(t->store, error);
	if (!unread)
		return FALSE;
	if (state == DERIVE_CURRENT && !unread->len)
		return answer(t, error);
	return read_all(t, count, error) && derive(t, error) && answer(t, error);
}

static gboolean clear(struct trail *t, GError **error)
{
	if (!store_begin(t->store, error))
		return FALSE;
	if (store_derived_clear(t->store, true, error) && derive_mark_stale(t, error) &&
		store_commit(t->store, error))
		return TRUE;
	store_rollback(t->store);
	return FALSE;
}

gboolean pass_rebuild(struct trail *t, struct pass_count *count, GError **error)
{
	return clear(t, error) && read_all(t, count, error) && derive(t, error) && answer(t, error);
}
