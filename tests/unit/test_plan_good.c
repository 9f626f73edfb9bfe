/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest_family.h"
#include "draft_letters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct message *kind_letter(struct family *f, const char *day, const char *from)
{
	struct message *m = family_letter(f, day, from, family_mother, "Reading");
	struct sentence *s = sentence_new();

	s->text = g_strdup("She read a whole chapter aloud!");
	s->acts = m->acts = ACT_BIT(ACT_WIN);
	g_ptr_array_add(m->sentences, s);
	return m;
}

/* What the family asked on the 9th is settled by that letter. */
static void settles(struct family *f, const struct message *m)
{
	const struct message *ask =
		family_letter(f, "2026-11-09", family_mother, family_teacher, "A question");
	struct item_view *v = family_item(f, ask, ITEM_REQUEST, OWED_SCHOOL, "Is it?");

	family_event(v, EVENT_RESOLVED, m, "answers");
	v->state = STATE_RESOLVED;
	v->resolved_by = m->id;
}

static const struct digest_section *good_news(const struct digest *d)
{
	const struct digest_section *s = d->sections->pdata[0];

	assert_int_equal(s->kind, SECTION_GOOD_NEWS);
	return s;
}

static guint thanks(const struct digest *d)
{
	const struct digest_section *s = good_news(d);
	guint n = 0;

	for (guint i = 0; i < s->entries->len; i++) {
		const struct digest_entry *e = s->entries->pdata[i];

		assert_int_equal(e->next != NULL, e->mailto != NULL);
		assert_int_equal(e->next != NULL, g_strcmp0(e->draft, "D-THX") == 0);
		n += e->next != NULL;
	}
	return n;
}

/* Once a person in ten days of school; a week off does not count, and others are others. */
static void a_thank_you_is_rare(void **state)
{
	static const struct {
		const char *before, *day;
		bool other_person;
		guint thanks;
	} rows[] = {
		{ "2026-11-06", "2026-11-19", false, 0 }, /* nine days of school */
		{ "2026-11-05", "2026-11-19", false, 1 }, /* ten */
		{ "2026-11-18", "2026-11-19", true, 2 },
		{ "2026-11-18", "2026-11-19", false, 1 }, /* both are this week's: once */
	};
	g_autoptr(draft_templates) en = letters_load("en");

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(family) f = family_new();

		f->in.drafts = en;
		kind_letter(f, rows[i].before,
			rows[i].other_person ? family_therapist : family_teacher);
		kind_letter(f, rows[i].day, family_teacher);
		g_autoptr(digest) d = digest_plan(&f->in);
		if (thanks(d) != rows[i].thanks)
			fail_msg("%s, %s: %u", rows[i].before, rows[i].day, thanks(d));
	}
}

static void who_has_written_back_has_said_it(void **state)
{
	g_autoptr(draft_templates) en = letters_load("en");
	g_autoptr(family) f = family_new();
	const struct message *m = kind_letter(f, "2026-11-18", family_teacher);

	f->in.drafts = en;
	family_letter(f, "2026-11-19", family_mother, family_teacher, "Re: Reading")->reply_to =
		m->id;
	g_autoptr(digest) d = digest_plan(&f->in);
	assert_int_equal(thanks(d), 0);
}

/* The letter is written to its author, about that day, whether it settled something or not. */
static void the_thank_you_is_about_the_letter(void **state)
{
	static const char *const said[] = { "A short thank-you would be welcome.",
		"A thank-you line is ready: schooltrail draft i1." };
	g_autoptr(draft_templates) en = letters_load("en");

	for (guint k = 0; k < G_N_ELEMENTS(said); k++) {
		g_autoptr(family) f = family_new();
		const struct message *m = kind_letter(f, "2026-11-18", family_teacher);

		f->in.drafts = en;
		if (k)
			settles(f, m);
		g_autoptr(digest) d = digest_plan(&f->in);
		const struct digest_entry *win = good_news(d)->entries->pdata[0];
		assert_int_equal(thanks(d), 1);
		assert_string_equal(win->next, said[k]);
		assert_true(g_str_has_prefix(win->mailto, "mailto:dwhitfield@maplegrove.example?"));
		assert_non_null(strstr(win->mailto, "18%20November"));
	}
}

/* Kind words come before what was settled, whatever came first. */
static void wins_come_first(void **state)
{
	g_autoptr(family) f = family_new();

	settles(f, family_letter(f, "2026-11-16", family_teacher, family_mother, "Re: A question"));
	kind_letter(f, "2026-11-20", family_therapist);
	g_autoptr(digest) d = digest_plan(&f->in);
	const struct digest_entry *first = good_news(d)->entries->pdata[0];
	assert_string_equal(first->text, "Ana Ortiz wrote on Fri 20 Nov:");
	/* without letters to offer, none is offered */
	assert_int_equal(thanks(d), 0);
}

/* What one letter settled is said once, with every sentence. */
static void one_letter_is_one_entry(void **state)
{
	g_autoptr(family) f = family_new();
	const struct message *m =
		family_letter(f, "2026-11-17", family_teacher, family_mother, "Re: A question");

	for (int i = 0; i < 3; i++)
		settles(f, m);
	settles(f, family_letter(f, "2026-11-18", family_teacher, family_mother, "Re: Another"));
	g_autoptr(digest) d = digest_plan(&f->in);
	const struct digest_section *s = good_news(d);
	assert_int_equal(s->entries->len, 4);
	assert_int_equal(digest_alike(s, 0), 3);
	assert_int_equal(digest_alike(s, 3), 1);
	g_autofree char *text = digest_text(d);
	const char *once = strstr(text, "Settled by Dana Whitfield's letter of Tue 17 Nov.");
	assert_non_null(once);
	assert_null(strstr(once + 1, "Settled by Dana Whitfield's letter of Tue"));
	assert_non_null(strstr(once, "\n  i2    \"Is it?\"\n  i3    \"Is it?\"\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_thank_you_is_rare),
		cmocka_unit_test(who_has_written_back_has_said_it),
		cmocka_unit_test(the_thank_you_is_about_the_letter),
		cmocka_unit_test(wins_come_first),
		cmocka_unit_test(one_letter_is_one_entry),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
