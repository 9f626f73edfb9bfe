/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/mime.h"

#include "base/error.h"
#include "base/text.h"
#include "parse/body.h"
#include "parse/charset.h"
#include "parse/compose.h"
#include "parse/exif.h"
#include "parse/head.h"
#include "parse/header_text.h"
#include "parse/html_text.h"
#include "parse/invite.h"
#include "parse/mime_scan.h"
#include "parse/quoted.h"
#include "parse/transfer.h"

#include <gmime/gmime.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMessage, g_object_unref)

#define ATTACHMENTS_MAX 500 /* of one message */

/* What is found while the parts of one message are walked through. */
struct walk {
	struct body_text *body;
	struct text_part *plain, *html; /* of the alternative that is open */
	GPtrArray *attachments;		/* struct attachment */
	GPtrArray *inner;		/* GMimeMessage, forwarded as attachments */
	GPtrArray *inner_raw;		/* GByteArray: the same, but encoded */
	GTimeZone *zone;		/* the family's */
	struct invitation *invitation;	/* the first that is found */
	gboolean report;		/* a bounce: what it brings back is no forward */
	gboolean too_deep;
};

struct reader {
	const struct parse_context *context;
	GPtrArray *messages;
	gboolean too_deep;
};

static void read_message(struct reader *r, GMimeMessage *mime, struct message *outer, int depth);

void mime_init(void)
{
	g_mime_init();
	charset_init();
	html_text_init();
	invite_init();
}

/* -- headers and content, as they came ------------------------------------------------ */

static void field_free(gpointer p)
{
	struct head_field *f = p;

	g_free(f->name);
	g_free(f->value);
	g_free(f);
}

static GPtrArray *raw_fields(GMimeObject *object)
{
	GPtrArray *fields = g_ptr_array_new_with_free_func(field_free);
	GMimeHeaderList *list = g_mime_object_get_header_list(object);
	int n = list ? g_mime_header_list_get_count(list) : 0;

	for (int i = 0; i < n; i++) {
		GMimeHeader *header = g_mime_header_list_get_header_at(list, i);
		const char *name = header ? g_mime_header_get_name(header) : NULL;
		const char *value = header ? g_mime_header_get_raw_value(header) : NULL;

		if (!name || !value)
			continue;
		struct head_field *f = g_new0(struct head_field, 1);
		f->name = g_strdup(name);
		f->value = g_strdup(value + strspn(value, " \t"));
		g_ptr_array_add(fields, f);
	}
	return fields;
}

/* Room for one: the data of none would be NULL. */
static GByteArray *no_bytes(void)
{
	return g_byte_array_sized_new(1);
}

static GByteArray *stream_bytes(GMimeStream *stream)
{
	GByteArray *bytes = no_bytes();
	char buffer[16384];
	gssize n;

	g_mime_stream_reset(stream);
	while ((n = g_mime_stream_read(stream, buffer, sizeof(buffer))) > 0)
		g_byte_array_append(bytes, (guint8 *)buffer, (guint)n);
	return bytes;
}

/* The bytes of a part, decoded; an unknown encoding stays as it is. */
static GByteArray *part_bytes(GMimePart *part)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	GMimeStream *stream = content ? g_mime_data_wrapper_get_stream(content) : NULL;
	g_autoptr(GByteArray) raw = stream ? stream_bytes(stream) : no_bytes();
	GMimeContentEncoding encoding = content ? g_mime_data_wrapper_get_encoding(content)
						: GMIME_CONTENT_ENCODING_DEFAULT;

	switch (encoding) {
	case GMIME_CONTENT_ENCODING_BASE64:
		return transfer_base64((char *)raw->data, raw->len);
	case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
		return transfer_quoted_printable((char *)raw->data, raw->len, FALSE);
	case GMIME_CONTENT_ENCODING_UUENCODE: {
		g_autoptr(GMimeStream) memory = g_mime_stream_mem_new();
		g_mime_data_wrapper_write_to_stream(content, memory);
		return stream_bytes(memory);
	}
	default:
		return g_steal_pointer(&raw);
	}
}

/* -- the parts of one message --------------------------------------------------------- */

/* What the two kinds of text of an alternative say becomes part of the body. */
static void close_text(struct walk *w)
{
	if (!w->plain && !w->html)
		return;
	g_autoptr(body_text) b = body_choose(w->plain, w->html);

	if (w->body)
		body_append(w->body, b);
	else
		w->body = g_steal_pointer(&b);
	g_clear_pointer(&w->plain, text_part_free);
	g_clear_pointer(&w->html, text_part_free);
}

static void add_attachment(
	struct walk *w, const char *name, const char *type, const guint8 *bytes, gsize length)
{
	struct attachment *a;

	if (w->attachments->len >= ATTACHMENTS_MAX)
		return;
	a = attachment_new();
	a->name = g_strdup(name && *name ? name : NULL);
	a->type = g_strdup(type);
	a->size = (gint64)length;
	a->sha256 = text_sha256(bytes, length);
	a->taken = exif_taken(bytes, length, w->zone);
	g_ptr_array_add(w->attachments, a);
}

static void add_text(struct walk *w, const char *content_type, gboolean html, GByteArray *bytes,
	gboolean alternative)
{
	struct text_part *part = g_new0(struct text_part, 1);
	g_autofree char *charset = header_text_param(content_type, "charset");
	g_autofree char *format = header_text_param(content_type, "format");
	g_autofree char *delsp = header_text_param(content_type, "delsp");
	gsize length = MIN(bytes->len, 4 * MIME_TEXT_MAX);
	struct text_part **place = html ? &w->html : &w->plain;

	part->flowed = format && !g_ascii_strcasecmp(format, "flowed");
	part->delsp = delsp && !g_ascii_strcasecmp(delsp, "yes");
	part->text = charset_to_utf8((const char *)bytes->data, length, charset);
	/* outside an alternative, texts stand one under the other; inside, they are pieces of
	 * the same kind, around an attachment */
	if (*place && alternative) {
		char *whole = g_strconcat((*place)->text, "\n", part->text, NULL);

		g_free((*place)->text);
		(*place)->text = whole;
		text_part_free(part);
		return;
	}
	if (!alternative)
		close_text(w);
	*place = part;
}

static void look_for_invitation(
	struct walk *w, const char *type, const char *content_type, const GByteArray *bytes)
{
	if (w->invitation || (strcmp(type, "text/calendar") && strcmp(type, "application/ics")) ||
		bytes->len > INVITE_SIZE_MAX)
		return;
	g_autofree char *charset = header_text_param(content_type, "charset");
	g_autofree char *text = charset_to_utf8((char *)bytes->data, bytes->len, charset);
	w->invitation = invite_read(text, w->zone);
}

static void walk_part(struct walk *w, GMimePart *part, gboolean alternative)
{
	g_autoptr(GPtrArray) fields = raw_fields(GMIME_OBJECT(part));
	const char *content_type = head_get(fields, "Content-Type");
	const char *disposition = head_get(fields, "Content-Disposition");
	g_autofree char *type = header_text_value(content_type);
	g_autofree char *shown = header_text_value(disposition);
	g_autofree char *filename = header_text_param(disposition, "filename");
	g_autoptr(GByteArray) bytes = part_bytes(part);
	gboolean html = !strcmp(type, "text/html") || !strcmp(type, "application/xhtml+xml");
	gboolean text = html || g_str_has_prefix(type, "text/plain") || !strchr(type, '/');

	if (!filename)
		filename = header_text_param(content_type, "name");
	if (g_str_has_prefix(type, "message/rfc822") ||
		(filename && g_str_has_suffix(filename, ".eml") &&
			!g_str_has_prefix(type, "text/"))) {
		g_ptr_array_add(w->inner_raw, g_steal_pointer(&bytes));
		return;
	}
	if (text && strcmp(shown, "attachment") && !(filename && *filename && !alternative)) {
		add_text(w, content_type, html, bytes, alternative);
		return;
	}
	look_for_invitation(w, type, content_type, bytes);
	add_attachment(w, filename, *type ? type : "text/plain", bytes->data, bytes->len);
}

static void attach_message(struct walk *w, GMimeMessagePart *part)
{
	GMimeMessage *inner = g_mime_message_part_get_message(part);
	g_autofree char *text = inner ? g_mime_object_to_string(GMIME_OBJECT(inner), NULL) : NULL;

	if (text)
		add_attachment(w, NULL, "message/rfc822", (guint8 *)text, strlen(text));
}

static void walk_object(struct walk *w, GMimeObject *object, gboolean alternative, int depth);

static void walk_multipart(
	struct walk *w, GMimeMultipart *multipart, gboolean alternative, int depth)
{
	g_autoptr(GPtrArray) fields = raw_fields(GMIME_OBJECT(multipart));
	g_autofree char *type = header_text_value(head_get(fields, "Content-Type"));
	gboolean opens = !strcmp(type, "multipart/alternative");
	int n = g_mime_multipart_get_count(multipart);

	if (opens)
		close_text(w);
	w->report |= !strcmp(type, "multipart/report");
	for (int i = 0; i < n; i++) {
		GMimeObject *child = g_mime_multipart_get_part(multipart, i);

		if (child)
			walk_object(w, child, alternative || opens, depth + 1);
	}
	if (opens)
		close_text(w);
}

static void walk_object(struct walk *w, GMimeObject *object, gboolean alternative, int depth)
{
	if (depth > MIME_DEPTH_MAX) {
		w->too_deep = TRUE;
		return;
	}
	if (GMIME_IS_MULTIPART(object)) {
		walk_multipart(w, GMIME_MULTIPART(object), alternative, depth);
	} else if (GMIME_IS_MESSAGE_PART(object)) {
		GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));

		if (w->report)
			attach_message(w, GMIME_MESSAGE_PART(object));
		else if (inner)
			g_ptr_array_add(w->inner, inner);
	} else if (GMIME_IS_PART(object)) {
		walk_part(w, GMIME_PART(object), alternative);
	}
}

static void walk_clear(struct walk *w)
{
	body_free(w->body);
	text_part_free(w->plain);
	text_part_free(w->html);
	g_ptr_array_unref(w->attachments);
	g_ptr_array_unref(w->inner);
	g_ptr_array_unref(w->inner_raw);
}

/* -- messages ------------------------------------------------------------------------- */

static GMimeMessage *parse(const guint8 *raw, gsize length)
{
	if (!length)
		return NULL;
	g_autoptr(GMimeStream) stream =
		g_mime_stream_mem_new_with_buffer((const char *)raw, length);
	g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);

	g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
	return g_mime_parser_construct_message(parser, NULL);
}

static void read_inner(struct reader *r, struct walk *w, struct message *m, int depth)
{
	for (guint i = 0; i < w->inner->len; i++)
		read_message(r, w->inner->pdata[i], m, depth + 1);
	for (guint i = 0; i < w->inner_raw->len; i++) {
		GByteArray *bytes = w->inner_raw->pdata[i];
		const char *why = mime_scan(bytes->data, bytes->len);
		g_autoptr(GMimeMessage) inner = why ? NULL : parse(bytes->data, bytes->len);

		if (inner)
			read_message(r, inner, m, depth + 1);
		else
			add_attachment(w, NULL, "message/rfc822", bytes->data, bytes->len);
	}
}

static void read_message(struct reader *r, GMimeMessage *mime, struct message *outer, int depth)
{
	struct walk w = { .attachments =
				  g_ptr_array_new_with_free_func((GDestroyNotify)attachment_free) };
	g_autoptr(GPtrArray) fields = raw_fields(GMIME_OBJECT(mime));
	struct message *m, *forwarded, *holder;
	GMimeObject *root = g_mime_message_get_mime_part(mime);

	if (r->messages->len >= MIME_MESSAGES_MAX || depth > MIME_DEPTH_MAX) {
		r->too_deep |= depth > MIME_DEPTH_MAX;
		g_ptr_array_unref(w.attachments);
		return;
	}
	w.zone = r->context->zone;
	w.inner = g_ptr_array_new();
	w.inner_raw = g_ptr_array_new_with_free_func((GDestroyNotify)g_byte_array_unref);
	m = message_new();
	m->index = (int)r->messages->len;
	m->level = outer ? outer->level + 1 : 0;
	m->parent = outer ? outer->index : -1;
	m->via = outer ? VIA_FORWARD_ATTACHMENT : VIA_DIRECT;
	g_ptr_array_add(r->messages, m);
	/* GMime gives the content's fields to the part, not to the message */
	if (root)
		g_ptr_array_extend_and_steal(fields, raw_fields(root));
	head_read(fields, m, !outer, r->context);
	if (root)
		walk_object(&w, root, FALSE, depth);
	close_text(&w);
	if (!w.body)
		w.body = body_new("");
	forwarded = compose(m, w.body, m->automatic || m->list, r->context, r->messages);
	read_inner(r, &w, m, depth);
	/* what a forward brings with it belongs to the forwarded message, and is handed over by
	 * who writes "see attached" above it */
	holder = forwarded ? forwarded : m;
	for (guint i = 0; forwarded && *m->own_text && i < w.attachments->len; i++)
		g_ptr_array_add(m->attachments, attachment_copy(w.attachments->pdata[i]));
	g_ptr_array_extend_and_steal(holder->attachments, g_steal_pointer(&w.attachments));
	w.attachments = g_ptr_array_new();
	holder->invitation = g_steal_pointer(&w.invitation);
	r->too_deep |= w.too_deep;
	walk_clear(&w);
}

/* A NUL ends a header value for GMime: in the header it becomes a visible mark. */
static GByteArray *without_nul(const guint8 *raw, gsize length)
{
	GByteArray *out = g_byte_array_sized_new((guint)length + 64);
	gboolean header = TRUE;

	for (gsize i = 0; i < length; i++) {
		if (header && raw[i] == 0)
			g_byte_array_append(out, (const guint8 *)"\xef\xbf\xbd", 3);
		else
			g_byte_array_append(out, raw + i, 1);
		if (raw[i] == '\n' && i + 1 < length &&
			(raw[i + 1] == '\n' ||
				(raw[i + 1] == '\r' && i + 2 < length && raw[i + 2] == '\n')))
			header = FALSE;
	}
	return out;
}

struct reading *mime_read(
	const guint8 *raw, gsize length, const struct parse_context *context, GError **error)
{
	g_autoptr(reading) result = reading_new();
	struct reader r = { context, result->messages, FALSE };
	const char *why = mime_scan(raw, length);
	g_autoptr(GByteArray) clean = NULL;
	g_autoptr(GMimeMessage) mime = NULL;

	if (!why && length && memchr(raw, 0, length)) {
		clean = without_nul(raw, length);
		raw = clean->data;
		length = clean->len;
	}
	if (!why && !(mime = parse(raw, length)))
		why = "no message in it";
	if (!why)
		read_message(&r, mime, NULL, 0);
	if (!why && r.too_deep)
		why = "nested too deeply";
	if (!why)
		quoted_add(result->messages, context);
	if (why) {
		g_set_error(error, ST_ERROR, ST_ERROR_REJECT, "cannot read the mail: %s", why);
		return NULL;
	}
	return g_steal_pointer(&result);
}

struct reading *mime_read_text(const char *text, const struct parse_context *context)
{
	struct reading *result = reading_new();
	struct message *m = message_new();
	g_autofree char *valid = text_valid(text, strlen(text));
	const struct text_part part = { .text = valid };
	g_autoptr(body_text) b = body_choose(&part, NULL);

	m->date = moment_known(context->arrived) ? context->arrived : (struct moment){ 0, 0 };
	m->date_source = DATE_ARRIVAL;
	g_ptr_array_add(result->messages, m);
	compose(m, b, FALSE, context, result->messages);
	quoted_add(result->messages, context);
	return result;
}
