/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/journal.h"

#include "base/text.h"

#include <glib.h>
#include <stdarg.h>

void journal(enum journal_level level, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_autofree char *line = g_strdup_vprintf(format, args);
	va_end(args);
	g_autofree char *valid = g_utf8_make_valid(line, -1);
	g_autofree char *safe = text_printable(valid, FALSE);
	if (g_getenv("JOURNAL_STREAM"))
		g_printerr("<%d>%s\n", level, safe);
	else
		g_printerr("schooltraild: %s\n", safe);
}
