/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "cmd/contact.h"
#include "cmd/json.h"
#include "cmd/lines.h"

#include <string.h>

/* -- text: two lines a contact ------------------------------------------------------------- */

static void text_line(const struct cmd *c, const struct trail *t, const struct contact *k)
{
	g_autofree char *day = line_day(moment_day(k->at, t->settings->zone));
	int minute = moment_minute(k->at, t->settings->zone);
	g_autofree char *who = g_strdup_printf("%s%s%s", k->from, *k->to ? " \u2192 " : "", k->to);
	g_autofree char *safe = text_printable(who, FALSE);
	g_autofree char *short_who = text_clip(safe, (gsize)cmd_width() - 32);
	g_autofree char *what = g_strdup_printf("%s%s%s%s%s", k->gist, *k->effect ? " (" : "",
		k->effect, *k->effect ? ")" : "", k->trusted ? "" : " [not verified]");
	g_autofree char *safe_what = text_printable(what, FALSE);
	g_autofree char *folded = text_fold(safe_what, cmd_width(), "    ", "    ");

	cmd_print("%-12s %02d:%02d  %-10s %s%s%s\n%s\n", day, minute / 60, minute % 60, k->how,
		cmd_style(c, STYLE_BOLD), short_who, cmd_style_end(c), folded);
}

/* -- CSV: RFC 4180 but for plain newlines, and no cell that a spreadsheet would run
 * -------------------------------- */

static void csv_cell(GString *out, const char *value)
{
	g_autofree char *safe = text_printable(value, FALSE);

	if (out->len)
		g_string_append_c(out, ',');
	g_string_append_c(out, '"');
	if (*value && strchr("=+-@\t\r", *value)) /* OWASP: CSV injection */
		g_string_append_c(out, '\'');
	for (const char *p = safe; *p; p++) {
		if (*p == '"')
			g_string_append_c(out, '"');
		g_string_append_c(out, *p);
	}
	g_string_append_c(out, '"');
}

static void csv_row(const char *const *cells)
{
	g_autoptr(GString) row = g_string_new(NULL);

	for (; *cells; cells++)
		csv_cell(row, *cells);
	cmd_print("%s\n", row->str);
}

static void csv_head(const struct cmd *c, const struct trail *t)
{
	static const char *const names[] = { "time", "how", "from", "to", "child", "gist", "effect",
		"letter", NULL };

	csv_row(names);
}

static void csv_line(const struct cmd *c, const struct trail *t, const struct contact *k)
{
	char at[MOMENT_TEXT_SIZE];
	g_autofree char *id =
		k->message ? g_strdup_printf("m%" G_GINT64_FORMAT, k->message) : g_strdup("");
	const char *const cells[] = { moment_format(k->at, at), k->how, k->from, k->to,
		k->child ? k->child : "", k->gist, k->effect, id, NULL };

	csv_row(cells);
}

/* -- HTML: one table, to print ---------------------------------------------------------------- */

static void html_head(const struct cmd *c, const struct trail *t)
{
	cmd_print(
		"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
		"<title>Communication log</title><style>"
		"body{font:15px/1.4 system-ui,sans-serif;margin:2em}table{border-collapse:collapse}"
		"td,th{border-bottom:1px solid #ccc;padding:.3em .6em;text-align:left;"
		"vertical-align:top}</style></head><body><h1>Communication log</h1>\n<table>"
		"<tr><th>When<th>How<th>From<th>To<th>What<th>Opened, settled</tr>\n");
}

static void html_cell(GString *row, const char *value)
{
	g_autofree char *safe = text_printable(value, FALSE);
	g_autofree char *escaped = g_markup_escape_text(safe, -1);

	g_string_append_printf(row, "<td>%s", escaped);
}

static void html_line(const struct cmd *c, const struct trail *t, const struct contact *k)
{
	g_autoptr(GString) row = g_string_new("<tr>");
	g_autofree char *day = line_day(moment_day(k->at, t->settings->zone));
	int minute = moment_minute(k->at, t->settings->zone);
	g_autofree char *when = g_strdup_printf("%s, %02d:%02d", day, minute / 60, minute % 60);

	html_cell(row, when);
	html_cell(row, k->how);
	html_cell(row, k->from);
	html_cell(row, k->to);
	html_cell(row, k->gist);
	html_cell(row, k->effect);
	cmd_print("%s</tr>\n", row->str);
}

static void html_tail(const struct cmd *c, const struct trail *t)
{
	cmd_print("</table></body></html>\n");
}

static void json_line(const struct cmd *c, const struct trail *t, const struct contact *k)
{
	json_contact(k);
}

const struct contact_form contact_forms[] = {
	{ "text", NULL, text_line, NULL },
	{ "csv", csv_head, csv_line, NULL },
	{ "html", html_head, html_line, html_tail },
	{ "json", NULL, json_line, NULL },
	{ NULL, NULL, NULL, NULL },
};
