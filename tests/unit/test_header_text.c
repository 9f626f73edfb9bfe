/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/header_text.h"

#include "parse/charset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *raw, *text;
} decoded[] = {
	{ NULL, "" },
	{ "Speech minutes for Emma", "Speech minutes for Emma" },
	{ "folded\r\n over\r\n\ttwo lines", "folded over two lines" },
	/* gmime #133: the second word must not be lost */
	{ "=?UTF-8?B?SGVsbG8=?= =?UTF-8?B?IHdvcmxk?=", "Hello world" },
	{ "=?UTF-8?B?SGVsbG8=?=\r\n =?UTF-8?B?IHdvcmxk?= end", "Hello world end" },
	/* a character split between two words, of either encoding */
	{ "=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "caf\u00e9" },
	{ "=?utf-8?B?Y2Fmww==?= =?utf-8?B?qQ==?=", "caf\u00e9" },
	{ "=?iso-8859-1?Q?caf=E9?= =?utf-8?Q?_ol=C3=A9?=", "caf\u00e9 ol\u00e9" },
	{ "=?ISO-8859-1*es?Q?ma=F1ana?=", "ma\u00f1ana" },
	{ "=?windows-1252?Q?=93quoted=94?=", "\u201cquoted\u201d" },
	{ "=?utf-8?q?FW=3A_RV=3A_APOYO?=", "FW: RV: APOYO" },
	{ "=?utf-8?Q?with a blank?= x", "with a blank x" },
	{ "=?x-unheard-of?Q?plain_anyway?=", "plain anyway" },
	/* what is no encoded word stays */
	{ "=?utf-8?X?abc?= =?no", "=?utf-8?X?abc?= =?no" },
	{ "1 =? 2", "1 =? 2" },
	/* undeclared 8-bit */
	{ "caf\xc3\xa9", "caf\u00e9" },
	{ "caf\xe9 \x93x\x94", "caf\u00e9 \u201cx\u201d" },
	{ "a\x1b[31mb\x07", "a[31mb" },
};

static void test_decode(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(decoded); i++) {
		g_autofree char *text = header_text_decode(decoded[i].raw);

		assert_string_equal(text, decoded[i].text);
	}
}

static const struct {
	const char *raw, *name, *value;
} params[] = {
	{ "text/plain; charset=utf-8", "charset", "utf-8" },
	{ "text/plain; charset=\"utf-8\"; format=\"flowed\"", "format", "flowed" },
	{ "text/plain;charset = \"iso-8859-1\" ; x=y", "charset", "iso-8859-1" },
	{ "text/plain", "charset", NULL },
	{ NULL, "charset", NULL },
	{ "attachment; filename=\"Service log.pdf\"", "filename", "Service log.pdf" },
	{ "attachment; filename=\"a;b\\\"c.pdf\"", "filename", "a;b\"c.pdf" },
	{ "attachment; filename=Service log.pdf", "filename", "Service log.pdf" },
	{ "attachment; filename*=utf-8''informe%20de%20ma%C3%B1ana.pdf", "filename",
		"informe de ma\u00f1ana.pdf" },
	{ "attachment; filename*0=\"one \"; filename*1=\"two.pdf\"", "filename", "one two.pdf" },
	{ "attachment; filename*1*=%C3%B1.pdf; filename*0*=utf-8'es'ma", "filename",
		"ma\u00f1.pdf" },
	{ "attachment; filename=\"=?utf-8?B?w6EucGRm?=\"", "filename", "\u00e1.pdf" },
	{ "attachment; filename*=''x", "filename", "x" },
	{ "attachment; filenames=no; filename", "filename", NULL },
};

static void test_param(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(params); i++) {
		g_autofree char *value = header_text_param(params[i].raw, params[i].name);

		if (params[i].value)
			assert_string_equal(value, params[i].value);
		else
			assert_null(value);
	}
}

static void test_ids(void **state)
{
	g_auto(GStrv) two = header_text_ids("<a@x>\r\n <b@y> (comment) <c c@z>");
	g_auto(GStrv) bare = header_text_ids(" id@host ");
	g_auto(GStrv) none = header_text_ids(NULL);

	assert_int_equal(g_strv_length(two), 2);
	assert_string_equal(two[1], "b@y");
	assert_string_equal(bare[0], "id@host");
	assert_int_equal(g_strv_length(none), 0);
}

/* A header may be full of beginnings without an end: it must stay cheap. */
static void test_bomb(void **state)
{
	g_autoptr(GString) raw = g_string_new(NULL);

	for (int i = 0; i < 100000; i++)
		g_string_append(raw, "=?u?q?x");
	gint64 begun = g_get_monotonic_time();
	g_autofree char *text = header_text_decode(raw->str);
	assert_true(g_get_monotonic_time() - begun < 20 * G_USEC_PER_SEC);
	assert_int_equal(strlen(text), raw->len);
	g_string_truncate(raw, 0);
	for (int i = 0; i < 100000; i++)
		g_string_append(raw, "=?utf-8?q?x?= ");
	g_autofree char *words = header_text_decode(raw->str);
	assert_int_equal(strlen(words), 100000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decode),
		cmocka_unit_test(test_param),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_bomb),
	};

	charset_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
