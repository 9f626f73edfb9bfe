/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text as lines, each with its depth of quoting. */
#pragma once
#include <glib.h>

struct line {
	const char *start;   /* of the whole line */
	gsize length;	     /* without its newline */
	guint depth;	     /* how many ">" stand before it */
	const char *content; /* behind them, leading blanks kept */
	gsize size;	     /* of the content, trailing blanks cut */
	gboolean blank;	     /* nothing but white space behind the ">" */
};

/* struct line; they point into the text. */
GArray *line_split(const char *text);

static inline const struct line *line_at(const GArray *lines, guint i)
{
	return &g_array_index(lines, struct line, i);
}

/* The first line from i on that is not blank; lines->len if there is none. */
guint line_skip_blank(const GArray *lines, guint i);
/* The content without blanks around it. */
char *line_text(const struct line *l);
/* The content without its first `levels` ">", as it stands. */
const char *line_unquoted(const struct line *l, guint levels, gsize *ret_length);
