/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From facts to what is shown: readings → letters → threads → items → events.  Always the
 * whole, from nothing but facts and readings, so that `rebuild` cannot differ from what was
 * computed on the way.
 */
#pragma once
#include "run/trail.h"

/* Within one transaction of its own. */
gboolean derive(struct trail *t, GError **error);

/* How the derived tables stand to the facts. */
enum derive_state {
	DERIVE_CURRENT, /* nothing to do */
	DERIVE_STALE,	/* facts or readings came since: derive() */
	DERIVE_OTHER,	/* made by another program, other rules, another configuration: rebuild */
};
gboolean derive_state(struct trail *t, enum derive_state *ret_state, GError **error);
/* Within the transaction that adds a reading or a decision: a crash before derive() is noticed. */
gboolean derive_mark_stale(struct trail *t, GError **error);
