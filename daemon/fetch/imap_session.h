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

#define IMAP_WAIT_S 60	     /* the longest silence within a command */
#define IMAP_IDLE_S (9 * 60) /* IDLE is renewed at least so often */

/*
 * Connects and logs in.  UNAVAILABLE: back off; DENIED: the server refused the login
 * (a person must act).  TLS is always verified; imap:// means mandatory STARTTLS.
 */
struct imap_session *imap_session_open(
	const struct source *source, const char *password, GError **error);
void imap_session_close(struct imap_session *s); /* LOGOUT, politely but not for long */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(imap_session, imap_session_close)

/* The mailbox names (UTF-8) that the source's folders mean: names, or special uses. */
GStrv imap_session_folders(struct imap_session *s, char *const *wanted, GError **error);

/*
 * One pass over a folder: EXAMINE, find what the cursor does not know (UIDVALIDITY, UIDNEXT,
 * UID SEARCH; with `search` only what matches it), fetch in pipelined batches, hand every
 * mail to `take`, and advance the cursor in memory.  `commit` is called after each batch: the
 * caller stores cursor and mails in one transaction there.
 */
struct imap_pass {
	const char *source;
	const char *folder;
	const char *const *search; /* terms for only-school: addresses and domains; NULL: all */
	struct cursor *cursor;
	fetch_mail_fn take;
	gboolean (*commit)(const struct cursor *cursor, gpointer data, GError **error);
	gpointer data;
};
gboolean imap_session_pass(struct imap_session *s, const struct imap_pass *pass, GError **error);

/*
 * IDLE on the folder last passed, without blocking: start, then poll imap_session_fd() and call
 * _idle_check when readable: TRUE in *ret_new if the mailbox changed.  _idle_stop before anything
 * else is asked.  A server without IDLE: _idle_start sets *ret_supported FALSE.
 */
gboolean imap_session_idle_start(struct imap_session *s, bool *ret_supported, GError **error);
gboolean imap_session_idle_check(struct imap_session *s, bool *ret_new, GError **error);
gboolean imap_session_idle_stop(struct imap_session *s, GError **error);
int imap_session_fd(struct imap_session *s);
