/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The JSON that programs rely on (JSON Lines: one object a line, stable keys).  The only file
 * that knows jansson.
 */
#pragma once
#include "model/clock.h"
#include "model/digest.h"
#include "model/item.h"
#include "model/reading.h"
#include "model/service.h"

/* Each prints one line on standard output. */
void json_message(const struct message *m);
void json_item(const struct item_view *v, GTimeZone *zone);
void json_thread(gint64 id, const char *subject, const GPtrArray *messages, guint from, guint to);
/* A rule of rules/clocks; a count by hand (id and item 0) or a clock that runs. */
void json_clock_rule(const struct clock_rule *r, const char *length);
void json_clock(const struct clock_view *v, const char *length, bool runs);
/* How an item's day was counted: struct clock_skip. */
void json_item_count(const struct item_view *v, const GArray *skips);
/* One found message of a file, for explain. */
void json_explained(const char *file, const struct message *m);
void json_rejected(const char *file, const char *why);
void json_when(const char *text, struct day day, int minute, const char *rule);
/* What the ledger of services says of one session, and of one service in all. */
void json_service(const struct service_entry *e);
void json_service_sum(const struct service_sum *s);
struct contact;
void json_contact(const struct contact *k);
void json_digest(const struct digest *d);
void json_import(guint seen, guint kept, guint set_aside);
void json_source(
	const char *name, struct moment last_success, struct moment last_try, const char *trouble);
void json_counts(gint64 mails, guint messages, guint open, guint overdue, guint unsure,
	guint set_aside, const char *chain_head);
