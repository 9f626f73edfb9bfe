/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/told.h"

/* "de", "la": nobody's name alone. */
#define NAME_MIN 3

static void add_people(GPtrArray *people, const struct settings *s, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++) {
		const struct address *a = list->pdata[i];

		if (*a->address && !settings_is_family(s, a->address))
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

/* What it asks and promises; of a note nothing is asked. */
static void add_sentences(struct told *t, const struct lexicon *l, const struct message *m)
{
	const act_set duty = ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_COMMITMENT);

	t->duty = lexicon_words(l, "");
	t->ends = m->acts & ACT_BIT(ACT_COMPLETION);
	for (guint i = 0; i < m->sentences->len; i++) {
		const struct sentence *s = m->sentences->pdata[i];
		bool asks = s->acts & ACT_BIT(ACT_REQUEST) && !(s->marks & SENTENCE_SUBJECT);

		t->requests += asks && !m->note;
		t->ends |= (s->acts & ACT_BIT(ACT_WITHDRAWAL)) != 0;
		if (!(s->acts & duty))
			continue;
		g_autoptr(GPtrArray) words = lexicon_words(l, s->text);
		words_merge(t->duty, words);
	}
	drop_names(t->duty, l, m);
}

static GPtrArray *writer_words(const struct lexicon *l, const struct address *a)
{
	GPtrArray *words = lexicon_words(l, a->name ? a->name : "");

	for (guint i = words->len; i-- > 0;)
		if (g_utf8_strlen(words->pdata[i], -1) < NAME_MIN)
			g_ptr_array_remove_index(words, i);
	return words;
}

void told_fill(
	struct told *t, const struct lexicon *l, const struct settings *s, const struct message *m)
{
	static const struct address nobody = { NULL, NULL };
	bool outside = *m->from->address && !settings_is_family(s, m->from->address);
	int year, month, day;

	day_split(moment_day(m->date, NULL), &year, &month, &day);
	*t = (struct told){ .message = m };
	t->words = lexicon_words(l, m->own_text);
	t->subject = lexicon_words(l, tells_only_who(m, l) ? "" : m->subject);
	words_merge(t->words, t->subject);
	drop_names(t->words, l, m);
	drop_names(t->subject, l, m);
	add_sentences(t, l, m);
	t->writer = writer_words(l, outside ? m->from : &nobody);
	t->people = g_ptr_array_new();
	if (outside)
		g_ptr_array_add(t->people, m->from);
	add_people(t->people, s, m->to);
	add_people(t->people, s, m->cc);
	t->day = g_strdup_printf("%d", day);
}

void told_clear(struct told *t)
{
	g_ptr_array_unref(t->words);
	g_ptr_array_unref(t->subject);
	g_ptr_array_unref(t->duty);
	g_ptr_array_unref(t->writer);
	g_ptr_array_unref(t->people);
	g_free(t->day);
}
