/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which words are one: forms of a word, other names of a thing, its name in the other language; and
 * which merely belong to one matter: a driver, a stop, a seat belt.  Pure.
 */
#pragma once
#include "track/phrasebook.h"

/* Matters are bits: later ones of a phrasebook are not heard. */
#define VOCABULARY_MATTERS_MAX 64
typedef guint64 matter_set;

struct vocabulary;
typedef struct vocabulary vocabulary;

/* "track.same.seat": words, "two words" or "beginnings*" that are one with "seat", which need not
 * be a word of its own.  "track.matter.transport": words, and all that are one with them. */
struct vocabulary *vocabulary_new(const struct phrasebook *book);
void vocabulary_free(struct vocabulary *v);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(vocabulary, vocabulary_free)

/* The stem that stands for a word (lower case, no accents).  Yours. */
char *vocabulary_stem(const struct vocabulary *v, const char *word);
/* The stem that stands for two words in a row ("make up"), or NULL.  Borrowed. */
const char *vocabulary_pair(const struct vocabulary *v, const char *first, const char *second);
/* The matters that a stem belongs to. */
matter_set vocabulary_matters(const struct vocabulary *v, const char *stem);
/* Is it one that many matters have ("track.faint": a day of the week, an hour, "second")? */
bool vocabulary_is_faint(const struct vocabulary *v, const char *stem);
