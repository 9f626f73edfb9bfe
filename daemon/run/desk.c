/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/desk.h"

#include "digest/draft_template.h"
#include "run/answering.h"
#include "run/mailing.h"
#include "run/services.h"
#include "run/templates.h"
#include "track/ladder.h"

#define REPLIES_DAYS 60 /* a reply that no digest could tell of for so long is old news */

static void take_source(const char *source, struct moment last_success, struct moment last_try,
	const char *trouble, gpointer data)
{
	struct source_status *s = g_new0(struct source_status, 1);

	s->name = g_strdup(source);
	s->last_success = last_success;
	s->last_try = last_try;
	s->trouble = g_strdup(trouble);
	g_ptr_array_add(data, s);
}

static bool is_listed(const GPtrArray *sources, const char *name)
{
	for (guint i = 0; i < sources->len; i++)
		if (g_str_equal(((const struct source_status *)sources->pdata[i])->name, name))
			return true;
	return false;
}

/* A source that was never even tried is told, too. */
static gboolean take_sources(struct desk *d, GError **error)
{
	const GPtrArray *wanted = d->trail->settings->sources;

	d->sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_status_free);
	if (!store_source_each(d->trail->store, take_source, d->sources, error))
		return FALSE;
	for (guint i = 0; i < wanted->len; i++) {
		const struct source *source = wanted->pdata[i];

		if (!is_listed(d->sources, source->name))
			take_source(source->name, MOMENT_NONE, MOMENT_NONE, NULL, d->sources);
	}
	return TRUE;
}

static void counted_free(struct counted *c)
{
	g_free(c->text);
	calendar_free(c->calendar);
	g_ptr_array_unref(c->views);
	g_free(c);
}

static struct counted *count_with(const struct desk *d, const char *text)
{
	struct settings then = *d->trail->settings;
	struct calendar *known = calendar_of_text(text);

	if (!known)
		return NULL;
	struct counted *c = g_new0(struct counted, 1);
	c->text = g_strdup(text);
	c->calendar = then.calendar = known;
	c->views = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < d->items->len; i++) {
		struct item_view v;

		if (ladder_view(d->items->pdata[i], d->trail->now, &then, &v))
			g_ptr_array_add(c->views, g_memdup2(&v, sizeof v));
	}
	g_ptr_array_add(d->before, c);
	return c;
}

/* As the digest before that day counted; NULL: just as now, or there was none.  What cannot be read
 * is no reason to say nothing of the rest. */
static const struct counted *counted_before(const struct desk *d, struct day day)
{
	const struct trail *t = d->trail;
	g_autofree char *now = calendar_text(t->settings->calendar);
	g_autofree char *then = NULL;

	if (!store_calendar_before(t->store, day, &then, NULL) || !then || g_str_equal(then, now))
		return NULL;
	for (guint i = 0; i < d->before->len; i++) {
		const struct counted *known = d->before->pdata[i];

		if (g_str_equal(known->text, then))
			return known;
	}
	return count_with(d, then);
}

static struct moment long_before(struct moment now)
{
	now.unix_s -= (gint64)REPLIES_DAYS * 24 * 60 * 60;
	return now;
}

gboolean desk_lay(struct desk *d, struct trail *t, GError **error)
{
	*d = (struct desk){ .trail = t };
	d->views = trail_views(t, &d->items, error);
	d->messages = d->views ? trail_messages(t, error) : NULL;
	d->set_aside = d->messages ? store_set_aside(t->store, error) : NULL;
	d->chain_head = store_chain_head(t->store);
	d->before = g_ptr_array_new_with_free_func((GDestroyNotify)counted_free);
	/* a mistake in a letter's file is told by `draft`; the digest comes all the same */
	d->drafts = templates_load(t->settings->languages[0], NULL);
	/* and with rules, wherever mail is read */
	d->services = d->messages ? services_of(t, d->messages, NULL) : NULL;
	/* so with clocks, and `clock` */
	d->clocks = clocks_load(t->settings, NULL, NULL);
	if (d->set_aside && d->clocks &&
		!(d->running = clocks_running(t, d->clocks, d->views, d->messages, NULL, error)))
		return FALSE;
	d->parked = d->set_aside ? trail_parked(t, d->messages, error) : NULL;
	d->replies = d->parked ? store_replies(t->store, long_before(t->now), t->now, error) : NULL;
	return d->replies && take_sources(d, error);
}

void desk_clear(struct desk *d)
{
	g_clear_pointer(&d->running, g_ptr_array_unref);
	g_clear_pointer(&d->clocks, clocks_free);
	g_clear_pointer(&d->views, g_ptr_array_unref);
	g_clear_pointer(&d->items, g_ptr_array_unref);
	g_clear_pointer(&d->messages, g_ptr_array_unref);
	g_clear_pointer(&d->services, g_ptr_array_unref);
	g_clear_pointer(&d->sources, g_ptr_array_unref);
	g_clear_pointer(&d->set_aside, g_ptr_array_unref);
	g_clear_pointer(&d->parked, g_ptr_array_unref);
	g_clear_pointer(&d->replies, g_ptr_array_unref);
	g_clear_pointer(&d->chain_head, g_free);
	g_clear_pointer(&d->before, g_ptr_array_unref);
	g_clear_pointer(&d->drafts, draft_templates_free);
}

struct digest_input desk_input(const struct desk *d, const char *to, struct day_range days)
{
	const struct settings *s = d->trail->settings;
	const struct counted *before = counted_before(d, days.first);

	return (struct digest_input){
		.settings = s,
		.now = d->trail->now,
		.reader = to,
		.language = to ? settings_language(s, to) : NULL,
		.from = days.first,
		.to = days.last,
		.items = d->views,
		.clocks = d->running,
		.services = d->services,
		.items_before = before ? before->views : NULL,
		.calendar_before = before ? before->calendar : NULL,
		.messages = d->messages,
		.sources = d->sources,
		.set_aside = d->set_aside,
		.parked = d->parked,
		.replies = d->replies,
		.replies_after = store_outbox_last_digest(
			d->trail->store, to, MAILING_BY_HAND, d->trail->now),
		.answerable = answering_is_on(s),
		.chain_head = d->chain_head,
		.drafts = d->drafts,
		.call = trail_call,
		.call_data = d->trail,
	};
}
