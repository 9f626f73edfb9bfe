/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/clocks.h"

#include "base/error.h"
#include "reader/packs.h"
#include "reader/places.h"
#include "track/clock_file.h"

#define FOLDER "clocks"
#define FILE_SUFFIX ".tsv"

static void load_file(struct clocks *k, const char *path, GString *wrong)
{
	g_autoptr(GError) why = NULL;
	g_autofree char *text = packs_text(path, &why);

	if (text)
		clock_file_parse(text, path, k->all, wrong);
	else
		g_string_append_printf(wrong, "%s%s", wrong->len ? "\n" : "", why->message);
}

static void load_installed(struct clocks *k, GString *wrong)
{
	g_autofree char *rules = places_rules_dir();
	g_autofree char *folder = g_build_filename(rules, FOLDER, NULL);
	g_autoptr(GPtrArray) names = packs_names(folder);

	for (guint i = 0; i < names->len; i++) {
		g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);

		if (g_str_has_suffix(path, FILE_SUFFIX))
			load_file(k, path, wrong);
	}
}

static void choose_ours(struct clocks *k, const struct settings *s)
{
	for (guint i = 0; i < k->all->len; i++) {
		struct clock_rule *r = k->all->pdata[i];

		bool ours = clock_applies(r->jurisdiction, s->jurisdiction);

		if (r->certainty == CERTAINTY_UNVERIFIED && !s->unverified_clocks)
			continue;
		if (ours)
			g_ptr_array_add(k->ours, r);
		if (ours || !s->jurisdiction)
			g_ptr_array_add(k->by_name, r);
	}
}

/* The first day that the calendar tells of. */
static struct day calendar_begin(const struct settings *s)
{
	struct day first = s->first_day;

	for (guint i = 0; i < s->no_school->len && !day_known(s->first_day); i++) {
		const struct day_range *r = &g_array_index(s->no_school, struct day_range, i);

		if (!day_known(first) || r->first.n < first.n)
			first = r->first;
	}
	return first;
}

struct clocks *clocks_load(const struct settings *s, char *const *files, GError **error)
{
	g_autoptr(clocks) k = g_new0(struct clocks, 1);
	g_autoptr(GString) wrong = g_string_new(NULL);

	k->all = g_ptr_array_new_with_free_func((GDestroyNotify)clock_rule_free);
	k->ours = g_ptr_array_new();
	k->by_name = g_ptr_array_new();
	load_installed(k, wrong);
	for (char *const *f = s->clock_files; *f; f++)
		load_file(k, *f, wrong);
	for (; files && *files; files++)
		load_file(k, *files, wrong);
	if (wrong->len) {
		g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, wrong->str);
		return NULL;
	}
	choose_ours(k, s);
	k->context = (struct clock_context){
		.calendar = s->calendar,
		.begins = calendar_begin(s),
		.ends = settings_calendar_end(s),
		.rules = k->all,
		.jurisdiction = s->jurisdiction,
	};
	return g_steal_pointer(&k);
}

void clocks_free(struct clocks *k)
{
	if (!k)
		return;
	g_ptr_array_unref(k->by_name);
	g_ptr_array_unref(k->ours);
	g_ptr_array_unref(k->all);
	g_free(k);
}

GPtrArray *clocks_running(struct trail *t, const struct clocks *k, const GPtrArray *views,
	const GPtrArray *messages, GPtrArray *lost, GError **error)
{
	g_autoptr(GPtrArray) notes = store_clocks(t->store, error);

	if (!notes)
		return NULL;
	return clock_run(
		&(struct clock_run_input){
			.notes = notes,
			.views = views,
			.messages = messages,
			.rules = k->ours,
			.by_name = k->by_name,
			.context = &k->context,
			.now = t->now,
			.zone = t->settings->zone,
		},
		lost);
}
