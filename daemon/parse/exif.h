/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a picture was taken, by the camera's own clock: EXIF in a JPEG file.  Nothing else of it. */
#pragma once
#include "base/moment.h"

/* Where the picture does not tell its offset from UTC, that of the zone; MOMENT_NONE: not told. */
struct moment exif_taken(const guint8 *jpeg, gsize length, GTimeZone *zone);
