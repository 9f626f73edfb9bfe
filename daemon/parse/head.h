/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header of a mail, raw, to the fields of a message. */
#pragma once
#include "parse/mime.h"

/* Header fields as they came: name and undecoded value, in order. */
struct head_field {
	char *name, *value;
};

/* The first value of a field, or NULL. */
const char *head_get(const GPtrArray *fields, const char *name);

/* What the subject alone tells ("Automatic reply: ...", in several languages): all that is
 * left of the header where a mail is forwarded inline. */
void head_read_subject(struct message *m);

/* Author, recipients, date, subject, ids; and what the header says of who or what sent it.
 * carrier: this is the outermost mail, to which arrival and authentication apply. */
void head_read(const GPtrArray *fields, struct message *m, gboolean carrier,
	const struct parse_context *context);
