/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The digest as plain text.  It is drawn as fully as fits into the lines: first with whole
 * quotes, then with quotes of a line, then section by section with a line for an entry, then
 * with the tails of long sections only counted (the plan, and so JSON and HTML, still have every
 * entry).
 */
#include "base/text.h"
#include "digest/digest_plan.h"
#include "digest/words.h"

#include <string.h>

#define WIDTH 72
#define LINES_MAX 120
#define ID_INDENT "        "	      /* as wide as "  i1234 " */
#define LABEL_INDENT "              " /* as wide as "  Tue 17 Nov  " */

#define BIT(kind) (1u << (kind))
#define ALL ((1u << SECTION_COUNT) - 1)
/* What can be read up elsewhere in the digest or waits for nobody. */
#define BY_THE_WAY                                                                                 \
	(BIT(SECTION_GOOD_NEWS) | BIT(SECTION_PROMISES) | BIT(SECTION_LETTERS) |                   \
		BIT(SECTION_COMING))

struct style {
	bool airy;     /* an empty line between entries */
	guint lines;   /* BIT of the sections whose entries are a line each */
	gsize quote;   /* characters of a quote; 0: as many as fit on its line */
	guint entries; /* of a section that may be long */
};

/* From full to short. */
static const struct style styles[] = {
	{ true, 0, 240, G_MAXUINT },
	{ false, 0, 240, G_MAXUINT },
	{ false, 0, 0, G_MAXUINT },
	{ false, BY_THE_WAY, 0, G_MAXUINT },
	{ false, BY_THE_WAY | BIT(SECTION_WAITING), 0, G_MAXUINT },
	{ false, ALL & ~BIT(SECTION_NEEDS_YOU), 0, G_MAXUINT },
	{ false, ALL, 0, G_MAXUINT },
	{ false, ALL, 0, 70 },
	{ false, ALL, 0, 50 },
	{ false, ALL, 0, 30 },
	{ false, ALL, 0, 20 },
	{ false, ALL, 0, 12 },
	{ false, ALL, 0, 6 },
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

static bool has_headline(const struct digest_entry *e)
{
	return e->item && e->who;
}

/* "  i7    Ana Ortiz, 6 school days", "  Tue 17 Nov  ": without its line end */
static char *headline(const struct digest_entry *e)
{
	if (!has_headline(e))
		return e->label ? g_strdup_printf("  %-10s  ", e->label) : g_strdup("  ");
	g_autofree char *id = g_strdup_printf("i%" G_GINT64_FORMAT, e->item);

	return g_strdup_printf(
		"  %-5s %s%s%s", id, e->who, e->label ? ", " : "", e->label ? e->label : "");
}

static void append_quote(GString *out, const char *quote, const char *indent, gsize columns)
{
	gsize room = columns ? columns : WIDTH - strlen(indent) - 2;
	g_autofree char *clipped = text_clip(quote, room);
	g_autofree char *quoted = g_strdup_printf("\"%s\"", clipped);

	append_folded(out, quoted, indent, indent);
}

static void append_entry(
	GString *out, const struct digest_entry *e, const struct style *style, bool one_line)
{
	g_autofree char *head = headline(e);
	const char *quote = e->quote ? e->quote : "";
	const char *indent = has_headline(e) ? ID_INDENT : e->label ? LABEL_INDENT : "  ";

	if (one_line) {
		g_autofree char *line = has_headline(e)
			? g_strconcat(head, ": ", quote, NULL)
			: g_strconcat(head, e->text, *quote ? " \"" : "", quote, *quote ? "\"" : "",
				  NULL);

		append_clipped(out, line);
		return;
	}
	if (has_headline(e)) {
		append_clipped(out, head);
		append_folded(out, e->text, indent, indent);
	} else {
		append_folded(out, e->text, head, indent);
	}
	if (*quote)
		append_quote(out, quote, has_headline(e) ? indent : "    ", style->quote);
}

/* Sections that are never shortened: what must be done, and the footer. */
static guint entries_shown(const struct digest_section *s, const struct style *style)
{
	if (s->kind == SECTION_NEEDS_YOU || s->kind == SECTION_FOOTER)
		return s->entries->len;
	/* "and 1 more" would take the line of the one. */
	return s->entries->len - 1 <= style->entries ? s->entries->len : style->entries;
}

static void append_section(GString *out, const struct words *words, const struct digest_section *s,
	const struct style *style)
{
	g_autofree char *title = g_utf8_strup(s->title, -1);
	guint shown = entries_shown(s, style);
	bool one_line = s->kind != SECTION_FOOTER && (style->lines & BIT(s->kind));

	g_string_append_printf(out, "\n%s\n", title);
	for (guint i = 0; i < shown; i++) {
		const struct digest_entry *e = s->entries->pdata[i];

		if (i > 0 && style->airy && (has_headline(e) || e->quote))
			g_string_append_c(out, '\n');
		/* breaks are few, and their dates are at the end */
		append_entry(out, e, style, one_line && (e->label || s->kind != SECTION_COMING));
	}
	if (shown == s->entries->len)
		return;
	g_autofree char *n = g_strdup_printf("%u", s->entries->len - shown);
	g_autofree char *more = words_say(
		words, s->kind == SECTION_LETTERS ? SAY_MORE_LETTERS : SAY_MORE, "n", n, NULL);
	g_string_append_printf(out, "  %s\n", more);
}

static char *draw(const struct digest *d, const struct style *style)
{
	const struct words *words = words_find(d->language);
	GString *out = g_string_new(NULL);
	g_autofree char *counts = words_counts(words, d, ", ");
	g_autofree char *heading =
		words_say(words, d->family && *d->family ? SAY_HEADING : SAY_HEADING_NOBODY,
			"family", d->family ? d->family : "", NULL);
	g_autofree char *period = words_period(words, d->from, d->to);

	append_clipped(out, heading);
	append_clipped(out, period);
	if (*counts)
		append_clipped(out, counts);
	for (guint i = 0; i < d->sections->len; i++)
		append_section(out, words, d->sections->pdata[i], style);
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
