/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Threads by RFC 5256 REFERENCES; then by the letter that another one quotes; the subject only
 * as a careful fallback (same people, near in time, a reply prefix or the same base subject).
 * No loop, no lost message.  What goes on with a matter and shows none of this is joined by its
 * words (track/strand.h).  Pure.
 */
#pragma once
#include "model/message.h"
#include "thread/subject.h"

/* Of a References field the last so many are believed; a chain deeper than this is cut. */
#define THREAD_REFERENCES_MAX 100
#define THREAD_DEPTH_MAX 2000
/* A reply without references, a letter of the same subject: so long after the one it joins. */
#define THREAD_REPLY_DAYS 60
#define THREAD_SUBJECT_DAYS 10

/* One letter's text holds the other. */
struct quotation {
	struct message *by, *quoted;
};

/*
 * Sets thread, reply_to and join of every message.  A thread's id is the lowest message id in it.
 * The messages have ids and are sorted by date.  join: "references", "quotes m12", "subject", or
 * several with commas between; NULL where a message begins its thread.
 */
void thread_join(GPtrArray *messages, const GArray *quotations /* or NULL */);
