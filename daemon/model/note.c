/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/note.h"

#include <string.h>

#define MARK_MAX 24 /* bytes before the colon: a mark is one word */

const char *const note_kind_names[NOTE_COUNT] = {
	[NOTE_PLAIN] = "note",
	[NOTE_LOG] = "log",
	[NOTE_WORRY] = "worry",
	[NOTE_WIN] = "win",
	[NOTE_ASK] = "ask",
	[NOTE_SAMPLE] = "sample",
	[NOTE_PHOTO] = "photo",
};

/* People write accents or not. */
static const struct {
	const char *word;
	enum note_kind kind;
} marks[] = {
	{ "note", NOTE_PLAIN },
	{ "log", NOTE_LOG },
	{ "worry", NOTE_WORRY },
	{ "win", NOTE_WIN },
	{ "ask", NOTE_ASK },
	{ "sample", NOTE_SAMPLE },
	{ "photo", NOTE_PHOTO },
	{ "nota", NOTE_PLAIN },
	{ "registro", NOTE_LOG },
	{ "bitacora", NOTE_LOG },
	{ "bit\303\241cora", NOTE_LOG },
	{ "preocupacion", NOTE_WORRY },
	{ "preocupaci\303\263n", NOTE_WORRY },
	{ "logro", NOTE_WIN },
	{ "pregunta", NOTE_ASK },
	{ "muestra", NOTE_SAMPLE },
	{ "foto", NOTE_PHOTO },
};

enum note_kind note_kind_of(const char *text, const char **ret_rest)
{
	const char *start = text + strspn(text, " \t\r\n");
	gsize n = strcspn(start, ":\n");

	*ret_rest = text;
	if (n > MARK_MAX || start[n] != ':')
		return NOTE_NONE;
	g_autofree char *word = g_strndup(start, n);
	g_autofree char *composed = g_utf8_normalize(g_strchomp(word), -1, G_NORMALIZE_NFC);
	g_autofree char *lower = g_utf8_strdown(composed ? composed : "", -1);
	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (!g_str_equal(marks[i].word, lower))
			continue;
		*ret_rest = start + n + 1 + strspn(start + n + 1, " \t");
		return marks[i].kind;
	}
	return NOTE_NONE;
}
