/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/postman.h"

#include "base/error.h"
#include "fetch/backoff.h"
#include "run/alert.h"
#include "run/journal.h"
#include "run/mailing.h"
#include "run/wake.h"
#include "run/welcome.h"

void postman_clear(struct postman *p)
{
	g_clear_pointer(&p->settled, g_free);
	*p = (struct postman){ 0 };
}

void postman_news(struct postman *p)
{
	p->looked.done = false;
}

/*
 * A trail that begins today owes no digest of last Sunday.  Nor is one owed for a day before the
 * newest that was made, as after a change of the schedule; those of days to come, made while the
 * clock was wrong, do not count.
 */
static bool is_owed(struct trail *t, struct moment scheduled)
{
	struct moment born = store_born(t->store);
	struct day day = moment_day(scheduled, t->settings->zone);
	struct day newest = store_outbox_newest(t->store, moment_day(t->now, t->settings->zone));

	return moment_known(born) && born.unix_s <= scheduled.unix_s &&
		(!day_known(newest) || newest.n < day.n);
}

static gboolean queue_digest(struct postman *p, struct trail *t, GError **error)
{
	const struct settings *s = t->settings;
	struct moment scheduled = wake_digest_last(s, t->now);

	if (!moment_known(scheduled))
		return TRUE;
	g_autofree char *period = wake_period(s, scheduled);
	if (g_strcmp0(period, p->settled) == 0)
		return TRUE;
	if (is_owed(t, scheduled)) {
		if (!mailing_queue(t, wake_digest_days(s, scheduled), period, error))
			return FALSE;
		journal(JOURNAL_INFO, "digest-ready period=%s", period);
	}
	g_free(p->settled);
	p->settled = g_steal_pointer(&period);
	return TRUE;
}

/* An item comes to a stage by the day, not by the second; else there must be news. */
static gboolean queue_alerts(struct postman *p, struct trail *t, GError **error)
{
	struct day today = moment_day(t->now, t->settings->zone);
	bool quiet = wake_is_quiet(t->settings, t->now);
	gint64 version = store_data_version(t->store);
	guint letters;

	if (p->looked.done && p->looked.day.n == today.n && p->looked.quiet == quiet &&
		p->looked.version == version)
		return TRUE;
	if (!alert_queue(t, &letters, error))
		return FALSE;
	if (letters)
		journal(JOURNAL_INFO, "alert-ready letters=%u", letters);
	if (!welcome_queue(t, &letters, error))
		return FALSE;
	if (letters)
		journal(JOURNAL_INFO, "forward-answered letters=%u", letters);
	p->looked.done = true;
	p->looked.day = today;
	p->looked.quiet = quiet;
	p->looked.version = version;
	return TRUE;
}

gboolean postman_queue(struct postman *p, struct trail *t, GError **error)
{
	if (!t->settings->smtp_url)
		return TRUE;
	return queue_digest(p, t, error) && queue_alerts(p, t, error);
}

static int wait_after(const struct postman *p, const GError *why)
{
	int n = (int)p->failures;

	return g_error_matches(why, ST_ERROR, ST_ERROR_DENIED)
		? backoff_denied_s(n, g_random_double())
		: backoff_s(n, g_random_double());
}

void postman_deliver(struct postman *p, struct trail *t, gint64 clock_s)
{
	g_autoptr(GError) why = NULL;
	guint sent;

	if (!t->settings->smtp_url || clock_s < p->deliver_after_s)
		return;
	if (mailing_deliver(t, &sent, &why)) {
		p->failures = 0;
		if (sent)
			journal(JOURNAL_INFO, "digest-sent mails=%u", sent);
		return;
	}
	p->failures++;
	int wait_s = wait_after(p, why);
	p->deliver_after_s = clock_s + wait_s;
	journal(JOURNAL_WARNING, "digest-delayed tries=%u next=%ds why=\"%s\"", p->failures, wait_s,
		why->message);
}
