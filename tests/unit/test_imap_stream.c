/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deadlines, on a wire that is silent, drips or does not take what we say. */
#include "base/error.h"
#include "fetch/imap_session.h"
#include "fetch/imap_stream.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cmocka.h>

struct imap_wire {
	int fd;
	guint drips; /* one byte at every n-th read; 0: silence */
	guint reads;
	gsize takes; /* bytes at a time */
	GString *told;
};

int imap_wire_fd(const struct imap_wire *w)
{
	return w->fd;
}

void imap_wire_close(struct imap_wire *w)
{
	close(w->fd);
	g_string_free(w->told, TRUE);
	g_free(w);
}

gboolean imap_wire_read(
	struct imap_wire *w, char *buffer, gsize size, gsize *ret_got, GError **error)
{
	*ret_got = w->drips && ++w->reads % w->drips == 0;
	buffer[0] = 'x';
	return TRUE;
}

gboolean imap_wire_write(
	struct imap_wire *w, const char *bytes, gsize length, gsize *ret_done, GError **error)
{
	*ret_done = MIN(length, w->takes);
	g_string_append_len(w->told, bytes, (gssize)*ret_done);
	return TRUE;
}

static struct imap_stream stream;

static int setup(void **state)
{
	struct imap_wire *w = g_new0(struct imap_wire, 1);

	w->fd = eventfd(0, EFD_CLOEXEC);
	w->told = g_string_new(NULL);
	memset(&stream, 0, sizeof stream);
	imap_stream_init(&stream, w);
	return 0;
}

static int teardown(void **state)
{
	imap_stream_clear(&stream);
	return 0;
}

static void test_silence(void **state)
{
	g_autoptr(GError) error = NULL;

	assert_int_equal(stream.patience_us, IMAP_WAIT_S * G_TIME_SPAN_SECOND);
	stream.patience_us = 20 * G_TIME_SPAN_MILLISECOND;
	assert_false(imap_stream_fill(&stream, &error));
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_UNAVAILABLE));
}

/* Bytes earn as long as they would take at the slowest rate, and never more than at first. */
static void test_bytes_earn_patience(void **state)
{
	stream.wire->drips = 1;
	stream.patience_us = 0;
	for (int i = 0; i < IMAP_RATE_MIN; i++)
		assert_true(imap_stream_fill_now(&stream, NULL));
	assert_in_range(
		stream.patience_us, G_TIME_SPAN_SECOND - 2 * IMAP_RATE_MIN, G_TIME_SPAN_SECOND);
	for (int i = 0; i < 2 * IMAP_WAIT_S * IMAP_RATE_MIN; i++)
		assert_true(imap_stream_fill_now(&stream, NULL));
	assert_int_equal(stream.patience_us, IMAP_WAIT_S * G_TIME_SPAN_SECOND);
	stream.hurried = true;
	stream.patience_us = 0;
	assert_true(imap_stream_fill_now(&stream, NULL));
	assert_int_equal(stream.patience_us, 0);
}

static gboolean stop_at_second(gpointer data)
{
	return ++*(int *)data < 2;
}

static void test_tick(void **state)
{
	g_autoptr(GError) error = NULL;
	int ticks = 0;

	eventfd_write(stream.wire->fd, 1);
	imap_stream_set_tick(&stream, stop_at_second, &ticks);
	assert_false(imap_stream_fill(&stream, &error));
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_AGAIN));
	assert_int_equal(ticks, 2);
}

static void test_sends_in_pieces(void **state)
{
	stream.wire->takes = 3;
	stream.wire->drips = 4;
	g_string_append(stream.out, "a1 LOGOUT\r\n");
	assert_true(imap_stream_fill(&stream, NULL));
	assert_string_equal(stream.wire->told->str, "a1 LOGOUT\r\n");
	assert_int_equal(stream.out->len, 0);
	assert_int_equal(stream.to, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_silence),
		TEST(test_bytes_earn_patience),
		TEST(test_tick),
		TEST(test_sends_in_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
