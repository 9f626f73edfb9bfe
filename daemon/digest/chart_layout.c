/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything in the picture stands. */
#include "digest/chart.h"

#include "base/text.h"

#define MARGIN 8 /* the card around it has its own */
#define GAP 16	 /* between the panels */
#define RIGHT (CHART_WIDTH - MARGIN)
#define NAME_COLUMNS 32
#define PACE_NAME_COLUMNS 17
#define ROW 34	    /* a name, and its bar below */
#define SIDE 17	    /* the name over the rows of one side */
#define BAR 9	    /* high */
#define PACE_ROW 24 /* a name, and its dots beside it */
#define PACE_LEFT 150
#define PACE_RIGHT (RIGHT - 26)
#define DOT 7
#define TITLE_SIZE 13
#define TEXT_SIZE 12
#define SMALL_SIZE 10.5
#define SCALE_MIN 10 /* school days; a week of waiting does not fill the card */

static struct chart_mark *mark(struct chart_layout *l, enum chart_shape shape, enum chart_ink ink,
	double x, double y, double width, double height)
{
	struct chart_mark *m = g_new0(struct chart_mark, 1);

	*m = (struct chart_mark){
		.shape = shape, .ink = ink, .x = x, .y = y, .width = width, .height = height
	};
	g_ptr_array_add(l->marks, m);
	return m;
}

static void letters(struct chart_layout *l, const char *text, double x, double y, double size,
	enum chart_ink ink, enum chart_align align)
{
	struct chart_mark *m = mark(l, SHAPE_TEXT, ink, x, y, 0, 0);

	m->text = g_strdup(text);
	m->size = size;
	m->align = align;
	m->bold = size == TITLE_SIZE;
}

static void number(
	struct chart_layout *l, int n, double x, double y, enum chart_ink ink, double size)
{
	g_autofree char *text = g_strdup_printf("%d", n);

	letters(l, text, x, y, size, ink, size == SMALL_SIZE ? ALIGN_MIDDLE : ALIGN_RIGHT);
}

/* A round number of days that all of them fit in. */
static int scale_of(int days)
{
	int step = days > 100 ? 50 : days > 40 ? 20 : days > 20 ? 10 : 5;

	return MAX(SCALE_MIN, (days + step - 1) / step * step);
}

static double place(int days, int scale, double left, double right)
{
	return left + (right - left) * MIN(days, scale) / scale;
}

/* Lines for 0, 5, 10 ... days behind all, and their numbers below. */
static void grid(
	struct chart_layout *l, int scale, double left, double right, double top, double bottom)
{
	int step = scale > 100 ? 50 : scale > 40 ? 20 : scale > 20 ? 10 : 5;

	for (int days = 0; days <= scale; days += step) {
		double x = place(days, scale, left, right);

		mark(l, SHAPE_GRID, INK_LINE, x, top, 1, bottom - top);
		number(l, days, x, bottom + 13, INK_MUTED, SMALL_SIZE);
	}
}

static void row_of_wait(struct chart_layout *l, const struct chart_wait *w, int scale, double y)
{
	static const enum chart_ink inks[] = {
		[CHART_SCHOOL] = INK_SCHOOL, [CHART_DUE] = INK_DUE, [CHART_FAMILY] = INK_FAMILY
	};
	g_autofree char *name = text_clip(w->who, NAME_COLUMNS);
	g_autofree char *label = g_strdup_printf(
		"%s  i%" G_GINT64_FORMAT "%s", name, w->item, w->unsure ? " ?" : "");
	enum chart_ink ink = w->unsure ? INK_UNSURE : inks[w->side];
	double end = place(w->days, scale, MARGIN, RIGHT);

	letters(l, label, MARGIN, y + 12, TEXT_SIZE, INK_TEXT, ALIGN_LEFT);
	number(l, w->days, RIGHT, y + 12, w->unsure ? INK_MUTED : ink, TEXT_SIZE);
	mark(l, SHAPE_TRACK, INK_LINE, MARGIN, y + 17, RIGHT - MARGIN, BAR);
	mark(l, SHAPE_BAR, ink, MARGIN, y + 17, MAX(end - MARGIN, 3), BAR);
	for (int k = 0; k < STAGE_COUNT; k++)
		if (w->thresholds[k] > 0 && w->thresholds[k] < scale)
			mark(l, SHAPE_STEP, w->thresholds[k] < w->days ? INK_LINE : INK_MUTED,
				place(w->thresholds[k], scale, MARGIN, RIGHT) - 1, y + 17, 2, BAR);
}

static bool is_ours(const struct chart_wait *w)
{
	return w->side == CHART_FAMILY;
}

static int longest(const struct chart *c)
{
	int days = 0;

	for (guint i = 0; i < c->waits->len; i++)
		days = MAX(days, ((const struct chart_wait *)c->waits->pdata[i])->days);
	return days;
}

/* The rows of one side below its name; returns where they end. */
static double side(struct chart_layout *l, const struct chart *c, bool ours, int scale, double y)
{
	bool begun = false;

	for (guint i = 0; i < c->waits->len; i++) {
		const struct chart_wait *w = c->waits->pdata[i];

		if (is_ours(w) != ours)
			continue;
		if (!begun) {
			letters(l, c->words[ours ? CHART_WORD_FAMILY : CHART_WORD_SCHOOL], MARGIN,
				y + 12, SMALL_SIZE, ours ? INK_FAMILY : INK_DUE, ALIGN_LEFT);
			y += SIDE;
			begun = true;
		}
		row_of_wait(l, w, scale, y);
		y += ROW;
	}
	return y;
}

static double height_of_sides(const struct chart *c)
{
	const struct chart_wait *first = c->waits->pdata[0],
				*last = c->waits->pdata[c->waits->len - 1];

	return ROW * c->waits->len + SIDE * (is_ours(first) == is_ours(last) ? 1 : 2);
}

static double panel_of_waits(struct chart_layout *l, const struct chart *c, double y)
{
	int scale = scale_of(longest(c));
	double top = y + 36, bottom = top + height_of_sides(c);

	letters(l, c->words[CHART_WORD_WAITS], MARGIN, y + 13, TITLE_SIZE, INK_TEXT, ALIGN_LEFT);
	letters(l, c->words[CHART_WORD_STEP], MARGIN, y + 29, SMALL_SIZE, INK_MUTED, ALIGN_LEFT);
	grid(l, scale, MARGIN, RIGHT, top, bottom);
	side(l, c, true, scale, side(l, c, false, scale, top));
	bottom += 18;
	if (!c->words[CHART_WORD_MORE])
		return bottom;
	letters(l, c->words[CHART_WORD_MORE], MARGIN, bottom + 12, SMALL_SIZE, INK_MUTED,
		ALIGN_LEFT);
	return bottom + 16;
}

static void row_of_pace(struct chart_layout *l, const struct chart_pace *p, int scale, double y)
{
	g_autofree char *name = text_clip(p->who, PACE_NAME_COLUMNS);
	int half = chart_pace_half(p);
	double middle = y + PACE_ROW / 2.0;

	letters(l, name, MARGIN, middle + 4, TEXT_SIZE, INK_TEXT, ALIGN_LEFT);
	number(l, half, RIGHT, middle + 4, INK_TEXT, TEXT_SIZE);
	for (guint i = 0; i < p->days->len; i++)
		mark(l, SHAPE_DOT, INK_SCHOOL,
			place(g_array_index(p->days, int, i), scale, PACE_LEFT, PACE_RIGHT) -
				DOT / 2.0,
			middle - DOT / 2.0, DOT, DOT);
	mark(l, SHAPE_HALF, INK_TEXT, place(half, scale, PACE_LEFT, PACE_RIGHT) - 1, middle - 8, 2,
		16);
}

static int slowest(const struct chart *c)
{
	int days = 0;

	for (guint i = 0; i < c->paces->len; i++) {
		const struct chart_pace *p = c->paces->pdata[i];

		days = MAX(days, g_array_index(p->days, int, p->days->len - 1));
	}
	return days;
}

static double panel_of_paces(struct chart_layout *l, const struct chart *c, double y)
{
	int scale = scale_of(slowest(c));
	double top = y + 38, bottom = top + PACE_ROW * c->paces->len;

	letters(l, c->words[CHART_WORD_PACES], MARGIN, y + 13, TITLE_SIZE, INK_TEXT, ALIGN_LEFT);
	letters(l, c->words[CHART_WORD_HALF], MARGIN, y + 30, SMALL_SIZE, INK_MUTED, ALIGN_LEFT);
	grid(l, scale, PACE_LEFT, PACE_RIGHT, top, bottom);
	for (guint i = 0; i < c->paces->len; i++)
		row_of_pace(l, c->paces->pdata[i], scale, top + PACE_ROW * i);
	return bottom + 18;
}

static void mark_free(struct chart_mark *m)
{
	g_free(m->text);
	g_free(m);
}

struct chart_layout *chart_layout_new(const struct chart *c)
{
	struct chart_layout *l = g_new0(struct chart_layout, 1);

	l->marks = g_ptr_array_new_with_free_func((GDestroyNotify)mark_free);
	l->height = panel_of_waits(l, c, MARGIN);
	if (c->paces->len)
		l->height = panel_of_paces(l, c, l->height + GAP);
	return l;
}

void chart_layout_free(struct chart_layout *l)
{
	if (!l)
		return;
	g_ptr_array_unref(l->marks);
	g_free(l);
}
