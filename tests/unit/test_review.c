/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "classify/review.h"

static const struct {
	const char *text, *warning; /* NULL: none */
} rows[] = {
	{ "rule a\n  kind win\n  match well done\n  yes Well done!\n", NULL },
	{ "rule a\n  kind win\n  match \\d{9}\n  yes It was 123456789.\n",
		"f:1: \"a\" names no word that a sentence must hold, so it is tried on every "
		"sentence" },
	/* looked for at one place only */
	{ "rule a\n  kind win\n  match ^\\d\n  yes 9 of 10!\n", NULL },
	{ "rule a\n  kind win\n  where head\n  match \\d\n  yes 9 of 10!\n", NULL },
	{ "rule a\n  kind request\n  where question\n  match \\?\n  yes Nine?\n", NULL },
	{ "rule a\n  kind win\n  match well done\n",
		"f:1: \"a\" has no \"yes\": no example shows it at work" },
	{ "rule a\n  kind win\n  match well done\n  yes Well done!\n"
	  "rule b\n  kind win\n  match done\n  yes Done it!\n",
		"f:1: \"a\" decides nothing: other rules judge every example the same without it" },
	/* each is needed by an example */
	{ "rule a\n  kind win\n  strength 8\n  match well\n  yes Well done!\n"
	  "rule b\n  kind win\n  strength 8\n  match done\n  yes Well, done.\n",
		NULL },
};

static struct ruleset *pack(const char *text)
{
	struct ruleset *r = ruleset_new();

	assert_true(ruleset_add(r, "en", text, "f", NULL));
	assert_true(ruleset_ready(r, NULL));
	return r;
}

static void test_warnings(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(ruleset) r = pack(rows[i].text);
		g_auto(GStrv) said = review_warnings(r, false);

		assert_int_equal(g_strv_length(said), rows[i].warning ? 1 : 0);
		if (rows[i].warning)
			assert_string_equal(said[0], rows[i].warning);
	}
}

/* What came with the program is silent unless asked. */
static void test_installed(void **state)
{
	g_autoptr(ruleset) r = ruleset_new();
	g_auto(GStrv) quiet = NULL;
	g_auto(GStrv) all = NULL;

	assert_true(ruleset_add(r, "en", "rule a\n  kind win\n  match well done\n", "f", NULL));
	ruleset_defer(r);
	assert_true(ruleset_ready(r, NULL));
	quiet = review_warnings(r, false);
	all = review_warnings(r, true);
	assert_int_equal(g_strv_length(quiet), 0);
	assert_int_equal(g_strv_length(all), 1);
}

#define TRIES "x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x"

static void test_costs(void **state)
{
	g_autoptr(ruleset) r = pack("rule cheap\n  kind win\n  match well done\n  yes Well done!\n"
				    "rule dear\n  kind win\n  match \\b(?:\\w+ )*?done\n"
				    "  yes " TRIES " done\n");
	g_autoptr(GArray) costs = review_costs(r);
	const struct rule_cost *first = &g_array_index(costs, struct rule_cost, 0);
	const struct rule_cost *second = &g_array_index(costs, struct rule_cost, 1);

	assert_int_equal(costs->len, 2);
	assert_string_equal(first->name, "dear");
	assert_int_equal(first->tried, 2);
	assert_int_equal(second->tried, 1); /* "well" is only in one of them */
	assert_int_equal(second->sentences, 2);
	assert_true(first->steps > 10 * second->steps);
}

static void test_costly(void **state)
{
	g_autoptr(ruleset) r = pack("rule dear\n  kind win\n  match (?:\\w+ )*(?:\\w+ )*done\\b\n"
				    "  yes done " TRIES " undone\n");
	g_auto(GStrv) said = review_warnings(r, false);
	guint i = 0;

	while (said[i] && !strstr(said[i], "is costly"))
		i++;
	assert_non_null(said[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_warnings),
		cmocka_unit_test(test_installed),
		cmocka_unit_test(test_costs),
		cmocka_unit_test(test_costly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
