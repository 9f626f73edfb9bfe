/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A server that lies, in place of fetch/imap_wire: what the session says goes to it as bytes, and
 * what it answers can be wrong in every way that the tests need.
 */
#pragma once
#include "fetch/imap_wire.h"

enum fake_how {
	FAKE_WHOLE,
	FAKE_NIL,      /* BODY[] NIL */
	FAKE_MISSING,  /* no BODY[] */
	FAKE_EMPTY,    /* {0} */
	FAKE_QUOTED,   /* in quotes, as short strings may be */
	FAKE_NO,       /* a command that asks for it ends in NO */
	FAKE_BAD,      /* ... in BAD */
	FAKE_MORE,     /* the literal is one byte shorter than told */
	FAKE_LESS,     /* ... longer */
	FAKE_HUGE,     /* {4294967295} */
	FAKE_EXPUNGED, /* found by SEARCH, gone at FETCH */
};

struct fake_mail {
	guint32 uid;
	const char *text;
	enum fake_how how;
	guint64 size; /* RFC822.SIZE, if not the true one */
};

struct fake {
	GArray *mails; /* struct fake_mail */
	guint32 uidvalidity;
	guint32 uidnext;     /* told; 0: not at all */
	const char *first;   /* bytes before the first answer: the rest of what curl has read */
	const char *noise;   /* before the end of every command */
	const char *flood;   /* repeated for a megabyte before the answer to SEARCH */
	gsize piece;	     /* bytes in one read; 0: all there are */
	gsize cut;	     /* the connection ends after so many bytes; 0: never */
	gsize sent;	     /* bytes so far, all connections */
	bool open;	     /* a folder is */
	GPtrArray *commands; /* char *, without tags */
	GString *to_client, *from_client;
};

extern struct fake fake;

void fake_reset(void);
void fake_add(guint32 uid, const char *text, enum fake_how how);
/* How many commands began so, since fake_forget(). */
guint fake_count(const char *prefix);
void fake_forget(void);
