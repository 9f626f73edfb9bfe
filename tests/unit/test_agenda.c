/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "digest/agenda.h"
#include "digest/plan.h"

#include "digest_family.h"

/* The digest's reasons for a meeting, or NULL. */
static char *reasons(const struct family *f)
{
	g_auto(plan) p;
	gint64 about;

	plan_init(&p, &f->in, NULL);
	return plan_meeting_reasons(&p, &about);
}

static struct item_view *question(struct family *f, const char *day)
{
	struct message *m = family_letter(f, day, family_mother, family_teacher, "A question");

	return family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "Which days is the group?");
}

static GPtrArray *entries(enum service_kind kind, const char *name, const char *const *days)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)service_entry_free);

	for (; *days; days++) {
		struct service_entry *e = service_entry_new();

		e->kind = kind;
		if (kind == SERVICE_GAP)
			e->support = g_strdup(name);
		else
			e->service = g_strdup(name);
		e->cause = g_strdup(SERVICE_CAUSE_UNKNOWN);
		e->day = day_parse(*days);
		g_ptr_array_add(list, e);
	}
	return list;
}

/* Each trigger, and one just below.  It is Sunday 2026-11-22. */
static void test_person(void **state)
{
	for (guint n = 2; n <= 3; n++) {
		g_autoptr(family) f = family_new();

		for (guint i = 0; i < n; i++)
			question(f, "2026-11-18");
		g_autofree char *got = reasons(f);
		if (n == 2)
			assert_null(got);
		else
			assert_string_equal(
				got, "3 questions to Dana Whitfield wait for an answer");
	}
}

static void test_silence(void **state)
{
	static const struct {
		const char *asked, *word, *wanted;
	} table[] = {
		{ "2026-10-30", NULL,
			"no word has come from the school for 15 school days while something "
			"waits" },
		{ "2026-11-02", NULL, NULL },
		{ "2026-10-05", "2026-11-02", NULL }, /* a word since */
	};

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(family) f = family_new();

		question(f, table[i].asked);
		if (table[i].word)
			family_letter(f, table[i].word, family_therapist, family_mother, "News");
		g_autofree char *got = reasons(f);
		assert_int_equal(g_strcmp0(got, table[i].wanted), 0);
	}
}

static void test_counted(void **state)
{
	static const struct {
		enum service_kind kind;
		const char *name, *days[5], *wanted;
	} table[] = {
		{ SERVICE_MISSED, "speech", { "2026-11-03", "2026-11-10" },
			"2 sessions missed in four weeks and not made up (Speech)" },
		{ SERVICE_MISSED, "speech", { "2026-10-20", "2026-11-10" }, NULL },
		{ SERVICE_GAP, "calculator", { "2026-11-05", "2026-11-10", "2026-11-17" },
			"3 times in 15 school days a support was not given, as letters and notes "
			"tell (Calculator)" },
		{ SERVICE_GAP, "calculator", { "2026-10-20", "2026-11-10", "2026-11-17" }, NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(family) f = family_new();
		g_autoptr(GPtrArray) services =
			entries(table[i].kind, table[i].name, table[i].days);

		f->in.services = services;
		g_autofree char *got = reasons(f);
		if (g_strcmp0(got, table[i].wanted) != 0)
			print_error("%u: %s\n", i, got);
		assert_int_equal(g_strcmp0(got, table[i].wanted), 0);
	}
}

/* Every item from stage 2 on, and no other; no line is too long; both languages. */
static void test_agenda(void **state)
{
	g_autoptr(family) f = family_new();
	struct item_view *first = question(f, "2026-11-02"), *second = question(f, "2026-11-16");

	first->stage = 2;
	second->stage = 1;
	for (int es = 0; es < 2; es++) {
		f->in.language = es ? "es" : "en";
		g_autofree char *text = agenda_text(&f->in, NULL);
		g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

		assert_non_null(strstr(text, es ? "Preguntas abiertas" : "Open questions"));
		assert_non_null(strstr(text, "(i1)"));
		assert_null(strstr(text, "(i2)"));
		for (char **l = lines; *l; l++)
			assert_true(g_utf8_strlen(*l, -1) <= 72);
	}
	first->stage = 1;
	f->in.language = "en";
	g_autofree char *text = agenda_text(&f->in, NULL);
	assert_non_null(strstr(text, "Nothing has waited long enough"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_person),
		cmocka_unit_test(test_silence),
		cmocka_unit_test(test_counted),
		cmocka_unit_test(test_agenda),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
