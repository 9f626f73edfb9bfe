/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/html_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *html, *text;
} rows[] = {
	{ "", "" },
	{ "plain", "plain" },
	{ "<p>One\n paragraph</p><p>Two</p>", "One paragraph\n\nTwo" },
	{ "<div>One</div><div>Two</div><div><br></div><div>Three</div>", "One\nTwo\n\nThree" },
	{ "a<br>b<br><br>c", "a\nb\n\nc" },
	{ "a <b>bold</b>, <i>b</i>", "a bold, b" },
	{ "caf&eacute; &amp; t&#233; &#x201c;x&#8221;&nbsp;y",
		"caf\u00e9 & t\u00e9 \u201cx\u201d y" },
	{ "<ul><li>one</li><li>two</li></ul>after", "- one\n- two\nafter" },
	{ "<ol><li>one</li><li>two</li></ol>", "1. one\n2. two" },
	{ "<table><tr><td>Due:</td><td>Friday</td></tr><tr><td>Room</td><td>4</td></tr></table>",
		"Due: Friday\nRoom 4" },
	{ "<pre>a\n  b</pre>c", "a\n  b\nc" },
	{ "<style>p{}</style><script>x()</script><title>t</title><!-- c -->seen", "seen" },
	{ "<p>open <b>tags", "open tags" },
	{ "one&shy;two &#847; &zwnj; three", "onetwo three" },
	/* Word's lists */
	{ "<p class=MsoListParagraph><![if !supportLists]><span "
	  "style='mso-list:Ignore'>\u00b7&nbsp; "
	  "</span><![endif]>The form<o:p></o:p></p>",
		"\u00b7 The form" },
	{ "<!--[if mso]><p>no</p><![endif]-->yes", "yes" },
	/* hidden */
	{ "<div style=\"display:none\">no</div>yes", "yes" },
	{ "<div style=\"DISPLAY : none !important\">no<p>nor</p></div>yes", "yes" },
	{ "<span style=\"font-size:0px\">no</span>yes", "yes" },
	{ "<span style=\"color:#FFFFFF\">no</span>yes", "yes" },
	{ "<td style=\"background:#24527a;color:#fff\">seen</td>", "seen" },
	{ "<table bgcolor=\"#003366\"><tr><td><font color=\"white\">seen</font></td></tr></table>",
		"seen" },
	{ "<div style=\"max-height:0;overflow:hidden\">no</div>yes", "yes" },
	{ "<div style=\"mso-hide:all\">no</div>yes", "yes" },
	{ "<p hidden>no</p>yes", "yes" },
	{ "<html><head><style>p, .pre {color:red; display:none !important} .a .b{display:none}"
	  "@media screen { .c { display:none } }</style></head><body><div class=\"x pre\">no</div>"
	  "<div class=\"c\">yes</div><div class=\"b\">too</div></body></html>",
		"yes\ntoo" },
	{ "<span style=\"opacity:0\">no</span><span style=\"opacity:0.6\">yes</span>", "yes" },
	/* quotes */
	{ "new<blockquote type=\"cite\">old<br>mail</blockquote>", "new\n> old\n> mail" },
	{ "new<blockquote type=\"cite\">old<blockquote "
	  "type=\"cite\">older</blockquote></blockquote>",
		"new\n> old\n> > older" },
	{ "new<blockquote style=\"margin:0 0 0 "
	  "40px;border:none;padding:0px\">indented</blockquote>",
		"new\nindented" },
	{ "new<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Tue Ann wrote:<br></div>"
	  "<blockquote class=\"gmail_quote\">old</blockquote></div>",
		"new\nOn Tue Ann wrote:\n> old" },
	{ "new<div id=\"yahoo_quoted_77\" class=\"yahoo_quoted\"><div>On "
	  "Tue</div><div>old</div></div>",
		"new\n> On Tue\n> old" },
	{ "new<div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Ann</div>",
		"new\n________________________________\nFrom: Ann" },
	{ "new<div id=\"x_divRplyFwdMsg\"><b>From:</b> Ann</div>",
		"new\n________________________________\nFrom: Ann" },
	{ "new<div style=\"border:none;border-top:solid #E1E1E1 1.0pt\"><p><b>From:</b> "
	  "Ann</p></div>",
		"new\n________________________________\nFrom: Ann" },
	/* signatures */
	{ "new<div id=\"Signature\"><p>Ann</p></div>", "new\n-- \nAnn" },
	{ "new<br><span class=\"gmail_signature_prefix\">-- </span><br>"
	  "<div class=\"gmail_signature\">Ann</div>",
		"new\n--\nAnn" },
};

static void test_render(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text =
			html_text_render(rows[i].html, strlen(rows[i].html), 100000);

		if (strcmp(text, rows[i].text))
			print_error("%s\n", rows[i].html);
		assert_string_equal(text, rows[i].text);
	}
}

static void test_limit(void **state)
{
	g_autofree char *text = html_text_render("<p>0123456789 0123456789</p>", 28, 15);

	assert_string_equal(text, "0123456789\n[...]");
}

/* Deep, unclosed and huge: all of it ends, and soon. */
static void test_bombs(void **state)
{
	static const char *const pieces[] = { "<div>", "<blockquote>x", "<b", "&#", "</p>", "<td>x",
		"<ul><li>", "<!--", "<![", "<a href=\"", "x " };
	gint64 begun = g_get_monotonic_time();

	for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) html = g_string_new("begin ");

		for (int k = 0; k < 50000; k++)
			g_string_append(html, pieces[i]);
		g_autofree char *text = html_text_render(html->str, html->len, 1000000);
		assert_true(g_str_has_prefix(text, "begin"));
		assert_true(strlen(text) < 1100000);
	}
	assert_true(g_get_monotonic_time() - begun < 30 * G_USEC_PER_SEC);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_render),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_bombs),
	};

	html_text_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
