/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A platform's rules as text to its patterns; the format is told in platform.h. */
#pragma once
#include "model/message.h"
#include "parse/line_pattern.h"

#define PLATFORM_LINE_MAX 1000 /* bytes of one line of the file */

enum platform_key {
	PLATFORM_SENDER,
	PLATFORM_NAME,
	PLATFORM_SUBJECT,
	PLATFORM_FRAME,
	PLATFORM_POINTER,
	PLATFORM_BUTTON,
	PLATFORM_FOOTER,
	PLATFORM_POST,
	PLATFORM_ORIGINAL,
	PLATFORM_TRANSLATION,
	PLATFORM_BULK,
	PLATFORM_INFO,
	PLATFORM_KEY_COUNT,
};
extern const char *const platform_key_names[PLATFORM_KEY_COUNT + 1]; /* ends in NULL */

struct platform_example {
	enum platform_key key;
	gboolean fits;
	char *text;
	char *name; /* what {name} is, or NULL */
	int line;
};

struct platform {
	char *name, *file;
	int line;
	enum message_kind kind;
	GPtrArray *patterns[PLATFORM_KEY_COUNT]; /* struct line_pattern */
	GPtrArray *examples;			 /* struct platform_example */
	const struct platform *base;		 /* whose lines hold too; NULL: none */
};
void platform_free(struct platform *p);

/* Appends to platforms (struct platform); mistakes to wrong, "FILE:LINE: reason". */
void platform_file_parse(const char *text, const char *file, GPtrArray *platforms, GString *wrong);

/* Does a pattern of the key fit, its own or its base's (but no sender)?  ret_slots as in
 * line_pattern_fits(). */
gboolean platform_fits(const struct platform *p, enum platform_key key, const char *text,
	struct line_slots *ret_slots);
