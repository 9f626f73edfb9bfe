/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of a text that say what it is about, and how much each tells in this family's mail.
 * Pure.
 */
#pragma once
#include "model/settings.h"
#include "track/phrasebook.h"

/* Words are a GPtrArray of char *, owned: stems as vocabulary.h has them, each once, sorted;
 * courtesy, grammar and names left out. */

struct lexicon;
typedef struct lexicon lexicon;

/* names: words that never count (the family's own), lower case; may be NULL.  The book is the
 * caller's, who keeps it as long. */
struct lexicon *lexicon_new(const struct phrasebook *book, const char *const *names);
/* Without the names of the family's members and children: they are in every letter. */
struct lexicon *lexicon_of_family(const struct phrasebook *book, const struct settings *s);
void lexicon_free(struct lexicon *l);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(lexicon, lexicon_free)

GPtrArray *lexicon_words(const struct lexicon *l, const char *text);
/* What "and" joins first in a text: the words just before it and just after, yours both; false:
 * nothing, or no two things: "sign it and bring it back". */
bool lexicon_joined(
	const struct lexicon *l, const char *text, GPtrArray **ret_before, GPtrArray **ret_after);
/* Does a word inside of it look like a name, and is none of the family's nor a day's? */
bool lexicon_names_somebody(const struct lexicon *l, const char *text);
/* What its book hears in a text. */
cue_set lexicon_cues(const struct lexicon *l, const char *text);
/* One letter more, with these words. */
void lexicon_count(struct lexicon *l, const GPtrArray *words);
/* ln((N + 6) / (df + 1)) within .3 and 3 */
double lexicon_weight(const struct lexicon *l, const char *word);
/* Do many matters have it, rare or not: a day of the week, an hour, "second"? */
bool lexicon_is_faint(const struct lexicon *l, const char *word);
/* Weight of the shared words over that of the asked ones (at least 4): 0..1. */
double lexicon_overlap(const struct lexicon *l, const GPtrArray *asked, const GPtrArray *said);
/* The same over the lighter of the two (at least 3), and a little for the matters that both speak
 * of in words of their own: how near two texts of unlike length are. */
double lexicon_closeness(const struct lexicon *l, const GPtrArray *a, const GPtrArray *b);
/* The heaviest word that both have, or NULL; ret_weight may be NULL. */
const char *lexicon_shared(
	const struct lexicon *l, const GPtrArray *a, const GPtrArray *b, double *ret_weight);
/* Adds the words of b to a. */
void words_merge(GPtrArray *a, const GPtrArray *b);
/* Takes the words of b out of a. */
void words_remove(GPtrArray *a, const GPtrArray *b);
