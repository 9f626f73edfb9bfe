/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters to the school, from the disk: rules/letters/LANGUAGE/NAME.letter. */
#pragma once
#include "digest/draft_template.h"

/*
 * Of a language like "es" or "en-GB"; English where it has none.  CONFIG: FILE:LINE mistakes, all
 * at once, or no letters at all.
 */
struct draft_templates *templates_load(const char *language, GError **error);
