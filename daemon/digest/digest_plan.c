/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which item stands in which section, and the subject line. */
#include "digest/digest_plan.h"

#include "digest/absence.h"
#include "digest/plan.h"

#define NEEDS_YOU_MAX 5 /* a list that can be done on one evening */

static bool is_live(const struct item_view *v)
{
	return (v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED) && !v->item->chases &&
		!day_known(v->snoozed_until);
}

static bool asks_for_a_note(const struct item_view *v)
{
	return v->item->owed_by != OWED_FAMILY && !v->unsure && v->overdue && v->stage >= 1;
}

/* The section of an item that is not among the first that need the family. */
static enum section_kind section_of(const struct item_view *v)
{
	if (v->unsure)
		return SECTION_UNSURE;
	if (v->item->owed_by == OWED_FAMILY)
		return SECTION_WE_OWE;
	if (asks_for_a_note(v))
		return SECTION_WAITING;
	if (v->item->kind == ITEM_COMMITMENT && day_known(v->item->due))
		return SECTION_PROMISES;
	return SECTION_WAITING;
}

/* While the person is away nobody is nudged, but who stands in for them. */
static bool needs_a_note(const struct plan *p, const struct item_view *v)
{
	struct absence absence;

	return asks_for_a_note(v) && (!absence_of_item(p, v, &absence) || absence.instead);
}

static gint by_due(gconstpointer a, gconstpointer b)
{
	const struct item_view *x = *(const struct item_view *const *)a;
	const struct item_view *y = *(const struct item_view *const *)b;
	gint32 due_x = day_known(x->item->due) ? x->item->due.n : G_MAXINT32;
	gint32 due_y = day_known(y->item->due) ? y->item->due.n : G_MAXINT32;

	return due_x != due_y ? (due_x < due_y ? -1 : 1) : plan_by_urgency(a, b);
}

static gint by_who(gconstpointer a, gconstpointer b)
{
	const struct digest_entry *x = *(const struct digest_entry *const *)a;
	const struct digest_entry *y = *(const struct digest_entry *const *)b;
	int order = g_utf8_collate(x->who, y->who);

	return order ? order : x->item < y->item ? -1 : x->item > y->item;
}

/* How to tell us, said once behind all questions, with the first as the example. */
static void plan_unsure_how(struct plan *p, const struct item_view *v)
{
	g_autofree char *id = g_strdup_printf("i%" G_GINT64_FORMAT, v->item->id);

	plan_add(p, SECTION_UNSURE)->text = words_say(
		p->words, p->in->answerable ? SAY_UNSURE_REPLY : SAY_UNSURE_HOW, "item", id, NULL);
}

static void plan_section(struct plan *p, enum section_kind kind, GPtrArray *views)
{
	for (guint i = 0; i < views->len; i++)
		plan_item(p, kind, views->pdata[i]);
	if (kind == SECTION_UNSURE && views->len)
		plan_unsure_how(p, views->pdata[0]);
}

static void plan_more(struct plan *p, guint urgent)
{
	if (urgent <= NEEDS_YOU_MAX)
		return;
	g_autofree char *n = g_strdup_printf("%u", urgent - NEEDS_YOU_MAX);
	plan_add(p, SECTION_NEEDS_YOU)->text = words_say(p->words, SAY_MORE_NOTES, "n", n, NULL);
}

/* In the order of the items, not of the table. */
static void add_later(const struct plan *p, GPtrArray **sections)
{
	for (guint i = 0; i < p->in->items->len; i++) {
		struct item_view *v = p->in->items->pdata[i];

		if (g_hash_table_contains(p->later, v))
			g_ptr_array_add(sections[section_of(v)], v);
	}
}

static void plan_items(struct plan *p)
{
	g_autoptr(GPtrArray) urgent = g_ptr_array_new();
	GPtrArray *sections[SECTION_COUNT] = { NULL };

	for (int k = 0; k < SECTION_COUNT; k++)
		sections[k] = g_ptr_array_new();
	for (guint i = 0; i < p->in->items->len; i++) {
		struct item_view *v = p->in->items->pdata[i];

		if (is_live(v))
			g_ptr_array_add(needs_a_note(p, v) ? urgent : sections[section_of(v)], v);
	}
	g_ptr_array_sort(urgent, plan_by_urgency);
	plan_take_turns(p, urgent);
	add_later(p, sections);
	for (guint i = 0; i < urgent->len; i++) {
		struct item_view *v = urgent->pdata[i];

		g_ptr_array_add(sections[i < NEEDS_YOU_MAX ? SECTION_NEEDS_YOU : section_of(v)], v);
	}
	g_ptr_array_sort(sections[SECTION_WE_OWE], by_due);
	g_ptr_array_sort(sections[SECTION_PROMISES], by_due);
	g_ptr_array_sort(sections[SECTION_UNSURE], plan_by_urgency);
	for (int k = 0; k < SECTION_COUNT; k++) {
		plan_section(p, (enum section_kind)k, sections[k]);
		g_ptr_array_unref(sections[k]);
	}
	plan_more(p, urgent->len);
}

/* Within a section, the lines of one person stand together. */
static void group_by_person(struct plan *p, enum section_kind kind)
{
	for (guint i = 0; i < p->digest->sections->len; i++) {
		struct digest_section *s = p->digest->sections->pdata[i];

		if (s->kind == kind)
			g_ptr_array_sort(s->entries, by_who);
	}
}

static void plan_quiet(struct plan *p)
{
	guint n[COUNT_COUNT];

	words_tally(p->digest, n);
	if (n[COUNT_FOR_YOU] + n[COUNT_QUESTIONS] == 0)
		plan_add(p, SECTION_NEEDS_YOU)->text = g_strdup(p->words->say[SAY_QUIET]);
}

/* "2 for you, 1 question, 3 waiting" */
static char *subject_counts(const struct plan *p, const guint n[COUNT_COUNT])
{
	static const enum count shown[] = { COUNT_FOR_YOU, COUNT_QUESTIONS, COUNT_WAITING };
	g_autoptr(GString) out = g_string_new(NULL);

	if (n[COUNT_FOR_YOU] + n[COUNT_QUESTIONS] == 0)
		g_string_append(out, p->words->say[SAY_SUBJECT_QUIET]);
	for (guint i = 0; i < G_N_ELEMENTS(shown); i++) {
		g_autofree char *count = words_count(p->words, shown[i], n[shown[i]]);

		if (n[shown[i]])
			g_string_append_printf(out, "%s%s", out->len ? ", " : "", count);
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

static char *plan_subject(const struct plan *p)
{
	guint n[COUNT_COUNT];
	char iso[DAY_TEXT_SIZE];

	words_tally(p->digest, n);
	g_autofree char *day = words_day(p->words, p->in->from, p->today);
	g_autofree char *counts = subject_counts(p, n);
	g_autofree char *subject =
		words_say(p->words, SAY_SUBJECT, "day", day, "counts", counts, NULL);
	if (plan_is_private(p->in->settings, subject))
		return g_steal_pointer(&subject);
	return words_say(p->words, SAY_SUBJECT_BARE, "day", day_format(p->in->from, iso), NULL);
}

struct digest *digest_plan(const struct digest_input *in)
{
	g_autoptr(digest) d = digest_new();
	g_auto(plan) p;

	plan_init(&p, in, NULL);
	p.digest = d;
	d->language = g_strdup(p.words->language);
	d->from = in->from;
	d->to = in->to;
	d->family = plan_clean(in->settings->family);
	if (in->reader)
		g_ptr_array_add(d->recipients, g_strdup(in->reader));
	for (guint i = 0; !in->reader && i < in->settings->digest_to->len; i++)
		g_ptr_array_add(d->recipients, g_strdup(in->settings->digest_to->pdata[i]));
	plan_good_news(&p);
	plan_items(&p);
	group_by_person(&p, SECTION_WAITING);
	plan_clocks(&p, true);
	plan_clocks(&p, false);
	plan_services(&p);
	plan_chart(&p);
	plan_quiet(&p);
	plan_changes(&p);
	plan_letters(&p);
	plan_replies(&p);
	plan_coming(&p);
	plan_check_ins(&p);
	plan_meeting(&p);
	plan_footer(&p);
	d->subject = plan_subject(&p);
	return g_steal_pointer(&d);
}
