/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/lines.h"

#include <stdio.h>

struct trail_view {
	const struct cmd *cmd;
	struct trail *trail;
	GPtrArray *messages, *views;
};

static void print_field(const struct cmd *c, const char *name, const char *value)
{
	g_autofree char *safe = text_printable(value, FALSE);

	cmd_print("%s%-9s%s %s\n", cmd_style(c, STYLE_DIM), name, cmd_style_end(c), safe);
}

static void print_person(const struct cmd *c, const char *field, const struct address *a)
{
	g_autofree char *text =
		a->name ? g_strdup_printf("%s <%s>", a->name, a->address) : g_strdup(a->address);

	print_field(c, field, text);
}

/* A letter that holds off and may settle at once has two events, and one line. */
static bool is_said_before(const struct item *i, guint n)
{
	const struct event *e = i->events->pdata[n], *last = n ? i->events->pdata[n - 1] : NULL;

	return last && (e->kind == EVENT_UNSURE || e->kind == EVENT_NOTED) && e->message &&
		last->message == e->message && g_strcmp0(last->why, e->why) == 0;
}

static void print_item_history(const struct trail_view *s, const struct item_view *v)
{
	for (guint i = 0; i < v->item->events->len; i++) {
		const struct event *e = v->item->events->pdata[i];
		g_autofree char *day = line_day(moment_day(e->at, s->trail->settings->zone));
		g_autofree char *by = e->message ? g_strdup_printf("m%" G_GINT64_FORMAT, e->message)
			: e->by_person		 ? g_strdup("you")
						 : g_strdup("the clock");

		if (e->at.unix_s > v->as_of.unix_s)
			break;
		if (is_said_before(v->item, i))
			continue;
		g_autofree char *line = g_strdup_printf("%-12s %s by %s%s%s", day,
			event_kind_names[e->kind], by, e->why ? ": " : "", e->why ? e->why : "");
		g_autofree char *safe = text_printable(line, FALSE);
		g_autofree char *folded =
			text_fold(safe, cmd_width(), "      ", "                   ");
		cmd_print("%s\n", folded);
	}
}

static void print_message(const struct trail_view *s, const struct message *m)
{
	const struct cmd *c = s->cmd;
	char date[MOMENT_TEXT_SIZE];
	g_autofree char *head =
		g_strdup_printf("m%" G_GINT64_FORMAT " in t%" G_GINT64_FORMAT, m->id, m->thread);
	g_autofree char *text = text_printable(m->own_text, TRUE);
	g_autofree char *folded = text_fold(text, cmd_width(), "", "");

	cmd_print("%s%s%s  %s%s\n", cmd_style(c, STYLE_BOLD), head, cmd_style_end(c),
		via_names[m->via], m->trusted ? "" : ", not verified: settles nothing");
	print_person(c, "From", m->from);
	for (guint i = 0; i < m->to->len; i++)
		print_person(c, "To", m->to->pdata[i]);
	for (guint i = 0; i < m->cc->len; i++)
		print_person(c, "Cc", m->cc->pdata[i]);
	print_field(c, "Date", moment_format(m->date, date));
	print_field(c, "Subject", m->subject);
	for (guint i = 0; i < m->attachments->len; i++) {
		const struct attachment *a = m->attachments->pdata[i];
		g_autofree char *size = g_format_size((guint64)a->size);
		g_autofree char *taken = line_taken(a, s->trail->settings->zone);
		g_autofree char *line = g_strdup_printf("%s (%s, %s%s%s)",
			a->name ? a->name : "unnamed", a->type, size, *taken ? ", " : "", taken);

		print_field(c, "Attached", line);
	}
	cmd_print("\n%s\n\n", folded);
	for (guint i = 0; i < s->views->len; i++) {
		const struct item_view *v = s->views->pdata[i];

		if (v->item->message == m->id || v->resolved_by == m->id)
			line_item(c, s->trail, v);
	}
}

static gboolean show_message(const struct trail_view *s, gint64 id)
{
	for (guint i = 0; i < s->messages->len; i++) {
		const struct message *m = s->messages->pdata[i];

		if (m->id != id)
			continue;
		print_message(s, m);
		return TRUE;
	}
	return FALSE;
}

static gboolean show_thread(const struct trail_view *s, gint64 id)
{
	bool found = false;

	for (guint i = 0; i < s->messages->len; i++) {
		const struct message *m = s->messages->pdata[i];

		if (m->thread != id)
			continue;
		found = true;
		print_message(s, m);
	}
	return found;
}

static gboolean show_item(const struct trail_view *s, gint64 id)
{
	for (guint i = 0; i < s->views->len; i++) {
		const struct item_view *v = s->views->pdata[i];

		if (v->item->id != id)
			continue;
		line_item(s->cmd, s->trail, v);
		print_item_history(s, v);
		cmd_print("\n");
		show_message(s, v->item->message);
		return TRUE;
	}
	return FALSE;
}

/* The bytes as they came, for `show m12 --raw`. */
static gboolean show_raw(const struct trail_view *s, gint64 id, GError **error)
{
	for (guint i = 0; i < s->messages->len; i++) {
		const struct message *m = s->messages->pdata[i];

		if (m->id != id)
			continue;
		g_autoptr(GBytes) raw = store_mail_raw(s->trail->store, m->mail, error);
		if (!raw)
			return FALSE;
		gsize length;
		const void *bytes = g_bytes_get_data(raw, &length);
		return fwrite(bytes, 1, length, stdout) == length;
	}
	return FALSE;
}

static gboolean show(const struct trail_view *s, const char *text, gboolean raw, GError **error)
{
	static const struct {
		char letter;
		gboolean (*show)(const struct trail_view *s, gint64 id);
	} kinds[] = { { 'm', show_message }, { 't', show_thread }, { 'i', show_item } };
	gint64 id;

	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (text[0] != kinds[i].letter)
			continue;
		if (!cmd_id(text, text[0], &id, error))
			return FALSE;
		if (raw && text[0] == 'm' ? show_raw(s, id, error) : kinds[i].show(s, id))
			return TRUE;
		if (!error || !*error)
			g_set_error(
				error, ST_ERROR, ST_ERROR_NOT_FOUND, "nothing is called %s", text);
		return FALSE;
	}
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
		"'%s': an id is m12 (letter), t3 (thread) or i7 (item)", text);
	return FALSE;
}

int cmd_show(struct cmd *c, int argc, char **argv, GError **error)
{
	gboolean raw = FALSE;
	const GOptionEntry entries[] = {
		{ "raw", 0, 0, G_OPTION_ARG_NONE, &raw, "the mail's bytes as they came", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	g_autoptr(GPtrArray) items = NULL;

	if (!cmd_options(c, &argc, &argv, entries, error))
		return CMD_FAILED;
	if (argc != 2) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "show: which one? m12, t3 or i7");
		return CMD_FAILED;
	}
	g_autoptr(trail) t = cmd_trail(c, STORE_READ, error);
	g_autoptr(GPtrArray) messages = t ? trail_messages(t, error) : NULL;
	g_autoptr(GPtrArray) views = messages ? trail_views(t, &items, error) : NULL;
	if (!views)
		return CMD_FAILED;
	const struct trail_view s = { c, t, messages, views };
	return show(&s, argv[1], raw, error) ? CMD_OK : CMD_FAILED;
}
