/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ties a letter to a matter that is under way, measured; weights.h says how much each counts.
 * Inside of strand.c.  Pure.
 */
#pragma once
#include "track/told.h"

enum tie {
	TIE_BASE,
	TIE_SUBJECT,  /* how much of the subject's words the matter has */
	TIE_TITLE,    /* the rarest word that is also in a subject of the matter */
	TIE_DUTY,     /* words of what was asked and promised there */
	TIE_ALONE,    /* a word that no other matter under way has */
	TIE_PERSON,   /* somebody of it: 1, a half where they are of two matters, ... */
	TIE_TURN,     /* its last letter went to the writer of this one */
	TIE_SPOKEN,   /* the writer was lately spoken of */
	TIE_EXPECTED, /* ... in what was asked or promised there */
	TIE_NAMES,    /* names somebody of it to whom this letter does not go */
	TIE_DAY,      /* a note, of a day that was spoken of */
	TIE_SOON,
	TIE_ENDS,     /* tells of a deed, or takes back what was asked */
	TIE_BARE,     /* its subject says nothing */
	TIE_REQUESTS, /* the logarithm of how many it has */
	TIE_LETTERS,  /* the logarithm of how many the matter has */
	TIE_COUNT,
};
extern const char *const tie_names[TIE_COUNT];

struct strand {
	gint64 thread;		    /* the lowest id of a message in it */
	GHashTable *words;	    /* char *, owned -> the day (n) when it was last told */
	GHashTable *titles;	    /* words of its subjects, owned */
	GHashTable *duties;	    /* words of what was asked and promised, owned */
	GHashTable *people;	    /* addresses outside the family, borrowed */
	const struct message *last; /* that went on with it; NULL: none may */
	int letters;
	const struct message *met; /* the letter that is being weighed, if it may go on with it */
};

struct strand *strand_new(gint64 thread);
void strand_free(struct strand *t);
void strand_add(struct strand *t, const struct told *told);

/* A letter among the matters that it may go on with. */
struct gathering {
	const struct told *told;
	const struct lexicon *lexicon;
	const GPtrArray *met;	/* struct strand */
	const GPtrArray *named; /* addresses of others whose names stand in it */
	double subject_weight;	/* of its words, all together */
	guint *holders;		/* of each of its words: how many of the matters have it */
	guint *matters;		/* of each of its people: how many they are of */
};

void gathering_fill(struct gathering *g);
void gathering_clear(struct gathering *g);
void gathering_measure(const struct gathering *g, const struct strand *t, double x[TIE_COUNT]);
