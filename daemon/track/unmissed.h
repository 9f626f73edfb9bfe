/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the school asked for by a day, and no more since: of a reply a person is asked, nothing is
 * promised, and days after that day the school writes of other things and misses nothing.  Then it
 * has it: schools ask again.  Inside of settle.c.  Pure.
 */
#pragma once
#include "track/field.h"

/* What this letter tells so. */
void unmissed_close(struct field *f, const struct heard *h);
