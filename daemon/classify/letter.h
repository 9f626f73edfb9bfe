/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The letter as a whole: bulk and automatic mail are sums over all of it, each rule counted
 * once; the other acts of a message are those of its sentences.
 */
#pragma once
#include "classify/rule_pack.h"
#include "classify/verdict.h"

struct letter {
	const struct rule_pack *pack; /* the language it is written in */
	int sums[ACT_COUNT];	      /* of bulk and auto-reply */
	GHashTable *counted;	      /* const struct rule_entry */
};

#define LETTER_KINDS (ACT_BIT(ACT_BULK) | ACT_BIT(ACT_AUTO_REPLY))

void letter_init(struct letter *l, const struct rule_pack *pack);
void letter_clear(struct letter *l);
/* A rule of one of the LETTER_KINDS matched somewhere in the letter. */
void letter_count(struct letter *l, const struct rule_entry *e);
/* After all sentences: acts of the message; none opens an item where it is no personal letter. */
void letter_judge(struct letter *l, struct message *m, const struct verdict_context *context);

/* By its headers or, where a forward has lost them, by its subject. */
bool letter_is_reply(const struct message *m);
