/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trail tells of its own state: in `status` and at the foot of every digest. */
#pragma once
#include "base/moment.h"

struct source_status {
	char *name;
	struct moment last_success; /* MOMENT_NONE: never */
	struct moment last_try;
	char *trouble; /* of the last try, or NULL */
};

/* A mail that could not be read: kept as it came, and shown. */
struct set_aside {
	gint64 mail;
	char *why;
	char *from, *subject; /* as far as they could be read, or NULL */
};

void source_status_free(struct source_status *s);
void set_aside_free(struct set_aside *a);
