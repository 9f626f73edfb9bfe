/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markers of lists: "- ", "* ", "1. ", "a) ". */
#pragma once
#include <glib.h>

/* The bytes of the marker and the blanks behind it; 0 where the line has none. */
gsize bullet_length(const char *line);
