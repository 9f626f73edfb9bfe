/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "run/derive.h"

#include "base/text.h"
#include "reader/setup.h"
#include "run/answering.h"
#include "run/phrases.h"
#include "thread/closing.h"
#include "thread/thread.h"
#include "thread/twin.h"
#include "track/ledger.h"
#include "track/strand.h"
#include "track/talk.h"

#include <string.h>

/* Where a letter was found: which message of which carrier.  Names are given to these. */
struct place {
	const char *sha256;
	int index;
	bool quoted; /* second-hand */
};

typedef struct derivation derivation;
struct derivation {
	struct trail *trail;
	GPtrArray *found;   /* struct message, all that the readings hold, by mail and index */
	GPtrArray *letters; /* struct message, one a group of twins, by date; borrowed */
	GHashTable *places; /* struct message * → GArray of struct place */
	GArray *quotations; /* struct quotation: which letter's text holds which */
	GPtrArray *items;
	struct phrasebook *book;
};

static void derivation_clear(struct derivation *d)
{
	g_ptr_array_unref(d->found);
	g_ptr_array_unref(d->letters);
	g_hash_table_unref(d->places);
	g_array_unref(d->quotations);
	g_clear_pointer(&d->items, g_ptr_array_unref);
	phrasebook_free(d->book);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(derivation, derivation_clear)

/* -- which messages of a mail are letters of the trail ---------------------------------- */

/*
 * A member's forward to the log, or to the other parent, is a wrapper: what counts is inside.
 * A teacher who passes a colleague's letter on has written a letter too.
 */
static bool is_wrapper(const struct derivation *d, const struct message *m, const struct reading *r)
{
	bool holds = false;

	/* what is found in a message comes behind it */
	for (guint i = (guint)m->index + 1; i < r->messages->len; i++) {
		const struct message *inner = r->messages->pdata[i];

		holds |= inner->parent == m->index &&
			(inner->via == VIA_FORWARD_INLINE || inner->via == VIA_FORWARD_ATTACHMENT);
	}
	if (!holds || m->direction != DIRECTION_FROM_FAMILY)
		return false;
	for (int list = 0; list < 2; list++) {
		const GPtrArray *people = list ? m->cc : m->to;

		for (guint i = 0; i < people->len; i++) {
			enum side side = roster_side(d->trail->roster, people->pdata[i]);

			if (side == SIDE_SCHOOL || side == SIDE_OTHER)
				return false;
		}
	}
	return true;
}

/* An answer to one of our own mails quotes it; that is no letter, nor is a member's answer. */
static bool is_our_own(const struct derivation *d, const struct message *m, bool answers_us)
{
	return (m->via == VIA_QUOTED && roster_side(d->trail->roster, m->from) == SIDE_LOG) ||
		(answers_us && (m->index == 0 || m->via == VIA_QUOTED));
}

static gboolean take_reading(gint64 mail_id, const char *sha256, const char *path,
	struct reading *r, gpointer data, GError **error)
{
	g_autoptr(reading) owned = r;
	struct derivation *d = data;
	const struct message *outer = r->messages->len ? r->messages->pdata[0] : NULL;
	g_autofree char *carrier = g_strdup(outer ? outer->message_id : NULL);

	/* Our own digest coming back.  The header alone hides nothing: anybody can write it. */
	if (outer && outer->own_digest && outer->message_id &&
		store_outbox_sent_as(d->trail->store, outer->message_id))
		return TRUE;
	bool answers_us = outer && answering_is_reply(d->trail, outer);
	for (guint i = 0; i < r->messages->len; i++) {
		struct message *m = r->messages->pdata[i];

		if (is_wrapper(d, m, r) || is_our_own(d, m, answers_us))
			continue;
		m->mail = mail_id;
		m->own_digest = false;
		g_free(m->sha256);
		m->sha256 = g_strdup(sha256);
		g_free(m->file);
		m->file = g_strdup(path);
		g_strfreev(m->carriers);
		m->carriers = g_new0(char *, 2);
		m->carriers[0] = g_strdup(carrier);
		if (m->note)
			m->via = VIA_NOTE;
		g_ptr_array_add(d->found, m);
		r->messages->pdata[i] = NULL; /* taken out of the reading */
	}
	for (guint i = r->messages->len; i-- > 0;)
		if (!r->messages->pdata[i])
			g_ptr_array_steal_index(r->messages, i);
	return TRUE;
}

/* -- twins become one letter, with the lowest name of the group -------------------------- */

static GStrv carriers_joined(GStrv a, GStrv b)
{
	g_autoptr(GStrvBuilder) out = g_strv_builder_new();

	g_strv_builder_addv(out, (const char **)a);
	for (char **c = b; *c; c++)
		if (!g_strv_contains((const char *const *)a, *c))
			g_strv_builder_add(out, *c);
	return g_strv_builder_end(out);
}

static void add_place(struct derivation *d, struct message *letter, const struct message *m)
{
	GArray *places = g_hash_table_lookup(d->places, letter);
	struct place p = { m->sha256, m->index, m->via == VIA_QUOTED };

	if (!places) {
		places = g_array_new(FALSE, FALSE, sizeof(struct place));
		g_hash_table_insert(d->places, letter, places);
	}
	g_array_append_val(places, p);
}

static gint order(gint64 a, gint64 b)
{
	return a < b ? -1 : a > b;
}

static gint by_date(gconstpointer a, gconstpointer b)
{
	const struct message *x = *(struct message *const *)a, *y = *(struct message *const *)b;
	gint d = order(x->date.unix_s, y->date.unix_s);

	return d ? d : order(x->id, y->id);
}

/* Before there are ids.  Not by arrival: the same mail by another way gets the same ids. */
static gint by_date_and_bytes(gconstpointer a, gconstpointer b)
{
	const struct message *x = *(struct message *const *)a, *y = *(struct message *const *)b;
	gint d = order(x->date.unix_s, y->date.unix_s);

	if (!d)
		d = g_strcmp0(x->sha256, y->sha256);
	return d ? d : order(x->index, y->index);
}

/* The messages of one mail stand together in `found`, each behind the one that holds it. */
static void find_quotations(struct derivation *d, const GArray *group)
{
	for (guint i = 0; i < d->found->len; i++) {
		const struct message *m = d->found->pdata[i], *outer;

		for (guint k = i; m->via == VIA_QUOTED && k-- > 0;) {
			outer = d->found->pdata[k];
			if (outer->mail != m->mail)
				break;
			if (outer->index != m->parent)
				continue;
			struct quotation q = {
				d->found->pdata[g_array_index(group, guint, k)],
				d->found->pdata[g_array_index(group, guint, i)],
			};
			g_array_append_val(d->quotations, q);
			break;
		}
	}
}

static void join_twins(struct derivation *d)
{
	g_autoptr(GArray) group = twin_group(d->found);

	for (guint i = 0; i < d->found->len; i++) {
		struct message *m = d->found->pdata[i];
		struct message *letter = d->found->pdata[g_array_index(group, guint, i)];

		add_place(d, letter, m);
		if (letter == m) {
			g_ptr_array_add(d->letters, m);
			continue;
		}
		GStrv both = carriers_joined(letter->carriers, m->carriers);
		g_strfreev(letter->carriers);
		letter->carriers = both;
	}
	find_quotations(d, group);
}

/*
 * A letter is called by the lowest name of all the places where it was found.  A quote gets a
 * name only where the letter is known in no other way, and keeps it for the letter itself.
 */
static gboolean name_letter(struct derivation *d, struct message *m, GError **error)
{
	const GArray *places = g_hash_table_lookup(d->places, m);

	for (guint k = 0; k < places->len; k++) {
		const struct place *p = &g_array_index(places, struct place, k);
		gint64 id;

		if (!store_message_name(
			    d->trail->store, p->sha256, p->index, !p->quoted, &id, error))
			return FALSE;
		if (id && (!m->id || id < m->id))
			m->id = id;
	}
	return m->id ||
		store_message_name(d->trail->store, m->sha256, m->index, true, &m->id, error);
}

static gboolean name_letters(struct derivation *d, GError **error)
{
	g_ptr_array_sort(d->letters, by_date_and_bytes);
	for (guint i = 0; i < d->letters->len; i++)
		if (!name_letter(d, d->letters->pdata[i], error))
			return FALSE;
	g_ptr_array_sort(d->letters, by_date);
	return TRUE;
}

/* -- items keep the ids that people have seen --------------------------------------------- */

/* Which of equal sentences of one letter and kind this is. */
static int nth_of_equals(const GPtrArray *items, guint at)
{
	const struct item *i = items->pdata[at];
	int nth = 0;

	while (at-- > 0) {
		const struct item *before = items->pdata[at];

		if (before->message != i->message)
			break;
		nth += before->kind == i->kind && g_str_equal(before->quote, i->quote);
	}
	return nth;
}

/* What an item is called by in the facts, which know two kinds: a task is a commitment of the
 * family in words that no sentence of a letter has. */
static char *sentence_hash(const struct item *i)
{
	g_autofree char *sentence = text_squeeze(i->quote);
	g_autofree char *key = i->kind == ITEM_TASK ? g_strconcat("task\n", sentence, NULL)
						    : g_steal_pointer(&sentence);

	return text_sha256(key, strlen(key));
}

static gboolean name_item(
	struct derivation *d, const GArray *places, struct item *i, int nth, GError **error)
{
	g_autofree char *hash = sentence_hash(i);
	enum item_kind kind = i->kind == ITEM_TASK ? ITEM_COMMITMENT : i->kind;

	for (guint k = 0; k < places->len; k++) {
		const struct place *p = &g_array_index(places, struct place, k);
		gint64 id;

		if (!store_item_name(d->trail->store, p->sha256, p->index, kind, hash, nth, false,
			    &id, error))
			return FALSE;
		if (id && (!i->id || id < i->id))
			i->id = id;
	}
	if (i->id)
		return TRUE;
	const struct place *first = &g_array_index(places, struct place, 0);
	return store_item_name(
		d->trail->store, first->sha256, first->index, kind, hash, nth, true, &i->id, error);
}

/* The letter itself was never seen: whoever reads the history is told so. */
static void mark_second_hand(const struct message *letter, struct item *i)
{
	struct event *opened = i->events->len ? i->events->pdata[0] : NULL;

	if (letter->via != VIA_QUOTED || !opened)
		return;
	char *why = g_strdup_printf("%s (second-hand: the letter is known from a quote)",
		opened->why ? opened->why : "");
	g_free(opened->why);
	opened->why = why;
}

static gboolean open_items(struct derivation *d, GError **error)
{
	g_autoptr(GHashTable) letter_of = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = 0; i < d->letters->len; i++) {
		struct message *m = d->letters->pdata[i];

		g_hash_table_insert(letter_of, &m->id, m);
	}
	d->items = ledger_open(d->letters, d->trail->settings, d->book);
	for (guint i = 0; i < d->items->len; i++) {
		struct item *it = d->items->pdata[i];
		struct message *letter = g_hash_table_lookup(letter_of, &it->message);

		if (!name_item(d, g_hash_table_lookup(d->places, letter), it,
			    nth_of_equals(d->items, i), error))
			return FALSE;
		mark_second_hand(letter, it);
	}
	return TRUE;
}

/* -- talks that were noted ------------------------------------------------------------------ */

static gboolean open_talk(struct derivation *d, const struct message *m, GError **error)
{
	g_autofree char *text = message_note_text(m);
	struct item *i = talk_task(m->date, m->with, m->from->address, text, d->trail->settings);

	i->message = m->id;
	i->message_id = g_strdup(m->message_id);
	i->thread = m->thread;
	((struct event *)i->events->pdata[0])->message = m->id;
	g_ptr_array_add(d->items, i);
	return name_item(d, g_hash_table_lookup(d->places, m), i, 0, error);
}

/* By `schooltrail note`: it is no mail, and its place is its number. */
static gboolean open_told(struct derivation *d, const struct note *n, GError **error)
{
	const char *text;
	enum note_kind kind = note_kind_of(n->text, &text);
	g_autofree char *key = g_strdup_printf("note\n%" G_GINT64_FORMAT, n->id);
	g_autofree char *hash = text_sha256(key, strlen(key));
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct place));
	struct place p = { hash, 0, false };
	struct address *with = trail_note_with(d->trail, n);

	if (!with || (kind != NOTE_NONE && kind != NOTE_PLAIN && kind != NOTE_LOG)) {
		address_free(with);
		return TRUE;
	}
	struct item *i = talk_task(n->at, with, NULL, text, d->trail->settings);
	((struct event *)i->events->pdata[0])->by_person = true;
	address_free(with);
	g_array_append_val(places, p);
	g_ptr_array_add(d->items, i);
	return name_item(d, places, i, 0, error);
}

static gboolean open_talks(struct derivation *d, GError **error)
{
	g_autoptr(GPtrArray) notes = store_notes(d->trail->store, error);

	for (guint i = 0; i < d->letters->len; i++)
		if (talk_is_told(d->letters->pdata[i]) &&
			!open_talk(d, d->letters->pdata[i], error))
			return FALSE;
	for (guint i = 0; notes && i < notes->len; i++)
		if (!open_told(d, notes->pdata[i], error))
			return FALSE;
	return notes != NULL;
}

/* -- the whole ---------------------------------------------------------------------------- */

#define STALE_PREFIX "stale: "

/* What the derived tables depend on besides the facts: program, rules, configuration. */
static char *fingerprint(struct trail *t, GError **error)
{
	struct reader_pool *pool = trail_pool(t, error);

	if (!pool)
		return NULL;
	g_autoptr(GVariant) who = g_variant_ref_sink(setup_to_variant(t->settings, ""));
	g_autofree char *who_hash = text_sha256(g_variant_get_data(who), g_variant_get_size(who));
	return g_strdup_printf("%s rules %.16s configuration %.16s", PACKAGE_VERSION,
		reader_pool_rules(pool), who_hash);
}

gboolean derive_state(struct trail *t, enum derive_state *ret_state, GError **error)
{
	g_autofree char *now = fingerprint(t, error);
	g_autofree char *then = store_derived_by(t->store);

	if (!now)
		return FALSE;
	if (!then)
		*ret_state = DERIVE_STALE;
	else if (g_str_equal(then, now))
		*ret_state = DERIVE_CURRENT;
	else if (g_str_has_prefix(then, STALE_PREFIX) &&
		g_str_equal(then + strlen(STALE_PREFIX), now))
		*ret_state = DERIVE_STALE;
	else
		*ret_state = DERIVE_OTHER;
	return TRUE;
}

gboolean derive_mark_stale(struct trail *t, GError **error)
{
	g_autofree char *now = fingerprint(t, error);
	g_autofree char *stale = now ? g_strconcat(STALE_PREFIX, now, NULL) : NULL;

	return stale && store_derived_set_by(t->store, stale, error);
}

static gboolean compute(struct derivation *d, GError **error)
{
	struct store *db = d->trail->store;

	if (!store_reading_each(db, take_reading, d, error))
		return FALSE;
	join_twins(d);
	if (!name_letters(d, error))
		return FALSE;
	d->book = phrases_load(d->trail->settings, error);
	if (!d->book)
		return FALSE;
	thread_join(d->letters, d->quotations);
	strand_join(d->letters, d->trail->settings, d->book);
	if (!open_items(d, error) || !open_talks(d, error))
		return FALSE;
	g_autoptr(GPtrArray) decisions = store_decisions(db, error);
	if (!decisions)
		return FALSE;
	ledger_settle(d->items, d->letters, decisions, d->trail->settings, d->book);
	talk_settle(d->items, d->letters, decisions, d->trail->settings);
	g_autofree char *by = fingerprint(d->trail, error);
	return by && store_messages_set(db, d->letters, error) &&
		store_items_set(db, d->items, error) && store_derived_set_by(db, by, error);
}

gboolean derive(struct trail *t, GError **error)
{
	g_auto(derivation) d = {
		.trail = t,
		.found = g_ptr_array_new_with_free_func((GDestroyNotify)message_free),
		.letters = g_ptr_array_new(),
		.places = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref),
		.quotations = g_array_new(FALSE, FALSE, sizeof(struct quotation)),
	};

	if (!store_begin(t->store, error))
		return FALSE;
	if (compute(&d, error) && store_commit(t->store, error))
		return TRUE;
	store_rollback(t->store);
	return FALSE;
}
