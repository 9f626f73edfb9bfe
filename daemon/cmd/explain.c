/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why: what was taken for what in a file, or in a letter of the trail. */
#include "base/error.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/json.h"
#include "cmd/lines.h"
#include "reader/places.h"
#include "reader/read_mail.h"

#include <stdio.h>
#include <string.h>

static const enum style zone_styles[ZONE_COUNT] = {
	[ZONE_NEW] = STYLE_BOLD,
	[ZONE_INLINE_ANSWER] = STYLE_GOOD,
	[ZONE_QUOTE] = STYLE_DIM,
	[ZONE_FORWARD] = STYLE_NOTE,
	[ZONE_SIGNATURE] = STYLE_WARN,
	[ZONE_DISCLAIMER] = STYLE_WARN,
	[ZONE_PLATFORM] = STYLE_WARN,
	[ZONE_BANNER] = STYLE_WARN,
};

/* Every line of a zone behind the zone's name. */
static void print_zone(const struct cmd *c, const struct message *m, const struct zone *z)
{
	g_autofree char *part = g_strndup(m->text + z->from, z->to - z->from);
	g_autofree char *safe = cmd_safe(part);
	g_auto(GStrv) lines = g_strsplit(g_strchomp(safe), "\n", -1);

	for (char **l = lines; *l; l++)
		cmd_print("%s%-13s%s | %s%s%s\n", cmd_style(c, STYLE_DIM),
			l == lines ? zone_kind_names[z->kind] : "", cmd_style_end(c),
			cmd_style(c, zone_styles[z->kind]), *l, cmd_style_end(c));
}

static void print_sum(const struct cmd *c, const GPtrArray *evidence)
{
	for (guint i = 0; i < evidence->len; i++) {
		const struct evidence *e = evidence->pdata[i];

		cmd_print("%s      %+4d %-12s %s%s\n", cmd_style(c, STYLE_DIM), e->strength,
			act_names[e->kind].name, e->rule, cmd_style_end(c));
	}
}

static char *act_words(act_set acts)
{
	GString *words = g_string_new(NULL);

	for (int k = 0; k < ACT_COUNT; k++)
		if (acts & ACT_BIT(k))
			g_string_append_printf(
				words, "%s%s", words->len ? ", " : "", act_names[k].name);
	return g_string_free(words, FALSE);
}

static void print_sentence(const struct cmd *c, const struct sentence *s)
{
	char day[DAY_TEXT_SIZE];
	g_autofree char *text = text_printable(s->text, FALSE);
	g_autofree char *folded = text_fold(text, cmd_width(), "  ", "    ");
	g_autofree char *acts = act_words(s->acts);

	cmd_print("%s%s%s\n", s->acts ? cmd_style(c, STYLE_BOLD) : "", folded,
		s->acts ? cmd_style_end(c) : "");
	if (*acts)
		cmd_print("    %s= %s%s%s%s%s%s%s\n", cmd_style(c, STYLE_GOOD), acts,
			s->owed_by ? ", owed by the " : "",
			s->owed_by ? owed_by_names[s->owed_by] : "", s->actor ? ", by " : "",
			s->actor ? s->actor : "", day_known(s->due) ? ", due " : "",
			day_format(s->due, day));
	if (*acts)
		cmd_print("%s", cmd_style_end(c));
	if (c->verbose || s->acts)
		print_sum(c, s->evidence);
}

/* What it does as a whole, and what its wording says of that. */
static void print_letter(const struct cmd *c, const struct message *m)
{
	g_autofree char *acts = act_words(m->acts);

	if (!*acts && !c->verbose)
		return;
	cmd_print("  the letter as a whole\n");
	if (*acts)
		cmd_print("    %s= %s%s\n", cmd_style(c, STYLE_GOOD), acts, cmd_style_end(c));
	print_sum(c, m->evidence);
}

static void print_message(const struct cmd *c, GTimeZone *zone, const struct message *m)
{
	char date[MOMENT_TEXT_SIZE];
	g_autofree char *from = cmd_safe(m->from->name ? m->from->name : m->from->address);
	g_autofree char *subject = cmd_safe(m->subject);

	cmd_print("%slevel %d, %s: %s, %s%s\n  %s, %s%s%s\n\n", cmd_style(c, STYLE_NOTE), m->level,
		via_names[m->via], from, moment_format(m->date, date), cmd_style_end(c), subject,
		direction_names[m->direction], m->between ? ", between family and school" : "",
		m->trusted ? "" : ", not verified");
	if (m->platform)
		cmd_print("  through the platform %s\n", m->platform);
	g_autofree char *nature = line_nature(m, zone);
	g_autofree char *safe_nature = cmd_safe(nature);
	if (*nature)
		cmd_print("  %s\n", safe_nature);
	if (m->platform || *nature)
		cmd_print("\n");
	for (guint i = 0; i < m->zones->len; i++)
		print_zone(c, m, &g_array_index(m->zones, struct zone, i));
	cmd_print("\n");
	for (guint i = 0; i < m->sentences->len; i++)
		print_sentence(c, m->sentences->pdata[i]);
	print_letter(c, m);
	if (m->join)
		cmd_print("\nin its thread by %s\n", m->join);
	cmd_print("\n");
}

/* A file that begins with a header field is a mail; anything else is a text. */
static bool has_header(const char *text)
{
	gsize n = strcspn(text, ":\n");

	if (g_str_has_prefix(text, "From "))
		return true;
	if (!n || text[n] != ':')
		return false;
	for (gsize i = 0; i < n; i++)
		if (!g_ascii_isalnum(text[i]) && text[i] != '-')
			return false;
	return true;
}

static gboolean read_whole(const char *path, char **ret_bytes, gsize *ret_length, GError **error)
{
	g_autoptr(GError) why = NULL;
	g_autofree char *stdin_path = g_strdup("/dev/stdin");

	if (g_file_get_contents(
		    g_str_equal(path, "-") ? stdin_path : path, ret_bytes, ret_length, &why))
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND, "cannot read %s: %s", path, why->message);
	return FALSE;
}

static gboolean explain_file(const struct cmd *c, const struct read_context *context,
	const char *path, gboolean json, GError **error)
{
	g_autofree char *bytes = NULL;
	gsize length;

	if (!read_whole(path, &bytes, &length, error))
		return FALSE;
	g_autofree char *text = text_valid(bytes, length);
	g_autoptr(reading) r = has_header(bytes)
		? read_mail(context, (const guint8 *)bytes, length, c->now)
		: read_text(context, text, c->now);
	if (r->rejected && json)
		json_rejected(path, r->rejected);
	else if (r->rejected)
		cmd_print("%s: would be kept and set aside: %s\n", path, r->rejected);
	for (guint i = 0; i < r->messages->len; i++) {
		const struct message *m = r->messages->pdata[i];

		if (m->via == VIA_QUOTED) /* a zone of the letter that quotes it */
			continue;
		if (json)
			json_explained(path, m);
		else
			print_message(c, c->settings->zone, m);
	}
	return TRUE;
}

/* m12, or the letter of i7. */
static gboolean explain_id(struct cmd *c, const char *text, gboolean json, GError **error)
{
	g_autoptr(GPtrArray) items = NULL;
	gint64 id;

	if (!cmd_id(text, text[0], &id, error))
		return FALSE;
	g_autoptr(trail) t = cmd_trail(c, STORE_READ, error);
	g_autoptr(GPtrArray) views = t ? trail_views(t, &items, error) : NULL;
	g_autoptr(GPtrArray) messages = views ? trail_messages(t, error) : NULL;
	if (!messages)
		return FALSE;
	const struct item_view *view = NULL;
	for (guint i = 0; text[0] == 'i' && i < views->len; i++)
		if (((const struct item_view *)views->pdata[i])->item->id == id)
			view = views->pdata[i];
	gint64 letter = view ? view->item->message : text[0] == 'm' ? id : 0;
	for (guint i = 0; letter && i < messages->len; i++) {
		const struct message *m = messages->pdata[i];

		if (m->id != letter)
			continue;
		if (json)
			json_explained(m->file, m);
		else
			print_message(c, t->settings->zone, m);
		if (view && !json)
			line_item(c, t, view);
		return TRUE;
	}
	g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND, "nothing is called %s", text);
	return FALSE;
}

static bool is_id(const char *text)
{
	return (text[0] == 'm' || text[0] == 'i') && text[1] &&
		!text[1 + strspn(text + 1, "0123456789")] && !g_file_test(text, G_FILE_TEST_EXISTS);
}

int cmd_explain(struct cmd *c, int argc, char **argv, GError **error)
{
	gboolean json = FALSE;
	const GOptionEntry entries[] = {
		{ "json", 0, 0, G_OPTION_ARG_NONE, &json, "one JSON object a message", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (!cmd_options(c, &argc, &argv, entries, error))
		return CMD_FAILED;
	if (argc < 2) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "explain: which FILE or id?");
		return CMD_FAILED;
	}
	if (argc == 2 && is_id(argv[1]))
		return explain_id(c, argv[1], json, error) ? CMD_OK : CMD_FAILED;
	g_autofree char *rules_dir = places_rules_dir();
	g_autoptr(read_context) context = read_context_new(c->settings, rules_dir, error);
	if (!context)
		return CMD_FAILED;
	for (int i = 1; i < argc; i++)
		if (!explain_file(c, context, argv[i], json, error))
			return CMD_FAILED;
	return CMD_OK;
}
