/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From messages to items, and what happened to them.  Pure: messages in, items out.
 */
#pragma once
#include "model/item.h"
#include "track/phrasebook.h"

/*
 * The items that the messages open, in order, with EVENT_OPENED.  Only letters between family
 * and school, not automatic, not bulk, not notes.  id is 0: the trail names them.  A letter whose
 * sender is not believed opens items and never closes one.
 * messages: struct message with id, thread, sorted by date.
 */
GPtrArray *ledger_open(
	const GPtrArray *messages, const struct settings *s, const struct phrasebook *book);
/*
 * Walks the messages in order and adds the events: acknowledged (until: the day promised, where
 * one is), partly, resolved, declined, chased (a letter more of the asking side), unsure; then the
 * person's decisions, which win: what a person settled stays settled until a person reopens it.
 * Sets answers and chases.  The items have ids.  An item closes by itself only where the evidence
 * is plain; where it is not, EVENT_UNSURE asks.
 */
void ledger_settle(GPtrArray *items, const GPtrArray *messages, const GPtrArray *decisions,
	const struct settings *s, const struct phrasebook *book);

/* The side that a letter speaks for; OWED_UNKNOWN: neither. */
enum owed_by ledger_side(const struct message *m);
/* Is it a letter that opens items? */
bool ledger_opens(const struct message *m);
