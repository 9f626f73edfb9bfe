/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a letter brings when it is asked with which matter it goes on: its words, its people, what
 * it asks.  Inside of strand.c.  Pure.
 */
#pragma once
#include "model/message.h"
#include "model/settings.h"
#include "track/words.h"

struct told {
	const struct message *message;
	/* Words as words.h has them, without the names of those who write and get it. */
	GPtrArray *words;   /* all of it */
	GPtrArray *subject; /* none, where the subject tells only who writes */
	GPtrArray *duty;    /* of what it asks and promises */
	GPtrArray *writer;  /* of the writer's name, who is of the school; else none */
	GPtrArray *people;  /* const struct address, outside the family */
	char *day;	    /* of the month on which it was written, as a word */
	int requests;
	bool ends; /* tells of a deed, or takes back what was asked */
};

void told_fill(
	struct told *t, const struct lexicon *l, const struct settings *s, const struct message *m);
void told_clear(struct told *t);
