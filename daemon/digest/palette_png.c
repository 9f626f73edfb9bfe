/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only file that knows libpng. */
#include "digest/palette_png.h"

#include <png.h>

#define COLOURS_MAX 256
#define LEVEL 17 /* 255 / 15: #rgb as everybody writes it */

struct palette {
	guint32 colours[COLOURS_MAX];
	guint n;
};

static guint32 rounded(guint32 pixel)
{
	guint32 colour = 0;

	for (int shift = 0; shift < 24; shift += 8)
		colour |= ((pixel >> shift & 0xff) + LEVEL / 2) / LEVEL * LEVEL << shift;
	return colour;
}

static guint distance(guint32 a, guint32 b)
{
	guint sum = 0;

	for (int shift = 0; shift < 24; shift += 8)
		sum += (guint)ABS((int)(a >> shift & 0xff) - (int)(b >> shift & 0xff));
	return sum;
}

/* Its place; where there is none left, that of the nearest. */
static guint8 place_of(struct palette *p, guint32 colour)
{
	guint best = 0;

	for (guint i = 0; i < p->n; i++) {
		if (p->colours[i] == colour)
			return (guint8)i;
		if (distance(p->colours[i], colour) < distance(p->colours[best], colour))
			best = i;
	}
	if (p->n == COLOURS_MAX)
		return (guint8)best;
	p->colours[p->n] = colour;
	return (guint8)p->n++;
}

static GBytes *write_png(const struct palette *p, const guint8 *indices, guint width, guint height)
{
	guint8 map[COLOURS_MAX * 3];
	png_image image = { .version = PNG_IMAGE_VERSION,
		.width = width,
		.height = height,
		.format = PNG_FORMAT_RGB_COLORMAP,
		.colormap_entries = p->n };
	png_alloc_size_t length = PNG_IMAGE_PNG_SIZE_MAX(image);
	g_autofree guint8 *bytes = g_malloc(length);

	for (guint i = 0; i < p->n; i++)
		for (int k = 0; k < 3; k++)
			map[3 * i + (guint)k] = (guint8)(p->colours[i] >> (16 - 8 * k));
	if (!png_image_write_to_memory(&image, bytes, &length, 0, indices, 0, map))
		return NULL;
	return g_bytes_new(bytes, length);
}

GBytes *palette_png(const guint32 *pixels, guint width, guint height)
{
	g_autofree guint8 *indices = g_malloc((gsize)width * height);
	struct palette p = { .n = 0 };
	guint32 last = 0;
	guint8 place = place_of(&p, rounded(0));

	for (gsize i = 0; i < (gsize)width * height; i++) {
		guint32 colour = rounded(pixels[i]);

		if (colour != last)
			place = place_of(&p, colour);
		last = colour;
		indices[i] = place;
	}
	return write_png(&p, indices, width, height);
}
