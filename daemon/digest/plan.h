/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of digest_plan share while one digest is planned; nobody else's. */
#pragma once
#include "digest/digest_plan.h"
#include "digest/words.h"

struct plan {
	const struct digest_input *in;
	const struct words *words;
	struct day today;
	GHashTable *messages; /* &id -> struct message, not owned */
	GHashTable *later;    /* struct item_view whose note waits for its turn, not owned */
	struct digest *digest;
};
typedef struct plan plan;
/* language NULL: the one of who reads it */
void plan_init(struct plan *p, const struct digest_input *in, const char *language);
void plan_clear(struct plan *p);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(plan, plan_clear)

/* Text of a stranger: one line that may be shown anywhere. */
char *plan_clean(const char *text);
/* The civil day of a moment where the family lives. */
struct day plan_day(const struct plan *p, struct moment m);
bool plan_in_week(const struct plan *p, struct moment m);
/* NULL where the trail does not have it (any more). */
const struct message *plan_message(const struct plan *p, gint64 id);
/* A reply's subject without its "Re:" and "Fwd:"; within it. */
const char *plan_bare_subject(const char *subject);
/* May it be seen on a locked screen: no child's name in it, no plan. */
bool plan_is_private(const struct settings *s, const char *subject);
char *plan_call(const struct plan *p, const struct address *a);
/* The school's end of a letter: its author, or whom the family wrote to; or NULL. */
const struct address *plan_school_address(const struct plan *p, const struct message *m);
/* How the letter's author is called. */
char *plan_author(const struct plan *p, const struct message *m);
/* The same, as it is called. */
char *plan_school_end(const struct plan *p, const struct message *m);
struct digest_entry *plan_add(struct plan *p, enum section_kind kind);

/* The last event of a kind up to now, or NULL. */
const struct event *plan_event(const struct plan *p, const struct item *i, enum event_kind kind);
/* The person that an item waits for or is owed to. */
char *plan_item_who(const struct plan *p, const struct item *i);
/* GCompareFunc of a list of struct item_view: what has come furthest first. */
gint plan_by_urgency(gconstpointer a, gconstpointer b);
/* An entry that tells how the item stands. */
void plan_item(struct plan *p, enum section_kind kind, const struct item_view *v);

/* "i4 to i7, i9": of gint64, in their order. */
char *plan_ids(const struct plan *p, const GArray *ids);

/* Takes those out whose person is written to already; they go to p->later. */
void plan_take_turns(struct plan *p, GPtrArray *urgent);

void plan_good_news(struct plan *p);
void plan_changes(struct plan *p);
void plan_chart(struct plan *p);
void plan_letters(struct plan *p);
void plan_replies(struct plan *p);
/* Those that the family has to do soon, or all others. */
void plan_clocks(struct plan *p, bool for_family);
/* Where the week's letters tell of one; all that is owed in the first digest of a month. */
void plan_services(struct plan *p);
/* Does the period hold the first day of a month? */
bool plan_begins_month(const struct plan *p);
/* Letters that ask how things go, and the reviews of the plan. */
void plan_check_ins(struct plan *p);
/* Where a meeting may help, and why. */
void plan_meeting(struct plan *p);
/* The reasons in words, "a; b", or NULL; ret_item: what its letter can be written for, or 0. */
char *plan_meeting_reasons(const struct plan *p, gint64 *ret_item);
/* How much of a service was missed, made up, is owed; of several children, whose. */
char *plan_service_said(const struct plan *p, const struct service_sum *s);
void plan_coming(struct plan *p);
void plan_footer(struct plan *p);
