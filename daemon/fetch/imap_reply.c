/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/imap_reply.h"

#include "base/error.h"

#include <string.h>

#define NUMBER_DIGITS_MAX 10

/*
 * A reply is one line, unless literals stand in it: then it is segments, each ending in {n} and
 * CRLF and n bytes, and a last one.  Quoted strings cannot hold a line end, so that a segment is
 * always whole before it is looked at.
 */
struct imap_parser {
	gsize literal_max, literal_sum;
	GString *segment; /* so far */
	gsize line_sum;	  /* bytes of the segments before */
	char *literal;	  /* being filled, or NULL */
	gsize literal_length, literal_got;
	struct imap_reply *reply;	   /* begun, or NULL */
	guint open[IMAP_DEPTH_MAX], depth; /* lists not yet closed */
	char last; /* what the last value ended with; ' ' where one may begin */
};

static const char *const status_names[IMAP_STATUS_COUNT] = { "OK", "NO", "BAD", "BYE", "PREAUTH" };

static gboolean refuse(GError **error, const char *why)
{
	g_set_error(
		error, ST_ERROR, ST_ERROR_UNAVAILABLE, "the server's reply is no IMAP: %s", why);
	return FALSE;
}

static void value_clear(gpointer p)
{
	g_clear_pointer(&((struct imap_value *)p)->literal, g_bytes_unref);
}

void imap_reply_free(struct imap_reply *r)
{
	if (!r)
		return;
	g_free(r->tag);
	g_free(r->code);
	g_free(r->text);
	g_free(r->name);
	g_clear_pointer(&r->values, g_array_unref);
	g_clear_pointer(&r->strings, g_string_chunk_free);
	g_free(r);
}

struct imap_parser *imap_parser_new(gsize literal_max)
{
	struct imap_parser *p = g_new0(struct imap_parser, 1);

	p->literal_max = literal_max;
	p->segment = g_string_new(NULL);
	return p;
}

void imap_parser_free(struct imap_parser *p)
{
	if (!p)
		return;
	g_string_free(p->segment, TRUE);
	g_free(p->literal);
	imap_reply_free(p->reply);
	g_free(p);
}

/* ---- values ---- */

static void add_value(
	struct imap_parser *p, enum imap_value_kind kind, const char *text, gsize length)
{
	GArray *values = p->reply->values;
	struct imap_value v = { .kind = kind, .next = values->len + 1, .length = length };

	if (text)
		v.text = g_string_chunk_insert_len(p->reply->strings, text, (gssize)length);
	g_array_append_val(values, v);
}

static gboolean open_list(struct imap_parser *p, GError **error)
{
	if (p->depth == IMAP_DEPTH_MAX)
		return refuse(error, "lists are nested too deeply");
	p->open[p->depth++] = p->reply->values->len;
	add_value(p, IMAP_LIST, NULL, 0);
	p->last = ' ';
	return TRUE;
}

static gboolean close_list(struct imap_parser *p, GError **error)
{
	GArray *values = p->reply->values;

	if (p->depth == 0)
		return refuse(error, "a list closes that was not open");
	g_array_index(values, struct imap_value, p->open[--p->depth]).next = values->len;
	p->last = ')';
	return TRUE;
}

/* Each of these takes one token at t and returns what follows it, or NULL. */

static const char *take_quoted(struct imap_parser *p, const char *t, const char *end)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (t++; t < end && *t != '"'; t++) {
		/* Some servers forget to escape the backslash itself. */
		if (*t == '\\' && t + 1 < end && (t[1] == '"' || t[1] == '\\'))
			t++;
		if (*t == '\r')
			return NULL;
		g_string_append_c(text, *t);
	}
	if (t == end)
		return NULL;
	add_value(p, IMAP_STRING, text->str, text->len);
	p->last = '"';
	return t + 1;
}

static bool is_atom_char(char c)
{
	return (guchar)c > ' ' && c != 0x7f && !strchr("(){\"", c);
}

static bool is_section(const char *atom, const char *t)
{
	gsize n = (gsize)(t - atom);

	return (n == 4 && g_ascii_strncasecmp(atom, "BODY", 4) == 0) ||
		(n == 6 && g_ascii_strncasecmp(atom, "BINARY", 6) == 0);
}

static const char *take_atom(struct imap_parser *p, const char *t, const char *end)
{
	const char *atom = t;

	while (t < end && is_atom_char(*t)) {
		/* BODY[HEADER.FIELDS (TO)] is one name. */
		if (*t == '[' && is_section(atom, t)) {
			t = memchr(t, ']', (gsize)(end - t));
			if (!t)
				return NULL;
		}
		t++;
	}
	if (t == atom)
		return NULL;
	if (t - atom == 3 && g_ascii_strncasecmp(atom, "NIL", 3) == 0)
		add_value(p, IMAP_NIL, NULL, 0);
	else
		add_value(p, IMAP_ATOM, atom, (gsize)(t - atom));
	p->last = 'a';
	return t;
}

/* {n} is the end of its segment, and n bytes follow. */
static gboolean begin_literal(struct imap_parser *p, const char *t, const char *end, GError **error)
{
	guint64 n = 0;
	int digits = 0;

	for (t++; t < end && g_ascii_isdigit(*t); t++, digits++)
		n = digits < NUMBER_DIGITS_MAX ? n * 10 + (guint64)(*t - '0') : G_MAXUINT64;
	if (digits == 0 || t == end || *t != '}' || t + 1 != end)
		return refuse(error, "a literal without a proper length");
	if (n > p->literal_max - p->literal_sum)
		return refuse(error, "a literal is longer than we take");
	p->literal_sum += n;
	p->literal_length = n;
	p->literal_got = 0;
	p->literal = g_malloc(n + 1);
	return TRUE;
}

static void end_literal(struct imap_parser *p)
{
	GArray *values = p->reply->values;
	GBytes *bytes = g_bytes_new_take(g_steal_pointer(&p->literal), p->literal_length);
	struct imap_value v = { .kind = IMAP_STRING, .next = values->len + 1, .literal = bytes };

	v.text = g_bytes_get_data(bytes, &v.length);
	if (!v.text) /* GBytes has no pointer for nothing */
		v.text = "";
	g_array_append_val(values, v);
	p->last = '"';
}

static gboolean take_values(struct imap_parser *p, const char *t, const char *end, GError **error)
{
	while (t && t < end) {
		if (*t == ' ') {
			p->last = ' ';
			t++;
		} else if (*t == ')') {
			if (!close_list(p, error))
				return FALSE;
			t++;
		} else if (p->last != ' ' && !(p->last == ')' && *t == '(')) {
			return refuse(error, "no space between two values");
		} else if (*t == '(') {
			if (!open_list(p, error))
				return FALSE;
			t++;
		} else if (*t == '{') {
			return begin_literal(p, t, end, error);
		} else {
			t = *t == '"' ? take_quoted(p, t, end) : take_atom(p, t, end);
		}
	}
	if (!t)
		return refuse(error, "a value that is neither atom nor string");
	if (p->depth > 0)
		return refuse(error, "the line ends within a list");
	return TRUE;
}

/* ---- the head of a reply ---- */

static void take_condition(struct imap_reply *r, const char *t, const char *end)
{
	const char *close;

	if (t < end && *t == ' ')
		t++;
	if (t < end && *t == '[' && (close = memchr(t, ']', (gsize)(end - t)))) {
		r->code = g_strndup(t + 1, (gsize)(close - t - 1));
		t = close + 1;
		if (t < end && *t == ' ')
			t++;
	}
	r->text = g_strndup(t, (gsize)(end - t));
}

static const char *word_end(const char *t, const char *end)
{
	while (t < end && is_atom_char(*t))
		t++;
	return t;
}

static bool find_status(const char *word, gsize length, enum imap_status *ret_status)
{
	for (int i = 0; i < IMAP_STATUS_COUNT; i++)
		if (strlen(status_names[i]) == length &&
			g_ascii_strncasecmp(word, status_names[i], length) == 0) {
			*ret_status = (enum imap_status)i;
			return true;
		}
	return false;
}

static bool parse_number(const char *t, gsize length, guint32 *ret_number)
{
	guint64 n = 0;

	if (length == 0 || length > NUMBER_DIGITS_MAX)
		return false;
	for (gsize i = 0; i < length; i++) {
		if (!g_ascii_isdigit(t[i]))
			return false;
		n = n * 10 + (guint64)(t[i] - '0');
	}
	*ret_number = (guint32)n;
	return n <= G_MAXUINT32;
}

/* "* 3 EXISTS", "* SEARCH ...": leaves *t at the values. */
static gboolean take_data_head(
	struct imap_reply *r, const char **t, const char *end, GError **error)
{
	const char *word = *t, *after = word_end(*t, end);

	if (parse_number(word, (gsize)(after - word), &r->number)) {
		if (after == end || *after != ' ')
			return refuse(error, "a number without a name");
		word = after + 1;
		after = word_end(word, end);
	}
	if (after == word || g_ascii_isdigit(*word) || (after < end && *after != ' '))
		return refuse(error, "no name of a reply");
	r->kind = IMAP_DATA;
	r->name = g_ascii_strup(word, after - word);
	r->values = g_array_new(FALSE, FALSE, sizeof(struct imap_value));
	g_array_set_clear_func(r->values, value_clear);
	r->strings = g_string_chunk_new(256);
	*t = after;
	return TRUE;
}

static gboolean take_done(struct imap_reply *r, const char *t, const char *end, GError **error)
{
	const char *tag_end = word_end(t, end);
	const char *word = tag_end < end ? tag_end + 1 : end, *after = word_end(word, end);

	if (tag_end == t || tag_end == end || *tag_end != ' ' ||
		!find_status(word, (gsize)(after - word), &r->status) || r->status > IMAP_BAD ||
		(after < end && *after != ' '))
		return refuse(error, "neither a tag nor * nor +");
	r->kind = IMAP_DONE;
	r->tag = g_strndup(t, (gsize)(tag_end - t));
	take_condition(r, after, end);
	return TRUE;
}

/* What kind it is; conditions are text to the end, only data has values. */
static gboolean take_head(struct imap_reply *r, const char **t, const char *end, GError **error)
{
	if (*t < end && **t == '+' && (*t + 1 == end || (*t)[1] == ' ')) {
		r->kind = IMAP_CONTINUE;
		take_condition(r, *t + 1, end);
		return TRUE;
	}
	if (end - *t < 2 || **t != '*')
		return take_done(r, *t, end, error);
	if ((*t)[1] != ' ')
		return refuse(error, "no space after *");
	*t += 2;
	const char *after = word_end(*t, end);
	if (find_status(*t, (gsize)(after - *t), &r->status) && (after == end || *after == ' ')) {
		r->kind = IMAP_CONDITION;
		take_condition(r, after, end);
		return TRUE;
	}
	return take_data_head(r, t, end, error);
}

/* ---- bytes ---- */

static gboolean take_segment(struct imap_parser *p, GError **error)
{
	const char *t = p->segment->str, *end = t + p->segment->len - 2;

	if (p->segment->len < 2 || *end != '\r')
		return refuse(error, "a line that does not end in CRLF");
	if (memchr(t, '\0', p->segment->len))
		return refuse(error, "a NUL");
	if (!p->reply) {
		p->reply = g_new0(struct imap_reply, 1);
		p->last = 'a';
		if (!take_head(p->reply, &t, end, error))
			return FALSE;
	}
	if (p->reply->kind == IMAP_DATA && !take_values(p, t, end, error))
		return FALSE;
	p->line_sum += p->segment->len;
	g_string_truncate(p->segment, 0);
	return TRUE;
}

/* Adds to the segment; *ret_used is short of length where the line ended before. */
static gboolean feed_line(
	struct imap_parser *p, const char *bytes, gsize length, gsize *ret_used, GError **error)
{
	const char *newline = memchr(bytes, '\n', length);
	gsize n = newline ? (gsize)(newline + 1 - bytes) : length;

	if (n > IMAP_LINE_MAX - p->line_sum - p->segment->len)
		return refuse(error, "an endless line");
	g_string_append_len(p->segment, bytes, (gssize)n);
	*ret_used = n;
	return newline ? take_segment(p, error) : TRUE;
}

static gsize feed_literal(struct imap_parser *p, const char *bytes, gsize length)
{
	gsize n = MIN(length, p->literal_length - p->literal_got);

	memcpy(p->literal + p->literal_got, bytes, n);
	p->literal_got += n;
	return n;
}

gboolean imap_parser_feed(struct imap_parser *p, const char *bytes, gsize length, gsize *ret_used,
	struct imap_reply **ret_reply, GError **error)
{
	gsize used = 0;

	*ret_reply = NULL;
	while (used < length && !*ret_reply) {
		gsize n = 0;

		if (p->literal)
			n = feed_literal(p, bytes + used, length - used);
		else if (!feed_line(p, bytes + used, length - used, &n, error))
			return FALSE;
		used += n;
		if (p->literal && p->literal_got == p->literal_length)
			end_literal(p);
		else if (!p->literal && p->reply && p->segment->len == 0)
			*ret_reply = g_steal_pointer(&p->reply);
	}
	if (*ret_reply)
		p->line_sum = p->literal_sum = 0;
	*ret_used = used;
	return TRUE;
}

/* ---- looking at values ---- */

const struct imap_value *imap_reply_value(const struct imap_reply *r, guint i)
{
	return r->values && i < r->values->len ? &g_array_index(r->values, struct imap_value, i)
					       : NULL;
}

const struct imap_value *imap_reply_find(const struct imap_reply *r, guint list, const char *name)
{
	const struct imap_value *l = imap_reply_value(r, list);

	if (!l || l->kind != IMAP_LIST)
		return NULL;
	for (guint i = list + 1; i < l->next;) {
		const struct imap_value *key = imap_reply_value(r, i);
		const struct imap_value *value =
			key->next < l->next ? imap_reply_value(r, key->next) : NULL;

		if (!value || imap_value_is(key, name))
			return value;
		i = value->next;
	}
	return NULL;
}

bool imap_value_number(const struct imap_value *v, guint32 *ret_number)
{
	return v && v->kind == IMAP_ATOM && parse_number(v->text, v->length, ret_number);
}

bool imap_value_is(const struct imap_value *v, const char *atom)
{
	return v && v->kind == IMAP_ATOM && g_ascii_strcasecmp(v->text, atom) == 0;
}

char *imap_value_dup(const struct imap_value *v)
{
	return v && v->text ? g_strndup(v->text, v->length) : NULL;
}
