/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "track/parking.h"

#define QUESTION "Which days does the reading group meet?"

static const struct {
	const char *sentence;
	gint64 after_s; /* the note */
	bool from_family, between, asked;
} table[] = {
	{ QUESTION, 60, true, true, true },
	{ "which days does the reading group meet", 60, true, true, true },
	{ "1) Which days does the reading group meet?", 60, true, true, true },
	{ "Which days does the reading group meet now?", 60, true, true, true },
	{ "The reading group meets on some days.", 60, true, true, false },
	{ "When is the bus?", 60, true, true, false }, { "", 60, true, true, false },
	{ QUESTION, -60, true, true, false }, /* before it was noted */
	{ QUESTION, 60, false, true, false }, /* the school's words */
	{ QUESTION, 60, true, false, false }, /* to the other parent */
};

static struct message *letter(gint64 id, gint64 unix_s, ...)
{
	struct message *m = message_new();
	va_list sentences;

	m->id = id;
	m->date = (struct moment){ unix_s, 0 };
	m->between = true;
	m->direction = DIRECTION_FROM_FAMILY;
	va_start(sentences, unix_s);
	for (const char *text; (text = va_arg(sentences, const char *));) {
		struct sentence *s = sentence_new();

		s->text = g_strdup(text);
		g_ptr_array_add(m->sentences, s);
	}
	va_end(sentences);
	return m;
}

/* Each question is asked in the first letter behind its note that has it. */
static void test_several(void **state)
{
	static const struct {
		const char *question;
		gint64 noted_s, asked_in;
	} rows[] = {
		{ "Does he have a reading partner?", 10, 2 },
		{ QUESTION, 0, 1 },
		{ QUESTION, 10, 3 },
		{ "Who drives the late bus?", 0, 0 },
		{ QUESTION, 40, 0 },
	};
	g_autoptr(GPtrArray) parked = g_ptr_array_new_with_free_func((GDestroyNotify)parked_free);
	g_autoptr(GPtrArray) messages =
		g_ptr_array_new_with_free_func((GDestroyNotify)message_free);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		g_ptr_array_add(parked,
			parked_new((struct moment){ rows[i].noted_s, 0 }, rows[i].question, 3));
	g_ptr_array_add(messages, letter(1, 5, "Hi Dana,", QUESTION, NULL));
	g_ptr_array_add(messages, letter(2, 20, "Does he have a reading partner?", NULL));
	g_ptr_array_add(
		messages, letter(3, 30, "Does he have a reading partner now?", QUESTION, NULL));
	for (int twice = 0; twice < 2; twice++) {
		parking_settle(parked, messages);
		for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
			assert_int_equal(((const struct parked *)parked->pdata[i])->asked_in,
				rows[i].asked_in);
	}
}

static void test_asked(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GPtrArray) parked =
			g_ptr_array_new_with_free_func((GDestroyNotify)parked_free);
		g_autoptr(GPtrArray) messages =
			g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
		struct message *m = message_new();
		struct sentence *s = sentence_new();

		s->text = g_strdup(table[i].sentence);
		g_ptr_array_add(m->sentences, s);
		m->id = 12;
		m->date = (struct moment){ 1789000000 + table[i].after_s, 0 };
		m->between = table[i].between;
		m->direction = table[i].from_family ? DIRECTION_FROM_FAMILY : DIRECTION_FROM_SCHOOL;
		g_ptr_array_add(messages, m);
		g_ptr_array_add(
			parked, parked_new((struct moment){ 1789000000, 0 }, " " QUESTION "\n", 3));
		parking_settle(parked, messages);
		const struct parked *p = parked->pdata[0];
		if ((p->asked_in != 0) != table[i].asked)
			print_error("%s\n", table[i].sentence);
		assert_int_equal(p->asked_in, table[i].asked ? 12 : 0);
		assert_string_equal(p->text, QUESTION);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_asked),
		cmocka_unit_test(test_several),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
