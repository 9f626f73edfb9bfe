/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "send/recipient.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void only_plain_addresses_are_valid(void **state)
{
	static const char *const good[] = { "a@b", "marisol.rivera@example.com",
		"x+tag@a-b.example", "o'neil_9@sub.sub.example", "{a}!#$%&*/=?^`|~@x.example" };
	static const char *const bad[] = { "", "a", "@b", "a@", "a@@b", "a@b@c", ".a@b", "a.@b",
		"a..b@c", "a b@c", " a@b", "a@b ", "a@b\r\n", "a\n@b", "a@b>\r\nRCPT TO:<x@y",
		"<a@b>", "\"a b\"@c", "a@[127.0.0.1]", "a@-b", "a@b-", "a@b..c", "a@.b", "a@b.",
		"a@b_c", "a,b@c", "a;b@c", "a:b@c", "caf\u00e9@b", "a@caf\u00e9.example", "a\x7f@b",
		"a(x)@b" };
	g_autofree char *local = g_strnfill(65, 'a');
	g_autofree char *long_local = g_strconcat(local, "@b", NULL);
	g_autofree char *longest_local = g_strconcat(local + 1, "@b", NULL);
	g_autofree char *long_label = g_strconcat("a@", local + 1, NULL);
	g_autofree char *domain = g_strnfill(300, 'd');
	g_autofree char *long_all = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(good); i++)
		if (!recipient_valid(good[i]))
			fail_msg("refused: %s", good[i]);
	for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
		if (recipient_valid(bad[i]))
			fail_msg("taken: %s", bad[i]);
	for (int i = 60; i < 300; i += 60)
		domain[i] = '.';
	long_all = g_strconcat("a@", domain, NULL);
	assert_false(recipient_valid(NULL));
	assert_false(recipient_valid(long_local));
	assert_true(recipient_valid(longest_local));
	assert_false(recipient_valid(long_label));
	assert_false(recipient_valid(long_all));
}

static void only_members_are_found(void **state)
{
	g_autoptr(settings) s = settings_new();
	struct person *p = g_new0(struct person, 1), *nameless = g_new0(struct person, 1);

	p->address = g_strdup("mum@example.org");
	g_ptr_array_add(s->members, nameless);
	g_ptr_array_add(s->members, p);
	assert_ptr_equal(settings_member(s, "mum@example.org"), p);
	assert_ptr_equal(settings_member(s, "Mum@EXAMPLE.org"), p);
	assert_null(settings_member(s, "mum@example.org.evil"));
	assert_null(settings_member(s, "um@example.org"));
	assert_null(settings_member(s, ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_plain_addresses_are_valid),
		cmocka_unit_test(only_members_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
