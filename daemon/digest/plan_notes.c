/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which of the items that may be written about are offered a note: to each person one letter at a
 * time, and none within three school days of the last, whatever it was about.  Nobody wants to be
 * that parent.
 */
#include "digest/draft_plan.h"

#define REST_SCHOOL_DAYS 3

static bool is_to(const struct message *m, const char *address)
{
	const GPtrArray *lists[] = { m->to, m->cc };

	for (gsize k = 0; k < G_N_ELEMENTS(lists); k++)
		for (guint i = 0; i < lists[k]->len; i++)
			if (g_ascii_strcasecmp(
				    ((const struct address *)lists[k]->pdata[i])->address,
				    address) == 0)
				return true;
	return false;
}

static bool was_just_written_to(const struct plan *p, const char *address)
{
	for (guint i = p->in->messages->len; i-- > 0;) {
		const struct message *m = p->in->messages->pdata[i];
		struct day day = plan_day(p, m->date);

		if (calendar_count(p->in->settings->calendar, day, p->today) >= REST_SCHOOL_DAYS)
			return false;
		if (m->direction == DIRECTION_FROM_FAMILY && !m->note && is_to(m, address))
			return true;
	}
	return false;
}

/* What one letter asked belongs into one letter. */
static bool is_its_turn(GHashTable *letters, const char *address, const struct item_view *v)
{
	const gint64 *first = g_hash_table_lookup(letters, address);

	if (!first)
		g_hash_table_insert(
			letters, g_ascii_strdown(address, -1), (gpointer)&v->item->message);
	return !first || *first == v->item->message;
}

static bool may_be_written_to(const struct plan *p, GHashTable *letters, const struct item_view *v)
{
	const struct address *a = draft_asked(p, v);

	if (!a || !*a->address)
		return true;
	g_autofree char *address = g_ascii_strdown(a->address, -1);
	return !was_just_written_to(p, address) && is_its_turn(letters, address, v);
}

void plan_take_turns(struct plan *p, GPtrArray *urgent)
{
	g_autoptr(GHashTable) letters =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint kept = 0;

	for (guint i = 0; i < urgent->len; i++) {
		struct item_view *v = urgent->pdata[i];

		if (may_be_written_to(p, letters, v))
			urgent->pdata[kept++] = v;
		else
			g_hash_table_add(p->later, v);
	}
	g_ptr_array_set_size(urgent, (gint)kept);
}
