/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a sentence does: opens an item (request, commitment), or one of the acts that a
 * message carries.  One table (act.c) gives name and visibility; rules, JSON and `explain`
 * use it.  Several acts are a set of bits.
 */
#pragma once
#include <glib.h>
#include <stdbool.h>

enum act {
	ACT_REQUEST,
	ACT_COMMITMENT,
	ACT_ACK,	/* only receives or defers */
	ACT_ANSWER,	/* gives substance to an earlier request */
	ACT_DECLINE,	/* refuses */
	ACT_COMPLETION, /* reports a promised or asked thing done */
	ACT_AUTO_REPLY,
	ACT_BULK,
	ACT_MISSED_SERVICE,    /* a session was cancelled or not given */
	ACT_MAKEUP,	       /* a make-up session arranged or given */
	ACT_ACCOMMODATION_GAP, /* a support was not given */
	ACT_MEETING,	       /* proposes, confirms or moves a meeting */
	ACT_WIN,	       /* something goes well */
	ACT_NOTE,	       /* a parent's own record of a call or talk */
	/* Seen by the tracker and by `explain`; never in a message's "acts". */
	ACT_CHASE,	/* asks again for what was asked before */
	ACT_WITHDRAWAL, /* "never mind, found it" */
	ACT_DEFERRAL,	/* not now, later */
	ACT_PARTIAL,	/* half of it is done */
	ACT_COURTESY,	/* a formula */
	ACT_HARM,	/* words that may mean that a child was hurt, held, or sent out */
	ACT_HOLDING,	/* read, passed on, not known yet: says nothing to the matter */
	ACT_COUNT,
};

typedef guint32 act_set;
#define ACT_BIT(a) ((act_set)1 << (a))
/* What tells of a session of a service, or of a support, given or not. */
#define SESSION_ACTS                                                                               \
	(ACT_BIT(ACT_MISSED_SERVICE) | ACT_BIT(ACT_MAKEUP) | ACT_BIT(ACT_ACCOMMODATION_GAP))

struct act_name {
	const char *name; /* as in rule files and JSON */
	bool in_message;  /* stands in a message's "acts" */
};
extern const struct act_name act_names[ACT_COUNT];

/* ACT_COUNT where there is no such act. */
enum act act_find(const char *name);
