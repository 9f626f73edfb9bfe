/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The author's own text as sentences. */
#pragma once
#include "parse/own_text.h"

/* struct sentence with text, place, marks, lead-in and what they answer.  author: the
 * writer's name, by which a signed name is known; may be NULL. */
GPtrArray *sentence_split(const struct own_text *own, const char *author);
/* The subject as the only sentence of a mail without a word in its body; NULL if it has none. */
struct sentence *sentence_of_subject(const char *subject);
