/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A member's first forwards to the log are answered with a short letter, so that a person sees what
 * was taken in; then the digest is enough.  Not for what was there when a source was first read,
 * nor for what is old.
 */
#pragma once
#include "run/trail.h"

#define WELCOME_DAYS 14 /* what came earlier is of an archive */

/* Into the outbox, once a forward.  *ret_letters: how many. */
gboolean welcome_queue(struct trail *t, guint *ret_letters, GError **error);
