/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A mail as it came: raw bytes, never changed, and where and when they arrived.  The same
 * bytes may arrive several times (two folders, two sources); they are one mail with
 * several arrivals.
 */
#pragma once
#include "base/moment.h"

struct arrival {
	char *source;		  /* name of the source, or "import" */
	char *folder;		  /* mailbox name; NULL for files */
	char *path;		  /* file it was read from; NULL for a server */
	guint32 uidvalidity, uid; /* 0 for files */
	struct moment received;	  /* INTERNALDATE, Maildir file time, import's now */
};

struct mail {
	gint64 id;    /* in the trail; 0: not there yet */
	char *sha256; /* of raw, lower-case hexadecimal */
	GBytes *raw;
	struct arrival arrival; /* the one that brought it */
};
typedef struct mail mail;

/* Takes the bytes' reference; the digest is computed here. */
struct mail *mail_new(GBytes *raw);
void mail_free(struct mail *m);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(mail, mail_free)
