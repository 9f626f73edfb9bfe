/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest_family.h"

#include "digest/chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define PNG_BYTES_MAX (60 * 1024)
#define MARGIN 8
#define BAR_ROOM (CHART_WIDTH - 2 * MARGIN)

static void add_wait(struct chart *c, const char *who, enum chart_side side, int days)
{
	struct chart_wait *w = g_new0(struct chart_wait, 1);

	w->who = g_strdup(who);
	w->item = c->waits->len + 1;
	w->side = side;
	w->days = days;
	for (int k = 0; k < STAGE_COUNT; k++)
		w->thresholds[k] = STAGE_NEVER;
	g_ptr_array_add(c->waits, w);
}

static void add_pace(struct chart *c, const char *who, const int *days, guint n)
{
	struct chart_pace *p = g_new0(struct chart_pace, 1);

	p->who = g_strdup(who);
	p->days = g_array_new(FALSE, FALSE, sizeof(int));
	g_array_append_vals(p->days, days, n);
	g_ptr_array_add(c->paces, p);
}

static struct chart *chart_of_words(void)
{
	struct chart *c = chart_new();

	for (int i = 0; i < CHART_WORD_MORE; i++)
		c->words[i] = g_strdup_printf("word %d", i);
	return c;
}

static guint count(const struct chart_layout *l, enum chart_shape shape)
{
	guint n = 0;

	for (guint i = 0; i < l->marks->len; i++)
		n += ((const struct chart_mark *)l->marks->pdata[i])->shape == shape;
	return n;
}

static const struct chart_mark *nth(const struct chart_layout *l, enum chart_shape shape, guint n)
{
	for (guint i = 0; i < l->marks->len; i++) {
		const struct chart_mark *m = l->marks->pdata[i];

		if (m->shape == shape && n-- == 0)
			return m;
	}
	fail_msg("no mark of shape %d", shape);
	return NULL;
}

static const struct chart_mark *written(const struct chart_layout *l, const char *text)
{
	for (guint i = 0; i < l->marks->len; i++) {
		const struct chart_mark *m = l->marks->pdata[i];

		if (m->shape == SHAPE_TEXT && g_str_equal(m->text, text))
			return m;
	}
	fail_msg("\"%s\" is not written", text);
	return NULL;
}

static void a_bar_is_as_long_as_the_wait(void **state)
{
	static const struct {
		int days, scale;
	} rows[] = { { 1, 10 }, { 10, 10 }, { 11, 15 }, { 20, 20 }, { 21, 30 }, { 41, 60 },
		{ 101, 150 } };

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(chart) c = chart_of_words();

		add_wait(c, "Ana Ortiz", CHART_DUE, rows[i].days);
		g_autoptr(chart_layout) l = chart_layout_new(c);
		const struct chart_mark *bar = nth(l, SHAPE_BAR, 0);
		assert_int_equal((int)(bar->width + 0.5),
			(int)((double)BAR_ROOM * rows[i].days / rows[i].scale + 0.5));
		assert_int_equal(bar->ink, INK_DUE);
	}
}

static void sides_have_their_names_and_inks(void **state)
{
	g_autoptr(chart) c = chart_of_words();

	add_wait(c, "Ana Ortiz", CHART_DUE, 9);
	add_wait(c, "Dana Whitfield", CHART_SCHOOL, 2);
	add_wait(c, "Ana Ortiz", CHART_FAMILY, 4);
	g_autoptr(chart_layout) l = chart_layout_new(c);
	assert_int_equal(count(l, SHAPE_BAR), 3);
	assert_int_equal(count(l, SHAPE_TRACK), 3);
	assert_int_equal(nth(l, SHAPE_BAR, 0)->ink, INK_DUE);
	assert_int_equal(nth(l, SHAPE_BAR, 1)->ink, INK_SCHOOL);
	assert_int_equal(nth(l, SHAPE_BAR, 2)->ink, INK_FAMILY);
	assert_true(written(l, c->words[CHART_WORD_SCHOOL])->y < written(l, "Ana Ortiz  i1")->y);
	assert_true(
		written(l, "Dana Whitfield  i2")->y < written(l, c->words[CHART_WORD_FAMILY])->y);
	assert_true(written(l, c->words[CHART_WORD_FAMILY])->y < written(l, "Ana Ortiz  i3")->y);
	assert_int_equal(written(l, "9")->align, ALIGN_RIGHT);
	/* every bar lies below its name, on its track */
	for (guint i = 0; i < 3; i++) {
		assert_true(nth(l, SHAPE_BAR, i)->y == nth(l, SHAPE_TRACK, i)->y);
		assert_true(nth(l, SHAPE_BAR, i)->width <= nth(l, SHAPE_TRACK, i)->width);
	}
}

/* What may be settled is not drawn as if it were not. */
static void doubt_is_grey(void **state)
{
	g_autoptr(chart) c = chart_of_words();

	add_wait(c, "Ana Ortiz", CHART_DUE, 9);
	((struct chart_wait *)c->waits->pdata[0])->unsure = true;
	g_autoptr(chart_layout) l = chart_layout_new(c);
	assert_int_equal(nth(l, SHAPE_BAR, 0)->ink, INK_UNSURE);
	assert_non_null(written(l, "Ana Ortiz  i1 ?"));
}

static void steps_stand_at_their_thresholds(void **state)
{
	static const int thresholds[STAGE_COUNT] = { 3, 6, 10, STAGE_NEVER, 22, 30 };
	g_autoptr(chart) c = chart_of_words();

	add_wait(c, "Ana Ortiz", CHART_DUE, 7);
	memcpy(((struct chart_wait *)c->waits->pdata[0])->thresholds, thresholds,
		sizeof thresholds);
	add_wait(c, "Dana Whitfield", CHART_SCHOOL, 19);
	g_autoptr(chart_layout) l = chart_layout_new(c);
	/* of 20: those of 22 and 30 are not on the card */
	assert_int_equal(count(l, SHAPE_STEP), 3);
	for (guint i = 0; i < 3; i++) {
		const struct chart_mark *m = nth(l, SHAPE_STEP, i);

		assert_int_equal((int)(m->x + 1 - MARGIN + 0.5), BAR_ROOM * thresholds[i] / 20);
		assert_int_equal(m->ink, thresholds[i] < 7 ? INK_LINE : INK_MUTED);
	}
}

static void answers_are_dots_and_half_of_them_a_stroke(void **state)
{
	static const int ana[] = { 1, 2, 4, 20 }, dana[] = { 3, 3 };
	g_autoptr(chart) c = chart_of_words();

	add_wait(c, "Ana Ortiz", CHART_DUE, 7);
	add_pace(c, "Ana Ortiz", ana, G_N_ELEMENTS(ana));
	add_pace(c, "Dana Whitfield", dana, G_N_ELEMENTS(dana));
	assert_int_equal(chart_pace_half(c->paces->pdata[0]), 2);
	g_autoptr(chart_layout) l = chart_layout_new(c);
	assert_int_equal(count(l, SHAPE_DOT), 6);
	assert_int_equal(count(l, SHAPE_HALF), 2);
	const struct chart_mark *second = nth(l, SHAPE_DOT, 1), *half = nth(l, SHAPE_HALF, 0);
	assert_true(second->x + second->width / 2 == half->x + half->width / 2);
	assert_true(nth(l, SHAPE_DOT, 0)->x < second->x);
	assert_true(nth(l, SHAPE_DOT, 4)->y > nth(l, SHAPE_DOT, 3)->y);
}

/* Whatever the numbers and names are, nothing leaves the card. */
static void all_stays_on_the_card(void **state)
{
	static const int far[] = { 0, 999 };
	g_autofree char *name = g_strnfill(200, 'w');
	g_autoptr(chart) c = chart_of_words();

	for (int i = 0; i < 12; i++)
		add_wait(c, name, i < 8 ? CHART_DUE : CHART_FAMILY, 1 << (i % 10));
	for (int i = 0; i < 5; i++)
		add_pace(c, name, far, 2);
	c->words[CHART_WORD_MORE] = g_strdup("and 4 more");
	g_autoptr(chart_layout) l = chart_layout_new(c);
	for (guint i = 0; i < l->marks->len; i++) {
		const struct chart_mark *m = l->marks->pdata[i];

		assert_true(m->x >= 0 && m->x + m->width <= CHART_WIDTH);
		assert_true(m->y >= 0 && m->y + m->height <= l->height);
		assert_true(!m->text || g_utf8_strlen(m->text, -1) < 45);
	}
	g_autoptr(GBytes) png = chart_png(c);
	assert_non_null(png);
	assert_true(g_bytes_get_size(png) <= PNG_BYTES_MAX);
}

static guint32 big_endian(const guint8 *p)
{
	return (guint32)p[0] << 24 | (guint32)p[1] << 16 | (guint32)p[2] << 8 | p[3];
}

static void it_is_a_png_of_the_layout(void **state)
{
	g_autoptr(family) f = family_full();
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autoptr(chart_layout) l = chart_layout_new(d->chart);
	g_autoptr(GBytes) png = chart_png(d->chart);
	gsize length;

	assert_non_null(png);
	const guint8 *bytes = g_bytes_get_data(png, &length);
	assert_memory_equal(bytes, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
	assert_int_equal(big_endian(bytes + 16), CHART_WIDTH * CHART_SCALE);
	assert_int_equal(big_endian(bytes + 20), (guint32)(l->height * CHART_SCALE));
	assert_memory_equal(bytes + length - 8, "IEND", 4);
	assert_true(length <= PNG_BYTES_MAX);
	/* the same facts are the same bytes: a mail sent twice is one */
	g_autoptr(GBytes) again = chart_png(d->chart);
	assert_true(g_bytes_equal(png, again));
}

/* The digest's facts: sides, longest first, and the same in words. */
static void the_digest_says_the_same_in_words(void **state)
{
	g_autoptr(family) f = family_full();
	g_autoptr(digest) d = digest_plan(&f->in);
	const struct chart *c = d->chart;
	const struct chart_wait *first = c->waits->pdata[0];

	assert_int_equal(first->item, 1);
	assert_int_equal(first->side, CHART_DUE);
	assert_int_equal(first->days, 13);
	assert_int_equal(first->thresholds[0], f->settings->thresholds[CLASS_REQUEST][0]);
	assert_string_equal(c->alt,
		"The school's turn: Ana Ortiz 13 school days, Ana Ortiz 8 school days, Dana "
		"Whitfield 3 school days, Dana Whitfield 2 school days, Dana Whitfield 2 school "
		"days, "
		"Ana Ortiz 7 school days (?). Our turn: Ana Ortiz 4 school days.");
}

static void nobody_is_waited_for(void **state)
{
	g_autoptr(family) f = family_new();
	g_autoptr(digest) d = digest_plan(&f->in);

	assert_null(d->chart);
}

static void answers_of_the_year_are_told(void **state)
{
	g_autoptr(family) f = family_new();
	const char *asked[] = { "2026-11-02", "2026-11-09", "2025-10-01" };
	const char *answered[] = { "2026-11-03", "2026-11-13", "2025-12-01" };

	for (guint i = 0; i < G_N_ELEMENTS(asked); i++) {
		struct message *m =
			family_letter(f, asked[i], family_mother, family_teacher, "A question");
		struct item_view *v = family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "Is it?");

		m = family_letter(f, answered[i], family_teacher, family_mother, "Re: A question");
		family_event(v, EVENT_RESOLVED, m, "answers");
		v->state = STATE_RESOLVED;
		v->resolved_by = m->id;
	}
	struct message *m =
		family_letter(f, "2026-11-18", family_mother, family_teacher, "One more");
	family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "And this?");
	g_autoptr(digest) d = digest_plan(&f->in);
	assert_int_equal(d->chart->paces->len, 1);
	const struct chart_pace *p = d->chart->paces->pdata[0];
	assert_int_equal(p->days->len, 2);
	assert_int_equal(g_array_index(p->days, int, 0), 1);
	assert_int_equal(g_array_index(p->days, int, 1), 4);
	assert_non_null(strstr(d->chart->alt,
		"Half of this year's answers came within: Dana Whitfield 1 school day."));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bar_is_as_long_as_the_wait),
		cmocka_unit_test(sides_have_their_names_and_inks),
		cmocka_unit_test(doubt_is_grey),
		cmocka_unit_test(steps_stand_at_their_thresholds),
		cmocka_unit_test(answers_are_dots_and_half_of_them_a_stroke),
		cmocka_unit_test(all_stays_on_the_card),
		cmocka_unit_test(it_is_a_png_of_the_layout),
		cmocka_unit_test(the_digest_says_the_same_in_words),
		cmocka_unit_test(nobody_is_waited_for),
		cmocka_unit_test(answers_of_the_year_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
