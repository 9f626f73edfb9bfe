/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list to bring to a meeting.  Pure. */
#pragma once
#include "digest/digest_plan.h"

/*
 * Plain text, 72 columns: every item of the school at stage 2 or later, by person, with its dates
 * and the exact sentence; promises; services and supports; the family's own questions; what went
 * well.  child NULL: of all.
 */
char *agenda_text(const struct digest_input *in, const char *child);
