/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "fetch/imap_reply.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define LITERAL_MAX 1000

static const char *const kinds[] = { "data", "condition", "done", "+" };
static const char *const statuses[] = { "OK", "NO", "BAD", "BYE", "PREAUTH" };

static void dump_values(const struct imap_reply *r, guint from, guint to, GString *out)
{
	for (guint i = from; i < to;) {
		const struct imap_value *v = imap_reply_value(r, i);

		if (out->len && out->str[out->len - 1] != '(')
			g_string_append_c(out, ' ');
		if (v->kind == IMAP_NIL)
			g_string_append(out, "NIL");
		else if (v->kind == IMAP_ATOM)
			g_string_append(out, v->text);
		else if (v->kind == IMAP_STRING)
			g_string_append_printf(out, "%c%.*s%c", v->literal ? '<' : '"',
				(int)v->length, v->text, v->literal ? '>' : '"');
		if (v->kind == IMAP_LIST) {
			g_string_append_c(out, '(');
			dump_values(r, i + 1, v->next, out);
			g_string_append_c(out, ')');
		}
		i = v->next;
	}
}

static void dump(const struct imap_reply *r, GString *out)
{
	g_autoptr(GString) values = g_string_new(NULL);

	if (out->len)
		g_string_append(out, " | ");
	g_string_append(out, kinds[r->kind]);
	if (r->tag)
		g_string_append_printf(out, " %s", r->tag);
	if (r->kind == IMAP_CONDITION || r->kind == IMAP_DONE)
		g_string_append_printf(out, " %s", statuses[r->status]);
	if (r->code)
		g_string_append_printf(out, " [%s]", r->code);
	if (r->text)
		g_string_append_printf(out, " '%s'", r->text);
	if (r->number)
		g_string_append_printf(out, " %u", r->number);
	if (r->name)
		g_string_append_printf(out, " %s", r->name);
	if (!r->values)
		return;
	dump_values(r, 0, r->values->len, values);
	g_string_append_printf(out, "%s%s", values->len ? " " : "", values->str);
}

/* Feeds the bytes cut after `cut`; "!" where the parser refuses, "..." where it waits. */
static char *run(const char *bytes, gsize length, gsize cut)
{
	g_autoptr(imap_parser) p = imap_parser_new(LITERAL_MAX);
	GString *out = g_string_new(NULL);
	gsize at = 0, used;
	bool waiting = false;

	while (at < length) {
		g_autoptr(imap_reply) reply = NULL;
		g_autoptr(GError) error = NULL;

		if (!imap_parser_feed(
			    p, bytes + at, (at < cut ? cut : length) - at, &used, &reply, &error)) {
			assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_UNAVAILABLE));
			g_string_append(out, out->len ? " | !" : "!");
			return g_string_free(out, FALSE);
		}
		assert_true(used > 0);
		waiting = !reply;
		if (reply)
			dump(reply, out);
		at += used;
	}
	if (waiting)
		g_string_append(out, out->len ? " | ..." : "...");
	return g_string_free(out, FALSE);
}

#define ROW(in, out)                                                                               \
	{                                                                                          \
		in, sizeof(in) - 1, out                                                            \
	}

static const struct row {
	const char *in;
	gsize length;
	const char *out;
} good[] = {
	ROW("* 3 EXISTS\r\n", "data 3 EXISTS"),
	ROW("* 0 recent\r\n", "data RECENT"),
	ROW("* SEARCH\r\n", "data SEARCH"),
	ROW("* SEARCH \r\n", "data SEARCH"),
	ROW("* SEARCH 2 84 882\r\n* SEARCH 9\r\n", "data SEARCH 2 84 882 | data SEARCH 9"),
	ROW("* OK [UIDVALIDITY 3857529045] UIDs valid\r\n",
		"condition OK [UIDVALIDITY 3857529045] 'UIDs valid'"),
	ROW("* OK [PERMANENTFLAGS (\\Deleted \\*)] Limited {7}\r\n",
		"condition OK [PERMANENTFLAGS (\\Deleted \\*)] 'Limited {7}'"),
	ROW("* OK\r\n", "condition OK ''"),
	ROW("* OK [broken code\r\n", "condition OK '[broken code'"),
	ROW("* OK say \"hi {5}\r\n", "condition OK 'say \"hi {5}'"),
	ROW("* BYE Autologout\r\n", "condition BYE 'Autologout'"),
	ROW("* PREAUTH hello\r\n", "condition PREAUTH 'hello'"),
	ROW("* NO [ALERT] Disk is 99% full\r\n", "condition NO [ALERT] 'Disk is 99% full'"),
	ROW("a1 OK [READ-ONLY] EXAMINE completed\r\n",
		"done a1 OK [READ-ONLY] 'EXAMINE completed'"),
	ROW("x.7 no\r\n", "done x.7 NO ''"),
	ROW("a2 BAD Command Error. 10\r\n", "done a2 BAD 'Command Error. 10'"),
	ROW("+ idling\r\n", "+ 'idling'"),
	ROW("+\r\n", "+ ''"),
	ROW("+ \r\n", "+ ''"),
	ROW("* CAPABILITY IMAP4rev1 AUTH=PLAIN LITERAL+\r\n",
		"data CAPABILITY IMAP4rev1 AUTH=PLAIN LITERAL+"),
	ROW("* LIST (\\HasNoChildren \\Sent) \"/\" \"Sent Items\"\r\n",
		"data LIST (\\HasNoChildren \\Sent) \"/\" \"Sent Items\""),
	ROW("* LIST () NIL [Gmail]/x%*&AOk-\r\n", "data LIST () NIL [Gmail]/x%*&AOk-"),
	ROW("* LIST () \"\\\\\" {6}\r\na)\"\r\nb\r\n", "data LIST () \"\\\" <a)\"\r\nb>"),
	ROW("* LIST () \"/\" \"a\\\"b\\c\\\\\"\r\n", "data LIST () \"/\" \"a\"b\\c\\\""),
	ROW("* LIST () \"/\" \"nil\"\r\n", "data LIST () \"/\" \"nil\""),
	ROW("* FLAGS (\\Answered $Forwarded)\r\n", "data FLAGS (\\Answered $Forwarded)"),
	ROW("* 12 FETCH (UID 4 INTERNALDATE \" 1-Sep-2026 08:12:00 -0500\" BODY[] {5}\r\nA: "
	    "1\n)\r\n",
		"data 12 FETCH (UID 4 INTERNALDATE \" 1-Sep-2026 08:12:00 -0500\" BODY[] <A: "
		"1\n>)"),
	ROW("* 1 FETCH (BODY[] {3}\r\nabc UID 4)\r\n", "data 1 FETCH (BODY[] <abc> UID 4)"),
	ROW("* 1 FETCH (BODY[] {0}\r\n UID 4)\r\n", "data 1 FETCH (BODY[] <> UID 4)"),
	ROW("* 1 FETCH (BODY[] NIL UID 4)\r\n", "data 1 FETCH (BODY[] NIL UID 4)"),
	ROW("* 1 FETCH (BODY[] \"\" UID 4)\r\n", "data 1 FETCH (BODY[] \"\" UID 4)"),
	ROW("* 1 FETCH (BODY[HEADER.FIELDS (TO CC)]<0> NIL body[]<0> NIL)\r\n",
		"data 1 FETCH (BODY[HEADER.FIELDS (TO CC)]<0> NIL body[]<0> NIL)"),
	ROW("* 1 FETCH (BODYSTRUCTURE ((\"a\" NIL)(\"b\" (\"c\" \"d\")) \"mixed\"))\r\n",
		"data 1 FETCH (BODYSTRUCTURE ((\"a\" NIL) (\"b\" (\"c\" \"d\")) \"mixed\"))"),
	ROW("* 1 FETCH (X {1}\r\na Y {1}\r\nb)\r\n", "data 1 FETCH (X <a> Y <b>)"),
	/* What a mail says is no reply, and what looks like a literal in quotes is none. */
	ROW("* 1 FETCH (BODY[] {24}\r\na1 OK done\r\n* BYE now\r\n\n)\r\na1 OK real\r\n",
		"data 1 FETCH (BODY[] <a1 OK done\r\n* BYE now\r\n\n>) | done a1 OK 'real'"),
	ROW("* LIST () \"/\" \"x{50}\"\r\na OK\r\n", "data LIST () \"/\" \"x{50}\" | done a OK ''"),
	ROW("* VANISHED (EARLIER) 41,43:116\r\n", "data VANISHED (EARLIER) 41,43:116"),
	ROW("* 4294967295 EXISTS\r\n", "data 4294967295 EXISTS"),
	/* Not yet complete */
	ROW("* 1 FETCH (BODY[] {1000}\r\nabc", "..."),
	ROW("* 1 EXI", "..."),
	ROW("* 1 FETCH (BODY[] {3}\r\nabc UID 4)\r\n* 2",
		"data 1 FETCH (BODY[] <abc> UID 4) | ..."),
};

/* Lies about literals (all end the session), and other bytes that are no reply. */
static const struct row bad[] = {
	ROW("* 1 FETCH (BODY[] {4}\r\nabc UID 4)\r\n* 2 EXISTS\r\n", NULL), /* swallows the space */
	ROW("* 1 FETCH (UID 4 BODY[] {4}\r\nabc)\r\n* 2 EXISTS\r\n", NULL), /* swallows ")" */
	ROW("* 1 FETCH (UID 4 BODY[] {2}\r\nab\n)\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] {0}\r\nabc)\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] {2}\r\nabc)\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] {1001}\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] {4294967296}\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] {9223372036854775808}\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] {18446744073709551617}\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] {999999999999999999999}\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] {-1}\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] {5+}\r\nabcde)\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] {}\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] { 5}\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] {5} \r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] {5\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[] ~{5}\r\nabcde)\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[]{5}\r\nabcde)\r\n", NULL),
	ROW("* 1 FETCH (UID 4 BODY[HEADER (a b) {5}\r\n", NULL),
	ROW("* 1 FETCH (UID 4\r\n", NULL),
	ROW("* 1 FETCH UID 4)\r\n", NULL),
	ROW("* 1 FETCH (UID 4))\r\n", NULL),
	ROW("* 1 FETCH (\"a\"\"b\")\r\n", NULL),
	ROW("* 1 FETCH (\"a\"b)\r\n", NULL),
	ROW("* 1 FETCH (a(b))\r\n", NULL),
	ROW("* 1 FETCH (\"a)\r\n", NULL),
	ROW("* 1 FETCH (\"a\rb\")\r\n", NULL),
	ROW("* 1 FETCH (a\tb)\r\n", NULL),
	ROW("* 1 EXISTS\n", NULL),
	ROW("* 1 EX\0STS\r\n", NULL),
	ROW("* OK \0\r\n", NULL),
	ROW("* 4294967296 EXISTS\r\n", NULL),
	ROW("* 99999999999 EXISTS\r\n", NULL),
	ROW("* 1\r\n", NULL),
	ROW("* \r\n", NULL),
	ROW("*\r\n", NULL),
	ROW("*1 EXISTS\r\n", NULL),
	ROW("\r\n", NULL),
	ROW("\n", NULL),
	ROW(" \r\n", NULL),
	ROW("a1\r\n", NULL),
	ROW("a1 \r\n", NULL),
	ROW("a1 BYE x\r\n", NULL),
	ROW("a1 OKAY x\r\n", NULL),
	ROW("a(1 OK x\r\n", NULL),
	ROW("HTTP/1.1 400 Bad Request\r\n", NULL),
	ROW("SSH-2.0-OpenSSH_9.2\r\n", NULL),
	ROW("\x16\x03\x01\x02\x00\n", NULL),
};

static void check(const struct row *row, const char *out)
{
	for (gsize cut = 0; cut < row->length; cut++) {
		g_autofree char *got = run(row->in, row->length, cut);

		if (strcmp(got, out) != 0)
			fail_msg("%s\ncut at %zu: %s\nexpected: %s", row->in, cut, got, out);
	}
}

static void test_good(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(good); i++)
		check(&good[i], good[i].out);
}

static void test_bad(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autofree char *got = run(bad[i].in, bad[i].length, 0);

		if (!g_str_has_suffix(got, "!"))
			fail_msg("%s: %s", bad[i].in, got);
		check(&bad[i], got);
	}
}

static void test_nul_in_literal(void **state)
{
	const char in[] = "* 1 FETCH (BODY[] {3}\r\na\0b UID 4)\r\n";
	g_autoptr(imap_parser) p = imap_parser_new(LITERAL_MAX);
	g_autoptr(imap_reply) r = NULL;
	gsize used;

	assert_true(imap_parser_feed(p, in, sizeof in - 1, &used, &r, NULL));
	const struct imap_value *body = imap_reply_find(r, 0, "body[]");
	assert_non_null(body);
	assert_int_equal(body->length, 3);
	assert_memory_equal(body->text, "a\0b", 3);
	g_autofree char *copy = imap_value_dup(body);
	assert_string_equal(copy, "a");
	guint32 uid;
	assert_true(imap_value_number(imap_reply_find(r, 0, "UID"), &uid));
	assert_int_equal(uid, 4);
	assert_false(imap_value_number(body, &uid));
	assert_false(imap_value_number(NULL, &uid));
	assert_null(imap_reply_find(r, 0, "a"));
	assert_null(imap_reply_find(r, 1, "UID"));
	assert_null(imap_reply_find(r, 99, "UID"));
}

/* Returns how many bytes were taken before the refusal, or 0. */
static gsize refused_after(const char *head, const char *more, gsize limit)
{
	g_autoptr(imap_parser) p = imap_parser_new(LITERAL_MAX);
	g_autoptr(imap_reply) r = NULL;
	gsize total = 0, used;

	assert_true(imap_parser_feed(p, head, strlen(head), &used, &r, NULL));
	while (total < limit) {
		if (!imap_parser_feed(p, more, strlen(more), &used, &r, NULL))
			return total;
		assert_null(r);
		total += used;
	}
	return 0;
}

static void test_limits(void **state)
{
	g_autofree char *block = g_strnfill(4096, 'x');
	g_autofree char *deep = g_strnfill(IMAP_DEPTH_MAX + 1, '(');
	g_autofree char *line = g_strconcat("* X ", deep, "\r\n", NULL);
	g_autofree char *got = run(line, strlen(line), 0);

	assert_in_range(refused_after("* OK ", block, 8 * IMAP_LINE_MAX), IMAP_LINE_MAX - 8192,
		IMAP_LINE_MAX);
	/* A line may also be stretched by many empty literals. */
	assert_in_range(refused_after("* X {0}\r\n", " {0}\r\n", 8 * IMAP_LINE_MAX),
		IMAP_LINE_MAX - 8192, IMAP_LINE_MAX);
	assert_string_equal(got, "!");
	/* What is allowed after a long reply is as much as before it. */
	g_autoptr(imap_parser) p = imap_parser_new(LITERAL_MAX);
	g_autofree char *half = g_strnfill(IMAP_LINE_MAX - 100, 'x');
	g_autofree char *ok = g_strconcat("* OK ", half, "\r\n", NULL);
	for (int i = 0; i < 3; i++) {
		g_autoptr(imap_reply) r = NULL;
		gsize used;
		assert_true(imap_parser_feed(p, ok, strlen(ok), &used, &r, NULL));
		assert_non_null(r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_nul_in_literal),
		cmocka_unit_test(test_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
