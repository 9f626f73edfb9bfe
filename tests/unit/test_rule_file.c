/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "classify/rule_file.h"

static struct rule_file *parse(const char *text, char **ret_errors)
{
	struct rule_errors errors = { .text = g_string_new(NULL) };
	struct rule_file *f = rule_file_parse(text, "a.rules", &errors);

	*ret_errors = g_string_free(errors.text, FALSE);
	return f;
}

static void test_entries(void **state)
{
	g_autofree char *errors = NULL;
	g_autoptr(rule_file) f = parse("# a comment\n"
				       "set give   send | share\n"
				       "           | lend\n"
				       "\n"
				       "rule en.request.give\n"
				       "  kind      request   # what it opens\n"
				       "  strength  weak\n"
				       "  where     clause\n"
				       "  match     \\b{give}\\b # 4\n"
				       "  match     lend me\n"
				       "  unless    never\n"
				       "  yes       Send it.\n"
				       "  no        I sent it.\n"
				       "guard en.guard.past request -9 promise -10\n"
				       "  match     \\bwas\\b\n"
				       "mark question request 9\n"
				       "fact slot\n"
				       "  match     or\n"
				       "threshold request 16 commitment 20\n"
				       "wording request -7  ^ thanks | he's out\n"
				       "        | ? $\n",
		&errors);
	const struct rule_entry *e;

	assert_string_equal(errors, "");
	assert_int_equal(f->entries->len, 7);
	e = f->entries->pdata[0];
	assert_string_equal(e->words, "send | share| lend");
	e = f->entries->pdata[1];
	assert_int_equal(e->type, ENTRY_RULE);
	assert_int_equal(e->line, 5);
	assert_int_equal(e->kind, ACT_REQUEST);
	assert_int_equal(e->points[ACT_REQUEST], RULE_WEAK);
	assert_int_equal(e->where, WHERE_CLAUSE);
	assert_int_equal(e->match->len, 2);
	/* A pattern is taken to the letter: nothing is a comment in it. */
	assert_string_equal(((struct rule_line *)e->match->pdata[0])->text, "\\b{give}\\b # 4");
	assert_int_equal(((struct rule_line *)e->no->pdata[0])->line, 13);
	e = f->entries->pdata[2];
	assert_int_equal(e->points[ACT_REQUEST], -9);
	assert_int_equal(e->points[ACT_COMMITMENT], -10);
	e = f->entries->pdata[5];
	assert_int_equal(e->points[ACT_COMMITMENT], 20);
	e = f->entries->pdata[6];
	assert_int_equal(e->type, ENTRY_WORDING);
	assert_int_equal(e->kind, ACT_REQUEST);
	assert_int_equal(e->points[ACT_REQUEST], -7);
	assert_string_equal(e->words, "^ thanks | he's out| ? $");
}

static const struct {
	const char *text, *errors;
} wrong[] = {
	{ "rul x\n", "a.rules:1: unknown word \"rul\"; do you mean \"rule\"?" },
	{ "rule\n", "a.rules:1: a rule needs a name of small letters, digits, \"-\" and \".\"" },
	{ "rule Big\n",
		"a.rules:1: a rule needs a name of small letters, digits, \"-\" and \".\"" },
	{ "  match x\n", "a.rules:1: an indented line belongs to nothing" },
	{ "rule a\n  match x\n", "a.rules:1: rule \"a\" has no \"kind\"" },
	{ "rule a\n  kind request\n", "a.rules:1: rule \"a\" has no \"match\"" },
	{ "rule a\n  kind reqest\n  match x\n",
		"a.rules:2: unknown kind \"reqest\"; do you mean \"request\"?\n"
		"a.rules:1: rule \"a\" has no \"kind\"" },
	{ "rule a\n  kind win\n  mtach x\n  match x\n",
		"a.rules:3: unknown key \"mtach\"; do you mean \"match\"?" },
	{ "rule a\n  kind win\n  strength 0\n  match x\n",
		"a.rules:3: a strength is above 0; what speaks against a kind is a guard" },
	{ "rule a\n  kind win\n  strength high\n  match x\n",
		"a.rules:3: \"high\" is no whole number from -999 to 999" },
	{ "rule a\n  kind win\n  from nobody\n  match x\n",
		"a.rules:3: from is family, school or anybody, not \"nobody\"" },
	{ "rule a\n  kind win\n  where there\n  match x\n",
		"a.rules:3: where is anywhere, head, clause, bullet, question or subject, not "
		"\"there\"" },
	{ "rule a\n  kind win\n  match\n",
		"a.rules:3: \"match\" is empty\na.rules:1: rule \"a\" has no \"match\"" },
	{ "guard g request\n  match x\n", "a.rules:1: the points of \"request\" are missing" },
	{ "guard g\n  match x\n",
		"a.rules:1: a kind and its points are missing, as in \"request -9\"" },
	{ "guard g request -9 request -8\n  match x\n", "a.rules:1: \"request\" is given twice" },
	{ "guard g request -9\n  yes x\n  match y\n", "a.rules:2: a guard has no \"yes\"" },
	{ "mark m request 1\n  match x\n", "a.rules:2: a mark has no \"match\"" },
	{ "set s\n", "a.rules:1: set \"s\" is empty" },
	{ "wording request 3\n", "a.rules:1: the wording has no phrases" },
	{ "wording reqest 3  any word\n",
		"a.rules:1: unknown kind \"reqest\"; do you mean \"request\"?" },
	{ "wording request any word\n", "a.rules:1: \"any\" is no whole number from -999 to 999" },
	{ "rule a b\n  kind win\n  match x\n", "a.rules:1: \"b\" behind the name of a rule" },
	{ "rul x\n  kind win\nrule b\n  kind win\n",
		"a.rules:1: unknown word \"rul\"; do you mean \"rule\"?\n"
		"a.rules:3: rule \"b\" has no \"match\"" },
	{ "\xff\n", "a.rules:1: the file is not UTF-8" },
};

static void test_mistakes(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
		g_autofree char *errors = NULL;
		g_autoptr(rule_file) f = parse(wrong[i].text, &errors);

		assert_non_null(f);
		assert_string_equal(errors, wrong[i].errors);
	}
}

static void test_many_mistakes_are_cut(void **state)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *errors = NULL;

	for (int i = 0; i < 3 * RULE_ERRORS_MAX; i++)
		g_string_append(text, "nonsense\n");
	g_autoptr(rule_file) f = parse(text->str, &errors);
	g_auto(GStrv) lines = g_strsplit(errors, "\n", -1);
	assert_non_null(f);
	assert_int_equal(g_strv_length(lines), RULE_ERRORS_MAX);
}

static void test_nearest(void **state)
{
	static const char *const names[] = { "document", "service", "give", NULL };

	assert_string_equal(rule_nearest("documents", names), "document");
	assert_string_equal(rule_nearest("giv", names), "give");
	assert_null(rule_nearest("something-else", names));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_entries),
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_many_mistakes_are_cut),
		cmocka_unit_test(test_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
