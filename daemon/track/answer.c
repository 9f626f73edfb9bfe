/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/answer.h"

#include <math.h>
#include <string.h>

#include "track/shape.h"

/* What speaks for and against.  A signal that is not there is 0; most are 0 or 1. */
enum signal {
	SIGNAL_BASE,
	SIGNAL_DIRECT,
	SIGNAL_DIRECT_ONLY,
	SIGNAL_THREAD,
	SIGNAL_CHAIN,
	SIGNAL_OTHER_THREAD,
	SIGNAL_ADDRESSEE,
	SIGNAL_SAME_PROMISER,
	SIGNAL_ACTOR,
	SIGNAL_OVERLAP,
	SIGNAL_OVERLAP_LETTER,
	SIGNAL_OVERLAP_OTHER,
	SIGNAL_RARE_WORD,
	SIGNAL_SUBJECT,
	SIGNAL_BEST,
	SIGNAL_BEST_OTHER,
	SIGNAL_BEST_OTHER_DONE,
	SIGNAL_INLINE,
	SIGNAL_ORDINAL,
	SIGNAL_SIBLING_FITS_BETTER,
	SIGNAL_SIBLING_FITS_AS_WELL,
	SIGNAL_SHAPE,
	SIGNAL_YES_NO,
	SIGNAL_STATEMENT,
	SIGNAL_PLAN,
	SIGNAL_DONE,
	SIGNAL_HANDS_OVER,
	SIGNAL_ATTACHMENT,
	SIGNAL_ATTACHMENT_THREAD,
	SIGNAL_ATTACHMENT_NAMED,
	SIGNAL_REFUSES,
	SIGNAL_PROMISES,
	SIGNAL_DEFERS,
	SIGNAL_COURTESY,
	SIGNAL_PARTIAL,
	SIGNAL_PROMISE_BESIDE,
	SIGNAL_DEFERRAL_BESIDE,
	SIGNAL_HELD_DECISION,
	SIGNAL_ACTION_STATED,
	SIGNAL_FUTURE,
	SIGNAL_PROGRESSIVE,
	SIGNAL_ACTION_PROMISED,
	SIGNAL_NO_STATEMENT,
	SIGNAL_FOLLOW_UP,
	SIGNAL_ASKING,
	SIGNAL_RECEIPT,
	SIGNAL_ASKING_OVERLAP,
	SIGNAL_WITHDRAWAL,
	SIGNAL_THANKS,
	SIGNAL_NOTE,
	SIGNAL_NOTE_OVERLAP,
	SIGNAL_NOTE_NAMED,
	SIGNAL_PAST_PROMISE,
	SIGNAL_AGE,
	SIGNAL_COUNT,
};

/* Weights of a logistic fit on families' mail, drawn towards sense; they correlate. */
static const struct {
	double weight;
	const char *reason;
} signals[SIGNAL_COUNT] = {
	[SIGNAL_BASE] = { -3.2, NULL },
	[SIGNAL_DIRECT] = { 1.0, "direct reply" },
	[SIGNAL_DIRECT_ONLY] = { 1.0, "reply to a letter that asks only this" },
	[SIGNAL_THREAD] = { 1.6, "same thread" },
	[SIGNAL_CHAIN] = { 0.5, "in the chain of replies" },
	[SIGNAL_OTHER_THREAD] = { -0.6, "another thread" },
	[SIGNAL_ADDRESSEE] = { 1.1, "written by the one who owes it" },
	[SIGNAL_SAME_PROMISER] = { 0.5, "written by the one who promised it" },
	[SIGNAL_ACTOR] = { 3.1, "written by the one who was to do it" },
	[SIGNAL_OVERLAP] = { 2.3, "shares words" },
	[SIGNAL_OVERLAP_LETTER] = { 0.7, "the letter shares words" },
	[SIGNAL_OVERLAP_OTHER] = { 1.3, "shares words across threads" },
	[SIGNAL_RARE_WORD] = { 0.9, "shares a rare word" },
	[SIGNAL_SUBJECT] = { 0.6, "the subject shares words" },
	[SIGNAL_BEST] = { 0.3, "best match of all that is open" },
	[SIGNAL_BEST_OTHER] = { 0.7, "best match across threads" },
	[SIGNAL_BEST_OTHER_DONE] = { 0.3, "best match, and tells of doing" },
	[SIGNAL_INLINE] = { 2.8, "written under the quoted question" },
	[SIGNAL_ORDINAL] = { 1.7, "names the question by its number" },
	[SIGNAL_SIBLING_FITS_BETTER] = { -1.2, "another question of that letter fits better" },
	[SIGNAL_SIBLING_FITS_AS_WELL] = { -0.7, "another question of that letter fits as well" },
	[SIGNAL_SHAPE] = { 1.0, "has the shape of an answer to it" },
	[SIGNAL_YES_NO] = { 0.6, "begins with yes or no" },
	[SIGNAL_STATEMENT] = { 1.1, "states something" },
	[SIGNAL_PLAN] = { 1.1, "gives a plan of the asked shape" },
	[SIGNAL_DONE] = { 0.9, "tells that it is done" },
	[SIGNAL_HANDS_OVER] = { 0.6, "hands something over" },
	[SIGNAL_ATTACHMENT] = { 0.5, "has an attachment" },
	[SIGNAL_ATTACHMENT_THREAD] = { 0.9, "has an attachment, in the thread" },
	[SIGNAL_ATTACHMENT_NAMED] = { 1.3, "attachment named like the request" },
	[SIGNAL_REFUSES] = { 0.9, "refuses" },
	[SIGNAL_PROMISES] = { -2.6, "only promises" },
	[SIGNAL_DEFERS] = { -1.7, "puts it off" },
	[SIGNAL_COURTESY] = { -1.5, "only courtesy" },
	[SIGNAL_PARTIAL] = { -1.3, "half done" },
	[SIGNAL_PROMISE_BESIDE] = { -1.0, "the letter promises, and shares no word" },
	[SIGNAL_DEFERRAL_BESIDE] = { -0.8, "the letter puts off, and shares no word" },
	[SIGNAL_HELD_DECISION] = { -0.9, "a decision, and the letter holds back" },
	[SIGNAL_ACTION_STATED] = { -0.4, "a deed was asked for" },
	[SIGNAL_FUTURE] = { -0.5, "speaks of what will be" },
	[SIGNAL_PROGRESSIVE] = { -0.5, "speaks of what is under way" },
	[SIGNAL_ACTION_PROMISED] = { -0.5, "also promises more" },
	[SIGNAL_NO_STATEMENT] = { -0.7, "states nothing" },
	[SIGNAL_FOLLOW_UP] = { -0.6, "a promise to write again" },
	[SIGNAL_ASKING] = { -0.8, "written by the asking side" },
	[SIGNAL_RECEIPT] = { 1.1, "says that it came" },
	[SIGNAL_ASKING_OVERLAP] = { 2.1, "the asking side shares words" },
	[SIGNAL_WITHDRAWAL] = { 2.2, "takes it back" },
	[SIGNAL_THANKS] = { -0.5, "mere thanks" },
	[SIGNAL_NOTE] = { -0.3, "a note" },
	[SIGNAL_NOTE_OVERLAP] = { 1.5, "the note shares words" },
	[SIGNAL_NOTE_NAMED] = { 0.6, "the note names the person" },
	[SIGNAL_PAST_PROMISE] = { 0.6, "the promised day has passed" },
	[SIGNAL_AGE] = { -0.5, "long ago" },
};

#define DAY_S (24 * 60 * 60)
#define RARE_WEIGHT 2.3
/* From this score on a person is asked, where no rule closes. */
#define ASKS 0.5
#define SHARES_LITTLE 0.12
#define SHARES_ENOUGH 0.2
/* How near the words must be (lexicon_closeness): in a thread, across threads, in a letter that
 * also holds off, of a thing done across threads, and of a file's name. */
#define FAINT_NEEDS 0.08
#define NEAR_NEEDS 0.16
#define FAR_NEEDS 0.4
#define HELD_NEEDS 0.3
#define DONE_NEEDS 0.25
#define FILE_NEEDS 0.2

struct weighing {
	const struct heard *h;
	const struct asked *a;
	const struct relation *r;
	double letter_overlap, file_overlap, subject_overlap;
	double x[SIGNAL_COUNT];
};

static bool is_among(const char *address, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++)
		if (g_str_equal(((const struct address *)list->pdata[i])->address, address))
			return true;
	return false;
}

static bool was_addressed(const struct asked *a, const struct message *by)
{
	return a->letter && *by->from->address &&
		(is_among(by->from->address, a->letter->to) ||
			is_among(by->from->address, a->letter->cc));
}

/* The one it was asked of, or who promised it. */
static bool is_person_of(const struct asked *a, const struct message *by)
{
	return a->item->kind == ITEM_REQUEST ? was_addressed(a, by)
					     : g_str_equal(a->item->from, by->from->address);
}

/* "Mr. Okafor will call you": the last word of his name is the writer's. */
static bool is_actor(const struct asked *a, const struct message *m)
{
	if (!a->item->actor || !m->from->name)
		return false;
	const char *space = strrchr(a->item->actor, ' ');
	g_autofree char *surname = g_utf8_casefold(space ? space + 1 : a->item->actor, -1);
	g_autofree char *writer = g_utf8_casefold(m->from->name, -1);
	return *surname && strstr(writer, surname) != NULL;
}

static void see_link(struct weighing *w)
{
	const struct relation *r = w->r;

	w->x[SIGNAL_BASE] = 1;
	w->x[SIGNAL_DIRECT] = r->kin == KIN_DIRECT;
	w->x[SIGNAL_DIRECT_ONLY] = r->kin == KIN_DIRECT && w->a->siblings->len == 0;
	w->x[SIGNAL_THREAD] = r->kin == KIN_CHAIN || r->kin == KIN_THREAD;
	w->x[SIGNAL_CHAIN] = r->kin == KIN_CHAIN;
	w->x[SIGNAL_OTHER_THREAD] = r->kin == KIN_OTHER;
}

static void see_letter(struct weighing *w)
{
	const struct heard *h = w->h;
	const struct asked *a = w->a;
	const struct message *m = h->message;
	bool other = w->r->kin == KIN_OTHER;
	gint64 age = m->date.unix_s - a->item->date.unix_s;
	double rare;

	w->letter_overlap = lexicon_overlap(w->r->lexicon, a->words, h->words);
	w->file_overlap = lexicon_overlap(w->r->lexicon, a->words, h->files);
	w->subject_overlap = lexicon_overlap(w->r->lexicon, a->words, h->subject);
	lexicon_shared(w->r->lexicon, a->words, h->words, &rare);
	w->x[SIGNAL_OVERLAP_LETTER] = w->letter_overlap;
	w->x[SIGNAL_RARE_WORD] = rare >= RARE_WEIGHT;
	w->x[SIGNAL_SUBJECT] = other && w->subject_overlap >= SHARES_LITTLE;
	w->x[SIGNAL_BEST] = w->r->best && w->letter_overlap > 0;
	w->x[SIGNAL_BEST_OTHER] = w->r->best && other && w->letter_overlap >= SHARES_ENOUGH;
	w->x[SIGNAL_BEST_OTHER_DONE] = w->x[SIGNAL_BEST_OTHER] && h->completes;
	w->x[SIGNAL_AGE] = MIN(age / (60.0 * DAY_S), 3.0);
	w->x[SIGNAL_PAST_PROMISE] = a->item->kind == ITEM_COMMITMENT && day_known(a->item->due) &&
		moment_day(m->date, NULL).n >= a->item->due.n;
	w->x[SIGNAL_FOLLOW_UP] = a->follow_up;
	if (!w->r->owing)
		return;
	w->x[SIGNAL_NO_STATEMENT] = !h->states;
	w->x[SIGNAL_ADDRESSEE] = is_person_of(a, m);
	w->x[SIGNAL_SAME_PROMISER] = a->item->kind == ITEM_COMMITMENT && other &&
		g_str_equal(a->item->from, m->from->address);
	w->x[SIGNAL_ACTOR] = is_actor(a, m);
	if (a->action) {
		w->x[SIGNAL_ATTACHMENT] = m->attachments->len > 0;
		w->x[SIGNAL_ATTACHMENT_THREAD] = m->attachments->len > 0 && !other;
		w->x[SIGNAL_ATTACHMENT_NAMED] = w->file_overlap;
		w->x[SIGNAL_ACTION_PROMISED] = h->promises;
	}
}

static double overlap(const struct weighing *w, const GPtrArray *said)
{
	return lexicon_overlap(w->r->lexicon, w->a->words, said);
}

/* How a sentence fits the other questions of the letter that it may answer. */
static void see_siblings(struct weighing *w, const struct heard_sentence *s, double mine)
{
	double best = 0;
	bool as_well = false;

	for (guint i = 0; i < w->a->siblings->len; i++) {
		const struct asked *b = w->a->siblings->pdata[i];
		double o = lexicon_overlap(w->r->lexicon, b->words, s->words);

		best = MAX(best, o);
		as_well |= fabs(o - mine) < 0.02;
	}
	w->x[SIGNAL_SIBLING_FITS_BETTER] = best > mine + 0.02;
	w->x[SIGNAL_SIBLING_FITS_AS_WELL] = !w->x[SIGNAL_SIBLING_FITS_BETTER] && as_well;
}

static bool is_under_quote(const struct weighing *w, const struct heard_sentence *s)
{
	if (!s->quoted)
		return false;
	return overlap(w, s->quoted) >= 0.5 ||
		(w->a->words->len == 0 && strstr(s->sentence->answers, w->a->item->quote));
}

static bool fits(const struct weighing *w, const struct heard_sentence *s)
{
	guint wanted = w->a->shapes & ~(guint)(SHAPE_WHAT | SHAPE_MEETING);

	return wanted ? (wanted & s->said) != 0 : (w->a->shapes & s->said & SHAPE_MEETING) != 0;
}

static void see_sentence(struct weighing *w, const struct heard_sentence *s, double mine)
{
	const struct asked *a = w->a;
	const struct heard *h = w->h;
	bool apart = mine < SHARES_LITTLE;

	w->x[SIGNAL_OVERLAP] = mine;
	w->x[SIGNAL_OVERLAP_OTHER] = w->r->kin == KIN_OTHER ? mine : 0;
	see_siblings(w, s, mine);
	w->x[SIGNAL_INLINE] = is_under_quote(w, s);
	w->x[SIGNAL_ORDINAL] = s->ordinal && s->ordinal == a->position && w->r->kin == KIN_DIRECT;
	w->x[SIGNAL_SHAPE] = fits(w, s) && s->statement;
	w->x[SIGNAL_YES_NO] = (a->shapes & (SHAPE_YES_NO | SHAPE_DECISION)) &&
		(s->said & SHAPE_YES_NO) && s->statement;
	w->x[SIGNAL_STATEMENT] = !a->action && s->statement;
	w->x[SIGNAL_PLAN] = !a->action && s->promise && (a->shapes & s->said & SHAPE_WHEN);
	w->x[SIGNAL_DONE] = a->action && s->done;
	w->x[SIGNAL_HANDS_OVER] = a->action && s->hands_over;
	w->x[SIGNAL_REFUSES] = s->refuses;
	w->x[SIGNAL_PROMISES] = s->promise;
	w->x[SIGNAL_DEFERS] = s->defers;
	w->x[SIGNAL_COURTESY] = s->courtesy || (s->receives && !s->statement);
	w->x[SIGNAL_PARTIAL] = s->partial;
	w->x[SIGNAL_PROMISE_BESIDE] = h->promises && !s->promise && apart;
	w->x[SIGNAL_DEFERRAL_BESIDE] = (h->defers || h->only_receives) && !s->defers && apart;
	w->x[SIGNAL_HELD_DECISION] =
		(a->shapes & SHAPE_DECISION) && (h->defers || h->only_receives);
	w->x[SIGNAL_ACTION_STATED] = a->action && s->statement && !s->done;
	w->x[SIGNAL_FUTURE] = a->action && s->future;
	w->x[SIGNAL_PROGRESSIVE] = s->progressive;
}

static void see_asking(struct weighing *w, const struct heard_sentence *s, double mine)
{
	w->x[SIGNAL_ASKING] = 1;
	w->x[SIGNAL_ASKING_OVERLAP] = mine;
	w->x[SIGNAL_RECEIPT] = s->receives || s->done;
	w->x[SIGNAL_WITHDRAWAL] = s->withdraws;
	w->x[SIGNAL_THANKS] = s->courtesy;
	see_siblings(w, s, mine);
}

static void see_note(struct weighing *w, const struct heard_sentence *s, double mine)
{
	w->x[SIGNAL_NOTE] = 1;
	w->x[SIGNAL_NOTE_OVERLAP] = mine;
	w->x[SIGNAL_OVERLAP] = mine;
	w->x[SIGNAL_STATEMENT] = !w->a->action;
	w->x[SIGNAL_DONE] = w->a->action && s->done;
	w->x[SIGNAL_PROMISES] = s->promise;
	w->x[SIGNAL_DEFERS] = s->defers;
}

static double sum(const struct weighing *w)
{
	double total = 0;

	for (int i = 0; i < SIGNAL_COUNT; i++)
		total += w->x[i] * signals[i].weight;
	return total;
}

/* -- plain rules: ordered, yes or no ------------------------------------------------------ */

/* Only this was asked in the letter that this one answers. */
static bool is_sole(const struct weighing *w)
{
	return w->a->siblings->len == 0;
}

static bool is_near(const struct weighing *w, double near)
{
	return near >= (w->r->kin == KIN_OTHER ? FAR_NEEDS : NEAR_NEEDS);
}

static bool rule_inline(const struct weighing *w, const struct heard_sentence *s, double near)
{
	return w->x[SIGNAL_INLINE] && !s->promise && !s->defers && !s->partial && s->statement &&
		(!w->a->action || s->done || s->hands_over);
}

static bool rule_refused(const struct weighing *w, const struct heard_sentence *s, double near)
{
	if (!s->refuses || s->promise || s->defers || w->a->item->kind == ITEM_COMMITMENT)
		return false;
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

	if (near >= HELD_NEEDS || (w->x[SIGNAL_YES_NO] && w->r->kin == KIN_DIRECT))
		return false;
	if (fits(w, s) && near >= HELD_NEEDS / 4)
		return h->only_receives;
	return h->only_receives || (!h->answers && is_held_by_any(w));
}

/* Some question words are answered by nearly anything: then only nearness tells. */
static bool is_shapeless(const struct weighing *w)
{
	return !(w->a->shapes & ~(guint)(SHAPE_WHAT | SHAPE_MEETING));
}

static bool rule_told(const struct weighing *w, const struct heard_sentence *s, double near)
{
	bool fit = fits(w, s);

	if (w->a->action || !s->statement || s->defers || s->promise || s->progressive ||
		s->partial || is_held(w, s, near))
		return false;
	if (s->hands_over && near < FAR_NEEDS)
		return false;
	if (w->x[SIGNAL_SIBLING_FITS_BETTER] && near < HELD_NEEDS && !w->x[SIGNAL_YES_NO])
		return false;
	if (near >= (w->r->kin == KIN_OTHER ? FAR_NEEDS : NEAR_NEEDS))
		return w->r->kin != KIN_OTHER || w->r->best;
	if (w->r->kin == KIN_DIRECT)
		return fit || (is_sole(w) && is_shapeless(w));
	return w->r->kin != KIN_OTHER && fit && w->h->answers;
}

/* No other question of the letter asks for the same. */
static bool is_only_shape(const struct weighing *w, guint shape)
{
	for (guint i = 0; i < w->a->siblings->len; i++)
		if (((const struct asked *)w->a->siblings->pdata[i])->shapes & shape)
			return false;
	return true;
}

/* A question after a day is answered by a plan with one. */
static bool rule_planned(const struct weighing *w, const struct heard_sentence *s, double near)
{
	if (w->a->action || !s->promise || s->defers || w->r->kin == KIN_OTHER)
		return false;
	if (!(w->a->shapes & s->said & SHAPE_WHEN) || !day_known(s->sentence->due))
		return false;
	if (is_near(w, near))
		return true;
	return (w->r->kin == KIN_DIRECT || w->r->kin == KIN_CHAIN) && is_only_shape(w, SHAPE_WHEN);
}

static bool rule_done(const struct weighing *w, const struct heard_sentence *s, double near)
{
	bool file = w->h->message->attachments->len > 0;
	bool named = file && w->file_overlap >= FILE_NEEDS;

	if (!w->a->action || w->a->follow_up || s->defers || s->partial || s->promise)
		return false;
	if (!s->done && !(s->hands_over && file))
		return false;
	if (named)
		near = MAX(near, FAR_NEEDS);
	if (w->r->kin == KIN_OTHER)
		return near >= DONE_NEEDS && (named || w->r->best || near >= FAR_NEEDS);
	if (w->x[SIGNAL_SIBLING_FITS_BETTER] && near < FAR_NEEDS)
		return false;
	return w->r->kin == KIN_DIRECT || is_near(w, near) || w->r->alone ||
		(w->x[SIGNAL_PAST_PROMISE] && near > 0);
}

/* "The slant board came!": a deed shows in what it brought about. */
static bool rule_came(const struct weighing *w, const struct heard_sentence *s, double near)
{
	if (!w->a->action || w->a->follow_up || !s->statement || s->defers || s->partial ||
		s->promise || s->future || s->progressive || s->refuses)
		return false;
	if (w->r->kin == KIN_OTHER || w->x[SIGNAL_SIBLING_FITS_BETTER])
		return false;
	if (w->a->item->kind == ITEM_COMMITMENT && w->h->promises)
		return false; /* promised again: not yet, or not all */
	return near >= HELD_NEEDS ||
		(near >= NEAR_NEEDS && (w->h->completes || w->x[SIGNAL_PAST_PROMISE]));
}

/* The letter's writer wrote the item. */
static bool is_own(const struct weighing *w)
{
	return g_str_equal(w->a->item->from, w->h->message->from->address);
}

static bool rule_asking(const struct weighing *w, const struct heard_sentence *s, double near)
{
	const act_set again = ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_CHASE);
	bool reply = w->r->kin == KIN_DIRECT || w->r->kin == KIN_CHAIN;

	if ((s->sentence->acts & again) || (s->sentence->marks & SENTENCE_QUESTION) || s->promise ||
		s->partial)
		return false;
	if (s->withdraws)
		return w->a->item->kind == ITEM_REQUEST && !w->h->message->attachments->len &&
			((reply && is_sole(w) && is_own(w)) || is_near(w, near));
	if (s->receives || s->done)
		return is_near(w, near) ||
			(w->r->kin == KIN_DIRECT && is_sole(w) && s->words->len > 0 &&
				!w->h->promises);
	return w->h->rejoices && s->statement && w->r->kin != KIN_OTHER && near >= NEAR_NEEDS;
}

/* Nothing plain, but nothing that speaks against either: then the weight decides, in the thread. */
static bool rule_weighed(const struct weighing *w, const struct heard_sentence *s, double near)
{
	bool repeats = w->a->item->kind == ITEM_COMMITMENT && w->h->promises;

	if (w->r->kin == KIN_OTHER || s->promise || s->defers || s->partial || !s->statement)
		return false;
	if (w->h->only_receives || is_held(w, s, near) || (s->refuses && near < NEAR_NEEDS))
		return false;
	if (w->a->action)
		return !repeats && !s->future && near >= FAINT_NEEDS;
	if (s->hands_over && near < NEAR_NEEDS)
		return false;
	return s->words->len > 1 || w->x[SIGNAL_YES_NO];
}

typedef bool rule_fn(const struct weighing *w, const struct heard_sentence *s, double near);

/* In order.  `from`: the score that the weights must reach at least. */
static const struct rule {
	rule_fn *holds;
	bool owing;
	enum verdict_on verdict;
	double from;
} rules[] = {
	{ rule_inline, true, ANSWER_RESOLVED, -1.0 },
	{ rule_refused, true, ANSWER_DECLINED, -1.0 },
	{ rule_done, true, ANSWER_RESOLVED, -1.0 },
	{ rule_came, true, ANSWER_RESOLVED, -1.0 },
	{ rule_told, true, ANSWER_RESOLVED, -1.0 },
	{ rule_planned, true, ANSWER_RESOLVED, -1.0 },
	{ rule_weighed, true, ANSWER_RESOLVED, 0.0 },
	{ rule_asking, false, ANSWER_RESOLVED, -1.0 },
};

static double nearness(const struct weighing *w, const struct heard_sentence *s)
{
	return lexicon_closeness(
		w->r->lexicon, w->a->core->len ? w->a->core : w->a->words, s->words);
}

/* The first rule that holds, or NULL. */
static const struct rule *judge(const struct weighing *w, const struct heard_sentence *s)
{
	double near = lexicon_closeness(
		w->r->lexicon, w->a->core->len ? w->a->core : w->a->words, s->words);

	for (guint i = 0; i < G_N_ELEMENTS(rules); i++)
		if (rules[i].owing == w->r->owing && rules[i].holds(w, s, near))
			return &rules[i];
	return NULL;
}

/* -- the reasons, for a person -------------------------------------------------------------- */

static int strongest(const struct weighing *w, bool for_it, const bool *used)
{
	int best = -1;

	for (int i = 1; i < SIGNAL_COUNT; i++) {
		double v = w->x[i] * signals[i].weight * (for_it ? 1 : -1);

		if (used[i] || v <= 0.1)
			continue;
		if (best < 0 || v > w->x[best] * signals[best].weight * (for_it ? 1 : -1))
			best = i;
	}
	return best;
}

static char *explain(const struct weighing *w, const struct heard_sentence *s)
{
	bool used[SIGNAL_COUNT] = { false };
	GString *out = g_string_new(NULL);

	g_string_append_printf(out, "\"%s\" (", s->sentence->text);
	for (int k = 0; k < 3; k++) {
		int i = strongest(w, true, used);

		if (i < 0)
			break;
		used[i] = true;
		g_string_append_printf(out, "%s%s", k ? ", " : "", signals[i].reason);
	}
	const char *word = lexicon_shared(w->r->lexicon, w->a->words, s->words, NULL);
	if (word)
		g_string_append_printf(out, ", both say %s", word);
	int i = strongest(w, false, used);
	if (i >= 0)
		g_string_append_printf(out, "; against: %s", signals[i].reason);
	g_string_append_c(out, ')');
	return g_string_free(out, FALSE);
}

/* What cannot have settled it, whatever it weighs: not even a question to a person. */
static bool is_vetoed(const struct weighing *w, const struct heard_sentence *s)
{
	const act_set asks = ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_CHASE);

	if (s->partial || s->promise || s->defers)
		return true;
	if (w->h->message->note)
		return nearness(w, s) < FAR_NEEDS;
	return (s->sentence->acts & asks) || (s->sentence->marks & SENTENCE_QUESTION) ||
		(!w->r->owing && !s->receives && !s->done && !s->withdraws);
}

static void weigh_sentence(struct weighing *w, const struct heard_sentence *s, struct answer *ret)
{
	double mine = overlap(w, s->words);

	if (w->h->message->note)
		see_note(w, s, mine);
	else if (w->r->owing)
		see_sentence(w, s, mine);
	else
		see_asking(w, s, mine);
	const struct rule *rule = w->h->message->note ? NULL : judge(w, s);
	double score = sum(w);
	*ret = (struct answer){ .score = score, .overlap = mine, .plain = rule != NULL };
	if (rule && score >= rule->from)
		ret->verdict = s->refuses && w->r->owing ? ANSWER_DECLINED : rule->verdict;
	else if ((rule && rule->holds != rule_weighed) ||
		((score >= ASKS || w->h->message->note) && !is_vetoed(w, s)))
		ret->verdict = ANSWER_MAYBE;
}

/* Which of two sentences says more: what both readers take first, then by weight. */
static bool is_better(const struct answer *a, const struct answer *b)
{
	bool x = a->verdict >= ANSWER_RESOLVED, y = b->verdict >= ANSWER_RESOLVED;

	return x != y ? x : a->score > b->score;
}

void answer_weigh(
	const struct heard *h, const struct asked *a, const struct relation *r, struct answer *ret)
{
	struct weighing w = { .h = h, .a = a, .r = r };
	double best[SIGNAL_COUNT];

	*ret = (struct answer){ .score = -INFINITY, .sentence = -1 };
	see_link(&w);
	see_letter(&w);
	for (guint i = 0; i < h->sentences->len; i++) {
		const struct heard_sentence *s =
			&g_array_index(h->sentences, struct heard_sentence, i);
		struct answer one;

		if (s->sentence->marks & SENTENCE_SUBJECT)
			continue;
		weigh_sentence(&w, s, &one);
		if (ret->sentence >= 0 && !is_better(&one, ret))
			continue;
		*ret = one;
		ret->sentence = (int)i;
		memcpy(best, w.x, sizeof best);
	}
	if (ret->sentence < 0)
		return;
	memcpy(w.x, best, sizeof best);
	ret->why = explain(
		&w, &g_array_index(h->sentences, struct heard_sentence, (guint)ret->sentence));
}
