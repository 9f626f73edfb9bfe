/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one table of keys.  The parser, the defaults and schooltrail.conf(5) are made of it; a
 * key is added here and nowhere else.
 */
#pragma once
#include "config/value.h"

enum section {
	SECTION_SCHOOLTRAIL,
	SECTION_FAMILY,
	SECTION_CHILD, /* this and MEMBER behind FAMILY, which names them */
	SECTION_MEMBER,
	SECTION_SCHOOL,
	SECTION_CONTACT,
	SECTION_CALENDAR,
	SECTION_SOURCE,
	SECTION_FOLLOW_UP,
	SECTION_DIGEST,
	SECTION_SMTP,
	SECTION_COUNT,
};

struct section_row {
	const char *name;
	const char *title; /* of [section TITLE], any number of them; NULL: one, without title */
	const char *help;
};
extern const struct section_row section_rows[SECTION_COUNT];

struct key_row {
	enum section section;
	const char *name;
	const struct value_type *type;
	gsize offset;	      /* in struct child, person, source, else settings */
	const char *standard; /* the default as text; NULL: none */
	guint needed;	      /* KEY_NEEDED or for which types of source */
	guint sources;	      /* 0, or the types of source that know it */
	const char *help;
};
extern const struct key_row key_rows[];
extern const guint key_count;

#define KEY_NEEDED G_MAXUINT

/* NULL or -1 where there is none of that name. */
const struct key_row *key_find(enum section section, const char *name);
int section_find(const char *name);
/* The names, NULL-terminated, for a suggestion; free the array with g_free(). */
const char **key_names(enum section section);
const char **section_names(void);

/* The table's defaults into an object of the section (settings, child, person, source). */
void key_defaults(enum section section, void *object);
