/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/line.h"

#include <string.h>

#define INDENT_MAX 3 /* blanks that may stand before a ">" */

static const char *quote_prefix(const char *p, const char *end, guint levels, guint *ret_depth)
{
	guint depth = 0;

	while (depth < levels) {
		const char *q = p;

		while (q < end && q - p < INDENT_MAX && *q == ' ')
			q++;
		if (q == end || *q != '>')
			break;
		p = q + 1;
		depth++;
	}
	if (depth && p < end && *p == ' ')
		p++;
	*ret_depth = depth;
	return p;
}

/* A no-break space is a blank too. */
static gsize trimmed(const char *p, gsize n)
{
	for (;;) {
		if (n && g_ascii_isspace(p[n - 1]))
			n--;
		else if (n > 1 && !memcmp(p + n - 2, "\xc2\xa0", 2))
			n -= 2;
		else
			return n;
	}
}

static gboolean is_blank(const char *p, gsize n)
{
	for (const char *end = p + n; p < end; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (!g_unichar_isspace(c) && !g_unichar_iszerowidth(c) && c != 0xfeff)
			return FALSE;
	}
	return TRUE;
}

GArray *line_split(const char *text)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	guint before = 0;

	for (const char *p = text; *p;) {
		const char *end = strchr(p, '\n');
		struct line l = { .start = p };

		if (!end)
			end = p + strlen(p);
		l.length = (gsize)(end - p);
		l.content = quote_prefix(p, end, G_MAXUINT, &l.depth);
		/* ">From " is how an mbox keeps a line of its own, not a quote */
		if (l.depth == 1 && !before && !strncmp(p, ">From ", 6)) {
			l.content = p + 1;
			l.depth = 0;
		}
		l.size = trimmed(l.content, (gsize)(end - l.content));
		l.blank = is_blank(l.content, l.size);
		if (l.depth || !l.blank)
			before = l.depth;
		g_array_append_val(lines, l);
		p = *end ? end + 1 : end;
	}
	return lines;
}

guint line_skip_blank(const GArray *lines, guint i)
{
	while (i < lines->len && line_at(lines, i)->blank)
		i++;
	return i;
}

char *line_text(const struct line *l)
{
	const char *p = l->content;
	gsize n = l->size;

	while (n && (*p == ' ' || *p == '\t')) {
		p++;
		n--;
	}
	while (n > 1 && !memcmp(p, "\xc2\xa0", 2)) {
		p += 2;
		n -= 2;
	}
	return g_strndup(p, n);
}

const char *line_unquoted(const struct line *l, guint levels, gsize *ret_length)
{
	guint depth;
	const char *end = l->start + l->length;
	const char *p = quote_prefix(l->start, end, levels, &depth);

	*ret_length = (gsize)(end - p);
	return p;
}
