/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * schooltrail-reader: not for people.  Reads one hostile mail at a time from the socket on its
 * standard input and answers with what it found.  It knows no password and no server.
 */
#include "config.h"

#include "base/error.h"
#include "reader/frame.h"
#include "reader/read_mail.h"
#include "reader/setup.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sysexits.h>
#include <unistd.h>

#define READER_MEMORY_MAX (768ul * 1024 * 1024)

static void set_limit(int what, rlim_t most)
{
	const struct rlimit limit = { most, most };

	setrlimit(what, &limit);
}

/* What a mail may cost; the daemon's deadline is the other half. */
static void set_limits(void)
{
#ifndef WITH_SANITIZERS
	set_limit(RLIMIT_AS, READER_MEMORY_MAX);
#endif
	set_limit(RLIMIT_CORE, 0);
	set_limit(RLIMIT_FSIZE, 0);
	prctl(PR_SET_DUMPABLE, 0);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
}

static struct read_context *set_up(struct settings **ret_settings, GError **error)
{
	enum frame_kind kind;
	g_autoptr(GVariant) setup = frame_read(STDIN_FILENO, &kind, -1, error);
	g_autofree char *rules_dir = NULL;

	if (!setup || kind != FRAME_SETUP) {
		if (!*error)
			g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
				"this program is started by schooltrail, not by hand");
		return NULL;
	}
	*ret_settings = setup_of_variant(setup, &rules_dir, error);
	return *ret_settings ? read_context_new(*ret_settings, rules_dir, error) : NULL;
}

static struct reading *answer(const struct read_context *c, GVariant *frame)
{
	struct moment arrived;
	g_autoptr(GVariant) raw = g_variant_get_child_value(frame, 2);
	gsize length;
	const guint8 *bytes = g_variant_get_fixed_array(raw, &length, 1);

	g_variant_get_child(frame, 0, "x", &arrived.unix_s);
	g_variant_get_child(frame, 1, "i", &arrived.offset_s);
	return read_mail(c, bytes, length, arrived);
}

int main(int argc, char **argv)
{
	g_autoptr(settings) s = NULL;
	g_autoptr(GError) error = NULL;

	g_set_prgname("schooltrail-reader");
	set_limits();
	g_autoptr(read_context) c = set_up(&s, &error);
	if (!c) {
		if (isatty(STDIN_FILENO) ||
			!frame_write(STDIN_FILENO, FRAME_FAILED,
				g_variant_new_string(error->message), 5, NULL))
			g_printerr("schooltrail-reader: %s\n", error->message);
		return st_error_exit_status(error);
	}
	if (!frame_write(STDIN_FILENO, FRAME_READY,
		    g_variant_new_string(read_context_fingerprint(c)), -1, &error))
		return EX_IOERR;
	for (;;) {
		enum frame_kind kind;
		g_autoptr(GVariant) frame = frame_read(STDIN_FILENO, &kind, -1, NULL);

		if (!frame || kind != FRAME_MAIL)
			return EX_OK;
		g_autoptr(reading) r = answer(c, frame);
		if (!frame_write(STDIN_FILENO, FRAME_READING, reading_to_variant(r), -1, NULL))
			return EX_IOERR;
	}
}
