/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A member's reply to one of our letters, and what came of it: a fact. */
#pragma once
#include "model/item.h"

enum reply_outcome {
	REPLY_TAKEN,
	REPLY_AGAIN,	/* the letter was answered before */
	REPLY_LATE,	/* the letter is too old */
	REPLY_OTHER,	/* the letter went to another member */
	REPLY_DOUBTFUL, /* nobody vouches for the sender, or he is no member */
	REPLY_SILENT,	/* a machine's, or a forward: there is nothing to say of it */
	REPLY_COUNT,
};

/* What one line did; several lines where it did several things. */
struct reply_line {
	char *text;
	gint64 decision; /* 0: it was not understood, and the rest is empty */
	gint64 item;
	enum event_kind kind;
	struct day until; /* of a snooze */
};

struct member_reply {
	gint64 mail, letter; /* letter: in the outbox */
	char *member;	     /* address */
	struct moment at;    /* of the mail */
	enum reply_outcome outcome;
	GPtrArray *lines; /* struct reply_line */
};
typedef struct member_reply member_reply;

struct member_reply *member_reply_new(void);
void member_reply_free(struct member_reply *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(member_reply, member_reply_free)
/* Takes the decision's item, kind and day over; NULL: not understood. */
void member_reply_add(struct member_reply *r, const char *text, const struct decision *d);
