/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters between digests: short, calm, nobody's business on a locked screen. */
#include "digest/alert_plan.h"
#include "digest_family.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
	*state = family_new();
	return 0;
}

static int tear_down(void **state)
{
	family_free(*state);
	return 0;
}

static struct item_view *waiting(struct family *f, const char *quote, int stage)
{
	struct message *m =
		family_letter(f, "2026-11-03", family_mother, family_teacher, "Emma's reading");
	struct item_view *v = family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, quote);

	v->stage = stage;
	v->overdue = true;
	v->attempts = 2;
	v->waiting_school_days = 3 * stage;
	return v;
}

static struct digest *items_alert(struct family *f)
{
	g_autoptr(GPtrArray) reached = g_ptr_array_new();

	g_ptr_array_extend(reached, f->views, NULL, NULL);
	return alert_plan_items(&f->in, reached);
}

static void it_fits_on_a_screen(void **state)
{
	struct family *f = *state;

	waiting(f, "Could you tell me which days the group is?", 3);
	waiting(f, "Could you send the plan?", 4);
	g_autoptr(digest) d = items_alert(f);
	g_autofree char *text = digest_text(d);
	const struct digest_section *s = d->sections->pdata[0];

	assert_string_equal(d->subject, "School trail: 2 for you, before the digest");
	assert_int_equal(s->kind, SECTION_NEEDS_YOU);
	assert_int_equal(((struct digest_entry *)s->entries->pdata[0])->item, 2);
	assert_true(g_str_has_prefix(
		text, "School trail for Rivera\nBefore the next digest\n\nNEEDS YOU\n  i2 "));
	assert_null(strstr(text, "digest goes"));
	guint lines = 0;
	for (const char *p = text; (p = strchr(p, '\n')) != NULL; p++)
		lines++;
	assert_in_range(lines, 10, 30);
}

static void many_are_five_and_a_number(void **state)
{
	struct family *f = *state;

	for (int i = 0; i < 9; i++)
		waiting(f, "Could you send the log?", 3);
	g_autoptr(digest) d = items_alert(f);
	const struct digest_section *s = d->sections->pdata[0];

	assert_int_equal(s->entries->len, 6);
	assert_non_null(strstr(((struct digest_entry *)s->entries->pdata[5])->text, "and 4 more"));
	assert_string_equal(d->subject, "School trail: 9 for you, before the digest");
}

static struct message *harm_letter(struct family *f, const char *subject)
{
	struct message *m = family_letter(f, "2026-11-22", family_teacher, family_mother, subject);
	struct sentence *calm = sentence_new(), *s = sentence_new();

	calm->text = g_strdup("Art went well.");
	s->text = g_strdup("Emma was restrained at recess.");
	s->acts = ACT_BIT(ACT_HARM);
	g_ptr_array_add(m->sentences, calm);
	g_ptr_array_add(m->sentences, s);
	return m;
}

static void harm_is_told_by_its_own_words(void **state)
{
	struct family *f = *state;
	g_autoptr(GPtrArray) letters = g_ptr_array_new();

	waiting(f, "Could you send the log?", 1);
	g_ptr_array_add(letters, harm_letter(f, "Today at recess"));
	g_autoptr(digest) d = alert_plan_harm(&f->in, letters);
	g_autofree char *text = digest_text(d);
	g_autofree char *html = digest_html(d, NULL);

	assert_string_equal(d->subject, "School trail: a letter to read yourself");
	assert_non_null(strstr(text, "PLEASE LOOK YOURSELF"));
	assert_non_null(strstr(text, "\"Emma was restrained at recess.\""));
	assert_null(strstr(text, "Art went well"));
	assert_non_null(strstr(text, "schooltrail show m2"));
	assert_null(strstr(text, "D-MTG")); /* nothing is open in its thread */
	/* it must not look like good news */
	assert_null(strstr(html, "#e8f3ec"));
}

/* The way past the ladder is offered where something is open, and taken by nobody but a person. */
static void the_ladder_may_be_passed(void **state)
{
	struct family *f = *state;
	g_autoptr(GPtrArray) letters = g_ptr_array_new();
	struct item_view *v = waiting(f, "Could you send the log?", 1);
	struct message *m = harm_letter(f, "Re: Emma's reading");

	m->thread = ((struct item *)v->item)->thread = 3; /* the test owns it */
	g_ptr_array_add(letters, m);
	g_autoptr(digest) d = alert_plan_harm(&f->in, letters);
	g_autofree char *text = digest_text(d);

	assert_non_null(strstr(text, "schooltrail draft i1"));
}

static void spanish_and_a_child_called_letter(void **state)
{
	struct family *f = *state;
	g_autoptr(GPtrArray) letters = g_ptr_array_new();

	g_ptr_array_add(letters, harm_letter(f, ""));
	f->in.language = "es";
	g_autoptr(digest) d = alert_plan_harm(&f->in, letters);
	assert_true(g_str_has_prefix(d->subject, "Cartas de la escuela: una carta"));
	struct child *c = f->settings->children->pdata[0];
	g_free(c->name);
	c->name = g_strdup("Letter");
	f->in.language = "en";
	g_autoptr(digest) bare = alert_plan_harm(&f->in, letters);
	assert_string_equal(bare->subject, "School trail 2026-11-22");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(it_fits_on_a_screen),
		TEST(many_are_five_and_a_number),
		TEST(harm_is_told_by_its_own_words),
		TEST(the_ladder_may_be_passed),
		TEST(spanish_and_a_child_called_letter),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
