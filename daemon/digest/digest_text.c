/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The digest as plain text.  It is drawn as fully as fits into the lines: first with whole
 * quotes, then with quotes of a line, then a line for an entry, then with the tails of long
 * sections only counted (the plan, and so JSON and HTML, still have every entry).
 */
#include "base/text.h"
#include "digest/digest_plan.h"
#include "digest/words.h"

#include <string.h>

#define WIDTH 72
#define LINES_MAX 120
#define ID_INDENT "        "	      /* as wide as "  i1234 " */
#define LABEL_INDENT "              " /* as wide as "  Tue 17 Nov  " */

struct style {
	bool airy;     /* an empty line between entries */
	bool one_line; /* an entry is one line */
	gsize quote;   /* characters of a quote; 0: as many as fit on its line */
	guint entries; /* of a section that may be long */
};

static const struct style styles[] = {
	{ true, false, 240, G_MAXUINT },
	{ false, false, 240, G_MAXUINT },
	{ false, false, 0, G_MAXUINT },
	{ false, true, 0, G_MAXUINT },
	{ false, true, 0, 70 },
	{ false, true, 0, 50 },
	{ false, true, 0, 30 },
	{ false, true, 0, 20 },
	{ false, true, 0, 12 },
	{ false, true, 0, 6 },
};

static void append_clipped(GString *out, const char *line)
{
	g_autofree char *clipped = text_clip(line, WIDTH);

	g_string_append_printf(out, "%s\n", clipped);
}

static void append_folded(GString *out, const char *text, const char *first, const char *indent)
{
	g_autofree char *folded = text_fold(text, WIDTH, first, indent);

	g_string_append_printf(out, "%s\n", folded);
}

/* "  i7    Ana Ortiz, 6 school days" without its line end */
static char *headline(const struct digest_entry *e)
{
	g_autofree char *id = e->item ? g_strdup_printf("i%" G_GINT64_FORMAT, e->item) : NULL;
	GString *line = g_string_new("  ");

	if (id)
		g_string_append_printf(line, "%-5s ", id);
	else if (e->label)
		g_string_append_printf(line, "%-10s  ", e->label);
	if (id && e->who)
		g_string_append(line, e->who);
	if (id && e->label)
		g_string_append_printf(line, "%s%s", e->who ? ", " : "", e->label);
	return g_string_free(line, FALSE);
}

static void append_quote(GString *out, const char *quote, const char *indent, gsize columns)
{
	gsize room = columns ? columns : WIDTH - strlen(indent) - 2;
	g_autofree char *clipped = text_clip(quote, room);
	g_autofree char *quoted = g_strdup_printf("\"%s\"", clipped);

	append_folded(out, quoted, indent, indent);
}

static void append_entry(GString *out, const struct digest_entry *e, const struct style *style)
{
	g_autofree char *head = headline(e);
	const char *indent = e->item ? ID_INDENT : e->label ? LABEL_INDENT : "  ";

	if (style->one_line) {
		const char *quote = e->quote ? e->quote : "";
		g_autofree char *line = e->item
			? g_strconcat(head, ": ", quote, NULL)
			: g_strconcat(head, e->text, *quote ? " " : "", quote, NULL);

		append_clipped(out, line);
		return;
	}
	if (e->item) {
		append_clipped(out, head);
		append_folded(out, e->text, indent, indent);
	} else {
		append_folded(out, e->text, head, indent);
	}
	if (e->quote && *e->quote)
		append_quote(out, e->quote, e->item ? indent : "    ", style->quote);
}

/* Sections that are never shortened: what must be done, and the footer. */
static guint entries_shown(const struct digest_section *s, const struct style *style)
{
	if (s->kind == SECTION_NEEDS_YOU || s->kind == SECTION_FOOTER)
		return s->entries->len;
	/* "and 1 more" would take the line of the one. */
	return s->entries->len - 1 <= style->entries ? s->entries->len : style->entries;
}

static void append_section(GString *out, const struct digest_section *s, const struct style *style)
{
	static const struct style footer = { false, false, 0, G_MAXUINT };
	g_autofree char *title = g_utf8_strup(s->title, -1);
	guint shown = entries_shown(s, style);

	g_string_append_printf(out, "\n%s\n", title);
	for (guint i = 0; i < shown; i++) {
		if (i > 0 && style->airy && s->kind != SECTION_FOOTER && s->kind != SECTION_LETTERS)
			g_string_append_c(out, '\n');
		append_entry(
			out, s->entries->pdata[i], s->kind == SECTION_FOOTER ? &footer : style);
	}
	if (shown == s->entries->len)
		return;
	g_autofree char *n = g_strdup_printf("%u", s->entries->len - shown);
	g_autofree char *more = words_say(
		&words_en, s->kind == SECTION_LETTERS ? SAY_MORE_LETTERS : SAY_MORE, "n", n, NULL);
	g_string_append_printf(out, "  %s\n", more);
}

static char *draw(const struct digest *d, const struct style *style)
{
	GString *out = g_string_new(NULL);
	g_autofree char *counts = words_counts(&words_en, d, ", ");
	g_autofree char *heading =
		words_say(&words_en, d->family && *d->family ? SAY_HEADING : SAY_HEADING_NOBODY,
			"family", d->family ? d->family : "", NULL);
	g_autofree char *period = words_period(&words_en, d->from, d->to);

	append_clipped(out, heading);
	append_clipped(out, period);
	if (*counts)
		append_clipped(out, counts);
	for (guint i = 0; i < d->sections->len; i++)
		append_section(out, d->sections->pdata[i], style);
	return g_string_free(out, FALSE);
}

static guint count_lines(const char *text)
{
	guint n = 0;

	for (; (text = strchr(text, '\n')) != NULL; text++)
		n++;
	return n;
}

char *digest_text(const struct digest *d)
{
	char *text = draw(d, &styles[0]);

	for (guint i = 1; i < G_N_ELEMENTS(styles) && count_lines(text) > LINES_MAX; i++) {
		g_free(text);
		text = draw(d, &styles[i]);
	}
	g_autofree char *drawn = text;
	return text_printable(drawn, TRUE);
}
