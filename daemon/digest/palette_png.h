/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A drawing of few colours as a small PNG: every channel is rounded to sixteen levels, and what is
 * left fits into a palette.  Half the size of true colours, and a mail carries it.
 */
#pragma once
#include <glib.h>

/* Pixels as 0xRRGGBB, a row after the other without gaps; NULL: it could not be written. */
GBytes *palette_png(const guint32 *pixels, guint width, guint height);
