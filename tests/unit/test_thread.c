/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "thread/thread.h"

#define HOUR 3600

/* from "a" to "b": letters stand for people */
static struct message *letter(GPtrArray *all, const char *id, const char *refs, const char *from,
	const char *to, const char *subject, gint64 hours)
{
	struct message *m = message_new();

	m->id = all->len + 1;
	m->mail = m->id;
	m->message_id = id ? g_strdup(id) : NULL;
	g_strfreev(m->references);
	m->references = g_strsplit(refs, " ", -1);
	g_free(m->from->address);
	m->from->address = g_strdup(from);
	if (*to)
		g_ptr_array_add(m->to, address_new(NULL, to));
	g_free(m->subject);
	m->subject = g_strdup(subject);
	m->date = (struct moment){ hours * HOUR, 0 };
	g_ptr_array_add(all, m);
	return m;
}

static GPtrArray *mailbox(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
}

static struct message *at(GPtrArray *all, guint i)
{
	return all->pdata[i];
}

static void test_references(void **state)
{
	g_autoptr(GPtrArray) all = mailbox();

	letter(all, "1@x", "", "a", "b", "One", 0);
	letter(all, "2@x", "1@x", "b", "a", "Re: One", 1);
	letter(all, "3@x", "1@x 2@x", "a", "b", "Re: One", 2);
	letter(all, "4@x", "1@x", "c", "a", "renamed", 3);
	letter(all, "5@x", "lost@x", "a", "b", "Two", 4);
	letter(all, "6@x", "lost@x", "b", "a", "Three", 5);
	thread_join(all, NULL);
	assert_int_equal(at(all, 0)->reply_to, 0);
	assert_null(at(all, 0)->join);
	assert_int_equal(at(all, 1)->reply_to, 1);
	assert_int_equal(at(all, 2)->reply_to, 2);
	assert_int_equal(at(all, 3)->reply_to, 1);
	assert_int_equal(at(all, 3)->thread, 1);
	assert_string_equal(at(all, 3)->join, "references");
	/* siblings of a letter that nobody holds */
	assert_int_equal(at(all, 4)->thread, 5);
	assert_int_equal(at(all, 5)->thread, 5);
	assert_int_equal(at(all, 5)->reply_to, 0);
}

static void test_in_reply_to(void **state)
{
	g_autoptr(GPtrArray) all = mailbox();

	letter(all, "1@x", "", "a", "b", "One", 0);
	letter(all, "2@x", "", "b", "a", "Other", 1)->in_reply_to = g_strdup("1@x");
	thread_join(all, NULL);
	assert_int_equal(at(all, 1)->reply_to, 1);
}

/* A forward has no Message-ID: the answer to it names an id that nobody holds. */
static void test_answer_to_a_forward(void **state)
{
	g_autoptr(GPtrArray) all = mailbox();

	letter(all, "1@x", "", "a", "b", "Reading at home", 0);
	letter(all, NULL, "", "c", "a", "audio books", 10);
	letter(all, NULL, "", "d", "a", "audio books", 11);
	letter(all, "4@x", "1@x lost@x", "a", "c", "Re: audio books", 12)->in_reply_to =
		g_strdup("lost@x");
	thread_join(all, NULL);
	assert_int_equal(at(all, 3)->reply_to, 2); /* c's, not the later one of d */
	assert_int_equal(at(all, 1)->reply_to, 1);
	assert_int_equal(at(all, 1)->thread, 1);
	assert_int_equal(at(all, 3)->thread, 1);
	assert_int_equal(at(all, 2)->thread, 3);
}

/* References that bite their own tail: no loop, no lost message. */
static void test_loops(void **state)
{
	g_autoptr(GPtrArray) all = mailbox();

	letter(all, "1@x", "2@x", "a", "b", "One", 0);
	letter(all, "2@x", "1@x", "b", "a", "One", 1);
	letter(all, "3@x", "3@x", "a", "b", "Self", 2);
	letter(all, "4@x", "5@x 6@x 5@x", "a", "b", "Ring", 3);
	letter(all, "5@x", "6@x 4@x", "a", "b", "Ring", 4);
	letter(all, "6@x", "4@x 5@x", "a", "b", "Ring", 5);
	letter(all, "6@x", "4@x", "a", "b", "Same id", 6);
	thread_join(all, NULL);
	assert_int_equal(at(all, 0)->thread, at(all, 1)->thread);
	assert_int_equal(at(all, 2)->thread, 3);
	for (guint i = 0; i < all->len; i++) {
		gint64 up = at(all, i)->id;
		guint steps = 0;

		assert_true(at(all, i)->thread > 0);
		while (up && steps++ <= all->len)
			up = at(all, (guint)up - 1)->reply_to;
		assert_int_equal(up, 0);
	}
}

static void test_long_chain(void **state)
{
	g_autoptr(GPtrArray) all = mailbox();

	for (int i = 0; i < 20000; i++) { /* each answers the next: worst order */
		g_autofree char *id = g_strdup_printf("%d@x", i);
		g_autofree char *ref = g_strdup_printf("%d@x", i + 1);

		letter(all, id, ref, "a", "b", "", 0);
	}
	thread_join(all, NULL);
	assert_int_equal(at(all, 100)->reply_to, 102);
}

static void test_subject(void **state)
{
	g_autoptr(GPtrArray) all = mailbox();

	letter(all, "1@x", "", "a", "b", "Minutes", 0);
	letter(all, NULL, "", "b", "a", "RE: Minutes", 2);
	letter(all, NULL, "", "c", "d", "Re: Minutes", 3);	   /* strangers to it */
	letter(all, "5@x", "", "a", "b", "minutes", 24 * 5);	   /* no reply, same pair */
	letter(all, "6@x", "", "a", "b", "minutes", 24 * 40);	   /* too late for that */
	letter(all, "7@x", "", "b", "a", "re: minutes", 24 * 50);  /* answers the latest */
	letter(all, "8@x", "", "b", "a", "Re: Minutes", 24 * 150); /* too late */
	thread_join(all, NULL);
	assert_int_equal(at(all, 1)->thread, 1);
	assert_int_equal(at(all, 1)->reply_to, 1);
	assert_string_equal(at(all, 1)->join, "subject");
	assert_int_equal(at(all, 2)->thread, 3);
	assert_int_equal(at(all, 3)->thread, 1);
	assert_int_equal(at(all, 4)->thread, 5);
	assert_int_equal(at(all, 5)->thread, 5);
	assert_int_equal(at(all, 6)->thread, 7);
}

static void test_newsletters_stay_apart(void **state)
{
	g_autoptr(GPtrArray) all = mailbox();

	letter(all, "1@x", "", "a", "b", "This week", 0)->list = true;
	letter(all, "2@x", "", "a", "b", "This week", 24 * 7)->list = true;
	thread_join(all, NULL);
	assert_int_equal(at(all, 1)->thread, 2);
}

static void test_quoted(void **state)
{
	g_autoptr(GPtrArray) all = mailbox();
	g_autoptr(GArray) quotations = g_array_new(FALSE, FALSE, sizeof(struct quotation));
	struct message *q = letter(all, NULL, "", "a", "b", "", 0);
	struct message *other = letter(all, "o@x", "", "c", "b", "Other", 1);
	struct message *m = letter(all, "2@x", "lost@x", "b", "a", "One", 5);
	struct message *next = letter(all, "3@x", "2@x", "a", "b", "Re: One", 6);
	const struct quotation table[] = { { m, q }, { next, other }, { next, m }, { q, next } };

	g_array_append_vals(quotations, table, G_N_ELEMENTS(table));
	thread_join(all, quotations);
	assert_int_equal(m->thread, 1);
	assert_int_equal(m->reply_to, 1);
	/* the references lead to a letter that nobody holds */
	assert_string_equal(m->join, "quotes m1");
	/* what it answers by its references, it answers; what else it quotes is of the thread */
	assert_int_equal(next->reply_to, m->id);
	assert_string_equal(next->join, "references, quotes m2");
	assert_int_equal(other->thread, 1);
	/* nobody quotes what comes later: no loop */
	assert_int_equal(q->reply_to, 0);
	assert_null(q->join);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_in_reply_to),
		cmocka_unit_test(test_answer_to_a_forward),
		cmocka_unit_test(test_loops),
		cmocka_unit_test(test_long_chain),
		cmocka_unit_test(test_subject),
		cmocka_unit_test(test_newsletters_stay_apart),
		cmocka_unit_test(test_quoted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
