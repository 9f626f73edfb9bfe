/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a letter to the family is written from, as of now: read once, for several letters. */
#pragma once
#include "digest/digest_plan.h"
#include "run/clocks.h"
#include "run/trail.h"

/* The items as an earlier digest counted them. */
struct counted {
	char *text; /* calendar_text() */
	struct calendar *calendar;
	GPtrArray *views; /* struct item_view */
};

struct desk {
	struct trail *trail;
	GPtrArray *items, *views; /* struct item, struct item_view */
	GPtrArray *messages;	  /* struct message */
	struct clocks *clocks;	  /* NULL: a file of them is wrong */
	GPtrArray *running;	  /* struct clock_view, or NULL */
	GPtrArray *services;	  /* struct service_entry, or NULL */
	GPtrArray *sources;	  /* struct source_status */
	GPtrArray *set_aside;	  /* struct set_aside */
	GPtrArray *parked;	  /* struct parked */
	GPtrArray *replies;	  /* struct member_reply */
	char *chain_head;
	GPtrArray *before; /* struct counted: with other calendars, as they were asked for */
	struct draft_templates *drafts;
};
typedef struct desk desk;

gboolean desk_lay(struct desk *d, struct trail *t, GError **error);
void desk_clear(struct desk *d);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(desk, desk_clear)

/* For that member, in their language; NULL: for nobody in particular.  Points into the desk. */
struct digest_input desk_input(const struct desk *d, const char *to, struct day_range days);
