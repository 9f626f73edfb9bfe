/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One IMAP connection (RFC 3501, 2177 IDLE, 6154 SPECIAL-USE, 4315).  libcurl connects,
 * secures and logs in (CURLOPT_CONNECT_ONLY); everything after is ours: EXAMINE and
 * BODY.PEEK[] only, a random tag a session, a deadline on every wait.
 */
#pragma once
#include "fetch/cursor.h"
#include "fetch/fetch.h"

struct imap_session;
typedef struct imap_session imap_session;

#define IMAP_BATCH_MAILS 100		   /* fetched by one command, and committed together */
#define IMAP_BATCH_BYTES (8 * 1024 * 1024) /* ... at most, as far as the server tells sizes */
#define IMAP_WINDOW 5000		   /* mails looked at by one SEARCH */
#define IMAP_RECHECK_S (24 * 60 * 60)	   /* after so long all UIDs are compared again */
#define IMAP_WAIT_S 60			   /* the longest silence within a command */
#define IMAP_IDLE_S (9 * 60)		   /* IDLE is renewed at least so often */

/*
 * Connects and logs in.  UNAVAILABLE: back off; DENIED: the server refused the login
 * (a person must act).  TLS is always verified; imap:// means mandatory STARTTLS.
 *
 * After an error from any function below the session is of no more use but to be closed, with
 * the one exception of NOT_FOUND.
 */
struct imap_session *imap_session_open(
	const struct source *source, const char *password, GError **error);
void imap_session_close(struct imap_session *s); /* LOGOUT, politely but not for long */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(imap_session, imap_session_close)

/* What the server last wanted a person to read ([ALERT], RFC 3501), fit to print; or NULL. */
const char *imap_session_alert(struct imap_session *s);

/*
 * The mailbox names (UTF-8) that the source's folders mean: names, or special uses ("\Sent").
 * A special use that the server does not have is left out; a name is never.
 */
GStrv imap_session_folders(struct imap_session *s, char *const *wanted, GError **error);

/*
 * One pass over a folder: EXAMINE, find what the cursor does not know (all UIDs at the first
 * pass of a session and once a day; else only new ones), fetch in pipelined batches, hand every
 * mail to `take`, and advance the cursor in memory.  `commit` is called after each batch, and
 * at the end if the cursor has changed since: the caller stores cursor and mails in one
 * transaction there.  Where nothing is new that is one round trip, and neither is called.
 *
 * A mail that the server lists and does not hand out, or that is too large, stays unseen: it is
 * asked for again at the next full comparison.  NOT_FOUND: there is no such folder.
 *
 * With `search` all UIDs looked at become seen, found or not: where the terms change, begin with
 * a new cursor (the trail knows the bytes).
 */
struct imap_pass {
	const char *source;
	const char *folder;
	const char *const *search; /* terms for only-school: addresses and domains; NULL: all */
	struct cursor *cursor;
	fetch_mail_fn take;
	gboolean (*commit)(const struct cursor *cursor, gpointer data, GError **error);
	gboolean (*tick)(gpointer data); /* at once, then some times a second; FALSE ends the pass
					    with AGAIN.  NULL: none */
	gpointer data;
	guint *ret_left_out; /* mails that are too large or were not handed out; or NULL */
};
gboolean imap_session_pass(struct imap_session *s, const struct imap_pass *pass, GError **error);

/*
 * Puts a letter into the folder for drafts (RFC 6154), unless one with its Message-ID (with <>) is
 * there; nothing else on the server changes.  Not between IDLE's start and stop.  NOT_FOUND: the
 * mailbox has no such folder.  DENIED: the server does not take it.
 */
struct imap_draft {
	const char *mail; /* lines end in CR LF */
	const char *message_id;
};
gboolean imap_session_save_draft(struct imap_session *s, const struct imap_draft *draft,
	char **ret_folder, bool *ret_saved, GError **error);

/*
 * IDLE on the folder last passed, without blocking: start, then at once and whenever
 * imap_session_fd() is readable _idle_check: TRUE in *ret_new if there is new mail.  _idle_stop
 * before anything else is asked, and after IMAP_IDLE_S.  A server without IDLE: _idle_start sets
 * *ret_supported FALSE and has done nothing.
 */
gboolean imap_session_idle_start(struct imap_session *s, bool *ret_supported, GError **error);
gboolean imap_session_idle_check(struct imap_session *s, bool *ret_new, GError **error);
gboolean imap_session_idle_stop(struct imap_session *s, GError **error);
int imap_session_fd(struct imap_session *s);
