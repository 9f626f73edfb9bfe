/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mail in files: Maildirs (with subfolders .Name), mbox files, folders of .eml, one .eml.
 * Read again without doubling anything: the trail knows the bytes.
 */
#pragma once
#include "fetch/fetch.h"

/*
 * Any PATH a person may name: a Maildir, an mbox file, a folder of .eml (recursively), one
 * message; "-" is one message on standard input.  Maildir files bring their own time (mtime or
 * the name's leading seconds); others `now`.  NOT_FOUND where there is nothing.
 */
gboolean files_walk(const char *path, const char *source, struct moment now, fetch_mail_fn take,
	gpointer data, GError **error);
