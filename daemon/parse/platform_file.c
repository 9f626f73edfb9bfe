/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/platform_file.h"

#include <string.h>

const char *const platform_key_names[PLATFORM_KEY_COUNT + 1] = {
	[PLATFORM_SENDER] = "sender",
	[PLATFORM_NAME] = "name",
	[PLATFORM_SUBJECT] = "subject",
	[PLATFORM_FRAME] = "frame",
	[PLATFORM_POINTER] = "pointer",
	[PLATFORM_BUTTON] = "button",
	[PLATFORM_FOOTER] = "footer",
	[PLATFORM_POST] = "post",
	[PLATFORM_ORIGINAL] = "original",
	[PLATFORM_TRANSLATION] = "translation",
	[PLATFORM_BULK] = "bulk",
	[PLATFORM_INFO] = "info",
};

/* What a platform's mail may be, where nothing else is told. */
static const enum message_kind kinds[] = { KIND_PERSON, KIND_BULK, KIND_INFO, KIND_POINTER };

/* A place in the file being read. */
struct reader {
	const char *file;
	int line;
	GPtrArray *platforms;
	struct platform *platform; /* that indented lines belong to, or NULL */
	GString *wrong;
};

static void G_GNUC_PRINTF(2, 3) tell(struct reader *r, const char *format, ...)
{
	va_list arguments;

	g_string_append_printf(r->wrong, "%s%s:%d: ", r->wrong->len ? "\n" : "", r->file, r->line);
	va_start(arguments, format);
	g_string_append_vprintf(r->wrong, format, arguments);
	va_end(arguments);
}

static void example_free(gpointer p)
{
	struct platform_example *e = p;

	g_free(e->text);
	g_free(e->name);
	g_free(e);
}

void platform_free(struct platform *p)
{
	g_free(p->name);
	g_free(p->file);
	for (int k = 0; k < PLATFORM_KEY_COUNT; k++)
		g_ptr_array_unref(p->patterns[k]);
	g_ptr_array_unref(p->examples);
	g_free(p);
}

static struct platform *platform_new(const struct reader *r, const char *name)
{
	struct platform *p = g_new0(struct platform, 1);

	p->name = g_strdup(name);
	p->file = g_strdup(r->file);
	p->line = r->line;
	for (int k = 0; k < PLATFORM_KEY_COUNT; k++)
		p->patterns[k] = g_ptr_array_new_with_free_func((GDestroyNotify)line_pattern_free);
	p->examples = g_ptr_array_new_with_free_func(example_free);
	return p;
}

/* The next word of the line, moving on behind it and the space after. */
static char *next_word(const char **p)
{
	gsize n = strcspn(*p, " \t");
	char *word = g_strndup(*p, n);

	*p += n;
	*p += strspn(*p, " \t");
	return word;
}

static int key_of(const char *word)
{
	int k = 0;

	while (k < PLATFORM_KEY_COUNT && strcmp(platform_key_names[k], word))
		k++;
	return k;
}

static void tell_key(struct reader *r, const char *word)
{
	g_autofree char *known = g_strjoinv(", ", (char **)platform_key_names);

	tell(r, "unknown key \"%s\"; a platform has %s, kind, yes and no", word, known);
}

static void read_head(struct reader *r, const char *text)
{
	g_autofree char *keyword = next_word(&text);

	r->platform = NULL;
	if (strcmp(keyword, "platform")) {
		tell(r, "\"%s\" where \"platform NAME\" is expected", keyword);
		return;
	}
	if (!*text || strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(text)) {
		tell(r, "a platform needs a name of small letters, digits and \"-\"");
		return;
	}
	r->platform = platform_new(r, text);
	g_ptr_array_add(r->platforms, r->platform);
}

static void read_kind(struct reader *r, const char *value)
{
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (!strcmp(message_kind_names[kinds[i]], value)) {
			r->platform->kind = kinds[i];
			return;
		}
	tell(r, "kind is person, bulk, info or pointer, not \"%s\"", value);
}

static void read_example(struct reader *r, const char *text, gboolean fits)
{
	g_autofree char *word = next_word(&text);
	int key = key_of(word);
	const char *arrow = g_strrstr(text, " => ");
	struct platform_example *e;

	if (key == PLATFORM_KEY_COUNT || !*text) {
		tell(r, "an example is \"yes KEY TEXT\" or \"no KEY TEXT\"");
		return;
	}
	e = g_new0(struct platform_example, 1);
	e->key = (enum platform_key)key;
	e->fits = fits;
	e->line = r->line;
	e->text = arrow ? g_strndup(text, (gsize)(arrow - text)) : g_strdup(text);
	e->name = arrow ? g_strstrip(g_strdup(arrow + 4)) : NULL;
	g_ptr_array_add(r->platform->examples, e);
}

static void read_indented(struct reader *r, const char *text)
{
	g_autofree char *word = next_word(&text);
	int key = key_of(word);
	const char *why = NULL;
	struct line_pattern *p;

	if (!r->platform)
		return; /* its head is wrong, and was told */
	if (!*text) {
		tell(r, "\"%s\" is empty", word);
	} else if (!strcmp(word, "kind")) {
		read_kind(r, text);
	} else if (!strcmp(word, "yes") || !strcmp(word, "no")) {
		read_example(r, text, word[0] == 'y');
	} else if (key == PLATFORM_KEY_COUNT) {
		tell_key(r, word);
	} else if ((p = line_pattern_new(text, &why))) {
		g_ptr_array_add(r->platform->patterns[key], p);
	} else {
		tell(r, "%s: \"%s\"", why, text);
	}
}

static void check(struct reader *r, const struct platform *p)
{
	r->line = p->line;
	if (p->patterns[PLATFORM_SENDER]->len == 0)
		tell(r, "platform \"%s\" has no \"sender\"", p->name);
}

void platform_file_parse(const char *text, const char *file, GPtrArray *platforms, GString *wrong)
{
	struct reader r = { .file = file, .line = 1, .platforms = platforms, .wrong = wrong };
	guint first = platforms->len;
	g_auto(GStrv) lines = NULL;

	if (!g_utf8_validate(text, -1, NULL)) {
		tell(&r, "the file is not UTF-8");
		return;
	}
	lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		gboolean indented = g_ascii_isspace(lines[i][0]);

		r.line = i + 1;
		g_strstrip(lines[i]);
		if (!lines[i][0] || lines[i][0] == '#')
			continue;
		if (strlen(lines[i]) > PLATFORM_LINE_MAX)
			tell(&r, "the line is longer than %d bytes", PLATFORM_LINE_MAX);
		else if (indented)
			read_indented(&r, lines[i]);
		else
			read_head(&r, lines[i]);
	}
	for (guint i = first; i < platforms->len; i++)
		check(&r, platforms->pdata[i]);
}

gboolean platform_fits(const struct platform *p, enum platform_key key, const char *text,
	struct line_slots *ret_slots)
{
	for (; p; p = key == PLATFORM_SENDER ? NULL : p->base) {
		const GPtrArray *patterns = p->patterns[key];

		for (guint i = 0; i < patterns->len; i++)
			if (line_pattern_fits(patterns->pdata[i], text, ret_slots))
				return TRUE;
	}
	return FALSE;
}
