/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "send/draft_mail.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void a_whole_file(void **state)
{
	g_autoptr(GPtrArray) to = g_ptr_array_new_with_free_func((GDestroyNotify)address_free);
	g_autoptr(GPtrArray) cc = g_ptr_array_new_with_free_func((GDestroyNotify)address_free);
	g_auto(GStrv) references = g_strsplit("a@x.example;b@x.example", ";", -1);
	struct address from = { (char *)"Zo\u00eb Rivera", (char *)"zoe@example.org" };

	g_ptr_array_add(to, address_new("Dana \"D\" Whitfield", "dana@school.example"));
	g_ptr_array_add(to, address_new(NULL, "sam@school.example"));
	g_autofree char *file = draft_mail(&(struct draft_out){
		.from = &from,
		.to = to,
		.cc = cc,
		.subject = "Quick check: Lunch",
		.text = "Hi,\n\n\u00bfcu\u00e1ndo?\n.dot",
		.in_reply_to = "b@x.example",
		.references = references,
	});
	assert_string_equal(file,
		"From: \r\n =?UTF-8?B?Wm/DqyBSaXZlcmE=?=\r\n <zoe@example.org>\r\n"
		"To: \"Dana \\\"D\\\" Whitfield\"\r\n <dana@school.example>,\r\n"
		" <sam@school.example>\r\n"
		"Subject: Quick check: Lunch\r\n"
		"In-Reply-To: <b@x.example>\r\n"
		"References: <a@x.example>\r\n <b@x.example>\r\n"
		"X-Unsent: 1\r\n"
		"MIME-Version: 1.0\r\n"
		"Content-Type: text/plain; charset=utf-8\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
		"Hi,\r\n\r\n=C2=BFcu=C3=A1ndo?\r\n=2Edot\r\n");
}

/* What a stranger's letter held adds no field. */
static void nothing_is_smuggled_in(void **state)
{
	static const char *const hostile[] = { "a@b\r\nBcc: evil@x.example", "a b@c.example", "",
		"a@b.example>,<evil@x.example" };

	for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
		g_autoptr(GPtrArray) to =
			g_ptr_array_new_with_free_func((GDestroyNotify)address_free);
		char *references[] = { (char *)hostile[i], NULL };

		g_ptr_array_add(to, address_new("x\r\nBcc: evil@x.example", hostile[i]));
		g_autofree char *file = draft_mail(&(struct draft_out){
			.to = to,
			.cc = to,
			.subject = "Hi\r\nBcc: evil@x.example",
			.text = "Hi",
			.in_reply_to = i == 3 ? hostile[i] : "a b",
			.references = references,
		});
		assert_true(g_str_has_prefix(file, "Subject: Hi Bcc: evil@x.example\r\n"));
		assert_null(strstr(file, "\nBcc"));
		assert_null(strstr(file, "To:"));
		assert_null(strstr(file, "Reply"));
		assert_null(strstr(file, "References"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_file),
		cmocka_unit_test(nothing_is_smuggled_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
