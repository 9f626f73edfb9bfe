/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "thread/domain.h"
#include "thread/mention.h"
#include "thread/name.h"
#include "thread/side.h"

static void add_person(GPtrArray *list, const char *key, const char *name, const char *address)
{
	struct person *p = g_new0(struct person, 1);

	p->key = g_strdup(key);
	p->name = g_strdup(name);
	p->address = g_strdup(address);
	p->role = g_strdup(key);
	p->from = p->until = DAY_NONE;
	g_ptr_array_add(list, p);
}

static struct settings *family(void)
{
	struct settings *s = settings_new();

	add_person(s->members, NULL, "Marisol Rivera", "marisol@example.com");
	add_person(s->members, NULL, "Luis Rivera", "luis@example.org");
	add_person(s->contacts, "teacher", "Dana Whitfield", "dwhitfield@maplegrove.k12.example");
	add_person(s->contacts, "case-manager", "Paula Ortiz", "portiz@maplegrove.k12.example");
	add_person(s->contacts, "slp", "Karen Park", "karen.park@clinic.example.net");
	add_person(s->contacts, "principal", "Dr. Henry Stolz", "hstolz@maplegrove.k12.example");
	g_strfreev(s->log_addresses);
	s->log_addresses = g_strsplit("rivera.log@example.net", ";", -1);
	g_strfreev(s->domains);
	s->domains = g_strsplit("maplegrove.k12.example", ";", -1);
	g_strfreev(s->platforms);
	s->platforms = g_strsplit("notify.parentboard.example", ";", -1);
	return s;
}

#define TEACHER "dwhitfield@maplegrove.k12.example"
#define MOTHER "marisol@example.com"
#define FATHER "luis@example.org"
#define LOG "rivera.log@example.net"
#define BOARD "no-reply@notify.parentboard.example"

static const struct {
	const char *name, *from, *to, *subject, *text;
	int level;
	enum direction direction;
	bool between, trusted;
	enum note_kind note;
	const char *address; /* after placing */
} table[] = {
	{ "Dana Whitfield", TEACHER, MOTHER, "Hi", "x", 0, DIRECTION_FROM_SCHOOL, true, true, false,
		TEACHER },
	{ NULL, "new@sub.maplegrove.k12.example", MOTHER, "Hi", "x", 0, DIRECTION_FROM_SCHOOL, true,
		true, false, "new@sub.maplegrove.k12.example" },
	{ NULL, TEACHER, "shop@else.example", "Hi", "x", 0, DIRECTION_FROM_SCHOOL, false, true,
		false, TEACHER },
	{ NULL, TEACHER, "", "Hi", "x", 1, DIRECTION_FROM_SCHOOL, true, true, false, TEACHER },
	{ "Marisol", MOTHER, TEACHER, "Hi", "x", 0, DIRECTION_FROM_FAMILY, true, true, false,
		MOTHER },
	{ "Marisol", MOTHER, FATHER, "Hi", "x", 0, DIRECTION_FROM_FAMILY, false, true, false,
		MOTHER },
	{ "Marisol", MOTHER, "ana@advocate.example.org", "Hi", "x", 0, DIRECTION_FROM_FAMILY, false,
		true, false, MOTHER },
	{ "Marisol", MOTHER, "", "Hi", "x", 1, DIRECTION_FROM_FAMILY, true, true, false, MOTHER },
	{ "Marisol", MOTHER, LOG, "note: call", "He said yes.", 0, DIRECTION_FROM_FAMILY, false,
		true, NOTE_PLAIN, MOTHER },
	{ "Marisol", MOTHER, LOG, "", "Registro: hablamos hoy.", 0, DIRECTION_FROM_FAMILY, false,
		true, NOTE_LOG, MOTHER },
	{ "Marisol", MOTHER, LOG, "Call with Ms. Ortiz", "She agreed.", 0, DIRECTION_FROM_FAMILY,
		false, true, NOTE_PLAIN, MOTHER },
	{ "Marisol", MOTHER, LOG, "Fwd: Speech", "see below", 0, DIRECTION_FROM_FAMILY, false, true,
		false, MOTHER },
	{ "Shop", "orders@shop.example", MOTHER, "Hi", "x", 0, DIRECTION_OTHER, false, true, false,
		"orders@shop.example" },
	/* imitations */
	{ "Karen Park", "karen.park.speech@mailbox.example.org", MOTHER, "Report", "x", 0,
		DIRECTION_OTHER, false, false, false, "karen.park.speech@mailbox.example.org" },
	{ "Office", "office@maplegr0ve.k12.example", MOTHER, "Hi", "x", 0, DIRECTION_OTHER, false,
		false, false, "office@maplegr0ve.k12.example" },
	{ "Office", "office@mapelgrove.k12.example", MOTHER, "Hi", "x", 0, DIRECTION_OTHER, false,
		false, false, "office@mapelgrove.k12.example" },
	{ TEACHER, "x@free.example", MOTHER, "Hi", "x", 0, DIRECTION_OTHER, false, false, false,
		"x@free.example" },
	/* two From fields: the parser shows their addresses as a name */
	{ TEACHER ", x@free.example", "", MOTHER, "Hi", "x", 0, DIRECTION_OTHER, false, false,
		false, "" },
	/* a shared mailbox is the school's, whoever signs there */
	{ "Dana Whitfield", "office@maplegrove.k12.example", MOTHER, "Hi", "x", 0,
		DIRECTION_FROM_SCHOOL, true, true, false, "office@maplegrove.k12.example" },
	/* a name behind a platform, a bare name in a forward */
	{ "Ms. Park via ParentBoard", BOARD, MOTHER, "Hi", "x", 0, DIRECTION_FROM_SCHOOL, true,
		true, false, "karen.park@clinic.example.net" },
	{ "ParentBoard", BOARD, MOTHER, "New message from Mr. Stolz", "x", 0, DIRECTION_FROM_SCHOOL,
		true, true, false, "hstolz@maplegrove.k12.example" },
	{ "ParentBoard", BOARD, MOTHER, "Picture day", "x", 0, DIRECTION_FROM_SCHOOL, true, true,
		false, BOARD },
	{ "Ortiz, Paula", "", "", "Hi", "x", 1, DIRECTION_FROM_SCHOOL, true, true, false,
		"portiz@maplegrove.k12.example" },
	{ "Mrs. Rivera", "", "", "Hi", "x", 1, DIRECTION_OTHER, false, true, false, "" },
	{ "Marisol", MOTHER, LOG, "worry: nights", "He cries.", 0, DIRECTION_FROM_FAMILY, false,
		true, NOTE_WORRY, MOTHER },
	/* to oneself, where it says so */
	{ "Marisol", MOTHER, MOTHER, "ask: which days?", "", 0, DIRECTION_FROM_FAMILY, false, true,
		NOTE_ASK, MOTHER },
	{ "Marisol", MOTHER, MOTHER, "Shopping", "milk", 0, DIRECTION_FROM_FAMILY, false, true,
		NOTE_NONE, MOTHER },
	{ "Marisol", MOTHER, FATHER, "ask: which days?", "", 0, DIRECTION_FROM_FAMILY, false, true,
		NOTE_NONE, MOTHER },
	/* whoever is not of the family writes no notes */
	{ "Dana Whitfield", TEACHER, LOG, "note: x", "x", 0, DIRECTION_FROM_SCHOOL, true, true,
		NOTE_NONE, TEACHER },
	{ "Shop", "orders@shop.example", LOG, "note: x", "x", 0, DIRECTION_OTHER, false, true,
		NOTE_NONE, "orders@shop.example" },
	{ "Marisol Rivera", "marisol.rivera@free.example", LOG, "log: called Ms. Ortiz", "x", 0,
		DIRECTION_OTHER, false, false, NOTE_NONE, "marisol.rivera@free.example" },
};

static struct message *letter(guint i)
{
	struct message *m = message_new();

	address_free(m->from);
	m->from = address_new(table[i].name, table[i].from);
	if (*table[i].to)
		g_ptr_array_add(m->to, address_new(NULL, table[i].to));
	g_free(m->subject);
	m->subject = g_strdup(table[i].subject);
	g_free(m->own_text);
	m->own_text = g_strdup(table[i].text);
	m->level = table[i].level;
	m->via = table[i].level ? VIA_FORWARD_INLINE : VIA_DIRECT;
	return m;
}

static void test_place(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(roster) r = roster_new(s);

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(message) m = letter(i);

		side_place(r, m);
		if (m->direction != table[i].direction || m->between != table[i].between ||
			m->trusted != table[i].trusted || m->note != table[i].note)
			print_error("row %u: %s\n", i, table[i].subject);
		assert_int_equal(m->direction, table[i].direction);
		assert_int_equal(m->between, table[i].between);
		assert_int_equal(m->trusted, table[i].trusted);
		assert_int_equal(m->note, table[i].note);
		assert_string_equal(m->from->address, table[i].address);
	}
}

/* A picture says enough; one that came with a letter belongs to the letter. */
static void test_photo(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(roster) r = roster_new(s);
	static const struct {
		const char *type, *subject, *text;
		enum note_kind note;
	} rows[] = {
		{ "image/jpeg", "", "", NOTE_PHOTO },
		{ "image/heic", "Fwd: IMG_2041", "", NOTE_PHOTO },
		{ "application/pdf", "Scan", "", NOTE_PHOTO },
		{ "image/jpeg", "sample: math quiz", "", NOTE_SAMPLE },
		{ "image/jpeg", "", "the pink slip", NOTE_PLAIN },
		{ "application/zip", "", "", NOTE_NONE },
		{ "message/rfc822", "", "", NOTE_NONE },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(message) m = message_new();
		struct attachment *a = attachment_new();

		address_free(m->from);
		m->from = address_new(NULL, MOTHER);
		g_ptr_array_add(m->to, address_new(NULL, LOG));
		g_free(m->subject);
		m->subject = g_strdup(rows[i].subject);
		g_free(m->own_text);
		m->own_text = g_strdup(rows[i].text);
		a->type = g_strdup(rows[i].type);
		g_ptr_array_add(m->attachments, a);
		side_place(r, m);
		assert_int_equal(m->note, rows[i].note);
	}
}

static const struct {
	const char *text, *address; /* NULL: nobody */
} mentions[] = {
	{ "called Ms. Ortiz about the bus", "portiz@maplegrove.k12.example" },
	{ "Spoke with Dana Whitfield, and with Ms. Ortiz", TEACHER },
	{ "Dr. Stolz rang", "hstolz@maplegrove.k12.example" },
	{ "hable con la Sra. Ortiz", "portiz@maplegrove.k12.example" },
	{ "wrote down what <DWhitfield@maplegrove.k12.example>, said", TEACHER },
	{ "office@maplegrove.k12.example rang", "office@maplegrove.k12.example" },
	{ "asked Ortiz", NULL }, /* a bare word is no name */
	{ "Marisol Rivera called", NULL },
	{ "called the school", NULL },
	{ "x@free.example called", NULL },
	{ "", NULL },
};

static void test_mention(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(roster) r = roster_new(s);

	for (gsize i = 0; i < G_N_ELEMENTS(mentions); i++) {
		struct address *a = mention_find(r, mentions[i].text);

		if (mentions[i].address)
			assert_string_equal(a->address, mentions[i].address);
		else
			assert_null(a);
		address_free(a);
	}
}

static void test_authentication(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(roster) r = roster_new(s);
	g_autoptr(message) m = letter(0);

	m->authentication_failed = true;
	side_place(r, m);
	assert_false(m->trusted);
}

/* Whoever may be somebody else writes no note. */
static void test_failed_note(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(roster) r = roster_new(s);
	g_autoptr(message) m = message_new();

	address_free(m->from);
	m->from = address_new(NULL, MOTHER);
	g_ptr_array_add(m->to, address_new(NULL, LOG));
	g_free(m->own_text);
	m->own_text = g_strdup("log: called Ms. Ortiz");
	m->authentication_failed = true;
	side_place(r, m);
	assert_int_equal(m->note, NOTE_NONE);
	assert_false(m->between);
}

/* What a stranger forwards is not believed; a carrier with a forward is no note. */
static void test_mail(void **state)
{
	g_autoptr(settings) s = family();
	g_autoptr(roster) r = roster_new(s);
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
	struct message *outer = letter(12), *inner = letter(0);

	inner->index = inner->level = 1;
	inner->parent = 0;
	inner->via = VIA_FORWARD_ATTACHMENT;
	g_ptr_array_add(all, outer);
	g_ptr_array_add(all, inner);
	side_place_mail(r, all);
	assert_false(inner->trusted);
	inner->via = VIA_QUOTED;
	side_place_mail(r, all);
	assert_false(inner->trusted);
	inner->via = VIA_FORWARD_ATTACHMENT;

	g_ptr_array_remove_index(all, 0);
	g_ptr_array_insert(all, 0, outer = letter(10));
	side_place_mail(r, all);
	assert_true(inner->trusted);
	assert_false(outer->note);
}

/* The person behind a platform: by name, else by where answers go, if that is the school. */
static void test_platform(void **state)
{
	static const struct {
		const char *name, *from, *reply, *platform;
		enum message_kind kind;
		const char *address; /* after placing */
		enum message_kind kind_after;
		bool trusted;
	} rows[] = {
		{ "Ms. Park", "x+1@square.example", NULL, "square", KIND_PERSON,
			"karen.park@clinic.example.net", KIND_PERSON, true },
		{ "Ms. Park", "x+1@square.example", NULL, NULL, KIND_PERSON, "x+1@square.example",
			KIND_PERSON, false },
		{ "Room 4", BOARD, TEACHER, NULL, KIND_PERSON, TEACHER, KIND_PERSON, true },
		{ "Room 4", BOARD, "reply+77@notify.parentboard.example", NULL, KIND_PERSON, BOARD,
			KIND_PERSON, true },
		{ "Room 4", BOARD, "x@free.example", NULL, KIND_PERSON, BOARD, KIND_PERSON, true },
		{ "Room 4", BOARD, MOTHER, NULL, KIND_PERSON, BOARD, KIND_PERSON, true },
		{ "Dana Whitfield", BOARD, TEACHER, NULL, KIND_BULK, TEACHER, KIND_PERSON, true },
		{ "Maple Grove", BOARD, TEACHER, NULL, KIND_BULK, TEACHER, KIND_BULK, true },
		/* no platform: where answers go proves nothing */
		{ "Shop", "orders@shop.example", TEACHER, NULL, KIND_PERSON, "orders@shop.example",
			KIND_PERSON, true },
	};
	g_autoptr(settings) s = family();
	g_autoptr(roster) r = roster_new(s);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(message) m = letter(0);

		address_free(m->from);
		m->from = address_new(rows[i].name, rows[i].from);
		m->reply_address = g_strdup(rows[i].reply);
		m->platform = g_strdup(rows[i].platform);
		m->kind = rows[i].kind;
		side_place(r, m);
		if (strcmp(m->from->address, rows[i].address) || m->kind != rows[i].kind_after ||
			m->trusted != rows[i].trusted)
			fail_msg("row %zu: %s, %s, %d", i, m->from->address,
				message_kind_names[m->kind], m->trusted);
	}
}

static void test_role(void **state)
{
	g_autoptr(settings) s = family();
	struct person *first = s->contacts->pdata[1];

	first->until = day_of(2026, 10, 1);
	add_person(s->contacts, "case-manager", "Ann Reed", "areed@maplegrove.k12.example");
	((struct person *)s->contacts->pdata[4])->from = day_of(2026, 10, 2);
	g_autoptr(roster) r = roster_new(s);
	assert_string_equal(
		roster_role(r, "case-manager", day_of(2026, 9, 9))->name, "Paula Ortiz");
	assert_string_equal(roster_role(r, "case-manager", day_of(2026, 10, 9))->name, "Ann Reed");
	assert_null(roster_role(r, "nurse", day_of(2026, 10, 9)));
}

static void test_names(void **state)
{
	static const struct {
		const char *shown, *known;
		enum name_fit fit;
	} names[] = {
		{ "Dana Whitfield", "Dana Whitfield", NAME_EXACT },
		{ "WHITFIELD, DANA", "Dana Whitfield", NAME_EXACT },
		{ "Paula Ortiz, M.Ed., CCC-SLP", "Paula Ortiz", NAME_EXACT },
		{ "Mtra. Luj\303\241n", "Beatriz Lujan", NAME_MAYBE },
		{ "D. Whitfield", "Dana Whitfield", NAME_MAYBE },
		{ "Dana M. Whitfield", "Dana Whitfield", NAME_MAYBE },
		{ "Dana", "Dana Whitfield", NAME_NO },
		{ "Dana Ortiz", "Dana Whitfield", NAME_NO },
		{ "", "Dana Whitfield", NAME_NO },
	};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autoptr(name_words) a = name_parse(names[i].shown);
		g_autoptr(name_words) b = name_parse(names[i].known);

		if (name_compare(a, b) != names[i].fit)
			print_error("%s\n", names[i].shown);
		assert_int_equal(name_compare(a, b), names[i].fit);
	}
}

static void test_domains(void **state)
{
	assert_true(domain_under("a.school.example", "school.example"));
	assert_false(domain_under("oldschool.example", "school.example"));
	assert_true(domain_lookalike("schoo1.example", "school.example"));
	assert_true(domain_lookalike("mail.schol.example", "school.example"));
	assert_true(domain_lookalike("xn--schol-lye.example", "school.example")); /* Cyrillic o */
	assert_true(domain_lookalike("rnaple.example", "maple.example"));
	assert_false(domain_lookalike("x.school.example", "school.example"));
	assert_false(domain_lookalike("shop.example", "school.example"));
	assert_false(domain_lookalike("ab.us", "ac.us"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_place),
		cmocka_unit_test(test_photo),
		cmocka_unit_test(test_mention),
		cmocka_unit_test(test_authentication),
		cmocka_unit_test(test_failed_note),
		cmocka_unit_test(test_mail),
		cmocka_unit_test(test_platform),
		cmocka_unit_test(test_role),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_domains),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
