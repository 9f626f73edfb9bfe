/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an automatic reply tells: when its writer is back, whom to write to instead. */
#pragma once
#include "classify/rule_pack.h"
#include "classify/verdict.h"

/* Fills m->away, where it tells anything; the words before day and name are the pack's. */
void away_read(
	struct message *m, const struct rule_pack *pack, const struct verdict_context *context);
