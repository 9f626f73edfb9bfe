/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clock_rules.h"

#include "track/clock_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

GPtrArray *clock_rules_all(void)
{
	GPtrArray *rules = g_ptr_array_new_with_free_func((GDestroyNotify)clock_rule_free);
	g_autofree char *folder = g_build_filename(SOURCE_DIR, "rules", "clocks", NULL);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_autoptr(GString) wrong = g_string_new(NULL);
	const char *name;

	assert_non_null(dir);
	while ((name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_autofree char *text = NULL;

		if (!g_str_has_suffix(name, ".tsv"))
			continue;
		assert_true(g_file_get_contents(path, &text, NULL, NULL));
		clock_file_parse(text, name, rules, wrong);
	}
	if (wrong->len)
		fail_msg("%s", wrong->str);
	return rules;
}

const struct clock_rule *clock_rules_get(const GPtrArray *rules, const char *id)
{
	const struct clock_rule *r = clock_find(rules, id);

	if (!r)
		fail_msg("there is no clock %s", id);
	return r;
}

struct calendar *clock_rules_year(const char *snow_day)
{
	static const char *const closed[][2] = {
		{ "2026-09-07", "2026-09-07" },
		{ "2026-10-12", "2026-10-12" },
		{ "2026-11-03", "2026-11-03" },
		{ "2026-11-11", "2026-11-11" },
		{ "2026-11-25", "2026-11-27" },
		{ "2026-12-21", "2027-01-01" },
		{ "2027-01-18", "2027-01-18" },
		{ "2027-02-15", "2027-02-19" },
		{ "2027-03-29", "2027-04-02" },
		{ "2027-05-31", "2027-05-31" },
		{ "2027-06-11", "2027-08-22" },
	};
	g_autoptr(GArray) off = g_array_new(FALSE, FALSE, sizeof(struct day_range));

	for (guint i = 0; i < G_N_ELEMENTS(closed); i++) {
		struct day_range r = { day_parse(closed[i][0]), day_parse(closed[i][1]) };

		g_array_append_val(off, r);
	}
	if (snow_day) {
		struct day_range r = { day_parse(snow_day), day_parse(snow_day) };

		g_array_append_val(off, r);
	}
	return calendar_new(day_of(2026, 8, 24), DAY_NONE, off);
}

struct clock_context clock_rules_context(const struct calendar *c, const GPtrArray *rules)
{
	return (struct clock_context){ .calendar = c,
		.begins = day_of(2026, 8, 24),
		.ends = day_of(2027, 8, 22),
		.rules = rules };
}
