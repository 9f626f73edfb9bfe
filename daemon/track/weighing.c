/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/weighing.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "track/shape.h"
#include "track/weights.h"

const char *const signal_names[SIGNAL_COUNT + 1] = {
	[SIGNAL_BASE] = "base",
	[SIGNAL_DIRECT] = "direct",
	[SIGNAL_DIRECT_ONLY] = "direct-only",
	[SIGNAL_THREAD] = "thread",
	[SIGNAL_CHAIN] = "chain",
	[SIGNAL_STRAND] = "strand",
	[SIGNAL_OTHER_THREAD] = "other-thread",
	[SIGNAL_ADDRESSEE] = "addressee",
	[SIGNAL_SAME_PROMISER] = "same-promiser",
	[SIGNAL_ACTOR] = "actor",
	[SIGNAL_HANDED_ON] = "handed-on",
	[SIGNAL_OVERLAP] = "overlap",
	[SIGNAL_OVERLAP_LETTER] = "overlap-letter",
	[SIGNAL_OVERLAP_OTHER] = "overlap-other",
	[SIGNAL_RARE_WORD] = "rare-word",
	[SIGNAL_SUBJECT] = "subject",
	[SIGNAL_BEST] = "best",
	[SIGNAL_BEST_OTHER] = "best-other",
	[SIGNAL_BEST_OTHER_DONE] = "best-other-done",
	[SIGNAL_INLINE] = "inline",
	[SIGNAL_ORDINAL] = "ordinal",
	[SIGNAL_SIBLING_FITS_BETTER] = "sibling-fits-better",
	[SIGNAL_SIBLING_FITS_AS_WELL] = "sibling-fits-as-well",
	[SIGNAL_SHAPE] = "shape",
	[SIGNAL_YES_NO] = "yes-no",
	[SIGNAL_STATEMENT] = "statement",
	[SIGNAL_PLAN] = "plan",
	[SIGNAL_DONE] = "done",
	[SIGNAL_HANDS_OVER] = "hands-over",
	[SIGNAL_ATTACHMENT] = "attachment",
	[SIGNAL_ATTACHMENT_THREAD] = "attachment-thread",
	[SIGNAL_ATTACHMENT_NAMED] = "attachment-named",
	[SIGNAL_REFUSES] = "refuses",
	[SIGNAL_PROMISES] = "promises",
	[SIGNAL_DEFERS] = "defers",
	[SIGNAL_COURTESY] = "courtesy",
	[SIGNAL_PARTIAL] = "partial",
	[SIGNAL_PROMISE_BESIDE] = "promise-beside",
	[SIGNAL_DEFERRAL_BESIDE] = "deferral-beside",
	[SIGNAL_HELD_DECISION] = "held-decision",
	[SIGNAL_ACTION_STATED] = "action-stated",
	[SIGNAL_FUTURE] = "future",
	[SIGNAL_PROGRESSIVE] = "progressive",
	[SIGNAL_ACTION_PROMISED] = "action-promised",
	[SIGNAL_NO_STATEMENT] = "no-statement",
	[SIGNAL_FOLLOW_UP] = "follow-up",
	[SIGNAL_ASKING] = "asking",
	[SIGNAL_RECEIPT] = "receipt",
	[SIGNAL_ASKING_OVERLAP] = "asking-overlap",
	[SIGNAL_WITHDRAWAL] = "withdrawal",
	[SIGNAL_THANKS] = "thanks",
	[SIGNAL_NOTE] = "note",
	[SIGNAL_NOTE_OVERLAP] = "note-overlap",
	[SIGNAL_NOTE_NAMED] = "note-named",
	[SIGNAL_AROUND_RARE] = "around-rare",
	[SIGNAL_FIRST_OTHER] = "first-other",
	[SIGNAL_DUE_NEAR] = "due-near",
	[SIGNAL_PAST_PROMISE] = "past-promise",
	[SIGNAL_AGE] = "age",
};

#define DAY_S (24 * 60 * 60)
#define RARE_WEIGHT 2.3
#define SHARES_LITTLE 0.12
#define SHARES_ENOUGH 0.2
#define BESIDE_ENOUGH 0.3
#define NAME_MIN 4
#define DUE_NEAR_DAYS 4
#define SAME_MATTER 0.1

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

bool weighing_is_person_of(const struct asked *a, const struct message *by)
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
	g_autofree char *surname = text_unaccented(space ? space + 1 : a->item->actor);
	g_autofree char *writer = text_unaccented(m->from->name);
	if (!*surname)
		return false;
	/* Behind a platform the name stands in the subject. */
	g_autofree char *subject = text_unaccented(m->subject);
	return strstr(writer, surname) || strstr(subject, surname);
}

/* A text, folded, that has one of the longer words of a name. */
static bool has_name(const char *text, const char *name)
{
	g_autofree char *folded = text_unaccented(name);
	g_auto(GStrv) parts = g_strsplit(folded, " ", -1);

	for (char **p = parts; *p; p++)
		if (g_utf8_strlen(*p, -1) >= NAME_MIN && strstr(text, *p))
			return true;
	return false;
}

static bool is_any_named(const struct asked *a, const char *text)
{
	for (guint i = 0; a->letter && i < a->letter->to->len; i++) {
		const struct address *to = a->letter->to->pdata[i];

		if (to->name && has_name(text, to->name))
			return true;
	}
	return false;
}

bool weighing_is_named(const struct asked *a, const struct message *note)
{
	const char *name = a->letter && a->letter->from->name ? a->letter->from->name : "";
	g_autofree char *said = message_note_text(note);
	g_autofree char *text = text_unaccented(said);

	if (a->item->kind == ITEM_REQUEST)
		return is_any_named(a, text);
	return has_name(text, a->item->actor ? a->item->actor : name);
}

bool weighing_names_asked(const struct asked *a, const struct message *by)
{
	g_autofree char *text = text_unaccented(by->own_text);

	return is_any_named(a, text);
}

/* A word of a name stands in a sentence as names do: whole, written the same, not at its head; and
 * is no title, which many have. */
static bool mentions(const struct lexicon *l, const char *sentence, const char *name)
{
	g_auto(GStrv) parts = g_strsplit(name, " ", -1);

	for (char **p = parts; *p; p++) {
		if (g_utf8_strlen(*p, -1) < NAME_MIN || !g_unichar_isupper(g_utf8_get_char(*p)) ||
			(lexicon_cues(l, *p) & CUE_BIT(CUE_SAYS_WHO)))
			continue;
		for (const char *at = strstr(sentence, *p); at; at = strstr(at + 1, *p))
			if (at > sentence && at[-1] == ' ' &&
				!g_unichar_isalpha(g_utf8_get_char(at + strlen(*p))))
				return true;
	}
	return false;
}

/* "Dana asked me to write to you" */
static bool names_promiser(const struct asked *a, const struct message *by)
{
	g_autofree char *text = text_unaccented(by->own_text);

	return a->letter && a->letter->from->name && has_name(text, a->letter->from->name);
}

bool weighing_hands_on(const struct asked *a, const struct heard *h, const struct lexicon *l)
{
	const cue_set asks = CUE_BIT(CUE_FOLLOWS_UP) | CUE_BIT(CUE_TALK);
	const struct message *by = h->message;

	return a->item->kind == ITEM_COMMITMENT && (a->cues & asks) && by->from->name &&
		(!by->reply_to || by->platform) && !weighing_is_person_of(a, by) &&
		mentions(l, a->item->quote, by->from->name) &&
		(names_promiser(a, by) || lexicon_closeness(l, a->about, h->words) >= SAME_MATTER);
}

static void see_link(struct weighing *w)
{
	const struct relation *r = w->r;

	w->x[SIGNAL_BASE] = 1;
	w->x[SIGNAL_DIRECT] = r->kin == KIN_DIRECT;
	w->x[SIGNAL_DIRECT_ONLY] = r->kin == KIN_DIRECT && w->a->siblings->len == 0;
	w->x[SIGNAL_THREAD] = r->kin == KIN_CHAIN || r->kin == KIN_THREAD;
	w->x[SIGNAL_CHAIN] = r->kin == KIN_CHAIN;
	w->x[SIGNAL_STRAND] = r->kin == KIN_STRAND;
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
	w->x[SIGNAL_DUE_NEAR] = day_known(a->item->due) &&
		ABS(moment_day(m->date, NULL).n - a->item->due.n) <= DUE_NEAR_DAYS;
	w->x[SIGNAL_FOLLOW_UP] = a->follow_up;
	lexicon_shared(w->r->lexicon, a->around, h->words, &rare);
	w->x[SIGNAL_AROUND_RARE] = other && rare >= RARE_WEIGHT;
	if (!w->r->owing)
		return;
	w->x[SIGNAL_NO_STATEMENT] = !h->states;
	w->x[SIGNAL_ADDRESSEE] = weighing_is_person_of(a, m);
	w->x[SIGNAL_SAME_PROMISER] = a->item->kind == ITEM_COMMITMENT && other &&
		g_str_equal(a->item->from, m->from->address);
	w->x[SIGNAL_ACTOR] = is_actor(a, m);
	w->x[SIGNAL_HANDED_ON] =
		w->r->kin >= KIN_STRAND && w->r->first && weighing_hands_on(a, h, w->r->lexicon);
	w->x[SIGNAL_FIRST_OTHER] = w->r->first && other && w->x[SIGNAL_ADDRESSEE];
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
	w->beside = false;
	for (guint i = 0; w->r->kin == KIN_DIRECT && i < w->a->beside->len; i++)
		w->beside |= lexicon_overlap(w->r->lexicon, w->a->beside->pdata[i], s->words) >=
			MAX(BESIDE_ENOUGH, mine + 0.02);
	w->x[SIGNAL_SIBLING_FITS_BETTER] = w->beside || best > mine + 0.02;
	w->x[SIGNAL_SIBLING_FITS_AS_WELL] = !w->x[SIGNAL_SIBLING_FITS_BETTER] && as_well;
}

static bool is_under_quote(const struct weighing *w, const struct heard_sentence *s)
{
	if (!s->quoted)
		return false;
	/* its own words: a short question has those of the sentence before it too */
	const GPtrArray *own = w->a->core->len ? w->a->core : w->a->words;
	return lexicon_overlap(w->r->lexicon, own, s->quoted) >= 0.5 ||
		strstr(s->sentence->answers, w->a->item->quote);
}

bool weighing_fits(const struct weighing *w, const struct heard_sentence *s)
{
	guint wanted = w->a->shapes & ~(guint)(SHAPE_WHAT | SHAPE_MEETING);

	return wanted ? (wanted & s->said) != 0 : (w->a->shapes & s->said & SHAPE_MEETING) != 0;
}

/* "How will he get the time back?": "I will stay with him on Fridays" */
static bool is_plan(const struct weighing *w, const struct heard_sentence *s)
{
	return w->a->shapes & s->said & SHAPE_PLAN;
}

/* "Will Ms. Lund be there?": "Ms. Lund will come" tells, though it promises. */
static bool is_told_ahead(const struct weighing *w, const struct heard_sentence *s)
{
	if (w->a->action || w->r->kin != KIN_DIRECT || (s->cues & CUE_BIT(CUE_FOLLOWS_UP)))
		return false;
	return ((w->a->shapes & SHAPE_YES_NO) && w->mine >= SHARES_ENOUGH) || is_plan(w, s);
}

static void see_sentence(struct weighing *w, const struct heard_sentence *s, double mine)
{
	const struct asked *a = w->a;
	const struct heard *h = w->h;
	bool yes_no = (a->shapes & (SHAPE_YES_NO | SHAPE_DECISION)) && (s->said & SHAPE_YES_NO) &&
		s->statement;
	/* "Yes" answers to what asks for it, whatever else the letter does. */
	bool apart = mine < SHARES_LITTLE && !(yes_no && w->r->kin == KIN_DIRECT);

	w->x[SIGNAL_OVERLAP] = mine;
	w->x[SIGNAL_OVERLAP_OTHER] = w->r->kin == KIN_OTHER ? mine : 0;
	see_siblings(w, s, mine);
	w->x[SIGNAL_INLINE] = is_under_quote(w, s);
	w->x[SIGNAL_ORDINAL] = s->ordinal && s->ordinal == a->position && w->r->kin == KIN_DIRECT;
	w->x[SIGNAL_SHAPE] = weighing_fits(w, s) && (s->statement || is_plan(w, s));
	w->x[SIGNAL_YES_NO] = yes_no;
	w->x[SIGNAL_STATEMENT] = !a->action && s->statement;
	w->x[SIGNAL_PLAN] =
		!a->action && s->promise && (a->shapes & s->said & (SHAPE_WHEN | SHAPE_PLAN));
	w->x[SIGNAL_DONE] = a->action && s->done;
	w->x[SIGNAL_HANDS_OVER] = a->action && s->hands_over;
	w->x[SIGNAL_REFUSES] = s->refuses;
	w->x[SIGNAL_PROMISES] = s->promise && !is_told_ahead(w, s);
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
	w->x[SIGNAL_NOTE_NAMED] = weighing_is_named(w->a, w->h->message);
	w->x[SIGNAL_DONE] = w->a->action && s->done;
	w->x[SIGNAL_PROMISES] = s->promise;
	w->x[SIGNAL_DEFERS] = s->defers;
}

void weighing_letter(struct weighing *w)
{
	see_link(w);
	see_letter(w);
}

void weighing_sentence(struct weighing *w, const struct heard_sentence *s)
{
	double mine = overlap(w, s->words);

	w->mine = mine;
	w->near = lexicon_closeness(
		w->r->lexicon, w->a->core->len ? w->a->core : w->a->words, s->words);
	if (w->h->message->note)
		see_note(w, s, mine);
	else if (w->r->owing)
		see_sentence(w, s, mine);
	else
		see_asking(w, s, mine);
}

double weighing_share(const struct weighing *w, enum signal i)
{
	return w->x[i] * weights_get(w->r->weights, WEIGHTS_SETTLES, i);
}

const char *weighing_reason(const struct weighing *w, enum signal i)
{
	return weights_reason(w->r->weights, WEIGHTS_SETTLES, i);
}

double weighing_sum(const struct weighing *w)
{
	double total = 0;

	for (int i = 0; i < SIGNAL_COUNT; i++)
		total += weighing_share(w, (enum signal)i);
	return total;
}
