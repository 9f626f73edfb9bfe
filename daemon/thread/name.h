/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of people as mail shows them: "Ms. Park via ParentSquare", "Ortiz, Paula", "Dr. Baca".
 * Folded to bare words they can be compared.  Pure.
 */
#pragma once
#include <glib.h>
#include <stdbool.h>

struct name_words {
	GStrv words; /* lower case, no accents, no titles, no degrees; never NULL */
	bool titled; /* a title stood before it: one word may then be a surname */
};
typedef struct name_words name_words;

struct name_words *name_parse(const char *shown);
void name_words_free(struct name_words *n);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(name_words, name_words_free)

enum name_fit {
	NAME_NO,
	NAME_MAYBE,
	NAME_EXACT
};
/* How well a shown name fits the known one: MAYBE for a surname with a title, an initial, a
 * middle name more or less. */
enum name_fit name_compare(const struct name_words *shown, const struct name_words *known);
