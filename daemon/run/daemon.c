/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/daemon.h"

#include "base/error.h"
#include "config/config.h"
#include "run/journal.h"
#include "run/notify.h"
#include "run/pass.h"
#include "run/postman.h"
#include "run/watch.h"

#include <glib-unix.h>

#define TICK_S 5 /* the schedule is looked at by the wall clock: jumps and suspend do no harm */

struct daemon {
	const struct daemon_options *options;
	GMainLoop *loop;
	struct trail *trail;
	GPtrArray *watches;
	GError *broken; /* why the loop ended, or NULL */
	struct postman postman;
};

static struct moment now(gpointer data)
{
	const struct daemon *d = data;

	return moment_in_zone(g_get_real_time() / G_USEC_PER_SEC + d->options->clock_skew_s,
		d->trail->settings->zone);
}

static void break_off(GError *why, gpointer data)
{
	struct daemon *d = data;

	if (d->broken)
		g_error_free(why);
	else
		d->broken = why;
	g_main_loop_quit(d->loop);
}

/* Reads what came.  A full disk or a busy trail passes: the next tick tries again. */
static void finish_pass(gpointer data)
{
	struct daemon *d = data;
	struct pass_count count = { 0 };
	g_autoptr(GError) why = NULL;

	if (!pass_finish(d->trail, &count, &why)) {
		if (!g_error_matches(why, ST_ERROR, ST_ERROR_AGAIN)) {
			break_off(g_steal_pointer(&why), d);
			return;
		}
		journal(JOURNAL_WARNING, "reading-delayed why=\"%s\"", why->message);
	}
	postman_news(&d->postman);
	if (count.set_aside)
		journal(JOURNAL_WARNING, "set-aside mails=%u", count.set_aside);
	if (d->trail->pool)
		reader_pool_rest(d->trail->pool);
}

/* -- letters to the family ---------------------------------------------------------------- */

static bool all_have_looked(const struct daemon *d)
{
	for (guint i = 0; i < d->watches->len; i++)
		if (!watch_has_looked(d->watches->pdata[i]))
			return false;
	return true;
}

static void tell_status(const struct daemon *d)
{
	guint well = 0;

	for (guint i = 0; i < d->watches->len; i++)
		well += watch_is_well(d->watches->pdata[i]);
	notify_status("%u of %u sources read, %" G_GINT64_FORMAT " mails kept", well,
		d->watches->len, store_mail_count(d->trail->store));
}

static gboolean on_tick(gpointer data)
{
	struct daemon *d = data;
	g_autoptr(GError) why = NULL;

	d->trail->now = now(d);
	notify_watchdog();
	if (all_have_looked(d) && !postman_queue(&d->postman, d->trail, &why)) {
		if (!g_error_matches(why, ST_ERROR, ST_ERROR_AGAIN)) {
			break_off(g_steal_pointer(&why), d);
			return G_SOURCE_CONTINUE;
		}
		journal(JOURNAL_WARNING, "digest-delayed why=\"%s\"", why->message);
	}
	postman_deliver(&d->postman, d->trail, g_get_monotonic_time() / G_USEC_PER_SEC);
	tell_status(d);
	return G_SOURCE_CONTINUE;
}

/* -- life ----------------------------------------------------------------------------------- */

static void watch_sources(struct daemon *d)
{
	const struct watch_hooks hooks = { now, finish_pass, break_off, d };
	const GPtrArray *sources = d->trail->settings->sources;

	for (guint i = 0; i < sources->len; i++)
		g_ptr_array_add(d->watches, watch_new(d->trail, sources->pdata[i], &hooks));
}

static gboolean open_trail(struct daemon *d, GError **error)
{
	struct pass_count count = { 0 };
	g_autoptr(settings) s = config_load(d->options->conf, error);

	if (!s)
		return FALSE;
	if (d->trail && d->trail->unnoted->len) {
		g_set_error(error, ST_ERROR, ST_ERROR_AGAIN,
			"a letter that was sent is not noted yet, and would be sent again");
		return FALSE;
	}
	g_autofree char *dir = config_state_dir(s, d->options->state_dir);
	struct moment start = moment_in_zone(
		g_get_real_time() / G_USEC_PER_SEC + d->options->clock_skew_s, s->zone);
	g_autoptr(trail) t = trail_open(g_steal_pointer(&s), dir, STORE_WRITE, start, error);
	/* what a kill left unread, and what new rules say of it all */
	if (!t || !pass_finish(t, &count, error))
		return FALSE;
	if (t->pool)
		reader_pool_rest(t->pool);
	g_ptr_array_set_size(d->watches, 0); /* they look at the old trail */
	trail_free(d->trail);
	d->trail = g_steal_pointer(&t);
	postman_clear(&d->postman); /* another schedule, other hours */
	watch_sources(d);
	return TRUE;
}

static gboolean on_hangup(gpointer data)
{
	struct daemon *d = data;
	g_autoptr(GError) why = NULL;

	notify_reloading();
	if (open_trail(d, &why))
		journal(JOURNAL_INFO, "reloaded");
	else
		journal(JOURNAL_ERROR, "reload-refused keeping=old why=\"%s\"", why->message);
	notify_ready();
	return G_SOURCE_CONTINUE;
}

static gboolean on_end(gpointer data)
{
	struct daemon *d = data;

	notify_stopping();
	g_main_loop_quit(d->loop);
	return G_SOURCE_CONTINUE;
}

int daemon_run(const struct daemon_options *o, GError **error)
{
	struct daemon d = { .options = o };

	d.watches = g_ptr_array_new_with_free_func((GDestroyNotify)watch_free);
	d.loop = g_main_loop_new(NULL, FALSE);
	gboolean good = open_trail(&d, error);
	if (good) {
		g_unix_signal_add(SIGHUP, on_hangup, &d);
		g_unix_signal_add(SIGTERM, on_end, &d);
		g_unix_signal_add(SIGINT, on_end, &d);
		g_timeout_add_seconds(TICK_S, on_tick, &d);
		journal(JOURNAL_INFO, "started sources=%u", d.watches->len);
		notify_ready();
		g_main_loop_run(d.loop);
		journal(JOURNAL_INFO, "ended");
	}
	g_ptr_array_unref(d.watches);
	trail_free(d.trail);
	g_main_loop_unref(d.loop);
	postman_clear(&d.postman);
	if (d.broken)
		g_propagate_error(error, d.broken);
	return good && !d.broken ? 0 : -1;
}
