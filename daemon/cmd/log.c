/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The communication log: a line for every contact, in time order. */
#include "base/error.h"
#include "base/text.h"
#include "cmd/contact.h"
#include "cmd/lines.h"

static const struct contact_form *form_find(const char *name, GError **error)
{
	for (const struct contact_form *f = contact_forms; f->name; f++)
		if (!name || g_str_equal(f->name, name))
			return f;
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "--format=%s: text, csv, html or json", name);
	return NULL;
}

struct log_options {
	char *child, *since, *with, *format;
	gboolean private;
};

static void options_clear(struct log_options *o)
{
	g_free(o->child);
	g_free(o->since);
	g_free(o->with);
	g_free(o->format);
}

static bool wanted(
	const struct log_options *o, struct day since, const struct contact *k, GTimeZone *zone)
{
	if (day_known(since) && moment_day(k->at, zone).n < since.n)
		return false;
	/* what is printed to be handed on has no private note in it */
	if (k->private && !o->private)
		return false;
	if (o->child && (!k->child || g_ascii_strcasecmp(k->child, o->child) != 0))
		return false;
	return !o->with || contact_is_with(k, o->with);
}

static int print_log(struct cmd *c, const struct log_options *o, const struct contact_form *form,
	struct day since, GError **error)
{
	g_autoptr(trail) t = cmd_trail(c, STORE_READ, error);
	g_autoptr(GPtrArray) contacts = t ? contact_list(t, error) : NULL;

	if (!contacts)
		return CMD_FAILED;
	if (form->head)
		form->head(c, t);
	for (guint i = 0; i < contacts->len; i++)
		if (wanted(o, since, contacts->pdata[i], t->settings->zone))
			form->line(c, t, contacts->pdata[i]);
	if (form->tail)
		form->tail(c, t);
	return CMD_OK;
}

int cmd_log(struct cmd *c, int argc, char **argv, GError **error)
{
	struct log_options o = { 0 };
	const GOptionEntry entries[] = {
		{ "child", 0, 0, G_OPTION_ARG_STRING, &o.child, "only this child's", "NAME" },
		{ "since", 0, 0, G_OPTION_ARG_STRING, &o.since, "from this day on", "DAY" },
		{ "with", 0, 0, G_OPTION_ARG_STRING, &o.with, "from or to them", "ADDRESS" },
		{ "format", 0, 0, G_OPTION_ARG_STRING, &o.format, "text, csv, html or json",
			"FORMAT" },
		{ "private", 0, 0, G_OPTION_ARG_NONE, &o.private, "with the private notes", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	int status = CMD_FAILED;

	if (cmd_options(c, &argc, &argv, entries, error) && cmd_child(c, &o.child, error)) {
		const struct contact_form *form = form_find(o.format, error);
		o.private |= form == contact_forms; /* on one's own screen */
		struct day since = o.since ? day_parse(o.since) : DAY_NONE;

		if (o.since && !day_known(since))
			g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
				"--since %s: no day like 2026-09-08", o.since);
		else if (form)
			status = print_log(c, &o, form, since, error);
	}
	options_clear(&o);
	return status;
}
