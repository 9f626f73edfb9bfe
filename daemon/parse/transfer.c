/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/transfer.h"

#include <string.h>

/* Both alphabets of RFC 4648. */
static int base64_digit(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* Writes the bytes of up to four digits; returns the place behind them. */
static guint8 *flush(guint8 *to, guint32 bits, int digits)
{
	for (int i = 1; i < digits; i++, bits <<= 8)
		*to++ = (guint8)(bits >> 16);
	return to;
}

GByteArray *transfer_base64(const char *text, gsize length)
{
	GByteArray *out = g_byte_array_sized_new((guint)(length / 4 * 3 + 3));
	guint8 *to = out->data;
	guint32 bits = 0;
	int digits = 0;

	for (gsize i = 0; i < length; i++) {
		int v = base64_digit(text[i]);

		if (v >= 0) {
			bits |= (guint32)v << (18 - 6 * digits);
			if (++digits < 4)
				continue;
		} else if (text[i] != '=') {
			continue;
		}
		/* four digits, or padding: the end of a run, after which another may begin */
		to = flush(to, bits, digits);
		bits = 0;
		digits = 0;
	}
	to = flush(to, bits, digits);
	out->len = (guint)(to - out->data);
	return out;
}

static int hex(char c)
{
	return g_ascii_xdigit_value(c);
}

/* The length of a soft line break at p ("=", blanks, newline), or 0. */
static gsize soft_break(const char *p, const char *end)
{
	const char *q = p + 1;

	while (q < end && (*q == ' ' || *q == '\t' || *q == '\r'))
		q++;
	if (q == end)
		return (gsize)(q - p);
	return *q == '\n' ? (gsize)(q + 1 - p) : 0;
}

GByteArray *transfer_quoted_printable(const char *text, gsize length, gboolean header)
{
	GByteArray *out = g_byte_array_sized_new((guint)length + 1);

	if (!length)
		return out;
	const char *end = text + length;
	guint8 *to = out->data;

	for (const char *p = text; p < end;) {
		gsize n;
		guint8 c = (guint8)*p;

		if (c == '=' && end - p > 2 && hex(p[1]) >= 0 && hex(p[2]) >= 0) {
			c = (guint8)(hex(p[1]) << 4 | hex(p[2]));
			p += 3;
		} else if (c == '=' && !header && (n = soft_break(p, end)) > 0) {
			p += n;
			continue;
		} else {
			if (header && c == '_')
				c = ' ';
			p++;
		}
		*to++ = c;
	}
	out->len = (guint)(to - out->data);
	return out;
}
