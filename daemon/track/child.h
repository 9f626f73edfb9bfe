/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which child a sentence is about.  Pure. */
#pragma once
#include "model/message.h"
#include "model/settings.h"

/*
 * The one child named in the sentence, else in the letter, else in its subject; else the only one;
 * else the one whose contacts or school the letter goes to or comes from; else NULL.  Borrowed.
 */
const char *child_of(const struct settings *s, const struct message *m, const char *sentence);
