/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which digests are owed, whatever the clock, the machine and the configuration do. */
#include "base/error.h"
#include "config/config.h"
#include "run/postman.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define GOOD(call)                                                                                 \
	do {                                                                                       \
		g_autoptr(GError) error = NULL;                                                    \
		if (!(call))                                                                       \
			fail_msg("%s", error ? error->message : "failed without a reason");        \
	} while (0)

static struct settings *configuration(const char *schedule, const char *zone)
{
	g_autofree char *text = g_strdup_printf("[schooltrail]\ntimezone = %s\n"
						"[family]\nmembers = Mum <mum@example.org>\n"
						"[digest]\nschedule = %s\n"
						"[smtp]\nurl = smtps://localhost\n"
						"from = Trail <trail@example.org>\n",
		zone, schedule);
	struct settings *s = NULL;

	GOOD(s = config_parse(text, "test", &error));
	return s;
}

static void take_a_mail(struct trail *t)
{
	g_autoptr(mail) m = mail_new(g_bytes_new_static("x", 1));
	bool is_new;

	m->arrival.source = g_strdup("inbox");
	m->arrival.received = t->now;
	GOOD(store_mail_add(t->store, m, t->now, &is_new, &error));
}

/* A process that lives for one look. */
static void look(const char *dir, const char *now, const char *schedule, const char *zone)
{
	struct settings *s = configuration(schedule, zone);
	g_autoptr(trail) t = NULL;
	g_auto(postman) p = { 0 };

	GOOD(t = trail_open(s, dir, STORE_WRITE, moment_parse(now, s->zone), &error));
	if (!store_mail_count(t->store))
		take_a_mail(t);
	GOOD(postman_queue(&p, t, &error));
	GOOD(postman_queue(&p, t, &error));
}

static char *periods(const char *dir)
{
	g_autoptr(store) s = NULL;
	GString *all = g_string_new(NULL);
	g_autoptr(GPtrArray) rows = NULL;

	GOOD(s = store_open(dir, STORE_READ, &error));
	GOOD(rows = store_outbox_to(s, "mum@example.org", &error));
	for (guint i = 0; i < rows->len; i++) {
		const struct outbox_row *row = rows->pdata[i];

		g_string_append_printf(all, "%s%s%s", i ? " " : "", row->period,
			row->state == OUTBOX_REPLACED ? "-" : "");
	}
	return g_string_free(all, FALSE);
}

struct step {
	const char *now, *schedule, *zone;
};
#define CHICAGO "America/Chicago"
#define SUNDAYS "Sun 18:00"

/* Each begins in a new trail; what is in the outbox at the end, "-" for what was replaced. */
static const struct {
	const char *why;
	struct step steps[5];
	const char *owed;
} stories[] = {
	{ "a trail that begins today owes nothing of last Sunday",
		{ { "2026-11-17T12:00:00-06:00", SUNDAYS, CHICAGO } }, "" },
	{ "to the second",
		{ { "2026-11-17T12:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-22T17:59:59-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-22T18:00:00-06:00", SUNDAYS, CHICAGO } },
		"2026-11-22" },
	{ "started again: not again",
		{ { "2026-11-17T12:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-22T18:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-22T18:00:05-06:00", SUNDAYS, CHICAGO } },
		"2026-11-22" },
	{ "off for ten weeks: the newest alone",
		{ { "2026-11-17T12:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2027-02-02T12:00:00-06:00", SUNDAYS, CHICAGO } },
		"2027-01-31" },
	{ "the clock goes back: no repeat",
		{ { "2026-11-17T12:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-22T18:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-29T18:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-24T18:00:00-06:00", SUNDAYS, CHICAGO } },
		"2026-11-22- 2026-11-29" },
	{ "it was ten years ahead: the weeks go on",
		{ { "2026-11-17T12:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2036-11-20T12:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-22T18:00:00-06:00", SUNDAYS, CHICAGO } },
		"2036-11-16- 2026-11-22" },
	{ "the schedule moves to a day before: the newest has told it",
		{ { "2026-11-17T12:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-22T18:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-22T19:00:00-06:00", "Sat 12:00", CHICAGO },
			{ "2026-11-28T12:00:00-06:00", "Sat 12:00", CHICAGO } },
		"2026-11-22- 2026-11-28" },
	{ "to a later hour of the same day: one a day",
		{ { "2026-11-17T12:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-22T18:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-22T20:30:00-06:00", "Sun 20:00", CHICAGO } },
		"2026-11-22" },
	{ "the family moves: the Sunday is the same",
		{ { "2026-11-17T12:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-22T18:00:00-06:00", SUNDAYS, CHICAGO },
			{ "2026-11-22T19:00:00-06:00", SUNDAYS, "Asia/Tokyo" },
			{ "2026-11-22T19:00:00-06:00", SUNDAYS, "Pacific/Honolulu" } },
		"2026-11-22" },
	{ "an hour that spring skips, and one that autumn has twice",
		{ { "2027-03-09T12:00:00-06:00", "Sun 02:30", CHICAGO },
			{ "2027-03-14T03:00:00-05:00", "Sun 02:30", CHICAGO },
			{ "2027-11-07T01:30:00-05:00", "Sun 01:30", CHICAGO },
			{ "2027-11-07T01:30:00-06:00", "Sun 01:30", CHICAGO } },
		"2027-03-14- 2027-10-31- 2027-11-07" },
};

static void remove_all(const char *dir)
{
	g_autoptr(GDir) d = g_dir_open(dir, 0, NULL);
	const char *name;

	while (d && (name = g_dir_read_name(d))) {
		g_autofree char *path = g_build_filename(dir, name, NULL);

		g_unlink(path);
	}
	g_rmdir(dir);
}

static void what_is_owed(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(stories); i++) {
		g_autofree char *dir = g_dir_make_tmp("postman-XXXXXX", NULL);

		for (const struct step *s = stories[i].steps; s->now; s++)
			look(dir, s->now, s->schedule, s->zone);
		g_autofree char *made = periods(dir);
		remove_all(dir);
		if (!g_str_equal(made, stories[i].owed))
			fail_msg("%s: \"%s\", not \"%s\"", stories[i].why, made, stories[i].owed);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_owed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
