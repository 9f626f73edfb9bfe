/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config/value.h"

#include "base/error.h"
#include "config/nearest.h"
#include "model/language.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DAY_MINUTES (24 * 60)
#define THRESHOLD_MAX 1000
#define FACTOR_MAX 100.0
#define SECONDS_MAX (7 * 24 * 3600)

gboolean value_wrong(GError **error, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_autofree char *why = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, why);
	return FALSE;
}

char **value_split(const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, ";", -1);
	GStrvBuilder *out = g_strv_builder_new();

	for (char **p = parts; *p; p++)
		if (*g_strstrip(*p))
			g_strv_builder_add(out, *p);
	char **list = g_strv_builder_end(out);
	g_strv_builder_unref(out);
	return list;
}

static void set_text(char **field, char *value)
{
	g_free(*field);
	*field = value;
}

static void set_list(char ***field, char **value)
{
	g_strfreev(*field);
	*field = value;
}

static gboolean parse_text(const char *text, const char *folder, void *ret_field, GError **error)
{
	if (!*text)
		return value_wrong(error, "a value is missing");
	set_text(ret_field, g_strdup(text));
	return TRUE;
}

static gboolean parse_texts(const char *text, const char *folder, void *ret_field, GError **error)
{
	set_list(ret_field, value_split(text));
	return TRUE;
}

static char *absolute(const char *text, const char *folder)
{
	if (g_str_has_prefix(text, "~/"))
		return g_build_filename(g_get_home_dir(), text + 2, NULL);
	return g_canonicalize_filename(text, folder);
}

static gboolean parse_path(const char *text, const char *folder, void *ret_field, GError **error)
{
	if (!*text)
		return value_wrong(error, "a path is missing");
	set_text(ret_field, absolute(text, folder));
	return TRUE;
}

static gboolean parse_paths(const char *text, const char *folder, void *ret_field, GError **error)
{
	char **list = value_split(text);

	for (char **p = list; *p; p++)
		set_text(p, absolute(*p, folder));
	set_list(ret_field, list);
	return TRUE;
}

/* The place of a word in a NULL-terminated list; -1 with an error that names the nearest. */
static int word_index(const char *text, const char *const *words, GError **error)
{
	for (int i = 0; words[i]; i++)
		if (g_ascii_strcasecmp(text, words[i]) == 0)
			return i;
	g_autofree char *all = g_strjoinv(", ", (char **)words);
	g_autofree char *hint = nearest_hint(text, words);

	value_wrong(error, "'%s' is none of %s%s", text, all, hint);
	return -1;
}

static gboolean parse_bool(const char *text, const char *folder, void *ret_field, GError **error)
{
	static const char *const words[] = { "false", "true", "no", "yes", "off", "on", NULL };
	int i = word_index(text, words, error);

	if (i < 0)
		return FALSE;
	*(bool *)ret_field = i % 2;
	return TRUE;
}

static gboolean parse_source_type(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	static const char *const words[] = {
		[SOURCE_IMAP] = "imap", [SOURCE_MAILDIR] = "maildir", [SOURCE_MBOX] = "mbox", NULL
	};
	int i = word_index(text, words, error);

	if (i < 0)
		return FALSE;
	*(enum source_type *)ret_field = (enum source_type)i;
	return TRUE;
}

static gboolean parse_auth(const char *text, const char *folder, void *ret_field, GError **error)
{
	static const char *const words[] = {
		[AUTH_PASSWORD] = "password", [AUTH_OAUTH2] = "oauth2", NULL
	};
	int i = word_index(text, words, error);

	if (i < 0)
		return FALSE;
	*(enum source_auth *)ret_field = (enum source_auth)i;
	return TRUE;
}

static gboolean parse_stage(const char *text, const char *folder, void *ret_field, GError **error)
{
	guint64 n;

	if (!g_ascii_string_to_unsigned(text, 10, 1, STAGE_COUNT, &n, NULL))
		return value_wrong(
			error, "'%s' is not a stage: a number from 1 to %d", text, STAGE_COUNT);
	*(int *)ret_field = (int)n;
	return TRUE;
}

static gboolean parse_factor(const char *text, const char *folder, void *ret_field, GError **error)
{
	char *end;
	double d;

	errno = 0;
	d = g_ascii_strtod(text, &end);
	if (errno || end == text || *end || !isfinite(d) || d <= 0 || d > FACTOR_MAX)
		return value_wrong(
			error, "'%s' is not a number above 0 and up to %g", text, FACTOR_MAX);
	*(double *)ret_field = d;
	return TRUE;
}

/* Later stages come later: a ladder that steps back is a typing mistake. */
static gboolean parse_thresholds(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	g_auto(GStrv) parts = value_split(text);
	int days[STAGE_COUNT], last = 0;

	if (g_strv_length(parts) != STAGE_COUNT)
		return value_wrong(error, "%u thresholds where %d are needed: school days or -",
			g_strv_length(parts), STAGE_COUNT);
	for (int i = 0; i < STAGE_COUNT; i++) {
		guint64 n;

		days[i] = STAGE_NEVER;
		if (strcmp(parts[i], "-") == 0)
			continue;
		if (!g_ascii_string_to_unsigned(parts[i], 10, 0, THRESHOLD_MAX, &n, NULL))
			return value_wrong(error, "'%s' is neither school days (0 to %d) nor -",
				parts[i], THRESHOLD_MAX);
		if ((int)n < last)
			return value_wrong(error,
				"stage %d (%d) comes before the stage below it (%d)", i + 1, (int)n,
				last);
		days[i] = last = (int)n;
	}
	memcpy(ret_field, days, sizeof days);
	return TRUE;
}

static gboolean parse_timezone(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	g_autoptr(GTimeZone) zone = *text ? g_time_zone_new_identifier(text) : NULL;

	if (!zone)
		return value_wrong(
			error, "no time zone '%s' here: a name such as America/Chicago", text);
	set_text(ret_field, g_strdup(text));
	return TRUE;
}

static gboolean parse_languages(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	g_auto(GStrv) list = value_split(text);

	for (char **p = list; *p; p++)
		if (!g_regex_match_simple("^[a-z]{2,3}(-[A-Z]{2})?$", *p, 0, 0))
			return value_wrong(error, "'%s' is no language: such as en, en-GB, es", *p);
	set_list(ret_field, g_steal_pointer(&list));
	return TRUE;
}

/* One in which the family can be written to. */
static gboolean parse_language(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	g_autofree char *all = g_strjoinv(" or ", (char **)languages_all);

	if (!g_strv_contains(languages_all, text))
		return value_wrong(error, "'%s' is no language of digests: %s", text, all);
	set_text(ret_field, g_strdup(text));
	return TRUE;
}

static gboolean parse_jurisdiction(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	if (!g_regex_match_simple("^[A-Z]{2}(-[A-Z0-9]{1,3})?$", text, 0, 0))
		return value_wrong(error, "'%s' is no jurisdiction: such as US, US-IL, GB", text);
	set_text(ret_field, g_strdup(text));
	return TRUE;
}

static gboolean parse_day(const char *text, const char *folder, void *ret_field, GError **error)
{
	struct day d = day_parse(text);

	if (!day_known(d))
		return value_wrong(error, "'%s' is not a day: YYYY-MM-DD", text);
	*(struct day *)ret_field = d;
	return TRUE;
}

static gboolean parse_range(char *text, struct day_range *ret, GError **error)
{
	char *dots = strstr(text, "..");

	if (dots)
		*dots = '\0';
	if (!parse_day(g_strstrip(text), NULL, &ret->first, error))
		return FALSE;
	ret->last = ret->first;
	if (!dots)
		return TRUE;
	if (!parse_day(g_strstrip(dots + 2), NULL, &ret->last, error))
		return FALSE;
	if (ret->last.n < ret->first.n)
		return value_wrong(error, "%s..%s ends before it begins", text, dots + 2);
	return TRUE;
}

static gboolean parse_ranges(const char *text, const char *folder, void *ret_field, GError **error)
{
	g_auto(GStrv) list = value_split(text);
	g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct day_range));

	for (char **p = list; *p; p++) {
		struct day_range r;

		if (!parse_range(*p, &r, error))
			return FALSE;
		g_array_append_val(ranges, r);
	}
	g_array_unref(*(GArray **)ret_field);
	*(GArray **)ret_field = g_steal_pointer(&ranges);
	return TRUE;
}

#define CHECK_IN_WEEKS_MAX 26

static gboolean parse_check_in(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	char *end;
	gint64 n = g_ascii_strtoll(text, &end, 10);
	const char *unit = end + strspn(end, " ");

	if (g_str_equal(text, "mid-term")) {
		*(int *)ret_field = CHECK_IN_MID_TERM;
		return TRUE;
	}
	if (g_str_equal(text, "off")) {
		*(int *)ret_field = CHECK_IN_NEVER;
		return TRUE;
	}
	if (n < 1 || n > CHECK_IN_WEEKS_MAX ||
		(!g_str_equal(unit, "weeks") && !g_str_equal(unit, "week")))
		return value_wrong(error,
			"'%s' is not mid-term, off, or weeks from 1 to %d: 4 weeks", text,
			CHECK_IN_WEEKS_MAX);
	*(int *)ret_field = (int)n;
	return TRUE;
}

static gboolean parse_seconds(const char *text, const char *folder, void *ret_field, GError **error)
{
	static const struct {
		const char *unit;
		int seconds;
	} units[] = {
		{ "s", 1 },
		{ "second", 1 },
		{ "seconds", 1 },
		{ "m", 60 },
		{ "min", 60 },
		{ "minute", 60 },
		{ "minutes", 60 },
		{ "h", 3600 },
		{ "hour", 3600 },
		{ "hours", 3600 },
		{ "d", 86400 },
		{ "day", 86400 },
		{ "days", 86400 },
		{ "week", 604800 },
		{ "weeks", 604800 },
	};
	char *unit;
	guint64 n = g_ascii_isdigit(*text) ? g_ascii_strtoull(text, &unit, 10) : 0;

	if (n == 0 || n > SECONDS_MAX)
		return value_wrong(
			error, "'%s' is not a length of time: such as 90s, 10m, 2 hours", text);
	while (*unit == ' ')
		unit++;
	for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
		if (strcmp(unit, units[i].unit) != 0)
			continue;
		if (n * (guint64)units[i].seconds > SECONDS_MAX)
			return value_wrong(error, "'%s' is more than a week", text);
		*(int *)ret_field = (int)n * units[i].seconds;
		return TRUE;
	}
	if (!*unit)
		return value_wrong(error, "'%s' lacks its unit: s, m, h or days", text);
	return value_wrong(error, "'%s' is no unit of time: s, m, h or days", unit);
}

/* HH:MM in minutes after midnight; -1 for anything else. */
static int clock_minute(const char *text)
{
	if (!g_regex_match_simple("^([01]?[0-9]|2[0-3]):[0-5][0-9]$", text, 0, 0))
		return -1;
	return atoi(text) * 60 + atoi(strchr(text, ':') + 1);
}

static enum weekday weekday_named(const char *text)
{
	static const char *const names[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
		"Saturday", "Sunday" };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *brief = g_strndup(names[i], 3);

		if (g_ascii_strcasecmp(text, names[i]) == 0 || g_ascii_strcasecmp(text, brief) == 0)
			return (enum weekday)(MONDAY + i);
	}
	return 0;
}

/* "Sun", "Mon, Thu", "Mon..Fri" as a set of bits; 0 where a name is none. */
static guint weekday_set(const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, ",", -1);
	guint days = 0;

	for (char **p = parts; *p; p++) {
		g_auto(GStrv) ends = g_strsplit(*p, "..", 2);
		guint first = ends[0] ? weekday_named(g_strstrip(ends[0])) : 0;
		guint last = ends[0] && ends[1] ? weekday_named(g_strstrip(ends[1])) : first;

		if (!first || !last)
			return 0;
		for (guint d = first; d != last; d = d % SUNDAY + 1)
			days |= 1u << d;
		days |= 1u << last;
	}
	return days;
}

static gboolean parse_schedule(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	struct settings *s = ret_field;
	const char *space = strrchr(text, ' ');
	g_autofree char *names = g_strndup(text, space ? (gsize)(space - text) : 0);
	guint days = weekday_set(names);
	int minute = space ? clock_minute(space + 1) : -1;

	if (!days || minute < 0)
		return value_wrong(
			error, "'%s' is not a schedule: such as Sun 18:00 or Mon, Thu 07:30", text);
	s->schedule_days = days;
	s->schedule_minute = minute;
	return TRUE;
}

static gboolean parse_quiet(const char *text, const char *folder, void *ret_field, GError **error)
{
	struct settings *s = ret_field;
	g_auto(GStrv) ends = g_strsplit(text, "..", 2);
	int from = -1, to = -1;

	if (g_ascii_strcasecmp(text, "none") == 0) {
		s->quiet_from = s->quiet_to = 0;
		return TRUE;
	}
	if (g_strv_length(ends) == 2) {
		from = clock_minute(g_strstrip(ends[0]));
		to = clock_minute(g_strstrip(ends[1]));
	}
	if (from < 0 || to < 0)
		return value_wrong(
			error, "'%s' are not quiet hours: such as 21:00..07:00, or none", text);
	s->quiet_from = from;
	s->quiet_to = to;
	return TRUE;
}

const struct value_type value_text = { "text", parse_text };
const struct value_type value_texts = { "list of texts", parse_texts };
const struct value_type value_path = { "path", parse_path };
const struct value_type value_paths = { "list of paths", parse_paths };
const struct value_type value_bool = { "true or false", parse_bool };
const struct value_type value_stage = { "stage, 1 to 6", parse_stage };
const struct value_type value_factor = { "number above 0", parse_factor };
const struct value_type value_thresholds = { "six thresholds", parse_thresholds };
const struct value_type value_timezone = { "time zone", parse_timezone };
const struct value_type value_languages = { "list of languages", parse_languages };
const struct value_type value_language = { "language", parse_language };
const struct value_type value_jurisdiction = { "jurisdiction", parse_jurisdiction };
const struct value_type value_day = { "day", parse_day };
const struct value_type value_ranges = { "list of days and ranges", parse_ranges };
const struct value_type value_check_in = { "mid-term, off or weeks", parse_check_in };
const struct value_type value_seconds = { "length of time", parse_seconds };
const struct value_type value_schedule = { "schedule", parse_schedule };
const struct value_type value_quiet = { "hours", parse_quiet };
const struct value_type value_source_type = { "imap, maildir or mbox", parse_source_type };
const struct value_type value_auth = { "password or oauth2", parse_auth };
