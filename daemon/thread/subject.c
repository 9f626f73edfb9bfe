/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thread/subject.h"

#include <string.h>

#include "base/text.h"

/* Prefixes that mail programs write, by language; a blob "[3]" may follow. */
static const struct {
	const char *word;
	bool forward;
} prefixes[] = {
	{ "re", false },
	{ "res", false },
	{ "aw", false },
	{ "antw", false },
	{ "sv", false },
	{ "vs", false },
	{ "odp", false },
	{ "ref", false },
	{ "rif", false },
	{ "ynt", false },
	{ "fw", true },
	{ "fwd", true },
	{ "rv", true },
	{ "reenv", true },
	{ "tr", true },
	{ "wg", true },
	{ "enc", true },
	{ "i", true },
	{ "doorst", true },
	{ "vb", true },
	{ "vl", true },
	{ "rtv", true },
};

/* The text behind "[blob]", or NULL; what is all blob is left alone. */
static const char *after_blob(const char *p)
{
	if (*p != '[')
		return NULL;
	const char *end = strpbrk(p + 1, "[]");
	if (!end || *end != ']')
		return NULL;
	for (end++; *end == ' ';)
		end++;
	return end;
}

/* The text behind one prefix, or NULL. */
static const char *after_prefix(const char *p, bool *ret_forward)
{
	for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		gsize n = strlen(prefixes[i].word);
		const char *q = p + n;

		if (g_ascii_strncasecmp(p, prefixes[i].word, n))
			continue;
		while (*q == ' ')
			q++;
		const char *blob = after_blob(q);
		if (blob)
			q = blob;
		if (*q == '(' && q[1] && strchr("0123456789", q[1]))
			q = strchr(q, ')') ? strchr(q, ')') + 1 : q;
		if (*q == ':')
			q++;
		else if (g_str_has_prefix(q, "\357\274\232")) /* full-width colon */
			q += 3;
		else
			continue;
		while (*q == ' ')
			q++;
		*ret_forward = prefixes[i].forward;
		return q;
	}
	return NULL;
}

static void trim_trailer(char *text)
{
	for (;;) {
		g_strchomp(text);
		gsize n = strlen(text);
		if (n < 5 || g_ascii_strcasecmp(text + n - 5, "(fwd)"))
			return;
		text[n - 5] = '\0';
	}
}

/* Takes off leaders and one kind of wrapper until nothing changes. */
static const char *strip(char *text, bool *ret_reply, bool *ret_forward)
{
	const char *p = text;

	trim_trailer(text);
	for (;;) {
		bool forward;
		gsize n = strlen(p);
		const char *next = after_prefix(p, &forward);

		if (next) {
			*(forward ? ret_forward : ret_reply) = true;
			p = next;
			continue;
		}
		next = after_blob(p);
		if (next && *next) {
			p = next;
			continue;
		}
		if (n > 5 && !g_ascii_strncasecmp(p, "[fwd:", 5) && p[n - 1] == ']') {
			text[p - text + (gssize)n - 1] = '\0';
			*ret_forward = true;
			for (p += 5; *p == ' ';)
				p++;
			continue;
		}
		return p;
	}
}

char *subject_base(const char *subject)
{
	g_autofree char *text = text_squeeze(subject);
	bool reply = false, forward = false;
	const char *base = strip(text, &reply, &forward);
	g_autofree char *folded = g_utf8_casefold(base, -1);

	return g_strchomp(g_steal_pointer(&folded));
}

bool subject_is_reply(const char *subject)
{
	g_autofree char *text = text_squeeze(subject);
	bool reply = false, forward = false;

	strip(text, &reply, &forward);
	return reply;
}

bool subject_is_forward(const char *subject)
{
	g_autofree char *text = text_squeeze(subject);
	bool reply = false, forward = false;

	strip(text, &reply, &forward);
	return forward;
}
