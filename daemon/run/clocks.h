/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The clocks of the family: RULES_DIR/clocks/PLACE.tsv in name order, then files of one's own;
 * of these, those that hold in its jurisdiction.
 */
#pragma once
#include "run/trail.h"
#include "track/clock_run.h"

struct clocks {
	GPtrArray *all;	 /* struct clock_rule of every place, the unverified ones too */
	GPtrArray *ours; /* borrowed: that hold for the family, and may be shown */
	/* borrowed: the same; where the family has not said where it lives, all that may be shown:
	 * whoever asks for a rule by name knows that it is theirs */
	GPtrArray *by_name;
	struct clock_context context;
};
typedef struct clocks clocks;

/* `files` (or NULL) on top of those of the settings, which must outlive it.  CONFIG: FILE:LINE
 * mistakes, all at once. */
struct clocks *clocks_load(const struct settings *s, char *const *files, GError **error);
void clocks_free(struct clocks *k);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(clocks, clocks_free)

/* struct clock_view as of the trail's now, the nearest first; they borrow the clocks' rules.
 * `lost` as in clock_run(). */
GPtrArray *clocks_running(struct trail *t, const struct clocks *k, const GPtrArray *views,
	const GPtrArray *messages, GPtrArray *lost, GError **error);
