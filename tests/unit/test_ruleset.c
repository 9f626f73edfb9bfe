/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "classify/literal.h"
#include "classify/prefilter.h"
#include "classify/rule_pack.h"

#include "rule_packs.h"

/* Everything that is wrong with one file, "" for nothing. */
static char *mistakes(const char *text)
{
	g_autoptr(ruleset) r = ruleset_new();
	g_autoptr(GError) error = NULL;

	if (ruleset_add(r, "en", text, "f", &error))
		ruleset_ready(r, &error);
	if (error)
		assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_CONFIG));
	return g_strdup(error ? error->message : "");
}

static const struct {
	const char *text, *errors;
} wrong[] = {
	{ "set a x\nrule r\n  kind win\n  match {a}\n", "" },
	{ "set give x\nrule r\n  kind win\n  match {giv}\n",
		"f:4: unknown set \"giv\"; do you mean \"give\"?" },
	{ "set a {b}\nset b {a}\nrule r\n  kind win\n  match {a}\n",
		"f:5: set \"a\" holds itself" },
	{ "rule r\n  kind win\n  match (x\n", "f:3: \"r\": at 2: missing closing parenthesis" },
	{ "rule r\n  kind win\n  match x\\Cy\n",
		"f:3: \"r\": at 3: using \\C is disabled by the application" },
	{ "rule r\n  kind win\n  match (*LIMIT_MATCH=9)x\n",
		"f:3: \"r\": verbs \"(*...)\" and callouts are not allowed" },
	{ "rule r\n  kind win\n  match x\nrule r\n  kind win\n  match y\n",
		"f:4: \"r\" is already the name of f:1" },
	{ "mark questoin request 1\n",
		"f:1: unknown mark \"questoin\"; do you mean \"question\"?" },
	{ "fact opner\n  match x\n", "f:1: unknown fact \"opner\"; do you mean \"opener\"?" },
	{ "wording bulk 3  dear families\n", "f:1: \"bulk\" is not told by its wording" },
	{ "wording request 3  in the end of\n",
		"f:1: \"in the end of\" is no phrase of one to 3 words" },
	{ "rule r\n  kind win\n  match a{2,4}\\p{Lu}x{1}\n", "" },
};

static void test_mistakes(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
		g_autofree char *errors = mistakes(wrong[i].text);

		assert_string_equal(errors, wrong[i].errors);
	}
}

static void test_sets_open(void **state)
{
	g_autoptr(ruleset) r = ruleset_new();
	struct rule_errors errors = { .text = g_string_new(NULL) };
	g_autofree char *text = NULL;

	assert_true(ruleset_add(r, "en", "set a  x y | z\nset b {a} | w\n", "f", NULL));
	/* A set that is named again grows. */
	assert_true(ruleset_add(r, "en", "set a  v\n", "g", NULL));
	text = rule_pack_expand(r->packs->pdata[0], "\\b{b} {0,4}\\p{L}", "f", 1, &errors);
	assert_string_equal(text, "\\b(?:(?:x y|z|v)|w) {0,4}\\p{L}");
	g_string_free(errors.text, TRUE);
}

static const struct {
	const char *pattern, *literals; /* joined with "|"; NULL: none can be named */
} literals[] = {
	{ "please", "please" },
	{ "\\bplease send\\b", "please send" },
	{ "(?:could|can) you", " you" },
	{ "(?:could|would)\\b", "could|would" },
	{ "(?:could|w)\\b", NULL },
	{ "(?:could )?send", "send" },
	{ "sends?", "send" },
	{ "colou?r", "colo" },
	{ "ab+cd*ef", "ab" },
	{ "[ab]cde", "cde" },
	{ "[^]a]cde", "cde" },
	{ "(?!never)send", "send" },
	{ "(?<!never )send", "send" },
	{ "(?<who>mr|ms) \\w+ will call", " will call" },
	{ "(?-i:[A-Z])\\w+ sends", " sends" },
	{ ".", NULL },
	{ "\\d\\d", NULL },
	{ "a|b", NULL },
	{ "foo(?i)bar", NULL },
	{ "foo\\1", NULL },
	{ "d\xc3\xa9jeme", "jeme" },
	{ "foo(", NULL },
};

static void test_literals(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(literals); i++) {
		g_autoptr(GPtrArray) set = literal_required(literals[i].pattern);
		g_autofree char *joined = NULL;

		if (set) {
			g_ptr_array_add(set, NULL);
			joined = g_strjoinv("|", (char **)set->pdata);
		}
		if (literals[i].literals)
			assert_string_equal(joined, literals[i].literals);
		else
			assert_null(set);
	}
}

static void test_prefilter(void **state)
{
	g_autoptr(prefilter) f = prefilter_new();
	guint he, hers, long_s, any;

	assert_true(prefilter_add(f, "she", &he));
	assert_true(prefilter_add(f, "(?:hers|his)", &hers));
	assert_true(prefilter_add(f, "kiss", &long_s));
	assert_false(prefilter_add(f, "\\w", &any));
	prefilter_ready(f);
	prefilter_scan(f, "USHERS", 6);
	assert_true(prefilter_may(f, he));
	assert_true(prefilter_may(f, hers));
	assert_false(prefilter_may(f, long_s));
	assert_true(prefilter_may(f, any));
	/* What PCRE2 takes for k and s. */
	prefilter_scan(f, "\xe2\x84\xaai\xc5\xbfs", strlen("\xe2\x84\xaai\xc5\xbfs"));
	assert_true(prefilter_may(f, long_s));
	assert_false(prefilter_may(f, he));
}

/* The filter must never hide a match: every example meets every pattern with and without it. */
static void check_pattern(struct ruleset *r, const struct rule_pattern *p, const char *text)
{
	gsize length = strlen(text);

	if (pattern_match(p->compiled, text, length, 0, NULL) == PATTERN_YES)
		assert_true(prefilter_may(r->filter, p->number));
}

static void check_text(struct ruleset *r, const char *text)
{
	prefilter_scan(r->filter, text, strlen(text));
	for (guint i = 0; i < r->packs->len; i++) {
		const struct rule_pack *pack = r->packs->pdata[i];

		for (guint k = 0; k < pack->rules->len; k++) {
			const struct rule *one = pack->rules->pdata[k];

			for (guint n = 0; n < one->match->len; n++)
				check_pattern(r, &g_array_index(one->match, struct rule_pattern, n),
					text);
		}
	}
}

static void test_filter_hides_nothing(void **state)
{
	g_autoptr(ruleset) r = ruleset_new();
	const struct rule_pack *pack;

	pack_add(r, "en");
	assert_true(ruleset_ready(r, NULL));
	pack = r->packs->pdata[0];
	for (guint k = 0; k < pack->rules->len; k++) {
		const struct rule_entry *e = ((const struct rule *)pack->rules->pdata[k])->entry;

		for (guint n = 0; n < e->yes->len; n++)
			check_text(r, ((const struct rule_line *)e->yes->pdata[n])->text);
	}
}

static void test_english_examples(void **state)
{
	g_autoptr(ruleset) r = ruleset_new();
	g_autoptr(GError) error = NULL;
	guint count;

	pack_add(r, "en");
	assert_true(ruleset_ready(r, NULL));
	if (!ruleset_test(r, &count, &error))
		fail_msg("%s", error->message);
	assert_true(count > 200);
	assert_true(ruleset_count(r) > 50);
	assert_int_equal(strlen(ruleset_fingerprint(r)), 64);
}

static void test_example_that_does_not_hold(void **state)
{
	g_autoptr(ruleset) r = ruleset_new();
	g_autoptr(GError) error = NULL;
	guint count;

	assert_true(ruleset_add(r, "en",
		"rule r\n  kind request\n  match send\n  yes Send it.\n  yes Bring it.\n"
		"  no I could send it.\n",
		"f", NULL));
	assert_true(ruleset_ready(r, NULL));
	assert_false(ruleset_test(r, &count, &error));
	assert_int_equal(count, 3);
	assert_string_equal(error->message,
		"f:5: \"r\": not found as request: \"Bring it.\"\n"
		"f:6: \"r\": wrongly found as request: \"I could send it.\"");
}

static void test_deferred_patterns(void **state)
{
	g_autoptr(ruleset) r = ruleset_new();
	g_autoptr(GError) error = NULL;

	assert_true(ruleset_add(r, "en", "rule a\n  kind win\n  match well (done\n", "f", NULL));
	ruleset_defer(r);
	assert_true(ruleset_ready(r, NULL));
	assert_false(ruleset_test(r, NULL, &error));
	assert_string_equal(error->message, "f:3: \"a\": at 10: missing closing parenthesis");
}

static void test_fingerprint_follows_text(void **state)
{
	g_autoptr(ruleset) a = ruleset_new();
	g_autoptr(ruleset) b = ruleset_new();

	assert_true(ruleset_add(a, "en", "set x a\n", "f", NULL));
	assert_true(ruleset_add(b, "en", "set x b\n", "f", NULL));
	assert_true(ruleset_ready(a, NULL));
	assert_true(ruleset_ready(b, NULL));
	assert_string_not_equal(ruleset_fingerprint(a), ruleset_fingerprint(b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_sets_open),
		cmocka_unit_test(test_literals),
		cmocka_unit_test(test_prefilter),
		cmocka_unit_test(test_filter_hides_nothing),
		cmocka_unit_test(test_english_examples),
		cmocka_unit_test(test_example_that_does_not_hold),
		cmocka_unit_test(test_deferred_patterns),
		cmocka_unit_test(test_fingerprint_follows_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
