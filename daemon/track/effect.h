/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a letter does to an item, written down as events, with all that hangs on it: a settled
 * request closes what chased it, a kept promise closes what it answered.  Inside of settle.c. Pure.
 */
#pragma once
#include "track/field.h"

/* The event is the item's. */
struct event *effect_add(
	struct asked *a, enum event_kind kind, const struct message *m, const char *why);
/* kind: ACKNOWLEDGED or PARTLY; promised: by when, or DAY_NONE. */
void effect_acknowledge(struct asked *a, enum event_kind kind, const struct message *m,
	struct day promised, const char *why);
/* A question to a person: may this letter have settled it, by what is said there (or NULL)? */
void effect_ask(struct asked *a, const struct message *m, const struct sentence *said, double score,
	const char *why);
/* verdict: RESOLVED or DECLINED.  Nothing happens to what a person settled. */
void effect_settle(struct field *f, struct asked *a, enum verdict_on verdict, const struct heard *h,
	const char *why);
