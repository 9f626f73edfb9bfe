/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/digest_plan.h"

#include "base/text.h"
#include "digest/words.h"

static void append_escaped(GString *out, const char *text)
{
	g_autofree char *printable = text_printable(text, FALSE);
	g_autofree char *escaped = g_markup_escape_text(printable, -1);

	g_string_append(out, escaped);
}

char *digest_html(const struct digest *d)
{
	GString *out = g_string_new("<!DOCTYPE html>\n");

	append_escaped(out, d->subject);
	return g_string_free(out, FALSE);
}
