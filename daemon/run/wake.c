/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/wake.h"

#define LOOK_DAYS 8 /* a schedule has at least one day in a week */

static bool is_scheduled(const struct settings *s, struct day d)
{
	return s->schedule_days & (1u << day_weekday(d));
}

static struct moment at_schedule(const struct settings *s, struct day d)
{
	struct moment m =
		moment_at(d, s->schedule_minute / 60, s->schedule_minute % 60, 0, s->zone);

	/* an hour that the clock skips in spring: the hour after it */
	return moment_known(m) ? m : moment_at(d, s->schedule_minute / 60 + 1, 0, 0, s->zone);
}

struct moment wake_digest_last(const struct settings *s, struct moment now)
{
	struct day today = moment_day(now, s->zone);

	for (int back = 0; back <= LOOK_DAYS; back++) {
		struct day d = day_add(today, -back);
		struct moment m;

		if (!is_scheduled(s, d))
			continue;
		m = at_schedule(s, d);
		if (m.unix_s <= now.unix_s)
			return m;
	}
	return MOMENT_NONE;
}

struct day_range wake_digest_days(const struct settings *s, struct moment scheduled)
{
	struct day last = moment_day(scheduled, s->zone);
	struct day first = day_add(last, -1);

	while (!is_scheduled(s, first) && last.n - first.n < 7)
		first = day_add(first, -1);
	return (struct day_range){ day_add(first, 1), last };
}

bool wake_is_quiet(const struct settings *s, struct moment now)
{
	int minute = moment_minute(now, s->zone);

	if (s->quiet_from <= s->quiet_to)
		return minute >= s->quiet_from && minute < s->quiet_to;
	return minute >= s->quiet_from || minute < s->quiet_to;
}

char *wake_period(const struct settings *s, struct moment scheduled)
{
	char text[DAY_TEXT_SIZE];

	return g_strdup(day_format(moment_day(scheduled, s->zone), text));
}
