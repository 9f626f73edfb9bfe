/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the command `clock` share: what was asked for, and what is on the desk. */
#pragma once
#include "cmd/cmd.h"
#include "run/clocks.h"

struct clock_wish {
	char *rule, *from, *item, *child;
	gint absences;
	gboolean json;
};
void clock_wish_clear(struct clock_wish *w);

/*
 * Never a rule of another place, nor one that nobody could check.  Where the family has not said
 * where it lives, a rule that is asked for by name is its own choice.
 */
const struct clock_rule *clock_get_rule(
	const struct cmd *c, const struct clocks *k, const char *id, GError **error);
/* A day, or any date in words. */
gboolean clock_get_from(const struct cmd *c, const char *text, struct day *ret, GError **error);
gboolean clock_check_absences(const struct clock_wish *w, GError **error);

/* The trail takes the settings of the command; it gives them back. */
struct clock_desk {
	struct cmd *cmd;
	struct trail *trail;
	struct clocks *clocks;
	GPtrArray *items, *views, *messages, *running, *lost;
};
typedef struct clock_desk clock_desk;
gboolean clock_desk_open(struct clock_desk *d, struct cmd *c, enum store_mode mode, GError **error);
void clock_desk_clear(struct clock_desk *d);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(clock_desk, clock_desk_clear)
const struct item_view *clock_find_item(const struct clock_desk *d, gint64 id, GError **error);

void clock_show(
	const struct cmd *c, const struct clock_view *v, const struct clock_wish *w, bool runs);

gboolean clock_start(struct cmd *c, const char *id, struct clock_wish *w, GError **error);
gboolean clock_stop(struct cmd *c, const char *id, const char *why, GError **error);
