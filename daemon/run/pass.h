/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * THE PAGE TO READ FIRST.  A letter goes from a mailbox to the trail: taken in with its cursor
 * in one transaction, read by a reader of its own, then placed among the others.
 */
#pragma once
#include "run/trail.h"

/* Takes in every path a person names. */
gboolean pass_import(struct trail *t, char *const *paths, struct pass_count *count, GError **error);

/* Reads what is unread and derives anew where anything came.  What changed in rules or
 * configuration since the last time is applied to everything. */
gboolean pass_finish(struct trail *t, struct pass_count *count, GError **error);

/* Throws away all that is derived and computes it again. */
gboolean pass_rebuild(struct trail *t, struct pass_count *count, GError **error);
