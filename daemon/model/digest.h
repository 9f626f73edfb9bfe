/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A digest before it has a form: what is said, in sections, in order.  Text, HTML and JSON
 * are drawn from it.  Every live item stands in exactly one of the sections needs-you,
 * we-owe, waiting, promises, unsure.
 */
#pragma once
#include "base/moment.h"
#include "model/chart.h"

enum section_kind {
	SECTION_GOOD_NEWS,
	SECTION_NEEDS_YOU,
	SECTION_WE_OWE,
	SECTION_WAITING,
	SECTION_PROMISES,
	SECTION_CLOCKS,
	SECTION_SERVICES,
	SECTION_CHANGES,
	SECTION_LETTERS,
	SECTION_REPLIES,
	SECTION_UNSURE,
	SECTION_COMING,
	SECTION_FOOTER,
	SECTION_COUNT,
};
extern const char *const section_kind_names[SECTION_COUNT];

/*
 * An entry with item and who is drawn with a headline (who, label, id); else, with a label, as a
 * line of a list by days; else as a paragraph.
 */
struct digest_entry {
	gint64 item;	/* or 0 */
	gint64 message; /* or 0 */
	char *who;	/* person the line is about, for grouping and the left column; or NULL */
	char *label;	/* a few words beside the name: "6 school days"; or NULL */
	char *text;	/* one or two plain sentences */
	char *quote;	/* the sentence of the letter, or NULL */
	char *next;	/* one thing more that can be done, said last; or NULL */
	char *draft;	/* "D-2", or NULL */
	char *mailto;	/* that letter as a mailto: URL, or NULL */
};

struct digest_section {
	enum section_kind kind;
	char *title;
	GPtrArray *entries; /* struct digest_entry; never empty */
};

struct digest {
	struct day from, to; /* the period, both included */
	char *language;	     /* of its words; NULL: English */
	char *subject;	     /* no child's name, no diagnosis, no plan */
	char *title;	     /* of a letter between digests, in the place of the period; or NULL */
	char *family;
	GPtrArray *recipients; /* char * */
	GPtrArray *sections;   /* struct digest_section, in order, empty ones left out */
	struct chart *chart;   /* NULL: nobody is waited for */
};
typedef struct digest digest;

struct digest *digest_new(void);
void digest_free(struct digest *d);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(digest, digest_free)
/* Adds to the section of that kind, which is made if it is not there yet. */
struct digest_entry *digest_add(struct digest *d, enum section_kind kind, const char *title);
/* How many entries from that one on say the same of several sentences of one letter: at least 1.
 * They are drawn as one, with a quote for each. */
guint digest_alike(const struct digest_section *s, guint from);
