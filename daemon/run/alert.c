/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/alert.h"

#include "digest/alert_plan.h"
#include "run/desk.h"
#include "run/mailing.h"
#include "run/wake.h"
#include "track/ladder.h"

#define DAY_S (24 * 60 * 60)
#define NEWS_DAYS 7	 /* what is older, a digest has told, or should */
#define HARM_LATE_DAYS 3 /* a letter that took longer to come is of an archive */
#define HARM_PER_DAY 3	 /* a notice for each letter, if they come one by one; then together */

/* What one member is told now, and was before. */
struct listener {
	const struct desk *papers;
	const char *to;
	GPtrArray *rows; /* struct outbox_row: all that were made for them */
	GArray *told;	 /* struct told */
	struct day today;
	guint made;
};
typedef struct listener listener;

static void listener_clear(struct listener *l)
{
	g_clear_pointer(&l->rows, g_ptr_array_unref);
	g_clear_pointer(&l->told, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(listener, listener_clear)

static struct day_range only(struct day d)
{
	return (struct day_range){ d, d };
}

static char *period_today(const struct listener *l, const char *word)
{
	char day[DAY_TEXT_SIZE];

	return g_strconcat(day_format(l->today, day), word, NULL);
}

/* -- items ------------------------------------------------------------------------------------ */

static bool is_due(const struct item_view *v, const struct settings *s)
{
	return v->overdue && !v->unsure && !v->item->chases && v->item->owed_by != OWED_FAMILY &&
		v->stage >= s->alert_stage;
}

static const struct message *letter_of(const struct desk *d, const struct item *i)
{
	for (guint k = 0; k < d->messages->len; k++) {
		const struct message *m = d->messages->pdata[k];

		if (m->id == i->message)
			return m;
	}
	return NULL;
}

/* Since when an item's rise is news: its letter is here, no digest has told, and not for ever. */
static struct moment news_since(const struct listener *l, const struct item *i)
{
	struct trail *t = l->papers->trail;
	const struct message *m = letter_of(l->papers, i);
	struct moment taken = m ? store_mail_taken(t->store, m->mail) : MOMENT_NONE;
	gint64 since = t->now.unix_s - NEWS_DAYS * DAY_S;

	if (moment_known(taken))
		since = MAX(since, taken.unix_s);
	for (guint k = 0; k < l->rows->len; k++) {
		const struct outbox_row *row = l->rows->pdata[k];
		enum mailing_kind kind = mailing_kind_of(row->period);

		if ((kind == MAILING_KIND_DIGEST || kind == MAILING_KIND_BY_HAND) &&
			row->made.unix_s <= t->now.unix_s)
			since = MAX(since, row->made.unix_s);
	}
	return moment_in_zone(since, t->settings->zone);
}

static bool is_news(const struct listener *l, const struct item_view *v)
{
	const struct settings *s = l->papers->trail->settings;
	struct item_view then;

	for (guint i = 0; i < l->told->len; i++) {
		const struct told *told = &g_array_index(l->told, struct told, i);

		if (told->item == v->item->id && told->stage >= v->stage)
			return false;
	}
	return !ladder_view(v->item, news_since(l, v->item), s, &then) || !is_due(&then, s) ||
		then.stage < v->stage;
}

static bool is_told_by(const struct listener *l, gint64 letter, gint64 item_id)
{
	for (guint i = 0; i < l->told->len; i++) {
		const struct told *told = &g_array_index(l->told, struct told, i);

		if (told->letter == letter && told->item == item_id)
			return true;
	}
	return false;
}

/* One made today, or one that a server took today: no second one. */
static bool had_todays(const struct listener *l)
{
	const struct settings *s = l->papers->trail->settings;
	g_autofree char *period = period_today(l, MAILING_ALERT);

	for (guint i = 0; i < l->rows->len; i++) {
		const struct outbox_row *row = l->rows->pdata[i];

		if (mailing_kind_of(row->period) != MAILING_KIND_ALERT)
			continue;
		if (g_str_equal(row->period, period) ||
			(row->state == OUTBOX_SENT &&
				moment_day(row->sent, s->zone).n == l->today.n))
			return true;
	}
	return false;
}

/* What is new; and, where something is, what stood in an alert that was never sent. */
static GPtrArray *reached(const struct listener *l)
{
	const struct settings *s = l->papers->trail->settings;
	const GPtrArray *views = l->papers->views;
	GPtrArray *list = g_ptr_array_new();

	for (guint i = 0; i < views->len; i++)
		if (is_due(views->pdata[i], s) && is_news(l, views->pdata[i]))
			g_ptr_array_add(list, views->pdata[i]);
	for (guint k = 0; list->len && k < l->rows->len; k++) {
		const struct outbox_row *row = l->rows->pdata[k];

		if (mailing_kind_of(row->period) != MAILING_KIND_ALERT || !mailing_is_waiting(row))
			continue;
		for (guint i = 0; i < views->len; i++) {
			struct item_view *v = views->pdata[i];

			if (is_due(v, s) && is_told_by(l, row->id, v->item->id) &&
				!g_ptr_array_find(list, v, NULL))
				g_ptr_array_add(list, v);
		}
	}
	return list;
}

static gboolean replace_waiting(const struct listener *l, const char *period, GError **error)
{
	for (guint i = 0; i < l->rows->len; i++) {
		const struct outbox_row *row = l->rows->pdata[i];

		if (mailing_kind_of(row->period) == MAILING_KIND_ALERT && mailing_is_waiting(row) &&
			!g_str_equal(row->period, period) &&
			!mailing_replace(l->papers->trail, row, period, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean tell_items(struct listener *l, GError **error)
{
	struct trail *t = l->papers->trail;

	if (had_todays(l))
		return TRUE;
	g_autoptr(GPtrArray) list = reached(l);
	if (!list->len)
		return TRUE;
	g_autofree char *period = period_today(l, MAILING_ALERT);
	struct digest_input in = desk_input(l->papers, l->to, only(l->today));
	g_autoptr(digest) d = alert_plan_items(&in, list);
	if (!replace_waiting(l, period, error) || !mailing_put(t, d, period, l->to, error))
		return FALSE;
	l->made++;
	for (guint i = 0; i < list->len; i++) {
		const struct item_view *v = list->pdata[i];
		const struct told told = { .item = v->item->id, .stage = v->stage };

		if (!store_told_add(t->store, period, l->to, &told, error))
			return FALSE;
	}
	return TRUE;
}

/* -- harm ------------------------------------------------------------------------------------- */

/* What many get is not about one's own child; what is quoted was written before. */
static bool has_harm(const struct message *m)
{
	bool to_many =
		m->kind == KIND_BULK || (m->kind == KIND_PERSON && (m->acts & ACT_BIT(ACT_BULK)));

	if (m->direction != DIRECTION_FROM_SCHOOL || !m->between || m->via == VIA_QUOTED || to_many)
		return false;
	for (guint i = 0; i < m->sentences->len; i++)
		if (((const struct sentence *)m->sentences->pdata[i])->acts & ACT_BIT(ACT_HARM))
			return true;
	return false;
}

static bool came_lately(struct trail *t, const struct message *m)
{
	gint64 now = t->now.unix_s;

	if (m->date.unix_s < now - (NEWS_DAYS + HARM_LATE_DAYS) * DAY_S)
		return false;
	struct moment taken = store_mail_taken(t->store, m->mail);
	return moment_known(taken) && taken.unix_s >= now - NEWS_DAYS * DAY_S &&
		m->date.unix_s >= taken.unix_s - HARM_LATE_DAYS * DAY_S;
}

static bool is_told(const struct listener *l, gint64 letter)
{
	for (guint i = 0; i < l->told->len; i++)
		if (g_array_index(l->told, struct told, i).message == letter)
			return true;
	return false;
}

/* "2026-11-24-harm", "-harm-2" ...; NULL: enough for today. */
static char *harm_period(const struct listener *l)
{
	g_autofree char *word = period_today(l, MAILING_HARM);
	guint n = 1;

	for (guint i = 0; i < l->rows->len; i++)
		n += g_str_has_prefix(((const struct outbox_row *)l->rows->pdata[i])->period, word);
	if (n > HARM_PER_DAY)
		return NULL;
	return n == 1 ? g_steal_pointer(&word) : g_strdup_printf("%s-%u", word, n);
}

static gboolean tell_harm(struct listener *l, const GPtrArray *letters, GError **error)
{
	struct trail *t = l->papers->trail;
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	g_autofree char *period = harm_period(l);

	for (guint i = 0; i < letters->len; i++)
		if (!is_told(l, ((const struct message *)letters->pdata[i])->id))
			g_ptr_array_add(list, letters->pdata[i]);
	if (!list->len || !period)
		return TRUE;
	struct digest_input in = desk_input(l->papers, l->to, only(l->today));
	g_autoptr(digest) d = alert_plan_harm(&in, list);
	if (!mailing_put(t, d, period, l->to, error))
		return FALSE;
	l->made++;
	for (guint i = 0; i < list->len; i++) {
		const struct told told = { .message =
						   ((const struct message *)list->pdata[i])->id };

		if (!store_told_add(t->store, period, l->to, &told, error))
			return FALSE;
	}
	return TRUE;
}

/* -- both ------------------------------------------------------------------------------------- */

static GPtrArray *letters_of_harm(const struct desk *d)
{
	GPtrArray *list = g_ptr_array_new();

	for (guint i = 0; i < d->messages->len; i++) {
		struct message *m = d->messages->pdata[i];

		if (has_harm(m) && came_lately(d->trail, m))
			g_ptr_array_add(list, m);
	}
	return list;
}

static gboolean tell(const struct desk *papers, const char *to, bool quiet, const GPtrArray *harm,
	guint *made, GError **error)
{
	struct trail *t = papers->trail;
	g_auto(listener)
		l = { .papers = papers, .to = to, .today = moment_day(t->now, t->settings->zone) };

	l.rows = store_outbox_to(t->store, to, error);
	l.told = l.rows ? store_told_to(t->store, to, error) : NULL;
	if (!l.told || (!quiet && !tell_items(&l, error)) || !tell_harm(&l, harm, error))
		return FALSE;
	*made += l.made;
	return TRUE;
}

gboolean alert_queue(struct trail *t, guint *ret_letters, GError **error)
{
	const GPtrArray *to = t->settings->digest_to;
	bool quiet = wake_is_quiet(t->settings, t->now);
	g_auto(desk) papers = { 0 };

	*ret_letters = 0;
	if (quiet && !t->settings->harm_any_hour)
		return TRUE;
	if (!desk_lay(&papers, t, error) || !store_begin(t->store, error))
		return FALSE;
	g_autoptr(GPtrArray) harm = letters_of_harm(&papers);
	gboolean good = TRUE;
	for (guint i = 0; good && i < to->len; i++)
		good = tell(&papers, to->pdata[i], quiet, harm, ret_letters, error);
	if (good && store_commit(t->store, error))
		return TRUE;
	store_rollback(t->store);
	return FALSE;
}
