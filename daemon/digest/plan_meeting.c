/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be a reason to ask for a meeting: counted, never judged. */
#include "digest/plan.h"

#define PERSON_MIN 3	/* questions to one person */
#define SILENCE_DAYS 15 /* school days */
#define SESSIONS_DAYS 28
#define SESSIONS_MIN 2 /* of one service, in those */
#define GAPS_SCHOOL_DAYS 15
#define GAPS_MIN 3 /* of one kind, in those */

static bool waits(const struct item_view *v)
{
	return (v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED) && !v->unsure &&
		v->item->owed_by == OWED_SCHOOL && !v->item->chases &&
		!day_known(v->snoozed_until) && (v->item->kind == ITEM_REQUEST || v->overdue);
}

static void add(GString *reasons, char *reason)
{
	g_autofree char *owned = reason;

	g_string_append_printf(reasons, "%s%s", reasons->len ? "; " : "", owned);
}

static void person_reasons(const struct plan *p, GString *reasons, gint64 *about)
{
	g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *v = p->in->items->pdata[i];
		bool question = waits(v) && v->item->kind == ITEM_REQUEST;
		char *who = question ? plan_item_who(p, v->item) : NULL;

		if (!who)
			continue;
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, who)) + 1;
		g_hash_table_insert(counts, g_strdup(who), GUINT_TO_POINTER(n));
		if (n == PERSON_MIN && !*about)
			*about = v->item->id;
		g_free(who);
	}
	g_autoptr(GList) names =
		g_list_sort(g_hash_table_get_keys(counts), (GCompareFunc)g_strcmp0);
	for (const GList *l = names; l; l = l->next) {
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, l->data));
		g_autofree char *count = g_strdup_printf("%u", n);

		if (n >= PERSON_MIN)
			add(reasons,
				words_say(p->words, SAY_REASON_PERSON, "n", count, "who", l->data,
					NULL));
	}
}

/* The last letter that somebody at the school wrote. */
static struct day last_word(const struct plan *p)
{
	struct day last = DAY_NONE;

	for (guint i = 0; i < p->in->messages->len; i++) {
		const struct message *m = p->in->messages->pdata[i];

		if (m->direction == DIRECTION_FROM_SCHOOL && m->kind == KIND_PERSON &&
			!m->automatic && !(m->acts & (ACT_BIT(ACT_AUTO_REPLY) | ACT_BIT(ACT_BULK))))
			last = plan_day(p, m->date);
	}
	return last;
}

static void silence_reason(const struct plan *p, GString *reasons, gint64 *about)
{
	const struct item_view *oldest = NULL;
	struct day since = last_word(p);

	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *v = p->in->items->pdata[i];

		if (waits(v) && (!oldest || v->waiting_since.n < oldest->waiting_since.n))
			oldest = v;
	}
	if (!oldest)
		return;
	if (!day_known(since) || since.n < oldest->waiting_since.n)
		since = oldest->waiting_since;
	int days = calendar_count(p->in->settings->calendar, since, p->today);
	g_autofree char *said = words_count(p->words, COUNT_SCHOOL_DAYS, (guint)days);
	if (days < SILENCE_DAYS)
		return;
	if (!*about)
		*about = oldest->item->id;
	add(reasons, words_say(p->words, SAY_REASON_SILENCE, "days", said, NULL));
}

static int missed_lately(const struct plan *p, const struct service_sum *s)
{
	int n = 0;

	for (guint i = 0; i < p->in->services->len; i++) {
		const struct service_entry *e = p->in->services->pdata[i];

		if (e->kind == SERVICE_MISSED && g_strcmp0(e->service, s->service) == 0 &&
			g_strcmp0(e->child, s->child) == 0 &&
			g_strcmp0(e->cause, SERVICE_CAUSE_STUDENT) != 0 &&
			e->day.n > p->today.n - SESSIONS_DAYS && e->day.n <= p->today.n)
			n += e->sessions;
	}
	return MIN(n, s->owed);
}

static void service_reasons(const struct plan *p, GString *reasons)
{
	g_autoptr(GArray) sums = service_sums(p->in->services, p->in->settings->first_day);

	for (guint i = 0; i < sums->len; i++) {
		const struct service_sum *s = &g_array_index(sums, struct service_sum, i);
		int n = missed_lately(p, s);
		g_autofree char *sessions = words_count(p->words, COUNT_SESSIONS, (guint)n);

		if (n >= SESSIONS_MIN && s->service)
			add(reasons,
				words_say(p->words, SAY_REASON_SERVICE, "sessions", sessions,
					"service", words_name(p->words, s->service), NULL));
	}
}

static bool is_late_gap(const struct plan *p, const struct service_entry *e)
{
	return e->kind == SERVICE_GAP && e->support && e->day.n <= p->today.n &&
		calendar_count(p->in->settings->calendar, e->day, p->today) < GAPS_SCHOOL_DAYS;
}

static void gap_reasons(const struct plan *p, GString *reasons)
{
	const GPtrArray *entries = p->in->services;

	for (guint i = 0; i < entries->len; i++) {
		const struct service_entry *e = entries->pdata[i];
		guint n = 0;

		for (guint k = 0; is_late_gap(p, e) && k < entries->len; k++) {
			const struct service_entry *other = entries->pdata[k];
			bool same = is_late_gap(p, other) &&
				g_str_equal(other->support, e->support) &&
				g_strcmp0(other->child, e->child) == 0;

			/* told once, at the first of them */
			if (same && k < i)
				break;
			n += same;
		}
		g_autofree char *times = words_count(p->words, COUNT_TIMES, n);
		if (n >= GAPS_MIN)
			add(reasons,
				words_say(p->words, SAY_REASON_GAP, "times", times, "support",
					words_name(p->words, e->support), NULL));
	}
}

static bool is_asked_for(const struct plan *p)
{
	for (guint i = 0; i < p->in->items->len; i++) {
		const struct item_view *v = p->in->items->pdata[i];

		if (v->item->is_meeting && v->item->owed_by == OWED_SCHOOL &&
			(v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED))
			return true;
	}
	return false;
}

char *plan_meeting_reasons(const struct plan *p, gint64 *ret_item)
{
	GString *reasons = g_string_new(NULL);

	*ret_item = 0;
	person_reasons(p, reasons, ret_item);
	silence_reason(p, reasons, ret_item);
	if (p->in->services) {
		service_reasons(p, reasons);
		gap_reasons(p, reasons);
	}
	return g_string_free(reasons, reasons->len == 0);
}

void plan_meeting(struct plan *p)
{
	gint64 about;
	g_autofree char *reasons = is_asked_for(p) ? NULL : plan_meeting_reasons(p, &about);

	if (!reasons)
		return;
	g_autofree char *id = g_strdup_printf("i%" G_GINT64_FORMAT, about);
	g_autofree char *text = words_say(p->words, about ? SAY_MEETING : SAY_MEETING_BARE,
		"reasons", reasons, "item", id, NULL);
	plan_add(p, SECTION_COMING)->text =
		g_strconcat(text, " ", p->words->say[SAY_MEETING_HOW], NULL);
}
