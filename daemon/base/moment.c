/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/moment.h"

#define DAY_S 86400

static gint32 offset_at(gint64 unix_s, GTimeZone *zone)
{
	int interval = g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, unix_s);

	return interval < 0 ? 0 : g_time_zone_get_offset(zone, interval);
}

bool moment_sound(struct moment m)
{
	const gint64 first = (gint64)day_of(1, 1, 1).n * DAY_S;
	const gint64 end = ((gint64)day_of(9999, 12, 31).n + 1) * DAY_S;

	if (m.offset_s <= -DAY_S || m.offset_s >= DAY_S)
		return false;
	return !moment_known(m) || (m.unix_s >= first - m.offset_s && m.unix_s < end - m.offset_s);
}

struct moment moment_in_zone(gint64 unix_s, GTimeZone *zone)
{
	return (struct moment){ unix_s, offset_at(unix_s, zone) };
}

struct moment moment_at(struct day d, int hour, int minute, int second, GTimeZone *zone)
{
	int year, month, day_of_month;

	if (!day_known(d))
		return MOMENT_NONE;
	day_split(d, &year, &month, &day_of_month);
	g_autoptr(GDateTime) t =
		g_date_time_new(zone, year, month, day_of_month, hour, minute, second);
	if (!t)
		return MOMENT_NONE;
	return (struct moment){ g_date_time_to_unix(t),
		(gint32)(g_date_time_get_utc_offset(t) / G_TIME_SPAN_SECOND) };
}

struct moment moment_parse(const char *text, GTimeZone *zone)
{
	struct day d = day_parse(text);

	if (day_known(d))
		return moment_at(d, 0, 0, 0, zone);
	g_autoptr(GDateTime) t = g_date_time_new_from_iso8601(text, zone);
	if (!t)
		return MOMENT_NONE;
	return (struct moment){ g_date_time_to_unix(t),
		(gint32)(g_date_time_get_utc_offset(t) / G_TIME_SPAN_SECOND) };
}

static gint64 floor_div(gint64 a, gint64 b)
{
	return a >= 0 ? a / b : -((-a + b - 1) / b);
}

const char *moment_format(struct moment m, char buffer[MOMENT_TEXT_SIZE])
{
	char day_text[DAY_TEXT_SIZE];
	gint64 local = m.unix_s + m.offset_s;
	int second, offset = ABS(m.offset_s) / 60;

	buffer[0] = '\0';
	if (!moment_known(m))
		return buffer;
	second = (int)(local - floor_div(local, DAY_S) * DAY_S);
	g_snprintf(buffer, MOMENT_TEXT_SIZE, "%sT%02d:%02d:%02d%c%02d:%02d",
		day_format((struct day){ (gint32)floor_div(local, DAY_S) }, day_text),
		second / 3600, second / 60 % 60, second % 60, m.offset_s < 0 ? '-' : '+',
		offset / 60, offset % 60);
	return buffer;
}

struct day moment_day(struct moment m, GTimeZone *zone)
{
	gint32 offset = zone ? offset_at(m.unix_s, zone) : m.offset_s;

	if (!moment_known(m))
		return DAY_NONE;
	return (struct day){ (gint32)floor_div(m.unix_s + offset, DAY_S) };
}

int moment_minute(struct moment m, GTimeZone *zone)
{
	gint64 local = m.unix_s + (zone ? offset_at(m.unix_s, zone) : m.offset_s);

	return (int)((local - floor_div(local, DAY_S) * DAY_S) / 60);
}
