/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a value is written.  Each type parses text into the field of a struct and frees what was
 * there; on failure the field stays as it was and the error says why.
 */
#pragma once
#include "model/settings.h"

struct value_type {
	const char *name; /* what the manual calls it */
	/* folder: what relative paths start from. */
	gboolean (*parse)(const char *text, const char *folder, void *ret_field, GError **error);
};

extern const struct value_type value_text, value_texts;	    /* char *, GStrv */
extern const struct value_type value_path, value_paths;	    /* char *, GStrv; absolute */
extern const struct value_type value_bool;		    /* bool */
extern const struct value_type value_stage;		    /* int, 1..STAGE_COUNT */
extern const struct value_type value_factor;		    /* double, > 0 */
extern const struct value_type value_thresholds;	    /* int[STAGE_COUNT] */
extern const struct value_type value_timezone;		    /* char * */
extern const struct value_type value_languages;		    /* GStrv */
extern const struct value_type value_language;		    /* char *, of the family's words */
extern const struct value_type value_jurisdiction;	    /* char * */
extern const struct value_type value_day;		    /* struct day */
extern const struct value_type value_ranges;		    /* GArray of struct day_range */
extern const struct value_type value_check_in;		    /* int, weeks */
extern const struct value_type value_seconds;		    /* int */
extern const struct value_type value_schedule, value_quiet; /* struct settings: two fields each */
extern const struct value_type value_source_type;	    /* enum source_type */
extern const struct value_type value_auth;		    /* enum source_auth */

/* Names of people and machines (value_mail.c). */
extern const struct value_type value_address;		       /* char * */
extern const struct value_type value_addresses;		       /* GStrv */
extern const struct value_type value_recipients;	       /* GPtrArray of char * */
extern const struct value_type value_person, value_persons;    /* struct person *, GPtrArray */
extern const struct value_type value_children;		       /* GPtrArray of struct child */
extern const struct value_type value_domains;		       /* GStrv */
extern const struct value_type value_imap_url, value_smtp_url; /* char * */
extern const struct value_type value_folders;		       /* GStrv */

/* Sets a CONFIG error and returns FALSE. */
gboolean value_wrong(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The items of a list, trimmed; a semicolon at the end adds none.  Empty text: an empty list. */
char **value_split(const char *text);
