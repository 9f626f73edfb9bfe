/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sort of mail it is, by its headers (RFC 3834, RFC 3462, and what came before them). */
#include "parse/mime.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants those before it */
#include <cmocka.h>

#define FROM "From: Ann Lee <ann@x.example>\n"
#define DAEMON "From: Mail Delivery <MAILER-DAEMON@mx.x.example>\n"
#define HEAD FROM "Subject: Re: log\n"

static const struct {
	const char *header;
	enum message_kind kind;
	bool automatic, list;
} table[] = {
	{ HEAD, KIND_PERSON, false, false },
	{ HEAD "Auto-Submitted: auto-replied\n", KIND_AUTO_REPLY, true, false },
	{ HEAD "auto-submitted: Auto-Generated; owner-email=a\n", KIND_AUTO_REPLY, true, false },
	{ HEAD "Auto-Submitted: no\n", KIND_PERSON, false, false },
	{ HEAD "Auto-Submitted: no\nAuto-Submitted: auto-replied\n", KIND_AUTO_REPLY, true, false },
	{ HEAD "X-Autoreply: yes\n", KIND_AUTO_REPLY, true, false },
	{ HEAD "X-POST-MessageClass: 9; Autoresponder\n", KIND_AUTO_REPLY, true, false },
	{ HEAD "X-FC-MachineGenerated: true\n", KIND_AUTO_REPLY, true, false },
	{ HEAD "Delivered-To: Autoresponder\n", KIND_AUTO_REPLY, true, false },
	{ HEAD "Precedence: auto_reply\n", KIND_AUTO_REPLY, true, false },
	{ HEAD "Return-Path: <>\n", KIND_AUTO_REPLY, true, false },
	{ FROM "Subject: Automatic reply: log\n", KIND_AUTO_REPLY, true, false },
	{ FROM "Subject: =?utf-8?Q?Respuesta_autom=C3=A1tica=3A_log?=\n", KIND_AUTO_REPLY, true,
		false },
	/* asks others not to answer by machine; a person's mail carries it */
	{ HEAD "X-Auto-Response-Suppress: All\n", KIND_PERSON, false, false },
	/* bounces */
	{ HEAD "X-Failed-Recipients: bo@y.example\n", KIND_BOUNCE, true, false },
	{ DAEMON "Subject: s\nReturn-Path: <>\n", KIND_BOUNCE, true, false },
	{ DAEMON "Subject: Undelivered Mail Returned to Sender\n", KIND_BOUNCE, true, false },
	{ HEAD "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n",
		KIND_BOUNCE, true, false },
	{ HEAD "Content-Type: multipart/report; boundary=b;\n report-type=\"delivery-status\"\n",
		KIND_BOUNCE, true, false },
	/* a person may write from there */
	{ "From: Postmaster <postmaster@x.example>\nSubject: s\n", KIND_PERSON, false, false },
	/* read receipts */
	{ HEAD "Content-Type: multipart/report; report-type=disposition-notification; "
	       "boundary=b\n",
		KIND_RECEIPT, true, false },
	{ HEAD "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n",
		KIND_AUTO_REPLY, true, false },
	/* to many: a hint only */
	{ HEAD "List-Id: <news.x.example>\n", KIND_PERSON, false, true },
	{ HEAD "List-Unsubscribe: <mailto:u@x.example>\nPrecedence: bulk\n", KIND_PERSON, false,
		true },
};

static void test_table(void **state)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	const struct parse_context context = { .zone = zone,
		.arrived = moment_parse("2026-09-10T12:00:00Z", zone) };

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *raw = g_strconcat(table[i].header,
			"Date: Thu, 10 Sep 2026 09:00:00 +0000\n\n--b\n\ntext\n--b--\n", NULL);
		g_autoptr(reading) r = mime_read((const guint8 *)raw, strlen(raw), &context, NULL);
		const struct message *m = r->messages->pdata[0];

		if (m->kind != table[i].kind || m->automatic != table[i].automatic ||
			m->list != table[i].list)
			fail_msg("%s: %s%s%s", table[i].header, message_kind_names[m->kind],
				m->automatic ? ", automatic" : "", m->list ? ", list" : "");
	}
}

/* The mail that a bounce brings back is no forward: nobody passed it on. */
static void test_bounce(void **state)
{
	static const char raw[] =
		"From: MAILER-DAEMON@x.example\nTo: rosa@example.org\nSubject: Undeliverable: log\n"
		"Date: Thu, 10 Sep 2026 09:00:00 +0000\n"
		"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
		"--b\n\nbo@y.example could not be reached.\n"
		"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x.example\n\n"
		"Final-Recipient: rfc822; bo@y.example\nAction: failed\nStatus: 5.1.1\n"
		"--b\nContent-Type: message/rfc822\n\nFrom: rosa@example.org\nSubject: log\n\n"
		"Could you send the log?\n--b--\n";
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	const struct parse_context context = { .zone = zone,
		.arrived = moment_parse("2026-09-10T12:00:00Z", zone) };
	g_autoptr(reading) r = mime_read((const guint8 *)raw, strlen(raw), &context, NULL);
	const struct message *m = r->messages->pdata[0];

	assert_int_equal(r->messages->len, 1);
	assert_int_equal(m->kind, KIND_BOUNCE);
	assert_string_equal(m->own_text, "bo@y.example could not be reached.");
}

/* Where answers go, if not to the one who wrote. */
static void test_reply_to(void **state)
{
	static const struct {
		const char *header, *address;
	} rows[] = {
		{ FROM "Reply-To: Bo Ray <Bo@y.example>, c@z.example\n", "bo@y.example" },
		{ FROM "Reply-To: ann@x.example\n", NULL },
		{ FROM "Reply-To: \n", NULL },
		{ FROM, NULL },
	};
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	const struct parse_context context = { .zone = zone, .arrived = { 0, 0 } };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *raw = g_strconcat(rows[i].header, "\ntext\n", NULL);
		g_autoptr(reading) r = mime_read((const guint8 *)raw, strlen(raw), &context, NULL);
		const struct message *m = r->messages->pdata[0];

		assert_int_equal(g_strcmp0(m->reply_address, rows[i].address), 0);
	}
}

static void test_invitation(void **state)
{
	static const char raw[] =
		"From: Ann Lee <ann@x.example>\nSubject: IEP meeting\n"
		"Date: Thu, 10 Sep 2026 09:00:00 +0000\n"
		"Content-Type: multipart/alternative; boundary=b\n\n"
		"--b\nContent-Type: text/plain\n\nSee you there.\n"
		"--b\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\n\n"
		"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Reuni\xc3\xb3n\r\n"
		"DTSTART:20260915T140000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--b--\n";
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	const struct parse_context context = { .zone = zone,
		.arrived = moment_parse("2026-09-10T12:00:00Z", zone) };
	g_autoptr(reading) r = mime_read((const guint8 *)raw, strlen(raw), &context, NULL);
	const struct message *m = r->messages->pdata[0];
	char when[MOMENT_TEXT_SIZE];

	/* the writer's words stay the writer's */
	assert_string_equal(m->own_text, "See you there.");
	assert_non_null(m->invitation);
	assert_string_equal(m->invitation->summary, "Reuni\xc3\xb3n");
	assert_string_equal(moment_format(m->invitation->when, when), "2026-09-15T14:00:00+00:00");
}

static int set_up(void **state)
{
	mime_init();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_bounce),
		cmocka_unit_test(test_reply_to),
		cmocka_unit_test(test_invitation),
	};
	return cmocka_run_group_tests(tests, set_up, NULL);
}
