/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks as they are installed, and the school year of their golden counts. */
#pragma once
#include "track/clock.h"

/* All files of rules/clocks, every mistake fails the test. */
GPtrArray *clock_rules_all(void);
const struct clock_rule *clock_rules_get(const GPtrArray *rules, const char *id);

/* First day Monday 24 August 2026; summer from 11 June to 22 August 2027. */
struct calendar *clock_rules_year(const char *snow_day /* or NULL */);
struct clock_context clock_rules_context(const struct calendar *c, const GPtrArray *rules);
