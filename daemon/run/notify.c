/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "run/notify.h"

#include <glib.h>
#include <stdarg.h>
#ifdef HAVE_SYSTEMD
#include <systemd/sd-daemon.h>
#else
/* Without libsystemd there is nobody to tell. */
static int sd_notify(int unset, const char *state)
{
	return 0;
}
#endif

void notify_ready(void)
{
	sd_notify(0, "READY=1");
}

void notify_reloading(void)
{
	g_autofree char *state = g_strdup_printf(
		"RELOADING=1\nMONOTONIC_USEC=%" G_GINT64_FORMAT, g_get_monotonic_time());

	sd_notify(0, state);
}

void notify_stopping(void)
{
	sd_notify(0, "STOPPING=1");
}

void notify_watchdog(void)
{
	sd_notify(0, "WATCHDOG=1");
}

void notify_status(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_autofree char *text = g_strdup_vprintf(format, args);
	va_end(args);
	g_autofree char *state = g_strconcat("STATUS=", text, NULL);
	sd_notify(0, state);
}
