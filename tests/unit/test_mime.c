/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Structure, headers, limits: what a mail may throw at the reader. */
#include "parse/mime.h"

#include "base/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define HEAD                                                                                       \
	"From: Ann Lee <ann@x.example>\nTo: bo@y.example\nDate: Thu, 10 Sep 2026 09:00:00 "        \
	"-0500\nSubject: s\n"

static GTimeZone *zone;

static struct reading *read_as(
	const char *raw, gsize length, const struct parse_context *more, GError **error)
{
	struct parse_context context = more ? *more : (struct parse_context){ 0 };

	context.zone = zone;
	context.arrived = moment_parse("2026-09-10T12:00:00-05:00", zone);
	return mime_read((const guint8 *)raw, length, &context, error);
}

static struct reading *read_mail(const char *raw)
{
	g_autoptr(GError) error = NULL;
	struct reading *r = read_as(raw, strlen(raw), NULL, &error);

	assert_null(error);
	assert_non_null(r);
	return r;
}

static const struct message *nth(const struct reading *r, guint i)
{
	assert_true(i < r->messages->len);
	return r->messages->pdata[i];
}

/* A body and its text. */
static const struct {
	const char *mail, *own_text;
} bodies[] = {
	{ HEAD "\nplain\n", "plain" },
	{ HEAD "Content-Type: text/html; charset=utf-8\n\n<p>h&eacute;</p>", "h\u00e9" },
	{ HEAD "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: "
	       "quoted-printable\n\ncaf=E9\n",
		"caf\u00e9" },
	{ HEAD "Content-Transfer-Encoding: base64\n\nSGVsbG8=\nIHdvcmxk\n", "Hello world" },
	{ HEAD "Content-Type: text/plain; format=flowed\n\nsoft \nbreak\n", "soft break" },
	/* the plain text, unless it says nothing */
	{ HEAD "Content-Type: multipart/alternative; "
	       "boundary=b\n\n--b\n\nplain\n--b\nContent-Type: text/html\n\n<p>html</p>\n--b--\n",
		"plain" },
	{ HEAD "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n \n--b\nContent-Type: "
	       "text/html\n\n<p>html</p>\n--b--\n",
		"html" },
	{ HEAD "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nThis mail needs "
	       "HTML.\n--b\nContent-Type: text/html\n\n"
	       "<p>The bus is late today and tomorrow, so please come to the gym door at ten past "
	       "three, and bring the form that "
	       "the nurse has sent home with every child on Monday.</p>\n--b--\n",
		"The bus is late today and tomorrow, so please come to the gym door at ten past "
		"three, and bring the form that the "
		"nurse has sent home with every child on Monday." },
	/* a text in two pieces around an attachment */
	{ HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\nContent-Type: "
	       "image/png; name=x.png\n\nPNG\n--b\n\ntwo\n--b--\n",
		"one\n\ntwo" },
	/* broken: no end, an unknown encoding, a type that is none, no body, no header end */
	{ HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nno end\n", "no end" },
	{ HEAD "Content-Transfer-Encoding: x-odd\n\nplain\n", "plain" },
	{ HEAD "Content-Type: nonsense\n\nplain\n", "plain" },
	{ HEAD "Content-Type: multipart/mixed\n\nno boundary\n", "" },
	{ HEAD "\n", "" },
	{ HEAD, "" },
};

static void test_bodies(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(bodies); i++) {
		g_autoptr(reading) r = read_mail(bodies[i].mail);

		if (strcmp(nth(r, 0)->own_text, bodies[i].own_text))
			print_error("row %zu\n", i);
		assert_string_equal(nth(r, 0)->own_text, bodies[i].own_text);
	}
}

static void test_headers(void **state)
{
	g_autoptr(reading) r = read_mail(
		"From: =?utf-8?Q?Luj=C3=A1n=2C_B=2E?= <BL@School.Example>\n"
		"To: Ann <a@x.example>,\n b@x.example\nCc: c@x.example\n"
		"Subject: =?utf-8?B?SGVsbG8=?=\n =?utf-8?B?IHdvcmxk?=\n"
		"Message-ID: <1@school.example>\nIn-Reply-To: <0@x.example> (note)\n"
		"References: <r1@x>\n <r2@x>\nDate: Thu, 10 Sep 2026 09:00:00 -0500\n\nx\n");
	const struct message *m = nth(r, 0);

	assert_string_equal(m->from->address, "bl@school.example");
	assert_string_equal(m->from->name, "Luj\u00e1n, B.");
	assert_int_equal(m->to->len, 2);
	assert_string_equal(((struct address *)m->to->pdata[1])->address, "b@x.example");
	assert_int_equal(m->cc->len, 1);
	assert_string_equal(m->subject, "Hello world");
	assert_string_equal(m->message_id, "1@school.example");
	assert_string_equal(m->in_reply_to, "0@x.example");
	assert_string_equal(m->references[1], "r2@x");
	assert_int_equal(m->date_source, DATE_HEADER);
}

/* Two authors that do not agree are nobody. */
static void test_two_authors(void **state)
{
	g_autoptr(reading) two =
		read_mail("From: a@school.example\nFrom: b@evil.example\nSubject: s\n\nx\n");
	g_autoptr(reading) list =
		read_mail("From: a@school.example, b@evil.example\nSubject: s\n\nx\n");
	g_autoptr(reading) same =
		read_mail("From: a@school.example\nFrom: A <a@school.example>\n\nx\n");
	g_autoptr(reading) none = read_mail("Subject: s\n\nx\n");

	assert_string_equal(nth(two, 0)->from->address, "");
	assert_string_equal(nth(list, 0)->from->address, "");
	assert_string_equal(nth(same, 0)->from->address, "a@school.example");
	assert_string_equal(nth(none, 0)->from->address, "");
}

static const struct {
	const char *date, *want;
	enum date_source source;
} dates[] = {
	{ "Date: Thu, 10 Sep 2026 09:00:00 -0500\n", "2026-09-10T09:00:00-05:00", DATE_HEADER },
	{ "Date: Thu, 10 Sep 2026 12:10:00 -0500\n", "2026-09-10T12:10:00-05:00", DATE_HEADER },
	{ "Date: Mon, 10 May 2027 09:00:00 -0500\n", "2026-09-10T12:00:00-05:00", DATE_ARRIVAL },
	{ "Date: Thu, 01 Jan 1970 00:00:00 +0000\n", "2026-09-10T12:00:00-05:00", DATE_ARRIVAL },
	{ "Date: yesterday\n", "2026-09-10T12:00:00-05:00", DATE_ARRIVAL },
	{ "", "2026-09-10T12:00:00-05:00", DATE_ARRIVAL },
};

static void test_dates(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(dates); i++) {
		g_autofree char *raw = g_strdup_printf("From: a@x.example\n%s\nx\n", dates[i].date);
		g_autoptr(reading) r = read_mail(raw);
		char text[MOMENT_TEXT_SIZE];

		assert_string_equal(moment_format(nth(r, 0)->date, text), dates[i].want);
		assert_int_equal(nth(r, 0)->date_source, dates[i].source);
	}
}

static const struct {
	const char *headers;
	bool automatic, list, failed;
} signs[] = {
	{ "X-Auto-Response-Suppress: All\n", false, false,
		false }, /* asks others; proves nothing */
	{ "Auto-Submitted: no\n", false, false, false },
	{ "Auto-Submitted: no\nAuto-Submitted: auto-replied\n", true, false, false },
	{ "X-Autoreply: yes\n", true, false, false },
	{ "Precedence: auto_reply\n", true, false, false },
	{ "Precedence: bulk\n", false, true, false },
	{ "Return-Path: <>\n", true, false, false },
	{ "Return-Path: <a@x.example>\n", false, false, false },
	{ "List-Id: <l.x.example>\n", false, true, false },
	{ "Subject: Automatic reply: s\n", true, false, false },
	{ "Subject: Respuesta autom\xc3\xa1tica: s\n", true, false, false },
	{ "Authentication-Results: mx.example.com; spf=pass; dmarc=fail (p=none)\n", false, false,
		true },
	{ "Authentication-Results: mx.example.com 1; spf=fail; dkim=fail\n", false, false, true },
	{ "Authentication-Results: mx.example.com; spf=fail; dkim=pass; dmarc=pass\n", false, false,
		false },
	{ "Authentication-Results: evil.example; dmarc=fail\n", false, false, false },
	{ "Authentication-Results: mx.example.com; dmarc=pass\nAuthentication-Results: "
	  "mx.example.com; dmarc=fail\n",
		false, false, false },
	{ "Authentication-Results: other.example; dmarc=pass\nAuthentication-Results: "
	  "MX.example.com;\n dmarc=fail\n",
		false, false, true },
};

static void test_signs(void **state)
{
	char *const ids[] = { (char *)"mx.example.com", NULL };
	const struct parse_context context = { .authserv_ids = ids };

	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
		g_autofree char *raw =
			g_strdup_printf("From: a@x.example\n%s\nx\n", signs[i].headers);
		g_autoptr(reading) r = read_as(raw, strlen(raw), &context, NULL);

		if (nth(r, 0)->automatic != signs[i].automatic)
			print_error("%s", signs[i].headers);
		assert_int_equal(nth(r, 0)->automatic, signs[i].automatic);
		assert_int_equal(nth(r, 0)->list, signs[i].list);
		assert_int_equal(nth(r, 0)->authentication_failed, signs[i].failed);
	}
}

static void test_mailing(void **state)
{
	static const struct {
		const char *headers;
		bool mailing;
	} rows[] = {
		{ "Precedence: bulk\nList-Unsubscribe: <https://x.example/u>\n", true },
		{ "List-Unsubscribe: <mailto:u@x.example>\nPrecedence: junk\n", true },
		{ "Precedence: list\nList-Unsubscribe: <https://x.example/u>\n", false },
		{ "Precedence: bulk\n", false },
		{ "List-Unsubscribe: <https://x.example/u>\n", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *raw =
			g_strdup_printf("From: a@x.example\n%s\nx\n", rows[i].headers);
		g_autoptr(reading) r = read_as(raw, strlen(raw), NULL, NULL);

		assert_int_equal(nth(r, 0)->mailing, rows[i].mailing);
	}
}

static void test_attached_message(void **state)
{
	g_autoptr(reading) r =
		read_mail(HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\na "
			       "note\n--b\nContent-Type: message/rfc822\n\n"
			       "From: Bo <bo@y.example>\nSubject: inner\nDate: Tue, 8 Sep 2026 "
			       "19:12:00 -0500\nMessage-ID: <in@y>\n\ninner text\n"
			       "--b\nContent-Type: application/pdf\nContent-Disposition: "
			       "attachment; filename=\"a b.pdf\"\n"
			       "Content-Transfer-Encoding: base64\n\nSGVsbG8=\n--b--\n");
	const struct message *m = nth(r, 1);
	const struct attachment *a = nth(r, 0)->attachments->pdata[0];

	assert_int_equal(r->messages->len, 2);
	assert_string_equal(nth(r, 0)->own_text, "a note");
	assert_int_equal(m->level, 1);
	assert_int_equal(m->parent, 0);
	assert_int_equal(m->via, VIA_FORWARD_ATTACHMENT);
	assert_string_equal(m->own_text, "inner text");
	assert_string_equal(m->message_id, "in@y");
	assert_string_equal(a->name, "a b.pdf");
	assert_int_equal(a->size, 5);
	assert_string_equal(
		a->sha256, "185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969");
}

/* The same, but encoded, as some servers do; and a bounce, which forwards nothing. */
static void test_encoded_message(void **state)
{
	g_autofree char *inner =
		g_base64_encode((const guchar *)"From: bo@y.example\n\ninner text\n", 31);
	g_autofree char *raw = g_strdup_printf(HEAD
		"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n"
		"Content-Transfer-Encoding: base64\n\n%s\n--b--\n",
		inner);
	g_autoptr(reading) r = read_mail(raw);
	g_autoptr(reading) bounce = read_mail(
		HEAD "Content-Type: multipart/report; report-type=delivery-status; "
		     "boundary=b\n\n--b\n\nnot delivered\n"
		     "--b\nContent-Type: message/rfc822\n\nFrom: ann@x.example\n\nmine\n--b--\n");

	assert_int_equal(r->messages->len, 2);
	assert_string_equal(nth(r, 1)->own_text, "inner text");
	assert_int_equal(bounce->messages->len, 1);
	assert_true(nth(bounce, 0)->automatic);
	assert_int_equal(nth(bounce, 0)->attachments->len, 1);
}

/* What a forward brings with it belongs to the forwarded message, and to who hands it over. */
static void test_forwarded_attachment(void **state)
{
	g_autoptr(reading) handed = read_mail(HEAD
		"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee attached.\n\n"
		"---------- Forwarded message ---------\n"
		"From: Bo <bo@y.example>\nDate: Tue, Sep 8, 2026 at 7:12 PM\nSubject: x\n\nsee it\n"
		"--b\nContent-Type: application/pdf; name=x.pdf\n\nPDF\n--b--\n");

	assert_int_equal(handed->messages->len, 2);
	for (guint i = 0; i < 2; i++) {
		assert_int_equal(nth(handed, i)->attachments->len, 1);
		const struct attachment *a = nth(handed, i)->attachments->pdata[0];
		assert_string_equal(a->name, "x.pdf");
	}

	g_autoptr(reading) r = read_mail(HEAD
		"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n---------- Forwarded message "
		"---------\n"
		"From: Bo <bo@y.example>\nDate: Tue, Sep 8, 2026 at 7:12 PM\nSubject: x\n\nsee it\n"
		"--b\nContent-Type: application/pdf; name=x.pdf\n\nPDF\n--b--\n");

	assert_int_equal(r->messages->len, 2);
	assert_int_equal(nth(r, 0)->attachments->len, 0);
	assert_int_equal(nth(r, 1)->attachments->len, 1);
}

/* Nothing at all, outside and inside. */
static void test_empty(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(reading) none = read_as("", 0, NULL, &error);
	g_autoptr(reading) inner = read_mail(HEAD
		"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n"
		"Content-Transfer-Encoding: base64\n\n\n--b--\n");

	assert_null(none);
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_REJECT));
	assert_int_equal(inner->messages->len, 1);
}

static void test_nul(void **state)
{
	static const char raw[] = "From: a@x.example\nSubject: be\0fore\n\nbe\0fore\n";
	g_autoptr(reading) r = read_as(raw, sizeof(raw) - 1, NULL, NULL);

	assert_string_equal(nth(r, 0)->subject, "be\uFFFDfore");
	assert_string_equal(nth(r, 0)->own_text, "be\uFFFDfore");
}

static void test_text(void **state)
{
	const struct parse_context context = { .zone = zone,
		.arrived = moment_parse("2026-09-10T12:00:00-05:00", zone) };
	g_autoptr(reading) r = mime_read_text("Hello.\n\nCan you come?\n", &context);

	assert_int_equal(r->messages->len, 1);
	assert_int_equal(nth(r, 0)->sentences->len, 2);
	assert_int_equal(nth(r, 0)->date_source, DATE_ARRIVAL);
}

/* -- bombs: each ends with REJECT or a reading, and soon -------------------------------- */

static char *repeat(const char *before, const char *piece, guint n, const char *after)
{
	GString *s = g_string_new(before);

	for (guint i = 0; i < n; i++)
		g_string_append(s, piece);
	g_string_append(s, after);
	return g_string_free(s, FALSE);
}

static const struct {
	const char *before, *piece;
	guint n;
	const char *after;
	gboolean rejected;
} bombs[] = {
	{ HEAD, "Content-Type: message/rfc822\n\n", 10000, "\nx\n", TRUE },
	{ HEAD, "Content-Type: message/rfc822\n\n", 40, "\nx\n", FALSE },
	{ HEAD, "Content-Type: multipart/mixed; boundary=b\n\n--b\n", 9000, "\nx\n", TRUE },
	{ HEAD "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n", 100000, "--b--\n",
		TRUE },
	{ HEAD "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n", 1000, "--b--\n",
		FALSE },
	{ HEAD, "X-A: b\n", 1000000, "\nx\n", TRUE },
	{ HEAD "X-A: ", "0123456789", 2000000, "\n\nx\n", TRUE },
	{ HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n", "X-A: b\n", 1000000,
		"\nx\n--b--\n", TRUE },
	{ HEAD "\n", "0123456789", 1000000, "\n", FALSE },
	{ HEAD "Subject: ", "=?utf-8?q?x?= ", 60000, "\n\nx\n", FALSE },
	{ HEAD "To: ", "<", 900000, "\n\nx\n", FALSE },
	{ HEAD "To: ", ":", 900000, "\n\nx\n", FALSE },
	{ HEAD "\n", "> ", 500000, "\n", FALSE },
	{ HEAD "\n", ">\n", 500000, "x\n", FALSE },
	{ HEAD "\n", "\n", 2000000, "x\n", FALSE },
	{ HEAD "\n", "> a\nb\n", 200000, "\n", FALSE },
	{ HEAD "\n", "On 1/1/2026 at 1:00 a@b wrote:\n", 50000, "\n", FALSE },
	{ HEAD "\n", "From: a\n", 200000, "\n", FALSE },
	{ HEAD "\n", "From: a@b\nTo: c\nSubject: d\n\n", 50000, "\n", FALSE },
	{ HEAD "\n", "- a. b! c?\n", 100000, "\n", FALSE },
	{ HEAD "\n", "-- \n", 9000, "\n", FALSE },
	{ HEAD "\n", "This e-mail is confidential\n\n", 50000, "\n", FALSE },
	{ HEAD "\n", "This e-mail is confidential, in error\n", 50000, "\n", FALSE },
	{ HEAD "\nx\n\n", "This e-mail is confidential, in error\n\n", 50000, "\n", FALSE },
	{ HEAD "\n", "Ann Lee\n\n", 100000, "\n", FALSE },
};

static void test_bombs(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(bombs); i++) {
		g_autofree char *raw =
			repeat(bombs[i].before, bombs[i].piece, bombs[i].n, bombs[i].after);
		g_autoptr(GError) error = NULL;
		gint64 begun = g_get_monotonic_time();
		g_autoptr(reading) r = read_as(raw, strlen(raw), NULL, &error);
		double seconds = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;

		if (seconds > 3)
			print_message("bomb %zu: %.1f s\n", i, seconds);
		if (bombs[i].rejected != !r)
			print_error("bomb %zu\n", i);
		assert_int_equal(!r, bombs[i].rejected);
		if (!r)
			assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_REJECT));
		assert_true(seconds < 60);
	}
}

/* Any byte of a good mail may be wrong. */
static void test_damage(void **state)
{
	static const char good[] =
		HEAD "Content-Type: multipart/alternative; boundary=\"b\"\n\n--b\nContent-Type: "
		     "text/plain; charset=utf-8\n"
		     "Content-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9 "
		     "=\nso\n--b\nContent-Type: text/html\n"
		     "Content-Transfer-Encoding: base64\n\nPHA+aHRtbDwvcD4=\n--b--\n";

	for (gsize i = 0; i < sizeof(good) - 1; i++) {
		g_autofree char *raw = g_memdup2(good, sizeof(good));
		g_autoptr(reading) cut = NULL, odd = NULL;

		cut = read_as(raw, i, NULL, NULL);
		raw[i] = (char)(i * 37);
		odd = read_as(raw, sizeof(good) - 1, NULL, NULL);
		assert_true(!odd || odd->messages->len >= 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bodies),
		cmocka_unit_test(test_headers),
		cmocka_unit_test(test_two_authors),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_signs),
		cmocka_unit_test(test_mailing),
		cmocka_unit_test(test_attached_message),
		cmocka_unit_test(test_encoded_message),
		cmocka_unit_test(test_forwarded_attachment),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_nul),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_bombs),
		cmocka_unit_test(test_damage),
	};
	int failed;

	zone = g_time_zone_new_identifier("America/Chicago");
	mime_init();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	g_time_zone_unref(zone);
	return failed;
}
