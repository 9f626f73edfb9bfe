/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maildir and Maildir++ (subfolders .Name): cur and new, never tmp. */
#pragma once
#include "fetch/walk.h"

gboolean maildir_is(const char *path);
/* All folders as one sequence, by time and then name. */
gboolean maildir_walk(struct walk *w, const char *path, GError **error);
