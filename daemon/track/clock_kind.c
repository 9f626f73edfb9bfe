/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/clock_kind.h"

const struct clock_kind_row clock_kinds[DAYS_COUNT] = {
	[DAYS_CAL] = { "cal", "calendar day", "calendar days", STEP_DAYS, 0, { NULL } },
	[DAYS_CAL_ROLL] = { "cal_roll", "calendar day", "calendar days", STEP_DAYS, ROLL_ON,
		{ NULL } },
	[DAYS_CAL_X_BREAK5] = { "cal_x_break5", "calendar day without long breaks",
		"calendar days without breaks of more than five school days", STEP_DAYS,
		PAUSE_BREAK5,
		{ "a break is out from its first weekday on",
			"the weekend before a break is out too" } },
	[DAYS_CAL_X_SUMMER] = { "cal_x_summer", "calendar day without summer",
		"calendar days without summer", STEP_DAYS, PAUSE_SUMMER, { NULL } },
	[DAYS_CAL_X_SUMMER_LAST] = { "cal_x_summer_last", "calendar day without summer",
		"calendar days without summer and the last day of school", STEP_DAYS,
		PAUSE_SUMMER | PAUSE_LAST_DAY, { NULL } },
	[DAYS_CAL_X_HOL_BREAK_SUMMER] = { "cal_x_hol_break_summer", "calendar day without holidays",
		"calendar days without holidays, breaks and summer", STEP_DAYS, PAUSE_BREAKS,
		{ "only the days off themselves are out",
			"the weekends beside a break are out too" } },
	[DAYS_CAL_X_SCHOOL_HOL] = { "cal_x_school_hol", "calendar day without school holidays",
		"calendar days without school holidays", STEP_DAYS, PAUSE_DAYS_OFF, { NULL } },
	[DAYS_SCHOOL] = { "school", "school day", "school days", STEP_DAYS, PAUSE_NO_SCHOOL,
		{ NULL } },
	[DAYS_SCHOOL_PRESENT] = { "school_present", "school day with the child there",
		"school days with the child there", STEP_DAYS, PAUSE_NO_SCHOOL, { NULL } },
	[DAYS_BUSINESS] = { "business", "business day", "business days", STEP_DAYS,
		PAUSE_WEEKENDS | PAUSE_PUBLIC,
		{ "with the public holidays that are verified",
			"holidays that are believed and not verified are out too" } },
	[DAYS_BUSINESS_INCL_HOL] = { "business_incl_hol", "weekday", "weekdays, holidays included",
		STEP_DAYS, PAUSE_WEEKENDS, { NULL } },
	[DAYS_WEEKS] = { "weeks", "week", "weeks", STEP_WEEKS, 0, { NULL } },
	[DAYS_MONTHS] = { "months", "month", "months", STEP_MONTHS, 0, { NULL } },
	[DAYS_YEARS] = { "years", "year", "years", STEP_YEARS, 0, { NULL } },
	[DAYS_REASONABLE] = { "reasonable", "", "", STEP_DAYS, PAUSE_NO_SCHOOL, { NULL } },
	[DAYS_NONE] = { "none", "", "", STEP_NOTHING, 0, { NULL } },
	[DAYS_HOLIDAY] = { "holiday", "", "", STEP_NOTHING, 0, { NULL } },
};

enum clock_kind clock_kind_find(const char *name)
{
	int k = 0;

	while (k < DAYS_COUNT && !g_str_equal(clock_kinds[k].name, name))
		k++;
	return (enum clock_kind)k;
}

char *clock_kind_list(void)
{
	GString *list = g_string_new(NULL);

	for (int k = 0; k < DAYS_COUNT; k++)
		g_string_append_printf(list, "%s%s", k ? ", " : "", clock_kinds[k].name);
	return g_string_free(list, FALSE);
}

static char *span_text(const struct clock_span *s)
{
	const struct clock_kind_row *row = &clock_kinds[s->kind];

	if (row->step == STEP_NOTHING || s->kind == DAYS_REASONABLE)
		return g_strdup("");
	return s->n == 0 ? g_strdup("the same day")
			 : g_strdup_printf("%d %s", s->n, s->n == 1 ? row->one : row->many);
}

char *clock_rule_length(const struct clock_rule *r)
{
	g_autofree char *first = span_text(&r->spans[0]);

	if (r->span_count == 1)
		return g_strconcat(first, r->before ? " before" : "", NULL);
	g_autofree char *second = span_text(&r->spans[1]);
	return g_strdup_printf("%s or %s, whichever is earlier", first, second);
}
