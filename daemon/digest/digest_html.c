/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The digest for a mail client on a phone: one column, every style inline (some clients drop
 * <style>), and a small <style> for those that keep it and know dark mode.  Nothing is loaded
 * from anywhere; the one picture comes with the mail.  The only links open a letter in the reader's
 * own mail program. All text is escaped in append_text().
 */
#include "base/text.h"
#include "digest/chart.h"
#include "digest/digest_plan.h"
#include "digest/words.h"

#define FONT "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Noto Sans',sans-serif"
#define INK "#22282e"
#define MUTED "#5d6873"
#define SOFT "#454d55"
#define PAPER "#f4f3ef"
#define CARD "#ffffff"
#define LINE "#e9e7e1"
#define CALM "#2f7d54"

/* A section's colour on light ground and on dark. */
struct tint {
	const char *light, *dark, *wash;
};

static const struct tint tints[SECTION_COUNT] = {
	[SECTION_GOOD_NEWS] = { CALM, "#7cc79b", "#e8f3ec" },
	[SECTION_NEEDS_YOU] = { "#b3590f", "#f0a35e", "#fbeee1" },
	[SECTION_WE_OWE] = { "#6f52a3", "#b9a1e6", "#f0ebf8" },
	[SECTION_WAITING] = { "#2b679f", "#85b8e8", "#e7f0f8" },
	[SECTION_PROMISES] = { "#1f7a7a", "#73c7c5", "#e4f2f1" },
	[SECTION_CLOCKS] = { "#4f6274", "#a3b5c6", "#ebeff2" },
	[SECTION_SERVICES] = { "#4f6274", "#a3b5c6", "#ebeff2" },
	[SECTION_CHANGES] = { "#6a727a", "#a9b2ba", "#eef0f1" },
	[SECTION_LETTERS] = { "#6a727a", "#a9b2ba", "#eef0f1" },
	[SECTION_REPLIES] = { "#6a727a", "#a9b2ba", "#eef0f1" },
	[SECTION_UNSURE] = { "#a2406c", "#e597b8", "#f9e9f0" },
	[SECTION_COMING] = { "#4f6274", "#a3b5c6", "#ebeff2" },
	[SECTION_FOOTER] = { MUTED, "#98a3ad", PAPER },
};

static void append_text(GString *out, const char *text)
{
	g_autofree char *printable = text_printable(text ? text : "", FALSE);
	g_autofree char *escaped = g_markup_escape_text(printable, -1);

	g_string_append(out, escaped);
}

static void append_style(GString *out)
{
	g_string_append(out,
		"<style>\n"
		":root{color-scheme:light dark}\n"
		"@media (prefers-color-scheme:dark){\n"
		".p{background:#14171a!important;color:#e4e7ea!important}\n"
		".c{background:#1e2327!important}\n"
		".r{border-color:#30373d!important}\n"
		".m{color:#98a3ad!important}\n"
		".t{color:#e4e7ea!important}\n"
		".q{color:#c3cad0!important}\n"
		".l{background:#2b3238!important}\n");
	for (int k = 0; k < SECTION_COUNT; k++)
		g_string_append_printf(out, ".k%d{color:%s!important;border-color:%s!important}\n",
			k, tints[k].dark, tints[k].dark);
	g_string_append(out, "}\n</style>\n");
}

static void append_head(GString *out, const struct digest *d)
{
	g_string_append_printf(out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
		"<meta name=\"color-scheme\" content=\"light dark\">\n"
		"<meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>",
		words_find(d->language)->language);
	append_text(out, d->subject);
	g_string_append(out, "</title>\n");
	append_style(out);
	g_string_append(out, "</head>\n");
}

/* One number of the heading: large, with its word below. */
static void append_number(
	GString *out, const struct words *words, enum section_kind kind, enum count what, guint n)
{
	g_autofree char *label = words_count_label(words, what, n);

	g_string_append_printf(out,
		"<td style=\"padding:0 12px 0 0;vertical-align:top\">"
		"<div class=\"k%d\" "
		"style=\"font-size:30px;line-height:34px;font-weight:600;color:%s\">"
		"%u</div><div class=\"m\" "
		"style=\"font-size:12px;line-height:18px;white-space:nowrap;"
		"color:" MUTED "\">",
		kind, n ? tints[kind].light : MUTED, n);
	append_text(out, label);
	g_string_append(out, "</div></td>\n");
}

static void append_numbers(GString *out, const struct digest *d)
{
	static const struct {
		enum count what;
		enum section_kind kind;
	} shown[] = { { COUNT_FOR_YOU, SECTION_NEEDS_YOU }, { COUNT_QUESTIONS, SECTION_UNSURE },
		{ COUNT_WAITING, SECTION_WAITING }, { COUNT_PROMISES, SECTION_PROMISES },
		{ COUNT_LETTERS, SECTION_LETTERS } };
	guint n[COUNT_COUNT];

	words_tally(d, n);
	g_string_append(out,
		"<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" "
		"style=\"border-collapse:collapse;margin:16px 0 0\"><tr>\n");
	for (guint i = 0; i < G_N_ELEMENTS(shown); i++)
		if (n[shown[i].what] || shown[i].what != COUNT_QUESTIONS)
			append_number(out, words_find(d->language), shown[i].kind, shown[i].what,
				n[shown[i].what]);
	g_string_append(out, "</tr></table>\n");
}

static void append_heading(GString *out, const struct digest *d)
{
	const struct words *words = words_find(d->language);
	g_autofree char *period = words_period(words, d->from, d->to);
	g_autofree char *heading =
		words_say(words, d->family && *d->family ? SAY_HEADING : SAY_HEADING_NOBODY,
			"family", d->family ? d->family : "", NULL);

	g_string_append(out,
		"<div style=\"padding:8px 6px 22px\">\n"
		"<div class=\"m\" style=\"font-size:14px;line-height:20px;color:" MUTED "\">");
	append_text(out, heading);
	g_string_append(out,
		"</div>\n<h1 style=\"margin:2px 0 0;font-size:22px;line-height:30px;"
		"font-weight:650;letter-spacing:-.01em\">");
	append_text(out, d->title ? d->title : period);
	g_string_append(out, "</h1>\n");
	if (!d->title)
		append_numbers(out, d);
	g_string_append(out, "</div>\n");
}

static void append_label(GString *out, const char *label, const char *wash)
{
	g_string_append_printf(out,
		"<span class=\"l q\" style=\"display:inline-block;padding:0 9px;border-radius:10px;"
		"background:%s;margin-right:5px;font-size:13px;line-height:21px;white-space:"
		"nowrap\">",
		wash);
	append_text(out, label);
	g_string_append(out, "</span> ");
}

static void append_id(GString *out, gint64 id)
{
	g_string_append_printf(out,
		"<span class=\"m\" style=\"font-size:13px;font-style:normal;color:" MUTED
		"\">i%" G_GINT64_FORMAT "</span>",
		id);
}

/* Who it is about, how long or till when, and the word to name it by. */
static void append_entry_head(
	GString *out, const struct digest_entry *e, bool alone, const char *wash)
{
	if (!e->item || !e->who)
		return;
	g_string_append(out, "<div style=\"margin:0 0 3px\">");
	g_string_append(out, "<b style=\"font-weight:600;margin-right:6px\">");
	append_text(out, e->who);
	g_string_append(out, "</b> ");
	if (e->label)
		append_label(out, e->label, wash);
	if (alone)
		append_id(out, e->item);
	g_string_append(out, "</div>");
}

/* Behind its id where several stand together. */
static void append_quote(GString *out, const struct digest_entry *e, bool alone)
{
	if (!e->quote || !*e->quote)
		return;
	g_string_append(out,
		"<div class=\"q r\" style=\"margin-top:6px;padding-left:11px;border-left:2px "
		"solid " LINE ";font-style:italic;color:" SOFT "\">");
	append_text(out, e->quote);
	if (!alone) {
		g_string_append_c(out, ' ');
		append_id(out, e->item);
	}
	g_string_append(out, "</div>");
}

/* The day, then one line: many of them stay a short list. */
static void append_dated(GString *out, const struct digest_entry *e)
{
	g_string_append(out,
		"<div style=\"padding:6px 0\"><div class=\"m\" "
		"style=\"font-size:13px;line-height:18px;color:" MUTED "\">");
	append_text(out, e->label);
	g_string_append(out, "</div>");
	append_text(out, e->text);
	g_string_append(out, "</div>\n");
}

/* The letter in the reader's own mail program, which sends it or does not: as large as a thumb. */
static void append_link(GString *out, const struct words *words, const struct digest_entry *e,
	enum section_kind look)
{
	if (!e->mailto)
		return;
	g_string_append_printf(
		out, "<div style=\"margin-top:10px\"><a class=\"l k%d\" href=\"", look);
	append_text(out, e->mailto);
	g_string_append_printf(out,
		"\" style=\"display:inline-block;padding:10px 18px;border-radius:22px;"
		"background:%s;font-weight:600;text-decoration:none;color:%s\">",
		tints[look].wash, tints[look].light);
	append_text(out, words->say[e->next ? SAY_WRITE_THANKS : SAY_WRITE]);
	g_string_append(out, "</a></div>");
}

/* n entries that say the same: once, with all their sentences. */
static void append_entries(GString *out, const struct words *words,
	struct digest_entry *const *entries, guint n, enum section_kind look, bool first)
{
	const struct digest_entry *e = entries[0];

	g_string_append_printf(out, "<div%s>",
		first ? " style=\"padding:8px 0 12px\""
		      : " class=\"r\" style=\"padding:12px 0;border-top:1px solid " LINE "\"");
	append_entry_head(out, e, n == 1, tints[look].wash);
	append_text(out, e->text);
	for (guint i = 0; i < n; i++)
		append_quote(out, entries[i], n == 1);
	append_link(out, words, e, look);
	g_string_append(out, "</div>\n");
}

/* Gmail cuts at 102 kB, and nobody scrolls for ever; what must be done is never left out. */
static guint entries_max(enum section_kind kind)
{
	return kind == SECTION_NEEDS_YOU ? G_MAXUINT : kind == SECTION_UNSURE ? 5 : 15;
}

/* Returns how many were left out; sentences of our own never are. */
static guint append_all(GString *out, const struct words *words, const struct digest_section *s,
	enum section_kind look)
{
	guint most = entries_max(s->kind), left_out = 0;

	for (guint i = 0, n; i < s->entries->len; i += n) {
		struct digest_entry **e = (struct digest_entry **)&s->entries->pdata[i];

		n = digest_alike(s, i);
		/* "and 1 more" would take the place of the one */
		if (i >= most && s->entries->len > most + 1 && (e[0]->label || e[0]->quote)) {
			left_out += n;
			continue;
		}
		if (e[0]->label && !(e[0]->item && e[0]->who))
			append_dated(out, e[0]);
		else
			append_entries(out, words, e, n, look, i == 0);
	}
	return left_out;
}

static void append_left_out(
	GString *out, const struct words *words, enum section_kind kind, guint n)
{
	g_autofree char *more = words_more(words, kind, n);

	g_string_append(out, "<div class=\"m\" style=\"padding:6px 0 12px;color:" MUTED "\">");
	append_text(out, more);
	g_string_append(out, "</div>\n");
}

static void append_section(GString *out, const struct words *words, const struct digest_section *s)
{
	const struct digest_entry *first = s->entries->pdata[0];
	/* "Nothing needs you" is good news, and looks like it. */
	bool quiet = s->kind == SECTION_NEEDS_YOU && !first->item && !first->label &&
		s->entries->len == 1;
	enum section_kind look = quiet ? SECTION_GOOD_NEWS : s->kind;
	const struct tint *tint = &tints[look];

	g_string_append_printf(out,
		"<div class=\"c k%d\" style=\"margin:0 0 14px;padding:15px 16px "
		"6px;background:" CARD
		";border-left:4px solid %s;border-radius:4px 12px 12px 4px\">\n"
		"<h2 class=\"k%d\" "
		"style=\"margin:0;font-size:16px;line-height:22px;font-weight:650;"
		"color:%s\">",
		look, tint->light, look, tint->light);
	append_text(out, s->title);
	g_string_append(out, "</h2>\n<div class=\"t\" style=\"color:" INK "\">\n");
	guint left_out = append_all(out, words, s, look);
	if (left_out)
		append_left_out(out, words, s->kind, left_out);
	g_string_append(out, "</div>\n</div>\n");
}

static void append_footer(GString *out, const struct digest_section *s)
{
	g_string_append(out,
		"<div class=\"m\" style=\"padding:10px 6px "
		"0;font-size:13px;line-height:19px;color:" MUTED "\">\n");
	for (guint i = 0; i < s->entries->len; i++) {
		const struct digest_entry *e = s->entries->pdata[i];

		g_string_append(out, "<p style=\"margin:0 0 8px\">");
		append_text(out, e->text);
		g_string_append(out, "</p>\n");
	}
	g_string_append(out, "</div>\n");
}

/* On a white card in both lights, for the picture is white. */
static void append_picture(GString *out, const struct digest *d, const char *picture)
{
	g_string_append(out,
		"<div style=\"margin:0 0 14px;padding:8px 8px "
		"10px;background:#ffffff;border-radius:12px;"
		"color:#22282e\"><img src=\"");
	append_text(out, picture);
	g_string_append_printf(out, "\" width=\"%d\" alt=\"", CHART_WIDTH);
	append_text(out, d->chart->alt);
	g_string_append(out,
		"\" style=\"display:block;margin:0 auto;width:100%;max-width:30em;height:auto;"
		"border:0;font-size:14px;line-height:20px\"></div>\n");
}

static void append_sections(GString *out, const struct digest *d, const char *picture)
{
	const struct words *words = words_find(d->language);

	for (guint i = 0; i < d->sections->len; i++) {
		const struct digest_section *s = d->sections->pdata[i];

		if (d->chart && picture && s->kind >= SECTION_WAITING) {
			append_picture(out, d, picture);
			picture = NULL;
		}
		if (s->kind == SECTION_FOOTER)
			append_footer(out, s);
		else
			append_section(out, words, s);
	}
}

char *digest_html(const struct digest *d, const char *picture)
{
	GString *out = g_string_new(NULL);

	append_head(out, d);
	g_string_append(out,
		"<body class=\"p\" style=\"margin:0;padding:0;background:" PAPER ";color:" INK
		";-webkit-text-size-adjust:100%\">\n"
		"<div class=\"p\" style=\"background:" PAPER ";color:" INK
		";padding:20px 12px;font:16px/24px " FONT
		";overflow-wrap:anywhere;word-break:break-word\">\n"
		"<div style=\"max-width:36em;margin:0 auto\">\n");
	append_heading(out, d);
	append_sections(out, d, picture);
	g_string_append(out, "</div>\n</div>\n</body>\n</html>\n");
	return g_string_free(out, FALSE);
}
