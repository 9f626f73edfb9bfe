/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose trail it is: root becomes its owner, others are told the command that works. */
#pragma once
#include "cmd/cmd.h"

/*
 * Before the trail in `dir` is opened.  As root the process gives itself to the owner of an
 * existing folder, so that no file of the trail ever belongs to root.  DENIED, with the exact
 * command that works, for a user who may not look into it.
 */
gboolean owner_become(const struct cmd *c, const char *dir, GError **error);
/* Appends the command that works to a DENIED error about a file of somebody else. */
void owner_hint(const struct cmd *c, const char *file, GError **error);
