/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Threads by RFC 5256 REFERENCES; the subject only as a careful fallback (same people, near in
 * time, a reply prefix or the same base subject).  No loop, no lost message.  Pure.
 */
#pragma once
#include "model/message.h"

/*
 * Sets thread, reply_to and join of every message.  A thread's id is the lowest message id in it.
 * The messages have ids and are sorted by date.
 */
void thread_join(GPtrArray *messages);
/* RFC 5256 base subject, with the prefixes of other languages (RV:, RES:, AW:, TR: ...). */
char *subject_base(const char *subject);
bool subject_is_reply(const char *subject);
