/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a session share; nobody else includes it. */
#pragma once
#include "fetch/imap_folders.h"
#include "fetch/imap_session.h"

/* How a folder was when the last pass over it was whole. */
struct imap_known {
	guint32 uidvalidity, uidnext, exists;
	gint64 compared_us; /* when all UIDs were compared; monotonic */
	char *seen;	    /* the cursor then: another cursor is another question */
};

struct imap_session {
	struct imap_talk *talk;
	struct imap_folders *folders; /* NULL until asked */
	char *open;		      /* the folder that is open, UTF-8; or NULL */
	GHashTable *known;	      /* folder -> struct imap_known */
	bool idling;
};

gboolean imap_state_list(struct imap_session *s, GError **error);
