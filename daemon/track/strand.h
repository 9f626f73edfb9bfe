/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Letters that begin a conversation by their headers and yet go on with a matter that is under
 * way: an answer under a new subject, a platform's letter, a note of a talk.  Told by the words
 * shared, by who writes to whom, by whose turn it is, and by whether the letter asks (tie.h).
 * Pure.
 */
#pragma once
#include "model/message.h"
#include "model/settings.h"
#include "track/phrasebook.h"

/* A matter that rests for longer is not gone on with. */
#define STRAND_DAYS 60
/* Of the matters that have a word, or a person, so many are met, the latest. */
#define STRAND_MEET_MAX 50

/*
 * Sets thread and join of such letters, and thread of those that answer them; reply_to stays, and
 * conversation keeps the thread that it was.  The messages have threads (thread_join) and are
 * sorted by date; what comes later joins or parts nothing of what was before.  join: "the matter
 * (the subject's words, same person)".
 */
void strand_join(GPtrArray *messages, const struct settings *s, const struct phrasebook *book);
