/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords: where they come from, and that they do not stay. */
#include "config/config.h"

#include "base/error.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECRET_MAX 4096
#define COMMAND_DEADLINE_S 120 /* a person may be asked for the key of the password store */

/* What a source and smtp have in common here. */
struct keeper {
	const char *who;	/* "source 'inbox'" */
	const char *credential; /* "source-inbox.password" */
	const char *command, *file;
};

void config_wipe(char *secret)
{
	if (secret)
		explicit_bzero(secret, strlen(secret));
	g_free(secret);
}

/* Reads until the end or the deadline; more than fits is thrown away.  Bytes kept, or -1. */
static gssize read_all(int fd, char *buffer, gsize size, gint64 deadline)
{
	gsize kept = 0;

	for (;;) {
		gint64 left = deadline - g_get_monotonic_time();
		struct pollfd p = { .fd = fd, .events = POLLIN };
		char spill[256];

		if (left <= 0)
			return -1;
		if (poll(&p, 1, (int)(left / 1000) + 1) <= 0)
			continue;
		bool full = kept == size;
		ssize_t n =
			full ? read(fd, spill, sizeof spill) : read(fd, buffer + kept, size - kept);

		if (n == 0)
			return (gssize)kept;
		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0 && !full)
			kept += (gsize)n;
	}
}

/* The first line of some bytes as a new string; NULL and DENIED where it is empty. */
static char *first_line(const char *bytes, gsize length, const char *who, GError **error)
{
	gsize n = 0;

	while (n < length && bytes[n] && bytes[n] != '\n' && bytes[n] != '\r')
		n++;
	if (n > 0)
		return g_strndup(bytes, n);
	g_set_error(error, ST_ERROR, ST_ERROR_DENIED, "the password of %s is empty", who);
	return NULL;
}

static int wait_for(GPid pid)
{
	int status = -1;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	g_spawn_close_pid(pid);
	return status;
}

/* Standard error stays the caller's: what the command complains of is for the person. */
static char *from_command(const struct keeper *k, GError **error)
{
	char *argv[] = { (char *)"/bin/sh", (char *)"-c", (char *)k->command, NULL };
	char buffer[SECRET_MAX];
	g_autoptr(GError) why = NULL;
	char *secret = NULL;
	GPid pid;
	int out;

	if (!g_spawn_async_with_pipes(NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
		    NULL, &out, NULL, &why)) {
		g_set_error(error, ST_ERROR, ST_ERROR_DENIED, "password-command of %s: %s", k->who,
			why->message);
		return NULL;
	}
	gssize n = read_all(out, buffer, sizeof buffer,
		g_get_monotonic_time() + COMMAND_DEADLINE_S * G_TIME_SPAN_SECOND);

	close(out);
	if (n < 0)
		kill(pid, SIGKILL);
	if (!g_spawn_check_wait_status(wait_for(pid), &why))
		g_set_error(error, ST_ERROR, ST_ERROR_DENIED, "password-command of %s: %s", k->who,
			n < 0 ? "no answer in time" : why->message);
	else
		secret = first_line(buffer, n > 0 ? (gsize)n : 0, k->who, error);
	explicit_bzero(buffer, sizeof buffer);
	return secret;
}

/*
 * systemd has checked who may read a credential.  Its mode says nothing: where access is given
 * by an ACL, the ACL's mask shows as the group's bits.
 */
static char *from_credential(const char *path, const char *who, GError **error)
{
	char buffer[SECRET_MAX];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, buffer, sizeof buffer);
	char *secret = NULL;

	if (n < 0)
		g_set_error(error, ST_ERROR, ST_ERROR_DENIED, "cannot read %s: %s", path,
			g_strerror(errno));
	else
		secret = first_line(buffer, (gsize)n, who, error);
	if (fd >= 0)
		close(fd);
	explicit_bzero(buffer, sizeof buffer);
	return secret;
}

static char *keeper_password(const struct keeper *k, GError **error)
{
	const char *folder = g_getenv("CREDENTIALS_DIRECTORY");
	g_autofree char *path = folder ? g_build_filename(folder, k->credential, NULL) : NULL;

	if (path && g_file_test(path, G_FILE_TEST_EXISTS))
		return from_credential(path, k->who, error);
	if (k->command)
		return from_command(k, error);
	if (k->file) {
		char *secret = file_read_secret(k->file, error);

		if (!secret || *secret)
			return secret;
		g_free(secret);
		return first_line("", 0, k->who, error);
	}
	g_set_error(error, ST_ERROR, ST_ERROR_DENIED,
		"no password for %s: give the systemd credential %s, password-command or "
		"password-file",
		k->who, k->credential);
	return NULL;
}

char *config_source_password(const struct source *source, GError **error)
{
	g_autofree char *who = g_strdup_printf("source '%s'", source->name);
	g_autofree char *credential = g_strdup_printf("source-%s.password", source->name);
	struct keeper k = { who, credential, source->password_command, source->password_file };

	return keeper_password(&k, error);
}

char *config_smtp_password(const struct settings *s, GError **error)
{
	struct keeper k = { "smtp", "smtp.password", s->smtp_password_command,
		s->smtp_password_file };

	return keeper_password(&k, error);
}
