/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thread/subject.h"

#include <string.h>

#include "base/text.h"

enum prefix {
	PREFIX_REPLY,
	PREFIX_FORWARD,
	PREFIX_MARK, /* of a gateway: neither */
};

/* Prefixes that mail programs write, by language; a blob "[3]" may follow. */
static const struct {
	const char *word;
	enum prefix kind;
} prefixes[] = {
	{ "re", PREFIX_REPLY },
	{ "res", PREFIX_REPLY },
	{ "aw", PREFIX_REPLY },
	{ "antw", PREFIX_REPLY },
	{ "sv", PREFIX_REPLY },
	{ "vs", PREFIX_REPLY },
	{ "odp", PREFIX_REPLY },
	{ "ref", PREFIX_REPLY },
	{ "rif", PREFIX_REPLY },
	{ "ynt", PREFIX_REPLY },
	{ "fw", PREFIX_FORWARD },
	{ "fwd", PREFIX_FORWARD },
	{ "rv", PREFIX_FORWARD },
	{ "reenv", PREFIX_FORWARD },
	{ "tr", PREFIX_FORWARD },
	{ "wg", PREFIX_FORWARD },
	{ "enc", PREFIX_FORWARD },
	{ "i", PREFIX_FORWARD },
	{ "doorst", PREFIX_FORWARD },
	{ "vb", PREFIX_FORWARD },
	{ "vl", PREFIX_FORWARD },
	{ "rtv", PREFIX_FORWARD },
	{ "automatic reply", PREFIX_REPLY },
	{ "auto reply", PREFIX_REPLY },
	{ "auto-reply", PREFIX_REPLY },
	{ "autoreply", PREFIX_REPLY },
	{ "out of office", PREFIX_REPLY },
	{ "respuesta automática", PREFIX_REPLY },
	{ "réponse automatique", PREFIX_REPLY },
	{ "accepted", PREFIX_REPLY },
	{ "declined", PREFIX_REPLY },
	{ "tentative", PREFIX_REPLY },
	{ "aceptado", PREFIX_REPLY },
	{ "aceptada", PREFIX_REPLY },
	{ "rechazado", PREFIX_REPLY },
	{ "rechazada", PREFIX_REPLY },
	{ "external", PREFIX_MARK },
	{ "ext", PREFIX_MARK },
	{ "externo", PREFIX_MARK },
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
static const char *after_prefix(const char *p, enum prefix *ret_kind)
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
		*ret_kind = prefixes[i].kind;
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
		enum prefix kind;
		gsize n = strlen(p);
		const char *next = after_prefix(p, &kind);

		if (next) {
			*ret_reply |= kind == PREFIX_REPLY;
			*ret_forward |= kind == PREFIX_FORWARD;
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
	g_autofree char *folded = text_unaccented(base);

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
