/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text cut into words of known kind: what the forms of dates are looked for in. */
#pragma once
#include "classify/phrase_words.h"

#define PHRASE_TEXT_MAX 2000 /* bytes that are looked at */

struct phrase_word {
	enum word_kind kind;
	int value;
	gint16 digits; /* of a numeral */
	bool joined;   /* no space before it */
	bool capital;
	char mark;	/* the character itself, of punctuation */
	gsize from, to; /* bytes of the text */
};

struct phrase_scan {
	GArray *words;			/* struct phrase_word */
	const struct word_table *table; /* the language that the text is in */
	bool day_first;
};

void phrase_scan_init(struct phrase_scan *s, const char *text, const char *const *languages);
void phrase_scan_clear(struct phrase_scan *s);

/* A word that is never there stands before the first and behind the last. */
const struct phrase_word *phrase_scan_at(const struct phrase_scan *s, int i);
static inline enum word_kind phrase_scan_kind(const struct phrase_scan *s, int i)
{
	return phrase_scan_at(s, i)->kind;
}
