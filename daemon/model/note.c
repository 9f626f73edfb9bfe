/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/note.h"

#include "base/text.h"

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

/* Without accents: people write them or not. */
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
	{ "preocupacion", NOTE_WORRY },
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
	g_autofree char *plain = text_unaccented(g_strchomp(word));
	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (!g_str_equal(marks[i].word, plain))
			continue;
		*ret_rest = start + n + 1 + strspn(start + n + 1, " \t");
		return marks[i].kind;
	}
	return NOTE_NONE;
}
