/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "cmd/cmd.h"
#include "cmd/json.h"
#include "digest/chart.h"
#include "digest/digest_plan.h"
#include "run/mailing.h"
#include "run/pass.h"
#include "run/wake.h"

#include <stdio.h>

static const char *const formats[] = { "text", "html", "eml", "json", NULL };

/* The week that ends today. */
static struct day_range this_week(const struct trail *t)
{
	struct day today = moment_day(t->now, t->settings->zone);

	return (struct day_range){ day_add(today, -6), today };
}

static gboolean print_eml(struct trail *t, const struct digest *d, const char *to, GError **error)
{
	char today[DAY_TEXT_SIZE];
	g_autofree char *message_id = NULL;
	gsize length;
	g_autofree char *bytes =
		mailing_compose(t, d, day_format(d->to, today), to, &length, &message_id, error);

	return bytes && fwrite(bytes, 1, length, stdout) == length;
}

/* Whose digest it is: a mail has a reader, and without --for the first of the list. */
static gboolean find_reader(
	const struct trail *t, const char *format, const char **reader, GError **error)
{
	const GPtrArray *to = t->settings->digest_to;

	if (*reader && !settings_member(t->settings, *reader)) {
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"--for=%s: no member of the family", *reader);
		return FALSE;
	}
	if (*reader || !g_str_equal(format, "eml"))
		return TRUE;
	if (!to->len) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG,
			"nobody to write to: [digest] to is empty");
		return FALSE;
	}
	*reader = to->pdata[0];
	return TRUE;
}

/* For a browser: the picture stands in the page itself. */
static char *page(const struct digest *d)
{
	g_autoptr(GBytes) picture = d->chart ? chart_png(d->chart) : NULL;

	if (!picture)
		return digest_html(d, NULL);
	g_autofree char *code =
		g_base64_encode(g_bytes_get_data(picture, NULL), g_bytes_get_size(picture));
	g_autofree char *url = g_strconcat("data:image/png;base64,", code, NULL);
	return digest_html(d, url);
}

static gboolean print_digest(
	struct trail *t, const char *format, const char *reader, GError **error)
{
	if (!find_reader(t, format, &reader, error))
		return FALSE;
	g_autoptr(digest) d = mailing_plan(t, this_week(t), reader, error);
	if (!d)
		return FALSE;
	if (g_str_equal(format, "eml"))
		return print_eml(t, d, reader, error);
	if (g_str_equal(format, "json")) {
		json_digest(d);
		return TRUE;
	}
	g_autofree char *text = g_str_equal(format, "html") ? page(d) : digest_text(d);
	fputs(text, stdout);
	return TRUE;
}

/* Was there nothing to send because today's digest has been taken, or because it was refused? */
static const char *why_none(struct trail *t, const char *period)
{
	const GPtrArray *to = t->settings->digest_to;

	for (guint i = 0; i < to->len; i++) {
		g_autoptr(GPtrArray) rows = store_outbox_to(t->store, to->pdata[i], NULL);

		for (guint k = 0; rows && k < rows->len; k++) {
			const struct outbox_row *row = rows->pdata[k];

			if (row->state == OUTBOX_REFUSED && g_str_equal(row->period, period))
				return ": today's was not taken, see schooltrail status";
		}
	}
	return ": today's went out already";
}

/* By hand, besides the schedule: once a day and recipient. */
static gboolean send_now(struct cmd *c, struct trail *t, GError **error)
{
	char today[DAY_TEXT_SIZE];
	g_autofree char *period =
		g_strconcat(day_format(this_week(t).last, today), MAILING_BY_HAND, NULL);
	guint sent;

	if (!mailing_queue(t, this_week(t), period, error) || !mailing_deliver(t, &sent, error))
		return FALSE;
	if (!c->quiet)
		cmd_print("%u digest%s sent%s\n", sent, sent == 1 ? "" : "s",
			sent ? "" : why_none(t, period));
	return TRUE;
}

int cmd_digest(struct cmd *c, int argc, char **argv, GError **error)
{
	g_autofree char *format = NULL, *reader = NULL;
	gboolean send = FALSE;
	const GOptionEntry entries[] = {
		{ "format", 0, 0, G_OPTION_ARG_STRING, &format, "text, html, eml or json",
			"FORMAT" },
		{ "for", 0, 0, G_OPTION_ARG_STRING, &reader, "as this member gets it", "ADDRESS" },
		{ "send", 0, 0, G_OPTION_ARG_NONE, &send, "send it to the family now", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (!cmd_options(c, &argc, &argv, entries, error))
		return CMD_FAILED;
	if (format && !g_strv_contains(formats, format)) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "--format=%s: text, html, eml or json",
			format);
		return CMD_FAILED;
	}
	if (send && reader) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
			"--send writes to everybody in [digest] to: it takes no --for");
		return CMD_FAILED;
	}
	g_autoptr(trail) t = cmd_trail(c, send ? STORE_WRITE : STORE_READ, error);
	if (!t)
		return CMD_FAILED;
	gboolean good = send ? send_now(c, t, error)
			     : print_digest(t, format ? format : "text", reader, error);
	return good ? CMD_OK : CMD_FAILED;
}
