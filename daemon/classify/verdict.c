/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/verdict.h"

#include <limits.h>
#include <string.h>

#include "classify/away.h"
#include "classify/letter.h"
#include "classify/rule_pack.h"
#include "classify/scope.h"
#include "classify/session_day.h"

#define LANGUAGE_WORDS_MAX 20 /* that are counted in one sentence */
#define MIXED_WORDS_MIN 2     /* of a second language: fewer are names and loans */
#define BEYOND_DOUBT 15	      /* points above the threshold of a commitment */

/* One message on its way through the rules. */
struct judge {
	const struct verdict_context *context;
	struct message *message;
	struct letter letter;
	GHashTable *gave_up; /* const char *: names of rules */
	int promise;	     /* of the sentence judged last: points above the threshold */
	bool again;	     /* a sentence is looked at for the second time */
};

/* The sum over one sentence. */
struct sum {
	int points[ACT_COUNT];
	int best[ACT_COUNT];	     /* points of the strongest rule for the kind */
	const char *rule[ACT_COUNT]; /* its name; NULL: nothing speaks for the kind */
	guint cues[ACT_COUNT];
	char *actor;
};

static void add_evidence(
	struct sentence *s, struct sum *sum, enum act kind, int points, const char *name)
{
	struct evidence *e;

	if (points == 0)
		return;
	sum->points[kind] += points;
	e = g_new0(struct evidence, 1);
	e->kind = kind;
	e->strength = points;
	e->rule = g_strdup(name);
	g_ptr_array_add(s->evidence, e);
}

static bool try_at(struct judge *j, const struct rule *r, const struct rule_pattern *p,
	const struct scope *scope, gsize start, struct pattern_span *ret)
{
	switch (pattern_match(p->compiled, scope->text, scope->length, start, ret)) {
	case PATTERN_YES:
		return true;
	case PATTERN_GAVE_UP:
		g_hash_table_add(j->gave_up, r->entry->name);
		break;
	case PATTERN_NO:
		break;
	}
	return false;
}

static bool line_matches(struct judge *j, const struct rule *r, const struct rule_pattern *p,
	const struct scope *scope, struct pattern_span *ret)
{
	bool every_clause = r->entry->where == WHERE_CLAUSE;
	bool from_head = r->entry->where == WHERE_HEAD || r->entry->where == WHERE_BULLET;

	if (!prefilter_may(j->context->rules->filter, p->number))
		return false;
	if (!every_clause)
		return try_at(j, r, p, scope, from_head ? scope->starts[0] : 0, ret);
	for (guint i = 0; i < scope->start_count; i++)
		if (try_at(j, r, p, scope, scope->starts[i], ret))
			return true;
	return false;
}

static bool rule_holds(
	struct judge *j, const struct rule *r, const struct scope *scope, struct pattern_span *ret)
{
	enum rule_where where = r->entry->where;
	enum rule_from from = r->entry->from;

	if ((from == FROM_FAMILY && !scope->marks[MARK_FAMILY_WRITES]) ||
		(from == FROM_SCHOOL && !scope->marks[MARK_SCHOOL_WRITES]))
		return false;
	if ((where == WHERE_QUESTION && !scope->question) ||
		(where == WHERE_BULLET && !scope->marks[MARK_BULLET]) || where == WHERE_SUBJECT)
		return false;
	for (guint i = 0; i < r->match->len; i++) {
		if (!line_matches(
			    j, r, &g_array_index(r->match, struct rule_pattern, i), scope, ret))
			continue;
		for (guint k = 0; k < r->unless->len; k++) {
			const struct rule_pattern *p =
				&g_array_index(r->unless, struct rule_pattern, k);

			if (prefilter_may(j->context->rules->filter, p->number) &&
				try_at(j, r, p, scope, 0, NULL))
				return false;
		}
		return true;
	}
	return false;
}

static void note_actor(struct sum *sum, const struct rule *r, const struct scope *scope,
	const struct pattern_span *span)
{
	if (r->entry->kind != ACT_COMMITMENT || span->who_from < 0 || sum->actor)
		return;
	sum->actor =
		g_strndup(scope->text + span->who_from, (gsize)(span->who_to - span->who_from));
	g_strstrip(sum->actor);
}

static void sum_rules(struct judge *j, const struct rule_pack *pack, struct sentence *s,
	const struct scope *scope, struct sum *sum)
{
	for (guint i = 0; i < pack->rules->len; i++) {
		const struct rule *r = pack->rules->pdata[i];
		const struct rule_entry *e = r->entry;
		struct pattern_span span;

		if (!rule_holds(j, r, scope, &span))
			continue;
		if ((LETTER_KINDS & ACT_BIT(e->kind)) && !j->again)
			letter_count(&j->letter, e);
		if (e->points[e->kind] > sum->best[e->kind]) {
			sum->best[e->kind] = e->points[e->kind];
			sum->rule[e->kind] = e->name;
		}
		sum->cues[e->kind]++;
		add_evidence(s, sum, e->kind, e->points[e->kind], e->name);
		note_actor(sum, r, scope, &span);
	}
}

static void sum_guards(struct judge *j, const struct rule_pack *pack, struct sentence *s,
	const struct scope *scope, struct sum *sum)
{
	for (guint i = 0; i < pack->guards->len; i++) {
		const struct rule *r = pack->guards->pdata[i];
		struct pattern_span span;
		bool asked = false;

		for (int a = 0; a < ACT_COUNT; a++)
			asked |= sum->rule[a] && r->entry->points[a];
		if (!asked || !rule_holds(j, r, scope, &span))
			continue;
		for (int a = 0; a < ACT_COUNT; a++)
			if (sum->rule[a])
				add_evidence(
					s, sum, (enum act)a, r->entry->points[a], r->entry->name);
	}
}

/* Each rule that speaks for a request speaks a little against a commitment, and back. */
static void sum_rival(const struct rule_pack *pack, struct sentence *s, struct sum *sum)
{
	const int *points = pack->marks[MARK_RIVAL];

	if (!sum->rule[ACT_REQUEST] || !sum->rule[ACT_COMMITMENT])
		return;
	add_evidence(s, sum, ACT_REQUEST, points[ACT_REQUEST] * (int)sum->cues[ACT_COMMITMENT],
		mark_names[MARK_RIVAL]);
	add_evidence(s, sum, ACT_COMMITMENT, points[ACT_COMMITMENT] * (int)sum->cues[ACT_REQUEST],
		mark_names[MARK_RIVAL]);
}

static void sum_marks(const struct rule_pack *pack, struct sentence *s, const struct scope *scope,
	struct sum *sum)
{
	for (int i = 0; i < MARK_COUNT; i++)
		for (int a = 0; scope->marks[i] && a < ACT_COUNT; a++)
			if (sum->rule[a])
				add_evidence(s, sum, (enum act)a, pack->marks[i][a], mark_names[i]);
	sum_rival(pack, s, sum);
}

/* How such people go on speaking; it may speak alone, and then guards and marks answer it. */
static void sum_wording(const struct rule_pack *pack, struct sentence *s, const struct scope *scope,
	struct sum *sum)
{
	static const enum act kinds[] = { ACT_REQUEST, ACT_COMMITMENT };
	g_autoptr(wording_scale) scale = wording_scale_new(pack->wording);

	wording_hear(scale, scope->text, scope->starts[0]);
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		enum act a = kinds[i];
		int points = wording_points(scale, a);
		g_autofree char *name = NULL;

		if (points == 0 || (!sum->rule[a] && points < 0))
			continue;
		name = g_strdup_printf("wording \"%s\"", wording_most(scale, a));
		add_evidence(s, sum, a, points, name);
		if (!sum->rule[a])
			sum->rule[a] = "wording";
	}
}

static enum owed_by other_side(enum direction d)
{
	if (d == DIRECTION_OTHER)
		return OWED_UNKNOWN;
	return d == DIRECTION_FROM_FAMILY ? OWED_SCHOOL : OWED_FAMILY;
}

static enum owed_by own_side(enum direction d)
{
	if (d == DIRECTION_OTHER)
		return OWED_UNKNOWN;
	return d == DIRECTION_FROM_FAMILY ? OWED_FAMILY : OWED_SCHOOL;
}

/* The strongest rule of the kind that stands out most: of an item first. */
static const char *main_rule(const struct sum *sum, act_set acts)
{
	int best = 0;
	const char *rule = NULL;

	for (int a = 0; a < ACT_COUNT; a++) {
		if (!(acts & ACT_BIT(a)))
			continue;
		if (a == ACT_REQUEST || a == ACT_COMMITMENT)
			return sum->rule[a];
		if (sum->points[a] > best) {
			best = sum->points[a];
			rule = sum->rule[a];
		}
	}
	return rule;
}

static void decide(struct judge *j, const struct rule_pack *pack, const char *const *languages,
	struct sentence *s, const struct scope *scope, struct sum *sum)
{
	const struct message *m = j->message;
	const act_set items = ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_COMMITMENT);
	struct day written = moment_day(m->date, j->context->zone);
	int surplus[ACT_COUNT];
	act_set acts = 0;

	for (int a = 0; a < ACT_COUNT; a++) {
		surplus[a] = sum->points[a] - pack->thresholds[a];
		if (sum->rule[a] && surplus[a] >= 0 && !(LETTER_KINDS & ACT_BIT(a)))
			acts |= ACT_BIT(a);
	}
	j->promise = sum->rule[ACT_COMMITMENT] ? surplus[ACT_COMMITMENT] : INT_MIN;
	/* One sentence is one item. */
	if ((acts & items) == items)
		acts &= ~ACT_BIT(surplus[ACT_REQUEST] >= surplus[ACT_COMMITMENT] ? ACT_COMMITMENT
										 : ACT_REQUEST);
	s->acts = acts;
	s->rule = g_strdup(main_rule(sum, acts));
	if (acts & ACT_BIT(ACT_REQUEST)) {
		s->owed_by = other_side(m->direction);
		s->due = scope_due(scope, pack, ACT_REQUEST, written);
	} else if (acts & ACT_BIT(ACT_COMMITMENT)) {
		s->owed_by = own_side(m->direction);
		s->due = scope_due(scope, pack, ACT_COMMITMENT, written);
		s->actor = g_steal_pointer(&sum->actor);
	}
	if (acts & SESSION_ACTS)
		s->sessions = session_days(scope, languages,
			scope_fact(pack, FACT_AHEAD, scope->text, scope->length), written);
}

static void forget(struct sentence *s)
{
	s->acts = 0;
	g_clear_pointer(&s->rule, g_free);
	g_clear_pointer(&s->actor, g_free);
	s->owed_by = OWED_UNKNOWN;
	s->due = DAY_NONE;
	g_clear_pointer(&s->sessions, g_array_unref);
	g_ptr_array_set_size(s->evidence, 0);
}

static guint language_words(const struct rule_pack *pack, const char *text)
{
	const GArray *patterns = pack->facts[FACT_LANGUAGE];
	gsize length = strlen(text);
	guint n = 0;

	for (guint i = 0; i < patterns->len; i++) {
		struct pattern *p = g_array_index(patterns, struct rule_pattern, i).compiled;
		struct pattern_span span;
		gsize at = 0;

		while (n < LANGUAGE_WORDS_MAX &&
			pattern_match(p, text, length, at, &span) == PATTERN_YES && span.to > at) {
			at = span.to;
			n++;
		}
	}
	return n;
}

/* The pack whose words stand out; `otherwise` where none do. */
static const struct rule_pack *pack_for(
	const struct ruleset *r, const char *text, const struct rule_pack *otherwise)
{
	const struct rule_pack *best = otherwise;
	guint most = r->packs->len > 1 ? language_words(otherwise, text) : 0;

	for (guint i = 0; r->packs->len > 1 && i < r->packs->len; i++) {
		const struct rule_pack *p = r->packs->pdata[i];
		guint n = p == otherwise ? 0 : language_words(p, text);

		if (n > most) {
			most = n;
			best = p;
		}
	}
	return best;
}

/* The other pack whose words the sentence has, or NULL: "se la paso en la mano before I go". */
static const struct rule_pack *second_pack(
	const struct ruleset *r, const char *text, const struct rule_pack *first)
{
	const struct rule_pack *best = NULL;
	guint most = MIXED_WORDS_MIN - 1;

	for (guint i = 0; r->packs->len > 1 && i < r->packs->len; i++) {
		const struct rule_pack *p = r->packs->pdata[i];
		guint n = p == first ? 0 : language_words(p, text);

		if (n > most) {
			most = n;
			best = p;
		}
	}
	return best;
}

/* other: the pack of a second language, whose days are read too; or NULL. */
static void judge_in(struct judge *j, struct sentence *s, const char *plain,
	const struct rule_pack *pack, const struct rule_pack *other)
{
	const char *languages[] = { pack->language, other ? other->language : NULL, NULL };
	struct sum sum = { 0 };
	struct scope scope;

	forget(s);
	scope_init(&scope, g_strdup(plain), pack, languages, j->message, s, j->context);
	s->head = (guint)g_utf8_strlen(scope.text, (gssize)scope.starts[0]);
	scope.marks[MARK_PROMISED] = j->again;
	sum_rules(j, pack, s, &scope, &sum);
	if (!other) /* of a mixed sentence it knows only half */
		sum_wording(pack, s, &scope, &sum);
	sum_guards(j, pack, s, &scope, &sum);
	sum_marks(pack, s, &scope, &sum);
	decide(j, pack, languages, s, &scope, &sum);
	if (s->marks & SENTENCE_GREETING)
		s->acts &= ACT_BIT(ACT_COURTESY);
	g_free(sum.actor);
	scope_clear(&scope);
}

static bool opens_item(const struct sentence *s)
{
	return s->acts & (ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_COMMITMENT));
}

/*
 * In the language whose words stand out.  Where two are mixed and the first hears neither request
 * nor promise, the second is asked; but a question is one in any language, and was judged.
 */
static void judge_sentence(struct judge *j, struct sentence *s)
{
	const struct ruleset *rules = j->context->rules;
	g_autofree char *plain = scope_plain(s->text);
	const struct rule_pack *first = pack_for(rules, plain, j->letter.pack);
	const struct rule_pack *second = second_pack(rules, plain, first);

	judge_in(j, s, plain, first, second);
	if (!second || opens_item(s) || strchr(plain, '?'))
		return;
	judge_in(j, s, plain, second, first);
	if (!opens_item(s))
		judge_in(j, s, plain, first, second);
}

/*
 * A letter seldom promises twice: beside "I'll send it Friday", "the van comes on Friday" is news.
 * Only what some rule or the wording took for a promise is looked at again.
 */
static void judge_sentences(struct judge *j)
{
	const GPtrArray *sentences = j->message->sentences;
	g_autofree int *promises = g_new(int, sentences->len);
	guint sure = 0, surest = 0;

	for (guint i = 0; i < sentences->len; i++) {
		judge_sentence(j, sentences->pdata[i]);
		promises[i] = j->promise;
		if (j->promise >= BEYOND_DOUBT) {
			sure++;
			surest = i;
		}
	}
	j->again = true;
	for (guint i = 0; sure > 0 && i < sentences->len; i++)
		if (promises[i] != INT_MIN && (sure > 1 || i != surest))
			judge_sentence(j, sentences->pdata[i]);
}

/* A rule that looks at the subject speaks for the letter; `explain` shows it at the top. */
static void count_subject(struct judge *j, const struct rule_entry *e)
{
	struct message *m = j->message;
	struct sum none = { 0 };

	letter_count(&j->letter, e);
	if (m->sentences->len > 0)
		add_evidence(m->sentences->pdata[0], &none, e->kind, e->points[e->kind], e->name);
}

static void judge_subject(struct judge *j)
{
	g_autofree char *subject = scope_plain(j->message->subject ? j->message->subject : "");
	const struct rule_pack *pack = j->letter.pack;
	struct prefilter *filter = j->context->rules->filter;
	gsize length = strlen(subject);

	prefilter_scan(filter, subject, length);
	for (guint i = 0; i < pack->rules->len; i++) {
		const struct rule *r = pack->rules->pdata[i];

		if (r->entry->where != WHERE_SUBJECT || !(LETTER_KINDS & ACT_BIT(r->entry->kind)))
			continue;
		for (guint k = 0; k < r->match->len; k++) {
			const struct rule_pattern *p =
				&g_array_index(r->match, struct rule_pattern, k);

			if (prefilter_may(filter, p->number) &&
				pattern_match(p->compiled, subject, length, 0, NULL) == PATTERN_YES)
				count_subject(j, r->entry);
		}
	}
}

static char *names_of(GHashTable *set)
{
	g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(set), (GCompareFunc)strcmp);
	GString *all = g_string_new(NULL);

	for (const GList *l = names; l; l = l->next)
		g_string_append_printf(all, "%s%s", all->len ? ", " : "", (const char *)l->data);
	return g_string_free(all, all->len == 0);
}

char *verdict_judge(struct message *m, const struct verdict_context *context)
{
	const struct ruleset *rules = context->rules;
	g_autofree char *plain = NULL;
	g_autoptr(GHashTable) gave_up = NULL;
	struct judge j = { .context = context, .message = m };

	if (rules->packs->len == 0)
		return NULL;
	gave_up = g_hash_table_new(g_str_hash, g_str_equal);
	j.gave_up = gave_up;
	plain = scope_plain(m->own_text ? m->own_text : "");
	letter_init(&j.letter, pack_for(rules, plain, rules->packs->pdata[0]));
	judge_sentences(&j);
	judge_subject(&j);
	letter_judge(&j.letter, m, context);
	g_clear_pointer(&m->away, away_free);
	if (m->kind == KIND_AUTO_REPLY)
		away_read(m, j.letter.pack, context);
	letter_clear(&j.letter);
	return names_of(gave_up);
}
