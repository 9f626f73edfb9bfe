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
	{ "WINDOWS-1252", (iconv_t)-1 },
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

/* What mail calls a charset, and what is meant: the superset that senders really use. */
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
	{ "x-unknown", "" },
	{ "default", "" },
	{ "iso-8859-1", "WINDOWS-1252" },
	{ "iso8859-1", "WINDOWS-1252" },
	{ "iso_8859-1", "WINDOWS-1252" },
	{ "latin1", "WINDOWS-1252" },
	{ "latin-1", "WINDOWS-1252" },
	{ "cp1252", "WINDOWS-1252" },
	{ "x-cp1252", "WINDOWS-1252" },
	{ "ansi", "WINDOWS-1252" },
	{ "cp1250", "WINDOWS-1250" },
	{ "cp1251", "WINDOWS-1251" },
	{ "iso8859-15", "ISO-8859-15" },
	{ "latin9", "ISO-8859-15" },
	{ "x-mac-roman", "MACINTOSH" },
	{ "macroman", "MACINTOSH" },
	{ "cp437", "IBM437" },
	{ "cp850", "IBM850" },
	{ "gb2312", "GB18030" },
	{ "gbk", "GB18030" },
	{ "x-gbk", "GB18030" },
	{ "ks_c_5601-1987", "CP949" },
	{ "x-sjis", "SHIFT_JIS" },
	{ "windows-874", "TIS-620" },
};

void charset_init(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(converters); i++)
		if (converters[i].cd == (iconv_t)-1)
			converters[i].cd = iconv_open("UTF-8", converters[i].name);
}

static const char *meant(const char *charset)
{
	for (gsize i = 0; i < G_N_ELEMENTS(aliases); i++)
		if (!g_ascii_strcasecmp(charset, aliases[i].said))
			return aliases[i].meant;
	return charset;
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

static char *with_converter(const char *name, const char *bytes, gsize length)
{
	g_autoptr(GString) out = NULL;
	iconv_t cd = (iconv_t)-1;
	gboolean own = FALSE;

	for (gsize i = 0; i < G_N_ELEMENTS(converters) && cd == (iconv_t)-1; i++)
		if (!g_ascii_strcasecmp(converters[i].name, name))
			cd = converters[i].cd;
	if (cd == (iconv_t)-1) {
		cd = iconv_open("UTF-8", name);
		own = TRUE;
	}
	if (cd == (iconv_t)-1)
		return NULL;
	out = g_string_sized_new(length + length / 8);
	convert(cd, bytes, length, out);
	if (own)
		iconv_close(cd);
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
	const char *name = charset ? meant(charset) : "";
	char *text;

	if (!length)
		return g_strdup("");
	if (length >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3)) {
		bytes += 3;
		length -= 3;
		name = "";
	}
	if (*name && strlen(name) < 40) {
		text = with_converter(name, bytes, length);
		if (text)
			return text;
	}
	/* Declared or not: valid UTF-8 is not what any other charset looks like by chance. */
	if (is_utf8(bytes, length) || has_utf8(bytes, length))
		return text_valid(bytes, length);
	text = with_converter("WINDOWS-1252", bytes, length);
	return text ? text : text_valid(bytes, length);
}
