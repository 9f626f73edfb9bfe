/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a member's note to the log is, by the word that it begins with: "worry: ...",
 * "preocupación: ...".  One table (note.c) for all languages.
 */
#pragma once
#include <glib.h>

enum note_kind {
	NOTE_NONE,   /* no note: a letter */
	NOTE_PLAIN,  /* "note:", or no word */
	NOTE_LOG,    /* a call or a talk; what came on paper */
	NOTE_WORRY,  /* for nobody's eyes but its writer's */
	NOTE_WIN,    /* something went well */
	NOTE_ASK,    /* a question for the next check-in */
	NOTE_SAMPLE, /* of the child's work */
	NOTE_PHOTO,  /* a picture or a scan without a word */
	NOTE_COUNT,
};
extern const char *const note_kind_names[NOTE_COUNT]; /* "note" for NOTE_PLAIN, "worry" ... */

/* Does the text say that it is a note?  NOTE_NONE, and the whole text as the rest, where not. */
enum note_kind note_kind_of(const char *text, const char **ret_rest);
