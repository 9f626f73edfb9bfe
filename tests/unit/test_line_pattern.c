/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/line_pattern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants those before it */
#include <cmocka.h>

static const struct {
	const char *pattern, *line;
	gboolean fits;
	const char *name, *role, *date;
} table[] = {
	{ "View post", "view  POST ", TRUE, NULL, NULL, NULL },
	{ "View post", "View posts", FALSE, NULL, NULL, NULL },
	{ "View post", "Please view post", FALSE, NULL, NULL, NULL },
	{ "View post*", "View post", TRUE, NULL, NULL, NULL },
	{ "*@board.example", "a@board.example", TRUE, NULL, NULL, NULL },
	{ "*@board.example", "a@board.example.org", FALSE, NULL, NULL, NULL },
	{ "*ab*abc", "abababc", TRUE, NULL, NULL, NULL },
	{ "*ab*abd", "abababc", FALSE, NULL, NULL, NULL },
	{ "{name} via Board", "Ms. Park via Board", TRUE, "Ms. Park", NULL, NULL },
	{ "{name} via Board", "via Board", FALSE, NULL, NULL, NULL },
	{ "{name} via Board", "4B via Board", FALSE, NULL, NULL, NULL },
	{ "By {name} ({role})", "By Ana Ortiz (Grade 3)", TRUE, "Ana Ortiz", "Grade 3", NULL },
	{ "From {name}", "From O\xe2\x80\x99Neil\xc2\xa0", TRUE, "O'Neil", NULL, NULL },
	{ "From {name}", "From Ana (room 4)", FALSE, NULL, NULL, NULL },
	{ "{name} on {date}", "Ana on Nov 3", TRUE, "Ana", NULL, "Nov 3" },
	{ "{name} on {date}", "Ana on Monday", FALSE, NULL, NULL, NULL },
	{ "Se\xc3\x91or *", "SE\xc3\xb1OR x", TRUE, NULL, NULL, NULL },
	{ "View post", "View\xe2\x80\x8b post", TRUE, NULL, NULL, NULL },
};

static void test_fits(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		const char *why = NULL;
		g_autoptr(line_pattern) p = line_pattern_new(table[i].pattern, &why);
		struct line_slots s = { 0 };

		assert_non_null(p);
		if (line_pattern_fits(p, table[i].line, &s) != table[i].fits)
			fail_msg("\"%s\", \"%s\"", table[i].pattern, table[i].line);
		if (g_strcmp0(s.text[SLOT_NAME], table[i].name) ||
			g_strcmp0(s.text[SLOT_ROLE], table[i].role) ||
			g_strcmp0(s.text[SLOT_DATE], table[i].date))
			fail_msg("\"%s\": slots \"%s\" \"%s\" \"%s\"", table[i].line,
				s.text[SLOT_NAME], s.text[SLOT_ROLE], s.text[SLOT_DATE]);
		line_slots_clear(&s);
	}
}

static void test_refused(void **state)
{
	static const char *const bad[] = { "", "*", "{name}", "a {who} b", "a {name}{role}",
		"a **b", "{name} and {name}", "a}", "- *" };

	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		const char *why = NULL;
		struct line_pattern *p = line_pattern_new(bad[i], &why);

		if (p || !why)
			fail_msg("\"%s\" was taken", bad[i]);
	}
}

/* What makes other engines explode: many gaps, and a line that almost fits. */
static void test_cost(void **state)
{
	const char *why;
	g_autoptr(line_pattern) p = line_pattern_new("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", &why);
	g_autofree char *line = g_strnfill(LINE_PATTERN_LINE_MAX, 'a');
	g_autofree char *longer = g_strnfill(LINE_PATTERN_LINE_MAX + 1, 'b');
	gint64 begun = g_get_monotonic_time();

	for (int i = 0; i < 100; i++)
		assert_false(line_pattern_fits(p, line, NULL));
	assert_true(g_get_monotonic_time() - begun < 5 * G_USEC_PER_SEC);
	assert_false(line_pattern_fits(p, longer, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fits),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_cost),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
