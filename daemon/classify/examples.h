/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule's own examples, each a letter of one sentence, through the whole sum of its pack. */
#pragma once
#include "classify/rule_pack.h"

struct example {
	const struct rule_entry *entry;
	const struct rule_line *line; /* of the example */
	const struct rule_pack *pack;
	bool want, found;
	const struct message *message; /* judged; the example is its last sentence */
	const char *gave_up;	       /* names of rules that hit a limit, or NULL */
};

typedef void example_fn(const struct example *x, gpointer data);
void examples_run(const struct ruleset *r, example_fn *tell, gpointer data);
