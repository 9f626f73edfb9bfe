/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The verdict on a message: what each sentence does, who owes it, by which day; and what the
 * message as a whole is.  Pure: rules, calendar and zone are arguments.
 */
#pragma once
#include "classify/ruleset.h"

struct verdict_context {
	const struct ruleset *rules;
	const struct calendar *calendar;
	GTimeZone *zone;	     /* NULL: the writer's own offset */
	const char *const *people;   /* contacts' names, for delegation; may be NULL */
	const char *const *children; /* names and aliases; may be NULL */
	bool family_known; /* letters that are not `between` family and school have no acts */
};

/*
 * Fills acts, rule, owed_by, due, actor and evidence of every sentence and acts of the message.
 * direction, between, automatic, note are set before.  Returns the names of rules that hit a limit
 * ("rule a, rule b"), or NULL: free with g_free().
 */
char *verdict_judge(struct message *m, const struct verdict_context *context);
