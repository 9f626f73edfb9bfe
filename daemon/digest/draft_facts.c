/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a letter may say: only what stands in the trail. */
#include "digest/draft_plan.h"
#include "digest/tone.h"

#include <string.h>

#define TOPIC_MAX 60
#define HEAD_MAX 40 /* of a note, up to the name of whom it is about */
#define TITLE_MAX 4 /* "Sra." */

static char *say_day(const struct plan *p, struct moment m)
{
	return words_day_long(p->words, plan_day(p, m), p->today);
}

/* NULL where it names a child or the plan, sounds hard or is no topic. */
static char *topic(const struct plan *p, const struct message *m)
{
	g_autofree char *clean = plan_clean(m->subject);
	const char *bare = plan_bare_subject(clean);
	g_autoptr(GPtrArray) warnings = tone_check(bare);

	if (!*bare || warnings->len || g_utf8_strlen(bare, -1) > TOPIC_MAX ||
		!plan_is_private(p->in->settings, bare))
		return NULL;
	return g_strdup(bare);
}

static char *quoted(const char *text)
{
	g_autofree char *clean = plan_clean(text);

	return g_strdup_printf("\"%s\"", g_strdelimit(clean, "\"", '\''));
}

static bool is_open_beside(const struct item_view *v, const struct item_view *other)
{
	return other->item->message == v->item->message && other->item->kind == v->item->kind &&
		other->item->owed_by == v->item->owed_by && !other->item->chases &&
		(other->state == STATE_OPEN || other->state == STATE_ACKNOWLEDGED) &&
		(!day_known(other->snoozed_until) || other == v);
}

/* What is still open of the same letter: one sentence in its line, several as a list. */
static char *quotes(const struct plan *p, const struct item_view *v)
{
	g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *other = p->in->items->pdata[i];

		if (is_open_beside(v, other))
			g_ptr_array_add(open, quoted(other->item->quote));
	}
	if (open->len == 0)
		return quoted(v->item->quote);
	if (open->len == 1)
		return g_strdup(open->pdata[0]);
	g_ptr_array_add(open, NULL);
	g_autofree char *list = g_strjoinv("\n- ", (char **)open->pdata);
	return g_strconcat("\n- ", list, NULL);
}

/* "3 November, 9 November and 12 November": the days that the family wrote on. */
static char *dates(const struct plan *p, const struct item_view *v)
{
	g_autoptr(GPtrArray) days = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < v->item->events->len; i++) {
		const struct event *e = v->item->events->pdata[i];
		bool ours = e->kind == EVENT_CHASED ||
			(e->kind == EVENT_OPENED && v->item->kind == ITEM_REQUEST);
		g_autofree char *day = say_day(p, e->at);

		if (ours && e->at.unix_s <= p->in->now.unix_s &&
			!g_ptr_array_find_with_equal_func(days, day, g_str_equal, NULL))
			g_ptr_array_add(days, g_steal_pointer(&day));
	}
	if (days->len < 2)
		return days->len ? g_strdup(days->pdata[0]) : NULL;
	g_autofree char *last = g_ptr_array_steal_index(days, days->len - 1);
	g_ptr_array_add(days, NULL);
	g_autofree char *first = g_strjoinv(", ", (char **)days->pdata);
	return words_say(p->words, SAY_AND, "a", first, "b", last, NULL);
}

static char *history_line(const struct plan *p, const struct item *i, const struct event *e)
{
	const struct message *m = e->message ? plan_message(p, e->message) : NULL;
	g_autofree char *day = say_day(p, e->at);
	g_autofree char *who = m ? plan_school_end(p, m) : plan_item_who(p, i);
	enum say what;

	if (e->at.unix_s > p->in->now.unix_s)
		return NULL;
	switch (e->kind) {
	case EVENT_OPENED:
		what = i->kind == ITEM_REQUEST ? SAY_HISTORY_ASKED : SAY_HISTORY_PROMISED;
		break;
	case EVENT_CHASED:
		what = SAY_HISTORY_AGAIN;
		break;
	case EVENT_ACKNOWLEDGED:
		what = SAY_HISTORY_WORD;
		break;
	case EVENT_PARTLY:
		what = SAY_HISTORY_PARTLY;
		break;
	default:
		return NULL;
	}
	g_autofree char *text = words_say(p->words, what, "day", day, "who", who, NULL);
	return g_strconcat("- ", text, NULL);
}

static char *history(const struct plan *p, const struct item *i)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	for (guint k = 0; k < i->events->len; k++) {
		char *line = history_line(p, i, i->events->pdata[k]);

		if (line)
			g_ptr_array_add(lines, line);
	}
	g_ptr_array_add(lines, NULL);
	return lines->len > 1 ? g_strjoinv("\n", (char **)lines->pdata) : NULL;
}

/* The member who wrote the letter, or got it. */
static char *parent(const struct plan *p, const struct message *m)
{
	const struct person *who = settings_member(p->in->settings, m->from->address);

	for (guint i = 0; !who && i < m->to->len; i++)
		who = settings_member(
			p->in->settings, ((struct address *)m->to->pdata[i])->address);
	return who && who->name ? plan_clean(who->name) : NULL;
}

static char *child(const struct plan *p, const struct item *i)
{
	const GPtrArray *children = p->in->settings->children;

	if (i->child)
		return plan_clean(i->child);
	return children->len == 1 ? plan_clean(((struct child *)children->pdata[0])->name) : NULL;
}

static void state_facts(const struct plan *p, const struct item_view *v, char *values[SLOT_COUNT])
{
	const struct message *word = draft_word(p, v);

	if (!word)
		return;
	bool live = v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED;
	if (!live)
		values[SLOT_SETTLED] = say_day(p, word->date);
	else if (v->state == STATE_ACKNOWLEDGED)
		values[SLOT_ACKNOWLEDGED] = say_day(p, word->date);
}

/* NULL where the letter goes to that person alone, who is "you" then. */
static char *asked_of(const struct plan *p, const struct message *m, const struct draft *d)
{
	const struct address *a = plan_school_address(p, m);
	const struct address *to = d->to->len == 1 ? d->to->pdata[0] : NULL;

	if (a && to && g_ascii_strcasecmp(a->address, to->address) == 0)
		return NULL;
	return plan_school_end(p, m);
}

/* -- a talk --------------------------------------------------------------------------------- */

/* "Called Ms. Ortiz about the bus: " is for the log; the points are what comes behind. */
static const char *behind_the_name(const char *text, const char *name)
{
	const char *last = name ? strrchr(name, ' ') : NULL;
	const char *surname = last ? last + 1 : name;
	const char *at = surname && *surname ? strstr(text, surname) : NULL;

	if (!at || at - text > HEAD_MAX)
		return text;
	const char *stop = strpbrk(at, ":,;");
	if (!stop || stop - text > 2 * HEAD_MAX)
		return text;
	stop += 1 + strspn(stop + 1, " ");
	return *stop ? stop : text;
}

/* Behind the end of the first sentence; "Ms." ends none. */
static const char *sentence_end(const char *text)
{
	const char *word = text;

	for (const char *p = text; *p; p++) {
		bool stop = strchr(".!?;", *p) && (p[1] == ' ' || p[1] == '\0');

		if (stop && !(*p == '.' && p - word <= TITLE_MAX && g_ascii_isupper(*word)))
			return p + 1;
		if (*p == ' ')
			word = p + 1;
	}
	return text + strlen(text);
}

static char *points(const struct plan *p, const struct item *i)
{
	/* a letter that is about no item goes to nobody in particular */
	const struct address about = { NULL, i->actor };
	g_autofree char *name = i->actor ? plan_call(p, &about) : g_strdup("");
	g_autofree char *clean = plan_clean(i->quote);
	GString *out = g_string_new(NULL);
	int n = 0;

	for (const char *from = behind_the_name(clean, name); *from;) {
		const char *end = sentence_end(from);

		g_string_append_printf(
			out, "%s%d) %.*s", n ? "\n" : "", n + 1, (int)(end - from), from);
		n++;
		from = end + strspn(end, " ");
	}
	return g_string_free(out, n == 0);
}

static void talk_facts(const struct plan *p, const struct item *i, char *values[SLOT_COUNT])
{
	const struct message *m = plan_message(p, i->message);

	values[SLOT_TALKED] = say_day(p, i->date);
	values[SLOT_POINTS] = points(p, i);
	if (m)
		values[SLOT_PARENT] = parent(p, m);
}

/* What was noted to be asked and is in no letter yet. */
static char *parked(const struct plan *p)
{
	GString *out = g_string_new(NULL);
	int n = 0;

	for (guint i = 0; p->in->parked && i < p->in->parked->len; i++) {
		const struct parked *q = p->in->parked->pdata[i];
		g_autofree char *text = plan_clean(q->text);

		if (!q->asked_in)
			g_string_append_printf(out, "\n%d) %s", ++n, text);
	}
	return g_string_free(out, n == 0);
}

void draft_facts(const struct plan *p, const struct item_view *v, const struct draft *d,
	char *values[SLOT_COUNT])
{
	const struct item *i = v->item;
	const struct message *m = plan_message(p, i->message);
	bool promise = i->kind == ITEM_COMMITMENT;

	memset(values, 0, SLOT_COUNT * sizeof *values);
	values[SLOT_NAME] = draft_names(p, d->to);
	values[SLOT_COPIED] = draft_names(p, d->cc);
	values[SLOT_CHILD] = child(p, i);
	values[SLOT_PARKED] = parked(p);
	if (i->kind == ITEM_TASK) {
		talk_facts(p, i, values);
		return;
	}
	values[promise ? SLOT_PROMISED : SLOT_ASKED] = say_day(p, i->date);
	values[promise ? SLOT_PROMISE : SLOT_QUESTIONS] = quotes(p, v);
	values[SLOT_DATES] = dates(p, v);
	values[SLOT_HISTORY] = history(p, i);
	state_facts(p, v, values);
	if (!m)
		return;
	values[SLOT_ASKED_OF] = asked_of(p, m, d);
	values[SLOT_PARENT] = parent(p, m);
	values[SLOT_TOPIC] = topic(p, m);
}
