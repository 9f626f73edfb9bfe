/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules made ready: named sets opened up, patterns compiled (PCRE2, bounded), literals in one
 * prefilter.  A rule set is built from texts; reading files is reader/packs' work.
 */
#pragma once
#include "model/message.h"
#include "model/settings.h"

#define RULE_MATCH_LIMIT 20000
#define RULE_HEAP_LIMIT_KIB 4096
#define RULE_DEPTH_LIMIT 250
#define RULE_PATTERN_MAX 16384 /* bytes, its sets opened up */
#define RULE_COUNT_MAX 2000
#define SENTENCE_MAX 2000 /* bytes that rules look at */

struct ruleset;
typedef struct ruleset ruleset;

struct ruleset *ruleset_new(void);
void ruleset_free(struct ruleset *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ruleset, ruleset_free)

/*
 * Adds a rule file of a language ("en").  Files of one language make one pack: a set that is named
 * again grows, a mark or threshold given again is changed.  CONFIG: all mistakes,
 * "FILE:LINE: reason" a line.
 */
gboolean ruleset_add(struct ruleset *r, const char *language, const char *text, const char *file,
	GError **error);
/*
 * What was added so far came with the program and is known to be sound: its patterns are compiled
 * when they are first asked, which halves the time to start.  ruleset_test() tries them all.
 */
void ruleset_defer(struct ruleset *r);
/* After the last file: sets resolved, patterns compiled, prefilter built.  CONFIG as above. */
gboolean ruleset_ready(struct ruleset *r, GError **error);
/*
 * Every rule's own yes and no, through the whole sum.  One line a failure, FILE:LINE;
 * TRUE if all hold.  `ret_count`: how many examples were tried.
 */
gboolean ruleset_test(const struct ruleset *r, guint *ret_count, GError **error);
/* SHA-256 of everything that was added, in order: the trail notes what judged it. */
const char *ruleset_fingerprint(const struct ruleset *r);
/* How many rules there are. */
guint ruleset_count(const struct ruleset *r);
