/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words by which the tracker tells what is asked and what would answer it.  They are sets of
 * the rule files of a language ("track.asks-when"), so that a language is a folder.  Pure.
 */
#pragma once
#include <stdbool.h>

#include "track/weights.h"

/* Of the sets in rule files, these are the tracker's. */
#define PHRASEBOOK_PREFIX "track."

enum cue {
	/* what a question wants */
	CUE_ASKS_WHEN,
	CUE_ASKS_WHO,
	CUE_ASKS_HOW_MANY,
	CUE_ASKS_WHY,
	CUE_ASKS_WHAT_HAPPENED,
	CUE_ASKS_WHERE,
	CUE_ASKS_PLAN,
	CUE_ASKS_WHAT,
	CUE_ASKS_WHETHER,
	CUE_ASKS_YES_NO,
	CUE_ASKS_DECISION,
	CUE_ASKS_TO_CONFIRM,
	CUE_ASKS_TO_BE_TOLD,
	CUE_ASKS_TO_DO,
	CUE_ASKS_TO_GET,
	CUE_ASKS_FOR_COMMENTS,
	CUE_ASKS_FOR_REPLY,
	CUE_ASKS_RECEIPT,
	CUE_RECEIPT_OF,
	CUE_OPENS_QUESTION,
	CUE_OPENS_QUESTION_SOON,
	CUE_QUESTION_MARK,
	/* what a statement gives */
	CUE_SAYS_WHEN,
	CUE_SAYS_WHO,
	CUE_SAYS_HOW_MANY,
	CUE_SAYS_WHY,
	CUE_SAYS_WHERE,
	CUE_SAYS_PAST,
	CUE_DIGIT,
	CUE_AGREES,
	CUE_CAN_MAKE_IT,
	CUE_YES_WORD_SOON,
	CUE_YES_OR_NO,
	CUE_NO_IN_COURTESY,
	/* what it does, and what it is about */
	CUE_GREETS,
	CUE_MEETING,
	CUE_RECORDS,
	CUE_FOLLOWS_UP,
	CUE_HANDS_OVER,
	CUE_POINTS_BACK,
	CUE_ANSWERS_HERE,
	CUE_WHOLE,
	CUE_HOLDS_THINGS,
	CUE_JOINS,
	CUE_GOT,
	CUE_THANKS_SOON,
	CUE_THANKED_FOR,
	CUE_CAME,
	CUE_IN_HAND,
	CUE_RESERVES,
	CUE_LACKS,
	CUE_CALL,
	CUE_DOES_NOT_KNOW,
	CUE_TALK,
	CUE_NODS,
	CUE_UNDER_WAY,
	CUE_FUTURE,
	CUE_SHORT,
	CUE_NUMBER_1,
	CUE_NUMBER_2,
	CUE_NUMBER_3,
	CUE_NUMBER_4,
	CUE_COUNT,
};

typedef guint64 cue_set;
#define CUE_BIT(c) ((cue_set)1 << (c))

/* What a text is about, by one name in every language. */
enum topic {
	TOPIC_SERVICE,	     /* "speech" */
	TOPIC_CAUSE,	     /* why a session was missed: "assembly" */
	TOPIC_SUPPORT,	     /* of a plan: "extra-time" */
	TOPIC_SESSION,	     /* a session, unnamed */
	TOPIC_SESSION_GIVEN, /* a make-up took place */
	TOPIC_SESSION_OWED,  /* it did not, or not yet */
	TOPIC_SESSIONS_2,
	TOPIC_SESSIONS_3,
	TOPIC_SESSIONS_4,
	TOPIC_MINUTES,
	TOPIC_SAME,   /* other names of a word: see vocabulary.h */
	TOPIC_MATTER, /* words of one matter */
	TOPIC_FAINT,  /* words that many matters have: days, hours, small numbers */
	TOPIC_COUNT
};

struct phrasebook;
typedef struct phrasebook phrasebook;

struct phrasebook *phrasebook_new(void);
void phrasebook_free(struct phrasebook *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(phrasebook, phrasebook_free)

/*
 * A set as a rule file has it: "track.asks-when", "when | what day*".  A set that is given again
 * grows.  "track.skip" holds words that tell nothing, "track.service.speech" the words for one of a
 * topic's names.  false: the tracker knows no such set.
 */
bool phrasebook_add(struct phrasebook *b, const char *name, const char *words);
/* What it weighs; takes them, and gives them back to be looked at (NULL: none were given). */
void phrasebook_weigh(struct phrasebook *b, struct weights *w);
const struct weights *phrasebook_weights(const struct phrasebook *b);
/* What stands in a text. */
cue_set phrasebook_cues(const struct phrasebook *b, const char *text);
/* What a text names first of a topic, the longest of those at one place: "speech" of
 * "track.service.speech", "" where the topic's set has no names; NULL: nothing.  Borrowed. */
const char *phrasebook_topic(const struct phrasebook *b, enum topic topic, const char *text);
/* The number that stands before the first word of a topic: "30 minutes"; 0: none. */
int phrasebook_number(const struct phrasebook *b, enum topic topic, const char *text);
/* Lower case, without accents: does it tell nothing? */
bool phrasebook_skips(const struct phrasebook *b, const char *word);
/* Every phrase of a topic, with the name it has there: " pupitre " of a seat; " evaluat", an open
 * end, of an evaluation. */
void phrasebook_each(const struct phrasebook *b, enum topic topic,
	void (*take)(const char *phrase, const char *name, gpointer data), gpointer data);
