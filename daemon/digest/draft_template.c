/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/draft_template.h"

#include "base/error.h"

#include <string.h>

#define BY_NAME "by name"
#define OR " or "

static const char *const slot_names[SLOT_COUNT] = {
	[SLOT_NAME] = "name",
	[SLOT_COPIED] = "copied",
	[SLOT_CHILD] = "child",
	[SLOT_PARENT] = "parent",
	[SLOT_TOPIC] = "topic",
	[SLOT_ASKED] = "asked",
	[SLOT_ASKED_OF] = "asked-of",
	[SLOT_QUESTIONS] = "questions",
	[SLOT_PROMISED] = "promised",
	[SLOT_PROMISE] = "promise",
	[SLOT_DATES] = "dates",
	[SLOT_ACKNOWLEDGED] = "acknowledged",
	[SLOT_SETTLED] = "settled",
	[SLOT_TALKED] = "talked",
	[SLOT_POINTS] = "points",
	[SLOT_PARKED] = "parked",
	[SLOT_HISTORY] = "history",
};

/* One {slot} or {slot or words} in a line. */
struct slot {
	const char *end; /* behind the brace */
	int id;		 /* -1: there is no such slot */
	const char *words;
	gsize length; /* of the words; 0: none */
};

/* At an opening brace.  FALSE: it is never closed. */
static bool read_slot(const char *open, struct slot *ret)
{
	const char *close = strchr(open, '}');

	if (!close)
		return false;
	g_autofree char *inside = g_strndup(open + 1, (gsize)(close - open - 1));
	char * or = strstr(inside, OR);
	*ret = (struct slot){ .end = close + 1, .id = -1 };
	if (or) {
		* or = '\0';
		ret->words = open + 1 + (or -inside) + strlen(OR);
		ret->length = (gsize)(close - ret->words);
	}
	for (int i = 0; i < SLOT_COUNT; i++)
		if (g_str_equal(inside, slot_names[i]))
			ret->id = i;
	return true;
}

static char *check_line(const char *line)
{
	struct slot s;

	for (const char *p = strchr(line, '{'); p; p = strchr(s.end, '{')) {
		if (!read_slot(p, &s))
			return g_strdup("a brace is never closed");
		if (s.id >= 0)
			continue;
		g_autofree char *names = g_strjoinv(", ", (char **)slot_names);
		return g_strdup_printf(
			"no slot is called %.*s; there are: %s", (int)(s.end - p), p, names);
	}
	return NULL;
}

/* NULL: a slot is not known and has no words in its place. */
static char *fill(const char *line, char *const values[SLOT_COUNT])
{
	g_autoptr(GString) out = g_string_new(NULL);
	const char *p = line, *open;
	struct slot s;

	for (; (open = strchr(p, '{')) != NULL; p = s.end) {
		g_string_append_len(out, p, open - p);
		if (!read_slot(open, &s) || s.id < 0)
			return NULL;
		if (values[s.id] && values[s.id][0] == '\n' && g_str_has_suffix(out->str, " "))
			g_string_truncate(out, out->len - 1);
		if (values[s.id])
			g_string_append(out, values[s.id]);
		else if (s.length)
			g_string_append_len(out, s.words, (gssize)s.length);
		else
			return NULL;
	}
	g_string_append(out, p);
	return g_strdup(out->str);
}

char *draft_template_subject(const struct draft_template *t, char *const values[SLOT_COUNT])
{
	for (guint i = 0; i < t->subjects->len; i++) {
		char *subject = fill(t->subjects->pdata[i], values);

		if (subject)
			return subject;
	}
	return g_strdup("");
}

/* "- a", "1) b" */
static bool is_list_line(const char *line)
{
	return g_str_has_prefix(line, "- ") || (g_ascii_isdigit(line[0]) && line[1] == ')');
}

/*
 * What stands between two sentences: the greeting and the close keep their line ends, so do the
 * lines of a list, and a list is a paragraph of its own.
 */
static const char *separator(const GString *out, bool paragraph, bool after_list, const char *next)
{
	if (!out->len)
		return "";
	if (paragraph || (after_list && !is_list_line(next)))
		return "\n\n";
	return out->str[out->len - 1] == ',' || is_list_line(next) ? "\n" : " ";
}

char *draft_template_body(const struct draft_template *t, char *const values[SLOT_COUNT])
{
	GString *out = g_string_new(NULL);
	bool paragraph = false, after_list = false;

	for (char **line = t->body; *line; line++) {
		g_autofree char *sentence = fill(*line, values);

		if (!**line)
			paragraph = true;
		if (!**line || !sentence)
			continue;
		g_string_append(out, separator(out, paragraph, after_list, sentence));
		g_string_append(out, sentence);
		after_list = is_list_line(sentence) || strchr(sentence, '\n');
		paragraph = false;
	}
	return g_string_free(out, FALSE);
}

/* -- reading ----------------------------------------------------------------------------- */

static int index_of(const char *const *names, int n, const char *name)
{
	for (int i = 0; i < n; i++)
		if (g_str_equal(names[i], name))
			return i;
	return -1;
}

/* "stage 2", "records stage 0-2", "declined" */
static bool read_case(const char *text, struct draft_case *ret)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	guint n = g_strv_length(words);
	int state = n == 1 ? index_of(item_state_names, STATE_COUNT, words[0]) : -1;

	*ret = (struct draft_case){ .class = -1, .state = STATE_OPEN };
	if (n == 1) {
		ret->state = (enum item_state)state;
		return state == STATE_RESOLVED || state == STATE_DECLINED;
	}
	if (n == 3)
		ret->class = index_of(item_class_names, CLASS_COUNT, words[0]);
	if (n > 3 || (n == 3 && ret->class < 0) || !g_str_equal(words[n - 2], "stage"))
		return false;
	const char *range = words[n - 1];
	bool one = g_ascii_isdigit(range[0]) && !range[1];
	if (!one &&
		!(g_ascii_isdigit(range[0]) && range[1] == '-' && g_ascii_isdigit(range[2]) &&
			!range[3]))
		return false;
	ret->stage_from = g_ascii_digit_value(range[0]);
	ret->stage_to = one ? ret->stage_from : g_ascii_digit_value(range[2]);
	return ret->stage_from <= ret->stage_to && ret->stage_to <= STAGE_COUNT;
}

static char *take_name(struct draft_template *t, const char *value)
{
	g_free(t->name);
	t->name = g_strdup(value);
	return NULL;
}

static char *take_cases(struct draft_template *t, const char *value)
{
	g_auto(GStrv) parts = g_strsplit(value, ";", -1);

	for (char **p = parts; *p && !g_str_equal(value, BY_NAME); p++) {
		struct draft_case c;

		if (!read_case(g_strstrip(*p), &c))
			return g_strdup_printf("'%s' is none of: stage N, stage N-M, CLASS stage "
					       "N-M, resolved, declined, " BY_NAME,
				*p);
		g_array_append_val(t->cases, c);
	}
	return NULL;
}

static char *take_people(GPtrArray *list, const char *value)
{
	g_auto(GStrv) parts = g_strsplit(value, ";", -1);

	for (char **p = parts; *p; p++)
		g_ptr_array_add(list, g_strsplit(g_strstrip(*p), OR, -1));
	return NULL;
}

static char *take_to(struct draft_template *t, const char *value)
{
	return take_people(t->to, value);
}

static char *take_cc(struct draft_template *t, const char *value)
{
	return take_people(t->cc, value);
}

static char *take_subject(struct draft_template *t, const char *value)
{
	g_ptr_array_add(t->subjects, g_strdup(value));
	return check_line(value);
}

/* Why the line is wrong, or NULL. */
static char *take_head(struct draft_template *t, const char *line)
{
	static const struct {
		const char *keyword;
		char *(*take)(struct draft_template *t, const char *value);
	} keywords[] = { { "letter", take_name }, { "for", take_cases }, { "to", take_to },
		{ "cc", take_cc }, { "subject", take_subject } };
	gsize length = strcspn(line, " \t");
	const char *value = line + length + strspn(line + length, " \t");

	for (gsize i = 0; *value && i < G_N_ELEMENTS(keywords); i++)
		if (strlen(keywords[i].keyword) == length &&
			strncmp(line, keywords[i].keyword, length) == 0)
			return keywords[i].take(t, value);
	return g_strdup_printf("'%s': a head has lines of letter, for, to, cc and subject", line);
}

static const char *missing(const struct draft_template *t, guint body_lines)
{
	if (!t->name)
		return "no line 'letter'";
	if (!t->to->len)
		return "no line 'to'";
	if (!t->subjects->len)
		return "no line 'subject'";
	return body_lines ? NULL : "no body behind an empty line";
}

static struct draft_template *template_new(void)
{
	struct draft_template *t = g_new0(struct draft_template, 1);

	t->cases = g_array_new(FALSE, FALSE, sizeof(struct draft_case));
	t->to = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
	t->cc = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
	t->subjects = g_ptr_array_new_with_free_func(g_free);
	return t;
}

void draft_template_free(struct draft_template *t)
{
	if (!t)
		return;
	g_free(t->name);
	g_array_unref(t->cases);
	g_ptr_array_unref(t->to);
	g_ptr_array_unref(t->cc);
	g_ptr_array_unref(t->subjects);
	g_strfreev(t->body);
	g_free(t);
}

struct draft_templates *draft_templates_new(const char *language)
{
	struct draft_templates *t = g_new0(struct draft_templates, 1);

	t->language = g_strdup(language);
	t->list = g_ptr_array_new_with_free_func((GDestroyNotify)draft_template_free);
	return t;
}

void draft_templates_free(struct draft_templates *t)
{
	if (!t)
		return;
	g_free(t->language);
	g_ptr_array_unref(t->list);
	g_free(t);
}

static gboolean set_wrong(GError **error, const char *path, guint line, const char *why)
{
	g_set_error(error, ST_ERROR, ST_ERROR_CONFIG, "%s:%u: %s", path, line, why);
	return FALSE;
}

struct draft_template *draft_template_parse(const char *text, const char *path, GError **error)
{
	g_autoptr(draft_template) t = template_new();
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	guint n = 0;

	if (!g_utf8_validate(text, -1, NULL)) {
		set_wrong(error, path, 1, "this is not UTF-8");
		return NULL;
	}
	for (; lines[n] && *lines[n]; n++) {
		g_autofree char *why = *lines[n] == '#' ? NULL : take_head(t, lines[n]);

		if (why && !set_wrong(error, path, n + 1, why))
			return NULL;
	}
	t->body = g_strdupv(lines + (lines[n] ? n + 1 : n));
	for (guint i = 0; t->body[i]; i++) {
		g_autofree char *why = check_line(g_strchomp(t->body[i]));

		if (why && !set_wrong(error, path, n + 2 + i, why))
			return NULL;
	}
	const char *lacks = missing(t, g_strv_length(t->body));
	if (lacks) {
		set_wrong(error, path, n + 1, lacks);
		return NULL;
	}
	return g_steal_pointer(&t);
}

bool draft_template_serves(const struct draft_template *t, const struct item_view *v)
{
	bool live = v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED;

	for (guint i = 0; i < t->cases->len; i++) {
		const struct draft_case *c = &g_array_index(t->cases, struct draft_case, i);

		if (c->class >= 0 && c->class != (int)v->class)
			continue;
		if (c->state == STATE_OPEN
				? live && v->stage >= c->stage_from && v->stage <= c->stage_to
				: v->state == c->state)
			return true;
	}
	return false;
}
