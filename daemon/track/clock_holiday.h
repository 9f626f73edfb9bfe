/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public holidays: those of the United States by rule, those of a state as its file tells. */
#pragma once
#include "model/clock.h"

/* The federal holiday that is kept on that day (5 U.S.C. 6103), or NULL. */
const char *clock_holiday_federal(struct day d);
/* Is it kept on that day?  A fixed date on a weekend is kept on the weekday beside it. */
bool clock_holiday_is(const struct clock_holiday *h, struct day d);
/* "03-31", "11-4thu", "05-lastmon", "11-4thu+1". */
bool clock_holiday_parse(const char *text, struct clock_holiday *ret);
