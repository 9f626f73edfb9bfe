/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has said, by an automatic reply, to be away until a day: nobody is pressed meanwhile. */
#pragma once
#include "digest/plan.h"

struct absence {
	const struct message *said;
	struct day back;
	const struct person *instead; /* the contact that it names; or NULL */
};

/* A letter of their own after the automatic one ends it. */
bool absence_of(const struct plan *p, const char *address, struct absence *ret);
/* Of the person whom the item waits for. */
bool absence_of_item(const struct plan *p, const struct item_view *v, struct absence *ret);
