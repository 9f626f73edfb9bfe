/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a digest says of clocks, in both languages, and where. */
#include "digest_family.h"

#include "digest/tone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A rule of 45 days of whose date today, 22 November, is `stage`. */
struct made {
	struct clock_rule rule;
	struct clock_view view;
	GArray *changed;
	GPtrArray *clocks;
};

static void make(struct made *m, enum clock_stage stage, const char *due)
{
	*m = (struct made){ .changed = g_array_new(FALSE, FALSE, sizeof(struct day)),
		.clocks = g_ptr_array_new() };
	m->rule = (struct clock_rule){ .id = (char *)"US-FERPA",
		.jurisdiction = (char *)"US",
		.title = (char *)"Records to inspect",
		.title_es = (char *)"Consulta del expediente",
		.checked_on = day_of(2026, 11, 22) };
	m->view = (struct clock_view){ .rule = &m->rule,
		.id = 3,
		.from = day_of(2026, 11, 2),
		.due = day_parse(due),
		.stage = stage,
		.told = DAY_NONE,
		.next = DAY_NONE,
		.school_days_left = 4,
		.changed = m->changed };
	m->view.count.count = 1;
	g_ptr_array_add(m->clocks, &m->view);
}

static void unmake(struct made *m)
{
	g_array_unref(m->changed);
	g_ptr_array_unref(m->clocks);
}

static struct digest *plan(struct made *m, const char *language)
{
	g_autoptr(family) f = family_new();

	f->in.clocks = m->clocks;
	f->in.language = language;
	return digest_plan(&f->in);
}

/* NULL: there is no such section. */
static const struct digest_section *section(const struct digest *d, enum section_kind kind)
{
	for (guint i = 0; i < d->sections->len; i++) {
		const struct digest_section *s = d->sections->pdata[i];

		if (s->kind == kind)
			return s;
	}
	return NULL;
}

static void assert_says(struct made *m, const char *language, const char *text)
{
	g_autoptr(digest) d = plan(m, language);
	const struct digest_section *s = section(d, SECTION_CLOCKS);

	assert_non_null(s);
	assert_int_equal(s->entries->len, 1);
	const struct digest_entry *e = s->entries->pdata[0];
	if (!strstr(e->text, text))
		fail_msg("\"%s\" does not say \"%s\"", e->text, text);
	g_autoptr(GPtrArray) warnings = tone_check(e->text);
	for (guint i = 0; i < warnings->len; i++) {
		const struct tone_warning *w = warnings->pdata[i];

		assert_true(w->tone != TONE_BLAME && w->tone != TONE_THREAT);
	}
}

static void test_stages(void **state)
{
	static const struct {
		enum clock_stage stage;
		const char *due, *en, *es;
	} rows[] = {
		{ CLOCK_RUNS, "2026-12-17", "from 2 November. 4 school days left.",
			"desde el 2 de noviembre. Faltan: 4 días de clase." },
		{ CLOCK_HALF, "2026-12-17", "Half of the time has passed, 4 school days left.",
			"Ha pasado la mitad del tiempo" },
		{ CLOCK_THREE_QUARTERS, "2026-12-17", "Three quarters of the time have passed",
			"Han pasado tres cuartos" },
		{ CLOCK_NEAR, "2026-11-30", "A friendly question how it stands",
			"preguntar con amabilidad" },
		{ CLOCK_DUE, "2026-11-22", "The date on file is today.",
			"La fecha que tenemos es hoy." },
		{ CLOCK_PAST, "2026-11-20",
			"The date on file was 20 November. If it is done, schooltrail clock stop "
			"c3",
			"La fecha que teníamos era el 20 de noviembre." },
		{ CLOCK_LONG_PAST, "2026-11-06", "parent centre", "centro para padres" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct made m;

		make(&m, rows[i].stage, rows[i].due);
		assert_says(&m, "en", rows[i].en);
		assert_says(&m, "es", rows[i].es);
		unmake(&m);
	}
}

static void test_title_and_child(void **state)
{
	struct made m;

	make(&m, CLOCK_RUNS, "2026-12-17");
	assert_says(&m, "en", "Records to inspect (US-FERPA), from");
	assert_says(&m, "es", "Consulta del expediente (US-FERPA), desde");
	m.view.child = (char *)"Emma";
	assert_says(&m, "en", "(US-FERPA) for Emma, from");
	m.view.id = 0;
	m.view.item = 7;
	assert_says(&m, "en", "It runs by itself, as we read i7.");
	unmake(&m);
}

/* V16: the day moved, and the digest says why. */
static void test_moved(void **state)
{
	const struct day snow = day_of(2026, 12, 9);
	struct made m;

	make(&m, CLOCK_RUNS, "2026-12-16");
	m.view.told = day_of(2026, 12, 15);
	assert_says(&m, "en", "It was 15 December when it was started; the rule on file has");
	g_array_append_val(m.changed, snow);
	assert_says(&m, "en",
		"It was 15 December when it was started; the school calendar has changed since: "
		"Wed 9 Dec.");
	assert_says(&m, "es", "Era el 15 de diciembre cuando empezó");
	unmake(&m);
}

static void test_doubts(void **state)
{
	struct made m;

	make(&m, CLOCK_RUNS, "2026-12-16");
	m.view.count.count = 2;
	m.view.count.readings[1].due = day_of(2026, 12, 18);
	assert_says(&m, "en", "can also be read as 18 December; go by the earlier day");
	m.view.count.count = 1;
	m.view.count.caveats = CAVEAT_CALENDAR_ENDS;
	assert_says(&m, "en", "calendar on file ends before; next year's days may move the date");
	m.view.count.caveats = CAVEAT_NO_CALENDAR;
	assert_says(&m, "en", "every weekday was counted");
	m.view.count.caveats = CAVEAT_NO_NUMBER;
	assert_says(&m, "en", "names no number of days; five school days are usual");
	m.view.unchecked = true;
	assert_says(&m, "en", "was not checked since 22 November");
	const struct clock_rule own = { .id = (char *)"IL2", .jurisdiction = (char *)"US-IL" };
	m.view.instead = &own;
	assert_says(&m, "en", "US-IL has a rule of its own for this: IL2.");
	assert_says(&m, "es", "US-IL tiene una norma propia");
	m.rule.certainty = CERTAINTY_UNVERIFIED;
	assert_says(&m, "en", "Nobody could check this rule.");
	m.rule.jurisdiction = (char *)"*";
	assert_says(&m, "en", "This is a custom, not a rule.");
	m.view.due = DAY_NONE;
	assert_says(&m, "en", "The date cannot be told yet");
	unmake(&m);
}

/* No way is shown whose time may be over. */
static void test_no_route_that_is_closed(void **state)
{
	struct made m;

	make(&m, CLOCK_LONG_PAST, "2026-11-06");
	m.rule.actor = ACTOR_PARENT;
	g_autoptr(digest) yours = plan(&m, "en");
	m.rule.actor = ACTOR_SCHOOL;
	m.view.due = day_of(2026, 10, 1);
	g_autoptr(digest) old = plan(&m, "en");
	m.view.due = day_of(2026, 11, 6);
	m.view.instead = &m.rule;
	g_autoptr(digest) elsewhere = plan(&m, "en");
	m.view.instead = NULL;
	m.rule.jurisdiction = (char *)"*";
	g_autoptr(digest) usual = plan(&m, "en");
	const struct digest *all[] = { yours, old, elsewhere, usual };

	for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
		const struct digest_section *s = section(all[i], SECTION_CLOCKS);
		const struct digest_entry *e = s->entries->pdata[0];

		assert_null(strstr(e->text, "routes"));
		assert_non_null(strstr(e->text, "The date on file was"));
	}
	unmake(&m);
}

/* What is near and the family's own duty needs the family, and the week is not quiet. */
static void test_yours(void **state)
{
	struct made m;

	make(&m, CLOCK_NEAR, "2026-11-25");
	m.rule.actor = ACTOR_PARENT;
	m.view.item = 7;
	g_autoptr(digest) d = plan(&m, "en");
	const struct digest_section *s = section(d, SECTION_NEEDS_YOU);
	g_autofree char *text = digest_text(d);

	assert_null(section(d, SECTION_CLOCKS));
	assert_int_equal(s->entries->len, 1);
	const struct digest_entry *e = s->entries->pdata[0];
	assert_int_equal(e->item, 0);
	assert_non_null(strstr(e->text, "This one is yours. 4 school days left."));
	assert_null(strstr(e->text, "friendly"));
	assert_non_null(strstr(text, "1 for you"));
	assert_null(strstr(text, "Nothing needs you"));
	assert_non_null(strstr(text, "not legal advice"));
	unmake(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stages),
		cmocka_unit_test(test_title_and_child),
		cmocka_unit_test(test_moved),
		cmocka_unit_test(test_doubts),
		cmocka_unit_test(test_no_route_that_is_closed),
		cmocka_unit_test(test_yours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
