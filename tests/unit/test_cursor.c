/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/cursor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* What is added in this order, and the text and the gaps that result. */
static const struct {
	struct uid_range add[5];
	const char *text, *gaps;
} add_rows[] = {
	{ { { 0, 0 } }, "", "1:*" },
	{ { { 5, 5 } }, "5", "1:4,6:*" },
	{ { { 2, 2 } }, "2", "1,3:*" },
	{ { { 1, 3 }, { 4, 6 } }, "1:6", "7:*" },
	{ { { 4, 6 }, { 1, 3 } }, "1:6", "7:*" },
	{ { { 1, 1 }, { 3, 3 }, { 2, 2 } }, "1:3", "4:*" },
	{ { { 1, 2 }, { 5, 6 }, { 9, 9 }, { 2, 8 } }, "1:9", "10:*" },
	{ { { 1, 2 }, { 5, 6 }, { 9, 12 }, { 6, 10 } }, "1:2,5:12", "3:4,13:*" },
	{ { { 10, 20 }, { 12, 13 } }, "10:20", "1:9,21:*" },
	{ { { 10, 20 }, { 21, 20 } }, "10:20", "1:9,21:*" },
	{ { { 4294967295u, 4294967295u } }, "4294967295", "1:4294967294" },
	{ { { 4294967294u, 4294967294u }, { 4294967295u, 4294967295u } }, "4294967294:4294967295",
		"1:4294967293" },
	{ { { 7, 7 }, { 1, 4294967295u } }, "1:4294967295", NULL },
};

static void test_add(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(add_rows); i++) {
		g_autoptr(cursor) c = cursor_new();

		for (gsize j = 0; j < G_N_ELEMENTS(add_rows[i].add); j++)
			cursor_add_range(c, add_rows[i].add[j].first, add_rows[i].add[j].last);
		g_autofree char *text = cursor_text(c);
		g_autofree char *gaps = cursor_gaps(c, 1000);
		assert_string_equal(text, add_rows[i].text);
		if (add_rows[i].gaps)
			assert_string_equal(gaps, add_rows[i].gaps);
		else
			assert_null(gaps);
		assert_null(cursor_gaps(c, 2));
		g_autoptr(cursor) again = cursor_new();
		assert_true(cursor_parse(again, text));
		g_autofree char *text_again = cursor_text(again);
		assert_string_equal(text_again, text);
	}
}

/* Against a plain table of booleans, in an order that meets every case. */
static void test_against_table(void **state)
{
	enum {
		N = 300
	};
	bool seen[N + 2] = { false };
	g_autoptr(cursor) c = cursor_new();
	guint32 x = 12345;

	for (int round = 0; round < 2000; round++) {
		x = x * 1664525 + 1013904223;
		guint32 first = (x >> 8) % N + 1, last = MIN(first + (x >> 28) % 4, N);

		if (round % 200 == 0) {
			cursor_reset(c, (guint32)round);
			memset(seen, 0, sizeof seen);
		}
		cursor_add_range(c, first, last);
		for (guint32 uid = first; uid <= last; uid++)
			seen[uid] = true;
		guint32 unseen = 1;
		while (seen[unseen])
			unseen++;
		assert_int_equal(cursor_first_unseen(c), unseen);
		for (guint32 uid = 0; uid <= N + 1; uid++)
			if (cursor_has(c, uid) != seen[uid])
				fail_msg("round %d: UID %u", round, uid);
		for (guint i = 1; i < c->seen->len; i++) {
			const struct uid_range *r = &g_array_index(c->seen, struct uid_range, i);
			assert_true(r[-1].last + 1 < r->first);
		}
	}
}

static void test_parse_refuses(void **state)
{
	static const char *const bad[] = { "0", "1:", ":1", "1,", ",1", "1,,2", "2:1", "1:*", "*",
		"-1", "+1", " 1", "1 ", "1;2", "4294967296", "1:4294967296", "99999999999999999999",
		"1:2:3", "x" };
	g_autoptr(cursor) c = cursor_new();

	cursor_add(c, 7);
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		if (cursor_parse(c, bad[i]))
			fail_msg("accepted: %s", bad[i]);
		g_autofree char *text = cursor_text(c);
		assert_string_equal(text, "7");
	}
	/* Not in our form, but clear: what another version may have written. */
	assert_true(cursor_parse(c, "5,1:3,4,2"));
	g_autofree char *text = cursor_text(c);
	assert_string_equal(text, "1:5");
	assert_true(cursor_parse(c, ""));
	assert_int_equal(c->seen->len, 0);
}

static void test_reset(void **state)
{
	g_autoptr(cursor) c = cursor_new();

	cursor_add_range(c, 1, 10);
	c->uidnext = 11;
	cursor_reset(c, 77);
	assert_int_equal(c->uidvalidity, 77);
	assert_int_equal(c->uidnext, 0);
	assert_false(cursor_has(c, 1));
	cursor_add_range(c, 1, 4294967295u);
	assert_int_equal(cursor_first_unseen(c), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_add),
		cmocka_unit_test(test_against_table),
		cmocka_unit_test(test_parse_refuses),
		cmocka_unit_test(test_reset),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
