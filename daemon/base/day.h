/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A civil day: what stands on a calendar on the wall.  It has no time and no zone, and is
 * therefore no time_t.  Counted in days since 1970-01-01 (proleptic Gregorian).
 */
#pragma once
#include <glib.h>
#include <stdbool.h>

struct day {
	gint32 n;
};

#define DAY_NONE ((struct day){ G_MININT32 })

enum weekday { /* ISO 8601 numbering */
	MONDAY = 1,
	TUESDAY,
	WEDNESDAY,
	THURSDAY,
	FRIDAY,
	SATURDAY,
	SUNDAY,
};

static inline bool day_known(struct day d)
{
	return d.n != G_MININT32;
}

static inline struct day day_add(struct day d, int days)
{
	return (struct day){ d.n + days };
}

/* DAY_NONE where there is no such day (30 February, year outside 1..9999). */
struct day day_of(int year, int month, int day_of_month);
void day_split(struct day d, int *ret_year, int *ret_month, int *ret_day);
enum weekday day_weekday(struct day d);
/* The last day of its month. */
struct day day_month_end(struct day d);

#define DAY_TEXT_SIZE 16
/* DAY_NONE, or one that day_of() could have said.  To be asked of what others say. */
bool day_sound(struct day d);
/* YYYY-MM-DD, exactly; DAY_NONE for anything else. */
struct day day_parse(const char *text);
/* Writes YYYY-MM-DD, or "" for DAY_NONE; returns its buffer. */
const char *day_format(struct day d, char buffer[DAY_TEXT_SIZE]);
