/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/people.h"

#include "base/text.h"
#include "cmd/lines.h"

#define NAME_WIDTH 28

struct person_count {
	char *who;
	guint open;
	GArray *days; /* int: school days that each answer took */
};

static void count_free(gpointer data)
{
	struct person_count *k = data;

	g_free(k->who);
	g_array_unref(k->days);
	g_free(k);
}

static struct person_count *count_of(GPtrArray *counts, const char *who)
{
	for (guint i = 0; i < counts->len; i++) {
		struct person_count *k = counts->pdata[i];

		if (g_str_equal(k->who, who))
			return k;
	}
	struct person_count *k = g_new0(struct person_count, 1);
	k->who = g_strdup(who);
	k->days = g_array_new(FALSE, FALSE, sizeof(int));
	g_ptr_array_add(counts, k);
	return k;
}

static gint by_who(gconstpointer a, gconstpointer b)
{
	const struct person_count *x = *(const struct person_count *const *)a;
	const struct person_count *y = *(const struct person_count *const *)b;

	return g_utf8_collate(x->who, y->who);
}

static gint by_number(gconstpointer a, gconstpointer b)
{
	return *(const int *)a - *(const int *)b;
}

/* Half of them took so long or less; they are sorted. */
static int half_of(const GArray *days)
{
	return g_array_index(days, int, (days->len - 1) / 2);
}

static const struct message *message_of(const GPtrArray *messages, gint64 id)
{
	for (guint i = 0; id && i < messages->len; i++) {
		const struct message *m = messages->pdata[i];

		if (m->id == id)
			return m;
	}
	return NULL;
}

/* The first of the school that the letter went to. */
static const char *asked_of(const struct trail *t, const struct message *m)
{
	for (guint i = 0; i < m->to->len + m->cc->len; i++) {
		const struct address *a =
			i < m->to->len ? m->to->pdata[i] : m->cc->pdata[i - m->to->len];

		if (roster_side(t->roster, a) == SIDE_SCHOOL)
			return roster_call(t->roster, a);
	}
	return "the school";
}

static void count_item(const struct trail *t, const struct item_view *v, const GPtrArray *messages,
	struct day asked, GPtrArray *counts)
{
	const struct message *m = message_of(messages, v->item->message);
	const struct message *by = message_of(messages, v->resolved_by);
	bool open = v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED;

	if (!m || (!open && !(by && by->direction == DIRECTION_FROM_SCHOOL)))
		return;
	struct person_count *k = count_of(counts, asked_of(t, m));
	if (open) {
		k->open++;
		return;
	}
	int days = calendar_count(
		t->settings->calendar, asked, moment_day(by->date, t->settings->zone));
	g_array_append_val(k->days, days);
}

/* Columns are letters, not bytes; a name that is too long pushes nothing aside. */
static void print_name(const char *who)
{
	g_autofree char *cut = text_clip(who, NAME_WIDTH);

	cmd_print("  %s%*s", cut, (int)(NAME_WIDTH + 1 - g_utf8_strlen(cut, -1)), "");
}

static void print_period(const struct cmd *c, const struct trail *t, const GPtrArray *views,
	const GPtrArray *messages, struct day_range r)
{
	g_autoptr(GPtrArray) counts = g_ptr_array_new_with_free_func(count_free);
	g_autofree char *first = line_day(r.first), *last = line_day(r.last);

	for (guint i = 0; i < views->len; i++) {
		const struct item_view *v = views->pdata[i];
		struct day asked = moment_day(v->item->date, t->settings->zone);

		if (v->item->kind == ITEM_REQUEST && v->item->owed_by == OWED_SCHOOL &&
			!v->item->chases && asked.n >= r.first.n && asked.n <= r.last.n)
			count_item(t, v, messages, asked, counts);
	}
	if (!counts->len)
		return;
	g_ptr_array_sort(counts, by_who);
	cmd_print("\n%sAsked%s%s up to %s%s\n", cmd_style(c, STYLE_BOLD),
		day_known(r.first) ? " from " : "", first, last, cmd_style_end(c));
	for (guint i = 0; i < counts->len; i++) {
		const struct person_count *k = counts->pdata[i];
		g_autofree char *who = cmd_safe(k->who);

		print_name(who);
		cmd_print("%u open, %u answered", k->open, k->days->len);
		g_array_sort(k->days, by_number);
		if (k->days->len)
			cmd_print(", half within %d school day%s", half_of(k->days),
				half_of(k->days) == 1 ? "" : "s");
		cmd_print("\n");
	}
}

void people_print(const struct cmd *c, const struct trail *t, const GPtrArray *views,
	const GPtrArray *messages)
{
	const struct settings *s = t->settings;
	struct day today = moment_day(t->now, s->zone), middle;

	for (guint i = 0; i < s->terms->len; i++)
		print_period(c, t, views, messages, g_array_index(s->terms, struct day_range, i));
	if (s->terms->len)
		return;
	if (!day_known(s->first_day) || !day_known(s->last_day)) {
		print_period(c, t, views, messages, (struct day_range){ DAY_NONE, today });
		return;
	}
	middle = day_add(s->first_day, (s->last_day.n - s->first_day.n) / 2);
	print_period(c, t, views, messages, (struct day_range){ s->first_day, middle });
	print_period(c, t, views, messages, (struct day_range){ day_add(middle, 1), s->last_day });
}
