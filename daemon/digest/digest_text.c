/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The digest as plain text.  It is drawn as fully as fits into the lines: first with whole
 * quotes, then with quotes of a line, then section by section with a line for an entry, then
 * with the tails of long sections only counted (the plan, and so JSON and HTML, still have every
 * entry).  What needs the family and what it is asked keep their words to the end.
 */
#include "base/text.h"
#include "digest/digest_plan.h"
#include "digest/words.h"

#include <string.h>

#define WIDTH 72
#define LINES_MAX 120
#define NEEDS_YOU_QUOTE 122	      /* two lines */
#define ID_INDENT "        "	      /* as wide as "  i1234 " */
#define LABEL_INDENT "              " /* as wide as "  Tue 17 Nov  " */

#define BIT(kind) (1u << (kind))
#define ALL ((1u << SECTION_COUNT) - 1)
/* What can be read up elsewhere in the digest or waits for nobody. */
#define LISTS                                                                                      \
	(BIT(SECTION_CHANGES) | BIT(SECTION_PROMISES) | BIT(SECTION_LETTERS) | BIT(SECTION_COMING))

/* What is for the family to do. */
#define YOURS (BIT(SECTION_NEEDS_YOU) | BIT(SECTION_UNSURE))

struct style {
	bool airy;	 /* an empty line between entries */
	guint lines;	 /* BIT of the sections whose entries are a line each */
	gsize quote;	 /* characters of a quote; 0: as many as fit on its line */
	guint entries;	 /* of a section that may be long */
	guint questions; /* to the family */
};

/* From full to short. */
static const struct style styles[] = {
	{ true, 0, 240, G_MAXUINT, G_MAXUINT },
	{ false, 0, 240, G_MAXUINT, G_MAXUINT },
	{ false, 0, 0, G_MAXUINT, G_MAXUINT },
	{ false, LISTS, 0, G_MAXUINT, G_MAXUINT },
	{ false, LISTS | BIT(SECTION_WAITING), 0, G_MAXUINT, 5 },
	{ false, LISTS | BIT(SECTION_WAITING) | BIT(SECTION_WE_OWE), 0, G_MAXUINT, 5 },
	{ false, ALL & ~YOURS, 0, G_MAXUINT, 5 },
	{ false, ALL & ~YOURS, 0, G_MAXUINT, 3 },
	{ false, ALL & ~YOURS, 0, 50, 3 },
	{ false, ALL & ~YOURS, 0, 40, 3 },
	{ false, ALL & ~YOURS, 0, 30, 3 },
	{ false, ALL & ~YOURS, 0, 20, 3 },
	{ false, ALL & ~YOURS, 0, 12, 3 },
	{ false, ALL & ~YOURS, 0, 8, 3 },
	{ false, ALL & ~YOURS, 0, 5, 3 },
	{ false, ALL & ~YOURS, 0, 3, 3 },
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

/* first: what its first line begins with */
static void append_quote(
	GString *out, const char *quote, const char *first, const char *indent, gsize columns)
{
	gsize room = columns ? columns : WIDTH - strlen(indent) - 2;
	g_autofree char *clipped = text_clip(quote, room);
	g_autofree char *quoted = g_strdup_printf("\"%s\"", clipped);

	append_folded(out, quoted, first, indent);
}

static char *id_column(const struct digest_entry *e)
{
	g_autofree char *id = g_strdup_printf("i%" G_GINT64_FORMAT, e->item);

	return g_strdup_printf("  %-5s ", id);
}

static void append_line(GString *out, const struct digest_entry *e)
{
	g_autofree char *head = headline(e);
	const char *quote = e->quote ? e->quote : "";
	g_autofree char *line = has_headline(e)
		? g_strconcat(head, ": ", quote, NULL)
		: g_strconcat(head, e->text, *quote ? " \"" : "", quote, *quote ? "\"" : "", NULL);

	append_clipped(out, line);
	if (e->next)
		append_folded(out, e->next, ID_INDENT, ID_INDENT);
}

/* n entries that say the same: once, then the sentence of each behind its id. */
static void append_entries(
	GString *out, struct digest_entry *const *entries, guint n, gsize quote_columns)
{
	const struct digest_entry *e = entries[0];
	g_autofree char *head = headline(e);
	const char *indent = has_headline(e) ? ID_INDENT : e->label ? LABEL_INDENT : "  ";

	if (has_headline(e)) {
		append_clipped(out, head);
		append_folded(out, e->text, indent, indent);
	} else {
		append_folded(out, e->text, head, indent);
	}
	if (!has_headline(e))
		indent = e->quote ? "    " : indent;
	for (guint i = 0; i < n; i++) {
		g_autofree char *first = i ? id_column(entries[i]) : g_strdup(indent);

		if (entries[i]->quote && *entries[i]->quote)
			append_quote(out, entries[i]->quote, first, indent, quote_columns);
	}
	if (e->next)
		append_folded(out, e->next, indent, indent);
}

/* Sentences of our own are few, and their end tells most: they are neither cut nor counted. */
static bool is_own_sentence(const struct digest_entry *e)
{
	return !e->label && !e->quote;
}

/* What must be done and the footer are never shortened. */
static guint entries_shown(const struct digest_section *s, const struct style *style)
{
	guint most = s->kind == SECTION_UNSURE ? style->questions : style->entries;

	if (s->kind == SECTION_NEEDS_YOU || s->kind == SECTION_FOOTER)
		return s->entries->len;
	/* "and 1 more" would take the line of the one. */
	return s->entries->len - 1 <= most ? s->entries->len : most;
}

/* What is asked of the family is quoted well enough to be done. */
static gsize quote_columns(const struct digest_section *s, const struct style *style)
{
	return s->kind == SECTION_NEEDS_YOU ? MAX(style->quote, NEEDS_YOU_QUOTE) : style->quote;
}

static void append_section(GString *out, const struct words *words, const struct digest_section *s,
	const struct style *style)
{
	g_autofree char *title = g_utf8_strup(s->title, -1);
	guint shown = entries_shown(s, style), left_out = 0;
	bool one_line = s->kind != SECTION_FOOTER && (style->lines & BIT(s->kind));

	g_string_append_printf(out, "\n%s\n", title);
	for (guint i = 0, n; i < s->entries->len; i += n) {
		struct digest_entry **e = (struct digest_entry **)&s->entries->pdata[i];
		bool own = is_own_sentence(e[0]), line = one_line && !own;

		n = line || own || i >= shown ? 1 : MIN(digest_alike(s, i), shown - i);
		if (i >= shown && !own) {
			left_out++;
			continue;
		}
		if (i > 0 && style->airy && (has_headline(e[0]) || e[0]->quote))
			g_string_append_c(out, '\n');
		if (line)
			append_line(out, e[0]);
		else
			append_entries(out, e, n, quote_columns(s, style));
	}
	if (!left_out)
		return;
	g_autofree char *more = words_more(words, s->kind, left_out);
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
	append_clipped(out, d->title ? d->title : period);
	if (*counts && !d->title)
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
