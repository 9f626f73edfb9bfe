/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/clock_file.h"

#include "track/clock_holiday.h"
#include "track/clock_kind.h"

#include <string.h>

enum column {
	COLUMN_ID,
	COLUMN_JURISDICTION,
	COLUMN_TITLE,
	COLUMN_TITLE_ES,
	COLUMN_ACTOR,
	COLUMN_TRIGGER,
	COLUMN_N,
	COLUMN_KIND,
	COLUMN_FIRST_DAY,
	COLUMN_PAUSE_RULES,
	COLUMN_INSTEAD_OF,
	COLUMN_EXCEPTIONS,
	COLUMN_STAGE_CARD,
	COLUMN_CITATION,
	COLUMN_SOURCE,
	COLUMN_CHECKED_ON,
	COLUMN_CERTAINTY,
	COLUMN_NOTE,
	COLUMN_COUNT,
};

static const struct {
	const char *name;
	bool may_miss;	/* the column */
	bool may_empty; /* its cells */
} columns[COLUMN_COUNT] = {
	[COLUMN_ID] = { "id", false, false },
	[COLUMN_JURISDICTION] = { "jurisdiction", false, false },
	[COLUMN_TITLE] = { "title", false, false },
	[COLUMN_TITLE_ES] = { "title_es", true, true },
	[COLUMN_ACTOR] = { "actor", false, false },
	[COLUMN_TRIGGER] = { "trigger", false, false },
	[COLUMN_N] = { "n", false, true },
	[COLUMN_KIND] = { "kind", false, false },
	[COLUMN_FIRST_DAY] = { "first_day", true, true },
	[COLUMN_PAUSE_RULES] = { "pause_rules", true, true },
	[COLUMN_INSTEAD_OF] = { "instead_of", true, true },
	[COLUMN_EXCEPTIONS] = { "exceptions", true, true },
	[COLUMN_STAGE_CARD] = { "stage_card", true, true },
	[COLUMN_CITATION] = { "citation", false, false },
	[COLUMN_SOURCE] = { "source", false, false },
	[COLUMN_CHECKED_ON] = { "checked_on", false, false },
	[COLUMN_CERTAINTY] = { "certainty", false, false },
	[COLUMN_NOTE] = { "note", true, true },
};

/* A place in the file being read. */
struct reader {
	const char *file;
	int line;
	int cells;		 /* in a row; 0: the columns are not named yet */
	int place[COLUMN_COUNT]; /* of each column, or -1 */
	char *const *row;
	GPtrArray *rules;
	GString *wrong;
	bool bad; /* something was wrong in this row */
};

static void G_GNUC_PRINTF(2, 3) tell(struct reader *r, const char *format, ...)
{
	va_list arguments;

	r->bad = true;
	g_string_append_printf(r->wrong, "%s%s:%d: ", r->wrong->len ? "\n" : "", r->file, r->line);
	va_start(arguments, format);
	g_string_append_vprintf(r->wrong, format, arguments);
	va_end(arguments);
}

/* -- the first row ------------------------------------------------------------------------- */

static int column_find(const char *name)
{
	int k = 0;

	while (k < COLUMN_COUNT && !g_str_equal(columns[k].name, name))
		k++;
	return k;
}

static void read_names(struct reader *r, char *const *names)
{
	for (int i = 0; names[i]; i++) {
		int k = column_find(names[i]);

		if (k == COLUMN_COUNT)
			tell(r, "there is no column \"%s\"", names[i]);
		else if (r->place[k] >= 0)
			tell(r, "the column \"%s\" stands there twice", names[i]);
		else
			r->place[k] = i;
		r->cells++;
	}
	for (int k = 0; k < COLUMN_COUNT; k++)
		if (r->place[k] < 0 && !columns[k].may_miss)
			tell(r, "the column \"%s\" is missing; the first row names them",
				columns[k].name);
}

/* -- one cell ------------------------------------------------------------------------------ */

/* NULL where the column is missing or the cell empty. */
static const char *cell(const struct reader *r, enum column k)
{
	const char *text = r->place[k] < 0 ? NULL : r->row[r->place[k]];

	return text && *text && !g_str_equal(text, "-") ? text : NULL;
}

/* Which of the names; `count` where none, and it is told. */
static int one_of(struct reader *r, enum column k, const char *const *names, int count)
{
	const char *text = cell(r, k);
	int i = 0;

	while (i < count && !g_str_equal(names[i], text))
		i++;
	if (i < count)
		return i;
	g_autoptr(GString) known = g_string_new(NULL);
	for (int n = 0; n < count; n++)
		g_string_append_printf(known, "%s%s", n ? ", " : "", names[n]);
	tell(r, "%s \"%s\" is none of %s", columns[k].name, text, known->str);
	return count;
}

static bool is_place(const char *text)
{
	gsize n = strlen(text);

	if (g_str_equal(text, "*"))
		return true;
	if (n < 2 || !g_ascii_isupper(text[0]) || !g_ascii_isupper(text[1]))
		return false;
	if (n == 2)
		return true;
	return text[2] == '-' && n >= 4 && n <= 6 &&
		strspn(text + 3, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == n - 3;
}

static void read_id(struct reader *r, struct clock_rule *rule)
{
	const char *id = cell(r, COLUMN_ID);

	if (strlen(id) > 20 || !g_ascii_isupper(*id) ||
		strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") !=
			strlen(id))
		tell(r,
			"an id is at most 20 letters, digits and \"-\", and begins with a capital: "
			"\"%s\"",
			id);
	for (guint i = 0; i < r->rules->len; i++) {
		const struct clock_rule *other = r->rules->pdata[i];

		if (g_ascii_strcasecmp(other->id, id) == 0)
			tell(r, "there is a clock \"%s\" already", other->id);
	}
	rule->id = g_strdup(id);
	rule->jurisdiction = g_strdup(cell(r, COLUMN_JURISDICTION));
	if (!is_place(rule->jurisdiction))
		tell(r, "\"%s\" is no jurisdiction: such as US, US-IL, GB-ENG, or * for everywhere",
			rule->jurisdiction);
}

/* A number of days, moving on behind it and a comma. */
static bool read_number(const char **text, int *ret)
{
	char *end;
	guint64 n = g_ascii_isdigit(**text) ? g_ascii_strtoull(*text, &end, 10) : G_MAXUINT64;

	if (n > CLOCK_N_MAX)
		return false;
	*ret = (int)n;
	*text = end + (*end == ',');
	return *end == ',' || !*end;
}

static bool is_counted(enum clock_kind kind)
{
	return kind != DAYS_REASONABLE && kind != DAYS_NONE && kind != DAYS_HOLIDAY;
}

static void read_numbers(struct reader *r, struct clock_rule *rule)
{
	const char *text = cell(r, COLUMN_N);
	enum clock_kind first = rule->spans[0].kind;
	bool counts = is_counted(first);

	if (!text || !counts) {
		if (counts || text)
			tell(r, counts ? "n is empty" : "n is \"-\" for the kind \"%s\"",
				clock_kinds[first].name);
		return;
	}
	for (int i = 0; i < rule->span_count; i++)
		if (!read_number(&text, &rule->spans[i].n)) {
			tell(r, "n \"%s\" is no number of 0 to %d for each kind", cell(r, COLUMN_N),
				CLOCK_N_MAX);
			return;
		}
	if (*text)
		tell(r, "n \"%s\" has more numbers than there are kinds", cell(r, COLUMN_N));
}

/* "school"; "before(school)"; "min_of(school,business)"; "incl_cal" is cal, inclusive. */
static void read_kind(struct reader *r, struct clock_rule *rule)
{
	const char *text = cell(r, COLUMN_KIND);
	gsize length = strlen(text);
	bool closed = text[length - 1] == ')';
	bool min_of = closed && g_str_has_prefix(text, "min_of(");
	gsize skip = min_of ? strlen("min_of(") : strlen("before(");

	rule->before = closed && g_str_has_prefix(text, "before(");
	rule->inclusive = g_str_equal(text, "incl_cal");
	rule->span_count = 1;
	g_autofree char *inner = min_of || rule->before ? g_strndup(text + skip, length - skip - 1)
							: g_strdup(rule->inclusive ? "cal" : text);
	g_auto(GStrv) names = g_strsplit(inner, min_of ? "," : "\t", 3);
	guint count = g_strv_length(names);

	if (count != (min_of ? 2 : 1)) {
		tell(r, "kind \"%s\": such as school, before(school), min_of(school,business)",
			text);
		return;
	}
	for (guint i = 0; i < count; i++) {
		rule->spans[i].kind = clock_kind_find(names[i]);
		if (rule->spans[i].kind != DAYS_COUNT)
			continue;
		g_autofree char *known = clock_kind_list();
		tell(r,
			"there is no kind \"%s\"; known are %s, incl_cal, before(KIND) and "
			"min_of(KIND,KIND)",
			names[i], known);
		rule->spans[i].kind = DAYS_NONE;
		return;
	}
	rule->span_count = (int)count;
	for (guint i = 0; i < count && (count > 1 || rule->before); i++)
		if (!is_counted(rule->spans[i].kind)) {
			tell(r, "kind \"%s\": \"%s\" has no days to count", text, names[i]);
			return;
		}
	read_numbers(r, rule);
}

static void read_pause(struct reader *r, struct clock_rule *rule)
{
	const char *text = cell(r, COLUMN_PAUSE_RULES);
	const char *number = text;
	struct clock_absence *a = &rule->absence;

	if (!text)
		return;
	if (g_str_has_prefix(text, "absences>=")) {
		number += strlen("absences>=");
	} else if (g_str_has_prefix(text, "absences>")) {
		number += strlen("absences>");
		a->only_over = true;
	}
	if (number == text || !read_number(&number, &a->from) || *number || a->from < 1)
		tell(r, "pause_rules \"%s\": absences>=3 or absences>8", text);
}

static void read_rest(struct reader *r, struct clock_rule *rule)
{
	static const char *const first_days[] = { "exclusive", "inclusive" };
	const char *checked = cell(r, COLUMN_CHECKED_ON);

	rule->actor = (enum clock_actor)one_of(r, COLUMN_ACTOR, clock_actor_names, ACTOR_COUNT);
	rule->certainty = (enum clock_certainty)one_of(
		r, COLUMN_CERTAINTY, clock_certainty_names, CERTAINTY_COUNT);
	if (cell(r, COLUMN_FIRST_DAY))
		rule->inclusive |= one_of(r, COLUMN_FIRST_DAY, first_days, 2) == 1;
	rule->checked_on = day_parse(checked);
	if (!day_known(rule->checked_on))
		tell(r, "checked_on \"%s\" is not a day: YYYY-MM-DD", checked);
	if (rule->spans[0].kind == DAYS_HOLIDAY &&
		!clock_holiday_parse(cell(r, COLUMN_TRIGGER), &rule->holiday))
		tell(r,
			"\"%s\" is no day of a holiday: such as 03-31, 11-4thu, 05-lastmon, "
			"11-4thu+1",
			cell(r, COLUMN_TRIGGER));
}

static void read_row(struct reader *r, char *const *row)
{
	g_autoptr(clock_rule) rule = g_new0(struct clock_rule, 1);

	if ((int)g_strv_length((char **)row) != r->cells) {
		tell(r, "%u cells where %d columns are named", g_strv_length((char **)row),
			r->cells);
		return;
	}
	r->row = row;
	for (int k = 0; k < COLUMN_COUNT; k++)
		if (!columns[k].may_empty && !cell(r, (enum column)k))
			tell(r, "%s is empty", columns[k].name);
	if (r->bad)
		return;
	read_id(r, rule);
	read_kind(r, rule);
	read_pause(r, rule);
	read_rest(r, rule);
	rule->title = g_strdup(cell(r, COLUMN_TITLE));
	rule->title_es = g_strdup(cell(r, COLUMN_TITLE_ES));
	rule->trigger = g_strdup(cell(r, COLUMN_TRIGGER));
	rule->instead_of = g_strdup(cell(r, COLUMN_INSTEAD_OF));
	rule->exceptions = g_strdup(cell(r, COLUMN_EXCEPTIONS));
	rule->stage_card = g_strdup(cell(r, COLUMN_STAGE_CARD));
	rule->citation = g_strdup(cell(r, COLUMN_CITATION));
	rule->source = g_strdup(cell(r, COLUMN_SOURCE));
	rule->note = g_strdup(cell(r, COLUMN_NOTE));
	if (!r->bad)
		g_ptr_array_add(r->rules, g_steal_pointer(&rule));
}

/* FALSE: the rest of the file is not looked at. */
static bool read_line(struct reader *r, char *line)
{
	g_auto(GStrv) row = NULL;
	bool names = r->cells == 0;

	r->bad = false;
	g_strchomp(line);
	if (!*line || *line == '#')
		return true;
	if (strlen(line) > CLOCK_LINE_MAX) {
		tell(r, "the line is longer than %d bytes", CLOCK_LINE_MAX);
		return !names;
	}
	row = g_strsplit(line, "\t", -1);
	for (char **text = row; *text; text++)
		g_strstrip(*text);
	if (names) {
		read_names(r, row);
		return !r->bad;
	}
	if (r->rules->len >= CLOCK_RULES_MAX) {
		tell(r, "more than %d clocks", CLOCK_RULES_MAX);
		return false;
	}
	read_row(r, row);
	return true;
}

void clock_file_parse(const char *text, const char *file, GPtrArray *rules, GString *wrong)
{
	struct reader r = { .file = file, .line = 1, .rules = rules, .wrong = wrong };
	g_auto(GStrv) lines = NULL;

	if (!g_utf8_validate(text, -1, NULL)) {
		tell(&r, "the file is not UTF-8");
		return;
	}
	for (int k = 0; k < COLUMN_COUNT; k++)
		r.place[k] = -1;
	lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		r.line = i + 1;
		if (!read_line(&r, lines[i]))
			return;
	}
	if (!r.cells)
		tell(&r, "there is no row that names the columns");
}
