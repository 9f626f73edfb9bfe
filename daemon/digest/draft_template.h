/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The letters as data: rules/letters/LANGUAGE/NAME.letter.  A head of `keyword value` lines, an
 * empty line, then the body, in which every line is one sentence:
 *
 *   letter   D-2                  its name
 *   for      stage 2; declined    when it is offered; "by name": only where it is asked for
 *   to       principal or asked   who; roles of [contact], or `asked`; several with `;`
 *   cc       case-manager
 *   subject  Re {topic}           the first whose slots are all known
 *
 * {slot} is a fact of the trail.  A sentence with a slot that is not known is left out; for
 * {slot or words} the words stand there.  What only the family knows is a blank, ____.
 */
#pragma once
#include "model/item.h"

enum draft_slot {
	SLOT_NAME,   /* of those it goes to */
	SLOT_COPIED, /* of those who get a copy */
	SLOT_CHILD,
	SLOT_PARENT,
	SLOT_TOPIC,	   /* the subject of the first letter, where it may be shown */
	SLOT_ASKED,	   /* day of a question of the family */
	SLOT_ASKED_OF,	   /* whom it went to; of a promise: who gave it */
	SLOT_QUESTIONS,	   /* of that letter, still open; quoted */
	SLOT_PROMISED,	   /* day of a promise of the school */
	SLOT_PROMISE,	   /* of that letter, still open; quoted */
	SLOT_DATES,	   /* days on which the family wrote about it */
	SLOT_ACKNOWLEDGED, /* day of a first word that did not settle it */
	SLOT_SETTLED,	   /* day of the letter that did, or said no */
	SLOT_TALKED,	   /* day of a talk that was noted */
	SLOT_POINTS,	   /* "1) what was said", a line each, as it was noted */
	SLOT_PARKED,	   /* "1) ..." a line each: what the family noted to ask */
	SLOT_HISTORY,	   /* "- 3 November: I asked Ana Ortiz", a line each */
	SLOT_COUNT
};

/* When a letter is offered. */
struct draft_case {
	int class;	       /* enum item_class, or -1: any */
	enum item_state state; /* STATE_OPEN means live, at a stage within the two: */
	int stage_from, stage_to;
};

struct draft_template {
	char *name;
	GArray *cases;	     /* struct draft_case; empty: only by name */
	GPtrArray *to, *cc;  /* GStrv: of each the first role that somebody has */
	GPtrArray *subjects; /* char * */
	GStrv body;	     /* lines */
};
typedef struct draft_template draft_template;

/* Those of one language. */
struct draft_templates {
	char *language;
	GPtrArray *list; /* struct draft_template, by name */
};
typedef struct draft_templates draft_templates;
struct draft_templates *draft_templates_new(const char *language);
void draft_templates_free(struct draft_templates *t);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(draft_templates, draft_templates_free)

/* CONFIG with FILE:LINE: reason. */
struct draft_template *draft_template_parse(const char *text, const char *path, GError **error);
void draft_template_free(struct draft_template *t);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(draft_template, draft_template_free)

bool draft_template_serves(const struct draft_template *t, const struct item_view *v);

/* The slots' values by enum draft_slot; NULL: not known.  Paragraphs are one line each. */
char *draft_template_subject(const struct draft_template *t, char *const values[SLOT_COUNT]);
char *draft_template_body(const struct draft_template *t, char *const values[SLOT_COUNT]);
