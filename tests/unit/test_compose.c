/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "send/smtp.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct person *person(const char *name, const char *address)
{
	struct person *p = g_new0(struct person, 1);

	p->name = g_strdup(name);
	p->address = g_strdup(address);
	return p;
}

static struct settings *family(void)
{
	struct settings *s = settings_new();

	g_ptr_array_add(s->members, person("Marisol \"Mari\" Rivera", "marisol@example.com"));
	g_ptr_array_add(s->members, person("Zo\u00eb", "zoe@example.org"));
	g_ptr_array_add(s->members, person("Bad\r\nBcc: evil@x.example\x1b[2J", "bad@example.org"));
	s->smtp_from = person("School trail", "rivera.log@example.net");
	return s;
}

static struct letter_out letter(void)
{
	return (struct letter_out){ .message_id = "abc@example.net",
		.to = "marisol@example.com",
		.subject = "School trail, week of 16 Nov: 2 for you",
		.text = "NEEDS YOU\n\n.dot\nFrom\u2014a = b \nend",
		.html = "<p>\u00e9</p>\r\n",
		.token = "t0k3n",
		.date = { 1795391999, -6 * 3600 } };
}

static const char whole[] = "From: \"School trail\"\r\n"
			    " <rivera.log@example.net>\r\n"
			    "To: \"Marisol \\\"Mari\\\" Rivera\"\r\n"
			    " <marisol@example.com>\r\n"
			    "Subject: School trail, week of 16 Nov: 2 for you\r\n"
			    "Date: Sun, 22 Nov 2026 17:59:59 -0600\r\n"
			    "Message-ID: <abc@example.net>\r\n"
			    "Auto-Submitted: auto-generated\r\n"
			    "X-Auto-Response-Suppress: All\r\n"
			    "X-Schooltrail-Digest: t0k3n\r\n"
			    "MIME-Version: 1.0\r\n"
			    "Content-Type: multipart/alternative;\r\n"
			    " boundary=\"=_cfc38d9ad256d3852522dae5\"\r\n"
			    "\r\n"
			    "--=_cfc38d9ad256d3852522dae5\r\n"
			    "Content-Type: text/plain; charset=utf-8\r\n"
			    "Content-Transfer-Encoding: quoted-printable\r\n"
			    "\r\n"
			    "NEEDS YOU\r\n"
			    "\r\n"
			    "=2Edot\r\n"
			    "From=E2=80=94a =3D b=20\r\n"
			    "end\r\n"
			    "--=_cfc38d9ad256d3852522dae5\r\n"
			    "Content-Type: text/html; charset=utf-8\r\n"
			    "Content-Transfer-Encoding: quoted-printable\r\n"
			    "\r\n"
			    "<p>=C3=A9</p>\r\n"
			    "--=_cfc38d9ad256d3852522dae5--\r\n";

static void a_letter_is_composed_so(void **state)
{
	g_autoptr(settings) s = family();
	struct letter_out l = letter();
	gsize length;
	g_autofree char *mail = letter_compose(s, &l, &length, NULL);

	assert_string_equal(mail, whole);
	assert_int_equal(length, strlen(whole));
}

/* Every line ends in CRLF, is short and 7-bit, and no header is there that we did not write. */
static void check_mail(const char *mail)
{
	static const char *const known[] = { "From: ", "To: ", "Subject: ", "Date: ",
		"Message-ID: ", "Auto-Submitted: ", "X-Auto-Response-Suppress: ",
		"X-Schooltrail-Digest: ", "MIME-Version: ", "Content-Type: ", " " };
	g_auto(GStrv) lines = g_strsplit(mail, "\r\n", -1);
	bool header = true;

	for (char **line = lines; *line; line++) {
		bool found = false;

		assert_true(strlen(*line) <= 78);
		for (const char *p = *line; *p; p++)
			assert_true(*p >= 0x20 && *p <= 0x7e);
		header = header && **line;
		for (guint i = 0; header && i < G_N_ELEMENTS(known); i++)
			found = found || g_str_has_prefix(*line, known[i]);
		assert_int_equal(found, header);
	}
}

static const char picture_part[] = "Content-Type: multipart/related; type=\"text/html\";\r\n"
				   " boundary=\"=_incfc38d9ad256d3852522dae5\"\r\n"
				   "\r\n"
				   "--=_incfc38d9ad256d3852522dae5\r\n"
				   "Content-Type: text/html; charset=utf-8\r\n"
				   "Content-Transfer-Encoding: quoted-printable\r\n"
				   "\r\n"
				   "<p>=C3=A9</p>\r\n"
				   "--=_incfc38d9ad256d3852522dae5\r\n"
				   "Content-Type: image/png; name=\"waiting.png\"\r\n"
				   "Content-Transfer-Encoding: base64\r\n"
				   "Content-Disposition: inline; filename=\"waiting.png\"\r\n"
				   "Content-ID: <waiting.x@y.example>\r\n"
				   "\r\n"
				   "UE5H\r\n"
				   "--=_incfc38d9ad256d3852522dae5--\r\n"
				   "--=_cfc38d9ad256d3852522dae5--\r\n";

/* The text first; the picture beside the HTML that shows it, so that no client lists it apart. */
static void a_picture_travels_with_the_html(void **state)
{
	g_autoptr(settings) s = family();
	struct letter_out l = letter();
	g_autoptr(GBytes) png = g_bytes_new_static("PNG", 3);

	l.picture = png;
	l.picture_id = "waiting.x@y.example";
	g_autofree char *mail = letter_compose(s, &l, NULL, NULL);
	assert_true(g_str_has_suffix(mail, picture_part));
	assert_non_null(strstr(mail, "Content-Type: text/plain"));
	g_autofree char *data = g_malloc0(1000);
	g_autoptr(GBytes) large = g_bytes_new(data, 1000);
	l.picture = large;
	g_autofree char *long_mail = letter_compose(s, &l, NULL, NULL);
	check_mail(long_mail);
	l.picture_id = "x>\r\nBcc: a@b";
	assert_null(letter_compose(s, &l, NULL, NULL));
}

static char *encoded_words_decoded(const char *mail, const char *field)
{
	g_autofree char *mark = g_strdup_printf("%s: ", field);
	const char *p = strstr(mail, mark);
	GString *out = g_string_new(NULL);

	assert_non_null(p);
	p += strlen(mark);
	while (g_str_has_prefix(p, "\r\n =?UTF-8?B?")) {
		const char *end = strstr(p, "?=");
		g_autofree char *code = g_strndup(p + 13, (gsize)(end - p - 13));
		gsize length;
		g_autofree guchar *text = g_base64_decode(code, &length);

		assert_true(end + 2 - (p + 3) <= 75);
		/* a word of whole characters */
		assert_true(g_utf8_validate_len((char *)text, length, NULL));
		g_string_append_len(out, (char *)text, (gssize)length);
		p = end + 2;
	}
	return g_string_free(out, FALSE);
}

static void other_alphabets_are_encoded(void **state)
{
	static const char *const subjects[] = { "Caf\u00e9",
		"\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587"
		"\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587"
		"\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587",
		"\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600"
		"\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600",
		"=?UTF-8?Q?forged?=",
		"An ASCII subject that is longer than a line of a mail should be, and is therefore "
		"encoded as well, in two or three words" };

	for (guint i = 0; i < G_N_ELEMENTS(subjects); i++) {
		g_autoptr(settings) s = family();
		struct letter_out l = letter();

		l.subject = subjects[i];
		l.to = "zoe@example.org";
		g_autofree char *mail = letter_compose(s, &l, NULL, NULL);
		check_mail(mail);
		g_autofree char *subject = encoded_words_decoded(mail, "Subject");
		assert_string_equal(subject, subjects[i]);
		g_autofree char *name = encoded_words_decoded(mail, "\r\nTo");
		assert_string_equal(name, "Zo\u00eb");
	}
}

static void headers_cannot_be_injected(void **state)
{
	static const char evil[] = "x\r\nBcc: evil@x.example\r\n\r\nbody\x1b]0;t\a\u202e";
	g_autoptr(settings) s = family();
	struct letter_out l = letter();

	l.subject = evil;
	l.to = "bad@example.org";
	g_autofree char *mail = letter_compose(s, &l, NULL, NULL);
	check_mail(mail);
	assert_null(strstr(mail, "\r\nBcc"));
	assert_non_null(strstr(mail, "Subject: x Bcc: evil@x.example body]0;t\r\n"));
}

static void malformed_fields_are_refused(void **state)
{
	static const char evil[] = "a@b>\r\nBcc: <evil@x.example";
	static const struct letter_out bad[] = {
		{ .to = evil },
		{ .to = "" },
		{ .to = "M <a@b>" },
		{ .message_id = evil },
		{ .message_id = "" },
		{ .message_id = "no-at-sign" },
		{ .message_id = "with space@b" },
		{ .token = "a\r\nBcc: x@y" },
		{ .token = "" },
		{ .token = "\u00e9" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(settings) s = family();
		g_autoptr(GError) error = NULL;
		struct letter_out l = letter();

		l.to = bad[i].to ? bad[i].to : l.to;
		l.message_id = bad[i].message_id ? bad[i].message_id : l.message_id;
		l.token = bad[i].token ? bad[i].token : l.token;
		assert_null(letter_compose(s, &l, NULL, &error));
		assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_FATAL));
	}
	g_autoptr(settings) s = family();
	g_autoptr(GError) error = NULL;
	struct letter_out l = letter();
	l.date = MOMENT_NONE;
	assert_null(letter_compose(s, &l, NULL, &error));
}

static char *unquoted(const char *part)
{
	GString *out = g_string_new(NULL);

	for (const char *p = part; *p; p++) {
		if (*p == '\r')
			continue;
		if (*p != '=') {
			g_string_append_c(out, *p);
		} else if (g_str_has_prefix(p, "=\r\n")) {
			p += 2;
		} else {
			g_string_append_c(out,
				(char)(g_ascii_xdigit_value(p[1]) * 16 +
					g_ascii_xdigit_value(p[2])));
			p += 2;
		}
	}
	return g_string_free(out, FALSE);
}

static char *html_part(const char *mail)
{
	const char *from = strstr(strstr(mail, "text/html"), "\r\n\r\n") + 4;
	const char *to = strstr(from, "\r\n--=_");

	return g_strndup(from, (gsize)(to - from));
}

static void any_text_survives_quoted_printable(void **state)
{
	g_autoptr(settings) s = family();
	g_autofree char *long_line = g_strnfill(5000, 'x');
	g_autofree char *spaces = g_strnfill(200, ' ');
	const char *texts[] = { "", "\n", "\n\n\n", long_line, spaces, ".", "a\n.\n..\n", "=",
		"==\n=", "a\tb\t\nc \t \n", "From x\nFrom", "\u00e9\u4e2d\U0001f600",
		"lone\rcr\r\nx", "a=\nb" };

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		for (int shift = 0; shift < 80; shift++) {
			g_autofree char *before = g_strnfill((gsize)shift, 'y');
			g_autofree char *text = g_strconcat(before, texts[i], NULL);
			struct letter_out l = letter();

			l.html = text;
			g_autofree char *mail = letter_compose(s, &l, NULL, NULL);
			check_mail(mail);
			assert_null(strstr(mail, "\n."));
			assert_null(strstr(mail, "\nFrom "));
			assert_null(strstr(mail, " \r\n"));
			g_autofree char *part = html_part(mail);
			g_autofree char *back = unquoted(part);
			g_auto(GStrv) wanted = g_strsplit(text, "\r\n", -1);
			g_autofree char *lf = g_strjoinv("\n", wanted);
			if (g_str_has_suffix(lf, "\n"))
				lf[strlen(lf) - 1] = '\0'; /* the end of the part's last line */
			assert_string_equal(back, lf);
		}
}

static void without_smtp_a_letter_is_from_its_reader(void **state)
{
	g_autoptr(settings) s = family();
	struct letter_out l = letter();

	person_free(g_steal_pointer(&s->smtp_from));
	l.token = NULL;
	g_autofree char *mail = letter_compose(s, &l, NULL, NULL);
	assert_true(g_str_has_prefix(mail, "From: \"School trail\"\r\n <marisol@example.com>\r\n"));
	assert_null(strstr(mail, "X-Schooltrail-Digest"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_letter_is_composed_so),
		cmocka_unit_test(a_picture_travels_with_the_html),
		cmocka_unit_test(other_alphabets_are_encoded),
		cmocka_unit_test(headers_cannot_be_injected),
		cmocka_unit_test(malformed_fields_are_refused),
		cmocka_unit_test(any_text_survives_quoted_printable),
		cmocka_unit_test(without_smtp_a_letter_is_from_its_reader),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
