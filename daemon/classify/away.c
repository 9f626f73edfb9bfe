/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/away.h"

#include <string.h>

#include "classify/scope.h"

/* "Until Friday, back on Monday": the latest day is that of the return. */
static void find_back(struct away *a, const struct scope *s, const struct rule_pack *pack)
{
	for (guint i = 0; i < s->date_count; i++)
		if (day_known(s->dates[i].day) && s->dates[i].day.n > a->back.n &&
			scope_fact(pack, FACT_AUTO_BACK, s->text, s->dates[i].from))
			a->back = s->dates[i].day;
}

static void find_contact(struct away *a, const struct scope *s, const struct rule_pack *pack)
{
	const GArray *patterns = pack->facts[FACT_AUTO_CONTACT];

	for (guint i = 0; !a->contact && i < patterns->len; i++) {
		const struct rule_pattern *p = &g_array_index(patterns, struct rule_pattern, i);
		struct pattern_span span;

		if (pattern_match(p->compiled, s->text, s->length, 0, &span) == PATTERN_YES &&
			span.who_from >= 0)
			a->contact = g_strndup(
				s->text + span.who_from, (gsize)(span.who_to - span.who_from));
	}
}

void away_read(
	struct message *m, const struct rule_pack *pack, const struct verdict_context *context)
{
	const char *const languages[] = { pack->language, NULL };
	struct away found = { DAY_NONE, NULL };

	for (guint i = 0; i < m->sentences->len; i++) {
		const struct sentence *s = m->sentences->pdata[i];
		struct scope scope;

		scope_init(&scope, scope_plain(s->text), pack, languages, m, s, context);
		find_back(&found, &scope, pack);
		find_contact(&found, &scope, pack);
		scope_clear(&scope);
	}
	if (day_known(found.back) || found.contact)
		m->away = g_memdup2(&found, sizeof found);
}
