/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/compose.h"

#include "base/text.h"
#include "parse/address_text.h"
#include "parse/date_text.h"
#include "parse/head.h"
#include "parse/platform.h"
#include "parse/sentence.h"
#include "parse/zone.h"

#include <string.h>

static void set_string(char **field, char *value)
{
	g_free(*field);
	*field = value;
}

/* The lines of a forwarded mail, as they stood in it. */
static char *unwrap(const struct zoning *z, const struct forwarded *f)
{
	GString *text = g_string_new(NULL);

	for (guint i = f->first; i < f->last; i++) {
		gsize n;
		const char *p = line_unquoted(line_at(z->lines, i), f->levels, &n);

		g_string_append_len(text, p, (gssize)n);
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}

/* The forward's date; else its carrier's, marked as such. */
static void set_date(struct message *inner, const struct message *outer, const char *date,
	const struct parse_context *context)
{
	struct moment m = date_text_parse(date, context->zone, outer->date);

	inner->date_source = DATE_FORWARD;
	if (!moment_known(m) || m.unix_s > outer->date.unix_s + 24 * 3600) {
		m = outer->date;
		inner->date_source = DATE_ARRIVAL;
	}
	inner->date = m;
}

static void copy_addresses(const GPtrArray *from, GPtrArray *to)
{
	for (guint i = 0; i < from->len; i++) {
		const struct address *a = from->pdata[i];

		g_ptr_array_add(to, address_new(a->name, a->address));
	}
}

/* A post that a platform collected: its author's, to many, from the platform's address. */
static void as_post(struct message *post, const struct message *outer)
{
	const char *name =
		post->from->name && *post->from->name ? post->from->name : post->from->address;
	struct address *from = address_new(*name ? name : outer->from->name, outer->from->address);

	address_free(post->from);
	post->from = from;
	set_string(&post->subject, g_strdup(outer->subject));
	post->via = VIA_DIRECT;
	post->kind = KIND_BULK;
	post->list = true;
	copy_addresses(outer->to, post->to);
	copy_addresses(outer->cc, post->cc);
}

static void open_forward(struct message *outer, const struct zoning *z, const struct forwarded *f,
	const struct body_text *body, const struct parse_context *context, GPtrArray *messages)
{
	struct message *inner = message_new();
	char *const *fields = f->block->fields;
	g_autofree char *text = unwrap(z, f);
	const struct body_text content = { text, body->wrapped, body->html };

	inner->index = (int)messages->len;
	inner->level = outer->level + 1;
	inner->parent = outer->index;
	inner->via = VIA_FORWARD_INLINE;
	address_free(inner->from);
	inner->from = address_text_first(fields[FIELD_FROM]);
	address_text_list(fields[FIELD_TO], inner->to);
	address_text_list(fields[FIELD_CC], inner->cc);
	if (fields[FIELD_SUBJECT])
		set_string(&inner->subject, text_squeeze(fields[FIELD_SUBJECT]));
	head_read_subject(inner);
	set_date(inner, outer, fields[FIELD_DATE], context);
	if (f->post)
		as_post(inner, outer);
	g_ptr_array_add(messages, inner);
	compose(inner, &content, FALSE, context, messages);
}

static gboolean is_one_of(const char *address, char *const *list)
{
	for (; list && *list; list++)
		if (!g_ascii_strcasecmp(address, *list))
			return TRUE;
	return FALSE;
}

/* How many of the addresses are the log's; ret_others: others than that and the members'. */
static guint count_log(
	const GPtrArray *list, const struct parse_context *context, guint *ret_others)
{
	guint n = 0;

	for (guint i = 0; i < list->len; i++) {
		const char *address = ((const struct address *)list->pdata[i])->address;

		if (is_one_of(address, context->log_addresses))
			n++;
		else if (!is_one_of(address, context->members))
			++*ret_others;
	}
	return n;
}

/* Went to the log, and to nobody outside: it is no copy of a letter. */
static gboolean is_logged(const struct message *m, const struct parse_context *context)
{
	guint others = 0,
	      n = count_log(m->to, context, &others) + count_log(m->cc, context, &others);

	return n > 0 && others == 0;
}

struct message *compose(struct message *m, const struct body_text *body, gboolean machine,
	const struct parse_context *context, GPtrArray *messages)
{
	int sense = zone_table_subject(m->subject);
	const struct platform *platform = platform_find(context->platforms, m->from->address);
	struct zone_context zc = {
		.from_name = m->from->name,
		.forward = sense > 0,
		.reply = sense < 0 || (sense == 0 && m->in_reply_to),
		.logged = m->level == 0 && is_logged(m, context),
		.machine = machine,
		.platform = platform,
	};
	g_autoptr(zoning) z = zone_find(body->text, &zc);
	g_autoptr(own_text) own = own_text_build(z, body);
	guint first = messages->len;
	struct sentence *subject;

	set_string(&m->text, g_strdup(body->text));
	g_array_unref(m->zones);
	m->zones = zone_ranges(z, body->text);
	g_ptr_array_unref(m->sentences);
	m->sentences = sentence_split(own, m->from->name);
	if (platform)
		platform_place(platform, &z->found, *own->text || z->forwards->len, m);
	if (!*own->text && !z->forwards->len && m->kind != KIND_POINTER &&
		(subject = sentence_of_subject(m->subject)))
		g_ptr_array_add(m->sentences, subject);
	set_string(&m->own_text, g_steal_pointer(&own->text));
	for (guint i = 0; i < z->forwards->len; i++)
		if (messages->len < MIME_MESSAGES_MAX && m->level < COMPOSE_DEPTH_MAX)
			open_forward(m, z, z->forwards->pdata[i], body, context, messages);
	return messages->len > first ? messages->pdata[first] : NULL;
}
