/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What clients, providers and platforms write around a person's own words, by language.
 * Rows are lower case; ASCII letters are compared without regard to case.
 */
#pragma once
#include <glib.h>

enum header_field {
	FIELD_NONE,
	FIELD_FROM,
	FIELD_DATE,
	FIELD_TO,
	FIELD_CC,
	FIELD_SUBJECT,
	FIELD_OTHER, /* belongs to the block, says nothing we need */
	FIELD_COUNT,
};

enum marker {
	MARKER_NONE,
	MARKER_FORWARD,
	MARKER_ORIGINAL
};

/* The field of a label ("From", "Enviado el"), or FIELD_NONE. */
enum header_field zone_table_label(const char *label, gsize length);
/* A line of its own that says what follows: dashes, stars and a colon around it do not count. */
enum marker zone_table_marker(const char *line, gsize length);
/* Does a word for "wrote" stand in the line? */
gboolean zone_table_wrote(const char *text);
/* Does an attribution begin with these words ("On ", "El ", "Am ")? */
gboolean zone_table_attribution_start(const char *text);
/* "Sent from my phone" and its like. */
gboolean zone_table_mobile(const char *line);
/* The paragraph of a lawyer. */
gboolean zone_table_disclaimer(const char *paragraph);
/* A provider's warning above a mail from outside. */
gboolean zone_table_banner(const char *line);
/* A platform's line under (or above) a message; weak: only beside a strong one. */
gboolean zone_table_footer(const char *line, gboolean *ret_weak);
/* "Best regards," and its like, alone on a line. */
gboolean zone_table_signoff(const char *line);
/* "Mr", "Dra" ... before a name. */
gboolean zone_table_title(const char *word);
/* What stands in the lines of a signature: a role, a department ... */
gboolean zone_table_role(const char *line);
/* The prefix of a subject: +1 a forward, -1 a reply, 0 neither. */
int zone_table_subject(const char *subject);
