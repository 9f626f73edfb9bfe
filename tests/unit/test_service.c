/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "track/service.h"

#include "phrases.h"

#define DAY_S 86400
#define SCHOOL "dana@school.example"
#define FAMILY "mum@home.example"

struct said {
	const char *day;
	const char *from;
	const char *text;
	act_set acts;
	const char *session; /* the day that classify heard, or NULL */
};

#define MISSED ACT_BIT(ACT_MISSED_SERVICE)
#define MAKEUP ACT_BIT(ACT_MAKEUP)
#define GAP ACT_BIT(ACT_ACCOMMODATION_GAP)
#define PROMISES ACT_BIT(ACT_COMMITMENT)

static struct settings *family(void)
{
	struct settings *s = settings_new();
	struct child *c = g_new0(struct child, 1);

	c->name = g_strdup("Emma");
	c->aliases = g_strsplit("Em", ";", -1);
	c->school_domains = g_new0(char *, 1);
	c->contacts = g_new0(char *, 1);
	g_ptr_array_add(s->children, c);
	return s;
}

/* "2026-10-13 2026-10-20" */
static GArray *days(const char *text)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct day));
	g_auto(GStrv) words = g_strsplit(text, " ", -1);

	for (char **w = words; *w; w++) {
		struct day d = day_parse(*w);

		g_array_append_val(list, d);
	}
	return list;
}

/* One letter a sentence, in one thread. */
static GPtrArray *letters(const struct said *said)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);

	for (; said->day; said++) {
		struct message *m = message_new();
		struct sentence *s = sentence_new();

		m->id = list->len + 1;
		m->thread = 1;
		m->date = (struct moment){ (gint64)day_parse(said->day).n * DAY_S + DAY_S / 2, 0 };
		g_free(m->from->address);
		m->from->address = g_strdup(said->from);
		m->direction = g_str_equal(said->from, SCHOOL) ? DIRECTION_FROM_SCHOOL
							       : DIRECTION_FROM_FAMILY;
		m->between = m->trusted = true;
		s->text = g_strdup(said->text);
		s->acts = said->acts;
		if (g_str_has_suffix(said->text, "?"))
			s->marks |= SENTENCE_QUESTION;
		if (said->session)
			s->sessions = days(said->session);
		g_ptr_array_add(m->sentences, s);
		g_ptr_array_add(list, m);
	}
	return list;
}

static GPtrArray *ledger(const struct said *said)
{
	g_autoptr(GPtrArray) messages = letters(said);
	g_autoptr(settings) s = family();
	g_autoptr(phrasebook) book = phrases_both();

	return service_ledger(messages, s, book);
}

/* The rows of LANG with their causes (M01 to M14 and the Spanish ones), one sentence each. */
static void test_cause(void **state)
{
	static const struct {
		const char *text, *service, *cause;
		int minutes, sessions;
	} table[] = {
		{ "Speech was cancelled today because of the assembly.", "speech", "assembly", 0,
			1 },
		{ "There was no OT this week - Ms. Arden was at a training.", "ot",
			"provider-absent", 0, 1 },
		{ "We had to skip reading group for fire drill and picture day.", "reading",
			"assembly", 0, 1 },
		{ "State testing this week, so related services are paused.", NULL, "testing", 0,
			1 },
		{ "We are down two paraprofessionals until further notice.", "aide", "staffing", 0,
			1 },
		{ "Hoy no hubo terapia de lenguaje por la asamblea.", "speech", "assembly", 0, 1 },
		{ "No hubo terapia ocupacional, la terapeuta falt\303\263 esta semana.", "ot",
			"provider-absent", 0, 1 },
		{ "OT did not happen because of the snow day.", "ot", "weather", 0, 1 },
		{ "Speech was missed, they were on a field trip.", "speech", "field-trip", 0, 1 },
		{ "Counseling was skipped because of a scheduling conflict.", "counselling",
			"conflict", 0, 1 },
		{ "Emma was out on Monday, so she missed speech.", "speech", "student-absent", 0,
			1 },
		{ "Em was sick and missed 30 minutes of OT.", "ot", "student-absent", 30, 1 },
		{ "She missed two speech sessions.", "speech", "unknown", 0, 2 },
		{ "Emma se enferm\303\263 y no tuvo terapia de lenguaje.", "speech",
			"student-absent", 0, 1 },
	};

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		const struct said said[] = { { "2026-10-14", SCHOOL, table[i].text, MISSED, NULL },
			{ NULL, NULL, NULL, 0, NULL } };
		g_autoptr(GPtrArray) entries = ledger(said);

		if (entries->len != 1)
			print_error("%s: %u entries\n", table[i].text, entries->len);
		assert_int_equal(entries->len, 1);
		const struct service_entry *e = entries->pdata[0];
		if (g_strcmp0(e->service, table[i].service) != 0 ||
			g_strcmp0(e->cause, table[i].cause) != 0)
			print_error("%s: %s, %s\n", table[i].text, e->service, e->cause);
		assert_int_equal(g_strcmp0(e->service, table[i].service), 0);
		assert_string_equal(e->cause, table[i].cause);
		assert_int_equal(e->minutes, table[i].minutes);
		assert_int_equal(e->sessions, table[i].sessions);
		assert_int_equal(e->certainty, SERVICE_CONFIRMED);
		assert_string_equal(e->child, "Emma");
	}
}

/* What a conversation says, and what stands in the ledger of it: kinds, then the balance. */
static void test_sessions(void **state)
{
	static const struct {
		const char *story;
		struct said said[6];
		const char *kinds;
		int missed, student, promised, made_up, owed;
	} table[] = {
		{ "one session, told twice, once without its day",
			{ { "2026-10-14", FAMILY, "Emma missed speech on Tuesday.", MISSED,
				  "2026-10-13" },
				{ "2026-10-15", SCHOOL, "Yes, speech was cancelled.", MISSED,
					NULL } },
			"missed", 1, 0, 0, 0, 1 },
		{ "two sessions on two days",
			{ { "2026-10-13", SCHOOL, "Speech was cancelled today.", MISSED,
				  "2026-10-13" },
				{ "2026-10-20", SCHOOL, "Speech was cancelled today.", MISSED,
					"2026-10-20" } },
			"missed missed", 2, 0, 0, 0, 2 },
		{ "three days in one sentence, one of them known",
			{ { "2026-10-13", FAMILY, "Emma missed speech today.", MISSED,
				  "2026-10-13" },
				{ "2026-10-21", SCHOOL,
					"She had no speech on the 6th, the 13th and the 20th.",
					MISSED, "2026-10-06 2026-10-13 2026-10-20" } },
			"missed missed missed", 3, 0, 0, 0, 3 },
		{ "a make-up is promised, then given",
			{ { "2026-10-13", SCHOOL, "Speech was cancelled today.", MISSED,
				  "2026-10-13" },
				{ "2026-10-14", SCHOOL, "I'll make up Tuesday's session.",
					MAKEUP | PROMISES, "2026-10-15" },
				{ "2026-10-15", SCHOOL, "The session was made up today.", MAKEUP,
					"2026-10-15" } },
			"missed promised made-up", 1, 0, 0, 1, 0 },
		{ "a promise alone gives nothing",
			{ { "2026-10-13", SCHOOL, "Speech was cancelled today.", MISSED,
				  "2026-10-13" },
				{ "2026-10-14", SCHOOL, "I'll make up Tuesday's session.",
					MAKEUP | PROMISES, "2026-10-15" } },
			"missed promised", 1, 0, 1, 0, 1 },
		{ "a child who was away is not the school's",
			{ { "2026-10-13", SCHOOL, "Emma was absent today and missed speech.",
				MISSED, "2026-10-13" } },
			"missed", 1, 1, 0, 0, 0 },
		{ "a question tells nothing",
			{ { "2026-10-13", FAMILY, "Did Emma miss speech today?", MISSED,
				"2026-10-13" } },
			"", 0, 0, 0, 0, 0 },
		{ "what is owed is no session more",
			{ { "2026-10-13", SCHOOL, "Speech was cancelled today.", MISSED,
				  "2026-10-13" },
				{ "2026-11-02", FAMILY, "You still owe her speech minutes.", MISSED,
					NULL },
				{ "2026-11-03", SCHOOL,
					"Missed minutes will be made up by the end of the quarter.",
					MISSED | MAKEUP | PROMISES, "2026-11-20" } },
			"missed promised", 1, 0, 1, 0, 1 },
		{ "no service at all",
			{ { "2026-10-13", SCHOOL, "I was out sick.", MISSED, NULL } }, "", 0, 0, 0,
			0, 0 },
	};

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GPtrArray) entries = ledger(table[i].said);
		g_autoptr(GString) kinds = g_string_new(NULL);
		g_autoptr(GArray) sums = service_sums(entries, DAY_NONE);

		for (guint k = 0; k < entries->len; k++)
			g_string_append_printf(kinds, "%s%s", k ? " " : "",
				service_kind_names[((struct service_entry *)entries->pdata[k])
							   ->kind]);
		if (!g_str_equal(kinds->str, table[i].kinds))
			print_error("%s: %s\n", table[i].story, kinds->str);
		assert_string_equal(kinds->str, table[i].kinds);
		if (!*table[i].kinds)
			continue;
		const struct service_sum *s = &g_array_index(sums, struct service_sum, 0);
		assert_int_equal(sums->len, 1);
		assert_int_equal(s->missed, table[i].missed);
		assert_int_equal(s->student_absent, table[i].student);
		assert_int_equal(s->promised, table[i].promised);
		assert_int_equal(s->made_up, table[i].made_up);
		assert_int_equal(s->owed, table[i].owed);
	}
}

static void test_certainty(void **state)
{
	const struct said said[] = {
		{ "2026-10-14", FAMILY, "Emma missed speech on Tuesday.", MISSED, "2026-10-13" },
		{ "2026-10-16", SCHOOL, "Speech on the 13th did not happen, I was at a training.",
			MISSED, "2026-10-13" },
		{ NULL, NULL, NULL, 0, NULL },
	};
	g_autoptr(GPtrArray) entries = ledger(said);
	g_autoptr(GArray) sums = service_sums(entries, DAY_NONE);
	const struct service_entry *e = entries->pdata[0];
	const struct service_sum *s = &g_array_index(sums, struct service_sum, 0);

	assert_int_equal(entries->len, 1);
	assert_int_equal(e->certainty, SERVICE_CONFIRMED);
	assert_string_equal(e->cause, "provider-absent");
	assert_int_equal(e->message, 2);
	/* three days from the session to the school's word */
	assert_int_equal(s->lag_days, 3);
	assert_int_equal(s->lag_count, 1);
}

static void test_gap(void **state)
{
	const struct said said[] = {
		{ "2026-10-05", FAMILY, "She did not get her calculator on Monday.", GAP,
			"2026-10-05" },
		{ "2026-10-12", FAMILY, "No calculator again today.", GAP, "2026-10-12" },
		{ "2026-10-12", SCHOOL, "He was not given extra time today.", GAP, "2026-10-12" },
		{ NULL, NULL, NULL, 0, NULL },
	};
	g_autoptr(GPtrArray) entries = ledger(said);

	assert_int_equal(entries->len, 3);
	for (guint i = 0; i < entries->len; i++) {
		const struct service_entry *e = entries->pdata[i];

		assert_int_equal(e->kind, SERVICE_GAP);
		assert_string_equal(e->support, i < 2 ? "calculator" : "extra-time");
		assert_int_equal(e->certainty, i < 2 ? SERVICE_REPORTED : SERVICE_CONFIRMED);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cause),
		cmocka_unit_test(test_sessions),
		cmocka_unit_test(test_certainty),
		cmocka_unit_test(test_gap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
