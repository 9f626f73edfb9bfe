/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/cmd.h"

#include "base/error.h"
#include "base/text.h"
#include "cmd/owner.h"
#include "config/config.h"
#include "run/pass.h"

#include <stdarg.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

gboolean cmd_options(
	struct cmd *c, int *argc, char ***argv, const GOptionEntry *entries, GError **error)
{
	g_autoptr(GOptionContext) context = g_option_context_new(c->command->arguments);
	g_autoptr(GError) why = NULL;
	g_autofree char *summary = g_strdup(c->command->help);
	g_autofree char *name = g_strconcat("schooltrail ", c->command->name, NULL);

	g_set_prgname(name); /* as --help shows it */
	g_option_context_set_summary(context, summary);
	if (entries)
		g_option_context_add_main_entries(context, entries, NULL);
	gboolean good = g_option_context_parse(context, argc, argv, &why);
	g_set_prgname("schooltrail");
	/* "--" ends the options and is not an argument */
	if (good && *argc > 1 && g_str_equal((*argv)[1], "--")) {
		(*argv)++;
		(*argc)--;
	}
	if (good)
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "%s: %s; see %s --help", c->command->name,
		why->message, name);
	return FALSE;
}

/* A newer program has thrown away what an older one had computed: what is shown must not seem to
 * be all there is. */
static gboolean catch_up(struct trail *t, GError **error)
{
	g_autofree char *by = store_derived_by(t->store);
	struct pass_count count = { 0 };

	if (by || !store_mail_count(t->store))
		return TRUE;
	store_close(t->store);
	t->store = store_open(t->state_dir, STORE_WRITE, error);
	return t->store && pass_finish(t, &count, error);
}

struct trail *cmd_trail(struct cmd *c, enum store_mode mode, GError **error)
{
	g_autofree char *dir = config_state_dir(c->settings, c->state_dir);

	if (!owner_become(c, dir, error))
		return NULL;
	/* the trail takes the settings, also where it cannot be opened */
	g_autoptr(trail) t = trail_open(g_steal_pointer(&c->settings), dir, mode, c->now, error);
	return t && catch_up(t, error) ? g_steal_pointer(&t) : NULL;
}

gboolean cmd_child(const struct cmd *c, char **name, GError **error)
{
	const GPtrArray *children = c->settings->children;
	const struct child *child = *name ? settings_child(c->settings, *name) : NULL;

	if (child) {
		g_free(*name);
		*name = g_strdup(child->name);
	}
	if (child || !*name)
		return TRUE;
	g_autoptr(GString) known = g_string_new(NULL);

	for (guint i = 0; i < children->len; i++)
		g_string_append_printf(known, "%s%s", i ? ", " : ": ",
			((const struct child *)children->pdata[i])->name);
	g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
		"--child %s: [family] children has nobody of that name%s", *name, known->str);
	return FALSE;
}

gboolean cmd_id(const char *text, char letter, gint64 *ret_id, GError **error)
{
	guint64 id;

	if (text && text[0] == letter &&
		g_ascii_string_to_unsigned(text + 1, 10, 1, G_MAXINT64, &id, NULL)) {
		*ret_id = (gint64)id;
		return TRUE;
	}
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "'%s' is no id like %c7", text ? text : "",
		letter);
	return FALSE;
}

const char *cmd_style(const struct cmd *c, enum style s)
{
	static const char *const codes[STYLE_COUNT] = {
		[STYLE_BOLD] = "\033[1m",
		[STYLE_DIM] = "\033[2m",
		[STYLE_GOOD] = "\033[32m",
		[STYLE_WARN] = "\033[33m",
		[STYLE_BAD] = "\033[31m",
		[STYLE_NOTE] = "\033[36m",
	};

	return c->use_color ? codes[s] : "";
}

const char *cmd_style_end(const struct cmd *c)
{
	return c->use_color ? "\033[0m" : "";
}

void cmd_print(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vprintf(format, args);
	va_end(args);
}

char *cmd_safe(const char *text)
{
	g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : g_strdup("");

	return text_printable(valid, TRUE);
}

int cmd_width(void)
{
	struct winsize w;

	if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) != 0 || !w.ws_col)
		return 80;
	return MAX(60, w.ws_col);
}
