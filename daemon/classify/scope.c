/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/scope.h"

#include <string.h>

#include "classify/letter.h"

#define OPENERS_MAX 6
#define SHORT_WORDS 3
/* A bare day that is farther off was meant in the past: "was she seen on September 9". */
#define BARE_DAY_MAX 270

/* What people's programs put where a key was pressed. */
static const struct {
	gunichar odd;
	char plain;
} typed[] = {
	{ 0x2018, '\'' },
	{ 0x2019, '\'' },
	{ 0x201b, '\'' },
	{ 0x02bc, '\'' },
	{ 0x00b4, '\'' },
	{ 0x201c, '"' },
	{ 0x201d, '"' },
	{ 0x00a0, ' ' },
	{ 0x2009, ' ' },
	{ 0x202f, ' ' },
	{ 0x2010, '-' },
	{ 0x2011, '-' },
	{ '\n', ' ' },
	{ '\t', ' ' },
};

char *scope_plain(const char *text)
{
	/* The patterns trust it: one look here is cheaper than one a pattern. */
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GString *out = g_string_sized_new(strlen(valid));

	for (const char *p = valid; *p && out->len < SENTENCE_MAX - 4; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		char plain = 0;

		for (gsize i = 0; c != ' ' && (c < ' ' || c > 0x7e) && i < G_N_ELEMENTS(typed); i++)
			if (typed[i].odd == c)
				plain = typed[i].plain;
		if (plain)
			g_string_append_c(out, plain);
		else
			g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}

/* The earliest match of any pattern.  filter: has scanned the text; NULL: it has not. */
static bool facts_match(const struct rule_pack *pack, enum fact fact,
	const struct prefilter *filter, const char *text, gsize length, gsize start,
	struct pattern_span *ret)
{
	const GArray *patterns = pack->facts[fact];
	struct pattern_span span;
	bool found = false;

	for (guint i = 0; i < patterns->len; i++) {
		const struct rule_pattern *p = &g_array_index(patterns, struct rule_pattern, i);

		if ((filter && !prefilter_may(filter, p->number)) ||
			pattern_match(p->compiled, text, length, start, &span) != PATTERN_YES)
			continue;
		if (!ret)
			return true;
		if (!found || span.from < ret->from)
			*ret = span;
		found = true;
	}
	return found;
}

bool scope_fact(const struct rule_pack *pack, enum fact fact, const char *text, gsize length)
{
	return facts_match(pack, fact, NULL, text, length, 0, NULL);
}

/* Moves on behind greeting, name, discourse words. */
static gsize behind_openers(const struct scope *s, const struct rule_pack *pack,
	const struct prefilter *filter, gsize start)
{
	struct pattern_span span;

	for (int i = 0; i < OPENERS_MAX; i++) {
		while (start < s->length && strchr(" \"'(*>", s->text[start]))
			start++;
		if (!facts_match(pack, FACT_OPENER, filter, s->text, s->length, start, &span) ||
			span.to <= start || span.to >= s->length)
			break;
		start = span.to;
	}
	while (start < s->length && strchr(" \"'(*", s->text[start]))
		start++;
	return start;
}

static void find_starts(
	struct scope *s, const struct rule_pack *pack, const struct prefilter *filter)
{
	struct pattern_span span;
	gsize at;

	s->starts[s->start_count++] = behind_openers(s, pack, filter, 0);
	at = s->starts[0];
	while (s->start_count < SCOPE_STARTS_MAX && at < s->length &&
		facts_match(pack, FACT_CLAUSE, filter, s->text, s->length, at, &span)) {
		if (span.to <= at)
			break;
		at = span.to;
		if (at < s->length)
			s->starts[s->start_count++] = behind_openers(s, pack, filter, at);
	}
}

static bool ends_in(const char *text, char c)
{
	gsize n = strlen(text);

	while (n > 0 && strchr(" \"')*", text[n - 1]))
		n--;
	return n > 0 && text[n - 1] == c;
}

static guint count_words(const char *text)
{
	bool inside = false;
	guint n = 0;

	for (; *text; text++) {
		bool letter = (guint8)*text >= 0x80 || g_ascii_isalnum(*text) || *text == '\'';

		n += letter && !inside;
		inside = letter;
	}
	return n;
}

static bool begins_with_name(const char *text, const char *const *names)
{
	for (; names && *names; names++) {
		gsize n = strlen(*names);

		if (n > 0 && strncmp(text, *names, n) == 0 && !g_ascii_isalnum(text[n]))
			return true;
	}
	return false;
}

static void find_dates(struct scope *s, const char *const *languages, const struct message *m,
	const struct verdict_context *context)
{
	gsize at = 0;

	while (s->date_count < SCOPE_DATES_MAX && at < s->length) {
		struct phrase_date *d = &s->dates[s->date_count];

		if (!phrase_date_find(s->text + at, m->date, context->zone, context->calendar,
			    languages, d) ||
			!day_known(d->day))
			break;
		d->from += at;
		d->to += at;
		if (d->to <= at)
			break;
		at = d->to;
		s->date_count++;
	}
}

static bool bullet_is_asked(
	const struct rule_pack *pack, const struct message *m, const struct sentence *s)
{
	const struct sentence *lead;
	g_autofree char *plain = NULL;

	if (s->lead_in < 0 || (guint)s->lead_in >= m->sentences->len)
		return false;
	lead = m->sentences->pdata[s->lead_in];
	plain = scope_plain(lead->text);
	return scope_fact(pack, FACT_ASKING, plain, strlen(plain));
}

static void find_marks(struct scope *scope, const struct rule_pack *pack, const struct message *m,
	const struct sentence *s, const struct verdict_context *context)
{
	struct day written = moment_day(m->date, context->zone);
	bool *marks = scope->marks;

	scope->question = (s->marks & SENTENCE_QUESTION) || ends_in(scope->text, '?');
	scope->words = count_words(scope->text);
	marks[MARK_QUESTION] = scope->question;
	marks[MARK_SHORT] = scope->words <= SHORT_WORDS;
	marks[MARK_FIRST] = s->marks & SENTENCE_FIRST;
	marks[MARK_COLON] = ends_in(scope->text, ':');
	marks[MARK_LEAD_IN] = s->marks & SENTENCE_LEAD_IN;
	marks[MARK_BULLET] = s->marks & SENTENCE_BULLET;
	marks[MARK_ASKED_BULLET] = marks[MARK_BULLET] && bullet_is_asked(pack, m, s);
	marks[MARK_FAMILY_WRITES] = m->direction == DIRECTION_FROM_FAMILY;
	marks[MARK_SCHOOL_WRITES] = m->direction == DIRECTION_FROM_SCHOOL;
	marks[MARK_UNKNOWN_WRITES] = m->direction == DIRECTION_OTHER;
	marks[MARK_CHILD_FIRST] =
		begins_with_name(scope->text + scope->starts[0], context->children);
	marks[MARK_REPLY] = letter_is_reply(m);
	for (guint i = 0; i < scope->date_count; i++) {
		marks[MARK_FUTURE_DAY] |= scope->dates[i].day.n >= written.n;
		marks[MARK_DUE_DAY] |= scope->dates[i].due;
	}
}

void scope_init(struct scope *scope, char *plain, const struct rule_pack *pack,
	const char *const *languages, const struct message *m, const struct sentence *s,
	const struct verdict_context *context)
{
	*scope = (struct scope){ .text = plain, .length = strlen(plain) };
	prefilter_scan(context->rules->filter, scope->text, scope->length);
	find_starts(scope, pack, context->rules->filter);
	find_dates(scope, languages, m, context);
	find_marks(scope, pack, m, s, context);
}

void scope_clear(struct scope *scope)
{
	g_clear_pointer(&scope->text, g_free);
}

/* "Tuesday at 2 or Thursday at 9": one is to be chosen, none is due. */
static bool are_slots(const struct scope *s, const struct rule_pack *pack)
{
	for (guint i = 1; i < s->date_count; i++) {
		const struct phrase_date *a = &s->dates[i - 1], *b = &s->dates[i];

		if (b->from > a->to && !a->due &&
			scope_fact(pack, FACT_SLOT, s->text + a->to, b->from - a->to))
			return true;
	}
	return false;
}

struct day scope_due(
	const struct scope *s, const struct rule_pack *pack, enum act kind, struct day written)
{
	for (guint i = 0; i < s->date_count; i++)
		if (s->dates[i].due)
			return s->dates[i].day;
	if (are_slots(s, pack))
		return DAY_NONE;
	if (kind == ACT_REQUEST &&
		(!scope_fact(pack, FACT_GIVING, s->text, s->length) ||
			scope_fact(pack, FACT_MEETING, s->text, s->length)))
		return DAY_NONE;
	for (guint i = 0; i < s->date_count; i++)
		if (s->dates[i].day.n >= written.n &&
			s->dates[i].day.n <= written.n + BARE_DAY_MAX &&
			!scope_fact(pack, FACT_MENTIONED, s->text, s->dates[i].from))
			return s->dates[i].day;
	return DAY_NONE;
}
