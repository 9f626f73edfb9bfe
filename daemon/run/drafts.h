/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter to the school goes into the family's own mailbox as a draft; a person sends it, or not.
 */
#pragma once
#include "run/trail.h"
#include "send/draft_mail.h"

/*
 * Into the folder for drafts of the mailbox whose user writes it, else of the first IMAP source.
 * d->message_id and d->date are set here.  *ret_saved FALSE: this very letter is there already.
 * NOT_FOUND: no source is a mailbox, or it has no folder for drafts; UNAVAILABLE, DENIED as
 * imap_session_open().
 */
struct saved_draft {
	const char *source; /* name of the section; borrowed from the settings */
	char *folder;
	bool saved;
};
gboolean drafts_save(
	const struct trail *t, struct draft_out *d, struct saved_draft *ret, GError **error);
