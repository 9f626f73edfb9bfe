/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cmd/cmd.h"

/* Of each marking period, or half of the school year: for every person what is open, what was
 * answered, and how many school days half of the answers took. */
void people_print(const struct cmd *c, const struct trail *t, const GPtrArray *views,
	const GPtrArray *messages);
