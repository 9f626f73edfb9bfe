/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * HTML to text as a plain-text mail would say it: a paragraph on one line, lists with "- ",
 * quoted mail behind "> ", what clients mark as signature or as the head of a quoted mail
 * behind the lines that plain text has for them.  Hidden text is left out.
 */
#pragma once
#include <glib.h>

void html_text_init(void);
/* html is UTF-8.  The text is cut at limit bytes (and ends in "[...]"). */
char *html_text_render(const char *html, gsize length, gsize limit);
