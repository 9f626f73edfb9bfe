/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "classify/review.h"
#include "cmd/cmd.h"
#include "reader/packs.h"
#include "reader/places.h"
#include "run/clocks.h"

/* Files of one's own: of sentences, of platforms, and of clocks. */
struct own_files {
	GPtrArray *rules, *platforms, *clocks; /* borrowed paths, ending in NULL */
};

static struct own_files sort_files(const struct settings *s, char *const *files)
{
	struct own_files own = { g_ptr_array_new(), g_ptr_array_new(), g_ptr_array_new() };

	for (char **f = s->platform_files; *f; f++)
		g_ptr_array_add(own.platforms, *f);
	for (; *files; files++)
		g_ptr_array_add(g_str_has_suffix(*files, ".tsv") ? own.clocks
				: packs_is_platform(*files)	 ? own.platforms
								 : own.rules,
			*files);
	g_ptr_array_add(own.rules, NULL);
	g_ptr_array_add(own.platforms, NULL);
	g_ptr_array_add(own.clocks, NULL);
	return own;
}

/* How many examples hold; mistakes are added to wrong. */
static guint test_platforms(const char *dir, char *const *files, GString *wrong)
{
	g_autoptr(GError) why = NULL;
	g_autoptr(platform_set) platforms = packs_platforms(dir, files, &why);

	if (platforms)
		return platform_set_test(platforms, wrong);
	g_string_append(wrong, why->message);
	return 0;
}

#define COSTS_SHOWN 10

/* The rules that take most of the work, in steps of the pattern matcher. */
static void show_costs(const struct ruleset *rules)
{
	g_autoptr(GArray) costs = review_costs(rules);
	guint64 all = 0;

	for (guint i = 0; i < costs->len; i++)
		all += g_array_index(costs, struct rule_cost, i).steps;
	cmd_print("%-34s %8s %18s %8s\n", "rule", "tried on", "steps a sentence", "of all");
	for (guint i = 0; i < costs->len && i < COSTS_SHOWN && all; i++) {
		const struct rule_cost *r = &g_array_index(costs, struct rule_cost, i);
		guint sentences = MAX(r->sentences, 1);

		cmd_print("%-34s %6u %% %18" G_GUINT64_FORMAT " %6" G_GUINT64_FORMAT " %%\n",
			r->name, r->tried * 100 / sentences, r->steps / sentences,
			r->steps * 100 / all);
	}
}

static void warn(const struct cmd *c, const struct ruleset *rules)
{
	g_auto(GStrv) warnings = review_warnings(rules, c->verbose);

	for (char **w = warnings; *w; w++)
		g_printerr("%s\n", *w);
}

/* What may be meant otherwise is told of one's own files; of the installed packs if asked. */
static guint test_rules(const struct cmd *c, const char *dir, char *const *files, GString *wrong)
{
	g_autoptr(GError) why = NULL;
	g_autoptr(ruleset) rules = packs_load(dir, c->settings->languages, files, &why);
	guint count = 0;

	if (!rules || !ruleset_test(rules, &count, &why))
		g_string_append_printf(wrong, "%s%s", wrong->len ? "\n" : "", why->message);
	if (rules)
		warn(c, rules);
	if (rules && c->verbose)
		show_costs(rules);
	return count;
}

/* How many clocks there are; those of the family that nobody has looked at for long are told. */
static guint test_clocks(const struct cmd *c, char *const *files, GString *wrong)
{
	g_autoptr(GError) why = NULL;
	g_autoptr(clocks) k = clocks_load(c->settings, files, &why);
	struct day today = moment_day(c->now, c->settings->zone);

	if (!k) {
		g_string_append_printf(wrong, "%s%s", wrong->len ? "\n" : "", why->message);
		return 0;
	}
	for (guint i = 0; i < k->ours->len; i++) {
		const struct clock_rule *r = k->ours->pdata[i];
		char checked[DAY_TEXT_SIZE];

		if (today.n - r->checked_on.n > CLOCK_CHECK_DAYS)
			g_printerr("the clock %s was not checked since %s\n", r->id,
				day_format(r->checked_on, checked));
	}
	return k->all->len;
}

/* The installed packs of the configured languages, and files of one's own on top. */
static int check(const struct cmd *c, char *const *files, GError **error)
{
	g_autofree char *dir = places_rules_dir();
	g_autoptr(GString) wrong = g_string_new(NULL);
	struct own_files own = sort_files(c->settings, files);
	g_autoptr(GPtrArray) own_rules = own.rules, own_platforms = own.platforms;
	g_autoptr(GPtrArray) own_clocks = own.clocks;
	guint of_platforms = test_platforms(dir, (char *const *)own_platforms->pdata, wrong);
	guint of_rules = test_rules(c, dir, (char *const *)own_rules->pdata, wrong);
	guint of_clocks = test_clocks(c, (char *const *)own_clocks->pdata, wrong);

	if (wrong->len) {
		g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, wrong->str);
		return CMD_FAILED;
	}
	if (!c->quiet)
		cmd_print("%u examples of rules and %u of platforms hold; %u clocks\n", of_rules,
			of_platforms, of_clocks);
	return CMD_OK;
}

int cmd_rules(struct cmd *c, int argc, char **argv, GError **error)
{
	if (!cmd_options(c, &argc, &argv, NULL, error))
		return CMD_FAILED;
	if (argc >= 2 && g_str_equal(argv[1], "check"))
		return check(c, argv + 2, error);
	if (argc == 3 && g_str_equal(argv[1], "test"))
		return check(c, argv + 2, error);
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "rules: check [FILE...], or test FILE");
	return CMD_FAILED;
}
