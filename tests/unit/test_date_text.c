/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/date_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* For a family in Chicago; "" where there is no date. */
static const struct {
	const char *text, *moment;
} rows[] = {
	/* RFC 5322 and what real headers make of it */
	{ "Tue, 8 Sep 2026 19:12:00 -0500", "2026-09-08T19:12:00-05:00" },
	{ "Tue, 8 Sep 2026 19:12:00 -0500 (CDT)", "2026-09-08T19:12:00-05:00" },
	{ "8 Sep 26 19:12 GMT", "2026-09-08T19:12:00+00:00" },
	{ "Tue, 08 Sep 2026 19:12:00 +0000", "2026-09-08T19:12:00+00:00" },
	{ "Tue, 8 Sep 2026 19:12:00 CEST", "2026-09-08T19:12:00+02:00" },
	{ "Tue, 8 Sep 2026 19:12:00", "2026-09-08T19:12:00-05:00" },
	{ "2026-09-08T19:12:00Z", "2026-09-08T19:12:00+00:00" },
	{ "2026-09-08 19:12:00 -05:00", "2026-09-08T19:12:00-05:00" },
	{ "32 Foo 2026", "" },
	{ "Tue, 8 Sep 9999999 19:12:00", "" },
	{ "", "" },
	{ NULL, "" },
	{ "not a date at all", "" },
	/* Gmail, Outlook, Apple, Yahoo, Samsung */
	{ "Tue, Sep 8, 2026 at 7:12\u202fPM", "2026-09-08T19:12:00-05:00" },
	{ "Tue, Mar 9, 2027 at 7:12 AM", "2027-03-09T07:12:00-06:00" },
	{ "Tuesday, September 8, 2026 7:12 PM", "2026-09-08T19:12:00-05:00" },
	{ "Tuesday, September 8, 2026 19:12", "2026-09-08T19:12:00-05:00" },
	{ "September 8, 2026 at 7:12:33 PM CDT", "2026-09-08T19:12:33-05:00" },
	{ "8 September 2026 at 19:12:33 EEST", "2026-09-08T19:12:33+03:00" },
	{ "Tuesday, September 8, 2026 at 07:12:33 PM CDT", "2026-09-08T19:12:33-05:00" },
	{ "9/8/26 7:12 PM (GMT-06:00)", "2026-09-08T19:12:00-06:00" },
	{ "Tue, Sep 8, 2026 7:12 pm", "2026-09-08T19:12:00-05:00" },
	{ "Thursday, 28 January 2016 8:16 p.m.", "2016-01-28T20:16:00-06:00" },
	{ "12:05 a.m., September 8, 2026", "2026-09-08T00:05:00-05:00" },
	/* other languages */
	{ "mar, 8 sep 2026 a la(s) 19:12", "2026-09-08T19:12:00-05:00" },
	{ "martes, 8 de septiembre de 2026 19:12", "2026-09-08T19:12:00-05:00" },
	{ "8 de septiembre de 2026, 7:12:33 p. m. CDT", "2026-09-08T19:12:33-05:00" },
	{ "mi\u00e9, 2 dic 2026 a las 9:31", "2026-12-02T09:31:00-06:00" },
	{ "26. Oktober 2021 um 14:25:08 MESZ", "2021-10-26T14:25:08+02:00" },
	{ "Mi., 27. Okt. 2021 um 09:31 Uhr", "2021-10-27T09:31:00-05:00" },
	{ "M\u00e4rz 3, 2027 8:00", "2027-03-03T08:00:00-06:00" },
	{ "mer. 27 oct. 2021 \u00e0 09:31", "2021-10-27T09:31:00-05:00" },
	{ "mercredi 2 d\u00e9cembre 2026 \u00e0 19h05", "2026-12-02T19:05:00-06:00" },
	{ "ter\u00e7a-feira, 8 de setembro de 2026 19:12", "2026-09-08T19:12:00-05:00" },
	{ "marted\u00ec 8 settembre 2026 19:12", "2026-09-08T19:12:00-05:00" },
	{ "dinsdag 8 september 2026 19:12", "2026-09-08T19:12:00-05:00" },
	{ "15. jun. 2016 kl. 20.42", "2016-06-15T20:42:00-05:00" },
	/* either way round */
	{ "13.12.2017 21:11", "2017-12-13T21:11:00-06:00" },
	{ "03/11/2021 15:51", "2021-03-11T15:51:00-06:00" },
	{ "25/11/2021 15:51", "2021-11-25T15:51:00-06:00" },
	{ "10/11/2026 08:00", "2026-11-10T08:00:00-06:00" },
	{ "12/11/2026 08:00", "2026-11-12T08:00:00-06:00" },
};

static void test_parse(void **state)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/Chicago");
	struct moment near = moment_parse("2026-11-12T10:00:00-06:00", zone);
	char text[MOMENT_TEXT_SIZE];

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct moment m = date_text_parse(rows[i].text, zone, near);

		moment_format(m, text);
		if (strcmp(text, rows[i].moment))
			print_error("%s\n", rows[i].text);
		assert_string_equal(text, rows[i].moment);
	}
}

static void test_elsewhere(void **state)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Europe/London");
	struct moment m = date_text_parse("03/11/2021 15:51", zone, MOMENT_NONE);
	char text[MOMENT_TEXT_SIZE];

	assert_string_equal(moment_format(m, text), "2021-11-03T15:51:00+00:00");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_elsewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
