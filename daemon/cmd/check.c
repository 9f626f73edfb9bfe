/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that can be wrong before a mail is touched, all at once. */
#include "base/error.h"
#include "cmd/cmd.h"
#include "config/config.h"
#include "fetch/imap_session.h"
#include "reader/packs.h"
#include "reader/places.h"
#include "run/clocks.h"
#include "run/phrases.h"
#include "run/templates.h"

#include <string.h>

struct findings {
	const struct cmd *cmd;
	guint bad;
};

static void good(const struct findings *f, const char *what)
{
	if (!f->cmd->quiet)
		cmd_print("%sok%s    %s\n", cmd_style(f->cmd, STYLE_GOOD), cmd_style_end(f->cmd),
			what);
}

/* Each line of the error is one mistake. */
static void bad(struct findings *f, GError *why)
{
	g_autoptr(GError) owned = why;
	g_autofree char *safe = cmd_safe(why->message);
	g_auto(GStrv) lines = g_strsplit(g_strchomp(safe), "\n", -1);

	for (char **l = lines; *l; l++) {
		f->bad++;
		cmd_print(
			"%sbad%s   %s\n", cmd_style(f->cmd, STYLE_BAD), cmd_style_end(f->cmd), *l);
	}
}

static struct settings *check_configuration(struct findings *f, struct cmd *c)
{
	GError *why = NULL;
	struct settings *s = NULL;

	c->conf = config_find(c->config_path, c->family);
	if (!c->conf)
		why = g_error_new(ST_ERROR, ST_ERROR_CONFIG,
			"no configuration: write ~/.config/schooltrail/schooltrail.conf, or name "
			"one "
			"with --config FILE");
	else
		s = config_load(c->conf, &why);
	if (why)
		bad(f, why);
	if (s)
		good(f, c->conf);
	return s;
}

static void check_rules(struct findings *f, const struct settings *s)
{
	GError *why = NULL;
	guint count = 0;
	g_autofree char *dir = places_rules_dir();
	g_autoptr(ruleset) rules = packs_load(dir, s->languages, NULL, &why);

	if (rules && ruleset_test(rules, &count, &why)) {
		g_autofree char *languages = g_strjoinv(", ", s->languages);
		g_autofree char *line =
			g_strdup_printf("rules for %s: %u examples hold", languages, count);

		good(f, line);
	}
	if (why)
		bad(f, g_steal_pointer(&why));
	phrasebook_free(phrases_load(s, &why));
	if (why && rules) /* else it is told above */
		bad(f, why);
	else
		g_clear_error(&why);
}

static void check_platforms(struct findings *f, const struct settings *s)
{
	GError *why = NULL;
	g_autofree char *dir = places_rules_dir();
	g_autoptr(GString) wrong = g_string_new(NULL);
	g_autoptr(platform_set) platforms = packs_platforms(dir, s->platform_files, &why);
	guint count = platforms ? platform_set_test(platforms, wrong) : 0;

	if (wrong->len)
		why = g_error_new_literal(ST_ERROR, ST_ERROR_CONFIG, wrong->str);
	if (why) {
		bad(f, why);
		return;
	}
	g_autofree char *line = g_strdup_printf("platforms: %u examples hold", count);
	good(f, line);
}

static void check_clocks(struct findings *f, const struct settings *s)
{
	GError *why = NULL;
	g_autoptr(clocks) k = clocks_load(s, NULL, &why);

	if (why) {
		bad(f, why);
		return;
	}
	g_autofree char *line = g_strdup_printf("clocks for %s: %u",
		s->jurisdiction ? s->jurisdiction : "no jurisdiction", k->ours->len);
	good(f, line);
}

static void check_letters(struct findings *f, const struct settings *s)
{
	GError *why = NULL;
	g_autoptr(draft_templates) letters = templates_load(s->languages[0], &why);

	if (why) {
		bad(f, why);
		return;
	}
	g_autofree char *line =
		g_strdup_printf("letters in %s: %u", letters->language, letters->list->len);
	good(f, line);
}

static void check_state(struct findings *f, const struct cmd *c, const struct settings *s)
{
	GError *why = NULL;
	g_autofree char *dir = config_state_dir(s, c->state_dir);
	g_autofree char *file = g_build_filename(dir, "trail.db", NULL);

	if (!g_file_test(file, G_FILE_TEST_EXISTS)) {
		g_autofree char *line = g_strdup_printf("%s: no trail yet, it will be made", dir);

		good(f, line);
		return;
	}
	g_autoptr(store) db = store_open(dir, STORE_READ, &why);
	if (db)
		good(f, file);
	else
		bad(f, why);
}

static void check_paths(struct findings *f, const struct settings *s)
{
	for (guint i = 0; i < s->sources->len; i++) {
		const struct source *source = s->sources->pdata[i];

		if (source->type == SOURCE_IMAP || g_file_test(source->path, G_FILE_TEST_EXISTS))
			continue;
		bad(f,
			g_error_new(ST_ERROR, ST_ERROR_NOT_FOUND, "source %s: %s is not there",
				source->name, source->path));
	}
}

static void check_server(struct findings *f, const struct source *source)
{
	GError *why = NULL;
	g_autofree char *password = config_source_password(source, &why);
	g_autoptr(imap_session) session =
		password ? imap_session_open(source, password, &why) : NULL;
	g_auto(GStrv) folders =
		session ? imap_session_folders(session, source->folders, &why) : NULL;

	if (password)
		config_wipe(g_steal_pointer(&password));
	if (folders) {
		g_autofree char *names = g_strjoinv(", ", folders);
		g_autofree char *line =
			g_strdup_printf("source %s: logged in, will read %s", source->name, names);

		good(f, line);
		return;
	}
	g_prefix_error(&why, "source %s: ", source->name);
	bad(f, why);
}

int cmd_check(struct cmd *c, int argc, char **argv, GError **error)
{
	gboolean online = FALSE;
	const GOptionEntry entries[] = {
		{ "online", 0, 0, G_OPTION_ARG_NONE, &online, "log in to the servers too", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	struct findings f = { .cmd = c };

	if (!cmd_options(c, &argc, &argv, entries, error))
		return CMD_FAILED;
	g_autoptr(settings) s = check_configuration(&f, c);
	if (s) {
		check_rules(&f, s);
		check_platforms(&f, s);
		check_letters(&f, s);
		check_clocks(&f, s);
		check_state(&f, c, s);
		check_paths(&f, s);
		for (guint i = 0; online && i < s->sources->len; i++) {
			const struct source *source = s->sources->pdata[i];

			if (source->type == SOURCE_IMAP)
				check_server(&f, source);
		}
	}
	if (!f.bad)
		return CMD_OK;
	g_set_error(error, ST_ERROR, ST_ERROR_CONFIG, "%u thing%s to mend", f.bad,
		f.bad == 1 ? "" : "s");
	return CMD_FAILED;
}
