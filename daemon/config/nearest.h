/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name that was probably meant. */
#pragma once
#include <glib.h>
#include <stdbool.h>

/* Of the names (NULL-terminated), the one nearest to a word by edit distance (Damerau 1964,
 * neighbours swapped count one; case does not count); NULL where none is near. */
const char *nearest(const char *word, const char *const *names);
/* ": did you mean 'x'?" or "", to stand at the end of a message. */
char *nearest_hint(const char *word, const char *const *names);
