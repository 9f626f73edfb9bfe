/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass: is there anything new, which UIDs, how large, their bytes. */
#include "base/error.h"
#include "fetch/imap_session.h"
#include "fetch/imap_state.h"
#include "fetch/imap_words.h"

#include <string.h>

#define SIZES_AT_ONCE 500 /* UIDs in one command: its line stays short */
#define GAPS_MAX 4000	  /* longest list of UID ranges that we ask for */

enum wanted_state {
	WANTED,
	TAKEN,
	KEPT
}; /* taken: handed over; kept: and in the cursor */

struct wanted {
	guint32 uid, size;
	enum wanted_state state;
};

struct batch {
	guint from, to; /* in work.wanted, to not included */
};

struct work {
	struct imap_session *s;
	const struct imap_pass *pass;
	struct imap_news *news;
	guint32 low, highest; /* UIDs: looked for from, found up to */
	GArray *wanted;	      /* struct wanted, ascending */
	GArray *left;	      /* guint32, ascending: not handed out */
	GArray *batches, *again;
	bool uncommitted;
};

static struct wanted *wanted_at(const struct work *w, guint i)
{
	return &g_array_index(w->wanted, struct wanted, i);
}

static guint32 cursor_last(const struct cursor *c)
{
	return c->seen->len ? g_array_index(c->seen, struct uid_range, c->seen->len - 1).last : 0;
}

static gboolean commit(struct work *w, GError **error)
{
	w->uncommitted = false;
	return w->pass->commit(w->pass->cursor, w->pass->data, error);
}

/* ---- is there anything new? ---- */

static struct imap_known *known(const struct work *w)
{
	struct imap_known *k = g_hash_table_lookup(w->s->known, w->pass->folder);
	const struct cursor *c = w->pass->cursor;

	if (!k || k->uidvalidity != c->uidvalidity ||
		g_get_monotonic_time() - k->compared_us > IMAP_RECHECK_S * G_TIME_SPAN_SECOND)
		return NULL;
	g_autofree char *seen = cursor_text(c);
	return strcmp(seen, k->seen) == 0 ? k : NULL;
}

static void set_not_found(const struct work *w, const struct imap_reply *done, GError **error)
{
	bool gone = done->code && g_ascii_strcasecmp(done->code, "NONEXISTENT") == 0;

	if (gone || !imap_folders_has(w->s->folders, w->pass->folder))
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND, "the mailbox has no folder %s",
			w->pass->folder);
	else
		imap_talk_refused("EXAMINE", done, error);
}

/* EXAMINE: like SELECT, but nothing on the server can change. */
static gboolean open_folder(struct work *w, GError **error)
{
	g_autoptr(GString) command = g_string_new("EXAMINE ");
	g_autoptr(imap_reply) done = NULL;

	if (!imap_state_list(w->s, error))
		return FALSE;
	g_autofree char *name = imap_folders_server_name(w->s->folders, w->pass->folder);
	imap_words_quote(command, name);
	g_clear_pointer(&w->s->open, g_free);
	w->news->exists = w->news->uidvalidity = w->news->uidnext = 0;
	if (!imap_talk_ask(w->s->talk, command->str, NULL, NULL, &done, error))
		return FALSE;
	if (done->status != IMAP_OK) {
		set_not_found(w, done, error);
		return FALSE;
	}
	if (w->news->uidvalidity == 0) {
		g_set_error(error, ST_ERROR, ST_ERROR_UNAVAILABLE,
			"the server has no lasting UIDs in %s", w->pass->folder);
		return FALSE;
	}
	w->s->open = g_strdup(w->pass->folder);
	return TRUE;
}

/*
 * One round trip where nothing is new: NOOP in the folder that is open, EXAMINE in another.
 * *ret_known is NULL where all UIDs are to be compared.
 */
static gboolean look(struct work *w, bool *ret_new, struct imap_known **ret_known, GError **error)
{
	struct cursor *c = w->pass->cursor;
	bool is_open = w->s->open && strcmp(w->s->open, w->pass->folder) == 0;

	if (!is_open && !open_folder(w, error))
		return FALSE;
	if (is_open && !w->news->new_mail &&
		!imap_talk_ask(w->s->talk, "NOOP", NULL, NULL, NULL, error))
		return FALSE;
	if (c->uidvalidity != w->news->uidvalidity) {
		cursor_reset(c, w->news->uidvalidity);
		w->uncommitted = true;
	}
	struct imap_known *k = *ret_known = known(w);
	if (is_open)
		*ret_new = !k || w->news->new_mail;
	else
		*ret_new = !k || k->uidnext == 0 || k->uidnext != w->news->uidnext ||
			w->news->exists > k->exists;
	w->news->new_mail = w->news->expunged = false;
	return TRUE;
}

/* ---- which UIDs? ---- */

static gboolean on_found(const struct imap_reply *r, gpointer data, GError **error)
{
	struct work *w = data;
	struct wanted found = { 0 };

	if (strcmp(r->name, "FETCH") == 0 &&
		imap_value_number(imap_reply_find(r, 0, "UID"), &found.uid))
		w->highest = MAX(w->highest, found.uid);
	if (strcmp(r->name, "SEARCH") != 0)
		return TRUE;
	for (guint i = 0; i < r->values->len; i++) {
		/* "n:*" finds the last mail even where its UID is below n. */
		if (!imap_value_number(imap_reply_value(r, i), &found.uid) || found.uid < w->low ||
			cursor_has(w->pass->cursor, found.uid))
			continue;
		g_array_append_val(w->wanted, found);
	}
	return TRUE;
}

static gint compare_wanted(gconstpointer a, gconstpointer b)
{
	const struct wanted *x = a, *y = b;

	return x->uid < y->uid ? -1 : x->uid > y->uid;
}

static void sort_wanted(struct work *w)
{
	guint kept = 0;

	g_array_sort(w->wanted, compare_wanted);
	for (guint i = 0; i < w->wanted->len; i++)
		if (kept == 0 || wanted_at(w, kept - 1)->uid != wanted_at(w, i)->uid)
			*wanted_at(w, kept++) = *wanted_at(w, i);
	g_array_set_size(w->wanted, kept);
	if (kept > 0)
		w->highest = MAX(w->highest, wanted_at(w, kept - 1)->uid);
}

/* One SEARCH for each line of terms, of a window of sequence numbers ("" for all). */
static void add_searches(
	GPtrArray *commands, const char *window, const char *uids, const GPtrArray *lines)
{
	if (!lines)
		g_ptr_array_add(commands, g_strdup_printf("UID SEARCH %sUID %s", window, uids));
	for (guint i = 0; lines && i < lines->len; i++)
		g_ptr_array_add(commands,
			g_strdup_printf("UID SEARCH %sUID %s %s", window, uids,
				(const char *)lines->pdata[i]));
}

/* Answers stay short and come soon because no SEARCH looks at more than a window of mails. */
static gboolean find(struct work *w, bool all, GError **error)
{
	const struct imap_pass *pass = w->pass;
	g_autoptr(GPtrArray) commands = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) lines = pass->search ? imap_words_search(pass->search) : NULL;
	g_autofree char *gaps = all && !lines ? cursor_gaps(pass->cursor, GAPS_MAX) : NULL;
	g_autofree char *from = NULL;

	w->low = all ? cursor_first_unseen(pass->cursor) : cursor_last(pass->cursor) + 1;
	if (w->news->exists == 0 || w->low == 0)
		return TRUE;
	from = g_strdup_printf("%u:*", w->low);
	if (lines)
		g_ptr_array_add(commands, g_strdup("UID FETCH * (UID)"));
	if (!all || w->news->exists <= IMAP_WINDOW)
		add_searches(commands, "", gaps ? gaps : from, lines);
	for (guint32 at = 1; all && w->news->exists > IMAP_WINDOW && at <= w->news->exists;
		at += IMAP_WINDOW) {
		bool is_last = w->news->exists - at < IMAP_WINDOW;
		g_autofree char *window = is_last
			? g_strdup_printf("%u:* ", at)
			: g_strdup_printf("%u:%u ", at, at + IMAP_WINDOW - 1);

		add_searches(commands, window, gaps ? gaps : from, lines);
		if (is_last)
			break;
	}
	if (!imap_talk_ask_all(w->s->talk, commands, on_found, NULL, w, error))
		return FALSE;
	sort_wanted(w);
	return TRUE;
}

/* ---- how large? ---- */

static struct wanted *find_wanted(const struct work *w, const struct imap_reply *r)
{
	struct wanted key = { 0 };
	guint i;

	if (strcmp(r->name, "FETCH") != 0 ||
		!imap_value_number(imap_reply_find(r, 0, "UID"), &key.uid) ||
		!g_array_binary_search(w->wanted, &key, compare_wanted, &i))
		return NULL;
	return wanted_at(w, i);
}

static gboolean on_size(const struct imap_reply *r, gpointer data, GError **error)
{
	struct wanted *one = find_wanted(data, r);
	const struct imap_value *size = one ? imap_reply_find(r, 0, "RFC822.SIZE") : NULL;

	if (size && !imap_value_number(size, &one->size))
		one->size = G_MAXUINT32;
	return TRUE;
}

static char *set_of(const struct work *w, guint from, guint to)
{
	g_autoptr(GArray) uids = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint i = from; i < to; i++)
		g_array_append_val(uids, wanted_at(w, i)->uid);
	return imap_words_set((const guint32 *)(void *)uids->data, uids->len);
}

/*
 * RFC822.SIZE is only a hint (some servers are far off), but without it one giant mail would
 * end every pass: a literal longer than we take ends the session.
 */
static gboolean ask_sizes(struct work *w, GError **error)
{
	g_autoptr(GPtrArray) commands = g_ptr_array_new_with_free_func(g_free);
	guint kept = 0;

	for (guint i = 0; i < w->wanted->len; i += SIZES_AT_ONCE) {
		g_autofree char *set = set_of(w, i, MIN(i + SIZES_AT_ONCE, w->wanted->len));

		g_ptr_array_add(commands, g_strdup_printf("UID FETCH %s (UID RFC822.SIZE)", set));
	}
	if (!imap_talk_ask_all(w->s->talk, commands, on_size, NULL, w, error))
		return FALSE;
	for (guint i = 0; i < w->wanted->len; i++) {
		if (wanted_at(w, i)->size > MAIL_SIZE_MAX)
			g_array_append_val(w->left, wanted_at(w, i)->uid);
		else
			*wanted_at(w, kept++) = *wanted_at(w, i);
	}
	g_array_set_size(w->wanted, kept);
	return TRUE;
}

/* ---- their bytes ---- */

static struct moment received_at(const struct imap_reply *r)
{
	const struct imap_value *date = imap_reply_find(r, 0, "INTERNALDATE");
	struct moment m = MOMENT_NONE;

	if (date && date->kind == IMAP_STRING)
		m = imap_words_date(date->text, date->length);
	if (!moment_known(m))
		m = (struct moment){ g_get_real_time() / G_TIME_SPAN_SECOND, 0 };
	return m;
}

/* A mail; NIL, or no bytes at all, is none: it stays unseen. */
static gboolean on_mail(const struct imap_reply *r, gpointer data, GError **error)
{
	struct work *w = data;
	struct wanted *one = find_wanted(w, r);
	const struct imap_value *body = one ? imap_reply_find(r, 0, "BODY[]") : NULL;

	if (!body || body->kind != IMAP_STRING || body->length == 0 || one->state != WANTED)
		return TRUE;
	struct mail *m = mail_new(
		body->literal ? g_bytes_ref(body->literal) : g_bytes_new(body->text, body->length));
	m->arrival.source = g_strdup(w->pass->source);
	m->arrival.folder = g_strdup(w->pass->folder);
	m->arrival.uidvalidity = w->pass->cursor->uidvalidity;
	m->arrival.uid = one->uid;
	m->arrival.received = received_at(r);
	one->state = TAKEN;
	return w->pass->take(m, w->pass->data, error);
}

/*
 * What came is ours, whatever the end of the command.  Where it is no OK, one mail may be broken
 * on the server: the others of the batch are asked for again, each alone.
 */
static gboolean on_batch(guint i, const struct imap_reply *done, gpointer data, GError **error)
{
	struct work *w = data;
	const struct batch *b = &g_array_index(w->batches, struct batch, i);

	for (guint j = b->from; j < b->to; j++) {
		struct wanted *one = wanted_at(w, j);
		struct batch alone = { j, j + 1 };

		if (one->state == TAKEN) {
			cursor_add(w->pass->cursor, one->uid);
			one->state = KEPT;
			w->uncommitted = true;
		} else if (one->state == WANTED && done->status != IMAP_OK && b->to - b->from > 1) {
			g_array_append_val(w->again, alone);
		}
	}
	return !w->uncommitted || commit(w, error);
}

static void make_batches(struct work *w)
{
	struct batch b = { 0, 0 };
	guint64 bytes = 0;

	for (guint i = 0; i < w->wanted->len; i++) {
		bytes += wanted_at(w, i)->size;
		if (i > b.from && (i - b.from == IMAP_BATCH_MAILS || bytes > IMAP_BATCH_BYTES)) {
			b.to = i;
			g_array_append_val(w->batches, b);
			b.from = i;
			bytes = wanted_at(w, i)->size;
		}
	}
	b.to = w->wanted->len;
	if (b.to > b.from)
		g_array_append_val(w->batches, b);
}

static gboolean fetch_batches(struct work *w, GError **error)
{
	g_autoptr(GPtrArray) commands = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < w->batches->len; i++) {
		const struct batch *b = &g_array_index(w->batches, struct batch, i);
		g_autofree char *set = set_of(w, b->from, b->to);

		g_ptr_array_add(commands,
			g_strdup_printf("UID FETCH %s (UID INTERNALDATE BODY.PEEK[])", set));
	}
	return imap_talk_ask_all(w->s->talk, commands, on_mail, on_batch, w, error);
}

static gboolean fetch(struct work *w, GError **error)
{
	if (w->wanted->len == 0)
		return TRUE;
	if (!ask_sizes(w, error))
		return FALSE;
	make_batches(w);
	if (!fetch_batches(w, error))
		return FALSE;
	if (w->again->len > 0) {
		g_array_set_size(w->batches, 0);
		g_array_append_vals(w->batches, w->again->data, w->again->len);
		if (!fetch_batches(w, error))
			return FALSE;
	}
	for (guint i = 0; i < w->wanted->len; i++)
		if (wanted_at(w, i)->state == WANTED)
			g_array_append_val(w->left, wanted_at(w, i)->uid);
	return TRUE;
}

/* ---- the end of a pass ---- */

static gint compare_uid(gconstpointer a, gconstpointer b)
{
	guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;

	return x < y ? -1 : x > y;
}

/* With terms: what was looked at and did not match need not be looked at again. */
static void see_range(struct work *w)
{
	struct cursor *c = w->pass->cursor;
	guint32 from = w->low;

	/* Not further than a mail that exists: UIDNEXT may lie, and what is seen never comes. */
	if (!w->pass->search || from == 0)
		return;
	g_array_sort(w->left, compare_uid);
	for (guint i = 0; i < w->left->len; i++) {
		guint32 uid = g_array_index(w->left, guint32, i);

		cursor_add_range(c, from, uid - 1);
		from = uid + 1;
	}
	cursor_add_range(c, from, w->highest);
}

static void remember(struct work *w, bool all)
{
	struct imap_known *k = g_hash_table_lookup(w->s->known, w->pass->folder);

	if (!k) {
		k = g_new0(struct imap_known, 1);
		g_hash_table_insert(w->s->known, g_strdup(w->pass->folder), k);
	}
	k->uidvalidity = w->news->uidvalidity;
	k->uidnext = w->news->uidnext;
	k->exists = w->news->exists;
	/* A mail may have slipped from one window to the one before it: compare again. */
	if (w->news->expunged && all)
		k->compared_us = -2 * IMAP_RECHECK_S * G_TIME_SPAN_SECOND;
	else if (all)
		k->compared_us = g_get_monotonic_time();
	g_free(k->seen);
	k->seen = cursor_text(w->pass->cursor);
}

static gboolean finish(struct work *w, bool all, GError **error)
{
	struct cursor *c = w->pass->cursor;
	guint32 last = cursor_last(c), first_unseen = cursor_first_unseen(c);

	see_range(w);
	/* UIDNEXT is told by EXAMINE only, and may lie. */
	if (w->highest != G_MAXUINT32)
		w->news->uidnext = MAX(w->news->uidnext, w->highest + 1);
	if (c->uidnext != w->news->uidnext || cursor_last(c) != last ||
		cursor_first_unseen(c) != first_unseen)
		w->uncommitted = true;
	c->uidnext = w->news->uidnext;
	if (w->pass->ret_left_out)
		*w->pass->ret_left_out = w->left->len;
	if (w->uncommitted && !commit(w, error))
		return FALSE;
	remember(w, all);
	return TRUE;
}

static gboolean run(struct work *w, GError **error)
{
	struct imap_known *k;
	bool is_new;

	if (w->pass->ret_left_out)
		*w->pass->ret_left_out = 0;
	if (!look(w, &is_new, &k, error))
		return FALSE;
	if (!is_new)
		return !w->uncommitted || commit(w, error);
	return find(w, !k, error) && fetch(w, error) && finish(w, !k, error);
}

gboolean imap_session_pass(struct imap_session *s, const struct imap_pass *pass, GError **error)
{
	struct work w = { .s = s, .pass = pass, .news = imap_talk_news(s->talk) };

	w.wanted = g_array_new(FALSE, FALSE, sizeof(struct wanted));
	w.left = g_array_new(FALSE, FALSE, sizeof(guint32));
	w.batches = g_array_new(FALSE, FALSE, sizeof(struct batch));
	w.again = g_array_new(FALSE, FALSE, sizeof(struct batch));
	imap_talk_set_tick(s->talk, pass->tick, pass->data);
	gboolean ok = run(&w, error);
	imap_talk_set_tick(s->talk, NULL, NULL);
	g_array_unref(w.wanted);
	g_array_unref(w.left);
	g_array_unref(w.batches);
	g_array_unref(w.again);
	return ok;
}
