/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/letter.h"

#include <string.h>

#include "classify/scope.h"

#define LONG_SENTENCES 14
#define CAPITAL_WORDS 3 /* of a heading */
#define CAPITAL_LINES 2
#define FIRM_ANSWER 10		/* points above the threshold of an answer */
#define LETTER_BY_RULES "rules" /* what evidence of a letter is called that its sentences give */

bool letter_is_reply(const struct message *m)
{
	return m->in_reply_to || m->reply_to ||
		(m->subject && !g_ascii_strncasecmp(m->subject, "re:", 3));
}

void letter_init(struct letter *l, const struct rule_pack *pack)
{
	*l = (struct letter){ .pack = pack };
	l->counted = g_hash_table_new(NULL, NULL);
}

void letter_clear(struct letter *l)
{
	g_clear_pointer(&l->counted, g_hash_table_unref);
}

void letter_count(struct letter *l, const struct rule_entry *e)
{
	if (g_hash_table_add(l->counted, (gpointer)e))
		l->sums[e->kind] += e->points[e->kind];
}

/* "PICTURE DAY AGAIN": a heading, no shouting inside a sentence. */
static bool is_heading(const char *line)
{
	guint words = 0, small = 0;

	for (const char *p = line; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		small += g_unichar_islower(c);
		words += g_unichar_isupper(c) && (p == line || p[-1] == ' ');
	}
	return small == 0 && words >= CAPITAL_WORDS;
}

static bool has_headings(const struct message *m)
{
	guint n = 0;

	for (guint i = 0; i < m->sentences->len; i++)
		n += is_heading(((const struct sentence *)m->sentences->pdata[i])->text);
	return n >= CAPITAL_LINES;
}

static bool names_child(const struct message *m, const char *const *children)
{
	for (; children && *children; children++) {
		const char *p = m->own_text ? strstr(m->own_text, *children) : NULL;

		if (**children && (p || strstr(m->subject, *children)))
			return true;
	}
	return false;
}

static bool has_platform_frame(const struct message *m)
{
	for (guint i = 0; m->zones && i < m->zones->len; i++)
		if (g_array_index(m->zones, struct zone, i).kind == ZONE_PLATFORM)
			return true;
	return false;
}

static void count_marks(
	struct letter *l, const struct message *m, const struct verdict_context *context)
{
	bool marks[MARK_COUNT] = {
		[MARK_FAMILY_WRITES] = m->direction == DIRECTION_FROM_FAMILY,
		[MARK_SCHOOL_WRITES] = m->direction == DIRECTION_FROM_SCHOOL,
		[MARK_REPLY] = letter_is_reply(m),
		[MARK_LIST] = m->list,
		[MARK_MAILING] = m->mailing,
		[MARK_CHILD_NAMED] = names_child(m, context->children),
		[MARK_CAPITALS] = has_headings(m),
		[MARK_PLATFORM] = has_platform_frame(m),
		[MARK_LONG] = m->sentences->len > LONG_SENTENCES,
	};

	for (int i = 0; i < MARK_COUNT; i++)
		for (int a = 0; marks[i] && a < ACT_COUNT; a++)
			if (LETTER_KINDS & ACT_BIT(a))
				l->sums[a] += l->pack->marks[i][a];
}

/* Marks alone decide nothing, but where the sender calls the letter bulk. */
static bool reaches(const struct letter *l, const struct message *m, enum act kind)
{
	return (m->mailing || g_hash_table_size(l->counted) > 0) &&
		l->sums[kind] >= l->pack->thresholds[kind];
}

static int points_of(const struct sentence *s, enum act kind)
{
	int points = 0;

	for (guint i = 0; i < s->evidence->len; i++) {
		const struct evidence *e = s->evidence->pdata[i];

		points += e->kind == kind ? e->strength : 0;
	}
	return points;
}

/* Any statement in a reply may be the answer; some look like one. */
static bool answers_firmly(const struct message *m, const struct rule_pack *pack)
{
	for (guint i = 0; i < m->sentences->len; i++) {
		const struct sentence *s = m->sentences->pdata[i];

		if ((s->acts & ACT_BIT(ACT_ANSWER)) &&
			points_of(s, ACT_ANSWER) >= pack->thresholds[ACT_ANSWER] + FIRM_ANSWER)
			return true;
	}
	return false;
}

/* What its sentences do together. */
static act_set acts_of_sentences(const struct message *m, const struct rule_pack *pack)
{
	const act_set substance =
		ACT_BIT(ACT_ANSWER) | ACT_BIT(ACT_COMPLETION) | ACT_BIT(ACT_DECLINE);
	const act_set holding = ACT_BIT(ACT_ACK) | ACT_BIT(ACT_COMMITMENT) | ACT_BIT(ACT_DEFERRAL);
	bool reply = letter_is_reply(m);
	act_set all = 0, shown = 0;

	for (guint i = 0; i < m->sentences->len; i++)
		all |= ((const struct sentence *)m->sentences->pdata[i])->acts;
	for (int a = 0; a < ACT_COUNT; a++)
		if (act_names[a].in_message)
			shown |= all & ACT_BIT(a);
	if (!reply)
		shown &= ~ACT_BIT(ACT_ANSWER);
	/* A reply that only promises or puts off has received; others say that they have. */
	shown &= ~ACT_BIT(ACT_ACK);
	if ((all & ACT_BIT(ACT_ACK)) || (!(shown & substance) && reply && (all & holding)))
		shown |= ACT_BIT(ACT_ACK);
	/* What is said beside a promise is mostly its reason, but may be an answer. */
	if (reply && (all & ACT_BIT(ACT_COMMITMENT)) && !answers_firmly(m, pack) &&
		!(shown & substance & ~ACT_BIT(ACT_ANSWER)))
		shown |= ACT_BIT(ACT_ACK);
	return shown;
}

/* What no phrase tells: a promise or a question makes an "ok" of the same words another thing. */
static void hear_signs(struct wording_scale *scale, const struct message *m)
{
	act_set done = 0;
	bool asks = false;

	for (guint i = 0; i < m->sentences->len; i++) {
		const struct sentence *s = m->sentences->pdata[i];

		done |= s->acts;
		asks |= strchr(s->text, '?') != NULL;
	}
	for (int a = 0; a < ACT_COUNT; a++) {
		g_autofree char *sign = g_strconcat("+", act_names[a].name, NULL);

		if (done & ACT_BIT(a))
			wording_hear_sign(scale, sign);
	}
	if (asks)
		wording_hear_sign(scale, "+question");
	if (m->attachments->len > 0)
		wording_hear_sign(scale, "+file");
	if (letter_is_reply(m))
		wording_hear_sign(scale, "+reply");
	if (m->platform)
		wording_hear_sign(scale, "+platform");
	wording_hear_sign(scale, m->direction == DIRECTION_FROM_FAMILY ? "+family" : "+school");
}

/* Is that the strongest that speaks for the kind? */
static bool is_writer(const struct wording_scale *scale, enum act kind)
{
	const char *most = wording_most(scale, kind);

	return g_str_equal(most, "+family") || g_str_equal(most, "+school");
}

static void hear_letter(struct wording_scale *scale, const struct message *m)
{
	for (guint i = 0; i < m->sentences->len; i++) {
		const struct sentence *s = m->sentences->pdata[i];
		g_autofree char *plain = scope_plain(s->text);

		wording_hear(
			scale, plain, (gsize)(g_utf8_offset_to_pointer(plain, s->head) - plain));
	}
	hear_signs(scale, m);
}

static void note(struct message *m, enum act kind, int points, char *why)
{
	struct evidence *e = g_new0(struct evidence, 1);

	e->kind = kind;
	e->strength = points;
	e->rule = why;
	g_ptr_array_add(m->evidence, e);
}

/* Of the kinds of which the wording knows anything it decides; the rules' own finding is a sign
 * among others. */
static act_set acts_by_wording(struct message *m, const struct rule_pack *pack, act_set by_rules)
{
	const act_set of_sentences = ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_COMMITMENT);
	g_autoptr(wording_scale) scale = wording_scale_new(pack->wording);
	act_set shown = by_rules;

	g_ptr_array_set_size(m->evidence, 0);
	hear_letter(scale, m);
	for (int a = 0; a < ACT_COUNT; a++) {
		enum act kind = (enum act)a;
		int points = wording_points(scale, kind);
		int said = by_rules & ACT_BIT(a) ? wording_sign(pack->wording, "+said", kind) : 0;

		if (!wording_most(scale, kind) || (of_sentences & ACT_BIT(a)))
			continue; /* nothing that it knows is said: the rules decide */
		note(m, kind, points, g_strdup_printf("wording \"%s\"", wording_most(scale, kind)));
		if (by_rules & ACT_BIT(a))
			note(m, kind, said, g_strdup(LETTER_BY_RULES));
		shown &= ~ACT_BIT(a);
		/* who writes does nothing by that alone */
		if (points + said >= 0 && ((by_rules & ACT_BIT(a)) || !is_writer(scale, kind)))
			shown |= ACT_BIT(a);
	}
	return shown;
}

static void open_nothing(struct message *m)
{
	for (guint i = 0; i < m->sentences->len; i++) {
		struct sentence *s = m->sentences->pdata[i];

		s->acts &= ~(ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_COMMITMENT));
	}
}

void letter_judge(struct letter *l, struct message *m, const struct verdict_context *context)
{
	g_autofree char *subject = scope_plain(m->subject ? m->subject : "");

	count_marks(l, m, context);
	m->acts = 0;
	if (m->automatic || scope_fact(l->pack, FACT_AUTO_SUBJECT, subject, strlen(subject)) ||
		reaches(l, m, ACT_AUTO_REPLY))
		m->acts = ACT_BIT(ACT_AUTO_REPLY);
	else if (m->kind == KIND_BULK || m->kind == KIND_INFO || reaches(l, m, ACT_BULK))
		m->acts = ACT_BIT(ACT_BULK);
	if ((m->acts & ACT_BIT(ACT_AUTO_REPLY)) && m->kind == KIND_PERSON)
		m->kind = KIND_AUTO_REPLY;
	if (m->acts || m->kind == KIND_POINTER)
		open_nothing(m);
	else if (m->note)
		m->acts = ACT_BIT(ACT_NOTE) | (m->note == NOTE_WIN ? ACT_BIT(ACT_WIN) : 0);
	else if (!context->family_known || m->between)
		m->acts = acts_by_wording(m, l->pack, acts_of_sentences(m, l->pack)) |
			(m->invitation ? ACT_BIT(ACT_MEETING) : 0);
}
