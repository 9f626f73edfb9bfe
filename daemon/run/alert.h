/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the family is told between digests: that something the school owes has newly come to the
 * alert stage, and that mail with words of harm has come.  What was told is a fact, so nothing is
 * told twice; what an archive brought along, or a digest has told, is no news.
 */
#pragma once
#include "run/trail.h"

/* Into the outbox, for every recipient, what is to be told now; nothing in the quiet hours. */
gboolean alert_queue(struct trail *t, guint *ret_letters, GError **error);
