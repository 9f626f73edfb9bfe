/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which lines of a body its author wrote, and which are quoted mail, a forwarded mail, a
 * signature, a lawyer's or a platform's.  A reply is never taken for a forward.
 */
#pragma once
#include "model/message.h"
#include "parse/header_block.h"
#include "parse/line.h"

struct platform;

struct zone_context {
	const char *from_name;		 /* the author's display name, or NULL */
	gboolean reply;			 /* answers a mail, by its headers */
	gboolean forward;		 /* is a forward, by its subject */
	gboolean logged;		 /* went to the family's log: a forward, a copy or a note */
	gboolean machine;		 /* sent by a platform or a list, by its headers */
	const struct platform *platform; /* whose frame stands around it, or NULL */
};

struct forwarded {
	struct header_block *block;
	guint first, last; /* the lines of its content, last not included */
	guint levels;	   /* how many ">" stand before them */
	gboolean post;	   /* no forward: one of the posts that a platform collected */
};

/* What a platform's lines tell. */
struct platform_finding {
	char *person;	  /* whom they name, or NULL */
	gboolean pointer; /* they point to a message elsewhere */
};

struct zoning {
	GArray *lines;	     /* struct line */
	guint8 *kinds;	     /* enum zone_kind of each */
	GPtrArray *forwards; /* struct forwarded */
	struct platform_finding found;
};
typedef struct zoning zoning;

struct zoning *zone_find(const char *text, const struct zone_context *context);
void zoning_free(struct zoning *z);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(zoning, zoning_free)

/* struct zone, as byte ranges of the text; blank lines belong to what stands before. */
GArray *zone_ranges(const struct zoning *z, const char *text);

/* signature.c: marks signature, disclaimer, banner and platform lines among the author's
 * own lines first..last (last not included).  tail: a quoted mail or the end follows. */
void signature_mark(struct zoning *z, guint first, guint last, gboolean top, gboolean tail,
	const struct zone_context *context);
