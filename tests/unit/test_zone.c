/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote what: replies, forwards and signatures as clients write them. */
#include "parse/mime.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/*
 * A mail of Ann Lee's, and its messages: "level from date: own text", lines of the text as
 * "/", a level-0 message without its author and date.
 */
static const struct {
	const char *subject, *body, *messages;
} rows[] = {
	/* replies: what is quoted is not the author's */
	{ "Re: x",
		"New.\n\nOn Tue, Sep 8, 2026 at 7:12 PM Bo Ray <bo@y.example> wrote:\n\n> "
		"Old.\n>\n> Bo\n",
		"0: New." },
	{ "Re: x",
		"New.\n\nOn Tue, Sep 8, 2026 at 7:12\u202fPM Bo Ray With A Long Name\n"
		"<bo.ray.with.a.long.name@y.example> wrote:\n\n> Old.\n",
		"0: New." },
	{ "Re: x",
		"New.\nmore of it\nOn Sep 8, 2026, at 7:12 PM, Bo <bo@y.example> "
		"wrote:\n\n\uFEFF\n> Old.\n",
		"0: New./more of it" },
	{ "Re: x",
		"New.\n\n    On Tuesday, September 8, 2026 at 07:12:33 PM CDT, Bo Ray "
		"<bo@y.example> wrote:  \n"
		" \n Old one.\n \n Bo\n",
		"0: New." },
	{ "RE: x",
		"New.\n\n________________________________\nFrom: Bo Ray <bo@y.example>\n"
		"Sent: Tuesday, September 8, 2026 7:12 PM\nTo: Ann Lee <ann@x.example>\nSubject: "
		"x\n\nOld.\n",
		"0: New." },
	{ "RE: x",
		"New.\n\nFrom: Bo Ray\nSent: Tuesday, September 8, 2026 7:12 PM\nTo: Ann "
		"Lee\nSubject: x\n\nOld.\n",
		"0: New." },
	{ "RE: x",
		"New.\n\n-----Original Message-----\nFrom: Bo Ray\nTo: Ann Lee\nSent: Tue, Sep 8, "
		"2026 7:12 pm\n"
		"Subject: x\n\nOld.\n",
		"0: New." },
	{ "Re: x",
		"New.\n\n-------- Original Message --------\nOn Tuesday, September 8th, 2026 at "
		"7:12 PM, "
		"Bo <bo@y.example> wrote:\n\n> Old?\n\nAnswer.\n",
		"0: New.//Answer." },
	{ "RE: x",
		"Nuevo.\n\nDe: Bo Ray <bo@y.example>\nEnviado el: martes, 8 de septiembre de 2026 "
		"19:12\n"
		"Para: Ann Lee <ann@x.example>\nAsunto: x\n\nViejo.\n",
		"0: Nuevo." },
	{ "AW: x",
		"Neu.\n\nVon: Bo Ray <bo@y.example>\nGesendet: Dienstag, 8. September 2026 19:12\n"
		"An: Ann Lee <ann@x.example>\nBetreff: x\n\nAlt.\n",
		"0: Neu." },
	{ "Re: x",
		"Nuevo.\n\nEl mar, 8 sep 2026 a la(s) 19:12, Bo Ray (<bo@y.example>) "
		"escribi\u00f3:\n\n> Viejo.\n",
		"0: Nuevo." },
	{ "Re: x",
		"Neu.\n\nBo Ray <bo@y.example> schrieb am Di., 8. Sept.\n2026 um 19:12 Uhr:\n\n> "
		"Alt.\n",
		"0: Neu." },
	{ "Re: x",
		"Neu.\n\nLe mar. 8 sept. 2026 \u00e0 19:12, Bo Ray <bo@y.example> a \u00e9crit "
		":\n\n> Vieux.\n",
		"0: Neu." },
	{ "Re: x",
		"Novo.\n\nEm ter., 8 de set. de 2026 \u00e0s 19:12, Bo "
		"<bo@y.example>\nescreveu:\n\n> Velho.\n",
		"0: Novo." },
	{ "Re: x",
		"Nuovo.\n\nIl giorno mar 8 set 2026 alle ore 19:12 Bo <bo@y.example> ha "
		"scritto:\n\n> Vecchio.\n",
		"0: Nuovo." },
	{ "Re: x", "Nieuw.\n\nOp di 8 sep 2026 om 19:12 schreef Bo <bo@y.example>:\n\n> Oud.\n",
		"0: Nieuw." },
	{ "Re: x", "New.\n\nBo Ray wrote:\n> Old.\n", "0: New." },
	{ "Re: x", "New.\n\n> Old without a word of who wrote it.\n", "0: New." },
	{ "Re: x",
		"New.\n\nOn Tue, Sep 8, 2026 at 7:12 PM Bo <bo@y.example> wrote:\n\n> Old\n>\n"
		"> ---------- Forwarded message ---------\n> From: Cy <cy@z.example>\n"
		"> Date: Mon, Sep 7, 2026 at 1:00 PM\n> Subject: x\n> To: Bo <bo@y.example>\n>\n> "
		"Older.\n",
		"0: New." },
	/* own words that only look like a head */
	{ "Tuesday",
		"He wrote: nothing.\n\nOn Monday we met.\nShe said at 3:15 that it is fine:\n- "
		"one\n",
		"0: He wrote: nothing.//On Monday we met./She said at 3:15 that it is fine:/- "
		"one" },
	{ "Plan", "From: the bus\nTo: the gym\nThen home.\n",
		"0: From: the bus/To: the gym/Then home." },
	{ "Plan", "We met him there.\n>From the bus he walked.\n",
		"0: We met him there./From the bus he walked." },
	/* answers between the lines, with the attribution above them or above nothing */
	{ "Re: x",
		"On Sep 8, 2026, at 7:12 PM, Bo <bo@y.example> wrote:\n\n> One?\nYes.\n\n> "
		"Two?\nNo.\n",
		"0: Yes.//No." },
	{ "Re: x", "Bo Ray wrote:\n\nThank you. See my notes.\n\n> One?\nYes.\n",
		"0: Thank you. See my notes.//Yes." },
	{ "Re: x", "On 8 Sep 2026 17:34, \"Bo Ray\" <bo@y.example> wrote:\n\nBelow is mine.\n",
		"0: Below is mine." },
	{ "Re: x",
		"Yes.\n\nOn Tue, Sep 8, 2026 at 7:12 PM Bo <bo@y.example> wrote:\n\n"
		"> This is a long line that some mailer on the way has cut in the middle of\nits "
		"words without a mark\n"
		"> and so on.\n",
		"0: Yes." },
	/* forwards: the message is the one inside */
	{ "Fwd: x",
		"A note.\n\n---------- Forwarded message ---------\nFrom: Bo Ray <bo@y.example>\n"
		"Date: Tue, Sep 8, 2026 at 7:12 PM\nSubject: x\nTo: Ann Lee "
		"<ann@x.example>\n\n\nOld.\n",
		"0: A note.|1 bo@y.example 2026-09-08T19:12: Old." },
	{ "Fwd: x",
		"Begin forwarded message:\n\n> From: Bo Ray <bo@y.example>\n> Subject: x\n"
		"> Date: September 8, 2026 at 7:12:33 PM CDT\n> To: Ann Lee <ann@x.example>\n>\n> "
		"Old.\n> More.\n\nAfter it.\n",
		"0: After it.|1 bo@y.example 2026-09-08T19:12: Old./More." },
	{ "FW: x",
		"________________________________\nFrom: Bo Ray <bo@y.example>\nSent: Tuesday, "
		"September 8, 2026 7:12 PM\n"
		"To: Ann Lee <ann@x.example>\nSubject: RE: "
		"x\n\nOld.\n\n________________________________\n"
		"From: Ann Lee <ann@x.example>\nSent: Monday, September 7, 2026 8:00 AM\nTo: Bo "
		"Ray <bo@y.example>\n"
		"Subject: x\n\nOlder.\n",
		"0: |1 bo@y.example 2026-09-08T19:12: Old." },
	{ "RV: x",
		"De: Bo Ray <bo@y.example>\nFecha: martes, 8 de septiembre de 2026 19:12\nPara: "
		"Ann\nAsunto: x\n\nViejo.\n",
		"0: |1 bo@y.example 2026-09-08T19:12: Viejo." },
	{ "Fwd: x",
		"-------- Forwarded Message --------\nSubject: \tx\nDate: \tTue, 8 Sep 2026 "
		"19:12:00 -0500\n"
		"From: \tBo Ray <bo@y.example>\nTo: \tAnn Lee <ann@x.example>\n\n\nOld.\n",
		"0: |1 bo@y.example 2026-09-08T19:12: Old." },
	{ "Fw: x", "   ----- Forwarded Message ----- From: Bo Ray\nsee\n",
		"0: ----- Forwarded Message ----- From: Bo Ray/see" },
	{ "Fwd: x",
		"----- Forwarded Message -----\nFrom: Bo Ray <bo@y.example>\nTo: Ann Lee "
		"<ann@x.example>\n"
		"Sent: Tuesday, September 8, 2026 at 07:12:33 PM CDT\nSubject: x\n\nOld.\n",
		"0: |1 bo@y.example 2026-09-08T19:12: Old." },
	{ "FW: x",
		"Note.\n\nFrom: Ray, Bo [mailto:bo@y.example]\nSent: Tuesday, September 8, 2026 "
		"7:12 PM\nTo: Lee, Ann\n"
		"Subject: FW: x\n\nSee below.\n\nFrom: Cy Orr\nSent: Monday, September 7, 2026 "
		"8:00 AM\nTo: Ray, Bo\n"
		"Subject: x\n\nOldest.\n",
		"0: Note.|1 bo@y.example 2026-09-08T19:12: See below.|2  2026-09-07T08:00: "
		"Oldest." },
	{ "no prefix",
		"*From:* Bo Ray <bo@y.example>\n*Date:* Tue, Sep 8, 2026 at 7:12 PM\n*Subject:* "
		"x\n\nOld.\n",
		"0: |1 bo@y.example 2026-09-08T19:12: Old." },
	{ "Fwd: x",
		"Note.\n\nOn Tue, Sep 8, 2026 at 7:12 PM Bo Ray <bo@y.example> wrote:\n\n> Old.\n",
		"0: Note.|1 bo@y.example 2026-09-08T19:12: Old." },
	{ "Re: Fwd: x",
		"New.\n\n---------- Forwarded message ---------\nFrom: Bo Ray <bo@y.example>\n"
		"Date: Tue, Sep 8, 2026 at 7:12 PM\nSubject: x\nTo: Ann\n\nOld.\n",
		"0: New.|1 bo@y.example 2026-09-08T19:12: Old." },
	/* signatures, lawyers, banners, platforms */
	{ "x", "Text.\n\n-- \nAnn Lee\n555 0100\n", "0: Text." },
	{ "x", "Text.\n\nThanks,\nAnn\n\nAnn Lee, M.Ed.\nCase Manager\n555-010-4400\n",
		"0: Text.//Thanks,/Ann" },
	{ "x", "Text.\n\nSincerely,\n\nAnn Lee\nDirector of Services\nNorth School District\n",
		"0: Text.//Sincerely," },
	{ "x", "Text.\n\nThanks!\nAnn Lee (Emma, Rm 14)\n",
		"0: Text.//Thanks!/Ann Lee (Emma, Rm 14)" },
	{ "x", "Text.\n\nBest,\nAnn\n", "0: Text.//Best,/Ann" },
	{ "x", "Text.\n\nAnn Lee\nTeacher\n\nP.S. Bring a coat.\n",
		"0: Text.//P.S. Bring a coat." },
	{ "x", "Text.\n\nSent from my iPhone\n", "0: Text." },
	{ "x", "Text.\n\nEnviado desde mi iPhone\n", "0: Text." },
	{ "x", "Text.\n\nGet Outlook for iOS<https://aka.ms/x>\n", "0: Text." },
	{ "x",
		"Text.\n\nCONFIDENTIALITY NOTICE: This e-mail is for the\nintended recipient "
		"only.\n\nPlease print less.\n",
		"0: Text." },
	{ "x", "This message is about confidential files.\n\nText.\n",
		"0: This message is about confidential files.//Text." },
	{ "x", "This email is about the trip on Friday.\n\nText.\n",
		"0: This email is about the trip on Friday.//Text." },
	{ "x",
		"CAUTION: This email originated from outside the organization. Do not click "
		"links.\n\nText.\n",
		"0: Text." },
	{ "x", "Text.\n\nYou are receiving this because you are a guardian.\nUnsubscribe\n",
		"0: Text." },
	{ "x", "Please do not reply to this note, call me.\n",
		"0: Please do not reply to this note, call me." },
	{ "x", "Ann Lee\n\nNew message from Mr. Orr\n\nText.\n",
		"0: New message from Mr. Orr//Text." },
	{ "x", "Ann Lee\n\nText.\n\nReply\nBoard, Inc. 1 Main St\nUnsubscribe\n", "0: Text." },
	{ "x", "Text.\n\nMaria Lopez, M.Ed.\nSchool Secretary\n555-201-3344\n", "0: Text." },
	{ "x", "The doctor is:\n\nMaria Lopez\nNorth Medical Office\n555-201-3344\n",
		"0: The doctor is://Maria Lopez/North Medical Office/555-201-3344" },
	{ "Fw: x",
		"------- Forwarded Message -------\nFrom: Bo Ray <bo@y.example>\n"
		"Date: On Tuesday, September 8th, 2026 at 7:12 PM\nSubject: x\nTo: Ann Lee "
		"<ann@x.example>\n\n"
		"> Old.\n>\n> More.\n",
		"0: |1 bo@y.example 2026-09-08T19:12: Old.//More." },
	/* paragraphs cut by a program are one line again */
	{ "x",
		"This paragraph was wrapped by a program at a column near seventy-six and it\n"
		"goes on here until it ends.\n\n- a bullet that is rather long and was wrapped by "
		"the program as well at that\n"
		"  column\n- another\n",
		"0: This paragraph was wrapped by a program at a column near seventy-six and it "
		"goes on here until it ends."
		"//- a bullet that is rather long and was wrapped by the program as well at that "
		"column/- another" },
	{ "x", "A line of her own\nand a second one\nAnn\n",
		"0: A line of her own/and a second one/Ann" },
};

static char *shown(const struct reading *r)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < r->messages->len; i++) {
		const struct message *m = r->messages->pdata[i];
		char date[MOMENT_TEXT_SIZE];

		if (i)
			g_string_append_c(text, '|');
		g_string_append_printf(text, "%d", m->level);
		if (m->level)
			g_string_append_printf(
				text, " %s %.16s", m->from->address, moment_format(m->date, date));
		g_string_append_printf(text, ": %s", m->own_text);
	}
	return g_string_free(text, FALSE);
}

static struct reading *read_mail(const char *headers, const char *body, char *const *log)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/Chicago");
	const struct parse_context context = {
		.zone = zone,
		.arrived = moment_parse("2026-09-10T12:00:00-05:00", zone),
		.log_addresses = log,
	};
	g_autofree char *raw =
		g_strdup_printf("From: Ann Lee <ann@x.example>\r\nTo: Log <log@x.example>\r\n"
				"Date: Thu, 10 Sep 2026 09:00:00 -0500\r\n%s\r\n"
				"Content-Type: text/plain; charset=utf-8\r\n\r\n%s",
			headers, body);
	struct reading *r = mime_read((const guint8 *)raw, strlen(raw), &context, NULL);

	assert_non_null(r);
	/* the letters in its quotes stand behind: test_quoted */
	while (r->messages->len &&
		((struct message *)r->messages->pdata[r->messages->len - 1])->via == VIA_QUOTED)
		g_ptr_array_set_size(r->messages, (int)r->messages->len - 1);
	return r;
}

static void test_messages(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *headers = g_strdup_printf("Subject: %s", rows[i].subject);
		g_autoptr(reading) r = read_mail(headers, rows[i].body, NULL);
		g_autofree char *text = shown(r);
		g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
		g_autofree char *line = g_strjoinv("/", lines);

		if (strcmp(line, rows[i].messages))
			print_error("row %zu\n", i);
		assert_string_equal(line, rows[i].messages);
	}
}

/* The zones cover the text, in order, and say what each part is. */
static void test_ranges(void **state)
{
	g_autoptr(reading) r = read_mail("Subject: Re: x",
		"Yes.\n\nOn Sep 8, 2026, at 7:12 PM, Bo <bo@y.example> wrote:\n> One?\nTwo.\n-- "
		"\nAnn\n",
		NULL);
	const struct message *m = r->messages->pdata[0];
	static const struct zone want[] = { { ZONE_NEW, 0, 6 }, { ZONE_QUOTE, 6, 66 },
		{ ZONE_INLINE_ANSWER, 66, 71 }, { ZONE_SIGNATURE, 71, 79 } };

	assert_int_equal(m->zones->len, G_N_ELEMENTS(want));
	for (guint i = 0; i < m->zones->len; i++) {
		const struct zone *z = &g_array_index(m->zones, struct zone, i);

		assert_int_equal(z->kind, want[i].kind);
		assert_int_equal(z->from, want[i].from);
		assert_int_equal(z->to, want[i].to);
	}
	assert_int_equal(strlen(m->text), want[3].to);
}

/* What a member sends to the log with a head under a note is a forward; a reply is not. */
static void test_log_address(void **state)
{
	static const char body[] = "My note.\n\nFrom: Bo Ray <bo@y.example>\nSent: Tuesday, "
				   "September 8, 2026 7:12 PM\n"
				   "To: Ann Lee\nSubject: x\n\nOld.\n";
	char *const log[] = { (char *)"log@x.example", NULL };
	g_autoptr(reading) forward = read_mail("Subject: speech", body, log);
	g_autoptr(reading) reply = read_mail("Subject: speech\r\nIn-Reply-To: <a@y>", body, log);
	g_autoptr(reading) other = read_mail("Subject: speech", body, NULL);

	assert_int_equal(forward->messages->len, 2);
	assert_int_equal(reply->messages->len, 1);
	assert_int_equal(other->messages->len, 1);
}

/* A hundred forwards in each other end at the limit, and quickly. */
static void test_nested(void **state)
{
	g_autoptr(GString) body = g_string_new("note\n");

	for (int i = 0; i < 5000; i++)
		g_string_append(body,
			"---------- Forwarded message ---------\nFrom: Bo <bo@y.example>\n"
			"Subject: Fwd: x\nTo: a\n\ntext\n\n");
	gint64 begun = g_get_monotonic_time();
	g_autoptr(reading) r = read_mail("Subject: Fwd: x", body->str, NULL);
	assert_true(r->messages->len > 10 && r->messages->len <= MIME_MESSAGES_MAX);
	assert_true(g_get_monotonic_time() - begun < 20 * G_USEC_PER_SEC);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_messages),
		cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_log_address),
		cmocka_unit_test(test_nested),
	};

	mime_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
