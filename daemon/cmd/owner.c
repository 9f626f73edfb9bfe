/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/owner.h"

#include "base/error.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a shell takes as it is. */
#define PLAIN G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_./=@:,+"

/* "sudo -u schooltrail schooltrail items --all", as it can be typed. */
static char *command_as(const struct cmd *c, uid_t owner)
{
	const struct passwd *p = getpwuid(owner);
	GString *line = g_string_new("sudo");

	if (owner != 0 && p)
		g_string_append_printf(line, " -u %s", p->pw_name);
	for (char **a = c->whole; *a; a++) {
		g_autofree char *quoted = g_shell_quote(*a);
		bool plain = **a && !(*a)[strspn(*a, PLAIN)];

		g_string_append_printf(line, " %s", plain ? *a : quoted);
	}
	return g_string_free(line, FALSE);
}

static gboolean become(const struct stat *st, const char *dir, GError **error)
{
	const struct passwd *p = getpwuid(st->st_uid);
	gid_t group = p ? p->pw_gid : st->st_gid;

	if ((p ? initgroups(p->pw_name, group) : setgroups(0, NULL)) == 0 && setgid(group) == 0 &&
		setuid(st->st_uid) == 0)
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_DENIED, "cannot become the owner of %s: %s", dir,
		g_strerror(errno));
	return FALSE;
}

gboolean owner_become(const struct cmd *c, const char *dir, GError **error)
{
	struct stat st;

	if (stat(dir, &st) != 0 || st.st_uid == geteuid())
		return TRUE; /* ours, or the store tells what is wrong */
	if (geteuid() == 0)
		return become(&st, dir, error);
	if (access(dir, R_OK | X_OK) == 0)
		return TRUE;
	g_autofree char *works = command_as(c, st.st_uid);
	g_set_error(error, ST_ERROR, ST_ERROR_DENIED,
		"the trail in %s belongs to somebody else; this works: %s", dir, works);
	return FALSE;
}

void owner_hint(const struct cmd *c, const char *file, GError **error)
{
	struct stat st;

	if (!error || !g_error_matches(*error, ST_ERROR, ST_ERROR_DENIED) || geteuid() == 0 ||
		stat(file, &st) != 0 || st.st_uid == geteuid())
		return;
	g_autofree char *works = command_as(c, 0);
	g_autofree char *both = g_strdup_printf("%s; this works: %s", (*error)->message, works);
	g_free((*error)->message);
	(*error)->message = g_steal_pointer(&both);
}
