/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long to leave a server alone after failures.  Pure: the chance is an argument. */
#pragma once
#include <glib.h>

#define BACKOFF_FIRST_S 30
#define BACKOFF_LONGEST_S (60 * 60)
#define BACKOFF_DENIED_S (6 * 60 * 60) /* a refused login: providers lock accounts */
#define BACKOFF_DENIED_TRIES 3	       /* ... after so many, as at other failures */

/*
 * Seconds to wait after the n-th failure in a row (1, 2, ...): 30 s, doubling, at most an hour,
 * then up to a quarter more or less, so that a thousand clients do not come back together.
 * jitter: 0.0 to 1.0, evenly distributed.
 */
int backoff_s(int failures, double jitter);
/* The same after the n-th refused login in a row. */
int backoff_denied_s(int failures, double jitter);
