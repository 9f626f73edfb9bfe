/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/strand.h"

#include <math.h>
#include <string.h>

#include "track/words.h"

#define DAY_S (24 * 60 * 60)
#define SOON_DAYS 30
/* "9", "15": a day or an hour, and seldom the same one. */
#define NUMBER_WEIGHT 0.4
#define SUBJECT_WEIGHT_MIN 3.0
/* What is shared counts in tens of weight, up to two; a rare word in thirds of the rarest. */
#define SHARED_UNIT 10.0
#define SHARED_MAX 2.0
#define RARE_UNIT 3.0

const char *const tie_names[TIE_COUNT] = {
	[TIE_BASE] = "base",
	[TIE_SUBJECT] = "subject",
	[TIE_PERSON] = "person",
	[TIE_ASKS] = "asks",
	[TIE_SHARES] = "shares",
	[TIE_LETTERS] = "letters",
	[TIE_NAMES] = "names",
	[TIE_SOON] = "soon",
	[TIE_ANSWERS] = "answers",
	[TIE_RARE] = "rare",
};

struct strand {
	gint64 thread;	    /* the lowest id of a message in it */
	GHashTable *words;  /* char *, owned */
	GHashTable *people; /* addresses outside the family, borrowed */
	gint64 last_s;
	int letters;
	const struct message *met; /* the letter that is being weighed, if it shares a word */
	double shared, subject, rarest;
};

/* Somebody of a letter before. */
struct known {
	const char *address;
	GPtrArray *name;       /* its words */
	struct strand *latest; /* of the last letter with them */
};

struct walk {
	const struct settings *settings;
	const struct weights *weights;
	struct lexicon *lexicon;
	GPtrArray *all;	       /* struct strand, owned */
	GHashTable *by_thread; /* thread -> struct strand */
	GHashTable *by_word;   /* stem -> GPtrArray of struct strand */
	GHashTable *by_person; /* address outside the family -> struct known, owned */
	GPtrArray *met;	       /* by the letter that is being weighed */
};

/* What a letter brings to the weighing. */
struct told {
	const struct message *message;
	GPtrArray *words, *subject;
	GPtrArray *people; /* const struct address, outside the family */
	GPtrArray *named;  /* const char *, addresses of others whose names stand in it */
	bool asks, answers;
};

static void known_free(struct known *k)
{
	g_ptr_array_unref(k->name);
	g_free(k);
}

static void strand_free(struct strand *t)
{
	g_hash_table_unref(t->words);
	g_hash_table_unref(t->people);
	g_free(t);
}

static struct strand *strand_new(struct walk *w, gint64 thread)
{
	struct strand *t = g_new0(struct strand, 1);

	t->thread = thread;
	t->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	t->people = g_hash_table_new(g_str_hash, g_str_equal);
	g_ptr_array_add(w->all, t);
	return t;
}

/* -- what a letter brings ----------------------------------------------------------------- */

static bool is_family(const struct settings *s, const char *address)
{
	for (guint i = 0; i < s->members->len; i++) {
		const struct person *p = s->members->pdata[i];

		if (p->address && g_str_equal(p->address, address))
			return true;
	}
	return g_strv_contains((const char *const *)s->log_addresses, address);
}

static void add_people(GPtrArray *people, const struct settings *s, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++) {
		const struct address *a = list->pdata[i];

		if (*a->address && !is_family(s, a->address))
			g_ptr_array_add(people, (gpointer)a);
	}
}

static void drop_words(GPtrArray *words, const struct lexicon *l, const struct address *a)
{
	g_autoptr(GPtrArray) names = lexicon_words(l, a->name ? a->name : "");

	words_remove(words, names);
}

/* Everybody's names stand above and below what they write. */
static void drop_names(GPtrArray *words, const struct lexicon *l, const struct message *m)
{
	drop_words(words, l, m->from);
	for (guint i = 0; i < m->to->len; i++)
		drop_words(words, l, m->to->pdata[i]);
	for (guint i = 0; i < m->cc->len; i++)
		drop_words(words, l, m->cc->pdata[i]);
}

/* "New message from Ms. Park" says who writes, and not of what. */
static bool tells_only_who(const struct message *m, const struct lexicon *l)
{
	g_autoptr(GPtrArray) name = lexicon_words(l, m->from->name ? m->from->name : "");
	g_autoptr(GPtrArray) subject = lexicon_words(l, m->subject);

	return m->direction == DIRECTION_FROM_SCHOOL && lexicon_shared(l, name, subject, NULL);
}

static bool does(const struct message *m, act_set acts)
{
	for (guint i = 0; i < m->sentences->len; i++) {
		const struct sentence *s = m->sentences->pdata[i];

		if ((s->acts & acts) && !(s->marks & SENTENCE_SUBJECT))
			return true;
	}
	return false;
}

static void told_clear(struct told *t)
{
	g_ptr_array_unref(t->words);
	g_ptr_array_unref(t->subject);
	g_ptr_array_unref(t->people);
	g_ptr_array_unref(t->named);
}

/* Who neither writes nor gets the letter: those names were dropped. */
static GPtrArray *people_named(const struct walk *w, const GPtrArray *words)
{
	GPtrArray *named = g_ptr_array_new();
	GHashTableIter people;
	gpointer k;

	g_hash_table_iter_init(&people, w->by_person);
	while (g_hash_table_iter_next(&people, NULL, &k)) {
		const struct known *known = k;

		if (lexicon_shared(w->lexicon, known->name, words, NULL))
			g_ptr_array_add(named, (gpointer)known->address);
	}
	return named;
}

static void told_fill(struct told *t, const struct walk *w, const struct message *m)
{
	const act_set answering = ACT_BIT(ACT_ANSWER) | ACT_BIT(ACT_ACK) | ACT_BIT(ACT_COMPLETION) |
		ACT_BIT(ACT_DECLINE);
	bool who = tells_only_who(m, w->lexicon);

	t->message = m;
	t->words = lexicon_words(w->lexicon, m->own_text);
	t->subject = lexicon_words(w->lexicon, who ? "" : m->subject);
	words_merge(t->words, t->subject);
	drop_names(t->words, w->lexicon, m);
	drop_names(t->subject, w->lexicon, m);
	t->people = g_ptr_array_new();
	if (*m->from->address && !is_family(w->settings, m->from->address))
		g_ptr_array_add(t->people, m->from);
	add_people(t->people, w->settings, m->to);
	add_people(t->people, w->settings, m->cc);
	t->named = people_named(w, t->words);
	t->asks = !m->note && does(m, ACT_BIT(ACT_REQUEST));
	t->answers = m->acts & answering;
}

/* -- how much ties it to a matter --------------------------------------------------------- */

static double word_weight(const struct walk *w, const char *word)
{
	bool number = strlen(word) < 3 && strspn(word, "0123456789") == strlen(word);

	return lexicon_weight(w->lexicon, word) * (number ? NUMBER_WEIGHT : 1);
}

static bool is_under_way(const struct strand *t, const struct message *m)
{
	return m->date.unix_s - t->last_s <= (gint64)STRAND_DAYS * DAY_S;
}

static void meet(struct walk *w, struct strand *t, const struct message *m)
{
	if (t->met == m || !is_under_way(t, m))
		return;
	t->met = m;
	t->shared = t->subject = t->rarest = 0;
	g_ptr_array_add(w->met, t);
}

static void meet_by_word(struct walk *w, const struct told *told, const char *word, bool subject)
{
	const GPtrArray *list = g_hash_table_lookup(w->by_word, word);
	double weight = word_weight(w, word);

	for (guint n = list ? list->len : 0, k = 0; n-- > 0 && k < STRAND_WORD_MAX; k++) {
		struct strand *t = list->pdata[n];

		meet(w, t, told->message);
		if (subject) {
			t->subject += weight;
			continue;
		}
		t->shared += weight;
		t->rarest = MAX(t->rarest, weight);
	}
}

static double subject_weight(const struct walk *w, const struct told *told)
{
	double all = 0;

	for (guint i = 0; i < told->subject->len; i++)
		all += word_weight(w, told->subject->pdata[i]);
	return MAX(all, SUBJECT_WEIGHT_MIN);
}

/* The matter of the last letter with one of its people. */
static struct strand *latest_of_people(const struct walk *w, const struct told *told)
{
	struct strand *latest = NULL;

	for (guint i = 0; i < told->people->len; i++) {
		const struct address *a = told->people->pdata[i];
		const struct known *k = g_hash_table_lookup(w->by_person, a->address);

		if (k && is_under_way(k->latest, told->message) &&
			(!latest || k->latest->last_s > latest->last_s))
			latest = k->latest;
	}
	return latest;
}

static bool has_person(const struct strand *t, const struct told *told)
{
	for (guint i = 0; i < told->people->len; i++)
		if (g_hash_table_contains(
			    t->people, ((struct address *)told->people->pdata[i])->address))
			return true;
	return false;
}

static bool names_person(const struct strand *t, const struct told *told)
{
	for (guint i = 0; i < told->named->len; i++)
		if (g_hash_table_contains(t->people, told->named->pdata[i]))
			return true;
	return false;
}

/* shared_else: the most that it shares with another matter. */
static void weigh(const struct walk *w, const struct told *told, const struct strand *t,
	const struct strand *latest, double shared_else, double *x)
{
	gint64 age_s = told->message->date.unix_s - t->last_s;

	x[TIE_BASE] = 1;
	x[TIE_SUBJECT] = t->subject / subject_weight(w, told);
	x[TIE_PERSON] = t == latest;
	x[TIE_ASKS] = told->asks;
	x[TIE_SHARES] = MIN(t->shared / SHARED_UNIT, SHARED_MAX) -
		MIN(shared_else / SHARED_UNIT, SHARED_MAX);
	x[TIE_LETTERS] = log(t->letters);
	x[TIE_NAMES] = names_person(t, told);
	x[TIE_SOON] = age_s <= (gint64)SOON_DAYS * DAY_S;
	x[TIE_ANSWERS] = told->answers && has_person(t, told);
	x[TIE_RARE] = t->rarest / RARE_UNIT;
	for (int i = 0; i < TIE_COUNT; i++)
		x[i] *= weights_get(w->weights, WEIGHTS_CONTINUES, i);
}

static double sum(const double *x)
{
	double all = 0;

	for (int i = 0; i < TIE_COUNT; i++)
		all += x[i];
	return all;
}

/* The two strongest ties. */
static char *explain(const struct walk *w, double *x)
{
	GString *out = g_string_new("the matter");

	for (int told = 0; told < 2; told++) {
		int best = -1;

		for (int i = 0; i < TIE_COUNT; i++)
			if (weights_reason(w->weights, WEIGHTS_CONTINUES, i) && x[i] > 0 &&
				(best < 0 || x[i] > x[best]))
				best = i;
		if (best < 0)
			break;
		g_string_append_printf(out, "%s%s", told ? ", " : " (",
			weights_reason(w->weights, WEIGHTS_CONTINUES, best));
		x[best] = 0;
	}
	if (strchr(out->str, '('))
		g_string_append_c(out, ')');
	return g_string_free(out, FALSE);
}

/* The most shared, and the most of the others. */
static void two_most(const GPtrArray *met, double *ret_most, double *ret_second)
{
	*ret_most = *ret_second = 0;
	for (guint i = 0; i < met->len; i++) {
		double shared = ((const struct strand *)met->pdata[i])->shared;

		if (shared > *ret_most) {
			*ret_second = *ret_most;
			*ret_most = shared;
		} else {
			*ret_second = MAX(*ret_second, shared);
		}
	}
}

/* The matter that the letter goes on with, or NULL. */
static struct strand *find(struct walk *w, const struct told *told, char **ret_join)
{
	struct strand *best = NULL, *latest = latest_of_people(w, told);
	double score = 0, most, second, x[TIE_COUNT], best_x[TIE_COUNT];

	g_ptr_array_set_size(w->met, 0);
	if (latest)
		meet(w, latest, told->message);
	for (guint i = 0; i < told->words->len; i++)
		meet_by_word(w, told, told->words->pdata[i], false);
	for (guint i = 0; i < told->subject->len; i++)
		meet_by_word(w, told, told->subject->pdata[i], true);
	two_most(w->met, &most, &second);
	for (guint i = 0; i < w->met->len; i++) {
		struct strand *t = w->met->pdata[i];

		weigh(w, told, t, latest, t->shared < most ? most : second, x);
		if (sum(x) < score || (best && sum(x) == score))
			continue;
		best = t;
		score = sum(x);
		memcpy(best_x, x, sizeof x);
	}
	if (best)
		*ret_join = explain(w, best_x);
	return best;
}

/* -- the walk ----------------------------------------------------------------------------- */

static bool may_go_on(const struct message *m)
{
	const act_set silent = ACT_BIT(ACT_AUTO_REPLY) | ACT_BIT(ACT_BULK);

	return (m->note || m->between) && m->trusted && !m->own_digest && !m->automatic &&
		m->kind == KIND_PERSON && !(m->acts & silent);
}

static struct known *know(struct walk *w, const struct address *a)
{
	struct known *k = g_hash_table_lookup(w->by_person, a->address);

	if (!k) {
		k = g_new0(struct known, 1);
		k->address = a->address;
		k->name = lexicon_words(w->lexicon, a->name ? a->name : "");
		g_hash_table_insert(w->by_person, a->address, k);
	}
	return k;
}

static void add_letter(struct walk *w, struct strand *t, const struct told *told)
{
	for (guint i = 0; i < told->words->len; i++) {
		const char *word = told->words->pdata[i];
		GPtrArray *list = g_hash_table_lookup(w->by_word, word);

		if (!g_hash_table_add(t->words, g_strdup(word)))
			continue;
		if (!list) {
			list = g_ptr_array_new();
			g_hash_table_insert(w->by_word, g_strdup(word), list);
		}
		g_ptr_array_add(list, t);
	}
	for (guint i = 0; i < told->people->len; i++) {
		struct address *a = told->people->pdata[i];

		g_hash_table_add(t->people, a->address);
		know(w, a)->latest = t;
	}
	t->last_s = told->message->date.unix_s;
}

static void take_letter(struct walk *w, struct message *m)
{
	struct strand *t = g_hash_table_lookup(w->by_thread, &m->thread);
	bool goes_on = may_go_on(m);
	struct told told = { 0 };
	char *join = NULL;

	told_fill(&told, w, m);
	if (!t && goes_on)
		t = find(w, &told, &join);
	if (join) {
		g_free(m->join);
		m->join = join;
	}
	if (!t)
		t = strand_new(w, m->thread);
	g_hash_table_insert(w->by_thread, &m->thread, t);
	t->thread = MIN(t->thread, m->thread);
	t->letters++;
	if (goes_on)
		add_letter(w, t, &told);
	lexicon_count(w->lexicon, told.words);
	told_clear(&told);
}

/* The threads are named when all are known: the lowest id may come last. */
static void name_threads(const struct walk *w, GPtrArray *messages)
{
	g_autofree gint64 *thread = g_new(gint64, MAX(messages->len, 1));

	for (guint i = 0; i < messages->len; i++) {
		struct message *m = messages->pdata[i];

		thread[i] =
			((struct strand *)g_hash_table_lookup(w->by_thread, &m->thread))->thread;
	}
	for (guint i = 0; i < messages->len; i++) {
		struct message *m = messages->pdata[i];

		m->conversation = m->thread;
		m->thread = thread[i];
		if (m->thread == m->id)
			g_clear_pointer(&m->join, g_free);
	}
}

void strand_join(GPtrArray *messages, const struct settings *s, const struct phrasebook *book)
{
	g_autoptr(lexicon) words = lexicon_of_family(book, s);
	struct walk w = {
		.settings = s,
		.weights = phrasebook_weights(book),
		.lexicon = words,
		.all = g_ptr_array_new_with_free_func((GDestroyNotify)strand_free),
		.by_thread = g_hash_table_new(g_int64_hash, g_int64_equal),
		.by_word = g_hash_table_new_full(
			g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref),
		.by_person = g_hash_table_new_full(
			g_str_hash, g_str_equal, NULL, (GDestroyNotify)known_free),
		.met = g_ptr_array_new(),
	};

	for (guint i = 0; i < messages->len; i++)
		take_letter(&w, messages->pdata[i]);
	name_threads(&w, messages);
	g_hash_table_unref(w.by_thread);
	g_hash_table_unref(w.by_word);
	g_hash_table_unref(w.by_person);
	g_ptr_array_unref(w.met);
	g_ptr_array_unref(w.all);
}
