/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What automatic replies tell, and what the letter as a whole becomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "classify/verdict.h"

#include "rule_packs.h"

static struct ruleset *rules;
static struct calendar *every_day;
static GTimeZone *utc;

static int set_up(void **state)
{
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(struct day_range));

	rules = ruleset_new();
	pack_add(rules, "en");
	pack_add(rules, "es");
	every_day = calendar_new(DAY_NONE, DAY_NONE, none);
	utc = g_time_zone_new_utc();
	return ruleset_ready(rules, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
	ruleset_free(rules);
	calendar_free(every_day);
	g_time_zone_unref(utc);
	return 0;
}

/* Written on Wednesday, 16 September 2026; sentences end at a bar. */
static struct message *judged(const char *text, enum message_kind kind)
{
	const struct verdict_context context = {
		.rules = rules, .calendar = every_day, .zone = utc
	};
	struct message *m = message_new();
	g_auto(GStrv) parts = g_strsplit(text, " | ", -1);

	m->date = moment_parse("2026-09-16T10:00:00Z", utc);
	m->kind = kind;
	m->automatic = kind == KIND_AUTO_REPLY || kind == KIND_BOUNCE;
	m->direction = DIRECTION_FROM_SCHOOL;
	m->between = true;
	g_free(m->own_text);
	m->own_text = g_strdup(text);
	for (char **p = parts; *p; p++) {
		struct sentence *s = sentence_new();

		s->text = g_strdup(*p);
		g_ptr_array_add(m->sentences, s);
	}
	g_free(verdict_judge(m, &context));
	return m;
}

static const struct {
	const char *text, *back, *contact;
} table[] = {
	{ "I am out of the office until Monday, September 21.", "2026-09-21", NULL },
	{ "I will be away through Friday and back in the office on Monday, September 21. | "
	  "For urgent matters please contact Ms. Boyd at the front desk.",
		"2026-09-21", "Ms. Boyd" },
	{ "I am on leave and will return on October 5. | Please e-mail office@school.example.",
		"2026-10-05", "office@school.example" },
	{ "I am out today. | Please contact the main office if it cannot wait.", "",
		"the main office" },
	{ "Estoy fuera de la oficina y regreso el 21 de septiembre. | "
	  "Para asuntos urgentes comun\u00edquese con la Mtra. Luj\u00e1n.",
		"2026-09-21", "la Mtra. Luj\u00e1n" },
	{ "Thank you for your message, I read mail once a day.", "", NULL },
	{ "The meeting of September 21 is still on.", "", NULL },
};

static void test_away(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(message) m = judged(table[i].text, KIND_AUTO_REPLY);
		char day[DAY_TEXT_SIZE] = "";

		if (m->away)
			day_format(m->away->back, day);
		if (strcmp(day, table[i].back) ||
			g_strcmp0(m->away ? m->away->contact : NULL, table[i].contact))
			fail_msg("\"%s\": back \"%s\", contact \"%s\"", table[i].text, day,
				m->away ? m->away->contact : NULL);
		assert_int_equal(m->acts, ACT_BIT(ACT_AUTO_REPLY));
	}
}

/* The same words, each time in a mail of another kind. */
static void test_kinds(void **state)
{
	static const char text[] = "Please send the form back by Friday.";
	static const struct {
		enum message_kind kind;
		act_set acts;
		bool opens;
	} kinds[] = {
		{ KIND_PERSON, 0, true },
		{ KIND_AUTO_REPLY, ACT_BIT(ACT_AUTO_REPLY), false },
		{ KIND_BOUNCE, ACT_BIT(ACT_AUTO_REPLY), false },
		{ KIND_BULK, ACT_BIT(ACT_BULK), false },
		{ KIND_INFO, ACT_BIT(ACT_BULK), false },
		{ KIND_POINTER, 0, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		g_autoptr(message) m = judged(text, kinds[i].kind);
		const struct sentence *s = m->sentences->pdata[0];

		assert_int_equal(m->acts, kinds[i].acts);
		assert_int_equal(!!(s->acts & ACT_BIT(ACT_REQUEST)), kinds[i].opens);
		assert_null(m->away);
	}
}

/* By its words alone. */
static void test_found_by_words(void **state)
{
	g_autoptr(message) m =
		judged("I am currently out of the office and will return on Monday, September 21.",
			KIND_PERSON);

	assert_int_equal(m->kind, KIND_AUTO_REPLY);
	assert_int_equal(m->away->back.n, day_of(2026, 9, 21).n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_away),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_found_by_words),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
