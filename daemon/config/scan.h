/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines of a configuration file, read by ourselves: GKeyFile gives no line numbers and
 * silently keeps the last double.  A line is a [section], a key = value, empty, or a comment
 * that begins with # or ;.  There are no comments behind a value and no continuation lines.
 */
#pragma once
#include <glib.h>
#include <stdbool.h>

struct place {
	const char *file; /* interned */
	guint file_no;	  /* 0: the main file; then conf.d in order */
	guint line;
};

/* All that is wrong, told at once and in the order of the files. */
struct mistakes {
	GPtrArray *rows;
};

struct mistakes *mistakes_new(void);
void mistakes_free(struct mistakes *m);
void mistakes_add(struct mistakes *m, const struct place *at, const char *format, ...)
	G_GNUC_PRINTF(3, 4);
/* Whether something is wrong at that place: what would follow from it is not told as well. */
bool mistakes_at(const struct mistakes *m, const struct place *at);
/* One "FILE:LINE: reason" a line; NULL where there is none. */
char *mistakes_text(struct mistakes *m);

struct line {
	struct place at;
	char *section, *name; /* of the [section NAME] it stands in; name may be NULL */
	char *key, *value;    /* both NULL: the header itself */
};

/* Appends struct line to a GPtrArray made with scan_lines_new(). */
GPtrArray *scan_lines_new(void);
void scan_text(const char *text, gsize length, const char *file, guint file_no,
	GPtrArray *ret_lines, struct mistakes *mistakes);
/* The same of a file: CONFIG or DENIED where it cannot be read. */
gboolean scan_file(const char *path, guint file_no, GPtrArray *ret_lines, struct mistakes *mistakes,
	GError **error);
