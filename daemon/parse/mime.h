/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes to messages: structure by GMime, headers and bodies decoded, forwards opened, zones
 * found, sentences split.  Nothing is classified here.
 */
#pragma once
#include "base/moment.h"
#include "model/reading.h"

/* Beyond these a mail is kept raw and set aside (REJECT); after Dovecot's message-parser.h. */
#define MIME_SIZE_MAX (50 * 1024 * 1024)
#define MIME_HEADER_BLOCK_MAX (1024 * 1024)
#define MIME_HEADER_LINES_MAX 10000
#define MIME_BOUNDARY_LINES_MAX 10000
#define MIME_DEPTH_MAX 50
#define MIME_TEXT_MAX (2 * 1024 * 1024) /* of one body; the rest is cut and marked */
#define MIME_MESSAGES_MAX 200		/* in one carrier */

struct platform_set;

struct parse_context {
	GTimeZone *zone;	   /* the family's: for dates without a zone */
	struct moment arrived;	   /* a Date in the future takes this */
	char *const *authserv_ids; /* whose Authentication-Results are believed; may be NULL */
	char *const *log_addresses;
	char *const *members;		      /* addresses of the family's members */
	const struct platform_set *platforms; /* or NULL: none is known */
};

/* Call once at start (GMime, charset tables: what a sandbox would later forbid to open). */
void mime_init(void);
/* The messages found in a mail; NULL and REJECT where it must be set aside. */
struct reading *mime_read(
	const guint8 *raw, gsize length, const struct parse_context *context, GError **error);
/* A text without headers, taken as a body written at context->arrived. */
struct reading *mime_read_text(const char *text, const struct parse_context *context);
