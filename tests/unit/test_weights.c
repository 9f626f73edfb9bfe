/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/error.h"
#include "phrases.h"
#include "track/holding.h"

static void test_installed(void **state)
{
	g_autoptr(weights) w = phrases_weights();

	/* What speaks for an answer, against it, and what a person is told of it. */
	assert_true(weights_get(w, WEIGHTS_SETTLES, SIGNAL_DIRECT) > 0);
	assert_true(weights_get(w, WEIGHTS_SETTLES, SIGNAL_PROMISES) < 0);
	assert_null(weights_reason(w, WEIGHTS_SETTLES, SIGNAL_BASE));
	assert_string_equal(weights_reason(w, WEIGHTS_SETTLES, SIGNAL_DIRECT), "direct reply");
	assert_true(weights_get(w, WEIGHTS_HOLDS, HOLD_PROMISES) > 0);
	assert_true(weights_get(w, WEIGHTS_LEANS, LEAN_ACK_OF_DEED) > 0);
	assert_true(weights_get(w, WEIGHTS_LEANS, LEAN_SCORE) < 0);
}

/* A row more, at the end of the installed file. */
static char *mistake(const char *row)
{
	g_autofree char *path = g_build_filename(SOURCE_DIR, "rules", "weights.tsv", NULL);
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;

	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_autofree char *more = g_strconcat(text, row, NULL);
	g_autoptr(weights) w = weights_parse(more, "w", &error);
	assert_null(w);
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_CONFIG));
	return g_strdup(strchr(error->message + 2, ':') + 2);
}

static void test_mistakes(void **state)
{
	static const struct {
		const char *row, *why;
	} rows[] = {
		{ "settles\tdirect\n",
			"a row is a table, a signal, a weight and a reason, with tabs between" },
		{ "settles\tdirekt\t1\t-\n",
			"the tracker has no signal \"direkt\" in \"settles\"" },
		{ "setles\tdirect\t1\t-\n", "the tracker has no signal \"direct\" in \"setles\"" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *why = mistake(rows[i].row);

		assert_string_equal(why, rows[i].why);
	}
}

/* Every signal has its row, and a row has a number. */
static void test_whole(void **state)
{
	static const char *const texts[] = { "", "settles\tbase\tmuch\t-\n",
		"settles\tbase\tnan\t-\n", "settles\tbase\t1e9\t-\n" };
	static const char *const why[] = { "w:1: \"base\" of \"settles\" has no row",
		"w:1: \"much\" is no weight from -100 to 100",
		"w:1: \"nan\" is no weight from -100 to 100",
		"w:1: \"1e9\" is no weight from -100 to 100" };

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(weights) w = weights_parse(texts[i], "w", &error);

		assert_null(w);
		assert_true(g_str_has_prefix(error->message, why[i]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_installed),
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
