/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who speaks to whom: direction of a letter, whether it goes between family and school, and
 * whether its sender is believed.  Pure. */
#pragma once
#include "thread/roster.h"

/* Fills direction, between, trusted, note (via and with, for a note); and the address behind a
 * platform or a bare name (a forward that shows only "Dana Whitfield") where the roster knows it.
 */
void side_place(const struct roster *r, struct message *m);
/*
 * All messages of one mail, outermost first: each by side_place(), and with what only the whole
 * mail shows: a carrier with a forward in it is no note (unless it says so), and what a stranger
 * forwards or quotes is not believed.
 */
void side_place_mail(const struct roster *r, GPtrArray *messages /* struct message */);
