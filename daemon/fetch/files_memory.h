/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which files were taken before, by what stat(2) says of them: so that a look at a large Maildir
 * reads only what is new there.  It lives as long as the process; without it all is read again,
 * and nothing doubles.
 */
#pragma once
#include <glib.h>
#include <stdbool.h>
#include <sys/stat.h>

struct files_memory;
typedef struct files_memory files_memory;

struct files_memory *files_memory_new(void);
void files_memory_free(struct files_memory *m);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(files_memory, files_memory_free)

/* For a walk: was it taken in a walk before?  Then it is also remembered for the next. */
bool files_memory_has(struct files_memory *m, const struct stat *st);
/* It has been taken in this walk. */
void files_memory_add(struct files_memory *m, const struct stat *st);
/* The walk is over.  whole: all it took is kept; else the next walk begins where this one did. */
void files_memory_end(struct files_memory *m, bool whole);
