/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The trail: one SQLite file.  Facts (mail, arrivals, cursors, decisions, names, digests sent, the
 * chain) are kept for ever; derived tables can be thrown away and made again.
 */
#pragma once
#include "model/clock.h"
#include "model/item.h"
#include "model/mail.h"
#include "model/reading.h"
#include "model/reply.h"
#include "model/report.h"

struct store;
typedef struct store store;

enum store_mode {
	STORE_READ,
	STORE_WRITE
};

/* STORE_WRITE makes folder (0700) and file (0600) where missing and migrates. */
struct store *store_open(const char *state_dir, enum store_mode mode, GError **error);
void store_close(struct store *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store, store_close)
gint64 store_data_version(struct store *s); /* changes when another process has written */

gboolean store_begin(struct store *s, GError **error); /* BEGIN IMMEDIATE */
gboolean store_commit(struct store *s, GError **error);
void store_rollback(struct store *s);

/* -- facts: mail ---------------------------------------------------------------------- */
/* Keeps the bytes (once) and notes the arrival in the chain.  *ret_new: bytes not seen before.
 * Sets mail->id.  The same arrival twice changes nothing. */
gboolean store_mail_add(
	struct store *s, struct mail *mail, struct moment now, bool *ret_new, GError **error);
GBytes *store_mail_raw(struct store *s, gint64 mail_id, GError **error);
/* Its first arrival, and all Message-IDs are the reader's business.  NULL: no such mail. */
struct mail *store_mail(struct store *s, gint64 mail_id, GError **error);
/* News of a source, since that second and not from when it was first read, which no letter has
 * answered whose period holds this word and the mail's hash: struct fresh_mail, by id. */
struct fresh_mail {
	gint64 mail;
	char *sha256;
};
GPtrArray *store_mail_fresh(struct store *s, gint64 since_s, const char *word, GError **error);
/* When it was first taken in; MOMENT_NONE: no such mail. */
struct moment store_mail_taken(struct store *s, gint64 mail_id);
gint64 store_mail_count(struct store *s);
/* Its bytes, its reading and the trail as shown go for good; hash and arrivals stay, and the chain
 * says that it was forgotten.  The trail must be derived again. */
gboolean store_mail_forget(struct store *s, gint64 mail_id, GError **error);

/* -- facts: IMAP cursors, source status ------------------------------------------------ */
gboolean store_cursor_get(struct store *s, const char *source, const char *folder,
	guint32 *ret_uidvalidity, guint32 *ret_uidnext, char **ret_seen, GError **error);
gboolean store_cursor_set(struct store *s, const char *source, const char *folder,
	guint32 uidvalidity, guint32 uidnext, const char *seen, GError **error);
gboolean store_source_checked(struct store *s, const char *source, struct moment at,
	const char *trouble /* NULL: success */, GError **error);
typedef void (*store_source_fn)(const char *source, struct moment last_success,
	struct moment last_try, const char *trouble, gpointer data);
gboolean store_source_each(struct store *s, store_source_fn fn, gpointer data, GError **error);

/* -- facts: names that people have seen ------------------------------------------------ */
/* The lasting id of a message of a carrier (by the carrier's hash and the index in it).  create
 * FALSE: *ret_id = 0 where there is none. */
gboolean store_message_name(struct store *s, const char *sha256, int index, bool create,
	gint64 *ret_id, GError **error);
/* The lasting id of an item: carrier's hash, index, kind, hash of its sentence, and which of equal
 * sentences (0, 1 ...).  create FALSE: *ret_id = 0 where there is none. */
gboolean store_item_name(struct store *s, const char *sha256, int index, enum item_kind kind,
	const char *sentence_sha256, int nth, bool create, gint64 *ret_id, GError **error);

/* -- facts: decisions ------------------------------------------------------------------ */
/* ret_id may be NULL. */
gboolean store_decision_add(
	struct store *s, const struct decision *d, gint64 *ret_id, GError **error);
GPtrArray *store_decisions(struct store *s, GError **error); /* struct decision, oldest first */
/* A person's note that is no mail: with an address (or NULL) and a text. */
gboolean store_note_add(
	struct store *s, struct moment at, const char *with, const char *text, GError **error);
struct note {
	gint64 id;
	struct moment at;
	char *with, *text;
};
GPtrArray *store_notes(struct store *s, GError **error); /* struct note */
void note_free(struct note *n);

/* -- facts: clocks ---------------------------------------------------------------------- */
gboolean store_clock_add(
	struct store *s, const struct clock_note *n, gint64 *ret_id, GError **error);
GPtrArray *store_clocks(struct store *s, GError **error); /* struct clock_note, oldest first */

/* -- facts: what was sent -------------------------------------------------------------- */
enum outbox_state {
	OUTBOX_READY,
	OUTBOX_SENDING,
	OUTBOX_SENT,
	OUTBOX_REFUSED,
	OUTBOX_REPLACED /* never sent: a newer letter says it */
};
struct outbox_row {
	gint64 id;
	char *period; /* "2026-11-22": one letter a period and recipient */
	char *recipient;
	char *message_id;
	enum outbox_state state;
	char *mail; /* the bytes */
	gsize length;
	int tries;
	struct moment made, sent;
	char *trouble;
};
/* Does nothing where period and recipient are there already. */
gboolean store_outbox_add(struct store *s, const struct outbox_row *row, GError **error);
gboolean store_outbox_mark(struct store *s, gint64 id, enum outbox_state state, struct moment at,
	const char *trouble, GError **error);
GPtrArray *store_outbox_due(struct store *s, GError **error); /* READY and SENDING rows */
/* All that was ever made for them, oldest first, without the bytes. */
GPtrArray *store_outbox_to(struct store *s, const char *recipient, GError **error);
/* The day of the newest digest by schedule that was made for no later day; DAY_NONE. */
struct day store_outbox_newest(struct store *s, struct day until);
bool store_outbox_has(struct store *s, const char *period);
/* Is it a Message-ID (without <>) of ours? */
bool store_outbox_sent_as(struct store *s, const char *message_id);
/* How many letters to them have that word in their period. */
guint store_outbox_count(struct store *s, const char *recipient, const char *word);
/*
 * When the last digest that was sent to them (NULL: to anybody) before a moment was made.  The
 * period of a digest is a day, or a day and that word.
 */
struct moment store_outbox_last_digest(
	struct store *s, const char *recipient, const char *word, struct moment before);
void outbox_row_free(struct outbox_row *r);

/* What an alert has told a recipient: the stage of an item, or a letter's words of harm. */
struct told {
	gint64 letter;	      /* in the outbox */
	gint64 item, message; /* one of them; the other is 0 */
	int stage;
};
/* Of the letter for that period and recipient, which is in the outbox. */
gboolean store_told_add(struct store *s, const char *period, const char *recipient,
	const struct told *told, GError **error);
GArray *store_told_to(struct store *s, const char *recipient, GError **error); /* struct told */

/* The calendar that the digest of a day counted with; kept where it is a new one. */
gboolean store_calendar_told(struct store *s, struct day day, const char *text, GError **error);
/* The one that counted for the digests before a day; *ret_text NULL: there was none. */
gboolean store_calendar_before(struct store *s, struct day day, char **ret_text, GError **error);

/* -- facts: replies to what was sent ----------------------------------------------------- */
/* The letter for that period and recipient, which is in the outbox under a Message-ID with the
 * token in it, may be answered once. */
gboolean store_ticket_add(struct store *s, const char *period, const char *recipient,
	const char *token, GError **error);
/* A mail that answers such a letter and was not looked at yet. */
struct pending_reply {
	gint64 mail, letter;
	char *recipient;    /* whom the letter went to */
	struct moment made; /* the letter */
	bool answered;	    /* before, by another mail */
	struct reading *reading;
};
GPtrArray *store_replies_pending(struct store *s, GError **error); /* struct pending_reply */
void pending_reply_free(struct pending_reply *p);
/* Once a mail; only one reply to a letter is REPLY_TAKEN. */
gboolean store_reply_add(struct store *s, const struct member_reply *r, GError **error);
/* Those read after a moment and until another, in order: struct member_reply. */
GPtrArray *store_replies(struct store *s, struct moment after, struct moment until, GError **error);

/* -- the chain ------------------------------------------------------------------------- */
char *store_chain_head(struct store *s); /* hex */
gboolean store_verify(struct store *s, gint64 *ret_entries, GError **error);
/* A consistent copy, checked before it takes its name; 0600. */
gboolean store_backup(struct store *s, const char *path, GError **error);
/* The trail becomes what the backup holds, which is checked first.  What was there stays beside it
 * as trail.db.before-restore, or trail.db.damaged where it could not be opened any more. */
gboolean store_restore(const char *state_dir, const char *file, GError **error);

/* -- derived: readings ----------------------------------------------------------------- */
#define STORE_TRIES_MAX 2
/* Mails without a reading that may still be tried, by id (gint64). */
GArray *store_mail_unread(struct store *s, GError **error);
/* Those that were tried STORE_TRIES_MAX times and have none: the caller sets a rejected one. */
GArray *store_mail_given_up(struct store *s, GError **error);
/* Those whose reading says that they are at fault, and why: struct set_aside. */
GPtrArray *store_set_aside(struct store *s, GError **error);
/* When the first mail was taken in; MOMENT_NONE: nothing yet. */
struct moment store_born(struct store *s);
/* Counted, and committed, before the reader sees it: a poison mail is not tried for ever. */
gboolean store_reading_try(struct store *s, gint64 mail_id, int *ret_tries, GError **error);
gboolean store_reading_set(
	struct store *s, gint64 mail_id, const struct reading *r, GError **error);
/* NULL and NOT_FOUND where there is none. */
struct reading *store_reading(struct store *s, gint64 mail_id, GError **error);
typedef gboolean (*store_reading_fn)(gint64 mail_id, const char *sha256, const char *path,
	struct reading *r /* owned by the callee */, gpointer data, GError **error);
gboolean store_reading_each(struct store *s, store_reading_fn fn, gpointer data, GError **error);

/* -- derived: the trail as shown -------------------------------------------------------- */
/* Throws away readings too when `readings`. */
gboolean store_derived_clear(struct store *s, bool readings, GError **error);
/* What derived the tables: program, rules and configuration; NULL: nothing yet. */
char *store_derived_by(struct store *s);
gboolean store_derived_set_by(struct store *s, const char *fingerprint, GError **error);
/* Messages replace all; FTS follows. */
gboolean store_messages_set(struct store *s, const GPtrArray *messages, GError **error);
gboolean store_items_set(struct store *s, const GPtrArray *items, GError **error);
/* Those that are no later than a moment. */
gint64 store_message_count(struct store *s, struct moment until);
/* One of them; NOT_FOUND. */
struct message *store_message(struct store *s, gint64 id, GError **error);
/* By date, then id. */
GPtrArray *store_messages(struct store *s, GError **error);
GPtrArray *store_items(struct store *s, GError **error); /* by id */
/* FTS5 query over subject, sender and own text: ids of messages, best first. */
GArray *store_search(struct store *s, const char *query, GError **error);
