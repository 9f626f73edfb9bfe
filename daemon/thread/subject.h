/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subjects without what mail programs put before and behind them (RFC 5256, 2.1).  Pure. */
#pragma once
#include <glib.h>
#include <stdbool.h>

/* RFC 5256 base subject, with the prefixes of other languages (RV:, RES:, AW:, TR: ...): lower
 * case, no accents, white space squeezed. */
char *subject_base(const char *subject);
bool subject_is_reply(const char *subject);
bool subject_is_forward(const char *subject);
