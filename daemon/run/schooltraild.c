/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schooltraild: the daemon's command line.  It stays in the foreground. */
#include "config.h"

#include "base/error.h"
#include "config/config.h"
#include "run/daemon.h"
#include "run/journal.h"

#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>

struct arguments {
	char *config, *family, *state_dir, *now;
	gboolean version;
};

static gboolean parse(struct arguments *a, int *argc, char ***argv, GError **error)
{
	const GOptionEntry entries[] = {
		{ "config", 0, 0, G_OPTION_ARG_FILENAME, &a->config, "the configuration", "FILE" },
		{ "family", 0, 0, G_OPTION_ARG_STRING, &a->family, "/etc/schooltrail/NAME.conf",
			"NAME" },
		{ "state-dir", 0, 0, G_OPTION_ARG_FILENAME, &a->state_dir, "where trail.db lies",
			"DIR" },
		{ "now", 0, 0, G_OPTION_ARG_STRING, &a->now, "start the clock at that instant",
			"TIME" },
		{ "version", 0, 0, G_OPTION_ARG_NONE, &a->version, "print the version", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) why = NULL;

	g_option_context_set_summary(
		context, "Watches the family's mailbox, keeps the trail, sends the digests.");
	g_option_context_add_main_entries(context, entries, NULL);
	if (g_option_context_parse(context, argc, argv, &why) && *argc == 1)
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "%s",
		why ? why->message : "no arguments are taken, only options");
	return FALSE;
}

/* How far --now is from the machine's clock. */
static gboolean get_skew(const char *text, gint64 *ret_skew_s, GError **error)
{
	g_autoptr(GTimeZone) local = g_time_zone_new_local();
	struct moment m;

	if (!text)
		return TRUE;
	m = moment_parse(text, local);
	if (!moment_known(m)) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
			"--now %s: no time like 2026-09-08T19:12:00-05:00", text);
		return FALSE;
	}
	*ret_skew_s = m.unix_s - g_get_real_time() / G_USEC_PER_SEC;
	return TRUE;
}

static int run(struct arguments *a, int argc, char **argv, GError **error)
{
	g_autofree char *conf = NULL;
	struct daemon_options o = { .state_dir = a->state_dir };

	if (!parse(a, &argc, &argv, error) || !get_skew(a->now, &o.clock_skew_s, error))
		return -1;
	o.state_dir = a->state_dir;
	if (a->version) {
		g_print("schooltraild %s\n", PACKAGE_VERSION);
		return 0;
	}
	conf = config_find(a->config, a->family);
	if (!conf) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG,
			"no configuration: write /etc/schooltrail/schooltrail.conf, or name one "
			"with "
			"--config FILE");
		return -1;
	}
	o.conf = conf;
	return daemon_run(&o, error);
}

int main(int argc, char **argv)
{
	const struct rlimit none = { 0, 0 };
	struct arguments a = { 0 };
	g_autoptr(GError) error = NULL;

	setlocale(LC_ALL, "");
	g_set_prgname("schooltraild");
	/* passwords pass through this process: no core, no tracing by others */
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
	int status = run(&a, argc, argv, &error);
	if (error) {
		journal(JOURNAL_ERROR, "%s", error->message);
		status = st_error_exit_status(error);
	}
	g_free(a.config);
	g_free(a.family);
	g_free(a.state_dir);
	g_free(a.now);
	return status;
}
