/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest_family.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/HTMLparser.h>

/* What a stranger may have written; and what must not reach a mail client. */
static const char hostile[] =
	"<script>alert(1)</script> & \"x\" 'y'\r\nBcc: a@b\x1b[31m \u202eevil "
	"\u2066<img src=http://t.example/1.gif>";
static const char escaped[] =
	"&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; &apos;y&apos; "
	"Bcc: a@b[31m evil &lt;img src=http://t.example/1.gif&gt;";

static char *replaced(char **field, const char *value)
{
	g_free(*field);
	return *field = g_strdup(value);
}

static void nothing_is_loaded_or_run(const char *html)
{
	/* attributes stand inside tags only: look at the tags, not at the text */
	for (const char *p = html; (p = strchr(p, '<')) != NULL; p++) {
		const char *end = strchr(p, '>');
		assert_non_null(end);
		g_autofree char *tag = g_ascii_strdown(p, end - p);

		assert_null(strstr(tag, "src"));
		assert_null(strstr(tag, "href"));
		assert_null(strstr(tag, "url("));
		assert_null(strstr(tag, "http"));
		assert_false(g_str_has_prefix(tag, "<script"));
		assert_false(g_str_has_prefix(tag, "<img"));
		assert_false(g_str_has_prefix(tag, "<link"));
		assert_null(strstr(tag, " on"));
	}
	assert_null(strstr(html, "@import"));
	assert_null(strstr(html, "url("));
}

static void a_full_week_loads_nothing(void **state)
{
	g_autoptr(family) f = family_full();
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *html = digest_html(d, NULL);

	nothing_is_loaded_or_run(html);
	assert_true(g_str_has_prefix(html, "<!DOCTYPE html>\n<html lang=\"en\">\n"));
	assert_true(g_str_has_suffix(html, "</body>\n</html>\n"));
	assert_non_null(strstr(
		html, "<title>School trail, week of 16 Nov: 3 for you, 1 question, 2 waiting<"));
	assert_non_null(strstr(html, "name=\"color-scheme\" content=\"light dark\""));
	assert_non_null(strstr(html, "max-width:36em"));
	assert_non_null(strstr(html, ">13 school days<"));
	assert_non_null(strstr(html, ">Could you send me the service log for September?<"));
	/* every div that is opened is closed */
	int depth = 0;
	for (const char *p = html; (p = strchr(p, '<')) != NULL; p++)
		depth += g_str_has_prefix(p, "<div") - g_str_has_prefix(p, "</div>");
	assert_int_equal(depth, 0);
}

static void strangers_text_is_escaped(void **state)
{
	g_autoptr(family) f = family_full();
	struct message *m = family_letter(f, "2026-11-20", "x@y.example", family_mother, hostile);
	struct item_view *v = family_item(f, m, ITEM_REQUEST, OWED_FAMILY, hostile);

	m->from->name = g_strdup(hostile);
	family_unsure(v, m);
	m = family_letter(f, "2026-11-21", "x@y.example", family_mother, hostile);
	replaced(&f->settings->family, hostile);
	family_source(f, hostile, NULL, hostile);
	family_set_aside(f, hostile, hostile, hostile);
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *html = digest_html(d, NULL);
	nothing_is_loaded_or_run(html);
	assert_non_null(strstr(html, escaped));
	for (const char *p = html; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		assert_true(c == '\n' || (c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0)));
		assert_false(c >= 0x202a && c <= 0x202e);
		assert_false(c >= 0x2066 && c <= 0x2069);
	}
}

/* The drawing is safe by itself, whoever made the plan. */
static void a_plan_of_raw_text_is_escaped_too(void **state)
{
	g_autoptr(digest) d = digest_new();
	struct digest_entry *e = digest_add(d, SECTION_WAITING, hostile);

	d->from = d->to = day_of(2026, 11, 16);
	d->subject = g_strdup(hostile);
	e->item = 1;
	e->who = g_strdup(hostile);
	e->label = g_strdup(hostile);
	e->text = g_strdup(hostile);
	e->quote = g_strdup(hostile);
	digest_add(d, SECTION_FOOTER, "x")->text = g_strdup(hostile);
	g_autofree char *html = digest_html(d, NULL);
	nothing_is_loaded_or_run(html);
	g_auto(GStrv) pieces = g_strsplit(html, escaped, -1);
	assert_int_equal(g_strv_length(pieces) - 1, 7);
}

/* The one picture comes with the mail, and says in words what it shows. */
static void the_picture_comes_with_the_mail(void **state)
{
	g_autoptr(family) f = family_full();
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *with = digest_html(d, "cid:waiting.x@y");
	g_autofree char *without = digest_html(d, NULL);
	const char *img =
		strstr(with, "<img src=\"cid:waiting.x@y\" width=\"344\" alt=\"The school");

	assert_non_null(img);
	assert_null(strstr(img + 1, "<img"));
	assert_true(img < strstr(with, "Waiting on the school"));
	assert_null(strstr(without, "<img"));
	/* all else is the same: it is complete without */
	g_auto(GStrv) cards = g_strsplit(without, "<div class=\"c ", -1);
	for (char **card = cards; *card; card++)
		assert_non_null(strstr(with, *card));
}

/* A parser that knows the standard finds nothing to mend. */
static void it_is_well_formed(void **state)
{
	g_autoptr(family) f = family_full();
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *html = digest_html(d, "cid:waiting.x@y");
	htmlParserCtxt *c = htmlNewParserCtxt();
	xmlDoc *doc = htmlCtxtReadMemory(c, html, (int)strlen(html), NULL, "UTF-8",
		HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);

	if (c->lastError.code)
		fail_msg("line %d: %s", c->lastError.line, c->lastError.message);
	assert_null(strstr(html, "http:"));
	assert_null(strstr(html, "https:"));
	xmlFreeDoc(doc);
	htmlFreeParserCtxt(c);
}

/* Gmail cuts a mail off at 102 kB of HTML. */
static void forty_live_items_fit_into_gmail(void **state)
{
	g_autoptr(family) f = family_full();
	const struct message *m =
		family_letter(f, "2026-11-18", family_mother, family_teacher, "Many things");

	for (int i = 0; i < 40; i++)
		family_item(f, m, ITEM_REQUEST, OWED_SCHOOL,
			"Could you tell us what was done in the sessions of the last two weeks?");
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *html = digest_html(d, NULL);
	assert_true(strlen(html) < 60 * 1024);
}

static void any_family_fits_into_gmail(void **state)
{
	g_autoptr(family) f = family_full();

	for (int i = 0; i < 300; i++) {
		const struct message *m = family_letter(
			f, "2026-11-18", family_mother, family_teacher, "Many things, and more");
		struct item_view *v = family_item(f, m, ITEM_REQUEST,
			i % 3 ? OWED_SCHOOL : OWED_FAMILY,
			"Could you tell us what was done in the sessions of the last two weeks?");

		v->overdue = i % 7 == 0;
		v->stage = i % 7 == 0;
		if (i % 5 == 0)
			family_unsure(v, m);
	}
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *html = digest_html(d, "cid:waiting.x@y");
	assert_true(strlen(html) < 102 * 1000);
	assert_non_null(strstr(html, " more: schooltrail items --open<"));
	assert_non_null(strstr(html, " more: schooltrail log<"));
	/* how to answer the questions is said all the same */
	assert_non_null(strstr(html, "If it does: schooltrail done"));
}

static void a_quiet_week_is_green(void **state)
{
	g_autoptr(family) f = family_new();
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *html = digest_html(d, NULL);

	assert_non_null(strstr(html, "Nothing needs you this week."));
	assert_non_null(strstr(html, "border-left:4px solid #2f7d54"));
	assert_null(strstr(html, "border-left:4px solid #b3590f"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_full_week_loads_nothing),
		cmocka_unit_test(strangers_text_is_escaped),
		cmocka_unit_test(a_plan_of_raw_text_is_escaped_too),
		cmocka_unit_test(the_picture_comes_with_the_mail),
		cmocka_unit_test(it_is_well_formed),
		cmocka_unit_test(forty_live_items_fit_into_gmail),
		cmocka_unit_test(any_family_fits_into_gmail),
		cmocka_unit_test(a_quiet_week_is_green),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
