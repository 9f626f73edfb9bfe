/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/rule_file.h"

#include <stdlib.h>
#include <string.h>

const char *const rule_where_names[WHERE_COUNT] = {
	[WHERE_ANYWHERE] = "anywhere",
	[WHERE_HEAD] = "head",
	[WHERE_CLAUSE] = "clause",
	[WHERE_BULLET] = "bullet",
	[WHERE_QUESTION] = "question",
	[WHERE_SUBJECT] = "subject",
};

const char *const rule_from_names[FROM_COUNT] = {
	[FROM_ANYBODY] = "anybody",
	[FROM_FAMILY] = "family",
	[FROM_SCHOOL] = "school",
};

/* A place in the file being read. */
struct reader {
	const char *file;
	int line;
	struct rule_file *result;
	struct rule_entry *entry; /* that indented lines belong to, or NULL */
	bool skip;		  /* its head was wrong: its lines are not looked at */
	struct rule_errors *errors;
};

#define WRONG(r, ...) rule_errors_add((r)->errors, (r)->file, (r)->line, __VA_ARGS__)

void rule_errors_add(struct rule_errors *e, const char *file, int line, const char *format, ...)
{
	va_list arguments;

	if (e->count++ >= RULE_ERRORS_MAX)
		return;
	if (e->text->len > 0)
		g_string_append_c(e->text, '\n');
	g_string_append_printf(e->text, "%s:%d: ", file, line);
	va_start(arguments, format);
	g_string_append_vprintf(e->text, format, arguments);
	va_end(arguments);
}

static void line_free(struct rule_line *l)
{
	g_free(l->text);
	g_free(l);
}

void rule_entry_free(struct rule_entry *e)
{
	g_free(e->name);
	g_free(e->file);
	g_free(e->words);
	g_ptr_array_unref(e->match);
	g_ptr_array_unref(e->unless);
	g_ptr_array_unref(e->yes);
	g_ptr_array_unref(e->no);
	g_free(e);
}

void rule_file_free(struct rule_file *f)
{
	g_ptr_array_unref(f->entries);
	g_free(f);
}

/* Levenshtein's distance, of short names. */
static guint distance(const char *a, const char *b)
{
	gsize la = strlen(a), lb = strlen(b);
	g_autofree guint *row = g_new(guint, lb + 1);

	for (gsize j = 0; j <= lb; j++)
		row[j] = (guint)j;
	for (gsize i = 1; i <= la; i++) {
		guint diagonal = row[0];

		row[0] = (guint)i;
		for (gsize j = 1; j <= lb; j++) {
			guint change = diagonal + (a[i - 1] != b[j - 1]);

			diagonal = row[j];
			row[j] = MIN(MIN(row[j], row[j - 1]) + 1, change);
		}
	}
	return row[lb];
}

const char *rule_nearest(const char *written, const char *const *names)
{
	const char *best = NULL;
	guint least = MAX(2, (guint)MIN(strlen(written), 100) / 3) + 1;

	if (strlen(written) > 100)
		return NULL;
	for (; *names; names++) {
		guint d = distance(written, *names);

		if (d < least) {
			least = d;
			best = *names;
		}
	}
	return best;
}

static const char *const entry_words[] = {
	[ENTRY_SET] = "set",
	[ENTRY_RULE] = "rule",
	[ENTRY_GUARD] = "guard",
	[ENTRY_MARK] = "mark",
	[ENTRY_FACT] = "fact",
	[ENTRY_THRESHOLD] = "threshold",
	[ENTRY_WORDING] = "wording",
	[ENTRY_COUNT] = NULL,
};

static void wrong_name(
	struct reader *r, const char *what, const char *name, const char *const *known)
{
	const char *near = rule_nearest(name, known);

	if (near)
		WRONG(r, "unknown %s \"%s\"; do you mean \"%s\"?", what, name, near);
	else
		WRONG(r, "unknown %s \"%s\"", what, name);
}

/* ACT_COUNT after telling what is wrong. */
static enum act read_kind(struct reader *r, const char *name)
{
	const char *known[ACT_COUNT + 1] = { NULL };
	enum act kind = act_find(name);

	/* People who write rules say promise. */
	if (g_str_equal(name, "promise"))
		return ACT_COMMITMENT;
	if (kind == ACT_COUNT) {
		for (int a = 0; a < ACT_COUNT; a++)
			known[a] = act_names[a].name;
		wrong_name(r, "kind", name, known);
	}
	return kind;
}

static bool read_points(struct reader *r, const char *text, int *ret_points)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (*text == '\0' || g_ascii_isspace(*text) || *end != '\0' || n > RULE_POINTS_MAX ||
		n < -RULE_POINTS_MAX) {
		WRONG(r, "\"%s\" is no whole number from -%d to %d", text, RULE_POINTS_MAX,
			RULE_POINTS_MAX);
		return false;
	}
	*ret_points = (int)n;
	return true;
}

/* "request -9 commitment -10" */
static void read_points_list(struct reader *r, char *const *words)
{
	if (!words[0])
		WRONG(r, "a kind and its points are missing, as in \"request -9\"");
	for (int i = 0; words[i]; i += 2) {
		enum act kind = read_kind(r, words[i]);
		int points;

		if (!words[i + 1]) {
			WRONG(r, "the points of \"%s\" are missing", words[i]);
			return;
		}
		if (!read_points(r, words[i + 1], &points) || kind == ACT_COUNT)
			continue;
		if (r->entry->said & ACT_BIT(kind))
			WRONG(r, "\"%s\" is given twice", words[i]);
		r->entry->points[kind] = points;
		r->entry->said |= ACT_BIT(kind);
	}
}

static bool name_is_sound(const char *name)
{
	return g_ascii_islower(name[0]) &&
		strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789.-") == strlen(name);
}

static struct rule_entry *entry_new(struct reader *r, enum rule_entry_type type, const char *name)
{
	struct rule_entry *e = g_new0(struct rule_entry, 1);

	e->type = type;
	e->name = g_strdup(name);
	e->file = g_strdup(r->file);
	e->line = r->line;
	e->kind = ACT_COUNT;
	e->match = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
	e->unless = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
	e->yes = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
	e->no = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
	g_ptr_array_add(r->result->entries, e);
	return e;
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

/* Words up to a comment. */
static GStrv split_words(const char *text)
{
	g_autoptr(GStrvBuilder) b = g_strv_builder_new();

	while (*text && *text != '#') {
		g_autofree char *word = next_word(&text);

		g_strv_builder_add(b, word);
	}
	return g_strv_builder_end(b);
}

static void add_words(struct rule_entry *e, const char *text)
{
	g_autofree char *old = e->words;
	g_autofree char *trimmed = g_strstrip(g_strdup(text));
	bool joined = !old || !*old || g_str_has_suffix(old, "|") || trimmed[0] == '|';

	e->words = g_strconcat(old ? old : "", joined ? "" : "|", trimmed, NULL);
}

/* "request 7  could you | any word" */
static void read_wording(struct reader *r, const char *text)
{
	g_autofree char *name = next_word(&text);
	g_autofree char *points = next_word(&text);
	int n = 0;

	r->entry->kind = read_kind(r, name);
	if (read_points(r, points, &n) && r->entry->kind != ACT_COUNT)
		r->entry->points[r->entry->kind] = n;
	add_words(r->entry, text);
}

static bool has_words(const struct rule_entry *e)
{
	return e->type == ENTRY_SET || e->type == ENTRY_WORDING;
}

static void read_head(struct reader *r, const char *text)
{
	g_autofree char *keyword = next_word(&text);
	g_autofree char *name = NULL;
	g_auto(GStrv) words = NULL;
	int type = 0;

	r->entry = NULL;
	r->skip = true;
	while (entry_words[type] && !g_str_equal(entry_words[type], keyword))
		type++;
	if (type == ENTRY_COUNT) {
		wrong_name(r, "word", keyword, entry_words);
		return;
	}
	bool nameless = type == ENTRY_THRESHOLD || type == ENTRY_WORDING;
	name = nameless ? g_strdup("") : next_word(&text);
	if (!nameless && !name_is_sound(name)) {
		WRONG(r, "a %s needs a name of small letters, digits, \"-\" and \".\"", keyword);
		return;
	}
	r->skip = false;
	r->entry = entry_new(r, (enum rule_entry_type)type, name);
	if (type == ENTRY_SET) {
		add_words(r->entry, text);
		return;
	}
	if (type == ENTRY_WORDING) {
		read_wording(r, text);
		return;
	}
	words = split_words(text);
	if (type == ENTRY_GUARD || type == ENTRY_MARK || type == ENTRY_THRESHOLD)
		read_points_list(r, words);
	else if (words[0])
		WRONG(r, "\"%s\" behind the name of a %s", words[0], keyword);
}

static void read_strength(struct reader *r, const char *value)
{
	int *points = &r->entry->points[0];

	if (g_str_equal(value, "strong"))
		*points = RULE_STRONG;
	else if (g_str_equal(value, "weak"))
		*points = RULE_WEAK;
	else if (read_points(r, value, points) && *points <= 0)
		WRONG(r, "a strength is above 0; what speaks against a kind is a guard");
}

static void read_where(struct reader *r, const char *value)
{
	for (int w = 0; w < WHERE_COUNT; w++)
		if (g_str_equal(rule_where_names[w], value)) {
			r->entry->where = (enum rule_where)w;
			return;
		}
	WRONG(r, "where is anywhere, head, clause, bullet, question or subject, not \"%s\"", value);
}

static void read_from(struct reader *r, const char *value)
{
	for (int f = 0; f < FROM_COUNT; f++)
		if (g_str_equal(rule_from_names[f], value)) {
			r->entry->from = (enum rule_from)f;
			return;
		}
	WRONG(r, "from is family, school or anybody, not \"%s\"", value);
}

static void add_line(struct reader *r, GPtrArray *lines, const char *value)
{
	struct rule_line *l = g_new(struct rule_line, 1);

	l->text = g_strstrip(g_strdup(value));
	l->line = r->line;
	g_ptr_array_add(lines, l);
}

/* The keys below an entry, and which entries have them. */
enum {
	KEY_KIND,
	KEY_STRENGTH,
	KEY_FROM,
	KEY_WHERE,
	KEY_MATCH,
	KEY_UNLESS,
	KEY_YES,
	KEY_NO,
	KEY_COUNT
};
static const char *const key_names[] = { "kind", "strength", "from", "where", "match", "unless",
	"yes", "no", NULL };
static const guint keys_of[ENTRY_COUNT] = {
	[ENTRY_RULE] = (1 << KEY_COUNT) - 1,
	[ENTRY_GUARD] = 1 << KEY_FROM | 1 << KEY_WHERE | 1 << KEY_MATCH | 1 << KEY_UNLESS,
	[ENTRY_FACT] = 1 << KEY_MATCH,
};

static void set_key(struct reader *r, int key, const char *value)
{
	g_auto(GStrv) words = split_words(value);
	GPtrArray *const lines[KEY_COUNT] = {
		[KEY_MATCH] = r->entry->match,
		[KEY_UNLESS] = r->entry->unless,
		[KEY_YES] = r->entry->yes,
		[KEY_NO] = r->entry->no,
	};

	if (*value == '\0')
		WRONG(r, "\"%s\" is empty", key_names[key]);
	else if (lines[key])
		add_line(r, lines[key], value);
	else if (!words[0] || words[1])
		WRONG(r, "\"%s\" takes one word", key_names[key]);
	else if (key == KEY_KIND)
		r->entry->kind = read_kind(r, words[0]);
	else if (key == KEY_STRENGTH)
		read_strength(r, words[0]);
	else if (key == KEY_FROM)
		read_from(r, words[0]);
	else
		read_where(r, words[0]);
}

static void read_indented(struct reader *r, const char *text)
{
	g_autofree char *name = NULL;
	int key = 0;

	if (!r->entry) {
		if (!r->skip)
			WRONG(r, "an indented line belongs to nothing");
		return;
	}
	if (has_words(r->entry)) {
		add_words(r->entry, text);
		return;
	}
	name = next_word(&text);
	while (key < KEY_COUNT && !g_str_equal(key_names[key], name))
		key++;
	if (key == KEY_COUNT)
		wrong_name(r, "key", name, key_names);
	else if (!(keys_of[r->entry->type] >> key & 1))
		WRONG(r, "a %s has no \"%s\"", entry_words[r->entry->type], name);
	else
		set_key(r, key, text);
}

/* What an entry needs, once all of it has been read. */
static void check_entry(struct reader *r, struct rule_entry *e)
{
	int strength = e->points[0];

	r->line = e->line;
	if (e->type == ENTRY_SET && (!e->words || !*e->words))
		WRONG(r, "set \"%s\" is empty", e->name);
	if (e->type == ENTRY_WORDING && (!e->words || !*e->words))
		WRONG(r, "the wording has no phrases");
	if ((keys_of[e->type] >> KEY_MATCH & 1) && e->match->len == 0)
		WRONG(r, "%s \"%s\" has no \"match\"", entry_words[e->type], e->name);
	if (e->type != ENTRY_RULE)
		return;
	e->points[0] = 0;
	if (e->kind == ACT_COUNT) {
		WRONG(r, "rule \"%s\" has no \"kind\"", e->name);
		return;
	}
	e->points[e->kind] = strength ? strength : RULE_STRONG;
	e->said = ACT_BIT(e->kind);
}

static void read_line(struct reader *r, char *line)
{
	bool indented = g_ascii_isspace(line[0]);

	if (strlen(line) > RULE_LINE_MAX) {
		WRONG(r, "the line is longer than %d bytes", RULE_LINE_MAX);
		return;
	}
	g_strstrip(line);
	if (line[0] == '\0' || line[0] == '#')
		return;
	if (indented)
		read_indented(r, line);
	else
		read_head(r, line);
}

struct rule_file *rule_file_parse(const char *text, const char *file, struct rule_errors *errors)
{
	struct rule_file *f = g_new0(struct rule_file, 1);
	struct reader r = { .file = file, .result = f, .errors = errors };
	g_auto(GStrv) lines = NULL;

	f->entries = g_ptr_array_new_with_free_func((GDestroyNotify)rule_entry_free);
	if (!g_utf8_validate(text, -1, NULL)) {
		rule_errors_add(errors, file, 1, "the file is not UTF-8");
		return f;
	}
	lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		r.line = i + 1;
		read_line(&r, lines[i]);
	}
	for (guint i = 0; i < f->entries->len; i++)
		check_entry(&r, f->entries->pdata[i]);
	return f;
}
