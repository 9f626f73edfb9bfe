/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/tie.h"

#include <math.h>
#include <string.h>

#define DAY_S (24 * 60 * 60)
#define SOON_DAYS 30
/* An answer to a letter, and one from somebody who was spoken of, do not come later. */
#define ANSWER_DAYS 14
/* Of a day that is spoken of so long before it. */
#define AHEAD_DAYS 40
/* "9", "15", "Tuesday", "the second": many matters have them. */
#define FAINT_WEIGHT 0.4
#define SUBJECT_WEIGHT_MIN 3.0
/* A rare word counts in thirds of the rarest; those of a duty in fives of weight, up to two. */
#define RARE_UNIT 3.0
#define DUTY_UNIT 5.0
#define DUTY_MAX 2.0

const char *const tie_names[TIE_COUNT] = {
	[TIE_BASE] = "base",
	[TIE_SUBJECT] = "subject",
	[TIE_TITLE] = "title",
	[TIE_DUTY] = "duty",
	[TIE_ALONE] = "alone",
	[TIE_PERSON] = "person",
	[TIE_TURN] = "turn",
	[TIE_SPOKEN] = "spoken",
	[TIE_EXPECTED] = "expected",
	[TIE_NAMES] = "names",
	[TIE_DAY] = "day",
	[TIE_SOON] = "soon",
	[TIE_ENDS] = "ends",
	[TIE_BARE] = "bare",
	[TIE_REQUESTS] = "requests",
	[TIE_LETTERS] = "letters",
};

/* -- the matter --------------------------------------------------------------------------- */

struct strand *strand_new(gint64 thread)
{
	struct strand *t = g_new0(struct strand, 1);

	t->thread = thread;
	t->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	t->titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	t->duties = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	t->people = g_hash_table_new(g_str_hash, g_str_equal);
	return t;
}

void strand_free(struct strand *t)
{
	g_hash_table_unref(t->words);
	g_hash_table_unref(t->titles);
	g_hash_table_unref(t->duties);
	g_hash_table_unref(t->people);
	g_free(t);
}

static gint32 day_of_letter(const struct message *m)
{
	return moment_day(m->date, NULL).n;
}

void strand_add(struct strand *t, const struct told *told)
{
	gpointer day = GINT_TO_POINTER(day_of_letter(told->message));

	for (guint i = 0; i < told->words->len; i++)
		g_hash_table_insert(t->words, g_strdup(told->words->pdata[i]), day);
	for (guint i = 0; i < told->subject->len; i++)
		g_hash_table_add(t->titles, g_strdup(told->subject->pdata[i]));
	for (guint i = 0; i < told->duty->len; i++)
		g_hash_table_add(t->duties, g_strdup(told->duty->pdata[i]));
	for (guint i = 0; i < told->people->len; i++)
		g_hash_table_add(t->people, ((struct address *)told->people->pdata[i])->address);
	t->last = told->message;
}

/* -- the letter among the matters --------------------------------------------------------- */

static double word_weight(const struct lexicon *l, const char *word)
{
	bool number = strlen(word) < 3 && strspn(word, "0123456789") == strlen(word);

	return lexicon_weight(l, word) * (number || lexicon_is_faint(l, word) ? FAINT_WEIGHT : 1);
}

static guint count_holders(const GPtrArray *met, const char *word)
{
	guint n = 0;

	for (guint i = 0; i < met->len; i++)
		n += g_hash_table_contains(((struct strand *)met->pdata[i])->words, word);
	return n;
}

static guint count_matters(const GPtrArray *met, const char *address)
{
	guint n = 0;

	for (guint i = 0; i < met->len; i++)
		n += g_hash_table_contains(((struct strand *)met->pdata[i])->people, address);
	return n;
}

void gathering_fill(struct gathering *g)
{
	const struct told *told = g->told;
	double all = 0;

	g->holders = g_new0(guint, told->words->len + 1);
	g->matters = g_new0(guint, told->people->len + 1);
	for (guint i = 0; i < told->words->len; i++)
		g->holders[i] = count_holders(g->met, told->words->pdata[i]);
	for (guint i = 0; i < told->people->len; i++)
		g->matters[i] =
			count_matters(g->met, ((struct address *)told->people->pdata[i])->address);
	for (guint i = 0; i < told->subject->len; i++)
		all += word_weight(g->lexicon, told->subject->pdata[i]);
	g->subject_weight = MAX(all, SUBJECT_WEIGHT_MIN);
}

void gathering_clear(struct gathering *g)
{
	g_free(g->holders);
	g_free(g->matters);
}

static void measure_words(const struct gathering *g, const struct strand *t, double *x)
{
	const struct told *told = g->told;
	double duty = 0;

	for (guint i = 0; i < told->words->len; i++) {
		const char *word = told->words->pdata[i];
		double weight;

		if (!g_hash_table_contains(t->words, word))
			continue;
		weight = word_weight(g->lexicon, word);
		if (g_hash_table_contains(t->titles, word))
			x[TIE_TITLE] = MAX(x[TIE_TITLE], weight / RARE_UNIT);
		if (g_hash_table_contains(t->duties, word))
			duty += weight;
		if (g->holders[i] == 1)
			x[TIE_ALONE] = MAX(x[TIE_ALONE], weight / RARE_UNIT);
	}
	x[TIE_DUTY] = MIN(duty / DUTY_UNIT, DUTY_MAX);
	for (guint i = 0; i < told->subject->len; i++)
		if (g_hash_table_contains(t->words, told->subject->pdata[i]))
			x[TIE_SUBJECT] += word_weight(g->lexicon, told->subject->pdata[i]) /
				g->subject_weight;
}

static bool is_among(const char *address, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++)
		if (g_str_equal(((const struct address *)list->pdata[i])->address, address))
			return true;
	return false;
}

static bool is_of(const struct message *m, const char *address)
{
	return g_str_equal(m->from->address, address) || is_among(address, m->to) ||
		is_among(address, m->cc);
}

/* It came from the other side, and went to somebody of this letter. */
static bool is_turn(const struct told *told, const struct strand *t)
{
	if (t->last->direction == told->message->direction)
		return false;
	for (guint i = 0; i < told->people->len; i++)
		if (is_of(t->last, ((struct address *)told->people->pdata[i])->address))
			return true;
	return false;
}

static bool has_any_word(GHashTable *words, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++)
		if (g_hash_table_contains(words, list->pdata[i]))
			return true;
	return false;
}

static void measure_people(
	const struct gathering *g, const struct strand *t, gint64 age_s, double *x)
{
	const struct told *told = g->told;
	bool lately = age_s <= (gint64)ANSWER_DAYS * DAY_S;

	for (guint i = 0; i < told->people->len; i++)
		if (g_hash_table_contains(
			    t->people, ((struct address *)told->people->pdata[i])->address))
			x[TIE_PERSON] = MAX(x[TIE_PERSON], 1.0 / g->matters[i]);
	for (guint i = 0; i < g->named->len && !x[TIE_NAMES]; i++)
		x[TIE_NAMES] = g_hash_table_contains(t->people, g->named->pdata[i]);
	x[TIE_TURN] = lately && is_turn(told, t);
	x[TIE_SPOKEN] = lately && has_any_word(t->words, told->writer);
	x[TIE_EXPECTED] = has_any_word(t->duties, told->writer);
}

/* "We meet on the 9th"; and on the 9th a parent writes down what was said. */
static bool is_noted_day(const struct told *told, const struct strand *t)
{
	gpointer day;

	return told->message->note &&
		g_hash_table_lookup_extended(t->words, told->day, NULL, &day) &&
		day_of_letter(told->message) - GPOINTER_TO_INT(day) < AHEAD_DAYS;
}

void gathering_measure(const struct gathering *g, const struct strand *t, double x[TIE_COUNT])
{
	const struct told *told = g->told;
	gint64 age_s = told->message->date.unix_s - t->last->date.unix_s;

	memset(x, 0, TIE_COUNT * sizeof *x);
	measure_words(g, t, x);
	measure_people(g, t, age_s, x);
	x[TIE_BASE] = 1;
	x[TIE_DAY] = is_noted_day(told, t);
	x[TIE_SOON] = age_s <= (gint64)SOON_DAYS * DAY_S;
	x[TIE_ENDS] = told->ends;
	x[TIE_BARE] = told->subject->len == 0;
	x[TIE_REQUESTS] = log(1 + told->requests);
	x[TIE_LETTERS] = log(t->letters);
}
