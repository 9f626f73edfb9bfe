/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body of schooltrail.conf(5), from the key table. */
#include "config/config.h"

#include "config/keys.h"

/* Text for mdoc(7): a backslash is its escape, and a line that begins with . or ' a request.
 * Quoted as one argument, a double quote is written twice. */
static void add_text(GString *out, const char *text, gboolean quoted)
{
	if (!quoted && (*text == '.' || *text == '\''))
		g_string_append(out, "\\&");
	for (; *text; text++)
		if (*text == '\\')
			g_string_append(out, "\\e");
		else if (*text == '"' && quoted)
			g_string_append(out, "\"\"");
		else
			g_string_append_c(out, *text);
}

/* mdoc wants each sentence on a line of its own. */
static void add_sentences(GString *out, const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, ". ", -1);

	for (char **p = parts; *p; p++) {
		add_text(out, *p, FALSE);
		g_string_append(out, p[1] ? ".\n" : "\n");
	}
}

static void add_key(GString *out, const struct key_row *k)
{
	static const char *const types[] = {
		[SOURCE_IMAP] = "imap", [SOURCE_MAILDIR] = "maildir", [SOURCE_MBOX] = "mbox"
	};
	const char *before = "Only for sources of type ";

	g_string_append_printf(out, ".It Cm %s No = Ar %s\n", k->name, k->type->name);
	add_sentences(out, k->help);
	for (guint i = 0; i < G_N_ELEMENTS(types); i++) {
		if (!(k->sources & 1u << i))
			continue;
		g_string_append_printf(out, "%s%s", before, types[i]);
		before = " or ";
	}
	if (k->sources)
		g_string_append(out, ".\n");
	if (k->needed)
		g_string_append(out, "Must be given.\n");
	if (k->standard && *k->standard) {
		g_string_append(out, "Default:\n.Ql \"");
		add_text(out, k->standard, TRUE);
		g_string_append(out, "\" .\n");
	}
}

char *config_manual(void)
{
	GString *out = g_string_new(NULL);

	for (int s = 0; s < SECTION_COUNT; s++) {
		const struct section_row *row = &section_rows[s];

		g_string_append_printf(out, ".Ss [%s%s%s]\n", row->name, row->title ? " " : "",
			row->title ? row->title : "");
		add_sentences(out, row->help);
		g_string_append(out, ".Bl -tag -width Ds\n");
		for (guint i = 0; i < key_count; i++)
			if (key_rows[i].section == (enum section)s)
				add_key(out, &key_rows[i]);
		g_string_append(out, ".El\n");
	}
	return g_string_free(out, FALSE);
}
