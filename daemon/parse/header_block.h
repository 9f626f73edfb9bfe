/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a mail as clients print it into another mail, and lines of attribution. */
#pragma once
#include "parse/line.h"
#include "parse/zone_table.h"

struct header_block {
	char *fields[FIELD_COUNT]; /* as printed; NULL where the line is missing */
	guint end;		   /* the first line behind it */
};
typedef struct header_block header_block;

void header_block_free(struct header_block *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(header_block, header_block_free)

/* A block of labels that begins at line i, or NULL.  marked: a separator or a marker stands
 * above, so that two labels are enough, else it takes three. */
struct header_block *header_block_at(const GArray *lines, guint i, gboolean marked);

/* "On ... Ann <a@x> wrote:" that begins at line i, over at most four lines; ret_end is the
 * line behind it.  likely: quoted lines follow further down, so that less is asked of it.
 * The block has the author and the date as far as they can be told. */
struct header_block *attribution_at(const GArray *lines, guint i, gboolean likely, guint *ret_end);
