/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The shape of a question, and of the statement that would answer it: "when?" wants a day.
 * Told from the cues of the text, in whatever language.  Pure.
 */
#pragma once
#include "track/phrasebook.h"

enum shape {
	SHAPE_WHEN = 1 << 0,
	SHAPE_WHO = 1 << 1,
	SHAPE_HOW_MANY = 1 << 2,
	SHAPE_WHY = 1 << 3,
	SHAPE_WHERE = 1 << 4,
	SHAPE_WHAT = 1 << 5, /* what, which, how: any statement may do */
	SHAPE_YES_NO = 1 << 6,
	SHAPE_DECISION = 1 << 7, /* may we, is it possible, would it work */
	SHAPE_MEETING = 1 << 8,
	SHAPE_HAPPENED = 1 << 9, /* what happened: any account of it */
	SHAPE_PLAN = 1 << 10,	 /* how will it be done: a promise tells */
};

/* Shapes that a request asks for; 0 where it asks for an action. */
guint shape_asked(cue_set request);
/* Does it ask for something to be done, rather than to be told? */
bool shape_is_action(cue_set request);
/* Shapes that a statement can answer. */
guint shape_said(cue_set statement);
/* "As for number 3": the number, or 0. */
int shape_ordinal(cue_set text);
/* Says that something came: "Got the form", "Ya llegaron los lentes". */
bool shape_is_receipt(cue_set text);
/* Begins with a plain yes or no. */
bool shape_is_yes_no(cue_set text);
/* Asks to confirm that something came: "please confirm that you have this letter". */
bool shape_wants_receipt(cue_set request);
/* Only nods: "Good point about reading!", "Of course!". */
bool shape_is_nod(cue_set text);
