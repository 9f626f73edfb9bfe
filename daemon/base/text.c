/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <string.h>

#define REPLACEMENT 0xfffd

char *text_valid(const char *bytes, gsize length)
{
	GString *out = g_string_sized_new(length);
	const char *end = bytes + length;

	while (bytes < end) {
		const char *bad;

		if (!g_utf8_validate_len(bytes, (gsize)(end - bytes), &bad)) {
			g_string_append_len(out, bytes, bad - bytes);
			g_string_append_unichar(out, REPLACEMENT);
			bytes = bad + 1;
			continue;
		}
		g_string_append_len(out, bytes, end - bytes);
		break;
	}
	return g_string_free(out, FALSE);
}

static gboolean shown(gunichar c)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0))
		return FALSE;
	/* line and paragraph separators, bidirectional embeddings, overrides and isolates */
	return !((c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069));
}

char *text_printable(const char *utf8, gboolean keep_lines)
{
	GString *out = g_string_new(NULL);

	for (const char *p = utf8; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (shown(c))
			g_string_append_unichar(out, c);
		else if (c == '\n' || c == '\t')
			g_string_append_c(out, keep_lines ? (char)c : ' ');
	}
	return g_string_free(out, FALSE);
}

char *text_squeeze(const char *utf8)
{
	GString *out = g_string_new(NULL);

	for (const char *p = utf8; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (!g_unichar_isspace(c))
			g_string_append_unichar(out, c);
		else if (out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	if (out->len && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	return g_string_free(out, FALSE);
}

char *text_unaccented(const char *text)
{
	g_autofree char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_NFKD);
	g_autofree char *folded = g_utf8_casefold(apart ? apart : "", -1);
	GString *out = g_string_sized_new(strlen(folded));

	for (const char *p = folded; *p; p = g_utf8_next_char(p))
		if (!g_unichar_ismark(g_utf8_get_char(p)))
			g_string_append_unichar(out, g_utf8_get_char(p));
	return g_string_free(out, FALSE);
}

char *text_clip(const char *utf8, gsize columns)
{
	if ((gsize)g_utf8_strlen(utf8, -1) <= columns)
		return g_strdup(utf8);
	g_autofree char *head = g_utf8_substring(utf8, 0, (glong)columns - 1);
	return g_strconcat(g_strchomp(head), "\u2026", NULL);
}

static void fold_paragraph(
	GString *out, const char *line, int width, const char **lead, const char *indent)
{
	g_auto(GStrv) words = g_strsplit_set(line, " \t", -1);
	glong column = g_utf8_strlen(*lead, -1);
	gboolean empty = TRUE;

	g_string_append(out, *lead);
	*lead = indent;
	for (char **w = words; *w; w++) {
		glong length = g_utf8_strlen(*w, -1);

		if (length == 0)
			continue;
		if (!empty && column + 1 + length > width) {
			g_string_append_c(out, '\n');
			g_string_append(out, indent);
			column = g_utf8_strlen(indent, -1);
			empty = TRUE;
		}
		if (!empty) {
			g_string_append_c(out, ' ');
			column++;
		}
		g_string_append(out, *w);
		column += length;
		empty = FALSE;
	}
}

char *text_fold(const char *utf8, int width, const char *first, const char *indent)
{
	GString *out = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(utf8, "\n", -1);
	const char *lead = first;

	for (char **l = lines; *l; l++) {
		if (l != lines)
			g_string_append_c(out, '\n');
		fold_paragraph(out, *l, width, &lead, indent);
	}
	return g_string_free(out, FALSE);
}

char *text_sha256(const void *bytes, gsize length)
{
	return g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length);
}
