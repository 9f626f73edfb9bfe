/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/intake.h"

#include "base/error.h"
#include "base/text.h"
#include "config/config.h"
#include "fetch/files.h"
#include "fetch/imap_session.h"
#include "run/notify.h"

#include <string.h>

#define BATCH_MAILS 200 /* files taken in with one commit */
#define NOTE_EVERY_S (60 * 60)

struct intake {
	struct trail *trail;
	struct pass_count *count;
	const char *source, *cursor;
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
		store_cursor_set(in->trail->store, in->source, in->cursor, c->uidvalidity,
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
	struct files_memory *memory, struct pass_count *count, GError **error)
{
	struct intake in = { .trail = t, .count = count, .source = source };
	g_autoptr(GError) why = NULL;
	gboolean walked =
		files_walk_again(path, source, t->now, memory, intake_take_file, &in, &why);

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

gboolean intake_path(struct trail *t, const char *path, struct pass_count *count, GError **error)
{
	g_autoptr(files_memory) memory = files_memory_new();

	return walk(t, path, "import", memory, count, error);
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

/*
 * The name of a folder's cursor.  What was searched for is part of it: with another contact or
 * domain the whole folder is searched again, or older mail of theirs would never come.
 */
static char *cursor_name(const char *folder, const GPtrArray *terms)
{
	g_autofree char *all = NULL;

	if (!terms)
		return g_strdup(folder);
	all = g_strjoinv("\n", (char **)terms->pdata);
	g_autofree char *hash = text_sha256(all, strlen(all));
	return g_strdup_printf("%s?%.8s", folder, hash);
}

static gboolean load_cursor(const struct intake *in, struct cursor *c, GError **error)
{
	g_autofree char *seen = NULL;

	if (!store_cursor_get(in->trail->store, in->source, in->cursor, &c->uidvalidity,
		    &c->uidnext, &seen, error))
		return FALSE;
	if (seen && cursor_parse(c, seen))
		return TRUE;
	/* never seen, or not to be trusted: look at everything again; known bytes do not double */
	cursor_reset(c, 0);
	return TRUE;
}

static gboolean on_tick(gpointer data)
{
	notify_watchdog();
	return TRUE;
}

static gboolean pass_folder(struct trail *t, const struct source *source, const char *folder,
	struct source_state *state, struct pass_count *count, GError **error)
{
	g_autoptr(cursor) c = cursor_new();
	g_autoptr(GPtrArray) terms = source->only_school ? school_terms(t->settings) : NULL;
	g_autofree char *name = cursor_name(folder, terms);
	guint left_out = 0;
	struct intake in = { .trail = t, .count = count, .source = source->name, .cursor = name };
	const struct imap_pass pass = {
		.source = source->name,
		.folder = folder,
		.search = terms ? (const char *const *)terms->pdata : NULL,
		.cursor = c,
		.take = intake_take,
		.commit = intake_commit_cursor,
		.tick = on_tick,
		.data = &in,
		.ret_left_out = &left_out,
	};

	if (load_cursor(&in, c, error) && imap_session_pass(state->session, &pass, error) &&
		intake_commit(&in, error)) {
		count->left_out += left_out;
		return TRUE;
	}
	intake_abandon(&in);
	return FALSE;
}

static gboolean open_session(
	const struct source *source, struct source_state *state, GError **error)
{
	g_autofree char *password = NULL;

	if (state->session)
		return TRUE;
	password = config_source_password(source, error);
	if (!password)
		return FALSE;
	state->session = imap_session_open(source, password, error);
	config_wipe(g_steal_pointer(&password));
	return state->session != NULL;
}

/* A folder that is not there does not cost the others: *told says so. */
static gboolean pass_imap(struct trail *t, const struct source *source, struct source_state *state,
	struct pass_count *count, char **told, GError **error)
{
	if (!open_session(source, state, error))
		return FALSE;
	g_auto(GStrv) folders = imap_session_folders(state->session, source->folders, error);
	if (!folders)
		return FALSE;
	/* the first folder last: IDLE waits on the one passed last */
	for (guint i = g_strv_length(folders); i-- > 0;) {
		g_autoptr(GError) why = NULL;

		if (pass_folder(t, source, folders[i], state, count, &why))
			continue;
		if (!g_error_matches(why, ST_ERROR, ST_ERROR_NOT_FOUND)) {
			g_propagate_error(error, g_steal_pointer(&why));
			return FALSE;
		}
		g_free(*told);
		*told = g_strdup(why->message);
	}
	return TRUE;
}

/* -- any source ----------------------------------------------------------------------------- */

/* Which errors are the source's trouble, told in status and digest, and which are ours. */
bool intake_is_trouble(const GError *e)
{
	return is_file_trouble(e) || g_error_matches(e, ST_ERROR, ST_ERROR_UNAVAILABLE);
}

/* What a person should know of a pass that worked; NULL: nothing. */
static char *remark(const struct source_state *state, guint left_out)
{
	const char *alert = state->session ? imap_session_alert(state->session) : NULL;

	if (left_out)
		return g_strdup_printf("%u mail%s too large, or not handed out by the server",
			left_out, left_out == 1 ? " is" : "s are");
	return alert ? g_strdup_printf("the server says: %s", alert) : NULL;
}

/* Noted at most once an hour while all is well: a poll with nothing new writes nothing. */
static gboolean note_success(struct trail *t, const struct source *source,
	struct source_state *state, const char *told, GError **error)
{
	if (!told && t->now.unix_s - state->noted_s < NOTE_EVERY_S &&
		state->noted_s <= t->now.unix_s)
		return TRUE;
	if (!store_source_checked(t->store, source->name, t->now, NULL, error) ||
		(told && !store_source_checked(t->store, source->name, t->now, told, error)))
		return FALSE;
	state->noted_s = told ? 0 : t->now.unix_s;
	return TRUE;
}

static gboolean pass_any(struct trail *t, const struct source *source, struct source_state *state,
	struct pass_count *count, char **told, GError **error)
{
	if (source->type == SOURCE_IMAP)
		return pass_imap(t, source, state, count, told, error);
	if (!state->memory)
		state->memory = files_memory_new();
	if (walk(t, source->path, source->name, state->memory, count, error))
		return TRUE;
	/* what was taken may not have been kept: read all again */
	g_clear_pointer(&state->memory, files_memory_free);
	return FALSE;
}

gboolean intake_source(struct trail *t, const struct source *source, struct source_state *state,
	struct pass_count *count, GError **error)
{
	g_autoptr(GError) why = NULL;
	g_autofree char *told = NULL;
	guint left_out_before = count->left_out;

	if (pass_any(t, source, state, count, &told, &why)) {
		if (!told)
			told = remark(state, count->left_out - left_out_before);
		return note_success(t, source, state, told, error);
	}
	g_clear_pointer(&state->session, imap_session_close);
	state->noted_s = 0;
	if (intake_is_trouble(why))
		store_source_checked(t->store, source->name, t->now, why->message, NULL);
	g_propagate_prefixed_error(error, g_steal_pointer(&why), "source %s: ", source->name);
	return FALSE;
}

void source_state_clear(struct source_state *state)
{
	g_clear_pointer(&state->session, imap_session_close);
	g_clear_pointer(&state->memory, files_memory_free);
}
