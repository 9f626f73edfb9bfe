/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "track/talk.h"

static GTimeZone *utc;

static struct moment on(int month, int day, int hour)
{
	return moment_at(day_of(2026, month, day), hour, 0, 0, utc);
}

static struct message *note(enum note_kind kind, const char *text, bool with)
{
	struct message *m = message_new();

	m->note = kind;
	m->trusted = true;
	m->date = on(11, 6, 16);
	g_free(m->own_text);
	m->own_text = g_strdup(text);
	m->with = with ? address_new("Ana Ortiz", "aortiz@school.example") : NULL;
	return m;
}

static const struct {
	enum note_kind kind;
	const char *text;
	bool with, talk;
} table[] = {
	{ NOTE_LOG, "log: called Ms. Ortiz", true, true },
	{ NOTE_LOG, "log: Ms. Ortiz told me at pick-up that he reads well", true, true },
	{ NOTE_LOG, "Registro: hablé con la Sra. Ortiz", true, true },
	{ NOTE_LOG, "registro: reunión con la Sra. Ortiz", true, true },
	{ NOTE_LOG, "log: pink slip from Ms. Ortiz", true, false },
	{ NOTE_LOG, "log: called the office", false, false }, /* whom to write to? */
	{ NOTE_PLAIN, "note: called Ms. Ortiz", true, false },
	{ NOTE_WORRY, "worry: Ms. Ortiz said", true, false },
	{ NOTE_NONE, "called Ms. Ortiz", true, false },
};

static void test_told(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(message) m = note(table[i].kind, table[i].text, table[i].with);

		if (talk_is_told(m) != table[i].talk)
			print_error("%s\n", table[i].text);
		assert_int_equal(talk_is_told(m), table[i].talk);
		m->trusted = false;
		assert_false(talk_is_told(m));
	}
}

static struct message *letter(const char *to, struct moment at, bool from_family)
{
	struct message *m = message_new();

	m->id = 9;
	m->date = at;
	m->between = true;
	m->direction = from_family ? DIRECTION_FROM_FAMILY : DIRECTION_FROM_SCHOOL;
	g_ptr_array_add(m->to, address_new(NULL, to));
	return m;
}

/* A talk of Friday, the 6th: asked for by Monday, dropped a school week later, on the 17th. */
static const struct {
	const char *to;
	int day, hour;
	bool from_family, decided;
	enum event_kind last;
} ends[] = {
	{ "aortiz@school.example", 9, 8, true, false, EVENT_RESOLVED },
	{ "aortiz@school.example", 6, 17, true, false, EVENT_RESOLVED },
	{ "aortiz@school.example", 6, 15, true, false, EVENT_DISMISSED }, /* before the talk */
	{ "kpark@school.example", 9, 8, true, false, EVENT_DISMISSED },
	{ "aortiz@school.example", 9, 8, false, false, EVENT_DISMISSED },
	{ "aortiz@school.example", 20, 8, true, false, EVENT_DISMISSED }, /* too late */
	/* a person's word wins */
	{ "aortiz@school.example", 9, 8, true, true, EVENT_OPENED },
	{ "kpark@school.example", 9, 8, true, true, EVENT_OPENED },
};

static void test_settle(void **state)
{
	g_autoptr(settings) s = settings_new();
	struct address ana = { (char *)"Ana Ortiz", (char *)"aortiz@school.example" };

	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		g_autoptr(GPtrArray) items =
			g_ptr_array_new_with_free_func((GDestroyNotify)item_free);
		g_autoptr(GPtrArray) messages =
			g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
		g_autoptr(GPtrArray) decisions = g_ptr_array_new();
		struct decision d = { .item = 7, .at = on(11, 7, 9), .kind = EVENT_SNOOZED };
		struct item *task = talk_task(on(11, 6, 16), &ana, NULL, "called  Ms. Ortiz", s);

		task->id = 7;
		g_ptr_array_add(items, task);
		g_ptr_array_add(messages,
			letter(ends[i].to, on(11, ends[i].day, ends[i].hour), ends[i].from_family));
		if (ends[i].decided)
			g_ptr_array_add(decisions, &d);
		assert_int_equal(task->due.n, day_of(2026, 11, 9).n);
		assert_string_equal(task->quote, "called Ms. Ortiz");
		talk_settle(items, messages, decisions, s);
		const struct event *last = task->events->pdata[task->events->len - 1];
		assert_int_equal(last->kind, ends[i].last);
		if (last->kind == EVENT_DISMISSED)
			assert_int_equal(last->at.unix_s, on(11, 17, 0).unix_s);
	}
}

int main(void)
{
	utc = g_time_zone_new_utc();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_told),
		cmocka_unit_test(test_settle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
