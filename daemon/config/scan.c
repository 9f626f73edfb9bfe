/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config/scan.h"

#include "base/error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FILE_MAX (1 << 20)
#define BOM "\xef\xbb\xbf"

struct mistake {
	struct place at;
	char *text;
};

static void mistake_free(gpointer data)
{
	struct mistake *m = data;

	g_free(m->text);
	g_free(m);
}

struct mistakes *mistakes_new(void)
{
	struct mistakes *m = g_new0(struct mistakes, 1);

	m->rows = g_ptr_array_new_with_free_func(mistake_free);
	return m;
}

void mistakes_free(struct mistakes *m)
{
	g_ptr_array_unref(m->rows);
	g_free(m);
}

void mistakes_add(struct mistakes *m, const struct place *at, const char *format, ...)
{
	struct mistake *row = g_new0(struct mistake, 1);
	va_list args;

	row->at = *at;
	va_start(args, format);
	row->text = g_strdup_vprintf(format, args);
	va_end(args);
	g_ptr_array_add(m->rows, row);
}

bool mistakes_at(const struct mistakes *m, const struct place *at)
{
	for (guint i = 0; i < m->rows->len; i++) {
		const struct place *wrong = &((const struct mistake *)m->rows->pdata[i])->at;

		if (wrong->file_no == at->file_no && wrong->line == at->line)
			return true;
	}
	return false;
}

static gint by_place(gconstpointer a, gconstpointer b)
{
	const struct mistake *x = *(struct mistake *const *)a, *y = *(struct mistake *const *)b;

	if (x->at.file_no != y->at.file_no)
		return x->at.file_no < y->at.file_no ? -1 : 1;
	return x->at.line < y->at.line ? -1 : x->at.line > y->at.line;
}

char *mistakes_text(struct mistakes *m)
{
	if (!m->rows->len)
		return NULL;
	GString *out = g_string_new(NULL);

	g_ptr_array_sort(m->rows, by_place);
	for (guint i = 0; i < m->rows->len; i++) {
		const struct mistake *row = m->rows->pdata[i];

		g_string_append_printf(
			out, "%s%s:%u: %s", i ? "\n" : "", row->at.file, row->at.line, row->text);
	}
	return g_string_free(out, FALSE);
}

static void line_free(gpointer data)
{
	struct line *l = data;

	g_free(l->section);
	g_free(l->name);
	g_free(l->key);
	g_free(l->value);
	g_free(l);
}

GPtrArray *scan_lines_new(void)
{
	return g_ptr_array_new_with_free_func(line_free);
}

/* The section that the lines stand in; section is NULL before the first, and after a header
 * that could not be read: its keys are not reported one by one. */
struct scan {
	GPtrArray *lines;
	struct mistakes *mistakes;
	struct place at;
	char *section, *name;
	bool told;
};

static void add_line(struct scan *s, const char *key, const char *value)
{
	struct line *l = g_new0(struct line, 1);

	l->at = s->at;
	l->section = g_strdup(s->section);
	l->name = g_strdup(s->name);
	l->key = g_strdup(key);
	l->value = g_strdup(value);
	g_ptr_array_add(s->lines, l);
}

static void scan_header(struct scan *s, char *text)
{
	gsize n = strlen(text);

	g_clear_pointer(&s->section, g_free);
	g_clear_pointer(&s->name, g_free);
	s->told = true;
	if (text[n - 1] != ']') {
		mistakes_add(s->mistakes, &s->at, "a section header ends with ']'");
		return;
	}
	text[n - 1] = '\0';
	text = g_strstrip(text + 1);
	char *name = text + strcspn(text, " \t");

	if (*name)
		*name++ = '\0';
	g_strchug(name);
	s->section = g_strdup(text);
	s->name = *name ? g_strdup(name) : NULL;
	add_line(s, NULL, NULL);
}

static void scan_key(struct scan *s, char *text)
{
	char *value = strchr(text, '=');

	if (!value) {
		mistakes_add(
			s->mistakes, &s->at, "neither a [section] nor key = value nor a comment");
		return;
	}
	*value++ = '\0';
	g_strchomp(text);
	if (!*text) {
		mistakes_add(s->mistakes, &s->at, "a key is missing before '='");
		return;
	}
	if (s->section)
		add_line(s, text, g_strchug(value));
	else if (!s->told)
		mistakes_add(s->mistakes, &s->at, "'%s' stands before the first [section]", text);
	s->told |= !s->section;
}

/* Control bytes in a value could end up in a mail header or on a terminal. */
static bool has_control(const char *text)
{
	for (; *text; text++)
		if ((guchar)*text < ' ' && *text != '\t')
			return true;
		else if (*text == 0x7f)
			return true;
	return false;
}

static void scan_line(struct scan *s, const char *bytes, gsize length)
{
	if (!g_utf8_validate_len(bytes, length, NULL)) {
		mistakes_add(s->mistakes, &s->at, "not UTF-8 text");
		return;
	}
	g_autofree char *copy = g_strndup(bytes, length);
	char *text = g_strstrip(copy);

	if (!*text || *text == '#' || *text == ';')
		return;
	if (has_control(text))
		mistakes_add(s->mistakes, &s->at, "a control character");
	else if (*text == '[')
		scan_header(s, text);
	else
		scan_key(s, text);
}

void scan_text(const char *text, gsize length, const char *file, guint file_no,
	GPtrArray *ret_lines, struct mistakes *mistakes)
{
	struct scan s = { .lines = ret_lines, .mistakes = mistakes };
	const char *end = text + length;

	s.at = (struct place){ g_intern_string(file), file_no, 0 };
	if (length >= 3 && memcmp(text, BOM, 3) == 0)
		text += 3;
	while (text < end) {
		const char *newline = memchr(text, '\n', (gsize)(end - text));
		const char *stop = newline ? newline : end;

		s.at.line++;
		scan_line(&s, text, (gsize)(stop - text));
		text = stop + 1;
	}
	g_free(s.section);
	g_free(s.name);
}

gboolean scan_file(const char *path, guint file_no, GPtrArray *ret_lines, struct mistakes *mistakes,
	GError **error)
{
	g_autoptr(GError) why = NULL;
	g_autofree char *text = NULL;
	gsize length;

	if (g_access(path, R_OK) != 0) {
		g_set_error(error, ST_ERROR, errno == EACCES ? ST_ERROR_DENIED : ST_ERROR_CONFIG,
			"cannot read %s: %s", path, g_strerror(errno));
		return FALSE;
	}
	if (!g_file_get_contents(path, &text, &length, &why)) {
		g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, why->message);
		return FALSE;
	}
	if (length > FILE_MAX) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG,
			"%s: is larger than %d bytes and no configuration", path, FILE_MAX);
		return FALSE;
	}
	scan_text(text, length, path, file_no, ret_lines, mistakes);
	return TRUE;
}
