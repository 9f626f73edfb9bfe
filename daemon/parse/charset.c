/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/charset.h"

#include "base/text.h"

#include <iconv.h>
#include <string.h>

/* Kept open: a closed converter's shared object may be unloaded.  Written once, by init. */
static struct converter {
	const char *name;
	iconv_t cd;
} converters[] = {
	{ "WINDOWS-1252", (iconv_t)-1 }, /* the first: what undeclared bytes are taken for */
	{ "ISO-8859-15", (iconv_t)-1 },
	{ "ISO-8859-2", (iconv_t)-1 },
	{ "ISO-8859-3", (iconv_t)-1 },
	{ "ISO-8859-4", (iconv_t)-1 },
	{ "ISO-8859-5", (iconv_t)-1 },
	{ "ISO-8859-6", (iconv_t)-1 },
	{ "ISO-8859-7", (iconv_t)-1 },
	{ "ISO-8859-8", (iconv_t)-1 },
	{ "ISO-8859-9", (iconv_t)-1 },
	{ "WINDOWS-1250", (iconv_t)-1 },
	{ "WINDOWS-1251", (iconv_t)-1 },
	{ "WINDOWS-1253", (iconv_t)-1 },
	{ "WINDOWS-1254", (iconv_t)-1 },
	{ "WINDOWS-1255", (iconv_t)-1 },
	{ "WINDOWS-1256", (iconv_t)-1 },
	{ "WINDOWS-1257", (iconv_t)-1 },
	{ "WINDOWS-1258", (iconv_t)-1 },
	{ "KOI8-R", (iconv_t)-1 },
	{ "KOI8-U", (iconv_t)-1 },
	{ "MACINTOSH", (iconv_t)-1 },
	{ "IBM437", (iconv_t)-1 },
	{ "IBM850", (iconv_t)-1 },
	{ "UTF-16", (iconv_t)-1 },
	{ "UTF-16LE", (iconv_t)-1 },
	{ "UTF-16BE", (iconv_t)-1 },
	{ "UTF-7", (iconv_t)-1 },
	{ "GB18030", (iconv_t)-1 },
	{ "BIG5", (iconv_t)-1 },
	{ "SHIFT_JIS", (iconv_t)-1 },
	{ "ISO-2022-JP", (iconv_t)-1 },
	{ "EUC-JP", (iconv_t)-1 },
	{ "EUC-KR", (iconv_t)-1 },
	{ "CP949", (iconv_t)-1 },
	{ "TIS-620", (iconv_t)-1 },
};

/* What mail calls a charset, and what is meant: the superset that senders really use, or ""
 * for UTF-8 and for what says nothing.  Names as plain_name() makes them. */
static const struct {
	const char *said, *meant;
} aliases[] = {
	{ "us-ascii", "" },
	{ "ascii", "" },
	{ "utf-8", "" },
	{ "utf8", "" },
	{ "utf-8-sig", "" },
	{ "unicode-1-1-utf-8", "" },
	{ "unknown", "" },
	{ "unknown-8bit", "" },
	{ "default", "" },
	{ "iso-8859-1", "WINDOWS-1252" },
	{ "latin1", "WINDOWS-1252" },
	{ "latin-1", "WINDOWS-1252" },
	{ "l1", "WINDOWS-1252" },
	{ "ansi", "WINDOWS-1252" },
	{ "latin2", "ISO-8859-2" },
	{ "latin5", "ISO-8859-9" },
	{ "latin9", "ISO-8859-15" },
	{ "mac-roman", "MACINTOSH" },
	{ "macroman", "MACINTOSH" },
	{ "mac", "MACINTOSH" },
	{ "cp437", "IBM437" },
	{ "cp850", "IBM850" },
	{ "gb2312", "GB18030" },
	{ "gbk", "GB18030" },
	{ "ks-c-5601-1987", "CP949" },
	{ "ksc5601", "CP949" },
	{ "uhc", "CP949" },
	{ "sjis", "SHIFT_JIS" },
	{ "shift-jis", "SHIFT_JIS" },
	{ "windows-31j", "SHIFT_JIS" },
	{ "ujis", "EUC-JP" },
	{ "windows-874", "TIS-620" },
};

void charset_init(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(converters); i++)
		if (converters[i].cd == (iconv_t)-1)
			converters[i].cd = iconv_open("UTF-8", converters[i].name);
}

/* Lower case, "-" for "_", no "x-"; "iso8859-1" and "cp1252" as most call them. */
static char *plain_name(const char *charset)
{
	g_autofree char *name = g_ascii_strdown(charset, -1);
	const char *p = g_strdelimit(g_strstrip(name), "_", '-');

	p += g_str_has_prefix(p, "x-") ? 2 : 0;
	if (g_str_has_prefix(p, "iso8859"))
		return g_strconcat("iso-", p + 3, NULL);
	if (g_str_has_prefix(p, "cp125") || g_str_has_prefix(p, "cp-125"))
		return g_strconcat("windows-", strstr(p, "125"), NULL);
	return g_strdup(p);
}

/* The converter for a name; NULL where it is UTF-8, says nothing or is not known. */
static const struct converter *converter_for(const char *charset)
{
	g_autofree char *plain = plain_name(charset);
	const char *name = plain;

	for (gsize i = 0; i < G_N_ELEMENTS(aliases); i++)
		if (!strcmp(plain, aliases[i].said))
			name = aliases[i].meant;
	for (gsize i = 0; i < G_N_ELEMENTS(converters); i++) {
		g_autofree char *ours = plain_name(converters[i].name);

		if (converters[i].cd != (iconv_t)-1 &&
			(!g_ascii_strcasecmp(converters[i].name, name) || !strcmp(ours, name)))
			return &converters[i];
	}
	return NULL;
}

static void convert(iconv_t cd, const char *bytes, gsize length, GString *out)
{
	char buffer[4096];
	char *in = (char *)bytes;
	gboolean flushed = FALSE;

	iconv(cd, NULL, NULL, NULL, NULL);
	while (!flushed) {
		char *to = buffer;
		gsize room = sizeof(buffer), left = length, n;

		flushed = length == 0;
		n = length ? iconv(cd, &in, &length, &to, &room)
			   : iconv(cd, NULL, NULL, &to, &room);
		g_string_append_len(out, buffer, to - buffer);
		if (n == (gsize)-1 && length > 0 && to == buffer && left == length) {
			g_string_append(out, "\uFFFD");
			in++;
			length--;
		}
	}
}

static char *with_converter(const struct converter *c, const char *bytes, gsize length)
{
	g_autoptr(GString) out = g_string_sized_new(length + length / 8);

	convert(c->cd, bytes, length, out);
	return text_valid(out->str, out->len);
}

/* Valid, but for NUL bytes. */
static gboolean is_utf8(const char *bytes, gsize length)
{
	const char *end = bytes + length, *bad;

	while (!g_utf8_validate_len(bytes, (gsize)(end - bytes), &bad)) {
		if (*bad)
			return FALSE;
		bytes = bad + 1;
	}
	return TRUE;
}

/* Has at least one whole character of several bytes: damaged UTF-8, not another charset. */
static gboolean has_utf8(const char *bytes, gsize length)
{
	for (gsize i = 0; i + 1 < length; i++) {
		guchar c = (guchar)bytes[i];
		gsize n = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;

		if (c >= 0xc2 && c < 0xf5 && i + n <= length &&
			g_utf8_validate_len(bytes + i, n, NULL))
			return TRUE;
	}
	return FALSE;
}

char *charset_to_utf8(const char *bytes, gsize length, const char *charset)
{
	const struct converter *c = charset ? converter_for(charset) : NULL;
	const struct converter *western = &converters[0];

	if (!length)
		return g_strdup("");
	if (length >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3))
		return text_valid(bytes + 3, length - 3);
	if (c && c != western)
		return with_converter(c, bytes, length);
	/* Valid UTF-8 is not what western text looks like by chance, whatever it is called. */
	if (is_utf8(bytes, length) || (!c && has_utf8(bytes, length)) || western->cd == (iconv_t)-1)
		return text_valid(bytes, length);
	return with_converter(western, bytes, length);
}
