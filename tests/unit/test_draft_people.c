/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/draft.h"
#include "draft_letters.h"
#include "draft_story.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void a_missing_role_falls_through(void **state)
{
	g_autoptr(family) f = family_new();
	g_autoptr(draft_templates) en = letters_load("en");
	const struct item_view *v = story_question(f, 5);

	f->in.drafts = en;
	g_autoptr(draft) d = draft_write(&f->in, draft_named(en, "d-5"), v);
	assert_int_equal(d->to->len, 1);
	assert_string_equal(((struct address *)d->to->pdata[0])->address, family_teacher);
	assert_string_equal(d->hints->pdata[0], "no contact has the role director");
	assert_string_equal(d->hints->pdata[1], "no contact has the role principal");
	assert_string_equal(d->hints->pdata[2], "no contact has the role case-manager");
	assert_int_equal(d->cc->len, 0);
}

/* One child's letter does not go to another child's case manager. */
static void each_child_has_its_own_people(void **state)
{
	g_autoptr(family) f = family_new();
	g_autoptr(draft_templates) en = letters_load("en");
	struct child *leo = g_new0(struct child, 1);
	struct child *emma = f->settings->children->pdata[0];
	struct item_view *v = story_question(f, 3);

	story_contacts(f);
	story_contact(f, "cm-leo", "Bo Reed", "breed@other.example", "case-manager")->from =
		day_of(2026, 9, 1);
	leo->name = g_strdup("Leo");
	leo->aliases = g_new0(char *, 1);
	leo->school_domains = g_new0(char *, 1);
	leo->contacts = g_strsplit("cm-leo", ";", -1);
	g_ptr_array_add(f->settings->children, leo);
	f->in.drafts = en;
	static const struct {
		const char *child, *emma, *to;
	} table[] = {
		{ "Leo", "", "breed@other.example" },
		{ "Emma", "", family_therapist },
		{ "Emma", "cm", family_therapist },
		{ "Emma", "district", family_teacher },
		{ NULL, "", family_therapist },
		{ NULL, "cm", "slee@maplegrove.example" },
	};
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		struct item *it = (struct item *)v->item;

		g_free(it->child);
		it->child = g_strdup(table[i].child);
		g_strfreev(emma->contacts);
		emma->contacts = g_strsplit(table[i].emma, ";", -1);
		g_autoptr(draft) d = draft_write(&f->in, draft_named(en, "D-3"), v);
		assert_string_equal(((struct address *)d->to->pdata[0])->address, table[i].to);
	}
}

static void who_has_left_is_not_written_to(void **state)
{
	g_autoptr(family) f = family_new();
	g_autoptr(draft_templates) en = letters_load("en");
	struct item_view *v = story_question(f, 1);

	story_contact(f, "old", "Dana Whitfield", family_teacher, "teacher")->until =
		day_of(2026, 11, 13);
	story_contact(f, "new", "Lee Park", "lpark@maplegrove.example", "teacher")->from =
		day_of(2026, 11, 14);
	f->in.drafts = en;
	g_autoptr(draft) d = draft_write(&f->in, draft_choose(en, v), v);
	assert_string_equal(
		((struct address *)d->to->pdata[0])->address, "lpark@maplegrove.example");
	assert_string_equal(
		d->hints->pdata[0], "Dana Whitfield is no longer teacher; now it is Lee Park");
	assert_null(d->in_reply_to);
}

static void an_address_that_nobody_reads_is_left_blank(void **state)
{
	g_autoptr(family) f = family_new();
	g_autoptr(draft_templates) en = letters_load("en");
	struct item_view *v = story_question(f, 1);

	g_strfreev(f->settings->platforms);
	f->settings->platforms = g_strsplit("maplegrove.example", ";", -1);
	f->in.drafts = en;
	g_autoptr(draft) d = draft_write(&f->in, draft_choose(en, v), v);
	assert_string_equal(((struct address *)d->to->pdata[0])->address, "");
	assert_string_equal(d->hints->pdata[0],
		"no address of Dana Whitfield is known; the To line is yours to fill in");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_missing_role_falls_through),
		cmocka_unit_test(each_child_has_its_own_people),
		cmocka_unit_test(who_has_left_is_not_written_to),
		cmocka_unit_test(an_address_that_nobody_reads_is_left_blank),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
