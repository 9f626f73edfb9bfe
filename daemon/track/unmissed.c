/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/unmissed.h"

#include "track/effect.h"
#include "track/kept.h"
#include "track/ledger.h"

/* So many days after its day the school would have missed it. */
#define UNMISSED_DAYS 7
#define ASKS_AGAIN 0.2

static bool asks_again(const struct field *f, const struct heard *h, const struct asked *a)
{
	for (guint i = 0; i < h->sentences->len; i++) {
		const struct heard_sentence *s =
			&g_array_index(h->sentences, struct heard_sentence, i);

		if ((s->sentence->acts & ACT_BIT(ACT_REQUEST)) &&
			lexicon_closeness(f->lexicon, a->words, s->words) >= ASKS_AGAIN)
			return true;
	}
	return false;
}

/* The family said that it would do it: then its word is what is waited for. */
static bool is_promised(const struct field *f, const struct asked *a)
{
	const GPtrArray *linked = field_dependents(f, a->item->id);

	for (guint i = 0; linked && i < linked->len; i++) {
		const struct asked *b = linked->pdata[i];

		if (b->item->answers == a->item->id && asked_is_live(b))
			return true;
	}
	return false;
}

void unmissed_close(struct field *f, const struct heard *h)
{
	int today = moment_day(h->message->date, NULL).n;
	guint kept = 0;

	if (h->message->note || ledger_side(h->message) != OWED_SCHOOL || kept_misses(h))
		return;
	for (guint i = 0; i < f->replied->len; i++) {
		struct asked *a = f->replied->pdata[i];

		if (today >= a->item->due.n + UNMISSED_DAYS && !asks_again(f, h, a) &&
			!is_promised(f, a))
			effect_settle(f, a, ANSWER_RESOLVED, h,
				"the school wrote again after its day, and misses nothing");
		if (asked_is_live(a))
			f->replied->pdata[kept++] = a;
	}
	g_ptr_array_set_size(f->replied, (gint)kept);
}
