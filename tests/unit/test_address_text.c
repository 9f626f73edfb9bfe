/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/address_text.h"

#include "parse/charset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Addresses as "name <address>; ...", a missing name empty. */
static const struct {
	const char *text, *list;
} rows[] = {
	{ NULL, "" },
	{ "", "" },
	{ "ann@x.example", " <ann@x.example>" },
	{ "<Ann@X.Example>", " <ann@x.example>" },
	{ "Ann Lee <ann@x.example>", "Ann Lee <ann@x.example>" },
	{ "\"Lee, Ann\" <ann@x.example>, b@y.example", "Lee, Ann <ann@x.example>; <b@y.example>" },
	{ "ann@x.example (Ann Lee)", "Ann Lee <ann@x.example>" },
	{ "=?utf-8?B?QW5h?= =?utf-8?Q?_Lu=C3=ADs?= <a@x.example>", "Ana Lu\u00eds <a@x.example>" },
	{ "\"=?utf-8?Q?Ana?=\" <a@x.example>", "Ana <a@x.example>" },
	{ "Caf\xe9 <a@x.example>", "Caf\u00e9 <a@x.example>" },
	{ "staff: a@x.example, b@x.example;", " <a@x.example>; <b@x.example>" },
	{ "undisclosed-recipients:;", "" },
	{ "\"O\\\"Neil\" <o@x.example>", "O\"Neil <o@x.example>" },
	/* as clients print them into a forward */
	{ "Ann Lee <ann@x.example>; Bo Ray <bo@x.example>",
		"Ann Lee <ann@x.example>; Bo Ray <bo@x.example>" },
	{ "Lee, Ann <ann@x.example>; Ray, Bo", "Lee, Ann <ann@x.example>; Ray, Bo <>" },
	{ "Lee, Ann <ann@x.example>", "Lee, Ann <ann@x.example>" },
	{ "Ann Lee [mailto:ann@x.example]", "Ann Lee <ann@x.example>" },
	{ "ann@x.example <ann@x.example>", " <ann@x.example>" },
	{ "ann@x.example<mailto:ann@x.example>", " <ann@x.example>" },
	{ "Ann Lee <ann@x.example<mailto:ann@x.example>>", "Ann Lee <ann@x.example>" },
	{ "'Ann Lee' <ann@x.example>", "Ann Lee <ann@x.example>" },
	{ "Ann Lee", "Ann Lee <>" },
	{ "<ann@x.example", " <ann@x.example>" },
	{ ",,;", "" },
};

static void test_list(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) list =
			g_ptr_array_new_with_free_func((GDestroyNotify)address_free);
		g_autoptr(GString) text = g_string_new(NULL);

		address_text_list(rows[i].text, list);
		for (guint k = 0; k < list->len; k++) {
			const struct address *a = list->pdata[k];

			g_string_append_printf(text, "%s%s%s <%s>", k ? ";" : "",
				k && a->name ? " " : "", a->name ? a->name : "", a->address);
		}
		assert_string_equal(text->str, rows[i].list);
	}
}

static void test_first(void **state)
{
	static const struct {
		const char *text, *name, *address;
	} table[] = {
		{ NULL, NULL, "" },
		{ "Ortiz, Paula", "Ortiz, Paula", "" },
		{ "Ann Lee <ann@x.example>; bo@x.example", "Ann Lee", "ann@x.example" },
		{ "Office <office@x.example> On Behalf Of Ann Lee", "Ann Lee", "office@x.example" },
		{ "Office <office@x.example> on behalf of Ann Lee <ann@x.example>", "Ann Lee",
			"ann@x.example" },
		{ "office@x.example en nombre de Ana Ruiz <ana@x.example>", "Ana Ruiz",
			"ana@x.example" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		struct address *a = address_text_first(table[i].text);

		if (g_strcmp0(a->name, table[i].name) || strcmp(a->address, table[i].address))
			fail_msg("row %zu: %s <%s>", i, a->name, a->address);
		address_free(a);
	}
}

static void test_many(void **state)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)address_free);
	g_autoptr(GString) text = g_string_new(NULL);

	for (int i = 0; i < 100000; i++)
		g_string_append(text, "a@x.example, ");
	address_text_list(text->str, list);
	assert_int_equal(list->len, ADDRESSES_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_first),
		cmocka_unit_test(test_many),
	};

	charset_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
