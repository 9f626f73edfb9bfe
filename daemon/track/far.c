/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/far.h"

#include "track/kept.h"

#define DAY_S (24 * 60 * 60)
/* A letter of whom a promise named, a note of a call: so long after the promise. */
#define HANDED_ON_DAYS 21
#define NOTED_DAYS 10
/* So many days before its day a thing is not asked about in other letters. */
#define EARLY_DAYS 4
/* Of the item's words a letter on it must share so much (lexicon_overlap). */
#define SHARES_ENOUGH 0.2
/* How near a note's words must be (lexicon_closeness): to close by themselves; of a question that
 * is the best match, or was put to one whom the note names; of a deed, likewise.  And a word that
 * so few letters have. */
#define NOTED_NEEDS 0.4
#define NOTED_ANSWER_NEEDS 0.3
#define NOTED_DEED_NEEDS 0.2
#define NOTED_SEEN_NEEDS 0.33
#define NOTED_SEEN_WORDS 3
#define NOTED_RARE 2.3

bool far_answers_another(const struct weighing *w)
{
	const struct message *m = w->h->message;

	return w->r->kin == KIN_OTHER && m->reply_to && !m->platform;
}

bool far_is_new_on_it(const struct weighing *w, const struct heard_sentence *s)
{
	return w->r->kin == KIN_OTHER && w->r->best && !s->holds && !far_answers_another(w) &&
		w->letter_overlap >= SHARES_ENOUGH;
}

bool far_is_early(const struct weighing *w)
{
	struct day due = w->a->item->due;

	return w->r->kin == KIN_OTHER && day_known(due) &&
		moment_day(w->h->message->date, NULL).n < due.n - EARLY_DAYS;
}

static bool is_within(const struct weighing *w, int days)
{
	return w->h->message->date.unix_s - w->a->item->date.unix_s <= (gint64)days * DAY_S;
}

bool far_handed_on(const struct weighing *w, const struct heard_sentence *s, double near)
{
	return w->x[SIGNAL_HANDED_ON] && is_within(w, HANDED_ON_DAYS) && s->statement &&
		!s->promise && !s->defers && !s->partial && !w->h->only_receives;
}

/* Neither long after it was promised nor long after its day. */
static bool is_in_time(const struct weighing *w)
{
	struct day due = w->a->item->due;

	return is_within(w, NOTED_DAYS) ||
		(day_known(due) &&
			ABS(moment_day(w->h->message->date, NULL).n - due.n) <= NOTED_DAYS);
}

/* "Her new desk is by the window": a promise shows in what was seen of the very thing. */
static bool is_seen(const struct weighing *w, const struct heard_sentence *s)
{
	const struct asked *a = w->a;
	struct day due = a->item->due;
	bool come = !day_known(due) || moment_day(w->h->message->date, NULL).n >= due.n;

	return a->item->kind == ITEM_COMMITMENT && !a->follow_up && come && !s->talked &&
		!(s->cues & CUE_BIT(CUE_LACKS)) && w->near >= NOTED_SEEN_NEEDS &&
		s->words->len >= NOTED_SEEN_WORDS && (w->r->best || w->x[SIGNAL_NOTE_NAMED]);
}

bool far_noted(const struct weighing *w, const struct heard_sentence *s, double near)
{
	bool named = w->x[SIGNAL_NOTE_NAMED], best = w->r->best;
	double rare;

	near = MAX(near, lexicon_closeness(w->r->lexicon, w->a->words, s->words));
	if (!s->statement || s->promise || s->defers || s->partial || s->future ||
		(s->cues & CUE_BIT(CUE_DOES_NOT_KNOW)))
		return false;
	if (kept_call(w, s))
		return named && is_in_time(w);
	if (w->a->action && !s->done)
		return is_seen(w, s);
	if (near >= NOTED_NEEDS || (near >= NOTED_ANSWER_NEEDS && best))
		return named || best;
	if (named && w->a->item->kind == ITEM_COMMITMENT && near >= NOTED_DEED_NEEDS)
		return true;
	lexicon_shared(w->r->lexicon, w->a->core, s->words, &rare);
	return rare >= NOTED_RARE && near >= NOTED_DEED_NEEDS && best;
}
