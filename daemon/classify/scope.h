/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sentence made ready for the rules, once: its text in plain typing, where it and its
 * clauses begin, how it stands, which days it names.
 */
#pragma once
#include "classify/phrase_date.h"
#include "classify/rule_pack.h"
#include "classify/verdict.h"

#define SCOPE_DATES_MAX 4
#define SCOPE_STARTS_MAX 24

struct scope {
	char *text; /* straight quotes, plain spaces; at most SENTENCE_MAX bytes */
	gsize length;
	gsize starts[SCOPE_STARTS_MAX]; /* of the head, then of the other clauses */
	guint start_count;
	bool question;
	guint words;
	bool marks[MARK_COUNT]; /* those of the sentence */
	struct phrase_date dates[SCOPE_DATES_MAX];
	guint date_count;
};

/* As it would have been typed: curly quotes straight, odd spaces plain, cut to SENTENCE_MAX. */
char *scope_plain(const char *text);
/* TRUE if any of the pack's patterns for the fact matches the first `length` bytes. */
bool scope_fact(const struct rule_pack *pack, enum fact fact, const char *text, gsize length);

/*
 * s: of m; takes its plain text.  languages: those whose days it may name, that of the pack first.
 * Afterwards the rules' prefilter has scanned it.
 */
void scope_init(struct scope *scope, char *plain, const struct rule_pack *pack,
	const char *const *languages, const struct message *m, const struct sentence *s,
	const struct verdict_context *context);
void scope_clear(struct scope *scope);

/* The day by which: of a request or a commitment; DAY_NONE. */
struct day scope_due(
	const struct scope *scope, const struct rule_pack *pack, enum act kind, struct day written);
