/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One mail through the reader's rooms: parse, who is who, verdict.  What the reader process
 * does, and what `explain` does for a file.
 */
#pragma once
#include "classify/ruleset.h"
#include "model/reading.h"
#include "model/settings.h"
#include "thread/side.h"

struct read_context;
typedef struct read_context read_context;

/* Loads the rules of the settings' languages.  Borrows the settings. */
struct read_context *read_context_new(
	const struct settings *s, const char *rules_dir, GError **error);
void read_context_free(struct read_context *c);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(read_context, read_context_free)
/* SHA-256 of all rules and platforms that it reads by. */
const char *read_context_fingerprint(const struct read_context *c);

/* Never NULL: a mail that must be set aside has `rejected`. */
struct reading *read_mail(
	const struct read_context *c, const guint8 *raw, gsize length, struct moment arrived);
/* A text without headers. */
struct reading *read_text(const struct read_context *c, const char *text, struct moment arrived);
