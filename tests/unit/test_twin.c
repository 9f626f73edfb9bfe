/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "thread/twin.h"

static const char long_text[] =
	"Emma was not seen on Tuesday because of the assembly and we will find another time.";
static const char other_text[] =
	"The bus leaves at eight and everybody needs a packed lunch with a name on the bag.";

struct row {
	const char *id, *from, *subject, *text;
	gint64 at;
	enum via via;
	enum date_source source;
};

static struct message *letter(const struct row *r, gint64 mail)
{
	struct message *m = message_new();

	m->mail = mail;
	m->message_id = r->id ? g_strdup(r->id) : NULL;
	g_free(m->from->address);
	m->from->address = g_strdup(r->from);
	g_free(m->subject);
	m->subject = g_strdup(r->subject);
	g_free(m->own_text);
	m->own_text = g_strdup(r->text);
	m->date = (struct moment){ r->at, 0 };
	m->via = r->via;
	m->date_source = r->source;
	return m;
}

static void assert_best(const struct row *a, const struct row *b, guint best_a, guint best_b)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);

	g_ptr_array_add(all, letter(a, 1));
	g_ptr_array_add(all, letter(b, 2));
	g_autoptr(GArray) best = twin_group(all);
	assert_int_equal(best->len, 2);
	assert_int_equal(g_array_index(best, guint, 0), best_a);
	assert_int_equal(g_array_index(best, guint, 1), best_b);
}

static void test_message_id(void **state)
{
	struct row a = { "1@x", "t@s", "Speech", long_text, 100, VIA_DIRECT, DATE_HEADER };
	struct row b = a;

	b.via = VIA_FORWARD_ATTACHMENT;
	assert_best(&a, &b, 0, 0);
	assert_best(&b, &a, 1, 1); /* the direct one stands for both */
	b = a;
	assert_best(&a, &b, 0, 0); /* the earlier mail */
	b.from = "other@s";
	b.text = other_text;
	assert_best(&a, &b, 0, 1); /* two people under one Message-ID */
	b.text = long_text;
	assert_best(&a, &b, 0, 0);
}

static void test_minute(void **state)
{
	struct row a = { "1@x", "t@s", "Speech", long_text, 1000, VIA_DIRECT, DATE_HEADER };
	struct row b = { NULL, "t@s", "Fwd: Speech", long_text, 960, VIA_FORWARD_INLINE,
		DATE_FORWARD };

	assert_best(&a, &b, 0, 0);
	b.text = other_text; /* two posts of one minute */
	assert_best(&a, &b, 0, 1);
	b.text = "";
	assert_best(&a, &b, 0, 0);
	b.from = "other@s";
	assert_best(&a, &b, 0, 1);
}

static void test_second_hand(void **state)
{
	struct row a = { "1@x", "t@s", "Speech", long_text, 100000, VIA_DIRECT, DATE_HEADER };
	struct row b = { NULL, "t@s", "", long_text, 100000 + 7 * 3600, VIA_FORWARD_INLINE,
		DATE_FORWARD };

	assert_best(&a, &b, 0, 0); /* a clock of another zone */
	b.at += 20 * 3600;
	assert_best(&a, &b, 0, 1);
	b.via = VIA_QUOTED; /* quoted without a date */
	b.source = DATE_ARRIVAL;
	assert_best(&a, &b, 0, 0);
	b.text = other_text;
	assert_best(&a, &b, 0, 1);
	/* the same words sent again a day later by the same hand are two letters */
	b = a;
	b.id = "2@x";
	b.at += 3600;
	assert_best(&a, &b, 0, 1);
}

/* Who forwards inline may leave out half of it; an attached letter is whole. */
static void test_excerpt(void **state)
{
	struct row a = { NULL, "t@s", "Speech", "we will find another time", 1000,
		VIA_FORWARD_INLINE, DATE_FORWARD };
	struct row b = { "1@x", "t@s", "Speech", long_text, 1000, VIA_FORWARD_ATTACHMENT,
		DATE_HEADER };

	assert_best(&a, &b, 1, 1);
	assert_best(&b, &a, 0, 0);
}

/* A few words are the same letter only with a clock that is off by a zone. */
static void test_few_words(void **state)
{
	struct row a = { "1@x", "t@s", "Speech", "Thank you!", 100000, VIA_DIRECT, DATE_HEADER };
	struct row b = { NULL, "t@s", "", "Thank you!", 100020 + 7 * 3600, VIA_QUOTED,
		DATE_FORWARD };

	assert_best(&a, &b, 0, 0);
	b.at += 1800;
	assert_best(&a, &b, 0, 0);
	b.at += 600;
	assert_best(&a, &b, 0, 1);
	b.at -= 600;
	b.text = "Thank you! Dana";
	assert_best(&a, &b, 0, 1);
}

/* What came earlier from a list does not stand for what the author sent. */
static void test_list(void **state)
{
	struct row row = { "1@x", "t@s", "Speech", long_text, 100, VIA_DIRECT, DATE_HEADER };
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
	struct message *m;

	for (int i = 0; i < 3; i++) {
		g_ptr_array_add(all, m = letter(&row, i));
		m->direction = i ? DIRECTION_FROM_SCHOOL : DIRECTION_OTHER;
		m->list = i < 2;
	}
	m->via = VIA_FORWARD_INLINE;
	g_autoptr(GArray) best = twin_group(all);
	for (guint i = 0; i < best->len; i++)
		assert_int_equal(g_array_index(best, guint, i), 2);
	g_ptr_array_set_size(all, 2);
	g_autoptr(GArray) without = twin_group(all);
	assert_int_equal(g_array_index(without, guint, 0), 1);
}

static void test_many(void **state)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
	struct row r = { NULL, "t@s", "Same", "short", 5, VIA_DIRECT, DATE_HEADER };

	for (int i = 0; i < 20000; i++) {
		r.text = i % 2 ? long_text : other_text;
		g_ptr_array_add(all, letter(&r, i));
	}
	g_autoptr(GArray) best = twin_group(all);
	assert_int_equal(g_array_index(best, guint, 19998), 0);
	assert_int_equal(g_array_index(best, guint, 19999), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_message_id),
		cmocka_unit_test(test_minute),
		cmocka_unit_test(test_second_hand),
		cmocka_unit_test(test_excerpt),
		cmocka_unit_test(test_few_words),
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
