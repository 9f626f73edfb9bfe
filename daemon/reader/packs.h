/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule packs from the disk: the *.rules of RULES_DIR/LANGUAGE in name order. */
#pragma once
#include "classify/rule_file.h"
#include "classify/ruleset.h"
#include "parse/platform.h"

#define PACKS_WEIGHTS_FILE "weights.tsv" /* beside the folders of the languages */
#define RULE_FILE_MAX (1024 * 1024)	 /* bytes */

/* Names in order that a stranger's machine has them in too; empty where there is no folder. */
GPtrArray *packs_names(const char *folder);
/* A file of rules that a person could have written; NULL with CONFIG, "FILE: reason". */
char *packs_text(const char *path, GError **error);

/*
 * Ready to use.  `files` (or NULL) are added on top, as rules of the first language.  CONFIG: an
 * unknown language (with the known ones), or FILE:LINE mistakes, all at once.
 */
struct ruleset *packs_load(
	const char *rules_dir, char *const *languages, char *const *files, GError **error);

/*
 * The sets of these languages whose names begin so (struct rule_entry, owned), in order: words
 * that other rooms than classify listen for.  CONFIG as above.
 */
GPtrArray *packs_sets(
	const char *rules_dir, char *const *languages, const char *prefix, GError **error);

/*
 * The school platforms: RULES_DIR/platforms in name order, then files of one's own (or
 * NULL).  CONFIG: FILE:LINE mistakes, all at once.
 */
struct platform_set *packs_platforms(const char *rules_dir, char *const *files, GError **error);
/* Does the file tell of platforms, rather than of sentences?  false where it cannot be read. */
bool packs_is_platform(const char *path);
