/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "send/mail_write.h"

#include "base/text.h"
#include "send/recipient.h"

#include <string.h>

#define HEADER_WIDTH 76
#define WORD_BYTES 45 /* 60 in base64; 72 with =?UTF-8?B? and ?= (RFC 2047: at most 75) */
#define QP_WIDTH 75   /* RFC 2045: 76 with the soft break */

static bool is_plain(const char *text)
{
	for (const char *p = text; *p; p++)
		if (*p < 0x20 || *p > 0x7e)
			return false;
	return !strstr(text, "=?");
}

/*
 * The longest piece for one encoded word: whole characters, and if possible a multiple of three
 * bytes, for there are decoders that drop the word after one that ends in padding.
 */
static gsize word_length(const char *text)
{
	gsize best = 0, best_whole = 0;

	for (const char *p = text; *p;) {
		p = g_utf8_next_char(p);
		if (p - text > WORD_BYTES)
			return best_whole ? best_whole : best;
		best = (gsize)(p - text);
		if (best % 3 == 0)
			best_whole = best;
	}
	return best;
}

static void append_encoded_words(GString *out, const char *text)
{
	while (*text) {
		gsize length = word_length(text);
		g_autofree char *code = g_base64_encode((const guchar *)text, length);

		g_string_append_printf(out, "=?UTF-8?B?%s?=", code);
		text += length;
		if (*text)
			g_string_append(out, "\r\n ");
	}
}

/* Text of a stranger for a header: one line, nothing that a terminal obeys. */
static char *header_clean(const char *text)
{
	g_autofree char *valid = text_valid(text, strlen(text));
	g_autofree char *printable = text_printable(valid, FALSE);

	return text_squeeze(printable);
}

void mail_write_text(GString *out, const char *name, const char *text)
{
	g_autofree char *clean = header_clean(text);

	g_string_append_printf(out, "%s: ", name);
	if (is_plain(clean) && strlen(name) + 2 + strlen(clean) <= HEADER_WIDTH) {
		g_string_append(out, clean);
	} else {
		/* The first word stands on a line of its own: with the name it could be too long.
		 */
		g_string_append(out, "\r\n ");
		append_encoded_words(out, clean);
	}
	g_string_append(out, "\r\n");
}

/* `"Name"` and a fold before the address; nothing where there is no name. */
static void append_name(GString *out, const char *name)
{
	g_autofree char *clean = header_clean(name ? name : "");

	if (*clean && is_plain(clean) && strlen(clean) <= WORD_BYTES) {
		g_string_append_c(out, '"');
		for (const char *p = clean; *p; p++) {
			if (*p == '"' || *p == '\\')
				g_string_append_c(out, '\\');
			g_string_append_c(out, *p);
		}
		g_string_append(out, "\"\r\n ");
	} else if (*clean) {
		g_string_append(out, "\r\n ");
		append_encoded_words(out, clean);
		g_string_append(out, "\r\n ");
	}
}

void mail_write_mailbox(GString *out, const char *field, const char *name, const char *address)
{
	g_string_append_printf(out, "%s: ", field);
	append_name(out, name);
	g_string_append_printf(out, "<%s>\r\n", address);
}

void mail_write_mailboxes(GString *out, const char *field, const GPtrArray *people)
{
	guint n = 0;

	for (guint i = 0; i < people->len; i++) {
		const struct address *a = people->pdata[i];

		if (!recipient_valid(a->address))
			continue;
		if (n++)
			g_string_append(out, ",\r\n ");
		else
			g_string_append_printf(out, "%s: ", field);
		append_name(out, a->name);
		g_string_append_printf(out, "<%s>", a->address);
	}
	if (n)
		g_string_append(out, "\r\n");
}

/* RFC 5322 3.3; the names of days and months are English in every locale. */
void mail_write_date(GString *out, struct moment m)
{
	static const char weekday[8][4] = { "", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char month_name[13][4] = { "", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec" };
	struct day d = moment_day(m, NULL);
	gint64 second = m.unix_s + m.offset_s - (gint64)d.n * 86400;
	int year, month, day_of_month, offset = ABS(m.offset_s) / 60;

	day_split(d, &year, &month, &day_of_month);
	g_string_append_printf(out, "Date: %s, %d %s %04d %02d:%02d:%02d %c%02d%02d\r\n",
		weekday[day_weekday(d)], day_of_month, month_name[month], year,
		(int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60),
		m.offset_s < 0 ? '-' : '+', offset / 60, offset % 60);
}

void mail_write_bytes(GString *out, GBytes *bytes)
{
	gsize length;
	const guchar *data = g_bytes_get_data(bytes, &length);
	g_autofree char *code = g_base64_encode(data, length);

	for (const char *p = code; *p; p += MIN(strlen(p), HEADER_WIDTH))
		g_string_append_printf(out, "%.*s\r\n", HEADER_WIDTH, p);
}

/*
 * A leading dot, "From " and white space at the end of a line are encoded as
 * well: SMTP, mbox files and careless relays would change them.
 */
void mail_write_body(GString *out, const char *text)
{
	gsize column = 0;

	for (const char *p = text; *p; p++) {
		bool at_end = p[1] == '\0' || p[1] == '\n' || (p[1] == '\r' && p[2] == '\n');
		bool plain = *p >= 0x20 && *p <= 0x7e && *p != '=';

		if (*p == '\r' && p[1] == '\n')
			continue;
		if (*p == '\n') {
			g_string_append(out, "\r\n");
			column = 0;
			continue;
		}
		if ((*p == ' ' || *p == '\t') && at_end)
			plain = false;
		if (column + (plain ? 1 : 3) > QP_WIDTH) {
			g_string_append(out, "=\r\n");
			column = 0;
		}
		if (column == 0 && (*p == '.' || g_str_has_prefix(p, "From ")))
			plain = false;
		if (plain)
			g_string_append_c(out, *p);
		else
			g_string_append_printf(out, "=%02X", (guchar)*p);
		column += plain ? 1 : 3;
	}
	if (column || !*text)
		g_string_append(out, "\r\n");
}
