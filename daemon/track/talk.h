/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A talk that a member noted ("log: called Ms. Ortiz ...") opens a task of the family: to send the
 * person a short summary by the next school day.  A letter to that person after the talk settles
 * it; a week later it is dropped: nobody is reminded of a talk for ever.  Pure.
 */
#pragma once
#include "model/item.h"

#define TALK_DROPPED_DAYS 5 /* school days after it was due */

/* Does the note tell of a talk with somebody it names? */
bool talk_is_told(const struct message *m);
/* The task, with EVENT_OPENED: its quote is the note's text without its mark, its actor is the
 * address of the person (or the name, where no address is known).  `from` may be NULL. */
struct item *talk_task(struct moment at, const struct address *with, const char *from,
	const char *text, const struct settings *s);
/* Settled by a letter, or dropped; but what a person decided about a task wins. */
void talk_settle(const GPtrArray *items, const GPtrArray *messages, const GPtrArray *decisions,
	const struct settings *s);
