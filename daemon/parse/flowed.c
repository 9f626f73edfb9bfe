/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/flowed.h"

#include <string.h>

static void begin(GString *out, guint depth)
{
	for (guint i = 0; i < depth; i++)
		g_string_append_c(out, '>');
	if (depth)
		g_string_append_c(out, ' ');
}

char *flowed_undo(const char *text, gboolean delsp)
{
	GString *out = g_string_sized_new(strlen(text));
	gboolean open = FALSE; /* the line before ended in a soft break */
	guint open_depth = 0;

	for (const char *p = text; *p;) {
		gsize n = strcspn(p, "\n");
		const char *line = p, *end = p + n;
		guint depth = (guint)strspn(line, ">");
		gboolean soft, dashes;

		p = *end ? end + 1 : end;
		line += depth;
		if (line < end && end[-1] == '\r')
			end--;
		if (line < end && *line == ' ') /* stuffed */
			line++;
		dashes = end - line == 3 && !memcmp(line, "-- ", 3);
		soft = line < end && end[-1] == ' ' && !dashes;
		if (open && (depth != open_depth || dashes)) {
			g_string_append_c(out, '\n');
			open = FALSE;
		}
		if (!open)
			begin(out, depth);
		g_string_append_len(out, line, end - line);
		if (soft && delsp)
			g_string_truncate(out, out->len - 1);
		if (!soft)
			g_string_append_c(out, '\n');
		open = soft;
		open_depth = depth;
	}
	return g_string_free(out, FALSE);
}
