/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/pass.h"

#include "base/error.h"
#include "config/config.h"
#include "fetch/files.h"
#include "fetch/imap_session.h"
#include "run/derive.h"
#include "run/notify.h"

#define BATCH_MAILS 200 /* files taken in with one commit */
#define READING_BATCH 200

/* -- 1. from the source into the trail ---------------------------------------------------- */

struct intake {
	struct trail *trail;
	struct pass_count *count;
	const char *source, *folder;
	guint pending; /* mails in the open transaction */
	bool open;
};

static gboolean intake_commit(struct intake *in, GError **error)
{
	if (!in->open)
		return TRUE;
	in->open = false;
	in->pending = 0;
	notify_watchdog(); /* a first pass over a large mailbox takes a while */
	if (store_commit(in->trail->store, error))
		return TRUE;
	store_rollback(in->trail->store);
	return FALSE;
}

static void intake_abandon(struct intake *in)
{
	if (in->open)
		store_rollback(in->trail->store);
	in->open = false;
}

static gboolean intake_begin(struct intake *in, GError **error)
{
	if (in->open)
		return TRUE;
	in->open = store_begin(in->trail->store, error);
	return in->open;
}

static gboolean intake_take(struct mail *m, gpointer data, GError **error)
{
	g_autoptr(mail) owned = m;
	struct intake *in = data;
	bool fresh;

	if (!intake_begin(in, error) ||
		!store_mail_add(in->trail->store, m, in->trail->now, &fresh, error))
		return FALSE;
	in->count->seen++;
	in->count->kept += fresh;
	in->pending++;
	return TRUE;
}

static gboolean intake_take_file(struct mail *m, gpointer data, GError **error)
{
	struct intake *in = data;

	return intake_take(m, in, error) && (in->pending < BATCH_MAILS || intake_commit(in, error));
}

/* An IMAP batch: its mails and the cursor that knows them become one commit. */
static gboolean intake_commit_cursor(const struct cursor *c, gpointer data, GError **error)
{
	struct intake *in = data;
	g_autofree char *seen = cursor_text(c);

	return intake_begin(in, error) &&
		store_cursor_set(in->trail->store, in->source, in->folder, c->uidvalidity,
			c->uidnext, seen, error) &&
		intake_commit(in, error);
}

/* As files_walk() tells of a file, not of the trail. */
static bool is_file_trouble(const GError *e)
{
	return g_error_matches(e, ST_ERROR, ST_ERROR_REJECT) ||
		g_error_matches(e, ST_ERROR, ST_ERROR_DENIED) ||
		g_error_matches(e, ST_ERROR, ST_ERROR_NOT_FOUND);
}

/* A file that cannot be read does not cost the others: what was taken is kept, then it is told. */
static gboolean walk(struct trail *t, const char *path, const char *source,
	struct pass_count *count, GError **error)
{
	struct intake in = { .trail = t, .count = count, .source = source };
	g_autoptr(GError) why = NULL;
	gboolean walked = files_walk(path, source, t->now, intake_take_file, &in, &why);

	if (!walked && !is_file_trouble(why)) {
		intake_abandon(&in);
		g_propagate_error(error, g_steal_pointer(&why));
		return FALSE;
	}
	if (!intake_commit(&in, error))
		return FALSE;
	if (!walked)
		g_propagate_error(error, g_steal_pointer(&why));
	return walked;
}

gboolean pass_import(struct trail *t, char *const *paths, struct pass_count *count, GError **error)
{
	GError *first = NULL;

	for (; *paths; paths++) {
		g_autoptr(GError) why = NULL;

		if (walk(t, *paths, "import", count, &why))
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

/* -- IMAP --------------------------------------------------------------------------------- */

/* What the server is asked to search for with only-school: domains and addresses. */
static GPtrArray *school_terms(const struct settings *s)
{
	GPtrArray *terms = g_ptr_array_new();

	for (char **d = s->domains; *d; d++)
		g_ptr_array_add(terms, *d);
	for (char **d = s->platforms; *d; d++)
		g_ptr_array_add(terms, *d);
	for (char **a = s->log_addresses; *a; a++)
		g_ptr_array_add(terms, *a);
	for (guint i = 0; i < s->contacts->len; i++) {
		const struct person *p = s->contacts->pdata[i];

		if (p->address)
			g_ptr_array_add(terms, p->address);
	}
	g_ptr_array_add(terms, NULL);
	return terms;
}

static gboolean load_cursor(struct trail *t, const struct source *source, const char *folder,
	struct cursor *c, GError **error)
{
	g_autofree char *seen = NULL;

	if (!store_cursor_get(
		    t->store, source->name, folder, &c->uidvalidity, &c->uidnext, &seen, error))
		return FALSE;
	if (seen && cursor_parse(c, seen))
		return TRUE;
	/* never seen, or not to be trusted: look at everything again; known bytes do not double */
	cursor_reset(c, 0);
	return TRUE;
}

static gboolean pass_folder(struct trail *t, const struct source *source, const char *folder,
	struct imap_session *session, struct pass_count *count, GError **error)
{
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(GPtrArray) terms = school_terms(t->settings);
	struct intake in = { .trail = t, .count = count, .source = source->name, .folder = folder };
	const struct imap_pass pass = {
		.source = source->name,
		.folder = folder,
		.search = source->only_school ? (const char *const *)terms->pdata : NULL,
		.cursor = c,
		.take = intake_take,
		.commit = intake_commit_cursor,
		.data = &in,
	};

	if (load_cursor(t, source, folder, c, error) && imap_session_pass(session, &pass, error) &&
		intake_commit(&in, error))
		return TRUE;
	intake_abandon(&in);
	return FALSE;
}

static gboolean pass_imap(struct trail *t, const struct source *source,
	struct imap_session **session, struct pass_count *count, GError **error)
{
	if (!*session) {
		g_autofree char *password = config_source_password(source, error);

		if (!password)
			return FALSE;
		*session = imap_session_open(source, password, error);
		config_wipe(g_steal_pointer(&password));
		if (!*session)
			return FALSE;
	}
	g_auto(GStrv) folders = imap_session_folders(*session, source->folders, error);
	if (!folders)
		return FALSE;
	/* the first folder last: IDLE waits on the one passed last */
	for (guint i = g_strv_length(folders); i-- > 0;)
		if (!pass_folder(t, source, folders[i], *session, count, error))
			return FALSE;
	return TRUE;
}

/* Which errors are the source's trouble, told in status and digest, and which are ours. */
static bool is_trouble(const GError *e)
{
	return is_file_trouble(e) || g_error_matches(e, ST_ERROR, ST_ERROR_UNAVAILABLE);
}

gboolean pass_source(struct trail *t, const struct source *source, struct imap_session **session,
	struct pass_count *count, GError **error)
{
	g_autoptr(GError) why = NULL;
	gboolean done = source->type == SOURCE_IMAP
		? pass_imap(t, source, session, count, &why)
		: walk(t, source->path, source->name, count, &why);

	if (!done && *session)
		g_clear_pointer(session, imap_session_close);
	if (done || is_trouble(why)) {
		if (!store_source_checked(t->store, source->name, t->now,
			    done ? NULL : why->message, done ? error : NULL))
			return FALSE;
	}
	if (!done)
		g_propagate_prefixed_error(
			error, g_steal_pointer(&why), "source %s: ", source->name);
	return done;
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
		return TRUE;
	return read_all(t, count, error) && derive(t, error);
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
	return clear(t, error) && read_all(t, count, error) && derive(t, error);
}
