/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the outbox to the server: one process at a time, and each letter's fate is a fact. */
#include "run/mailing.h"

#include "base/error.h"
#include "config/config.h"
#include "run/notify.h"
#include "run/wake.h"
#include "send/smtp.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_FILE "outbox.lock"

/* Two processes that send the same row would send it twice.  A killed one holds no lock. */
static int lock_outbox(const struct trail *t, GError **error)
{
	g_autofree char *path = g_build_filename(t->state_dir, LOCK_FILE, NULL);
	int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0) {
		g_set_error(error, ST_ERROR, ST_ERROR_AGAIN, "cannot send mail: %s: %s", path,
			g_strerror(errno));
		return -1;
	}
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return fd;
	g_set_error(
		error, ST_ERROR, ST_ERROR_AGAIN, "another process is sending the mail just now");
	close(fd);
	return -1;
}

static gboolean mark(struct trail *t, const struct outbox_row *row, enum outbox_state state,
	const char *trouble, GError **error)
{
	if (!store_begin(t->store, error))
		return FALSE;
	if (store_outbox_mark(t->store, row->id, state, t->now, trouble, error) &&
		store_commit(t->store, error))
		return TRUE;
	store_rollback(t->store);
	return FALSE;
}

/* -- a letter that a server took while the disk was full ------------------------------------- */

static int unnoted_at(const struct trail *t, gint64 id)
{
	for (guint i = 0; i < t->unnoted->len; i++)
		if (g_array_index(t->unnoted, gint64, i) == id)
			return (int)i;
	return -1;
}

/* It is remembered till it is noted, so that it is not sent again for want of space. */
static gboolean note_sent(struct trail *t, const struct outbox_row *row, GError **error)
{
	int at = unnoted_at(t, row->id);

	if (mark(t, row, OUTBOX_SENT, NULL, error)) {
		if (at >= 0)
			g_array_remove_index(t->unnoted, (guint)at);
		return TRUE;
	}
	if (at < 0)
		g_array_append_val(t->unnoted, row->id);
	return FALSE;
}

/* -- delivery ------------------------------------------------------------------------------- */

/* Somebody who was taken off the list gets nothing more, not even what was ready. */
static bool is_recipient(const struct trail *t, const struct outbox_row *row)
{
	GPtrArray *to = t->settings->digest_to;

	if (mailing_kind_of(row->period) == MAILING_KIND_OTHER)
		return settings_member(t->settings, row->recipient);
	return g_ptr_array_find_with_equal_func(to, row->recipient, g_str_equal, NULL);
}

static bool must_wait(const struct trail *t, const struct outbox_row *row)
{
	const struct settings *s = t->settings;

	switch (mailing_kind_of(row->period)) {
	case MAILING_KIND_ALERT:
		return wake_is_quiet(s, t->now);
	case MAILING_KIND_HARM:
		return !s->harm_any_hour && wake_is_quiet(s, t->now);
	default:
		return false;
	}
}

/* FALSE only where the trail itself fails; trouble with the server goes to *trouble. */
static gboolean deliver_row(struct trail *t, const struct outbox_row *row, const char *password,
	guint *sent, GError **trouble, GError **error)
{
	g_autoptr(GError) why = NULL;

	if (unnoted_at(t, row->id) >= 0)
		return note_sent(t, row, error);
	if (must_wait(t, row))
		return TRUE;
	if (!is_recipient(t, row))
		return mark(t, row, OUTBOX_REFUSED, "no recipient any more", error);
	if (!mark(t, row, OUTBOX_SENDING, NULL, error))
		return FALSE;
	notify_watchdog();
	if (smtp_send(t->settings, password, row->recipient, row->mail, row->length, &why)) {
		++*sent;
		return note_sent(t, row, error);
	}
	bool refused = g_error_matches(why, ST_ERROR, ST_ERROR_REJECT);
	if (!mark(t, row, refused ? OUTBOX_REFUSED : OUTBOX_READY, why->message, error))
		return FALSE;
	if (!*trouble)
		*trouble = g_steal_pointer(&why);
	return TRUE;
}

static gboolean deliver_rows(struct trail *t, const GPtrArray *rows, guint *sent, GError **error)
{
	const struct settings *s = t->settings;
	g_autofree char *password = s->smtp_user ? config_smtp_password(s, error) : NULL;
	g_autoptr(GError) trouble = NULL;
	gboolean good = TRUE;

	if (s->smtp_user && !password)
		return FALSE;
	for (guint i = 0; good && i < rows->len; i++)
		good = deliver_row(t, rows->pdata[i], password, sent, &trouble, error);
	if (password)
		config_wipe(g_steal_pointer(&password));
	if (!good || !trouble)
		return good;
	g_propagate_error(error, g_steal_pointer(&trouble));
	return FALSE;
}

static bool all_wait(const struct trail *t, const GPtrArray *rows)
{
	for (guint i = 0; i < rows->len; i++)
		if (!must_wait(t, rows->pdata[i]))
			return false;
	return true;
}

gboolean mailing_deliver(struct trail *t, guint *ret_sent, GError **error)
{
	g_autoptr(GPtrArray) waiting = store_outbox_due(t->store, error);

	*ret_sent = 0;
	if (!waiting || all_wait(t, waiting))
		return waiting != NULL;
	if (!t->settings->smtp_url) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG,
			"no way to send mail: [smtp] url is not set");
		return FALSE;
	}
	int lock = lock_outbox(t, error);
	/* again, now that nobody else sends */
	g_autoptr(GPtrArray) rows = lock >= 0 ? store_outbox_due(t->store, error) : NULL;
	gboolean good = rows && deliver_rows(t, rows, ret_sent, error);
	if (lock >= 0)
		close(lock);
	return good;
}
