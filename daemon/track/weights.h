/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each signal of the tracker weighs, and what it says to a person: rules/weights.tsv, one for
 * all languages.  A row is a table, a signal, a weight and a reason ("-": none), with tabs between;
 * every signal has one row.  Pure.
 */
#pragma once
#include <glib.h>

enum weights_table {
	WEIGHTS_SETTLES,   /* enum signal */
	WEIGHTS_HOLDS,	   /* enum hold */
	WEIGHTS_LEANS,	   /* enum lean */
	WEIGHTS_CONTINUES, /* enum tie */
	WEIGHTS_TABLES
};

struct weights;
typedef struct weights weights;

/* NULL and CONFIG, with all that is wrong: "FILE:LINE: reason" a line. */
struct weights *weights_parse(const char *text, const char *file, GError **error);
void weights_free(struct weights *w);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(weights, weights_free)

double weights_get(const struct weights *w, enum weights_table table, int signal);
/* NULL: it has none. */
const char *weights_reason(const struct weights *w, enum weights_table table, int signal);
