/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/backoff.h"

static int spread(int seconds, double jitter)
{
	return (int)(seconds * (0.75 + 0.5 * CLAMP(jitter, 0.0, 1.0)));
}

int backoff_s(int failures, double jitter)
{
	int seconds = BACKOFF_FIRST_S;

	while (--failures > 0 && seconds < BACKOFF_LONGEST_S)
		seconds *= 2;
	return spread(MIN(seconds, BACKOFF_LONGEST_S), jitter);
}

int backoff_denied_s(int failures, double jitter)
{
	if (failures < BACKOFF_DENIED_TRIES)
		return backoff_s(failures, jitter);
	return spread(BACKOFF_DENIED_S, jitter);
}
