/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/watch.h"

#include "base/error.h"
#include "fetch/backoff.h"
#include "fetch/imap_session.h"
#include "run/intake.h"
#include "run/journal.h"

#include <gio/gio.h>
#include <glib-unix.h>

#define SETTLE_MS 200 /* a delivery writes several times: look once */

struct watch {
	struct trail *trail;
	const struct source *source;
	struct watch_hooks hooks;
	struct source_state state;
	GPtrArray *monitors;   /* GFileMonitor, of files */
	guint timer, readable; /* GSource ids, 0: none */
	guint failures;
	bool idling, looked;
};

static void look(struct watch *w);

static void clear_source(guint *id)
{
	if (*id)
		g_source_remove(*id);
	*id = 0;
}

static gboolean on_timer(gpointer data)
{
	struct watch *w = data;

	w->timer = 0;
	look(w);
	return G_SOURCE_REMOVE;
}

static void look_in_ms(struct watch *w, guint ms)
{
	clear_source(&w->timer);
	w->timer = g_timeout_add(ms, on_timer, w);
}

/* -- IDLE -------------------------------------------------------------------------------- */

/* A broken session is closed here; the next look opens a new one. */
static void drop_session(struct watch *w)
{
	clear_source(&w->readable);
	w->idling = false;
	g_clear_pointer(&w->state.session, imap_session_close);
}

static gboolean on_readable(int fd, GIOCondition condition, gpointer data)
{
	struct watch *w = data;
	bool changed = false;
	g_autoptr(GError) why = NULL;

	if (!imap_session_idle_check(w->state.session, &changed, &why)) {
		journal(JOURNAL_INFO, "idle-ended source=%s why=\"%s\"", w->source->name,
			why->message);
		w->readable = 0;
		drop_session(w);
		look_in_ms(w, 0);
		return G_SOURCE_REMOVE;
	}
	if (changed)
		look_in_ms(w, SETTLE_MS);
	return G_SOURCE_CONTINUE;
}

static void start_idle(struct watch *w)
{
	bool changed = false;
	g_autoptr(GError) why = NULL;

	if (!imap_session_idle_start(w->state.session, &w->idling, &why) ||
		(w->idling && !imap_session_idle_check(w->state.session, &changed, &why))) {
		drop_session(w); /* the poll is the guarantee */
		return;
	}
	if (!w->idling)
		return;
	w->readable = g_unix_fd_add(
		imap_session_fd(w->state.session), G_IO_IN | G_IO_HUP | G_IO_ERR, on_readable, w);
	if (changed)
		look_in_ms(w, SETTLE_MS);
}

static void stop_idle(struct watch *w)
{
	g_autoptr(GError) why = NULL;

	clear_source(&w->readable);
	if (w->idling && !imap_session_idle_stop(w->state.session, &why))
		drop_session(w);
	w->idling = false;
}

/* -- files -------------------------------------------------------------------------------- */

static void on_file_change(
	GFileMonitor *m, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
	look_in_ms(data, SETTLE_MS);
}

static void monitor(struct watch *w, const char *path)
{
	g_autoptr(GFile) file = g_file_new_for_path(path);
	GFileMonitor *m = g_file_monitor(file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

	if (!m) /* no inotify here: the poll is the guarantee */
		return;
	g_signal_connect(m, "changed", G_CALLBACK(on_file_change), w);
	g_ptr_array_add(w->monitors, m);
}

static void monitor_files(struct watch *w)
{
	g_autofree char *fresh = g_build_filename(w->source->path, "new", NULL);
	g_autofree char *seen = g_build_filename(w->source->path, "cur", NULL);

	if (w->source->type == SOURCE_MBOX) {
		monitor(w, w->source->path);
		return;
	}
	monitor(w, fresh);
	monitor(w, seen);
}

/* -- a look -------------------------------------------------------------------------------- */

static int wait_after_trouble(const struct watch *w, const GError *why)
{
	if (g_error_matches(why, ST_ERROR, ST_ERROR_DENIED))
		return backoff_denied_s((int)w->failures, g_random_double());
	return backoff_s((int)w->failures, g_random_double());
}

static bool is_passing(const GError *why)
{
	return intake_is_trouble(why) || g_error_matches(why, ST_ERROR, ST_ERROR_AGAIN);
}

static void look_failed(struct watch *w, GError *why)
{
	g_autoptr(GError) owned = why;
	int wait_s;

	clear_source(&w->readable);
	w->idling = false;
	if (!is_passing(why)) {
		w->hooks.broken(g_steal_pointer(&owned), w->hooks.data);
		return;
	}
	w->failures++;
	wait_s = wait_after_trouble(w, why);
	journal(JOURNAL_WARNING, "source-trouble source=%s tries=%u next=%ds why=\"%s\"",
		w->source->name, w->failures, wait_s, why->message);
	look_in_ms(w, (guint)wait_s * 1000);
}

static void look(struct watch *w)
{
	struct pass_count count = { 0 };
	GError *why = NULL;

	stop_idle(w);
	w->trail->now = w->hooks.now(w->hooks.data);
	gboolean done = intake_source(w->trail, w->source, &w->state, &count, &why);
	w->looked = true;
	/* What came before the trouble is kept: read it in any case. */
	if (count.kept) {
		journal(JOURNAL_INFO, "arrived source=%s new=%u", w->source->name, count.kept);
		w->hooks.arrived(w->hooks.data);
	}
	if (!done) {
		look_failed(w, why);
		return;
	}
	w->failures = 0;
	look_in_ms(w, (guint)MIN(w->source->poll_s, IMAP_IDLE_S) * 1000);
	if (w->state.session)
		start_idle(w);
}

struct watch *watch_new(
	struct trail *t, const struct source *source, const struct watch_hooks *hooks)
{
	struct watch *w = g_new0(struct watch, 1);

	w->trail = t;
	w->source = source;
	w->hooks = *hooks;
	w->monitors = g_ptr_array_new_with_free_func(g_object_unref);
	if (source->type != SOURCE_IMAP)
		monitor_files(w);
	look_in_ms(w, 0);
	return w;
}

void watch_free(struct watch *w)
{
	if (!w)
		return;
	clear_source(&w->timer);
	stop_idle(w);
	source_state_clear(&w->state);
	for (guint i = 0; i < w->monitors->len; i++)
		g_signal_handlers_disconnect_by_data(w->monitors->pdata[i], w);
	g_ptr_array_unref(w->monitors);
	g_free(w);
}

bool watch_is_well(const struct watch *w)
{
	return w->looked && w->failures == 0;
}

bool watch_has_looked(const struct watch *w)
{
	return w->looked;
}
