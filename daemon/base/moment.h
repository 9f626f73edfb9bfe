/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A moment: an instant and the offset from UTC that its writer's clock showed.
 * RFC 3339 is its text form.
 */
#pragma once
#include "base/day.h"

struct moment {
	gint64 unix_s;	 /* seconds since 1970-01-01T00:00:00Z */
	gint32 offset_s; /* east of UTC */
};

#define MOMENT_NONE ((struct moment){ G_MININT64, 0 })

static inline bool moment_known(struct moment m)
{
	return m.unix_s != G_MININT64;
}

/* Unknown, or a wall clock of the years 1..9999 less than a day from UTC: what all functions
 * here can be given.  To be asked of what others say. */
bool moment_sound(struct moment m);
/* The same instant with the offset of the zone at that time. */
struct moment moment_in_zone(gint64 unix_s, GTimeZone *zone);
/* A wall clock reading in a zone; MOMENT_NONE if it is no valid time. */
struct moment moment_at(struct day d, int hour, int minute, int second, GTimeZone *zone);
/* RFC 3339 (also with a space for the T, also a bare YYYY-MM-DD: midnight in the zone). */
struct moment moment_parse(const char *text, GTimeZone *zone);

#define MOMENT_TEXT_SIZE 40
/* RFC 3339 with numeric offset, seconds included; "" for MOMENT_NONE; returns its buffer. */
const char *moment_format(struct moment m, char buffer[MOMENT_TEXT_SIZE]);

/* The civil day on a wall in that zone at that instant; NULL: by the moment's own offset. */
struct day moment_day(struct moment m, GTimeZone *zone);
/* Minutes since midnight on that wall. */
int moment_minute(struct moment m, GTimeZone *zone);
