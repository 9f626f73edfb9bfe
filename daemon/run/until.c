/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/until.h"

#include "classify/phrase_date.h"
#include "model/language.h"

/* The family's own first; then all, for people write as it comes. */
static bool find(const struct trail *t, const char *text, struct moment said, struct day *ret_day)
{
	const char *const *orders[] = { (const char *const *)t->settings->languages,
		languages_all };
	/* "2 weeks" is no date, "in 2 weeks" is; and so in Spanish */
	static const char *const leads[] = { "", "in ", "en " };

	for (gsize i = 0; i < G_N_ELEMENTS(orders); i++)
		for (gsize k = 0; k < G_N_ELEMENTS(leads); k++) {
			g_autofree char *phrase = g_strconcat(leads[k], text, NULL);
			struct phrase_date found;

			if (!phrase_date_find(phrase, said, t->settings->zone,
				    t->settings->calendar, orders[i], &found))
				continue;
			*ret_day = found.day;
			return true;
		}
	return false;
}

struct day until_day(const struct trail *t, const char *text, struct moment said)
{
	struct day d = day_parse(text);

	if (!day_known(d) && !find(t, text, said, &d))
		return DAY_NONE;
	return d.n > moment_day(said, t->settings->zone).n ? d : DAY_NONE;
}
