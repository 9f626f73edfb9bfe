/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is no mistake in a pack but may be meant otherwise, and what its rules cost.  Measured on
 * the packs' own examples and in steps of the pattern matcher, so that two machines say the same.
 */
#pragma once
#include "classify/ruleset.h"

/* Steps a sentence, over all examples of its language, from which a rule is warned of. */
#define REVIEW_COST_MAX 2000

struct rule_cost {
	const char *name;	/* of the rule or guard; borrowed from the rule set */
	const char *file;	/* borrowed too */
	guint tried, sentences; /* on how many of the examples' sentences it was tried */
	guint64 steps;		/* in all of them together */
};

/* One for each rule and guard, the costliest first: struct rule_cost, by value. */
GArray *review_costs(const struct ruleset *r);

/*
 * "FILE:LINE: ..." each: a rule that is searched for all through every sentence, one that none
 * of its own examples shows at work, one without which every example would be judged the same, and
 * one that costs more than REVIEW_COST_MAX.  `all`: those that came with the program too.
 */
GStrv review_warnings(const struct ruleset *r, bool all);
