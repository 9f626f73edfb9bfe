/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * School platforms send their mail from an address of their own and put a frame around what a
 * person wrote.  What is known of them stands in rules/platforms:
 *
 *	platform NAME
 *	  sender PATTERN      the From address
 *	  name PATTERN        the display name; {name} is the person
 *	  subject PATTERN     the subject; {name} is the person
 *	  frame PATTERN       a line that is the platform's; may hold {name} and {role}
 *	  pointer PATTERN     such a line that points to a message elsewhere: a mail in which
 *	                      nothing else stands is no message
 *	  button PATTERN      such a line, with or without its link
 *	  footer PATTERN      that line and all below it
 *	  post PATTERN        the heading of a post in a digest: {name}, {date}
 *	  original PATTERN    below it stands what the person wrote
 *	  translation PATTERN below it stands what a machine made of it
 *	  bulk PATTERN        subject or display name of what goes to many
 *	  info PATTERN        the same, of a report that nobody wrote
 *	  kind KIND           of all the rest: person (else said so), bulk, info or pointer
 *	  yes KEY TEXT        fits a pattern of the key; "TEXT => NAME" tells what {name} is
 *	  no KEY TEXT         fits none
 *
 * Patterns are line_pattern.h's.  The platform named "generic" is taken for addresses of
 * machines that no other platform has, and its lines hold in the mail of all of them.
 */
#pragma once
#include "model/message.h"
#include "parse/zone.h"

#define PLATFORM_GENERIC "generic"
#define PLATFORM_POSTS_MAX 100 /* of one digest */

struct platform_set;
typedef struct platform_set platform_set;
struct platform;

struct platform_set *platform_set_new(void);
void platform_set_free(struct platform_set *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(platform_set, platform_set_free)

/* Mistakes are added to wrong, "FILE:LINE: reason", a line each; what is sound is kept. */
void platform_set_add(struct platform_set *s, const char *text, const char *file, GString *wrong);
/* The mail of a domain is a platform's, though no file knows it. */
void platform_set_add_domain(struct platform_set *s, const char *domain);
/* Runs the examples of all platforms; those that do not hold go to wrong. */
guint platform_set_test(const struct platform_set *s, GString *wrong);
/* SHA-256 of all that was added. */
char *platform_set_fingerprint(const struct platform_set *s);

/* Whose mail it is that comes from this address; NULL: a person's. */
const struct platform *platform_find(const struct platform_set *s, const char *address);
/* NULL for the generic one, which vouches for nobody. */
const char *platform_name(const struct platform *p);

/* Marks the platform's lines among the author's own; posts become z->forwards.  shown: the
 * display name, which stands alone above the text where it is a heading; or NULL. */
void platform_mark(const struct platform *p, struct zoning *z, const char *shown);
/* Is it a line above the words of a text that was translated? */
gboolean platform_marks_original(const struct platform *p, const char *line);
/* Into the message: the person's name, the kind.  words: it says anything of its own. */
void platform_place(const struct platform *p, const struct platform_finding *found, gboolean words,
	struct message *m);
