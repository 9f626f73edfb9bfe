/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One source under watch.  A pass at the start, then whenever the server says so over IDLE, and
 * at the latest after the poll interval; trouble costs a back-off.
 */
#pragma once
#include "run/trail.h"

struct watch;
typedef struct watch watch;

/* Told after each pass that brought new mail; an error there ends the daemon. */
struct watch_hooks {
	struct moment (*now)(gpointer data);
	void (*arrived)(gpointer data);
	void (*broken)(GError *why, gpointer data); /* the trail itself fails; takes the error */
	gpointer data;
};

/* The first pass runs from the main loop, soon. */
struct watch *watch_new(
	struct trail *t, const struct source *source, const struct watch_hooks *hooks);
void watch_free(struct watch *w);
/* The last pass worked. */
bool watch_is_well(const struct watch *w);
/* At least one pass has been tried. */
bool watch_has_looked(const struct watch *w);
