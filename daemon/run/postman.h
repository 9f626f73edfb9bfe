/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which letter the family is owed now, and when a server is asked to take it.  All that must
 * outlive the process is in the outbox; what is kept here only saves work.
 */
#pragma once
#include "run/trail.h"

struct postman {
	char *settled; /* the period of which is known that it is owed no more */
	struct {       /* at the last look for alerts; they depend on nothing else */
		bool done, quiet;
		struct day day;
		gint64 version; /* of the trail: others write to it, too */
	} looked;
	gint64 deliver_after_s; /* a mail server in trouble is left alone until then */
	guint failures;
};
typedef struct postman postman;
void postman_clear(struct postman *p);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(postman, postman_clear)

/* Mail came: an alert may be due. */
void postman_news(struct postman *p);
/* Puts what is owed as of t->now into the outbox. */
gboolean postman_queue(struct postman *p, struct trail *t, GError **error);
/* Sends what lies there; trouble costs a back-off.  clock_s: monotonic. */
void postman_deliver(struct postman *p, struct trail *t, gint64 clock_s);
