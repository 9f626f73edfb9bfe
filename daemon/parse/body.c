/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/body.h"

#include "base/text.h"
#include "parse/flowed.h"
#include "parse/html_text.h"
#include "parse/mime.h"

#include <string.h>

#define STUB_MAX 600 /* bytes of a plain part that may be a stub for the HTML */
#define HTML_RATIO 3 /* times as much the HTML must say */

void text_part_free(struct text_part *part)
{
	if (!part)
		return;
	g_free(part->text);
	g_free(part);
}

struct body_text *body_new(const char *text)
{
	struct body_text *b = g_new0(struct body_text, 1);

	b->text = g_strdup(text);
	return b;
}

void body_free(struct body_text *b)
{
	if (!b)
		return;
	g_free(b->text);
	g_free(b->html);
	g_free(b);
}

/* The bytes from p on that a clean text keeps as they are. */
static gsize kept(const char *p)
{
	const char *q = p;

	while ((guchar)*q >= 0x20 || *q == '\n' || *q == '\t') {
		if (q[0] == '\xe2' && q[1] == '\x80' && (q[2] == '\xa8' || q[2] == '\xa9'))
			break; /* U+2028, U+2029 */
		q++;
	}
	return (gsize)(q - p);
}

/* LF only, no control bytes but tabs; cut and marked at the limit. */
static char *clean(const char *text)
{
	GString *out = g_string_sized_new(strlen(text));

	for (const char *p = text; *p;) {
		gsize n = kept(p);

		if (out->len + n > MIME_TEXT_MAX) {
			for (n = MIME_TEXT_MAX - out->len; n && ((guchar)p[n] & 0xc0) == 0x80;)
				n--;
			g_string_append_len(out, p, (gssize)n);
			g_string_append(out, "\n[...]");
			break;
		}
		g_string_append_len(out, p, (gssize)n);
		p += n;
		if ((*p == '\r' && p[1] != '\n') || *p == '\f' || *p == '\xe2')
			g_string_append_c(out, '\n');
		p += *p == '\xe2' ? 3 : *p != '\0';
	}
	return g_string_free(out, FALSE);
}

static char *rendered(const struct text_part *html)
{
	g_autofree char *text = html_text_render(html->text, strlen(html->text), MIME_TEXT_MAX);
	g_autofree char *valid = text_valid(text, strlen(text));

	return clean(valid);
}

static gsize said(const char *text)
{
	gsize n = 0;

	for (const char *p = text; *p; p++)
		n += g_ascii_isalnum(*p) || (guchar)*p >= 0xc0;
	return n;
}

/* A plain part that is empty, or only tells to look at the HTML. */
static gboolean is_stub(const char *plain, const char *html)
{
	gsize n = said(plain);

	return n == 0 || (strlen(plain) < STUB_MAX && said(html) > HTML_RATIO * n + 60);
}

struct body_text *body_choose(const struct text_part *plain, const struct text_part *html)
{
	struct body_text *b = g_new0(struct body_text, 1);
	g_autofree char *seen = html ? rendered(html) : NULL;

	if (plain) {
		g_autofree char *text = clean(plain->text);

		b->wrapped = !plain->flowed;
		b->text = plain->flowed ? flowed_undo(text, plain->delsp) : g_steal_pointer(&text);
	}
	if (seen && (!b->text || is_stub(b->text, seen))) {
		g_free(b->text);
		b->text = g_steal_pointer(&seen);
		b->wrapped = FALSE;
	}
	if (!b->text)
		b->text = g_strdup("");
	b->html = g_steal_pointer(&seen);
	return b;
}

void body_append(struct body_text *b, const struct body_text *more)
{
	char *text = g_strconcat(b->text, *b->text && *more->text ? "\n\n" : "", more->text, NULL);

	g_free(b->text);
	b->text = text;
	b->wrapped |= more->wrapped;
	if (!b->html)
		b->html = g_strdup(more->html);
}
