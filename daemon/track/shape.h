/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The shape of a question, and of the statement that would answer it: "when?" wants a day.
 * English and Spanish.  Pure.
 */
#pragma once
#include <glib.h>
#include <stdbool.h>

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
};

/* Shapes that a request asks for; 0 where it asks for an action. */
guint shape_asked(const char *request);
/* Does it ask for something to be done, rather than to be told? */
bool shape_is_action(const char *request);
/* Shapes that a statement can answer. */
guint shape_said(const char *statement);
bool shape_is_meeting(const char *text);
bool shape_is_records(const char *text);
/* A promise only to see or to write again: "I'll look into it and get back to you". */
bool shape_is_follow_up(const char *promise);
/* Asks for an answer as such: "please reply in writing by Friday". */
bool shape_wants_reply(const char *request);
/* Asks for changes, comments, corrections: a letter of them is the answer. */
bool shape_wants_comments(const char *request);
/* "As for number 3": the number, or 0. */
int shape_ordinal(const char *text);
/* A letter that hands something over: "attached", "enclosed", "here is". */
bool shape_hands_over(const char *text);
/* Says that something came: "Got the form", "Ya llegaron los lentes". */
bool shape_is_receipt(const char *text);
/* Of a call or a talk: "I'll call you tomorrow", "Trent called 4:20". */
bool shape_is_call(const char *text);
/* Somebody did not know: "she knew nothing of it, told me to ask". */
bool shape_is_ignorance(const char *text);
/* Of a talk: "I have spoken with the coordinator". */
bool shape_is_talk(const char *text);
/* Begins with a plain yes or no. */
bool shape_is_yes_no(const char *text);
/* Asks to confirm that something came: "please confirm that you have this letter". */
bool shape_wants_receipt(const char *request);
/* Only nods: "Good point about reading!", "Of course!". */
bool shape_is_nod(const char *text);
/* Said of the present or to come: "is still building", "will be". */
bool shape_is_progressive(const char *text);
bool shape_is_future(const char *text);
