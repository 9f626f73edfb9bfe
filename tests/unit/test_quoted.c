/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "parse/quoted.h"

#include <string.h>

/* A mail of Ann to Dana, 10 Sep 2026, and the letters quoted in it: index < parent, author, date,
 * recipients, subject, words. */
static const struct {
	const char *subject, *body, *quoted;
} rows[] = {
	{ "Re: Log",
		"Yes.\n\nOn Tue, Sep 8, 2026 at 7:12 PM Bo Ray <bo@y.example> wrote:\n\n"
		"> Could you send the log?\n>\n> Bo\n",
		"1<0 bo@y.example 2026-09-08T19:12 to ann@x.example, Log: "
		"Could you send the log?//Bo" },
	/* no address: the roster will know; the answer stands below */
	{ "AW: Re: Log", "Am 08.09.2026 um 19:12 schrieb Bo Ray:\n> Could you send it?\n\nYes.\n",
		"1<0 (Bo Ray) 2026-09-08T19:12 to ann@x.example, Log: Could you send it?" },
	{ "Re: Log", "Yes.\n\nOn Sep 8, 2026, at 7:12 PM, May Ray wrote:\n> Could you?\n",
		"1<0 (May Ray) 2026-09-08T19:12 to ann@x.example, Log: Could you?" },
	/* a block of labels tells more */
	{ "RE: Log",
		"Yes.\n\n________________________________\nFrom: Bo Ray <bo@y.example>\n"
		"Sent: Tuesday, September 8, 2026 7:12 PM\nTo: Cy <cy@y.example>\n"
		"Cc: Ann Lee <ann@x.example>\nSubject: Speech log\n\nCould you send it?\n",
		"1<0 bo@y.example 2026-09-08T19:12 to cy@y.example ann@x.example, Speech log: "
		"Could you send it?" },
	/* in each other: the one who quotes is the one who had it */
	{ "Re: Log",
		"Third.\n\nOn Tue, Sep 8, 2026 at 7:12 PM Bo <bo@y.example> wrote:\n> Second.\n>\n"
		"> On Mon, Sep 7, 2026 at 8:00 AM Cy <cy@y.example> wrote:\n>> First.\n",
		"1<0 bo@y.example 2026-09-08T19:12 to ann@x.example, Log: Second.|"
		"2<1 cy@y.example 2026-09-07T08:00 to bo@y.example, Log: First." },
	{ "Re: Log",
		"Third.\n\nFrom: Bo <bo@y.example>\nSent: Tuesday, September 8, 2026 7:12 PM\n"
		"To: Ann\nSubject: Re: Log\n\nSecond.\n\nFrom: Cy <cy@y.example>\n"
		"Sent: Monday, September 7, 2026 8:00 AM\nTo: Bo\nSubject: Log\n\nFirst.\n",
		"1<0 bo@y.example 2026-09-08T19:12 to (Ann), Re: Log: Second.|"
		"2<1 cy@y.example 2026-09-07T08:00 to (Bo), Log: First." },
	/* she adds to what she wrote herself: it went where this one goes */
	{ "Re: Log", "PS.\n\nOn Tue, Sep 8, 2026 at 7:12 PM Ann <ann@x.example> wrote:\n> First.\n",
		"1<0 ann@x.example 2026-09-08T19:12 to dana@s.example, Log: First." },
	/* what is quoted in a forward stands in the forward */
	{ "Fwd: Log",
		"---------- Forwarded message ---------\nFrom: Bo <bo@y.example>\n"
		"Date: Tue, Sep 8, 2026 at 7:12 PM\nSubject: Re: Log\nTo: "
		"<cy@y.example>\n\nYes.\n\n"
		"On Mon, Sep 7, 2026 at 8:00 AM Cy <cy@y.example> wrote:\n> Could you?\n",
		"2<1 cy@y.example 2026-09-07T08:00 to bo@y.example, Log: Could you?" },
	/* no whole letter: answers between its lines */
	{ "Re: Log",
		"On Tue, Sep 8, 2026 at 7:12 PM Bo <bo@y.example> wrote:\n> One?\nYes.\n> Two?\n"
		"No.\n",
		"" },
	/* no author, no day, no time, or one yet to come */
	{ "Re: Log", "Yes.\n\nYou wrote on Sep 8, 2026 at 7:12 PM:\n> One?\n", "" },
	{ "Re: Log", "Yes.\n\n> One?\n", "" },
	{ "Re: Log", "Yes.\n\nBo Ray <bo@y.example> wrote:\n> One?\n", "" },
	{ "Re: Log", "Yes.\n\nOn Sep 8, 2026, Bo Ray <bo@y.example> wrote:\n> One?\n", "" },
	{ "Re: Log", "Yes.\n\nAm 8.9.2026 schrieb Bo Ray <bo@y.example>:\n> One?\n", "" },
	{ "Re: Log", "Yes.\n\nOn Sep 18, 2026 at 7:12 PM Bo <bo@y.example> wrote:\n> One?\n", "" },
	/* nothing in it */
	{ "Re: Log", "Yes.\n\nOn Sep 8, 2026 at 7:12 PM Bo <bo@y.example> wrote:\n>\n", "" },
	{ "Log", "No quote.\n", "" },
};

static struct reading *read_mail(const char *subject, const char *body)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/Chicago");
	const struct parse_context context = {
		.zone = zone,
		.arrived = moment_parse("2026-09-10T12:00:00-05:00", zone),
	};
	g_autofree char *raw =
		g_strdup_printf("From: Ann Lee <ann@x.example>\r\nTo: Dana <dana@s.example>\r\n"
				"Date: Thu, 10 Sep 2026 09:00:00 -0500\r\nSubject: %s\r\n"
				"Content-Type: text/plain; charset=utf-8\r\n\r\n%s",
			subject, body);
	struct reading *r = mime_read((const guint8 *)raw, strlen(raw), &context, NULL);

	assert_non_null(r);
	return r;
}

static void show_address(GString *text, const struct address *a)
{
	if (*a->address)
		g_string_append_printf(text, "%s ", a->address);
	else
		g_string_append_printf(text, "(%s) ", a->name);
}

static char *shown(const struct reading *r)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < r->messages->len; i++) {
		const struct message *m = r->messages->pdata[i];
		char date[MOMENT_TEXT_SIZE];

		assert_int_equal(m->index, i);
		if (m->via != VIA_QUOTED)
			continue;
		if (text->len)
			g_string_append_c(text, '|');
		g_string_append_printf(text, "%d<%d ", m->index, m->parent);
		show_address(text, m->from);
		g_string_append_printf(text, "%.16s to ", moment_format(m->date, date));
		for (guint k = 0; k < m->to->len; k++)
			show_address(text, m->to->pdata[k]);
		for (guint k = 0; k < m->cc->len; k++)
			show_address(text, m->cc->pdata[k]);
		g_string_truncate(text, text->len - 1);
		g_string_append_printf(text, ", %s: %s", m->subject, m->own_text);
	}
	g_strdelimit(text->str, "\n", '/');
	return g_string_free(text, FALSE);
}

static void test_table(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(reading) r = read_mail(rows[i].subject, rows[i].body);
		g_autofree char *text = shown(r);

		if (strcmp(text, rows[i].quoted))
			print_error("row %zu\n", i);
		assert_string_equal(text, rows[i].quoted);
	}
}

/* Quotes in quotes without end: the limits hold, and it does not take long. */
static void test_limits(void **state)
{
	g_autoptr(GString) body = g_string_new("Top.\n\n");
	gsize bytes = 0;

	for (int i = 0; i < 400; i++)
		g_string_append_printf(body,
			"From: Bo <bo@y.example>\nSent: Tuesday, September 8, 2026 7:12 PM\n"
			"To: Ann\nSubject: Log\n\n%0*d words.\n\n",
			400, i);
	gint64 begun = g_get_monotonic_time();
	g_autoptr(reading) r = read_mail("Re: Log", body->str);
	for (guint i = 1; i < r->messages->len; i++)
		bytes += strlen(((struct message *)r->messages->pdata[i])->text);
	assert_true(r->messages->len > 2 && r->messages->len <= MIME_MESSAGES_MAX);
	assert_true(bytes <= QUOTED_BYTES_MAX);
	assert_true(g_get_monotonic_time() - begun < 20 * G_USEC_PER_SEC);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_limits),
	};

	mime_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
