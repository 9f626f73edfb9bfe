/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters as they are shipped, for the tests of draft and tone. */
#pragma once
#include "digest/draft_template.h"

/* Fails the test where one cannot be read. */
struct draft_templates *letters_load(const char *language);
/* The file's head and body as they stand: "D-1.letter". */
char *letters_text(const char *language, const char *name);
