/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"

/* GDate counts from 0001-01-01 = 1. */
#define EPOCH_JULIAN 719163

struct day day_of(int year, int month, int day_of_month)
{
	GDate date;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day_of_month < 1 ||
		day_of_month > 31 ||
		!g_date_valid_dmy((GDateDay)day_of_month, (GDateMonth)month, (GDateYear)year))
		return DAY_NONE;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day_of_month, (GDateMonth)month, (GDateYear)year);
	return (struct day){ (gint32)g_date_get_julian(&date) - EPOCH_JULIAN };
}

bool day_sound(struct day d)
{
	return !day_known(d) || (d.n >= day_of(1, 1, 1).n && d.n <= day_of(9999, 12, 31).n);
}

void day_split(struct day d, int *ret_year, int *ret_month, int *ret_day)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, (guint32)(d.n + EPOCH_JULIAN));
	*ret_year = g_date_get_year(&date);
	*ret_month = g_date_get_month(&date);
	*ret_day = g_date_get_day(&date);
}

enum weekday day_weekday(struct day d)
{
	int since_monday = (d.n + 3) % 7; /* 1970-01-01 was a Thursday */

	if (since_monday < 0)
		since_monday += 7;
	return (enum weekday)(MONDAY + since_monday);
}

struct day day_month_end(struct day d)
{
	int year, month, day_of_month;

	day_split(d, &year, &month, &day_of_month);
	return day_of(year, month, g_date_get_days_in_month((GDateMonth)month, (GDateYear)year));
}

struct day day_parse(const char *text)
{
	int part[3] = { 0, 0, 0 };
	static const int digits[3] = { 4, 2, 2 };

	for (int i = 0; i < 3; i++) {
		for (int k = 0; k < digits[i]; k++, text++) {
			if (!g_ascii_isdigit(*text))
				return DAY_NONE;
			part[i] = part[i] * 10 + (*text - '0');
		}
		if (*text != (i < 2 ? '-' : '\0'))
			return DAY_NONE;
		text++;
	}
	return day_of(part[0], part[1], part[2]);
}

const char *day_format(struct day d, char buffer[DAY_TEXT_SIZE])
{
	int year, month, day_of_month;

	buffer[0] = '\0';
	if (!day_known(d))
		return buffer;
	day_split(d, &year, &month, &day_of_month);
	g_snprintf(buffer, DAY_TEXT_SIZE, "%04d-%02d-%02d", year, month, day_of_month);
	return buffer;
}
