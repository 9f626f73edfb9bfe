/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/frame.h"

#include "base/error.h"
#include "reader/setup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

static int make_pair(void **state)
{
	int *pair = g_new(int, 2);

	*state = pair;
	return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair);
}

static int end_pair(void **state)
{
	int *pair = *state;

	close(pair[0]);
	close(pair[1]);
	g_free(pair);
	return 0;
}

static void test_there_and_back(void **state)
{
	const int *pair = *state;
	enum frame_kind kind;

	assert_true(frame_write(pair[0], FRAME_READY, g_variant_new_string("abc"), 5, NULL));
	g_autoptr(GVariant) v = frame_read(pair[1], &kind, 5, NULL);
	assert_int_equal(kind, FRAME_READY);
	assert_string_equal(g_variant_get_string(v, NULL), "abc");
}

static void refuse(const int *pair, const void *bytes, gsize length)
{
	enum frame_kind kind;
	g_autoptr(GError) error = NULL;

	assert_int_equal(write(pair[0], bytes, length), length);
	assert_null(frame_read(pair[1], &kind, 1, &error));
	assert_non_null(error);
}

static void test_unknown_kind(void **state)
{
	const guint32 head[2] = { FRAME_COUNT, 4 };

	refuse(*state, head, sizeof head);
}

static void test_too_large(void **state)
{
	const guint32 head[2] = { FRAME_MAIL, G_MAXUINT32 };

	refuse(*state, head, sizeof head);
}

/* A string without its end, and one that is no UTF-8: not in normal form. */
static void test_malformed(void **state)
{
	const guint32 head[2] = { FRAME_READY, 2 };
	const int *pair = *state;

	assert_int_equal(write(pair[0], head, sizeof head), sizeof head);
	refuse(pair, "\xff", 2);
}

static void test_silence_and_end(void **state)
{
	int *pair = *state;
	enum frame_kind kind;
	g_autoptr(GError) error = NULL;

	assert_null(frame_read(pair[1], &kind, 0, &error));
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_AGAIN));
	g_clear_error(&error);
	shutdown(pair[0], SHUT_WR);
	assert_null(frame_read(pair[1], &kind, 5, &error));
	assert_null(error); /* an orderly end is no error */
}

static void test_setup(void **state)
{
	g_autoptr(settings) s = settings_new();
	struct person *p = g_new0(struct person, 1);
	struct day_range off = { day_of(2026, 11, 23), day_of(2026, 11, 27) };
	g_autofree char *dir = NULL;

	p->name = g_strdup("Ana Ortiz");
	p->address = g_strdup("aortiz@school.example");
	p->from = DAY_NONE;
	p->until = day_of(2027, 1, 8);
	g_ptr_array_add(s->contacts, p);
	g_array_append_val(s->no_school, off);
	g_free(s->timezone);
	s->timezone = g_strdup("America/Chicago");
	g_autoptr(GVariant) v = g_variant_ref_sink(setup_to_variant(s, "/rules"));
	g_autoptr(settings) back = setup_of_variant(v, &dir, NULL);
	assert_non_null(back);
	assert_string_equal(dir, "/rules");
	const struct person *q = back->contacts->pdata[0];
	assert_string_equal(q->address, "aortiz@school.example");
	assert_null(q->role);
	assert_int_equal(q->until.n, day_of(2027, 1, 8).n);
	assert_false(calendar_is_school_day(back->calendar, day_of(2026, 11, 24)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_there_and_back, make_pair, end_pair),
		cmocka_unit_test_setup_teardown(test_unknown_kind, make_pair, end_pair),
		cmocka_unit_test_setup_teardown(test_too_large, make_pair, end_pair),
		cmocka_unit_test_setup_teardown(test_malformed, make_pair, end_pair),
		cmocka_unit_test_setup_teardown(test_silence_and_end, make_pair, end_pair),
		cmocka_unit_test(test_setup),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
