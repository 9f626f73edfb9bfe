/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/answer.h"

#include <math.h>
#include <string.h>

#include "track/holding.h"
#include "track/plain.h"
#include "track/shape.h"
#include "track/weighing.h"

/* From this score on a person is asked, where no rule closes.  In the thread three in four
 * questions below the bound for other threads are about what is settled indeed, in families never
 * seen; a letter of another thread that says so little is mostly about something else. */
#define ASKS -3.0
#define ASKS_OTHER -1.4
/* Shares so much: too little for another thread; as much as a file's own name. */
#define THIN 0.1
#define NAMED 0.4
#define REFUSES_NEAR 0.16
/* The score of a deed told of in another thread. */
#define FAR_DEED_NEEDS 0.5
/* How near the words must be (lexicon_closeness): of what was received in another thread; for a
 * sentence to name the thing at all; and to name it under the quoted line. */
#define RECEIVED_FAR 0.5
#define NAMES_IT 0.1
#define NAMES_TOO 0.24

/* -- the reasons, for a person -------------------------------------------------------------- */

static int strongest(const struct weighing *w, bool for_it, const bool *used)
{
	int best = -1;

	for (int i = 1; i < SIGNAL_COUNT; i++) {
		double v = weighing_share(w, (enum signal)i) * (for_it ? 1 : -1);

		if (used[i] || v <= 0.1)
			continue;
		if (best < 0 || v > weighing_share(w, (enum signal)best) * (for_it ? 1 : -1))
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
		g_string_append_printf(
			out, "%s%s", k ? ", " : "", weighing_reason(w, (enum signal)i));
	}
	const char *word = lexicon_shared(w->r->lexicon, w->a->words, s->words, NULL);
	if (word)
		g_string_append_printf(out, ", both say %s", word);
	int i = strongest(w, false, used);
	if (i >= 0)
		g_string_append_printf(out, "; against: %s", weighing_reason(w, (enum signal)i));
	g_string_append_printf(out, "; score %.1f", weighing_sum(w));
	g_string_append_c(out, ')');
	return g_string_free(out, FALSE);
}

/* -- what makes a closing doubtful: then a person is asked ------------------------------------ */

/* "My answers are in red": to all that the letter asked. */
static bool answers_all(const struct weighing *w, const struct heard_sentence *s)
{
	return w->r->kin == KIN_DIRECT && !w->a->action && s->statement &&
		(s->cues & CUE_BIT(CUE_ANSWERS_HERE));
}

static bool is_pointed_at(const struct weighing *w, const struct heard_sentence *s)
{
	return answers_all(w, s) || plain_answers_inline(w, s) || w->x[SIGNAL_ORDINAL] ||
		w->x[SIGNAL_HANDED_ON] || w->file_overlap >= NAMED || w->a->wants_comments ||
		(w->x[SIGNAL_YES_NO] && w->r->kin == KIN_DIRECT &&
			(w->a->cues & CUE_BIT(CUE_ASKS_TO_CONFIRM)));
}

static bool is_thin_and_far(const struct weighing *w, const struct heard_sentence *s)
{
	return w->r->kin == KIN_OTHER && w->mine < THIN;
}

/* A deed told of in another thread: the weights must speak for it too. */
static bool is_weak_and_far(const struct weighing *w, const struct heard_sentence *s)
{
	return w->r->kin == KIN_OTHER && w->a->action && weighing_sum(w) < FAR_DEED_NEEDS;
}

/* The sentence hands something over and asks for something: what it hands over is no answer. */
static bool asks_itself(const struct weighing *w, const struct heard_sentence *s)
{
	return (s->sentence->acts & ACT_BIT(ACT_REQUEST)) && w->mine < NAMED;
}

static bool is_rather_held(const struct weighing *w, const struct heard_sentence *s)
{
	return w->holding >= HOLDING_LIKELY;
}

/* It asks who, when, how many; the sentence tells none of it, and another puts something off. */
static bool is_put_off_beside(const struct weighing *w, const struct heard_sentence *s)
{
	guint wanted = w->a->shapes & (SHAPE_WHO | SHAPE_WHEN | SHAPE_HOW_MANY);

	return w->h->defers && wanted && !(wanted & s->said) && !w->a->action;
}

/* Nothing tells that it is done, or in another thread: and what both say is a day or a number. */
static bool shares_a_day(const struct weighing *w, const struct heard_sentence *s)
{
	const cue_set dates = CUE_BIT(CUE_DIGIT) | CUE_BIT(CUE_SAYS_WHEN);
	const char *word = lexicon_shared(w->r->lexicon, w->a->words, s->words, NULL);
	bool far = w->r->kin == KIN_OTHER || (!s->done && w->a->siblings->len > 0);

	return w->a->action && far && word && (lexicon_cues(w->r->lexicon, word) & dates);
}

/* Under the line that asks for a deed it tells of none: "The copier is down since Tuesday." */
static bool is_beside_quote(const struct weighing *w, const struct heard_sentence *s)
{
	return w->x[SIGNAL_INLINE] && !s->refuses && w->near < NAMES_TOO;
}

/* What it hands over or tells of as done has a name, and it is not that of what was asked:
 * "A receipt is enclosed." */
static bool is_of_another_thing(const struct weighing *w, const struct heard_sentence *s)
{
	return w->a->action && w->near < NAMES_IT && w->mine < NAMES_IT && w->file_overlap < THIN &&
		s->words->len > 0 && !s->refuses && !(s->cues & CUE_BIT(CUE_POINTS_BACK));
}

/* All of it was asked, and the sentence does not say that this is all: "Page one is attached." */
static bool may_be_a_part(const struct weighing *w, const struct heard_sentence *s)
{
	const cue_set whole = CUE_BIT(CUE_WHOLE) | CUE_BIT(CUE_POINTS_BACK);

	return w->a->action && (w->a->cues & CUE_BIT(CUE_WHOLE)) && !(s->cues & whole) &&
		!s->refuses && s->words->len > 0;
}

static bool has_word_of(const struct weighing *w, const struct heard_sentence *s, int side)
{
	return lexicon_shared(w->r->lexicon, w->a->joined[side], s->words, NULL);
}

/* Two things were asked, and the sentence has a word for one: "The slip is in her bag." */
static bool is_one_of_two(const struct weighing *w, const struct heard_sentence *s)
{
	const cue_set whole = CUE_BIT(CUE_WHOLE) | CUE_BIT(CUE_POINTS_BACK);

	return w->a->action && w->a->joined[0] && !(s->cues & whole) && !s->refuses &&
		has_word_of(w, s, 0) != has_word_of(w, s, 1);
}

/* A question, and the sentence has not the shape of an answer to it: the wording of the letter is
 * believed sooner. */
static bool is_unlike_an_answer(const struct weighing *w, const struct heard_sentence *s)
{
	return !w->a->action && !w->x[SIGNAL_SHAPE] && !w->x[SIGNAL_YES_NO] &&
		holding_balance(w, weighing_sum(w)) >= HOLDING_DOUBTS_UNLIKE;
}

/* What both say is only where a thing is: "It is signed and in her bag." */
static bool shares_a_place(const struct weighing *w, const struct heard_sentence *s)
{
	const char *word = lexicon_shared(w->r->lexicon, w->a->words, s->words, NULL);

	return w->a->action && word && w->near < NAMED && !s->refuses &&
		(lexicon_cues(w->r->lexicon, word) & CUE_BIT(CUE_HOLDS_THINGS));
}

static bool (*const doubts[])(const struct weighing *w, const struct heard_sentence *s) = {
	is_thin_and_far,
	is_weak_and_far,
	asks_itself,
	is_rather_held,
	is_put_off_beside,
	shares_a_day,
	is_beside_quote,
	is_of_another_thing,
	may_be_a_part,
	is_one_of_two,
	is_unlike_an_answer,
	shares_a_place,
};

/* The asking side has it, "but in English"; or has something, in another thread. */
static bool is_doubtful_receipt(const struct weighing *w, const struct heard_sentence *s)
{
	return (s->cues & CUE_BIT(CUE_RESERVES)) ||
		(w->r->kin == KIN_OTHER && w->near < RECEIVED_FAR);
}

static bool is_doubtful(const struct weighing *w, const struct heard_sentence *s)
{
	if (w->h->message->note)
		return false;
	if (!w->r->owing)
		return is_doubtful_receipt(w, s);
	if (is_pointed_at(w, s))
		return false;
	for (guint i = 0; i < G_N_ELEMENTS(doubts); i++)
		if (doubts[i](w, s))
			return true;
	return false;
}

/* The one thing that the letter asked is refused in its own words: kind words around it hold
 * nothing off. */
static bool is_refused(const struct weighing *w, enum verdict_on plain)
{
	return plain == ANSWER_DECLINED && w->x[SIGNAL_DIRECT_ONLY] && w->near >= REFUSES_NEAR;
}

static void weigh_sentence(struct weighing *w, const struct heard_sentence *s, struct answer *ret)
{
	bool note = w->h->message->note;
	double from = 0;

	weighing_sentence(w, s);
	double score = weighing_sum(w);
	enum verdict_on v = plain_judge(w, s, &from);
	*ret = (struct answer){
		.score = score, .overlap = w->mine, .near = w->near, .plain = v != ANSWER_NOT
	};
	double balance = w->r->owing && !is_pointed_at(w, s) && !is_refused(w, v)
		? holding_balance(w, score)
		: -INFINITY;
	if (v != ANSWER_NOT && score >= from)
		ret->verdict = from > PLAIN_LOUD && (is_doubtful(w, s) || balance >= HOLDING_DOUBTS)
			? ANSWER_MAYBE
			: v;
	else if ((v != ANSWER_NOT && from < PLAIN_WEIGHED) ||
		((score >= (w->r->kin == KIN_OTHER ? ASKS_OTHER : ASKS) || note) &&
			!plain_vetoes(w, s)))
		ret->verdict = ANSWER_MAYBE;
	if (ret->verdict == ANSWER_MAYBE && balance >= HOLDING_CERTAIN)
		ret->verdict = ANSWER_NOT;
}

static int rank(enum verdict_on verdict)
{
	return verdict >= ANSWER_RESOLVED ? 2 : verdict == ANSWER_MAYBE;
}

/* Which of two sentences says more: what both readers take, what may be, then by weight. */
static bool is_better(const struct answer *a, const struct answer *b)
{
	int x = rank(a->verdict), y = rank(b->verdict);

	return x != y ? x > y : a->score > b->score;
}

void answer_weigh(
	const struct heard *h, const struct asked *a, const struct relation *r, struct answer *ret)
{
	struct weighing w = { .h = h, .a = a, .r = r };
	double best[SIGNAL_COUNT];

	weighing_letter(&w);
	w.holding = r->owing ? holding_score(&w) : 0;
	*ret = (struct answer){ .score = -INFINITY, .sentence = -1, .held = holding_reason(&w) };
	for (guint i = 0; i < h->sentences->len; i++) {
		const struct heard_sentence *s =
			&g_array_index(h->sentences, struct heard_sentence, i);
		struct answer one;

		if ((s->sentence->marks & SENTENCE_SUBJECT) || (r->served && r->served[i]))
			continue;
		weigh_sentence(&w, s, &one);
		if (ret->sentence >= 0 && !is_better(&one, ret))
			continue;
		one.held = ret->held;
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
