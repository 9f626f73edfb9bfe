/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the configuration and the trail are. */
#include "config/config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define SYSTEM_CONFIG "/etc/schooltrail"
#define SYSTEM_STATE "/var/lib/schooltrail"
#define MAIN_FILE "schooltrail.conf"

static const char *environment(const char *name)
{
	const char *value = g_getenv(name);

	return value && *value ? value : NULL;
}

/* A file that may not be looked at is there: reading it will tell the person why not. */
static bool is_there(const char *path)
{
	return access(path, F_OK) == 0 || errno == EACCES;
}

/* An XDG base directory; they are absolute or not there at all. */
static char *xdg_path(const char *variable, const char *below_home, const char *name)
{
	const char *base = environment(variable);

	if (base && g_path_is_absolute(base))
		return g_build_filename(base, "schooltrail", name, NULL);
	return g_build_filename(g_get_home_dir(), below_home, "schooltrail", name, NULL);
}

char *config_find(const char *explicit_path, const char *family)
{
	const char *named = explicit_path ? explicit_path : environment("SCHOOLTRAIL_CONFIG");

	if (!explicit_path && family)
		return g_strdup_printf(SYSTEM_CONFIG "/%s.conf", family);
	if (named)
		return g_strdup(named);
	g_autofree char *own = xdg_path("XDG_CONFIG_HOME", ".config", MAIN_FILE);

	if (is_there(own))
		return g_steal_pointer(&own);
	if (is_there(SYSTEM_CONFIG "/" MAIN_FILE))
		return g_strdup(SYSTEM_CONFIG "/" MAIN_FILE);
	return NULL;
}

/* /etc/schooltrail/NAME.conf has its trail in NAME, as the unit schooltraild@NAME has. */
static char *system_state(const char *path)
{
	g_autofree char *folder = path ? g_path_get_dirname(path) : NULL;
	g_autofree char *name = path ? g_path_get_basename(path) : NULL;

	if (!path || strcmp(folder, SYSTEM_CONFIG) != 0)
		return NULL;
	if (strcmp(name, MAIN_FILE) == 0)
		return g_strdup(SYSTEM_STATE);
	if (g_str_has_suffix(name, ".conf"))
		name[strlen(name) - strlen(".conf")] = '\0';
	return g_build_filename(SYSTEM_STATE, name, NULL);
}

char *config_state_dir(const struct settings *s, const char *explicit_dir)
{
	const char *given = environment("STATE_DIRECTORY");

	if (explicit_dir)
		return g_strdup(explicit_dir);
	if (s->state_dir)
		return g_strdup(s->state_dir);
	if (given) /* systemd: several are separated by colons */
		return g_strndup(given, strcspn(given, ":"));
	char *state = system_state(s->path);

	return state ? state : xdg_path("XDG_STATE_HOME", ".local/state", NULL);
}
