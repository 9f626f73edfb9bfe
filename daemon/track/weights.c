/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/weights.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "track/holding.h"
#include "track/tie.h"
#include "track/weighing.h"

#define WEIGHT_MAX 100

struct weight {
	double value;
	char *reason;
	int line; /* of its file; 0: not given */
};

static const struct {
	const char *name;
	const char *const *signals;
	int count;
} tables[WEIGHTS_TABLES] = {
	[WEIGHTS_SETTLES] = { "settles", signal_names, SIGNAL_COUNT },
	[WEIGHTS_HOLDS] = { "holds", hold_names, HOLD_COUNT },
	[WEIGHTS_LEANS] = { "leans", lean_names, LEAN_COUNT },
	[WEIGHTS_CONTINUES] = { "continues", tie_names, TIE_COUNT },
};

struct weights {
	struct weight *of[WEIGHTS_TABLES];
};

void weights_free(struct weights *w)
{
	for (int t = 0; t < WEIGHTS_TABLES; t++) {
		for (int i = 0; i < tables[t].count; i++)
			g_free(w->of[t][i].reason);
		g_free(w->of[t]);
	}
	g_free(w);
}

static struct weight *find(struct weights *w, const char *table, const char *signal)
{
	for (int t = 0; t < WEIGHTS_TABLES; t++)
		for (int i = 0; g_str_equal(tables[t].name, table) && i < tables[t].count; i++)
			if (g_str_equal(tables[t].signals[i], signal))
				return &w->of[t][i];
	return NULL;
}

/* What is wrong with the row, or NULL. */
static char *read_row(struct weights *w, const char *row, int line)
{
	g_auto(GStrv) f = g_strsplit(row, "\t", -1);
	struct weight *weight;
	char *end;

	if (g_strv_length(f) != 4)
		return g_strdup(
			"a row is a table, a signal, a weight and a reason, with tabs between");
	weight = find(w, f[0], f[1]);
	if (!weight)
		return g_strdup_printf("the tracker has no signal \"%s\" in \"%s\"", f[1], f[0]);
	if (weight->line)
		return g_strdup_printf("\"%s\" stands in line %d already", f[1], weight->line);
	weight->value = g_ascii_strtod(f[2], &end);
	if (end == f[2] || *end || !(fabs(weight->value) <= WEIGHT_MAX))
		return g_strdup_printf(
			"\"%s\" is no weight from -%d to %d", f[2], WEIGHT_MAX, WEIGHT_MAX);
	weight->line = line;
	weight->reason = g_str_equal(f[3], "-") ? NULL : g_strdup(f[3]);
	return NULL;
}

static void tell(GString *wrong, const char *file, int line, const char *why)
{
	g_string_append_printf(wrong, "%s%s:%d: %s", wrong->len ? "\n" : "", file, line, why);
}

static void find_missing(const struct weights *w, const char *file, int lines, GString *wrong)
{
	for (int t = 0; t < WEIGHTS_TABLES; t++)
		for (int i = 0; i < tables[t].count; i++) {
			g_autofree char *why = NULL;

			if (w->of[t][i].line)
				continue;
			why = g_strdup_printf("\"%s\" of \"%s\" has no row", tables[t].signals[i],
				tables[t].name);
			tell(wrong, file, lines, why);
		}
}

struct weights *weights_parse(const char *text, const char *file, GError **error)
{
	g_autoptr(weights) w = g_new0(struct weights, 1);
	g_autoptr(GString) wrong = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	int n;

	for (int t = 0; t < WEIGHTS_TABLES; t++)
		w->of[t] = g_new0(struct weight, (gsize)tables[t].count);
	for (n = 0; lines[n]; n++) {
		g_autofree char *why = NULL;

		if (*lines[n] && *lines[n] != '#')
			why = read_row(w, lines[n], n + 1);
		if (why)
			tell(wrong, file, n + 1, why);
	}
	find_missing(w, file, MAX(n, 1), wrong);
	if (wrong->len == 0)
		return g_steal_pointer(&w);
	g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, wrong->str);
	return NULL;
}

double weights_get(const struct weights *w, enum weights_table table, int signal)
{
	return w->of[table][signal].value;
}

const char *weights_reason(const struct weights *w, enum weights_table table, int signal)
{
	return w->of[table][signal].reason;
}
