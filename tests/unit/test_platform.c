/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail of platforms, through the files that are installed. */
#include "parse/platform.h"

#include "parse/mime.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants those before it */
#include <cmocka.h>

static struct platform_set *set;

static void add_file(const char *name)
{
	g_autofree char *path = g_build_filename(SOURCE_DIR, "rules", "platforms", name, NULL);
	g_autofree char *text = NULL;
	g_autoptr(GString) wrong = g_string_new(NULL);

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	platform_set_add(set, text, path, wrong);
	assert_string_equal(wrong->str, "");
}

static int set_up(void **state)
{
	mime_init();
	set = platform_set_new();
	add_file("generic.rules");
	add_file("google-classroom.rules");
	add_file("parentsquare.rules");
	add_file("remind.rules");
	add_file("example.rules.in");
	platform_set_add_domain(set, "homebridge.example");
	return 0;
}

static int tear_down(void **state)
{
	platform_set_free(set);
	return 0;
}

static struct reading *read_with(
	const char *headers, const char *from, const char *subject, const char *text)
{
	g_autofree char *raw = g_strdup_printf("%sFrom: %s\nTo: rosa@example.org\nSubject: %s\n"
					       "Date: Tue, 3 Nov 2026 18:00:00 -0600\n"
					       "Content-Type: text/plain; charset=utf-8\n\n%s",
		headers, from, subject, text);
	g_autoptr(GTimeZone) zone = g_time_zone_new_offset(-6 * 3600);
	const struct parse_context context = { .zone = zone,
		.arrived = moment_parse("2026-11-03T18:00:30-06:00", NULL),
		.platforms = set };
	struct reading *r = mime_read((const guint8 *)raw, strlen(raw), &context, NULL);

	assert_non_null(r);
	return r;
}

static struct reading *read_mail(const char *from, const char *subject, const char *text)
{
	return read_with("", from, subject, text);
}

#define SQUARE "<donotreply+0b2f@parentsquare.com>"
#define BRIDGE "HomeBridge <messages@mail.homebridge.example>"

static const struct {
	const char *from, *subject, *text;
	const char *name, *platform, *own_text;
	enum message_kind kind;
} table[] = {
	{ "\"Ms. Park via ParentSquare\" " SQUARE, "Reading log",
		"Hi Rosa,\n\nThe log is in his folder.\n\nView post "
		"<https://parentsquare.com/p/1>\n\n"
		"\xc2\xa9 2026 ParentSquare, Inc. Santa Barbara, CA\nUnsubscribe",
		"Ms. Park", "parentsquare", "Hi Rosa,\n\nThe log is in his folder.", KIND_PERSON },
	{ "\"Lincoln Elementary via ParentSquare\" " SQUARE, "Picture day", "Bring a smile.",
		"Lincoln Elementary", "parentsquare", "Bring a smile.", KIND_BULK },
	/* the wrapper of a message, and the same with nothing in it */
	{ BRIDGE, "New HomeBridge message from Mr. Nolan",
		"HomeBridge\n\nNew message from Mr. Nolan (Stonebridge Middle)\n\nHe forgot his "
		"binder.",
		"Mr. Nolan", NULL, "He forgot his binder.", KIND_PERSON },
	{ BRIDGE, "New HomeBridge message from Mr. Nolan",
		"HomeBridge\n\nNew message from Mr. Nolan (Stonebridge Middle)\n\nView message\n"
		"https://homebridge.example/m/77?a=b",
		"Mr. Nolan", NULL, "", KIND_POINTER },
	{ "Remind <messages@mail.remind.com>", "Ms. Park sent you a message",
		"Ms. Park (Grade 3) sent you a message\n\nReply in the app", "Ms. Park", "remind",
		"", KIND_POINTER },
	{ "Remind <messages@mail.remind.com>", "Ms. Park sent you a message",
		"Ms. Park sent you a message\n\nPlease sign the form.\n\nReply", "Ms. Park",
		"remind", "Please sign the form.", KIND_PERSON },
	{ "\"Dana Whitfield (Classroom)\" <no-reply@classroom.google.com>",
		"Weekly summary for Emma", "Missing: 2", "Dana Whitfield", "google-classroom",
		"Missing: 2", KIND_INFO },
	/* doubled by a machine, either way round */
	{ BRIDGE, "Nota",
		"La tarea es el viernes.\n\nOriginal message:\n\nThe homework is due on Friday.",
		"HomeBridge", NULL, "The homework is due on Friday.", KIND_PERSON },
	{ BRIDGE, "Note",
		"The homework is due on Friday.\n\nTraducido autom\xc3\xa1ticamente del "
		"ingl\xc3\xa9s\n\n"
		"La tarea es el viernes.\n\nVer traducci\xc3\xb3n",
		"HomeBridge", NULL, "The homework is due on Friday.", KIND_PERSON },
	/* a person's mail holds no frame */
	{ "Dana <dana@school.example>", "Hi", "View message\n\nNew message from Mr. Nolan", "Dana",
		NULL, "View message\n\nNew message from Mr. Nolan", KIND_PERSON },
	/* an address that only looks like it */
	{ "\"Ms. Park via ParentSquare\" <office@parentsquare.com.login.example>", "Hi", "Hello.",
		"Ms. Park via ParentSquare", NULL, "Hello.", KIND_PERSON },
};

static void test_mail(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(reading) r = read_mail(table[i].from, table[i].subject, table[i].text);
		const struct message *m = r->messages->pdata[0];

		assert_int_equal(r->messages->len, 1);
		if (g_strcmp0(m->from->name, table[i].name) ||
			g_strcmp0(m->platform, table[i].platform) || m->kind != table[i].kind ||
			strcmp(m->own_text, table[i].own_text))
			fail_msg("row %zu: \"%s\", %s, %s, \"%s\"", i, m->from->name, m->platform,
				message_kind_names[m->kind], m->own_text);
		if (m->kind == KIND_POINTER)
			assert_int_equal(m->sentences->len, 0);
	}
}

/* A platform's machine sends what a teacher wrote; an unknown machine is believed to be one. */
static void test_machine(void **state)
{
	static const char headers[] =
		"Auto-Submitted: auto-generated\nList-Unsubscribe: <mailto:u@parentsquare.com>\n";
	g_autoptr(reading) known = read_with(
		headers, "\"Ms. Park via ParentSquare\" " SQUARE, "Log", "Could you sign it?");
	g_autoptr(reading) unknown =
		read_with(headers, "Board <no-reply@board.example>", "Log", "Could you sign it?");
	const struct message *m = known->messages->pdata[0], *other = unknown->messages->pdata[0];

	assert_int_equal(m->kind, KIND_PERSON);
	assert_false(m->automatic);
	assert_true(m->list);
	assert_int_equal(other->kind, KIND_AUTO_REPLY);
	assert_true(other->automatic);
}

static void test_digest(void **state)
{
	g_autoptr(reading) r = read_mail("\"ParentSquare\" " SQUARE,
		"Your ParentSquare daily digest for Lincoln Elementary",
		"ParentSquare\n\nMs. Park posted to Grade 3 on Tuesday, Nov 3, 2026 at 4:10 PM\n\n"
		"Please send in a shoe box.\n\nView post\n\n"
		"Coach Reyes posted to Lincoln Elementary on Nov 3, 2026 at 2:05 PM\n\n"
		"Practice is over at 4:30.\n\nYou are receiving this because you are a guardian.");
	const struct message *outer = r->messages->pdata[0];

	assert_int_equal(r->messages->len, 3);
	assert_string_equal(outer->own_text, "");
	assert_int_equal(outer->kind, KIND_BULK);
	static const struct {
		const char *name, *own_text, *date;
	} posts[] = {
		{ "Ms. Park", "Please send in a shoe box.", "2026-11-03T16:10:00-06:00" },
		{ "Coach Reyes", "Practice is over at 4:30.", "2026-11-03T14:05:00-06:00" },
	};
	for (guint i = 0; i < 2; i++) {
		const struct message *m = r->messages->pdata[i + 1];
		char date[MOMENT_TEXT_SIZE];

		assert_string_equal(m->from->name, posts[i].name);
		assert_string_equal(m->from->address, "donotreply+0b2f@parentsquare.com");
		assert_string_equal(m->own_text, posts[i].own_text);
		assert_string_equal(m->subject, outer->subject);
		assert_string_equal(moment_format(m->date, date), posts[i].date);
		assert_int_equal(m->level, 1);
		assert_int_equal(m->kind, KIND_BULK);
		assert_string_equal(m->platform, "parentsquare");
	}
}

static void test_examples(void **state)
{
	g_autoptr(GString) wrong = g_string_new(NULL);

	assert_true(platform_set_test(set, wrong) > 50);
	assert_string_equal(wrong->str, "");
}

static void test_mistakes(void **state)
{
	static const struct {
		const char *text, *wrong;
	} bad[] = {
		{ "platform x\n  sender *@x.example\n  sendr y\n",
			"f:3: unknown key \"sendr\"; a platform has sender, name, subject, frame, "
			"pointer, button, footer, post, original, translation, bulk, info, kind, "
			"yes and no" },
		{ "platform x\n", "f:1: platform \"x\" has no \"sender\"" },
		{ "platform X Y\n",
			"f:1: a platform needs a name of small letters, digits and \"-\"" },
		{ "rule x\n", "f:1: \"rule\" where \"platform NAME\" is expected" },
		{ "platform x\n  sender *@x\n  kind letter\n",
			"f:3: kind is person, bulk, info or pointer, not \"letter\"" },
		{ "platform x\n  sender *@x\n  frame {who} wrote\n",
			"f:3: only {name}, {role} and {date} may stand in braces: \"{who} "
			"wrote\"" },
		{ "platform x\n  sender *@x\n  yes frame\n",
			"f:3: an example is \"yes KEY TEXT\" or \"no KEY TEXT\"" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(platform_set) s = platform_set_new();
		g_autoptr(GString) wrong = g_string_new(NULL);

		platform_set_add(s, bad[i].text, "f", wrong);
		assert_string_equal(wrong->str, bad[i].wrong);
	}
}

/* Examples that do not hold are told with what they are. */
static void test_broken_examples(void **state)
{
	g_autoptr(platform_set) s = platform_set_new();
	g_autoptr(GString) wrong = g_string_new(NULL);

	platform_set_add(s,
		"platform x\n  sender *@x.example\n  name {name} at X\n  yes sender a@y.example\n"
		"  no sender a@x.example\n  yes name Ann Lee at X => Ann\n",
		"f", wrong);
	assert_int_equal(platform_set_test(s, wrong), 3);
	assert_string_equal(wrong->str,
		"f:4: \"x\": does not fit sender: \"a@y.example\"\n"
		"f:5: \"x\": wrongly fits sender: \"a@x.example\"\n"
		"f:6: \"x\": the name is \"Ann Lee\", not \"Ann\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mail),
		cmocka_unit_test(test_machine),
		cmocka_unit_test(test_digest),
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_broken_examples),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
