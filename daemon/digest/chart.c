/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only file that knows cairo. */
#include "config.h"

#include "digest/chart.h"

#include "digest/palette_png.h"

#include <cairo.h>

#ifdef WITH_SANITIZERS
/* Fontconfig keeps the fonts that it found for as long as the process lives. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig";
}

const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
	return "print_suppressions=0";
}
#endif

/* As in #rgb: palette_png() rounds to that. */
static const int inks[][3] = {
	[INK_TEXT] = { 0x2, 0x2, 0x2 },
	[INK_MUTED] = { 0x6, 0x7, 0x8 },
	[INK_LINE] = { 0xe, 0xe, 0xe },
	[INK_SCHOOL] = { 0x4, 0x8, 0xc },
	[INK_DUE] = { 0xd, 0x8, 0x3 },
	[INK_FAMILY] = { 0x8, 0x7, 0xb },
	[INK_UNSURE] = { 0xb, 0xb, 0xc },
};

static void ink(cairo_t *cr, enum chart_ink which, double alpha)
{
	const int *c = inks[which];

	cairo_set_source_rgba(cr, c[0] / 15.0, c[1] / 15.0, c[2] / 15.0, alpha);
}

static void font(cairo_t *cr, double size, bool bold)
{
	cairo_select_font_face(cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL,
		bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
	cairo_set_font_size(cr, size);
}

static double text_width(cairo_t *cr, const char *text)
{
	cairo_text_extents_t e;

	cairo_text_extents(cr, text, &e);
	return e.x_advance;
}

/* As long as there is room: what is written from the left ends before the card does. */
static void draw_text(cairo_t *cr, const struct chart_mark *m)
{
	double size = m->size, width;

	font(cr, size, m->bold);
	width = text_width(cr, m->text);
	if (m->align == ALIGN_LEFT && m->x + width > CHART_WIDTH) {
		font(cr, size * (CHART_WIDTH - m->x) / width, m->bold);
		width = text_width(cr, m->text);
	}
	ink(cr, m->ink, 1);
	cairo_move_to(cr,
		m->align == ALIGN_LEFT		  ? m->x
			: m->align == ALIGN_RIGHT ? m->x - width
						  : m->x - width / 2,
		m->y);
	cairo_show_text(cr, m->text);
}

static void draw_pill(cairo_t *cr, const struct chart_mark *m)
{
	double r = MIN(m->height, m->width) / 2;

	cairo_new_sub_path(cr);
	cairo_arc(cr, m->x + r, m->y + m->height / 2, r, G_PI / 2, 3 * G_PI / 2);
	cairo_arc(cr, m->x + m->width - r, m->y + m->height / 2, r, 3 * G_PI / 2, G_PI / 2);
	cairo_close_path(cr);
	ink(cr, m->ink, 1);
	cairo_fill(cr);
}

static void draw(cairo_t *cr, const struct chart_mark *m)
{
	switch (m->shape) {
	case SHAPE_TEXT:
		draw_text(cr, m);
		break;
	case SHAPE_TRACK:
	case SHAPE_BAR:
		draw_pill(cr, m);
		break;
	case SHAPE_DOT:
		ink(cr, m->ink, 0.5);
		cairo_arc(cr, m->x + m->width / 2, m->y + m->height / 2, m->width / 2, 0, 2 * G_PI);
		cairo_fill(cr);
		break;
	case SHAPE_STEP:
	case SHAPE_GRID:
	case SHAPE_HALF:
		ink(cr, m->ink, 1);
		cairo_rectangle(cr, m->x, m->y, m->width, m->height);
		cairo_fill(cr);
		break;
	}
}

GBytes *chart_png(const struct chart *c)
{
	g_autoptr(chart_layout) l = chart_layout_new(c);
	int width = CHART_WIDTH * CHART_SCALE, height = (int)(l->height * CHART_SCALE);
	g_autofree guint32 *pixels = g_new0(guint32, (gsize)width * (gsize)height);
	cairo_surface_t *surface = cairo_image_surface_create_for_data((unsigned char *)pixels,
		CAIRO_FORMAT_RGB24, width, height, width * (int)sizeof *pixels);
	cairo_t *cr = cairo_create(surface);

	cairo_scale(cr, CHART_SCALE, CHART_SCALE);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	for (guint i = 0; i < l->marks->len; i++)
		draw(cr, l->marks->pdata[i]);
	bool good = cairo_status(cr) == CAIRO_STATUS_SUCCESS;
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	return good ? palette_png(pixels, (guint)width, (guint)height) : NULL;
}
