/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The digest's picture: a bar for everybody who is waited for, with marks where a next step is due,
 * and a dot for every answer of the year.  Facts in, a PNG out; a white card, so that it can be
 * read on light ground and on dark.
 */
#pragma once
#include "model/chart.h"

#define CHART_WIDTH 344 /* of a phone; drawn at CHART_SCALE, for sharp screens */
#define CHART_SCALE 2

enum chart_shape {
	SHAPE_TEXT,  /* at its baseline */
	SHAPE_TRACK, /* that a bar lies on */
	SHAPE_BAR,
	SHAPE_STEP, /* a mark on a bar: so many days, and a next step is due */
	SHAPE_GRID,
	SHAPE_DOT,
	SHAPE_HALF, /* half of the dots lie before it */
};

enum chart_ink {
	INK_TEXT,
	INK_MUTED,
	INK_LINE,
	INK_SCHOOL, /* the three of enum chart_side */
	INK_DUE,
	INK_FAMILY,
	INK_UNSURE,
};

enum chart_align {
	ALIGN_LEFT,
	ALIGN_MIDDLE,
	ALIGN_RIGHT
};

struct chart_mark {
	enum chart_shape shape;
	enum chart_ink ink;
	double x, y, width, height; /* text: x and y alone */
	enum chart_align align;
	double size; /* of text */
	bool bold;
	char *text;
};

struct chart_layout {
	double height;
	GPtrArray *marks; /* struct chart_mark, those behind first */
};
typedef struct chart_layout chart_layout;

/* Where everything stands, in units of CHART_WIDTH. */
struct chart_layout *chart_layout_new(const struct chart *c);
void chart_layout_free(struct chart_layout *l);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(chart_layout, chart_layout_free)

/* NULL where it could not be drawn.  A machine without fonts has plain letters all the same. */
GBytes *chart_png(const struct chart *c);
