/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "thread/subject.h"

static const struct {
	const char *subject, *base;
	bool reply, forward;
} table[] = {
	{ "Speech minutes", "speech minutes", false, false },
	{ "Re: Speech minutes", "speech minutes", true, false },
	{ "RE:RE: re : Speech  minutes ", "speech minutes", true, false },
	{ "Re[2]: Speech minutes", "speech minutes", true, false },
	{ "RE(3): Speech minutes", "speech minutes", true, false },
	{ "Fwd: Re: Speech minutes (fwd)", "speech minutes", true, true },
	{ "[EXTERNAL] Re: [Grade 3] Speech minutes", "speech minutes", true, false },
	{ "[Fwd: Speech minutes]", "speech minutes", false, true },
	{ "RV: Sesiones de habla", "sesiones de habla", false, true },
	{ "RES: RES: Sesiones", "sesiones", true, false },
	{ "AW: WG: Termin", "termin", true, true },
	{ "TR : Rendez-vous", "rendez-vous", false, true },
	{ "Reunión", "reunion", false, false },
	{ "EXTERNAL: RE: Speech minutes", "speech minutes", true, false },
	{ "[EXT] Speech minutes", "speech minutes", false, false },
	{ "Automatic reply: Speech minutes", "speech minutes", true, false },
	{ "Respuesta automática: RE: Reunión", "reunion", true, false },
	{ "Accepted: Speech minutes", "speech minutes", true, false },
	{ "Accepted at last", "accepted at last", false, false },
	{ "Reading: how it goes", "reading: how it goes", false, false },
	{ "Regarding Emma", "regarding emma", false, false },
	{ "[only a blob]", "[only a blob]", false, false },
	{ "Re:", "", true, false },
	{ "", "", false, false },
	{ "Re\357\274\232 Minutes", "minutes", true, false },
};

static void test_table(void **state)
{
	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *base = subject_base(table[i].subject);

		assert_string_equal(base, table[i].base);
		assert_int_equal(subject_is_reply(table[i].subject), table[i].reply);
		assert_int_equal(subject_is_forward(table[i].subject), table[i].forward);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_table) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
