/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all walks over files share: opening a mail file safely, handing it over, and keeping
 * account of the files that had to be left out.
 */
#pragma once
#include "base/error.h"
#include "fetch/fetch.h"
#include "fetch/files_memory.h"

struct walk {
	const char *source;
	struct moment now;
	fetch_mail_fn take;
	gpointer data;
	struct files_memory *memory; /* or NULL */
	guint taken;
	guint left_out;	 /* files that are too large or cannot be read */
	GError *trouble; /* of the first of them */
	guint known;	 /* files that were taken in an earlier walk */
};

/* A regular file open for reading, or -1 and errno.  FIFOs, devices and folders: EINVAL. */
int walk_open(const char *path, int flags);

/* Everything up to the end, or NULL and errno; EFBIG beyond MAIL_SIZE_MAX. */
GBytes *walk_read(int fd);
/* Taken in an earlier walk? */
bool walk_knows(struct walk *w, const struct stat *st);
/* The whole file as one mail; what is wrong with it is noted and does not end the walk. */
gboolean walk_file(
	struct walk *w, const char *path, int fd, struct moment received, GError **error);
gboolean walk_take(
	struct walk *w, GBytes *raw, const char *path, struct moment received, GError **error);
void walk_leave_out(struct walk *w, enum st_error code, const char *path, const char *why);
/* FALSE with the first trouble where files were left out. */
gboolean walk_finish(struct walk *w, GError **error);
