/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From messages to items, and what happened to them.  Pure: messages in, items out.
 */
#pragma once
#include "model/item.h"

/*
 * The items that the messages open, in order, with EVENT_OPENED.  Only letters between family
 * and school, not automatic, not bulk, not notes.  id is 0: the trail names them.
 * messages: struct message with id, thread, sorted by date.
 */
GPtrArray *ledger_open(const GPtrArray *messages, const struct settings *s);
/*
 * Walks the messages in order and adds the events: acknowledged, partly, resolved, declined,
 * chased, unsure; then the person's decisions, which win.  Ids are set.  An item closes by itself only
 * where the evidence is plain; where it is not, EVENT_UNSURE asks.
 */
void ledger_settle(GPtrArray *items, const GPtrArray *messages, const GPtrArray *decisions,
	const struct settings *s);
