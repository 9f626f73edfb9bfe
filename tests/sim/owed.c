/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a family is owed, counted by the calendar and not as the program counts. */
#include "run/mailing.h"
#include "year.h"

#include <stdio.h>

static guint tests, failed;

static void ok(bool good, const char *what)
{
	printf("%sok %u - %s\n", good ? "" : "not ", ++tests, what);
	failed += !good;
}

static guint count(const char *to, const char *period)
{
	g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < w->n; i++)
		if (g_str_equal(w->taken[i].to, to) && g_str_equal(w->taken[i].period, period))
			g_hash_table_add(ids, w->taken[i].id);
	return g_hash_table_size(ids);
}

/* Could a digest for that moment have been made and sent before the next one was due? */
static bool is_owed(gint64 scheduled)
{
	gint64 keep_real = w->real;
	bool owed = false;

	for (w->real = scheduled; w->real < scheduled + 7 * DAY && !owed; w->real += STEP)
		owed = w->real < w->start + 365 * DAY && !is(OFF) && !is(DEAD) && !is(FULL) &&
			wall() == w->real;
	w->real = keep_real;
	return owed;
}

/*
 * Digests of another day: the clock was wrong by ten weeks and made the one of that week, which
 * is then told already; and a schedule was changed to a moment that had just passed.
 */
static bool is_beside(const char *period)
{
	return g_str_equal(period, "2026-11-29") || (seed % 2 && g_str_equal(period, "2027-02-24"));
}

/* By the calendar alone: the days of the first half, then those of the second. */
static bool is_scheduled(struct day d, GTimeZone *zone, gint64 *ret_moment)
{
	gint64 keep_real = w->real;
	struct moment noon = moment_at(d, 12, 0, 0, zone);

	w->real = noon.unix_s;
	bool on = day_weekday(d) == (is_changed_to_wednesday() ? WEDNESDAY : SUNDAY);
	bool night = is(SCHEDULE) || seed % 2;
	w->real = keep_real;
	*ret_moment = noon.unix_s + (night ? -9 * HOUR : 6 * HOUR);
	return on;
}

static void check_digests(GTimeZone *zone)
{
	struct day first = moment_day(moment_in_zone(w->start, zone), zone);
	guint owed = 0, missing = 0, twice = 0, unowed = 0;

	for (int i = 1; i < 364; i++) {
		char period[DAY_TEXT_SIZE];
		gint64 at;
		bool on = is_scheduled(day_add(first, i), zone, &at) && is_owed(at);

		on |= is_beside(day_format(day_add(first, i), period));
		owed += on;
		for (gsize r = 0; r < G_N_ELEMENTS(recipients); r++) {
			guint n = count(recipients[r], period);

			if (n != on)
				printf("# %s for %s: %u\n", period, recipients[r], n);
			missing += on && n == 0;
			twice += n > 1;
			unowed += !on && n > 0;
		}
	}
	printf("# %u digests were owed to each of two\n", owed);
	ok(owed > 40, "the year has its digests");
	ok(missing == 0, "none is missing");
	ok(twice == 0, "none came as two");
	ok(unowed == 0, "and no other came");
}

static struct day wall_day(const struct taken *t, GTimeZone *zone)
{
	return moment_day(moment_in_zone(t->wall, zone), zone);
}

static bool is_first(guint i)
{
	for (guint k = 0; k < i; k++)
		if (g_str_equal(w->taken[k].id, w->taken[i].id) &&
			g_str_equal(w->taken[k].to, w->taken[i].to))
			return false;
	return true;
}

static void check_alerts(GTimeZone *zone)
{
	guint alerts = 0, harm = 0, in_quiet = 0, crowded = 0;

	for (guint i = 0; i < w->n; i++) {
		const struct taken *t = &w->taken[i];
		enum mailing_kind kind = mailing_kind_of(t->period);
		int minute = moment_minute(moment_in_zone(t->wall, zone), zone);

		if (kind != MAILING_KIND_ALERT && kind != MAILING_KIND_HARM)
			continue;
		in_quiet += minute >= 21 * 60 || minute < 7 * 60;
		if (!is_first(i))
			continue;
		alerts += kind == MAILING_KIND_ALERT;
		harm += kind == MAILING_KIND_HARM;
		for (guint k = 0; k < i && kind == MAILING_KIND_ALERT; k++)
			crowded += is_first(k) && g_str_equal(w->taken[k].to, t->to) &&
				mailing_kind_of(w->taken[k].period) == kind &&
				wall_day(&w->taken[k], zone).n == wall_day(t, zone).n;
	}
	printf("# %u alerts, %u notices of harm for %u letters to two\n", alerts, harm, w->harm);
	ok(alerts > 30, "alerts came");
	ok(harm == 2 * w->harm, "each letter with words of harm was told to both, once");
	ok(in_quiet == 0, "none came in the quiet hours");
	ok(crowded == 0, "no day had two alerts");
}

static void check_outbox(void)
{
	struct trail *t = open_trail();
	guint waiting = 0, replaced = 0, told_twice = 0, told_n = 0;
	g_autoptr(GError) error = NULL;
	gint64 entries;

	for (gsize r = 0; r < G_N_ELEMENTS(recipients); r++) {
		g_autoptr(GPtrArray) rows = store_outbox_to(t->store, recipients[r], NULL);
		g_autoptr(GArray) told = store_told_to(t->store, recipients[r], NULL);
		g_autoptr(GHashTable) seen =
			g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		g_autoptr(GHashTable) gone = g_hash_table_new(g_int64_hash, g_int64_equal);

		for (guint i = 0; i < rows->len; i++) {
			struct outbox_row *row = rows->pdata[i];

			waiting += mailing_is_waiting(row);
			replaced += row->state == OUTBOX_REPLACED;
			if (row->state == OUTBOX_REPLACED)
				g_hash_table_add(gone, &row->id);
		}
		for (guint i = 0; i < told->len; i++) {
			struct told *x = &g_array_index(told, struct told, i);

			if (g_hash_table_contains(gone, &x->letter))
				continue;
			told_n++;
			told_twice += !g_hash_table_add(seen,
				g_strdup_printf(
					"%d %d %d", (int)x->item, (int)x->message, x->stage));
		}
	}
	printf("# %u things told, %u letters replaced\n", told_n, replaced);
	ok(told_twice == 0, "nothing was told twice");
	ok(waiting == 0, "nothing lies in the outbox");
	ok(replaced > 0, "what could not be sent for weeks gave way");
	ok(store_verify(t->store, &entries, &error), "the chain holds");
	trail_free(t);
}

static void check_server(void)
{
	guint doubles = 0, says = 0;

	for (guint i = 0; i < w->n; i++) {
		doubles += !is_first(i);
		says += is_first(i) && w->taken[i].says_since;
	}
	printf("# %u mails, %u of them again (%u may be) with the same Message-ID; killed %u "
	       "times\n",
		w->n, doubles, w->doubles_allowed, w->kills);
	ok(w->kills > 50, "it was killed often");
	ok(doubles <= w->doubles_allowed, "again only what may have been lost");
	ok(says >= 4, "that no digest could be sent was said");
}

bool check_year(GTimeZone *zone)
{
	check_digests(zone);
	check_alerts(zone);
	check_server();
	check_outbox();
	printf("1..%u\n", tests);
	return failed == 0;
}
