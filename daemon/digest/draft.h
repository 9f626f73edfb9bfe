/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A letter to the school, for a person to copy or send: nothing here sends.  A template and
 * facts of the trail in, a letter out; what the trail does not know is left out or a blank.
 */
#pragma once
#include "digest/digest_plan.h"
#include "digest/draft_template.h"

#define DRAFT_BLANK "____"
#define DRAFT_SUMMARY "D-SUM" /* of a talk */

struct draft {
	char *name;	    /* "D-2" */
	GPtrArray *to, *cc; /* struct address; the address is "" where none is known */
	char *subject;	    /* no child's name, no plan */
	char *body;	    /* paragraphs on one line each */
	char *in_reply_to;  /* without <>, or NULL: to somebody new, or about something new */
	GStrv references;   /* never NULL */
	GPtrArray *hints;   /* char *: for the parent alone */
};
typedef struct draft draft;

/* The letter for how the item stands; one for its class comes before one for any.  NULL: none. */
const struct draft_template *draft_choose(
	const struct draft_templates *templates, const struct item_view *v);
/* By its name ("D-2"), letters' case aside; or NULL. */
const struct draft_template *draft_named(const struct draft_templates *templates, const char *name);

struct draft *draft_write(
	const struct digest_input *in, const struct draft_template *t, const struct item_view *v);
void draft_free(struct draft *d);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(draft, draft_free)

/* What a mail program opens (RFC 6068); NULL where it is longer than mail programs take. */
#define DRAFT_URL_MAX 2000
char *draft_url(const struct draft *d);
