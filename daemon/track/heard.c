/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/answer.h"
#include "track/shape.h"

#include <math.h>

/* So few words of its own say little: those of the sentence before and the subject help. */
#define WORDS_ENOUGH 3

static bool says_nothing(const char *text)
{
	for (const char *p = text; *p; p = g_utf8_next_char(p))
		if (g_unichar_isalnum(g_utf8_get_char(p)))
			return false;
	return true;
}

static void hear_sentence(
	struct heard_sentence *h, const struct sentence *s, const struct lexicon *l)
{
	const act_set telling = ACT_BIT(ACT_ANSWER) | ACT_BIT(ACT_DECLINE) |
		ACT_BIT(ACT_COMPLETION) | ACT_BIT(ACT_PARTIAL) | ACT_BIT(ACT_MAKEUP) |
		ACT_BIT(ACT_MISSED_SERVICE) | ACT_BIT(ACT_ACCOMMODATION_GAP);
	const act_set silent = ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_COMMITMENT) | ACT_BIT(ACT_ACK) |
		ACT_BIT(ACT_DEFERRAL) | ACT_BIT(ACT_COURTESY) | ACT_BIT(ACT_CHASE) |
		ACT_BIT(ACT_WITHDRAWAL) | ACT_BIT(ACT_HOLDING);

	h->sentence = s;
	h->words = lexicon_words(l, s->text);
	h->quoted = s->answers ? lexicon_words(l, s->answers) : NULL;
	h->cues = lexicon_cues(l, s->text);
	h->said = shape_said(h->cues) | (lexicon_names_somebody(l, s->text) ? SHAPE_WHO : 0);
	h->ordinal = shape_ordinal(h->cues);
	h->promise = s->acts & ACT_BIT(ACT_COMMITMENT);
	h->defers = s->acts & ACT_BIT(ACT_DEFERRAL);
	h->courtesy = (s->acts & ACT_BIT(ACT_COURTESY)) || (s->marks & SENTENCE_GREETING);
	h->refuses = s->acts & ACT_BIT(ACT_DECLINE);
	h->done = s->acts & ACT_BIT(ACT_COMPLETION); /* a make-up may only be arranged */
	h->partial = s->acts & ACT_BIT(ACT_PARTIAL);
	h->withdraws = s->acts & ACT_BIT(ACT_WITHDRAWAL);
	h->receives = s->acts & ACT_BIT(ACT_ACK);
	h->holds = s->acts & ACT_BIT(ACT_HOLDING);
	h->chases = s->acts & ACT_BIT(ACT_CHASE);
	h->statement = (s->acts & telling) ||
		(!(s->acts & silent) && !h->courtesy &&
			!(s->marks & (SENTENCE_QUESTION | SENTENCE_SUBJECT | SENTENCE_LEAD_IN)));
	if (says_nothing(s->text)) { /* a thumb */
		h->statement = false;
		h->receives = true;
	}
	if (h->holds && !(s->acts & (telling & ~ACT_BIT(ACT_ANSWER))))
		h->statement = false;
	if (shape_is_nod(h->cues) && !(s->acts & (telling & ~ACT_BIT(ACT_ANSWER)))) {
		h->statement = false;
		h->receives = true;
	}
	h->yes_no = shape_is_yes_no(h->cues);
	if (h->yes_no && h->words->len && !h->promise && !h->refuses && !h->holds &&
		!(s->acts & (ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_DEFERRAL))))
		h->statement = !(s->marks & SENTENCE_QUESTION);
	if (h->promise && !(h->cues & CUE_BIT(CUE_FOLLOWS_UP)) && !h->defers)
		h->said |= SHAPE_PLAN;
	h->talked = h->cues & CUE_BIT(CUE_TALK);
	h->came = shape_is_receipt(h->cues);
	h->receives |= h->came;
	h->hands_over = h->cues & CUE_BIT(CUE_HANDS_OVER);
	h->future = h->cues & CUE_BIT(CUE_FUTURE);
	h->progressive = h->cues & CUE_BIT(CUE_UNDER_WAY);
}

static void heard_sentence_clear(struct heard_sentence *h)
{
	g_ptr_array_unref(h->words);
	g_clear_pointer(&h->quoted, g_ptr_array_unref);
}

struct heard *heard_new(const struct message *m, const struct lexicon *l)
{
	const act_set substance =
		ACT_BIT(ACT_ANSWER) | ACT_BIT(ACT_COMPLETION) | ACT_BIT(ACT_DECLINE);
	struct heard *h = g_new0(struct heard, 1);

	h->message = m;
	h->sentences = g_array_new(FALSE, TRUE, sizeof(struct heard_sentence));
	g_array_set_clear_func(h->sentences, (GDestroyNotify)heard_sentence_clear);
	h->words = lexicon_words(l, m->own_text);
	h->subject = lexicon_words(l, m->subject);
	h->files = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < m->attachments->len; i++) {
		const struct attachment *a = m->attachments->pdata[i];

		if (!a->name)
			continue;
		g_autoptr(GPtrArray) file = lexicon_words(l, a->name);
		words_merge(h->files, file);
	}
	g_array_set_size(h->sentences, m->sentences->len);
	for (guint i = 0; i < m->sentences->len; i++) {
		struct heard_sentence *s = &g_array_index(h->sentences, struct heard_sentence, i);

		hear_sentence(s, m->sentences->pdata[i], l);
		h->promises |= s->promise;
		h->defers |= s->defers;
		h->looks_into |= s->promise && (s->cues & CUE_BIT(CUE_FOLLOWS_UP));
		h->asks |= (s->sentence->acts & ACT_BIT(ACT_REQUEST)) != 0;
		h->states |= s->statement;
		h->completes |= s->done;
	}
	for (guint i = 0; i < m->evidence->len; i++) {
		const struct evidence *e = m->evidence->pdata[i];

		h->leans[e->kind] += e->strength;
	}
	h->rejoices = m->acts & ACT_BIT(ACT_WIN);
	h->answers = m->acts & ACT_BIT(ACT_ANSWER);
	h->completes |= (m->acts & ACT_BIT(ACT_COMPLETION)) != 0;
	h->only_receives = (m->acts & ACT_BIT(ACT_ACK)) && !(m->acts & substance);
	return h;
}

void heard_free(struct heard *h)
{
	if (!h)
		return;
	g_array_unref(h->sentences);
	g_ptr_array_unref(h->words);
	g_ptr_array_unref(h->subject);
	g_ptr_array_unref(h->files);
	g_free(h);
}

/* What else the letter says: an answer may speak to that. */
static GPtrArray *words_beside(const struct message *letter, const struct lexicon *l)
{
	const act_set opens = ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_COMMITMENT);
	GPtrArray *out = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);

	for (guint i = 0; letter && i < letter->sentences->len; i++) {
		const struct sentence *s = letter->sentences->pdata[i];

		if (!(s->acts & opens) && !(s->marks & SENTENCE_SUBJECT))
			g_ptr_array_add(out, lexicon_words(l, s->text));
	}
	return out;
}

/* What it is about stands around it: "It comes on Friday." */
static GPtrArray *words_around(
	const struct item *i, const struct message *letter, const struct lexicon *l)
{
	GPtrArray *out = lexicon_words(l, letter ? letter->subject : "");

	for (int k = i->sentence - 1; letter && k <= i->sentence + 1; k++) {
		if (k < 0 || (guint)k >= letter->sentences->len || k == i->sentence)
			continue;
		const struct sentence *s = letter->sentences->pdata[k];
		g_autoptr(GPtrArray) near = lexicon_words(l, s->text);

		words_merge(out, near);
	}
	return out;
}

struct asked *asked_new(struct item *i, const struct message *letter, const struct lexicon *l)
{
	struct asked *a = g_new0(struct asked, 1);

	a->item = i;
	a->letter = letter;
	a->asked_of = -INFINITY;
	a->words = lexicon_words(l, i->quote);
	a->core = lexicon_words(l, i->quote);
	a->about = lexicon_words(l, letter ? letter->own_text : i->quote);
	a->around = words_around(i, letter, l);
	a->beside = words_beside(letter, l);
	lexicon_joined(l, i->quote, &a->joined[0], &a->joined[1]);
	a->siblings = g_ptr_array_new();
	if (a->words->len <= WORDS_ENOUGH && letter) {
		g_autoptr(GPtrArray) subject = lexicon_words(l, letter->subject);

		words_merge(a->words, subject);
		if (i->sentence > 0 && (guint)i->sentence < letter->sentences->len) {
			const struct sentence *s = letter->sentences->pdata[i->sentence - 1];
			g_autoptr(GPtrArray) before = lexicon_words(l, s->text);

			words_merge(a->words, before);
		}
	}
	a->cues = lexicon_cues(l, i->quote);
	a->shapes = shape_asked(a->cues);
	a->action = i->kind == ITEM_COMMITMENT ||
		(shape_is_action(a->cues) && !(a->cues & CUE_BIT(CUE_ASKS_FOR_REPLY)));
	a->wants_receipt = i->kind == ITEM_REQUEST && shape_wants_receipt(a->cues);
	a->wants_reply = i->kind == ITEM_REQUEST && (a->cues & CUE_BIT(CUE_ASKS_FOR_REPLY));
	a->wants_comments = i->kind == ITEM_REQUEST && (a->cues & CUE_BIT(CUE_ASKS_FOR_COMMENTS));
	a->follow_up = i->kind == ITEM_COMMITMENT && (a->cues & CUE_BIT(CUE_FOLLOWS_UP));
	return a;
}

void asked_free(struct asked *a)
{
	if (!a)
		return;
	g_ptr_array_unref(a->words);
	g_ptr_array_unref(a->core);
	g_ptr_array_unref(a->about);
	g_ptr_array_unref(a->around);
	g_ptr_array_unref(a->beside);
	g_clear_pointer(&a->joined[0], g_ptr_array_unref);
	g_clear_pointer(&a->joined[1], g_ptr_array_unref);
	g_ptr_array_unref(a->siblings);
	g_free(a);
}

bool asked_is_live(const struct asked *a)
{
	return a->state == STATE_OPEN || a->state == STATE_ACKNOWLEDGED;
}
