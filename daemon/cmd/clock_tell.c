/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/clock_tell.h"

#include "base/text.h"
#include "cmd/lines.h"
#include "track/clock_kind.h"

#include <string.h>

#define INDENT "       "
#define NAME_COLUMNS 5

static void G_GNUC_PRINTF(2, 3) tell(const char *indent, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_autofree char *safe = text_printable(text, FALSE);
	g_autofree char *folded = text_fold(safe, cmd_width(), indent, indent);
	cmd_print("%s\n", folded);
}

/* "CA3    IEP developed": the title hangs behind the name. */
static void tell_name(const struct cmd *c, const char *name, const char *title)
{
	g_autofree char *first = g_strdup_printf("%-*s  ", NAME_COLUMNS, name);
	g_autofree char *safe = text_printable(title, FALSE);
	g_autofree char *folded = text_fold(safe, cmd_width(), first, INDENT);

	cmd_print("%s%s%s%s%s%s\n", cmd_style(c, STYLE_DIM), first, cmd_style_end(c),
		cmd_style(c, STYLE_BOLD), folded + strlen(first), cmd_style_end(c));
}

/* -- days that did not count ---------------------------------------------------------------- */

/* Days for one reason, with nothing between them but other days that do not count. */
struct run {
	struct day first, last;
	int days;
	enum skip_why why;
	GString *names; /* of holidays, or NULL */
};

static void run_clear(gpointer run)
{
	struct run *r = run;

	if (r->names)
		g_string_free(r->names, TRUE);
}

/* A break goes on behind its weekends; each holiday has its own name. */
static struct run *run_for(GArray *runs, const struct clock_skip *s, struct day unbroken)
{
	for (guint i = runs->len; i-- > 0 && s->why != SKIP_HOLIDAY;) {
		struct run *r = &g_array_index(runs, struct run, i);

		if (r->why == s->why && r->last.n + 1 == s->day.n)
			return r;
		if (r->why == s->why && s->why == SKIP_BREAK && r->last.n >= unbroken.n)
			return r;
	}
	g_array_append_val(runs, ((struct run){ s->day, s->day, 0, s->why, NULL }));
	return &g_array_index(runs, struct run, runs->len - 1);
}

static GArray *runs_of(const GArray *skips)
{
	GArray *runs = g_array_new(FALSE, FALSE, sizeof(struct run));
	struct day unbroken = DAY_NONE, before = DAY_NONE;

	g_array_set_clear_func(runs, run_clear);
	for (guint i = 0; i < skips->len; i++) {
		const struct clock_skip *s = &g_array_index(skips, struct clock_skip, i);

		if (!day_known(before) || before.n + 1 != s->day.n)
			unbroken = s->day;
		before = s->day;
		struct run *r = run_for(runs, s, unbroken);
		r->last = s->day;
		r->days++;
		if (!s->name)
			continue;
		if (!r->names)
			r->names = g_string_new(NULL);
		g_string_append_printf(r->names, "%s%s", r->names->len ? ", " : "", s->name);
	}
	return runs;
}

/* "21 Nov", "21-22 Nov", "31 Oct-1 Nov": without the year, many in a line. */
static char *short_days(const struct run *r)
{
	g_autofree char *first = line_day(r->first), *last = line_day(r->last);
	bool same_month = g_str_equal(strchr(first, ' '), strchr(last, ' '));

	*strrchr(last, ' ') = '\0';
	if (same_month)
		*strchr(first, ' ') = '\0';
	else
		*strrchr(first, ' ') = '\0';
	return r->first.n == r->last.n ? g_strdup(last) : g_strdup_printf("%s-%s", first, last);
}

static void tell_weekends(const GArray *runs)
{
	g_autoptr(GString) days = g_string_new(NULL);

	for (guint i = 0; i < runs->len; i++) {
		const struct run *r = &g_array_index(runs, struct run, i);

		if (r->why != SKIP_WEEKEND)
			continue;
		g_autofree char *text = short_days(r);
		g_string_append_printf(days, "%s%s", days->len ? ", " : "", text);
	}
	if (days->len)
		tell(INDENT "  ", "weekends: %s", days->str);
}

static void tell_run(const struct run *r)
{
	static const char *const why[SKIP_COUNT] = {
		[SKIP_NO_SCHOOL] = "no school",
		[SKIP_BREAK] = "break",
		[SKIP_SUMMER] = "summer",
		[SKIP_HOLIDAY] = "public holiday",
		[SKIP_ROLLED] = "no working day, so the last day moves on",
	};
	g_autofree char *first = line_weekday(r->first), *last = line_weekday(r->last);
	g_autofree char *days = r->days > 1 ? g_strdup_printf(", %d days", r->days) : g_strdup("");
	const char *open = r->names ? " (" : "", *names = r->names ? r->names->str : "";

	if (r->first.n == r->last.n)
		tell(INDENT "  ", "%s: %s%s%s%s", first, why[r->why], open, names,
			r->names ? ")" : "");
	else
		tell(INDENT "  ", "%s to %s: %s%s%s%s%s", first, last, why[r->why], days, open,
			names, r->names ? ")" : "");
}

static void tell_skips(const char *title, const GArray *skips)
{
	g_autoptr(GArray) runs = runs_of(skips);

	if (!runs->len)
		return;
	cmd_print("\n" INDENT "%s\n", title);
	for (guint i = 0; i < runs->len; i++) {
		const struct run *r = &g_array_index(runs, struct run, i);

		if (r->why != SKIP_WEEKEND)
			tell_run(r);
	}
	tell_weekends(runs);
}

/* -- one clock ----------------------------------------------------------------------------- */

static void tell_caveats(guint caveats)
{
	static const char *const texts[CAVEAT_COUNT] = {
		"No school calendar is on file, so every weekday was taken for a school day.",
		"It begins before the school calendar on file does; the days before are not known.",
		"It ends behind the school calendar on file; next year's days may move the date.",
		"The rule names no number of days. Five school days are usual, and were counted.",
		"Public holidays of the state or country are known only as far as they are listed "
		"here; a holiday more makes the date later.",
	};

	for (int i = 0; i < CAVEAT_COUNT; i++)
		if (caveats & 1u << i)
			tell(INDENT, "%s", texts[i]);
}

static void tell_how(const struct clock_view *v)
{
	const struct clock_rule *r = v->rule;
	g_autofree char *length = clock_rule_length(r);
	g_autofree char *from = line_weekday(v->from);
	const char *behind = r->before ? "Counted back from the day before."
		: r->inclusive	       ? "That day is day 1."
				       : "The day after is day 1.";

	tell(INDENT, "%s%s%s (%s). %s", *length ? length : "Counted from", *length ? " from " : " ",
		from, r->trigger, v->count.count ? behind : "");
	if (v->count.absences)
		tell(INDENT, "%d day%s more for %d of absence.", v->count.absences,
			v->count.absences == 1 ? "" : "s", v->absences);
}

static void tell_due(const struct cmd *c, const struct clock_view *v)
{
	const struct clock_count *k = &v->count;

	if (!k->count)
		cmd_print(INDENT "There are no days to count.\n");
	else if (!day_known(v->due))
		cmd_print(INDENT "The date cannot be told yet.\n");
	for (int i = 0; i < k->count && day_known(v->due); i++) {
		g_autofree char *due = line_weekday(k->readings[i].due);

		cmd_print(INDENT "%s%s%s%s\n", cmd_style(c, STYLE_BOLD),
			k->count == 1 ? "The date is " : "", *due ? due : "not to be told",
			cmd_style_end(c));
		if (k->readings[i].how)
			tell(INDENT "  ", "if %s", k->readings[i].how);
	}
	if (k->count > 1 && day_known(v->due))
		tell(INDENT, "The rule can be read in both ways. Go by the earlier day.");
	tell_caveats(k->caveats);
	if (v->instead)
		tell(INDENT, "%s has a rule of its own for this: %s. Go by that one.",
			v->instead->jurisdiction, v->instead->id);
	if (!c->settings->jurisdiction && !g_str_equal(v->rule->jurisdiction, "*"))
		tell(INDENT, "[calendar] jurisdiction is not set: see that a rule of %s is yours.",
			v->rule->jurisdiction);
}

static void tell_change(const struct clock_view *v)
{
	g_autofree char *told = line_weekday(v->told);
	g_autoptr(GString) days = g_string_new(NULL);

	if (!day_known(v->told))
		return;
	for (guint i = 0; i < v->changed->len; i++) {
		g_autofree char *day = line_weekday(g_array_index(v->changed, struct day, i));

		g_string_append_printf(days, "%s%s", i ? ", " : "", day);
	}
	tell(INDENT, "It was %s when the clock was started. %s%s", told,
		days->len ? "The school calendar has changed since: "
			  : "The rule has changed since.",
		days->str);
}

static void tell_source(const struct clock_view *v)
{
	const struct clock_rule *r = v->rule;
	g_autofree char *checked = line_day(r->checked_on);

	cmd_print("\n");
	tell(INDENT, "%s", r->citation);
	tell(INDENT, "Source: %s (%s).", r->source, clock_certainty_names[r->certainty]);
	tell(INDENT,
		v->unchecked ? "Not checked since %s: look at the rule itself."
			     : "On file since %s.",
		checked);
	if (r->exceptions)
		tell(INDENT, "Exception: %s.", r->exceptions);
	if (r->note)
		tell(INDENT, "Note: %s.", r->note);
}

void clock_tell(const struct cmd *c, const struct clock_view *v)
{
	const struct clock_count *k = &v->count;

	tell_name(c, v->rule->id, v->rule->title);
	tell_how(v);
	cmd_print("\n");
	tell_due(c, v);
	tell_change(v);
	if (k->count)
		tell_skips(k->count > 1 ? "Not counted, for the first:" : "Not counted:",
			k->readings[0].skips);
	if (k->count > 1)
		tell_skips("Not counted, for the second:", k->readings[1].skips);
	tell_source(v);
}

void clock_tell_line(const struct cmd *c, const struct clock_view *v)
{
	g_autofree char *id = v->id ? g_strdup_printf("c%" G_GINT64_FORMAT, v->id)
				    : g_strdup_printf("i%" G_GINT64_FORMAT, v->item);
	g_autofree char *from = line_weekday(v->from), *due = line_weekday(v->due);
	g_autofree char *next = line_weekday(v->next);
	bool past = v->stage >= CLOCK_PAST;

	tell_name(c, id, v->rule->title);
	tell(INDENT, "%s, from %s%s%s. %s%s.%s", v->rule->id, from, v->child ? ", for " : "",
		v->child ? v->child : "",
		!*due	       ? "The date cannot be told yet"
			: past ? "The date on file was "
			       : "The date is ",
		due, v->id ? "" : " It runs by itself, as we read the letter.");
	if (!past && *due)
		tell(INDENT, "%d school day%s left%s%s.", v->school_days_left,
			v->school_days_left == 1 ? "" : "s",
			v->stage < CLOCK_DUE && *next ? "; the digest speaks of it next on " : "",
			v->stage < CLOCK_DUE ? next : "");
	if (v->instead)
		tell(INDENT, "%s has a rule of its own for this: %s.", v->instead->jurisdiction,
			v->instead->id);
	tell_change(v);
}

void clock_tell_rule(const struct cmd *c, const struct clock_rule *r)
{
	g_autofree char *length = clock_rule_length(r);

	tell_name(c, r->id, r->title);
	const char *seen = r->certainty == CERTAINTY_PRIMARY ? ""
		: r->certainty == CERTAINTY_SECONDARY	     ? " (seen quoted)"
							     : " (not verified)";

	tell(INDENT, "%s%s%s. %s%s", length,
		r->before	  ? ": "
			: *length ? " from: "
				  : "from: ",
		r->trigger, r->citation, seen);
	if (r->instead_of)
		tell(INDENT, "Takes the place of %s.", r->instead_of);
}

/* -- an item ------------------------------------------------------------------------------- */

void clock_tell_item(
	const struct cmd *c, const struct item_view *v, struct day today, const GArray *skips)
{
	g_autofree char *id = g_strdup_printf("i%" G_GINT64_FORMAT, v->item->id);
	g_autofree char *since = line_weekday(v->waiting_since), *now = line_weekday(today);
	g_autofree char *follow = line_weekday(v->follow_up_on);

	tell_name(c, id, v->item->quote);
	tell(INDENT, "%d school day%s from %s to today, %s. The day after is day 1.",
		v->waiting_school_days, v->waiting_school_days == 1 ? "" : "s", since, now);
	if (*follow)
		tell(INDENT,
			"The first note is for %s (class %s, [follow-up] in the configuration; "
			"usual, not law).",
			follow, item_class_names[v->class]);
	tell_skips("Not counted:", skips);
}

void clock_tell_advice(void)
{
	cmd_print("\n");
	tell("",
		"General information, not legal advice. Dates are counted from what is in your "
		"mailbox and calendar; check them against the current rule.");
}
