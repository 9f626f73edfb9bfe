/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A contact: a line of the communication log, and the forms it is printed in. */
#pragma once
#include "cmd/cmd.h"

struct contact {
	struct moment at;
	const char *how;		   /* "letter", "log", "worry" ... static */
	char *from, *to;		   /* names */
	char *from_address, *to_addresses; /* the latter separated by blanks */
	char *child;			   /* or NULL */
	char *gist;			   /* subject, or the note */
	char *effect;			   /* what it opened and settled; "" if nothing */
	gint64 message;			   /* or 0 */
	bool trusted;
	bool private; /* for its writer's eyes */
};

/* All contacts as of now, by time. */
GPtrArray *contact_list(struct trail *t, GError **error);
bool contact_is_with(const struct contact *k, const char *address);

struct contact_form {
	const char *name;
	void (*head)(const struct cmd *c, const struct trail *t);
	void (*line)(const struct cmd *c, const struct trail *t, const struct contact *k);
	void (*tail)(const struct cmd *c, const struct trail *t);
};
extern const struct contact_form contact_forms[]; /* the first is the default */
