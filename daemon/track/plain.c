/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/plain.h"

#include <string.h>

#include "track/far.h"
#include "track/holding.h"
#include "track/kept.h"
#include "track/shape.h"

/* How near the words must be (lexicon_closeness): in a thread, across threads, in a letter that
 * also holds off, of a thing done across threads, and in a note on the same matter. */
#define SOON_DAYS 4
#define FAINT_NEEDS 0.06
#define NEAR_NEEDS 0.2
#define HANDED_NEEDS 0.04
#define REFUSED_FAR 0.5
#define FAR_NEEDS 0.33
#define HELD_NEEDS 0.24
#define DONE_NEEDS 0.15
#define HELD_NOTHING -0.8 /* holding_balance */
#define NOTED_NEEDS 0.14
/* Of a letter in another thread that may settle something. */
#define FAR_SHARES 0.1

/* Only this was asked in the letter that this one answers. */
static bool is_sole(const struct weighing *w)
{
	return w->a->siblings->len == 0;
}

static bool is_near(const struct weighing *w, double near)
{
	return near >= (w->r->kin == KIN_OTHER ? FAR_NEEDS : NEAR_NEEDS);
}

/* Another sentence under the same quoted line takes it back: "It deserves a longer answer." */
static bool is_held_below(const struct weighing *w, const struct heard_sentence *s)
{
	for (guint i = 0; i < w->h->sentences->len; i++) {
		const struct heard_sentence *o =
			&g_array_index(w->h->sentences, struct heard_sentence, i);

		if ((o->holds || o->defers) && o->sentence->answers &&
			g_strcmp0(o->sentence->answers, s->sentence->answers) == 0)
			return true;
	}
	return false;
}

bool plain_answers_inline(const struct weighing *w, const struct heard_sentence *s)
{
	return w->x[SIGNAL_INLINE] && !s->promise && !s->defers && !s->partial && s->statement &&
		(!w->a->action || s->done || s->hands_over) && !is_held_below(w, s) &&
		(!s->holds || (w->a->shapes & (SHAPE_WHY | SHAPE_HAPPENED)));
}

static bool rule_inline(const struct weighing *w, const struct heard_sentence *s, double near)
{
	return plain_answers_inline(w, s);
}

static bool rule_refused(const struct weighing *w, const struct heard_sentence *s, double near)
{
	if (!s->refuses || s->promise || s->defers || w->a->item->kind == ITEM_COMMITMENT)
		return false;
	if (far_is_new_on_it(w, s) && near >= HELD_NEEDS)
		return true;
	if (w->r->kin == KIN_OTHER)
		return near >= REFUSED_FAR && w->r->best;
	return (w->r->kin == KIN_DIRECT && is_sole(w)) || is_near(w, near);
}

/* Does a sentence that holds off speak of this item, rather than of another of its letter? */
static bool holds_this(const struct weighing *w, const struct heard_sentence *s)
{
	double mine = lexicon_closeness(w->r->lexicon, w->a->words, s->words);

	for (guint i = 0; i < w->a->siblings->len; i++) {
		const struct asked *b = w->a->siblings->pdata[i];

		if (lexicon_closeness(w->r->lexicon, b->words, s->words) > mine + 0.02)
			return false;
	}
	return true;
}

static bool is_held_by_any(const struct weighing *w)
{
	for (guint i = 0; i < w->h->sentences->len; i++) {
		const struct heard_sentence *s =
			&g_array_index(w->h->sentences, struct heard_sentence, i);

		if ((s->promise || s->defers) && holds_this(w, s))
			return true;
	}
	return false;
}

/* The letter only holds off: what it states beside is no answer, unless it plainly is one. */
static bool is_held(const struct weighing *w, const struct heard_sentence *s, double near)
{
	const struct heard *h = w->h;

	if (near >= HELD_NEEDS ||
		(w->x[SIGNAL_YES_NO] && w->r->kin == KIN_DIRECT && !h->looks_into))
		return false;
	if (w->r->kin == KIN_DIRECT && (w->a->shapes & s->said & SHAPE_HOW_MANY))
		return false;
	if (weighing_fits(w, s) && near > 0)
		return h->only_receives;
	return h->only_receives || (!h->answers && is_held_by_any(w));
}

/* Some question words are answered by nearly anything: then only nearness tells. */
static bool is_shapeless(const struct weighing *w)
{
	return !(w->a->shapes & ~(guint)(SHAPE_WHAT | SHAPE_MEETING));
}

/* A new letter of the one who was asked, within days: some answer so, and platforms always. */
static bool is_soon(const struct weighing *w)
{
	gint64 age = w->h->message->date.unix_s - w->a->item->date.unix_s;

	return w->x[SIGNAL_ADDRESSEE] && age <= SOON_DAYS * 24 * 60 * 60;
}

/* No other question of the letter asks for the same. */
static bool is_only_shape(const struct weighing *w, guint shape)
{
	for (guint i = 0; i < w->a->siblings->len; i++)
		if (((const struct asked *)w->a->siblings->pdata[i])->shapes & shape)
			return false;
	return true;
}

/* Of all that was asked only this wants what the sentence gives: a person, a day, a reason. */
bool plain_fits_alone(const struct weighing *w, const struct heard_sentence *s)
{
	const guint plain = SHAPE_WHO | SHAPE_WHEN | SHAPE_WHY | SHAPE_HOW_MANY | SHAPE_HAPPENED;
	guint fit = w->a->shapes & s->said & plain;

	return fit && w->r->kin == KIN_DIRECT && is_only_shape(w, fit);
}

/* "Who is with him?" wants a person. */
static bool wants_a_person(const struct weighing *w, const struct heard_sentence *s)
{
	return !w->a->action && (w->a->shapes & SHAPE_WHO) && !(s->said & SHAPE_WHO);
}

static bool rule_told(const struct weighing *w, const struct heard_sentence *s, double near)
{
	bool fit = weighing_fits(w, s);

	if (w->a->action || !s->statement || s->defers || s->promise || s->progressive ||
		is_held(w, s, near))
		return false;
	if (s->hands_over && near < FAR_NEEDS)
		return false;
	if (wants_a_person(w, s))
		return false;
	if (w->beside && near < HELD_NEEDS)
		return false;
	if (w->x[SIGNAL_SIBLING_FITS_BETTER] && near < HELD_NEEDS && !w->x[SIGNAL_YES_NO] &&
		!plain_fits_alone(w, s))
		return false;
	if (w->r->kin == KIN_OTHER && near >= NEAR_NEEDS && is_soon(w))
		return w->r->best;
	if (near >= (w->r->kin == KIN_OTHER ? FAR_NEEDS : NEAR_NEEDS))
		return w->r->kin != KIN_OTHER || w->r->best;
	if (w->r->kin == KIN_DIRECT)
		return fit || (is_sole(w) && is_shapeless(w));
	return w->r->kin != KIN_OTHER && fit && w->h->answers && near >= FAINT_NEEDS;
}

/* A question after a day is answered by a plan with one. */
static bool rule_planned(const struct weighing *w, const struct heard_sentence *s, double near)
{
	if (w->a->action || !s->promise || s->defers || w->r->kin == KIN_OTHER)
		return false;
	if (w->r->kin == KIN_DIRECT && near >= HELD_NEEDS && !w->x[SIGNAL_SIBLING_FITS_BETTER] &&
		(w->a->shapes & SHAPE_YES_NO) && (w->a->cues & CUE_BIT(CUE_QUESTION_MARK)) &&
		!(s->cues & CUE_BIT(CUE_FOLLOWS_UP)))
		return true; /* "Will Ms. Lund be there?", "Ms. Lund will come" */
	if (w->r->kin == KIN_DIRECT && (w->a->shapes & s->said & SHAPE_PLAN) &&
		!w->x[SIGNAL_SIBLING_FITS_BETTER])
		return true;
	if (!(w->a->shapes & s->said & SHAPE_WHEN) || !day_known(s->sentence->due))
		return false;
	if (is_near(w, near))
		return true;
	return is_only_shape(w, SHAPE_WHEN) && (w->r->kin == KIN_DIRECT || near >= FAINT_NEEDS);
}

/* Few words of its own: those of the sentence before and the subject help, in the thread. */
static double wide(const struct weighing *w, const struct heard_sentence *s)
{
	return w->r->kin == KIN_OTHER ? 0 : lexicon_closeness(w->r->lexicon, w->a->words, s->words);
}

static bool says_talk(const struct asked *a)
{
	return a->follow_up || (a->cues & CUE_BIT(CUE_TALK));
}

static bool rule_done(const struct weighing *w, const struct heard_sentence *s, double near)
{
	bool file = w->h->message->attachments->len > 0;
	bool named = file &&
		MAX(lexicon_closeness(w->r->lexicon, w->a->core, w->h->files),
			lexicon_closeness(w->r->lexicon, w->a->words, w->h->files)) >= FAR_NEEDS;

	if (!w->a->action || w->a->follow_up || s->defers || s->partial || s->promise)
		return false;
	if (!s->done && !(s->hands_over && file))
		return false;
	if (w->a->item->kind == ITEM_COMMITMENT && w->h->promises &&
		!(s->sentence->acts & ACT_BIT(ACT_COMPLETION)))
		return false; /* made up once, and promised again */
	if (s->talked && !says_talk(w->a))
		return false; /* "I have talked with the coordinator" hands nothing over */
	if (named)
		near = MAX(near, FAR_NEEDS);
	near = MAX(near, wide(w, s));
	if (far_answers_another(w) && !named)
		return false;
	if (w->r->kin == KIN_OTHER)
		return near >= DONE_NEEDS &&
			(named || w->r->best || w->x[SIGNAL_RARE_WORD] || near >= FAR_NEEDS);
	if (w->x[SIGNAL_SIBLING_FITS_BETTER] &&
		near < (file && s->hands_over ? HANDED_NEEDS : FAR_NEEDS))
		return false;
	return w->r->kin == KIN_DIRECT || is_near(w, near) ||
		(w->r->alone && (near > 0 || w->file_overlap > 0 || !s->hands_over)) ||
		(w->x[SIGNAL_PAST_PROMISE] && near > 0);
}

/* The very person hands a file over in another thread: the weights must speak plainly. */
static bool rule_handed_far(const struct weighing *w, const struct heard_sentence *s, double near)
{
	return w->a->action && !w->a->follow_up && w->r->kin == KIN_OTHER && s->done &&
		w->h->message->attachments->len > 0 && !s->promise && !s->defers && !s->partial &&
		w->mine >= FAR_SHARES;
}

/* "Please reply in writing by Friday": a reply of substance does it. */
static bool rule_replied(const struct weighing *w, const struct heard_sentence *s, double near)
{
	return w->a->wants_reply && w->r->kin == KIN_DIRECT && s->statement && !s->defers &&
		!w->h->only_receives && w->h->answers;
}

/* "Please confirm that you have this letter", "I received your letter". */
static bool rule_received(const struct weighing *w, const struct heard_sentence *s, double near)
{
	return w->a->wants_receipt && s->came &&
		(w->r->kin == KIN_DIRECT || (w->r->kin != KIN_OTHER && is_sole(w)));
}

/* "Why ...?", "because": in the thread no word need be shared. */
static bool rule_because(const struct weighing *w, const struct heard_sentence *s, double near)
{
	return !w->a->action && (w->a->shapes & s->said & (SHAPE_WHY | SHAPE_HAPPENED)) &&
		s->statement && (w->r->kin == KIN_DIRECT || w->r->kin == KIN_CHAIN) && !s->defers &&
		!s->promise && !w->h->only_receives &&
		(!w->x[SIGNAL_SIBLING_FITS_BETTER] || plain_fits_alone(w, s));
}

/* "Ms. Whitcombe will contact you", and she writes. */
static bool rule_actor(const struct weighing *w, const struct heard_sentence *s, double near)
{
	return w->a->item->kind == ITEM_COMMITMENT && w->x[SIGNAL_ACTOR] && s->statement &&
		!s->partial && !w->h->only_receives &&
		(near >= FAINT_NEEDS || w->a->core->len <= 3);
}

/* "Send me any changes": a letter that asks for some. */
static bool rule_comments(const struct weighing *w, const struct heard_sentence *s, double near)
{
	return w->a->wants_comments && w->r->kin == KIN_DIRECT && w->h->asks;
}

/* "We had to skip speech" hands over no log of it. */
static bool is_missed(const struct weighing *w, const struct heard_sentence *s)
{
	return w->a->action && !s->done && (s->sentence->acts & ACT_BIT(ACT_MISSED_SERVICE));
}

/* "The slant board came!": a deed shows in what it brought about. */
static bool rule_came(const struct weighing *w, const struct heard_sentence *s, double near)
{
	if (!w->a->action || w->a->follow_up || !s->statement || s->defers || s->partial ||
		s->promise || s->future || s->progressive || s->refuses || s->holds)
		return false;
	if (w->r->kin == KIN_OTHER || w->x[SIGNAL_SIBLING_FITS_BETTER] || is_missed(w, s))
		return false;
	if (w->a->item->kind == ITEM_COMMITMENT && w->h->promises)
		return false; /* promised again: not yet, or not all */
	if (!s->yes_no)
		near = MAX(near, wide(w, s));
	return near >= HELD_NEEDS ||
		(near >= NEAR_NEEDS && (w->h->completes || w->x[SIGNAL_PAST_PROMISE]));
}

/* A promise that shows so, in a letter whose wording holds nothing off: less need be said. */
static bool rule_shown(const struct weighing *w, const struct heard_sentence *s, double near)
{
	struct day on = s->sentence->due;

	return w->a->item->kind == ITEM_COMMITMENT && rule_came(w, s, near) &&
		(!day_known(on) || on.n <= moment_day(w->h->message->date, NULL).n) &&
		holding_balance(w, weighing_sum(w)) < HELD_NOTHING;
}

/* The letter's writer wrote the item. */
static bool is_own(const struct weighing *w)
{
	return g_str_equal(w->a->item->from, w->h->message->from->address);
}

/* "Got the lab." in reply to "I'll make sure she does it" */
static bool came_of_promise(const struct weighing *w, const struct heard_sentence *s)
{
	return w->a->item->kind == ITEM_COMMITMENT && !w->a->follow_up && s->came && !s->holds &&
		(s->cues & CUE_BIT(CUE_IN_HAND)) && s->words->len > 0;
}

/* Beside a report that has no word for an arrival: very near, or near when it was due. */
static bool is_reported(const struct weighing *w, double near)
{
	return near >= HELD_NEEDS || (w->x[SIGNAL_PAST_PROMISE] && near >= NEAR_NEEDS);
}

/* "The form arrived", rather than what the asking side hands over or does on its own part. */
static bool has_arrived(const struct weighing *w, const struct heard_sentence *s, double near)
{
	if (s->cues & CUE_BIT(CUE_IN_HAND))
		return true;
	if (w->r->kin == KIN_OTHER || s->hands_over)
		return false;
	return (s->done && is_reported(w, near)) || kept_call(w, s);
}

static bool rule_asking(const struct weighing *w, const struct heard_sentence *s, double near)
{
	near = MAX(near, wide(w, s));

	const act_set again = ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_CHASE);
	bool reply = w->r->kin == KIN_DIRECT || w->r->kin == KIN_CHAIN;

	if ((s->sentence->acts & again) || (s->sentence->marks & SENTENCE_QUESTION) || s->promise ||
		s->partial || s->defers)
		return false;
	if (s->withdraws)
		return w->a->item->kind == ITEM_REQUEST && !w->h->message->attachments->len &&
			((reply && is_sole(w) && is_own(w)) || is_near(w, near));
	if (s->receives || s->done)
		return has_arrived(w, s, near) &&
			(is_near(w, near) ||
				(w->r->kin == KIN_DIRECT && is_sole(w) && !w->h->promises &&
					(near > 0 || came_of_promise(w, s))));
	return w->h->rejoices && s->statement && w->r->kin != KIN_OTHER && is_reported(w, near);
}

/* The other parent has it, or does it: "sending it to you now". */
static bool rule_other_parent(const struct weighing *w, const struct heard_sentence *s, double near)
{
	return w->a->item->kind == ITEM_REQUEST && w->a->item->owed_by == OWED_SCHOOL &&
		w->r->kin == KIN_DIRECT && is_sole(w) && !is_own(w) && !s->promise &&
		!(s->sentence->acts & ACT_BIT(ACT_REQUEST)) &&
		(s->done || s->hands_over || s->withdraws);
}

/* Nothing plain, but nothing that speaks against either: then the weight decides, in the thread. */
static bool rule_weighed(const struct weighing *w, const struct heard_sentence *s, double near)
{
	bool repeats = w->a->item->kind == ITEM_COMMITMENT && w->h->promises;

	if (w->r->kin == KIN_OTHER || s->promise || s->defers || !s->statement)
		return false;
	if (wants_a_person(w, s))
		return false;
	if (w->a->action &&
		(s->partial || s->progressive || (s->yes_no && w->r->kin != KIN_DIRECT)))
		return false;
	if (w->h->only_receives || is_held(w, s, near) || (s->refuses && near < NEAR_NEEDS))
		return false;
	if (w->beside && near < NEAR_NEEDS)
		return false;
	if (is_missed(w, s))
		return false;
	if (w->a->action)
		return !repeats && !s->future && near >= FAINT_NEEDS;
	if (s->hands_over && near < NEAR_NEEDS)
		return false;
	if (w->r->kin != KIN_DIRECT)
		return near >= FAINT_NEEDS;
	return s->words->len > 1 || w->x[SIGNAL_YES_NO];
}

typedef bool rule_fn(const struct weighing *w, const struct heard_sentence *s, double near);

/* In order.  `from`: the score that the weights must reach at least. */
static const struct {
	rule_fn *holds;
	bool owing;
	enum verdict_on verdict;
	double from;
} rules[] = {
	{ rule_inline, true, ANSWER_RESOLVED, PLAIN_HELD },
	{ rule_refused, true, ANSWER_DECLINED, PLAIN_HELD },
	{ rule_done, true, ANSWER_RESOLVED, PLAIN_HELD },
	{ rule_handed_far, true, ANSWER_RESOLVED, PLAIN_HANDED_FAR },
	{ rule_shown, true, ANSWER_RESOLVED, PLAIN_SHOWN },
	{ rule_came, true, ANSWER_RESOLVED, PLAIN_BROUGHT_ABOUT },
	{ rule_actor, true, ANSWER_RESOLVED, PLAIN_HELD },
	{ far_handed_on, true, ANSWER_RESOLVED, PLAIN_HELD },
	{ rule_comments, true, ANSWER_RESOLVED, PLAIN_HELD },
	{ rule_replied, true, ANSWER_RESOLVED, PLAIN_HELD },
	{ rule_received, true, ANSWER_RESOLVED, PLAIN_LOUD },
	{ rule_because, true, ANSWER_RESOLVED, PLAIN_HELD },
	{ rule_told, true, ANSWER_RESOLVED, PLAIN_HELD },
	{ rule_planned, true, ANSWER_RESOLVED, PLAIN_HELD },
	{ rule_weighed, true, ANSWER_RESOLVED, PLAIN_WEIGHED },
	{ rule_asking, false, ANSWER_RESOLVED, PLAIN_HELD },
	{ kept_told, false, ANSWER_RESOLVED, PLAIN_HELD },
	{ kept_asks_no_more, false, ANSWER_RESOLVED, PLAIN_LOUD },
	{ rule_other_parent, false, ANSWER_RESOLVED, PLAIN_LOUD },
};

enum verdict_on plain_judge(
	const struct weighing *w, const struct heard_sentence *s, double *ret_from)
{
	double near = w->near;

	if (w->h->message->note) {
		*ret_from = PLAIN_HELD;
		return far_noted(w, s, near) ? ANSWER_RESOLVED : ANSWER_NOT;
	}
	for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
		if (rules[i].owing != w->r->owing || !rules[i].holds(w, s, near))
			continue;
		*ret_from = rules[i].from;
		if (!s->refuses || !w->r->owing)
			return rules[i].verdict;
		/* a promise is kept or not; it is not refused */
		return w->a->item->kind == ITEM_COMMITMENT ? ANSWER_NOT : ANSWER_DECLINED;
	}
	return ANSWER_NOT;
}

/* Another thread, and a sentence that tells of no deed and has no word of it. */
static bool is_of_another(const struct weighing *w, const struct heard_sentence *s)
{
	bool tells =
		w->a->action ? s->done || s->hands_over : s->statement && w->x[SIGNAL_FIRST_OTHER];

	return w->r->kin == KIN_OTHER && w->mine < FAR_SHARES && w->file_overlap < FAR_SHARES &&
		!w->x[SIGNAL_ACTOR] && !tells;
}

/* The asking side's own letter settles by what it has or takes back, and by nothing else. */
static bool says_nothing_of_it(const struct weighing *w, const struct heard_sentence *s)
{
	if (s->withdraws && w->h->message->attachments->len > 0)
		return true; /* "found it" tells of what it hands over */
	return !s->receives && !s->done && !s->withdraws && !kept_likely(w, s);
}

bool plain_vetoes(const struct weighing *w, const struct heard_sentence *s)
{
	const act_set asks = ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_CHASE);
	/* Whatever else the sentence does; but "please sign the attached form" does nothing. */
	bool plain = (s->done && !s->hands_over) || s->refuses;

	if ((s->partial && w->a->action) || s->defers || (s->promise && !s->done) ||
		is_missed(w, s))
		return true;
	if (w->r->owing && !w->h->message->note && far_is_early(w))
		return true;
	if (w->h->message->note)
		return w->near < (w->r->kin == KIN_OTHER ? FAR_NEEDS : NOTED_NEEDS) ||
			(w->a->action && s->future && !s->done);
	if ((s->sentence->marks & SENTENCE_QUESTION) || (s->sentence->acts & asks && !plain))
		return true;
	return w->r->owing ? is_of_another(w, s) : says_nothing_of_it(w, s);
}
