/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule packs from the disk: RULES_DIR/<language>/ *.rules in name order, then the family's own. */
#pragma once
#include "classify/ruleset.h"

/* Ready to use.  CONFIG: an unknown language (with the known ones), or FILE:LINE mistakes. */
struct ruleset *packs_load(const char *rules_dir, char *const *languages, GError **error);
