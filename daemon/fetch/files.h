/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mail in files: Maildirs (with subfolders .Name), mbox files, folders of .eml, one .eml.
 * Read again without doubling anything: the trail knows the bytes.
 */
#pragma once
#include "fetch/fetch.h"
#include "fetch/files_memory.h"

#define FILES_DEPTH_MAX 20 /* folders within folders */

/*
 * Any PATH a person may name: a Maildir, an mbox file, a folder of .eml and Maildirs
 * (recursively), one message; "-" is one message on standard input.  The order is always the
 * same: a Maildir by time, folders by name, an mbox as it stands.  A Maildir's file was received
 * at its mtime, a mail in an mbox at the time of its From_ line, others `now`.  arrival.path is
 * absolute.  Within folders symbolic links are not followed; FIFOs and devices are not opened.
 *
 * NOT_FOUND where there is nothing, DENIED where PATH cannot be read.  A single file that is
 * larger than MAIL_SIZE_MAX or cannot be read is left out, and all others are taken; then FALSE
 * is returned at the very end, with REJECT (too large) or DENIED or FATAL and the first such
 * file: what was taken is good, but a person should know.
 */
gboolean files_walk(const char *path, const char *source, struct moment now, fetch_mail_fn take,
	gpointer data, GError **error);

/*
 * The same, but only what was not taken before with this memory: for a source that is looked at
 * again and again.  The memory is only changed where the walk comes to its end; where the caller
 * then cannot keep what it took, it makes a new memory.
 */
gboolean files_walk_again(const char *path, const char *source, struct moment now,
	struct files_memory *memory, fetch_mail_fn take, gpointer data, GError **error);
