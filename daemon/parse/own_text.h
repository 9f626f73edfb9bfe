/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The author's own lines put together: a paragraph on one line, white space squeezed. */
#pragma once
#include "parse/zone.h"

/* A body as it is read: text with LF, and what is known of how it was broken into lines. */
struct body_text {
	char *text;
	gboolean wrapped; /* may be hard-wrapped: plain text that is not format=flowed */
	char *html;	  /* the same as rendered from HTML, to tell a wrap from a line; or NULL */
};
typedef struct body_text body_text;

/* A stretch of the own text, and the quoted line that it answers. */
struct own_part {
	gsize from, to;
	char *answers; /* or NULL */
};

struct own_text {
	char *text;
	GArray *parts; /* struct own_part, in order, only those that answer something */
};
typedef struct own_text own_text;

struct own_text *own_text_build(const struct zoning *z, const struct body_text *body);
void own_text_free(struct own_text *o);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(own_text, own_text_free)
