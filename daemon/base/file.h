/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that must be whole or not there, and files that hold a secret. */
#pragma once
#include <glib.h>
#include <sys/types.h>

/* Write beside, fsync, rename over, fsync the folder.  FATAL or AGAIN (disk full). */
gboolean file_replace(
	const char *path, const char *data, gsize length, mode_t mode, GError **error);

/* A secret of one line.  DENIED where others may read the file; the newline is cut off. */
char *file_read_secret(const char *path, GError **error);
