/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest_family.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* clang-format off */
static const char full_week[] =
	"School trail for Rivera\n"
	"16 to 22 November 2026\n"
	"3 for you, 1 question, 2 waiting, 1 promise, 6 letters\n"
	"\n"
	"GOOD NEWS\n"
	"  Dana Whitfield wrote on Fri 20 Nov:\n"
	"    \"Scissors work is going so well, Emma cut out a whole snowflake!\"\n"
	"\n"
	"  i8    Dana Whitfield\n"
	"        Settled by Dana Whitfield's letter of Fri 20 Nov.\n"
	"        \"Does she eat her lunch?\"\n"
	"\n"
	"NEEDS YOU\n"
	"  i1    Ana Ortiz, 13 school days\n"
	"        Still open after your note of 12 Nov. A second note is ready if\n"
	"        you want it.\n"
	"        \"Could you send me the service log for September?\"\n"
	"\n"
	"  i2    Dana Whitfield, 3 school days\n"
	"        Dana Whitfield has not yet answered your question of 17 Nov. A\n"
	"        short friendly note is ready if you want it.\n"
	"        \"Which days is the reading group?\"\n"
	"\n"
	"WE OWE THE SCHOOL\n"
	"  i6    Ana Ortiz, Mon 30 Nov\n"
	"        Ana Ortiz asked this on 16 Nov, for Mon 30 Nov.\n"
	"        \"Please sign and return the consent form.\"\n"
	"\n"
	"WAITING ON THE SCHOOL\n"
	"  i3    Dana Whitfield, 2 school days\n"
	"        You asked Dana Whitfield on 18 Nov; not yet answered. We will\n"
	"        check again on Mon 30 Nov.\n"
	"        \"Is there a seat for a parent on the bus to the planetarium on\n"
	"        the 10th?\"\n"
	"\n"
	"  i4    Dana Whitfield, 2 school days\n"
	"        Dana Whitfield wrote back on 19 Nov. That is kind, and it is not\n"
	"        yet an answer. We will check again on Thu 3 Dec.\n"
	"        \"Could we see the plan for the aide?\"\n"
	"\n"
	"PROMISES WITH DATES\n"
	"  i5    Ana Ortiz, Tue 1 Dec\n"
	"        Ana Ortiz wrote on 10 Nov that this would be done by Tue 1 Dec.\n"
	"        \"I will send the new schedule by the first of December.\"\n"
	"\n"
	"WHAT CHANGED\n"
	"  Opened      i2 to i4, i6\n"
	"  Settled     i8\n"
	"\n"
	"THIS WEEK'S LETTERS\n"
	"  Tue 17 Nov  Marisol to Dana Whitfield: asks i2 (\"Reading group\")\n"
	"  Wed 18 Nov  Luis to Dana Whitfield: asks i3, i4 (\"Field trip\")\n"
	"  Thu 19 Nov  Dana Whitfield to Luis: has received i4 (\"Field trip\")\n"
	"  Mon 16 Nov  Ana Ortiz to Marisol: asks i6 (\"Consent form\")\n"
	"  Fri 20 Nov  Ana Ortiz to Marisol: \"Swim class\"\n"
	"  Fri 20 Nov  Dana Whitfield to Marisol: settles i8 (\"Lunch\")\n"
	"\n"
	"PLEASE TELL US\n"
	"  i7    Ana Ortiz, 7 school days\n"
	"        Ana Ortiz wrote on 20 Nov, \"The calendar is with the office, and\n"
	"        swim class is the first thing in it after the break this y…\"\n"
	"        Does that settle this?\n"
	"        \"Is swim class on this month?\"\n"
	"  If it does: schooltrail done i7. If not: schooltrail reopen i7.\n"
	"\n"
	"COMING UP\n"
	"  School is closed Mon 23 Nov to Fri 27 Nov. Waiting times pause and\n"
	"  continue on Mon 30 Nov.\n"
	"  Mon 30 Nov  Ana Ortiz, i6: \"Please sign and return the consent form.\"\n"
	"  Tue 1 Dec   Ana Ortiz, i5: \"I will send the new schedule by the first\n"
	"              of December.\"\n"
	"  You may wish to ask for a meeting: 3 questions to Dana Whitfield wait\n"
	"  for an answer. That is yours to choose; a draft is ready: schooltrail\n"
	"  draft i4 --letter=D-MTG. schooltrail agenda writes the list for it.\n"
	"\n"
	"ABOUT THIS DIGEST\n"
	"  Last successful check of inbox: Sun 22 Nov 17:58.\n"
	"  Last successful check of archive: Fri 20 Nov 08:00. Now: the server is\n"
	"  away.\n"
	"  1 mail could not be read and is set aside. Nothing is lost. Please\n"
	"  look in your own mailbox; schooltrail status tells why.\n"
	"  Set aside: office@maplegrove.example, \"Newsletter\": nested too deep.\n"
	"  A word like i7 names an item: schooltrail show i7 tells its story,\n"
	"  draft i7 writes the letter, done i7 settles it.\n"
	"  School days are counted from the day after a letter, without weekends\n"
	"  and the days off in the school calendar.\n"
	"  This digest goes to the family only. Nothing was sent to the school.\n"
	"  General information, not legal advice. Dates are counted from what is\n"
	"  in your mailbox and calendar; check them against the current rule.\n"
	"  Keep this mail. This number seals all that was kept until now; if a\n"
	"  letter were changed later, it would no longer fit:\n"
	"  9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n";

static const char quiet_week[] =
	"School trail for Rivera\n"
	"16 to 22 November 2026\n"
	"\n"
	"NEEDS YOU\n"
	"  Nothing needs you this week.\n"
	"\n"
	"COMING UP\n"
	"  School is closed Mon 23 Nov to Fri 27 Nov. Waiting times pause and\n"
	"  continue on Mon 30 Nov.\n"
	"\n"
	"ABOUT THIS DIGEST\n"
	"  A word like i7 names an item: schooltrail show i7 tells its story,\n"
	"  draft i7 writes the letter, done i7 settles it.\n"
	"  School days are counted from the day after a letter, without weekends\n"
	"  and the days off in the school calendar.\n"
	"  This digest goes to the family only. Nothing was sent to the school.\n"
	"  General information, not legal advice. Dates are counted from what is\n"
	"  in your mailbox and calendar; check them against the current rule.\n";
/* clang-format on */

static void full_week_is_said_so(void **state)
{
	g_autoptr(family) f = family_full();
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *text = digest_text(d);

	assert_string_equal(text, full_week);
}

static void quiet_week_is_said_so(void **state)
{
	g_autoptr(family) f = family_new();
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *text = digest_text(d);

	assert_string_equal(text, quiet_week);
}

static guint lines_checked(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	guint n = g_strv_length(lines) - 1; /* the last one is behind the final newline */

	assert_string_equal(lines[n], "");
	for (guint i = 0; i < n; i++) {
		g_autofree char *line = g_strstrip(g_strdup(lines[i]));

		if (strchr(line, ' ') && g_utf8_strlen(lines[i], -1) > 72)
			fail_msg("line of %ld: %s", g_utf8_strlen(lines[i], -1), lines[i]);
	}
	return n;
}

/* n live items of every section, each from a letter of its own. */
static void many_items(struct family *f, guint n)
{
	static const char quote[] =
		"Could you please tell us how the sessions of the last two weeks "
		"went, and whether the ones that fell out will be made up?";

	for (guint i = 0; i < n; i++) {
		const struct message *m = family_letter(
			f, "2026-11-18", family_mother, family_teacher, "A subject of some length");
		struct item_view *v = family_item(f, m, i % 4 == 0 ? ITEM_COMMITMENT : ITEM_REQUEST,
			i % 5 == 0 ? OWED_FAMILY : OWED_SCHOOL, quote);

		((struct item *)v->item)->due = i % 8 == 0 ? day_of(2026, 12, 1) : DAY_NONE;
		v->overdue = i % 3 == 0;
		v->stage = v->overdue ? 1 + (int)(i % 6) : 0;
		if (i % 11 == 0)
			family_unsure(v, m);
	}
}

static void any_week_fits_on_120_lines(void **state)
{
	static const guint sizes[] = { 0, 1, 5, 10, 20, 40, 60, 80, 100, 200, 1000 };

	for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autoptr(family) f = family_full();

		many_items(f, sizes[i]);
		g_autoptr(digest) d = digest_plan(&f->in);
		g_autofree char *text = digest_text(d);
		guint n = lines_checked(text);
		if (n > 120)
			fail_msg("%u items: %u lines", sizes[i], n);
		/* what needs the family is never cut */
		assert_non_null(strstr(text, "NEEDS YOU\n"));
		assert_non_null(strstr(text, "not legal advice"));
	}
}

static void short_weeks_keep_whole_quotes(void **state)
{
	g_autoptr(family) f = family_full();

	many_items(f, 4);
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *text = digest_text(d);
	assert_non_null(strstr(text, "fell out will be made up?\""));
}

static void cut_lists_say_how_many_more(void **state)
{
	g_autoptr(family) f = family_new();
	const struct message *m =
		family_letter(f, "2026-11-18", family_mother, family_teacher, "Many things");
	guint shown = 0;

	for (int i = 0; i < 300; i++)
		family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "Could you send the log?");
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *text = digest_text(d);
	for (const char *p = text; (p = strstr(p, "\n  i")) != NULL; p++)
		shown += g_ascii_isdigit(p[4]) != 0;
	g_autofree char *more =
		g_strdup_printf("\n  and %u more: schooltrail items --open\n", 300 - shown);
	assert_true(shown >= 30);
	assert_non_null(strstr(text, more));
}

static void strangers_cannot_break_lines(void **state)
{
	g_autoptr(family) f = family_full();
	g_autofree char *word = g_strnfill(500, 'w');
	g_autofree char *name = g_strdup_printf("Dr.\r\n\x1b]0;x\a \u202e%s", word);
	struct message *m = family_letter(f, "2026-11-20", "x@y.example", family_mother, name);
	struct item_view *v = family_item(f, m, ITEM_REQUEST, OWED_FAMILY, name);

	m->from->name = g_strdup(name);
	family_unsure(v, m);
	family_set_aside(f, name, name, name);
	g_autoptr(digest) d = digest_plan(&f->in);
	g_autofree char *text = digest_text(d);
	lines_checked(text);
	for (const char *p = text; *p; p++)
		assert_true(*p == '\n' || (guchar)*p >= 0x20);
	assert_null(strstr(text, "\u202e"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(full_week_is_said_so),
		cmocka_unit_test(quiet_week_is_said_so),
		cmocka_unit_test(any_week_fits_on_120_lines),
		cmocka_unit_test(short_weeks_keep_whole_quotes),
		cmocka_unit_test(cut_lists_say_how_many_more),
		cmocka_unit_test(strangers_cannot_break_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
