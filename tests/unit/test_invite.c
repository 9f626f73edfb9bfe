/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/invite.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants those before it */
#include <cmocka.h>

/* As Exchange sends it: a zone of its own, under a name that no table has. */
#define CENTRAL                                                                                    \
	"BEGIN:VTIMEZONE\nTZID:Central Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T020000\n"   \
	"TZOFFSETFROM:-0500\nTZOFFSETTO:-0600\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\n"           \
	"END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:-0600\n"              \
	"TZOFFSETTO:-0500\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n"

static const struct {
	const char *head, *event; /* of the calendar, of the event */
	enum invitation_method method;
	const char *when, *until, *summary, *place;
} table[] = {
	{ "METHOD:REQUEST\n" CENTRAL,
		"SUMMARY:IEP meeting\nLOCATION:Room 4\\, main building\n"
		"DTSTART;TZID=Central Standard Time:20261112T141500\n"
		"DTEND;TZID=Central Standard Time:20261112T150000\n",
		INVITATION_REQUEST, "2026-11-12T14:15:00-06:00", "2026-11-12T15:00:00-06:00",
		"IEP meeting", "Room 4, main building" },
	{ "METHOD:REQUEST\n" CENTRAL, /* in summer time */
		"SEQUENCE:3\nDTSTART;TZID=Central Standard Time:20260910T141500\nDURATION:PT45M\n",
		INVITATION_UPDATE, "2026-09-10T14:15:00-05:00", "2026-09-10T15:00:00-05:00", NULL,
		NULL },
	{ "METHOD:REQUEST\n", "DTSTART:20261112T201500Z\n", INVITATION_REQUEST,
		"2026-11-12T15:15:00-05:00", "", NULL, NULL },
	{ "METHOD:REQUEST\n", "DTSTART:20261112T141500\n", INVITATION_REQUEST,
		"2026-11-12T14:15:00-05:00", "", NULL, NULL },
	{ "METHOD:REQUEST\n", "DTSTART;TZID=Nowhere:20261112T141500\n", INVITATION_REQUEST,
		"2026-11-12T14:15:00-05:00", "", NULL, NULL },
	{ "METHOD:REQUEST\n", "DTSTART;VALUE=DATE:20261112\n", INVITATION_REQUEST,
		"2026-11-12T00:00:00-05:00", "", NULL, NULL },
	{ "METHOD:CANCEL\n", "SUMMARY:IEP\n  meeting\nDTSTART:20261112T201500Z\n",
		INVITATION_CANCEL, "2026-11-12T15:15:00-05:00", "", "IEP meeting", NULL },
	{ "METHOD:REQUEST\n", "STATUS:CANCELLED\nSUMMARY:x\n", INVITATION_CANCEL, "", "", "x",
		NULL },
	{ "METHOD:REPLY\n", "ATTENDEE;PARTSTAT=DECLINED:mailto:a@x.example\nSUMMARY:x\n",
		INVITATION_DECLINE, "", "", "x", NULL },
	{ "METHOD:REPLY\n", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@x.example\n", INVITATION_ACCEPT,
		"", "", NULL, NULL },
	{ "METHOD:COUNTER\n", "DTSTART:20261113T201500Z\n", INVITATION_COUNTER,
		"2026-11-13T15:15:00-05:00", "", NULL, NULL },
	/* a day that is none */
	{ "METHOD:REQUEST\n", "SUMMARY:x\nDTSTART:20261341T141500\n", INVITATION_REQUEST, "", "",
		"x", NULL },
	/* no invitations */
	{ "METHOD:PUBLISH\n", "DTSTART:20261112T201500Z\n", INVITATION_COUNT, "", "", NULL, NULL },
	{ "", "DTSTART:20261112T201500Z\n", INVITATION_COUNT, "", "", NULL, NULL },
	{ "METHOD:REPLY\n", "SUMMARY:x\n", INVITATION_COUNT, "", "", NULL, NULL },
};

static struct invitation *read_calendar(const char *head, const char *event)
{
	g_autofree char *text =
		g_strdup_printf("BEGIN:VCALENDAR\nVERSION:2.0\n%sBEGIN:VEVENT\nUID:1\n%s"
				"END:VEVENT\nEND:VCALENDAR\n",
			head, event);
	g_autoptr(GTimeZone) zone = g_time_zone_new_offset(-5 * 3600);

	return invite_read(text, zone);
}

static void test_table(void **state)
{
	for (gsize n = 0; n < G_N_ELEMENTS(table); n++) {
		struct invitation *i = read_calendar(table[n].head, table[n].event);
		char when[MOMENT_TEXT_SIZE], until[MOMENT_TEXT_SIZE];

		if (!i != (table[n].method == INVITATION_COUNT))
			fail_msg("row %zu: %s", n, i ? "an invitation" : "none");
		if (!i)
			continue;
		moment_format(i->when, when);
		moment_format(i->until, until);
		if (i->method != table[n].method || strcmp(when, table[n].when) ||
			strcmp(until, table[n].until) || g_strcmp0(i->summary, table[n].summary) ||
			g_strcmp0(i->place, table[n].place))
			fail_msg("row %zu: %s, %s to %s, \"%s\", \"%s\"", n,
				invitation_method_names[i->method], when, until, i->summary,
				i->place);
		invitation_free(i);
	}
}

/* What strangers send: none of it may cost time or memory, or fell the reader. */
static void test_hostile(void **state)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	g_autoptr(GString) deep = g_string_new(NULL);
	g_autofree char *big = g_strnfill(INVITE_SIZE_MAX + 1, 'x');
	static const char *const odd[] = { "", "BEGIN:VCALENDAR", "END:VEVENT\n", ":\n;\n,",
		"BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n", "\xff\xfe" };

	for (gsize i = 0; i < G_N_ELEMENTS(odd); i++)
		assert_null(invite_read(odd[i], zone));
	assert_null(invite_read(big, zone));
	for (int i = 0; i < 10000; i++)
		g_string_append(deep, "BEGIN:VEVENT\n");
	assert_null(invite_read(deep->str, zone));
	/* a clock that changes every second is no clock: the family's counts */
	struct invitation *i =
		read_calendar("METHOD:REQUEST\nBEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\n"
			      "DTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0400\n"
			      "RRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n",
			"DTSTART;TZID=Z:20261112T141500\n");
	char when[MOMENT_TEXT_SIZE];
	assert_string_equal(moment_format(i->when, when), "2026-11-12T14:15:00-05:00");
	invitation_free(i);
}

static int set_up(void **state)
{
	invite_init();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_hostile),
	};
	return cmocka_run_group_tests(tests, set_up, NULL);
}
