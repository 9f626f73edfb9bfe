/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config/nearest.h"

#include <string.h>

#define WORD_MAX 64 /* no name is longer; what is longer is near to none */

static guint distance(const char *a, const char *b)
{
	guint rows[3][WORD_MAX + 1];
	gsize na = strlen(a), nb = strlen(b);

	if (na > WORD_MAX || nb > WORD_MAX)
		return G_MAXUINT;
	for (gsize j = 0; j <= nb; j++)
		rows[0][j] = (guint)j;
	for (gsize i = 1; i <= na; i++) {
		const guint *above = rows[(i - 1) % 3];
		const guint *above2 = rows[(i + 1) % 3];
		guint *row = rows[i % 3];

		row[0] = (guint)i;
		for (gsize j = 1; j <= nb; j++) {
			bool same = g_ascii_tolower(a[i - 1]) == g_ascii_tolower(b[j - 1]);
			bool swapped =
				i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];

			row[j] = MIN(above[j - 1] + !same, MIN(above[j], row[j - 1]) + 1);
			if (swapped)
				row[j] = MIN(row[j], above2[j - 2] + 1);
		}
	}
	return rows[na % 3][nb];
}

const char *nearest(const char *word, const char *const *names)
{
	const char *best = NULL;
	guint limit = 1 + (guint)strlen(word) / 3;

	for (; *names; names++) {
		guint d = distance(word, *names);

		if (d > limit || d >= strlen(*names))
			continue;
		best = *names;
		limit = d - (d > 0);
		if (d == 0)
			break;
	}
	return best;
}

char *nearest_hint(const char *word, const char *const *names)
{
	const char *name = nearest(word, names);

	return name ? g_strdup_printf(": did you mean '%s'?", name) : g_strdup("");
}
