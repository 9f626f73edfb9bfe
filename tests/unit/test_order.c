/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "track/order.h"

/* "3 resolved (phone); 7 snoozed until 2 weeks", "-" for a line that is not understood. */
static char *said(const char *text)
{
	g_autoptr(GPtrArray) lines = order_read(text);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < lines->len; i++) {
		const struct order_line *l = lines->pdata[i];

		if (!l->orders->len)
			g_string_append(out, out->len ? "; -" : "-");
		for (guint k = 0; k < l->orders->len; k++) {
			const struct order *o = l->orders->pdata[k];

			g_string_append_printf(out, "%s%" G_GINT64_FORMAT " %s%s",
				out->len ? "; " : "", o->item, event_kind_names[o->kind],
				o->to_question ? "?" : "");
			if (o->text)
				g_string_append_printf(out, " (%s)", o->text);
			if (o->until)
				g_string_append_printf(out, " until %s", o->until);
		}
	}
	return g_string_free(out, FALSE);
}

static const struct {
	const char *text, *wanted;
} table[] = {
	{ "3 done", "3 resolved" },
	{ "i3 done", "3 resolved" },
	{ "I3 Done.", "3 resolved" },
	{ "#3: done!", "3 resolved" },
	{ "- 3) done", "3 resolved" },
	{ "done 3", "3 resolved" },
	{ "5 phone", "5 resolved (phone)" },
	{ "5 by phone", "5 resolved (phone)" },
	{ "5 in person", "5 resolved (in-person)" },
	{ "5 portal\n6 paper", "5 resolved (portal); 6 resolved (paper)" },
	{ "5 phone, she said yes", "5 resolved (phone: she said yes)" },
	{ "3 done, it came today", "3 resolved (it came today)" },
	{ "7 snooze 2 weeks", "7 snoozed until 2 weeks" },
	{ "snooze 7 2 weeks", "7 snoozed until 2 weeks" },
	{ "7 snooze until Friday", "7 snoozed until Friday" },
	{ "7 snooze for 10 days, 3 done", "7 snoozed until 10 days; 3 resolved" },
	{ "4 dismiss", "4 dismissed" },
	{ "4 reopen", "4 reopened" },
	{ "2 yes", "2 resolved?" },
	{ "2 no", "2 reopened?" },
	{ "2 no, only a part of it", "2 reopened? (only a part of it)" },
	/* Spanish, with its accents or without */
	{ "3 hecho", "3 resolved" },
	{ "3 HECHA", "3 resolved" },
	{ "5 tel\303\251fono", "5 resolved (phone)" },
	{ "5 telefono", "5 resolved (phone)" },
	{ "5 por tel\303\251fono", "5 resolved (phone)" },
	{ "5 en persona; 6 papel", "5 resolved (in-person); 6 resolved (paper)" },
	{ "7 posponer 2 semanas", "7 snoozed until 2 semanas" },
	{ "7 posponer hasta el viernes", "7 snoozed until el viernes" },
	{ "2 s\303\255", "2 resolved?" },
	{ "2 si\314\201", "2 resolved?" },
	{ "4 descartar, 5 reabrir", "4 dismissed; 5 reopened" },
	/* several */
	{ "3, 4 and 6 done", "3 resolved; 4 resolved; 6 resolved" },
	{ "3 y 4 hecho", "3 resolved; 4 resolved" },
	{ "done 3, 4", "3 resolved; 4 resolved" },
	{ "3 done 5 phone", "3 resolved; 5 resolved (phone)" },
	{ "3 done and 5 phone", "3 resolved; 5 resolved (phone)" },
	{ "7 snooze 2 weeks 3 done", "7 snoozed until 2 weeks; 3 resolved" },
	{ "3 done\n\n5 phone\nThanks!\nMarisol", "3 resolved; 5 resolved (phone)" },
	{ "Hi,\n3 done", "3 resolved" },
	/* a line that is not understood does nothing of itself, and does not stop the next */
	{ "3 done 4 frobnicate\n5 done", "3 resolved (4 frobnicate); 5 resolved" },
	{ "3 frobnicate\n5 done", "-; 5 resolved" },
	{ "3 done?", "-" },
	{ "is 3 done?", "-" },
	{ "\302\2773 hecho?", "-" },
	{ "3 not done", "-" },
	{ "3", "-" },
	{ "done", "-" },
	{ "3 4 5", "-" },
	{ "7 snooze", "-" },
	{ "7 snooze until", "-" },
	{ "3 done dismiss", "-" },
	{ "no. 3 done", "-" },
	{ "Dec 3 done", "-" },
	{ "we had 3 done", "-" },
	{ "How are you?", "-" },
	{ "Thank you!", "-" },
	{ "", "" },
	{ "  \n\t\n", "" },
	/* quoted */
	{ "> 3 done", "" },
	{ "4 done\n> 3 done\n>> 5 done\n| 6 done", "4 resolved" },
	{ "\"3 done\"", "3 resolved" },
	/* hostile */
	{ "0 done", "-" },
	{ "-3 done", "3 resolved" }, /* a list's dash */
	{ "3.5 done", "-" },
	{ "1e3 done", "-" },
	{ "0x3 done", "-" },
	{ "9999999999 done", "-" },
	{ "99999999999999999999999999999999 done", "-" },
	{ "\331\243 done", "-" },	       /* Arabic three */
	{ "\357\274\223 done", "3 resolved" }, /* full width, as East Asian keyboards write it */
	{ "\342\200\2563 enod", "-" },	       /* right to left override */
	{ "3\342\200\213 done", "-" },	       /* zero width space */
	{ "3 d\320\276ne", "-" },	       /* Cyrillic o */
	{ "3\302\240done", "3 resolved" },     /* no-break space */
	{ "3 done\033[2J", "-" },
};

static void test_table(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *got = said(table[i].text);

		if (strcmp(got, table[i].wanted) != 0)
			print_error("%s\n", table[i].text);
		assert_string_equal(got, table[i].wanted);
	}
}

static char *repeated(const char *text, guint n)
{
	GString *out = g_string_new(NULL);

	while (n--)
		g_string_append(out, text);
	return g_string_free(out, FALSE);
}

/* What is too long or too much is not understood, and costs little. */
static void test_too_much(void **state)
{
	g_autofree char *blank = repeated(" ", 10 * 1024);
	g_autofree char *padded = g_strconcat("3", blank, "done", NULL);
	g_autofree char *digits = repeated("3", 10 * 1024);
	g_autofree char *numbers = repeated("3 ", 5 * 1024);
	g_autofree char *orders = repeated("3 done ", 60);
	g_autofree char *lines = repeated("3 done\n", 10 * 1024);
	const char *const long_ones[] = { digits, numbers, padded };

	for (gsize i = 0; i < G_N_ELEMENTS(long_ones); i++) {
		g_autofree char *got = said(long_ones[i]);

		assert_string_equal(got, "-");
	}
	g_autofree char *many = said(orders);
	assert_string_equal(many, "-");
	g_autoptr(GPtrArray) all = order_read(lines);
	assert_int_equal(all->len, ORDERS_MAX);
}

static void test_shown(void **state)
{
	g_autofree char *text = repeated("3 frobnicate ", 20);
	g_autoptr(GPtrArray) lines = order_read(text);

	assert_int_equal(lines->len, 1);
	assert_true(g_utf8_strlen(((struct order_line *)lines->pdata[0])->text, -1) <= 72);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_too_much),
		cmocka_unit_test(test_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
