/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "classify/phrase_date.h"
#include "cmd/cmd.h"
#include "cmd/json.h"

static void tell(const struct phrase_date *found)
{
	static const char *const names[] = { "", "Monday", "Tuesday", "Wednesday", "Thursday",
		"Friday", "Saturday", "Sunday" };
	char text[DAY_TEXT_SIZE];

	cmd_print("%s %s", day_format(found->day, text), names[day_weekday(found->day)]);
	if (found->minute >= 0)
		cmd_print(" %02d:%02d", found->minute / 60, found->minute % 60);
	cmd_print("\n");
}

int cmd_when(struct cmd *c, int argc, char **argv, GError **error)
{
	gboolean json = FALSE;
	g_autofree char *at = NULL;
	const GOptionEntry entries[] = {
		{ "at", 0, 0, G_OPTION_ARG_STRING, &at, "when it was written", "TIME" },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &json, "one JSON object", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	struct phrase_date found = { .day = DAY_NONE, .minute = -1 };

	if (!cmd_options(c, &argc, &argv, entries, error))
		return CMD_FAILED;
	if (argc < 2) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "when: which words?");
		return CMD_FAILED;
	}
	struct moment written = at ? moment_parse(at, c->settings->zone) : c->now;
	if (!moment_known(written)) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
			"--at %s: no time like 2026-09-08T19:12:00-05:00", at);
		return CMD_FAILED;
	}
	g_autofree char *text = g_strjoinv(" ", argv + 1);
	/* the offset of --at is the writer's zone */
	bool is = phrase_date_find(text, written, at ? NULL : c->settings->zone,
		c->settings->calendar, (const char *const *)c->settings->languages, &found);
	if (json)
		json_when(text, is ? found.day : DAY_NONE, is ? found.minute : -1,
			is ? found.rule : NULL);
	else if (is)
		tell(&found);
	else if (!c->quiet)
		g_printerr("schooltrail: no date in '%s'\n", text);
	return is ? CMD_OK : CMD_NOT_FOUND;
}
