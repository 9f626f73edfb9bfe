/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Points in time as headers and clients print them: RFC 5322, ISO 8601, and the date lines
 * of forwards and attributions in several languages.
 */
#pragma once
#include "base/moment.h"

/*
 * zone: of a time that names none.  near: the carrier's time; where day and month could be
 * either way round ("3/4/2026") the reading that is not later and nearest to it is taken.
 * MOMENT_NONE where there is no whole date.  Without a time of day: midnight.
 */
struct moment date_text_parse(const char *text, GTimeZone *zone, struct moment near);
