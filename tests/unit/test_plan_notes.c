/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest_family.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* The items of a section, in order: "1 2 4 ". */
static char *items_in(const struct digest *d, enum section_kind kind)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < d->sections->len; i++) {
		const struct digest_section *s = d->sections->pdata[i];

		for (guint k = 0; s->kind == kind && k < s->entries->len; k++)
			g_string_append_printf(out, "%" G_GINT64_FORMAT " ",
				((const struct digest_entry *)s->entries->pdata[k])->item);
	}
	return g_string_free(out, FALSE);
}

static void overdue_item(struct family *f, const struct message *m)
{
	struct item_view *v = family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "It?");

	v->overdue = true;
	v->stage = 1;
}

/* Items 1 and 2 in a letter to the teacher, 3 in another, 4 in one to the therapist. */
static struct family *three_letters(void)
{
	struct family *f = family_new();
	const struct message *one =
		family_letter(f, "2026-11-04", family_mother, family_teacher, "A");
	const struct message *two =
		family_letter(f, "2026-11-05", family_mother, family_teacher, "B");
	const struct message *other =
		family_letter(f, "2026-11-06", family_mother, family_therapist, "C");

	overdue_item(f, one);
	overdue_item(f, one);
	overdue_item(f, two);
	overdue_item(f, other);
	return f;
}

static void one_note_to_a_person_at_a_time(void **state)
{
	g_autoptr(family) f = three_letters();
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *now = items_in(d, SECTION_NEEDS_YOU);
	g_autofree char *later = items_in(d, SECTION_WAITING);
	g_autofree char *page = digest_html(d, NULL);

	assert_string_equal(now, "1 2 4 ");
	assert_string_equal(later, "3 ");
	assert_non_null(strstr(page, "One note to Dana Whitfield at a time"));
}

/* On Sunday no school day has passed since the father's letter of Friday. */
static void none_just_after_another_letter(void **state)
{
	g_autoptr(family) f = three_letters();

	family_letter(f, "2026-11-20", family_father, family_teacher, "D");
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *now = items_in(d, SECTION_NEEDS_YOU);

	assert_string_equal(now, "4 ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_note_to_a_person_at_a_time),
		cmocka_unit_test(none_just_after_another_letter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
