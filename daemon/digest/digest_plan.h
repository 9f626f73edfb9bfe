/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the digest says; then its three forms.  Pure: text in, text out. */
#pragma once
#include "model/clock.h"
#include "model/digest.h"
#include "model/item.h"
#include "model/parked.h"
#include "model/reply.h"
#include "model/report.h"
#include "model/service.h"

struct draft_templates;

struct digest_input {
	const struct settings *settings;
	struct moment now;
	const char *reader;   /* the member it is for; NULL: nobody in particular */
	const char *language; /* of the words; NULL: the family's first */
	struct day from, to;  /* the week's letters; both included */
	/* the day from which on no digest was sent, and this one stands for it; or NULL */
	const struct day *replaced;
	const GPtrArray *items; /* struct item_view, all that exist */
	/* the same, counted with the calendar of the last digest, where it was another; or NULL */
	const GPtrArray *items_before;
	const struct calendar *calendar_before;
	const GPtrArray *clocks;    /* struct clock_view, the nearest first; or NULL */
	const GPtrArray *services;  /* struct service_entry; or NULL */
	const GPtrArray *messages;  /* struct message of the trail, by date, up to now */
	const GPtrArray *sources;   /* struct source_status */
	const GPtrArray *set_aside; /* struct set_aside */
	const GPtrArray *parked;    /* struct parked, by time; or NULL */
	const GPtrArray *replies; /* struct member_reply, those of late, of all members; or NULL */
	struct moment replies_after; /* those until then were told of */
	bool answerable;	     /* can it be answered by mail? */
	const char *chain_head;	     /* hex, or NULL */
	/* letters to offer, in the language they are written in; NULL: none */
	const struct draft_templates *drafts;
	/* how somebody is called; (address, data) -> name, never NULL */
	const char *(*call)(const struct address *a, gpointer data);
	gpointer call_data;
};

struct digest *digest_plan(const struct digest_input *in);
/* Plain text, 72 columns, at most 120 lines. */
char *digest_text(const struct digest *d);
/* HTML for a phone's mail client: inline styles, no remote anything, dark mode.  `picture`: where
 * the one of chart_png() is ("cid:...", "data:..."), or NULL. */
char *digest_html(const struct digest *d, const char *picture);
