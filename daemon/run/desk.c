/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/desk.h"

#include "digest/draft_template.h"
#include "run/templates.h"

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

gboolean desk_lay(struct desk *d, struct trail *t, GError **error)
{
	*d = (struct desk){ .trail = t };
	d->views = trail_views(t, &d->items, error);
	d->messages = d->views ? trail_messages(t, error) : NULL;
	d->set_aside = d->messages ? store_set_aside(t->store, error) : NULL;
	d->sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_status_free);
	d->chain_head = store_chain_head(t->store);
	/* a mistake in a letter's file is told by `draft`; the digest comes all the same */
	d->drafts = templates_load(t->settings->languages[0], NULL);
	/* so with clocks, and `clock` */
	d->clocks = clocks_load(t->settings, NULL, NULL);
	if (d->set_aside && d->clocks &&
		!(d->running = clocks_running(t, d->clocks, d->views, NULL, error)))
		return FALSE;
	return d->set_aside && store_source_each(t->store, take_source, d->sources, error);
}

void desk_clear(struct desk *d)
{
	g_clear_pointer(&d->running, g_ptr_array_unref);
	g_clear_pointer(&d->clocks, clocks_free);
	g_clear_pointer(&d->views, g_ptr_array_unref);
	g_clear_pointer(&d->items, g_ptr_array_unref);
	g_clear_pointer(&d->messages, g_ptr_array_unref);
	g_clear_pointer(&d->sources, g_ptr_array_unref);
	g_clear_pointer(&d->set_aside, g_ptr_array_unref);
	g_clear_pointer(&d->chain_head, g_free);
	g_clear_pointer(&d->drafts, draft_templates_free);
}

struct digest_input desk_input(const struct desk *d, const char *to, struct day_range days)
{
	const struct settings *s = d->trail->settings;

	return (struct digest_input){
		.settings = s,
		.now = d->trail->now,
		.language = to ? settings_language(s, to) : NULL,
		.from = days.first,
		.to = days.last,
		.items = d->views,
		.clocks = d->running,
		.messages = d->messages,
		.sources = d->sources,
		.set_aside = d->set_aside,
		.chain_head = d->chain_head,
		.drafts = d->drafts,
		.call = trail_call,
		.call_data = d->trail,
	};
}
