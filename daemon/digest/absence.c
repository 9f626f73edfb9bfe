/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/absence.h"

#include <string.h>

#include "digest/draft_plan.h"

static bool holds(const char *folded, const char *part)
{
	g_autofree char *wanted = part ? g_utf8_casefold(part, -1) : NULL;

	return wanted && *wanted && strstr(folded, wanted);
}

/* "Ms. Boyd", "boyd@school.example": one whom the family knows by that. */
static const struct person *contact_named(const struct settings *s, const char *text)
{
	g_autofree char *folded = text ? g_utf8_casefold(text, -1) : NULL;
	const struct person *found = NULL;

	for (guint i = 0; folded && i < s->contacts->len; i++) {
		const struct person *k = s->contacts->pdata[i];
		const char *last = k->name ? strrchr(k->name, ' ') : NULL;

		if (holds(folded, k->address))
			return k;
		if (!holds(folded, last ? last + 1 : k->name))
			continue;
		if (found)
			return NULL; /* two of that name: none is meant for sure */
		found = k;
	}
	return found;
}

bool absence_of(const struct plan *p, const char *address, struct absence *ret)
{
	const struct message *said = NULL;

	for (guint i = p->in->messages->len; i-- > 0 && !said;) {
		const struct message *m = p->in->messages->pdata[i];

		if (g_ascii_strcasecmp(m->from->address, address) != 0)
			continue;
		if (!m->away)
			return false; /* they have written since */
		said = m;
	}
	if (!said || !day_known(said->away->back) || said->away->back.n <= p->today.n)
		return false;
	*ret = (struct absence){ .said = said,
		.back = said->away->back,
		.instead = contact_named(p->in->settings, said->away->contact) };
	return true;
}

bool absence_of_item(const struct plan *p, const struct item_view *v, struct absence *ret)
{
	const struct address *a = v->item->owed_by == OWED_FAMILY ? NULL : draft_asked(p, v);

	return a && *a->address && absence_of(p, a->address, ret);
}
