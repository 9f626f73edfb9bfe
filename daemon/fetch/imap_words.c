/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/imap_words.h"

#include <stdio.h>
#include <string.h>

void imap_words_quote(GString *command, const char *text)
{
	g_string_append_c(command, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			g_string_append_c(command, '\\');
		if (*text >= ' ' && *text < 0x7f)
			g_string_append_c(command, *text);
	}
	g_string_append_c(command, '"');
}

/* ---- names of mailboxes ---- */

static bool is_direct(char c)
{
	return c >= ' ' && c < 0x7f;
}

/* The base64 between & and -, a comma for the slash and no padding, is UTF-16BE. */
static char *decode_run(const char *run, gsize length)
{
	g_autofree char *base64 = g_malloc(length + 4);
	gsize bytes;

	memcpy(base64, run, length);
	for (gsize i = 0; i < length; i++) {
		if (!g_ascii_isalnum(run[i]) && run[i] != '+' && run[i] != ',')
			return NULL;
		if (run[i] == ',')
			base64[i] = '/';
	}
	for (; length % 4; length++)
		base64[length] = '=';
	base64[length] = '\0';
	g_autofree guint16 *utf16 = (guint16 *)(void *)g_base64_decode(base64, &bytes);
	for (gsize i = 0; i < bytes / 2; i++)
		utf16[i] = GUINT16_FROM_BE(utf16[i]);
	if (bytes == 0 || bytes % 2)
		return NULL;
	return g_utf16_to_utf8(utf16, (glong)(bytes / 2), NULL, NULL, NULL);
}

char *imap_words_name_decode(const char *name)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (; *name; name++) {
		if (!is_direct(*name))
			return NULL;
		if (*name != '&') {
			g_string_append_c(out, *name);
			continue;
		}
		const char *end = strchr(++name, '-');
		g_autofree char *run = NULL;
		if (end && end > name)
			run = decode_run(name, (gsize)(end - name));
		if (!end || (end > name && !run))
			return NULL;
		g_string_append(out, run ? run : "&");
		name = end;
	}
	return g_utf8_validate(out->str, (gssize)out->len, NULL) ? g_strdup(out->str) : NULL;
}

static bool encode_run(GString *out, const char *run, glong length)
{
	glong units;
	g_autofree guint16 *utf16 = g_utf8_to_utf16(run, length, NULL, &units, NULL);

	if (!utf16)
		return false;
	for (glong i = 0; i < units; i++)
		utf16[i] = GUINT16_TO_BE(utf16[i]);
	g_autofree char *base64 = g_base64_encode((const guchar *)utf16, (gsize)units * 2);
	base64[strcspn(base64, "=")] = '\0';
	g_string_append_printf(out, "&%s-", g_strdelimit(base64, "/", ','));
	return true;
}

char *imap_words_name_encode(const char *utf8)
{
	g_autoptr(GString) out = g_string_new(NULL);

	while (*utf8) {
		const char *end = utf8;

		while (*end && !is_direct(*end))
			end++;
		if (end > utf8) {
			if (!encode_run(out, utf8, end - utf8))
				return NULL;
			utf8 = end;
			continue;
		}
		g_string_append(out, *utf8 == '&' ? "&-" : (char[]){ *utf8, '\0' });
		utf8++;
	}
	return g_strdup(out->str);
}

/* ---- dates ---- */

struct moment imap_words_date(const char *text, gsize length)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	char copy[32], month[4], sign;
	int day, year, hour, minute, second, zone, end = 0, m = 0;

	if (length < 25 || length > 26 || memchr(text, '\0', length))
		return MOMENT_NONE;
	memcpy(copy, text, length);
	copy[length] = '\0';
	if (sscanf(copy, "%2d-%3s-%4d %2d:%2d:%2d %c%4d%n", &day, month, &year, &hour, &minute,
		    &second, &sign, &zone, &end) != 8 ||
		(gsize)end != length || (sign != '+' && sign != '-'))
		return MOMENT_NONE;
	while (m < 12 && g_ascii_strncasecmp(month, months + 3 * m, 3) != 0)
		m++;
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	struct moment t = m < 12 ? moment_at(day_of(year, m + 1, day), hour, minute, second, utc)
				 : MOMENT_NONE;
	if (!moment_known(t) || zone < 0 || zone / 100 > 14 || zone % 100 > 59)
		return MOMENT_NONE;
	t.offset_s = (sign == '-' ? -60 : 60) * (zone / 100 * 60 + zone % 100);
	t.unix_s -= t.offset_s;
	return t;
}

/* ---- search ---- */

/* What a server can look for without a CHARSET: ASCII, or an IDN domain in its A-label form. */
static char *ascii_term(const char *term)
{
	const char *at = strrchr(term, '@');

	if (g_str_is_ascii(term))
		return g_strdup(term);
	return g_hostname_to_ascii(at ? at + 1 : term);
}

/* All terms of one line, OR-ed: n - 1 times OR, then n keys, in Polish notation. */
static void add_line(GPtrArray *lines, GString *keys, guint count)
{
	g_autoptr(GString) line = g_string_new(NULL);

	if (count == 0)
		return;
	for (guint i = 1; i < count; i++)
		g_string_append(line, "OR ");
	g_string_append_len(line, keys->str, (gssize)keys->len - 1);
	g_ptr_array_add(lines, g_strdup(line->str));
	g_string_truncate(keys, 0);
}

GPtrArray *imap_words_search(const char *const *terms)
{
	static const char *const fields[] = { "FROM ", "TO ", "CC " };
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) keys = g_string_new(NULL);
	guint count = 0;

	for (; *terms; terms++) {
		g_autofree char *term = ascii_term(*terms);
		g_autoptr(GString) key = g_string_new(NULL);

		for (gsize i = 0; term && term[0] && i < G_N_ELEMENTS(fields); i++) {
			g_string_append(key, fields[i]);
			imap_words_quote(key, term);
			g_string_append_c(key, ' ');
		}
		if (key->len == 0 || key->len > IMAP_COMMAND_MAX / 2)
			continue;
		if (count == IMAP_SEARCH_KEYS_MAX ||
			keys->len + key->len + 3 * IMAP_SEARCH_KEYS_MAX > IMAP_COMMAND_MAX) {
			add_line(lines, keys, count);
			count = 0;
		}
		g_string_append_len(keys, key->str, (gssize)key->len);
		count += G_N_ELEMENTS(fields);
	}
	add_line(lines, keys, count);
	return lines;
}

char *imap_words_set(const guint32 *uids, gsize count)
{
	GString *set = g_string_new(NULL);

	for (gsize i = 0, last; i < count; i = last + 1) {
		for (last = i; last + 1 < count && uids[last + 1] == uids[last] + 1;)
			last++;
		g_string_append_printf(set, "%s%u", i ? "," : "", uids[i]);
		if (last > i)
			g_string_append_printf(set, ":%u", uids[last]);
	}
	return g_string_free(set, FALSE);
}
