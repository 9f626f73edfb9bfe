/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/draft_plan.h"

#include <string.h>

const struct draft_template *draft_choose(
	const struct draft_templates *templates, const struct item_view *v)
{
	const struct draft_template *any = NULL;

	if (v->item->kind == ITEM_TASK)
		return draft_named(templates, DRAFT_SUMMARY);
	for (guint i = 0; i < templates->list->len; i++) {
		const struct draft_template *t = templates->list->pdata[i];

		if (!draft_template_serves(t, v))
			continue;
		if (g_array_index(t->cases, struct draft_case, 0).class >= 0)
			return t;
		if (!any)
			any = t;
	}
	return any;
}

const struct draft_template *draft_named(const struct draft_templates *templates, const char *name)
{
	for (guint i = 0; i < templates->list->len; i++) {
		const struct draft_template *t = templates->list->pdata[i];

		if (g_ascii_strcasecmp(t->name, name) == 0)
			return t;
	}
	return NULL;
}

static struct draft *draft_new(const char *name)
{
	struct draft *d = g_new0(struct draft, 1);

	d->name = g_strdup(name);
	d->to = g_ptr_array_new_with_free_func((GDestroyNotify)address_free);
	d->cc = g_ptr_array_new_with_free_func((GDestroyNotify)address_free);
	d->hints = g_ptr_array_new_with_free_func(g_free);
	d->references = g_new0(char *, 1);
	return d;
}

void draft_free(struct draft *d)
{
	if (!d)
		return;
	g_free(d->name);
	g_ptr_array_unref(d->to);
	g_ptr_array_unref(d->cc);
	g_free(d->subject);
	g_free(d->body);
	g_free(d->in_reply_to);
	g_strfreev(d->references);
	g_ptr_array_unref(d->hints);
	g_free(d);
}

/* The last letter about the item that mail programs can put this one under. */
static const struct message *last_letter(const struct plan *p, const struct item *i)
{
	for (guint k = i->events->len; k-- > 0;) {
		const struct event *e = i->events->pdata[k];
		const struct message *m = e->message ? plan_message(p, e->message) : NULL;

		if (m && m->message_id && e->at.unix_s <= p->in->now.unix_s)
			return m;
	}
	return NULL;
}

static void set_reply(struct draft *d, const struct message *m)
{
	guint n = g_strv_length(m->references);

	g_strfreev(d->references);
	d->references = g_new0(char *, n + 2);
	for (guint i = 0; i < n; i++)
		d->references[i] = g_strdup(m->references[i]);
	d->references[n] = g_strdup(m->message_id);
	d->in_reply_to = g_strdup(m->message_id);
}

struct draft *draft_plan(
	const struct plan *p, const struct draft_template *t, const struct item_view *v)
{
	struct draft *d = draft_new(t->name);
	char *values[SLOT_COUNT];
	bool to_asked = draft_address(p, t, v, d);
	const struct message *last = last_letter(p, v->item);

	draft_facts(p, v, d, values);
	d->subject = draft_template_subject(t, values);
	d->body = draft_template_body(t, values);
	for (int i = 0; i < SLOT_COUNT; i++)
		g_free(values[i]);
	/* what is about something else, or goes to somebody new, begins a conversation */
	if (to_asked && last && draft_template_serves(t, v))
		set_reply(d, last);
	if (strstr(d->body, DRAFT_BLANK))
		g_ptr_array_add(d->hints, g_strdup(DRAFT_BLANK " is a blank for you to fill in"));
	return d;
}

struct draft *draft_write(
	const struct digest_input *in, const struct draft_template *t, const struct item_view *v)
{
	g_auto(plan) p;

	plan_init(&p, in, in->drafts->language);
	return draft_plan(&p, t, v);
}

/* -- mailto: ------------------------------------------------------------------------------ */

/* Letters, digits and -._~ stay as they are, with what is allowed: all else could end a field. */
static void append_escaped(GString *out, const char *text, const char *allowed)
{
	g_autofree char *escaped = g_uri_escape_string(text, allowed, FALSE);

	g_string_append(out, escaped);
}

static void append_people(GString *out, const GPtrArray *people)
{
	for (guint i = 0, n = 0; i < people->len; i++) {
		const struct address *a = people->pdata[i];

		if (!*a->address)
			continue;
		if (n++)
			g_string_append_c(out, ',');
		append_escaped(out, a->address, "@");
	}
}

char *draft_url(const struct draft *d)
{
	g_autoptr(GString) out = g_string_new("mailto:");
	g_auto(GStrv) lines = g_strsplit(d->body, "\n", -1);
	g_autofree char *body = g_strjoinv("\r\n", lines);

	append_people(out, d->to);
	g_string_append(out, "?subject=");
	append_escaped(out, d->subject, NULL);
	if (d->cc->len) {
		g_string_append(out, "&cc=");
		append_people(out, d->cc);
	}
	if (d->in_reply_to) {
		g_string_append(out, "&in-reply-to=%3C");
		append_escaped(out, d->in_reply_to, NULL);
		g_string_append(out, "%3E");
	}
	g_string_append(out, "&body=");
	append_escaped(out, body, NULL);
	return out->len <= DRAFT_URL_MAX ? g_strdup(out->str) : NULL;
}
