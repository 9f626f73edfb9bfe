/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Commands and replies on one connection: tags, pipelining, deadlines, and the news that a
 * server may add to any answer (RFC 3501 section 7).  For the imap_* files of this room only.
 */
#pragma once
#include "fetch/imap_reply.h"
#include "fetch/imap_wire.h"

/* A mail of MAIL_SIZE_MAX, and what a server may add to it. */
#define IMAP_LITERAL_MAX (64 * 1024 * 1024)
/* Replies within one command: beyond it, a server without end. */
#define IMAP_NEWS_MAX 1000000

/* What the server has told, asked or not. */
struct imap_news {
	guint32 exists, uidvalidity, uidnext; /* of the folder that is open; 0: not told */
	bool new_mail;			      /* EXISTS has grown since it was last set false */
	bool expunged;		/* sequence numbers have shifted since it was last set false */
	char *alert;		/* the last [ALERT], or NULL */
	bool idle, special_use; /* capabilities */
};

typedef gboolean (*imap_data_fn)(const struct imap_reply *r, gpointer data, GError **error);
/* i: index of the command that is done. */
typedef gboolean (*imap_done_fn)(
	guint i, const struct imap_reply *r, gpointer data, GError **error);

struct imap_talk;
typedef struct imap_talk imap_talk;

/* Takes the connection, finds the beginning of a reply on it, and asks for the capabilities. */
struct imap_talk *imap_talk_new(struct imap_wire *wire, GError **error);
void imap_talk_free(struct imap_talk *t); /* LOGOUT, if the connection is still good */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(imap_talk, imap_talk_free)

struct imap_news *imap_talk_news(struct imap_talk *t);
int imap_talk_fd(const struct imap_talk *t);
/* Called while we wait; FALSE ends the wait with AGAIN.  NULL: none. */
void imap_talk_set_tick(struct imap_talk *t, gboolean (*tick)(gpointer data), gpointer data);

/*
 * One command.  Its end may be OK, NO or BAD (*ret_done; may be NULL: then all but OK is an error).
 * BYE, silence, nonsense and the end of the connection are errors.  After any error, also one of
 * on_data, the connection is of no more use.
 */
gboolean imap_talk_ask(struct imap_talk *t, const char *command, imap_data_fn on_data,
	gpointer data, struct imap_reply **ret_done, GError **error);

/*
 * Many commands (char *), several under way at a time.  on_done sees how each ends; NULL: all but
 * OK is an error.
 */
gboolean imap_talk_ask_all(struct imap_talk *t, const GPtrArray *commands, imap_data_fn on_data,
	imap_done_fn on_done, gpointer data, GError **error);

/*
 * A command whose last argument is these bytes, sent when the server asks for them (a literal,
 * RFC 3501 4.3).  *ret_done as above; a server that does not ask has ended the command.
 */
gboolean imap_talk_give(struct imap_talk *t, const char *command, const char *bytes, gsize length,
	struct imap_reply **ret_done, GError **error);

/* IDLE: the command that is answered by + first, a look at what has come, and its end. */
gboolean imap_talk_idle(struct imap_talk *t, GError **error);
gboolean imap_talk_look(struct imap_talk *t, GError **error);
gboolean imap_talk_done(struct imap_talk *t, GError **error);

/* UNAVAILABLE, with what the server says. */
void imap_talk_refused(const char *what, const struct imap_reply *done, GError **error);
