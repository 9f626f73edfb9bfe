/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Letters that begin a conversation by their headers and yet go on with a matter that is under
 * way: an answer under a new subject, a platform's letter, a note of a talk.  Told by the words
 * shared, by who writes to whom, and by whether the letter asks or answers.  Pure.
 */
#pragma once
#include "model/message.h"
#include "model/settings.h"
#include "track/phrasebook.h"

/* A matter that rests for longer is not gone on with. */
#define STRAND_DAYS 60
/* Of the matters that have a word so many are met, the latest. */
#define STRAND_WORD_MAX 100

enum tie {
	TIE_BASE,
	TIE_SUBJECT, /* how much of the subject's words the matter has */
	TIE_PERSON,  /* of the matters with this person of the school the latest */
	TIE_ASKS,
	TIE_SHARES,  /* more words than with any other matter */
	TIE_LETTERS, /* the logarithm of how many it has */
	TIE_NAMES,   /* names somebody of it to whom this letter does not go */
	TIE_SOON,
	TIE_ANSWERS, /* answers, thanks or tells of a deed, and has a person of it */
	TIE_RARE,
	TIE_COUNT,
};
extern const char *const tie_names[TIE_COUNT];

/*
 * Sets thread and join of such letters, and thread of those that answer them; reply_to stays, and
 * conversation keeps the thread that it was.  The messages have threads (thread_join) and are
 * sorted by date; what comes later joins or parts nothing of what was before.  join: "the matter
 * (the subject's words, same person)".
 */
void strand_join(GPtrArray *messages, const struct settings *s, const struct phrasebook *book);
