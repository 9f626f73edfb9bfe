/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question that a member noted ("ask: ...") for the next check-in with the school. */
#pragma once
#include "base/moment.h"

struct parked {
	struct moment at;
	char *text;
	gint64 message;	 /* of the note, or 0 */
	gint64 asked_in; /* the letter that asked it, or 0 */
};

struct parked *parked_new(struct moment at, const char *text, gint64 message);
void parked_free(struct parked *p);
