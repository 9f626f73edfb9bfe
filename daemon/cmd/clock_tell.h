/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a clock is told on a terminal: the day, the days that did not count, and where it stands. */
#pragma once
#include "cmd/cmd.h"
#include "model/clock.h"

/* Whole: the count and its reasons.  Behind the last one comes clock_tell_advice(). */
void clock_tell(const struct cmd *c, const struct clock_view *v);
/* A line or two of a list. */
void clock_tell_line(const struct cmd *c, const struct clock_view *v);
void clock_tell_rule(const struct cmd *c, const struct clock_rule *r);
/* How an item's days were counted; the skips (struct clock_skip) go up to its later day. */
void clock_tell_item(
	const struct cmd *c, const struct item_view *v, struct day today, const GArray *skips);
void clock_tell_advice(void);
