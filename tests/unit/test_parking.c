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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
