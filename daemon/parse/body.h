/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of a mail's text parts is its body: the plain one, unless it says nothing. */
#pragma once
#include "parse/own_text.h"

/* A text part, decoded to UTF-8. */
struct text_part {
	gboolean flowed, delsp;
	char *text;
};

void text_part_free(struct text_part *part);

/* The body made of the alternatives of one text (either may be NULL); never NULL. */
struct body_text *body_choose(const struct text_part *plain, const struct text_part *html);
struct body_text *body_new(const char *text);
/* The second is put under the first (Apple Mail cuts a text around its attachments). */
void body_append(struct body_text *b, const struct body_text *more);
void body_free(struct body_text *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(body_text, body_free)
