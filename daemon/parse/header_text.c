/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/header_text.h"

#include "base/text.h"
#include "parse/charset.h"
#include "parse/transfer.h"

#include <string.h>

#define WORD_CHARSET_MAX 40
#define WORD_TEXT_MAX 2000 /* RFC 2047 says 75; clients say more */
#define PARAM_PIECES_MAX 100

/* -- encoded words (RFC 2047) -------------------------------------------------------- */

struct word {
	char charset[WORD_CHARSET_MAX];
	gboolean base64;
	const char *text;
	gsize length;
	const char *end; /* after "?=" */
};

static gboolean word_at(const char *p, struct word *ret_word)
{
	const char *charset = p + 2, *q, *end;
	gsize n, left = WORD_TEXT_MAX;

	if (p[0] != '=' || p[1] != '?')
		return FALSE;
	n = strcspn(charset, "?* \t\r\n");
	if (n == 0 || n >= WORD_CHARSET_MAX)
		return FALSE;
	q = charset + n;
	if (*q == '*') /* a language, RFC 2231 */
		q += strcspn(q, "? \t\r\n");
	if (q[0] != '?' || !q[1] || q[2] != '?' || !strchr("bBqQ", q[1]))
		return FALSE;
	/* the text may hold blanks that it should not; "?" it cannot, but "?=" ends it */
	for (end = q + 3; *end && *end != '\n' && left && (end[0] != '?' || end[1] != '='); end++)
		left--;
	if (*end != '?' || end[1] != '=')
		return FALSE;
	memcpy(ret_word->charset, charset, n);
	ret_word->charset[n] = '\0';
	ret_word->base64 = g_ascii_tolower(q[1]) == 'b';
	ret_word->text = q + 3;
	ret_word->length = (gsize)(end - q - 3);
	ret_word->end = end + 2;
	return TRUE;
}

static void flush_bytes(GString *out, GByteArray *bytes, const char *charset)
{
	if (!bytes->len)
		return;
	g_autofree char *text = charset_to_utf8((const char *)bytes->data, bytes->len, charset);
	g_string_append(out, text);
	g_byte_array_set_size(bytes, 0);
}

/* A run of encoded words with only blanks between them; the bytes of one charset are put
 * together before they are decoded, so that a character may be split between two. */
static const char *decode_words(const char *p, const struct word *first, GString *out)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	struct word w = *first, next;

	for (;;) {
		GByteArray *part = w.base64 ? transfer_base64(w.text, w.length)
					    : transfer_quoted_printable(w.text, w.length, TRUE);

		g_byte_array_append(bytes, part->data, part->len);
		g_byte_array_unref(part);
		p = w.end;
		if (!word_at(p + strspn(p, " \t\r\n"), &next))
			break;
		if (g_ascii_strcasecmp(w.charset, next.charset))
			flush_bytes(out, bytes, w.charset);
		w = next;
	}
	flush_bytes(out, bytes, w.charset);
	return p;
}

static void append_plain(GString *out, GByteArray *plain)
{
	flush_bytes(out, plain, NULL);
}

char *header_text_decode(const char *raw)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GByteArray) plain = g_byte_array_new();
	struct word w;

	for (const char *p = raw ? raw : ""; *p;) {
		if (word_at(p, &w)) {
			append_plain(out, plain);
			p = decode_words(p, &w, out);
			continue;
		}
		if (*p == '\r' || *p == '\n')
			g_byte_array_append(plain, (const guint8 *)" ",
				*p == '\n' && p[1] != ' ' && p[1] != '\t' && p[1]);
		else
			g_byte_array_append(plain, (const guint8 *)p, 1);
		p++;
	}
	append_plain(out, plain);
	g_autofree char *shown = text_printable(out->str, FALSE);
	return text_squeeze(shown);
}

/* -- parameters (RFC 2231) ----------------------------------------------------------- */

struct piece {
	int number;
	gboolean encoded;
	char *value;
};

static void piece_clear(gpointer p)
{
	g_free(((struct piece *)p)->value);
}

/* Skips to the value behind "="; reads it, quoted or not. */
static const char *read_value(const char *p, char **ret_value)
{
	GString *v = g_string_new(NULL);

	p += strspn(p, " \t\r\n");
	if (*p == '"') {
		for (p++; *p && *p != '"'; p++) {
			if (*p == '\\' && p[1])
				p++;
			if (*p != '\r' && *p != '\n')
				g_string_append_c(v, *p);
		}
		p += *p == '"';
	} else {
		gsize n = strcspn(p, ";\r\n");

		g_string_append_len(v, p, (gssize)n);
		g_strchomp(v->str);
		v->len = strlen(v->str);
		p += n;
	}
	*ret_value = g_string_free(v, FALSE);
	return p;
}

/* Does the name at p (to its "=") belong to `name`?  name, name*, name*0, name*0*. */
static gboolean name_fits(const char *p, gsize n, const char *name, struct piece *ret_piece)
{
	gsize length = strlen(name);
	const char *end = p + n;

	if (n < length || g_ascii_strncasecmp(p, name, length))
		return FALSE;
	p += length;
	*ret_piece = (struct piece){ 0, FALSE, NULL };
	if (p < end && *p == '*' && p + 1 < end && g_ascii_isdigit(p[1])) {
		for (p++; p < end && g_ascii_isdigit(*p); p++)
			ret_piece->number = MIN(ret_piece->number * 10 + (*p - '0'), 10000);
	}
	if (p < end && *p == '*') {
		ret_piece->encoded = TRUE;
		p++;
	}
	return p == end;
}

static GArray *find_pieces(const char *raw, const char *name)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
	const char *p = raw + strcspn(raw, ";");

	g_array_set_clear_func(pieces, piece_clear);
	while (*p && pieces->len < PARAM_PIECES_MAX) {
		struct piece piece;
		gsize n;
		gboolean fits;

		p += strspn(p, "; \t\r\n");
		n = strcspn(p, "= \t;");
		fits = name_fits(p, n, name, &piece);
		p += n;
		p += strspn(p, " \t");
		if (*p != '=') {
			p += strcspn(p, ";");
			continue;
		}
		p = read_value(p + 1, &piece.value);
		if (fits)
			g_array_append_val(pieces, piece);
		else
			g_free(piece.value);
		p += strcspn(p, ";");
	}
	return pieces;
}

static int piece_order(gconstpointer a, gconstpointer b)
{
	return ((const struct piece *)a)->number - ((const struct piece *)b)->number;
}

static void append_percent(GByteArray *bytes, const char *p)
{
	for (; *p; p++) {
		guint8 c = (guint8)*p;

		if (c == '%' && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2])) {
			c = (guint8)(g_ascii_xdigit_value(p[1]) << 4 | g_ascii_xdigit_value(p[2]));
			p += 2;
		}
		g_byte_array_append(bytes, &c, 1);
	}
}

char *header_text_param(const char *raw, const char *name)
{
	if (!raw)
		return NULL;
	g_autoptr(GArray) pieces = find_pieces(raw, name);
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	g_autofree char *charset = NULL;
	struct piece *first;

	if (!pieces->len)
		return NULL;
	g_array_sort(pieces, piece_order);
	first = &g_array_index(pieces, struct piece, 0);
	if (!first->encoded && pieces->len == 1)
		return header_text_decode(first->value);
	for (guint i = 0; i < pieces->len; i++) {
		struct piece *piece = &g_array_index(pieces, struct piece, i);
		const char *value = piece->value;
		const char *quote = i == 0 && piece->encoded ? strchr(value, '\'') : NULL;
		const char *second = quote ? strchr(quote + 1, '\'') : NULL;

		if (second) {
			charset = g_strndup(value, (gsize)(quote - value));
			value = second + 1;
		}
		if (piece->encoded)
			append_percent(bytes, value);
		else
			g_byte_array_append(bytes, (const guint8 *)value, (guint)strlen(value));
	}
	g_autofree char *text = charset_to_utf8(
		(const char *)bytes->data, bytes->len, charset && *charset ? charset : NULL);
	g_autofree char *shown = text_printable(text, FALSE);
	return text_squeeze(shown);
}

char *header_text_value(const char *raw)
{
	g_autofree char *value = raw ? g_strndup(raw, strcspn(raw, ";")) : g_strdup("");
	g_autofree char *valid = text_valid(value, strlen(value));

	return g_ascii_strdown(g_strstrip(valid), -1);
}

GStrv header_text_ids(const char *raw)
{
	GPtrArray *ids = g_ptr_array_new();

	for (const char *p = raw; p && (p = strchr(p, '<')); p++) {
		gsize n = strcspn(p + 1, "<> \t\r\n");

		if (n && p[1 + n] == '>') {
			g_autofree char *id = g_strndup(p + 1, n);

			g_ptr_array_add(ids, text_valid(id, n));
		}
	}
	if (raw && !ids->len && !strchr(raw, '<') && strchr(raw, '@')) {
		g_autofree char *id = g_strstrip(g_strdup(raw));

		if (*id && !strpbrk(id, " \t\r\n"))
			g_ptr_array_add(ids, text_valid(id, strlen(id)));
	}
	g_ptr_array_add(ids, NULL);
	return (GStrv)g_ptr_array_free(ids, FALSE);
}
