/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the daemon next does what.  Pure: the time is an argument. */
#pragma once
#include "model/settings.h"

/*
 * A digest belongs to a period: the days up to and including the day of its scheduled moment.
 * The last scheduled moment at or before now; MOMENT_NONE where none lies within the last 8 days.
 */
struct moment wake_digest_last(const struct settings *s, struct moment now);
/* The first and last day of the period that ends with that moment: since the scheduled day before.
 */
struct day_range wake_digest_days(const struct settings *s, struct moment scheduled);
/* May no alert be sent now?  By the family's wall clock. */
bool wake_is_quiet(const struct settings *s, struct moment now);
/* The name under which it is sent once and never again: "2026-11-22". */
char *wake_period(const struct settings *s, struct moment scheduled);
