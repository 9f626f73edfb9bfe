/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/pool.h"

#include "base/error.h"
#include "reader/frame.h"
#include "reader/places.h"
#include "reader/setup.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define SETUP_DEADLINE_S 60 /* loading the rules, under a sanitizer on a small machine */
#define NOT_BUSY (-1)

struct worker {
	GPid pid; /* 0: not running */
	int fd;
	gint64 ticket;	 /* or NOT_BUSY */
	gint64 deadline; /* monotonic, microseconds */
};

struct reader_pool {
	GVariant *setup;
	char *program;
	char *rules; /* fingerprint, from the first reader */
	guint count;
	struct worker *workers;
};

static void worker_end(struct worker *w)
{
	if (!w->pid)
		return;
	close(w->fd);
	kill(w->pid, SIGKILL);
	while (waitpid(w->pid, NULL, 0) < 0 && errno == EINTR)
		;
	*w = (struct worker){ .ticket = NOT_BUSY };
}

static gboolean worker_spawn(struct reader_pool *p, struct worker *w, GError **error)
{
	int pair[2];
	char *argv[] = { p->program, NULL };
	g_autoptr(GError) why = NULL;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) {
		g_set_error(error, ST_ERROR, ST_ERROR_AGAIN, "cannot start a reader: %s",
			g_strerror(errno));
		return FALSE;
	}
	gboolean started = g_spawn_async_with_fds(NULL, argv, NULL,
		G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &w->pid,
		pair[1], -1, -1, &why); /* its stderr is ours */
	close(pair[1]);
	if (!started) {
		close(pair[0]);
		w->pid = 0;
		g_set_error(error, ST_ERROR, ST_ERROR_FATAL, "cannot start %s: %s", p->program,
			why->message);
		return FALSE;
	}
	w->fd = pair[0];
	w->ticket = NOT_BUSY;
	return TRUE;
}

/* Starts a reader and waits until it has its rules. */
static gboolean worker_start(struct reader_pool *p, struct worker *w, GError **error)
{
	enum frame_kind kind;
	g_autoptr(GVariant) answer = NULL;
	g_autoptr(GError) why = NULL;

	if (!worker_spawn(p, w, error))
		return FALSE;
	if (frame_write(w->fd, FRAME_SETUP, p->setup, SETUP_DEADLINE_S, &why))
		answer = frame_read(w->fd, &kind, SETUP_DEADLINE_S, &why);
	if (answer && kind == FRAME_READY) {
		if (!p->rules)
			p->rules = g_variant_dup_string(answer, NULL);
		return TRUE;
	}
	if (answer && kind == FRAME_FAILED)
		g_set_error(
			error, ST_ERROR, ST_ERROR_CONFIG, "%s", g_variant_get_string(answer, NULL));
	else
		g_set_error(error, ST_ERROR, ST_ERROR_FATAL, "%s does not answer%s%s", p->program,
			why ? ": " : "", why ? why->message : "");
	worker_end(w);
	return FALSE;
}

struct reader_pool *reader_pool_new(const struct settings *s, guint workers, GError **error)
{
	g_autoptr(reader_pool) p = g_new0(struct reader_pool, 1);
	g_autofree char *rules_dir = places_rules_dir();

	p->setup = g_variant_ref_sink(setup_to_variant(s, rules_dir));
	p->program = places_reader();
	p->count = workers ? workers : g_get_num_processors();
	p->workers = g_new0(struct worker, p->count);
	for (guint i = 0; i < p->count; i++)
		p->workers[i].ticket = NOT_BUSY;
	/* The first one now, so that wrong rules are told before any mail is touched. */
	if (!worker_start(p, &p->workers[0], error))
		return NULL;
	return g_steal_pointer(&p);
}

void reader_pool_rest(struct reader_pool *p)
{
	for (guint i = 0; i < p->count; i++)
		worker_end(&p->workers[i]);
}

void reader_pool_free(struct reader_pool *p)
{
	if (!p)
		return;
	reader_pool_rest(p);
	g_free(p->workers);
	g_clear_pointer(&p->setup, g_variant_unref);
	g_free(p->program);
	g_free(p->rules);
	g_free(p);
}

const char *reader_pool_rules(const struct reader_pool *p)
{
	return p->rules;
}

/* Takes the answer of a worker that has one, or that will never have one.  A NULL reading tells
 * the caller that this mail cost a reader. */
static gboolean worker_finish(struct worker *w, reader_done_fn done, gpointer data, GError **error)
{
	gint64 ticket = w->ticket;
	gint64 left_s = (w->deadline - g_get_monotonic_time()) / G_USEC_PER_SEC;
	enum frame_kind kind;
	g_autoptr(GVariant) answer = frame_read(w->fd, &kind, (int)MAX(left_s, 0) + 1, NULL);
	struct reading *r = NULL;

	w->ticket = NOT_BUSY;
	if (answer && kind == FRAME_READING)
		r = reading_of_variant(answer, NULL);
	if (!r)
		worker_end(w);
	return done(ticket, r, data, error);
}

/* Waits until at least one busy worker has answered, died or overrun; handles all of those. */
static gboolean pool_wait(struct reader_pool *p, reader_done_fn done, gpointer data, GError **error)
{
	g_autofree struct pollfd *fds = g_new0(struct pollfd, p->count);
	gint64 now = g_get_monotonic_time(), first = G_MAXINT64;

	for (guint i = 0; i < p->count; i++) {
		struct worker *w = &p->workers[i];

		fds[i] = (struct pollfd){ w->ticket == NOT_BUSY ? -1 : w->fd, POLLIN, 0 };
		if (w->ticket != NOT_BUSY)
			first = MIN(first, w->deadline);
	}
	if (poll(fds, p->count, (int)(MAX(first - now, 0) / 1000) + 1) < 0 && errno != EINTR) {
		g_set_error(error, ST_ERROR, ST_ERROR_FATAL, "poll: %s", g_strerror(errno));
		return FALSE;
	}
	now = g_get_monotonic_time();
	for (guint i = 0; i < p->count; i++) {
		struct worker *w = &p->workers[i];

		if (w->ticket == NOT_BUSY || (!fds[i].revents && w->deadline > now))
			continue;
		if (!worker_finish(w, done, data, error))
			return FALSE;
	}
	return TRUE;
}

/* A worker without work: one that runs, else a new one, else none. */
static struct worker *pool_idle(struct reader_pool *p)
{
	struct worker *free_slot = NULL;

	for (guint i = 0; i < p->count; i++) {
		struct worker *w = &p->workers[i];

		if (w->pid && w->ticket == NOT_BUSY)
			return w;
		if (!w->pid && !free_slot)
			free_slot = w;
	}
	return free_slot;
}

gboolean reader_pool_submit(struct reader_pool *p, gint64 ticket, GBytes *raw,
	struct moment arrived, reader_done_fn done, gpointer data, GError **error)
{
	struct worker *w;

	while (!(w = pool_idle(p)))
		if (!pool_wait(p, done, data, error))
			return FALSE;
	if (!w->pid && !worker_start(p, w, error))
		return FALSE;
	GVariant *payload = g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING, raw, TRUE);
	w->ticket = ticket;
	w->deadline = g_get_monotonic_time() + READER_DEADLINE_S * G_USEC_PER_SEC;
	if (!frame_write(w->fd, FRAME_MAIL,
		    g_variant_new("(xi@ay)", arrived.unix_s, arrived.offset_s, payload),
		    READER_DEADLINE_S, NULL))
		return worker_finish(w, done, data, error); /* it died: told as any death */
	return TRUE;
}

gboolean reader_pool_drain(
	struct reader_pool *p, reader_done_fn done, gpointer data, GError **error)
{
	for (;;) {
		bool busy = false;

		for (guint i = 0; i < p->count; i++)
			busy |= p->workers[i].ticket != NOT_BUSY;
		if (!busy)
			return TRUE;
		if (!pool_wait(p, done, data, error))
			return FALSE;
	}
}
