/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Does this letter settle that item?  Two readers who differ: weighed evidence, each signal with
 * a weight in one table, and plain yes-or-no rules.  Where both say yes the item closes; where one
 * does, a person is asked.  A wrongly closed item is the worst mistake.  Pure.
 */
#pragma once
#include "model/item.h"
#include "track/weights.h"
#include "track/words.h"

/* A sentence as an answer may be found in it. */
struct heard_sentence {
	const struct sentence *sentence;
	GPtrArray *words;
	GPtrArray *quoted; /* words of the line it stands under, or NULL */
	cue_set cues;
	guint said;  /* enum shape */
	int ordinal; /* "as for number 3" */
	bool promise, defers, courtesy, refuses, done, partial, withdraws, receives, chases;
	bool holds;	/* read, passed on, not known: nothing to the matter */
	bool statement; /* tells something: none of asking, promising, courtesy */
	bool came;	/* "got the form" */
	bool yes_no;	/* begins with a plain yes or no */
	bool talked;	/* "I spoke with her" */
	bool hands_over, future, progressive;
};

/* A letter as an answer may be found in it. */
struct heard {
	const struct message *message;
	GArray *sentences; /* struct heard_sentence */
	GPtrArray *words, *subject, *files;
	bool promises, defers, states, completes, answers, rejoices, asks;
	bool looks_into;	 /* promises only to look and to write again */
	bool only_receives;	 /* the letter as a whole only acknowledges */
	double leans[ACT_COUNT]; /* points of its wording as a whole: message->evidence */
};
typedef struct heard heard;

struct heard *heard_new(const struct message *m, const struct lexicon *l);
void heard_free(struct heard *h);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(heard, heard_free)

/* An item as an answer is looked for. */
struct asked {
	struct item *item;
	const struct message *letter; /* in which it stands */
	GPtrArray *words;
	GPtrArray *core;      /* of the sentence alone: what the rules compare */
	GPtrArray *about;     /* of its whole letter */
	GPtrArray *around;    /* of the sentences next to it, and the subject */
	GPtrArray *joined[2]; /* "the slip and the fee": words of the one and the other, or NULL */
	GPtrArray *beside;    /* words of each sentence of the letter that is no item, or empty */
	cue_set cues;
	guint shapes;	     /* enum shape */
	bool action;	     /* wants something done, not to be told */
	bool wants_receipt;  /* to be told that it came */
	bool wants_reply;    /* to be answered, whatever the answer */
	bool wants_comments; /* changes, corrections: a letter of them is the answer */
	bool follow_up;	     /* promises only to look and to write again */
	int position;	     /* among the items of its kind in the letter: 1, 2 ... */
	GPtrArray *siblings; /* struct asked, borrowed: others of this letter, same kind and side */
	/* as the walk goes on */
	enum item_state state;
	bool by_person;	 /* settled by a person: letters do not touch it */
	double asked_of; /* the score of the letter that a person is asked about */
	bool replied;	 /* and one that was asked about was a reply of the owing side */
};
typedef struct asked asked;

struct asked *asked_new(struct item *i, const struct message *letter, const struct lexicon *l);
void asked_free(struct asked *a);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(asked, asked_free)

enum kinship {
	KIN_DIRECT,
	KIN_CHAIN,
	KIN_THREAD,
	KIN_STRAND, /* the thread, by what the letters are about (strand.h) */
	KIN_OTHER
};

bool asked_is_live(const struct asked *a);

/* What the letter is to the item; found by the walk. */
struct relation {
	enum kinship kin;
	bool owing;	    /* written by the side that owes it; else by the one that asked */
	bool best;	    /* no other live item shares more with the letter */
	bool alone;	    /* nothing else that this side owes waits in the thread */
	bool first;	    /* the first letter of its writer since the item */
	const bool *served; /* sentences that others have used, borrowed; or NULL */
	const struct lexicon *lexicon;
	const struct weights *weights;
};

enum verdict_on {
	ANSWER_NOT,
	ANSWER_MAYBE,
	ANSWER_RESOLVED,
	ANSWER_DECLINED
};

struct answer {
	enum verdict_on verdict;
	double score;	  /* closes at 0 */
	double overlap;	  /* of the sentence with the item */
	double near;	  /* its closeness to the item's own words */
	bool plain;	  /* the rules say yes */
	int sentence;	  /* which of the letter, or -1 */
	char *why;	  /* for a person to read */
	const char *held; /* why the letter merely acknowledges: of the weights; or NULL */
};

/* answer->why is the caller's. */
void answer_weigh(
	const struct heard *h, const struct asked *a, const struct relation *r, struct answer *ret);
