/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest_family.h"

#include "digest/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct digest_section *section(const struct digest *d, enum section_kind kind)
{
	for (guint i = 0; i < d->sections->len; i++) {
		const struct digest_section *s = d->sections->pdata[i];

		if (s->kind == kind)
			return s;
	}
	return NULL;
}

static const struct digest_entry *entry(const struct digest *d, enum section_kind kind, guint n)
{
	const struct digest_section *s = section(d, kind);

	assert_non_null(s);
	assert_true(n < s->entries->len);
	return s->entries->pdata[n];
}

static bool is_main(enum section_kind kind)
{
	return kind == SECTION_NEEDS_YOU || kind == SECTION_WE_OWE || kind == SECTION_WAITING ||
		kind == SECTION_PROMISES || kind == SECTION_UNSURE;
}

/* How often an item stands in the five sections. */
static guint times_said(const struct digest *d, gint64 id)
{
	guint n = 0;

	for (guint i = 0; i < d->sections->len; i++) {
		const struct digest_section *s = d->sections->pdata[i];

		for (guint k = 0; is_main(s->kind) && k < s->entries->len; k++)
			n += ((const struct digest_entry *)s->entries->pdata[k])->item == id;
	}
	return n;
}

/* One item of every possible make: bits of n choose. */
static void add_combination(struct family *f, guint n)
{
	const struct message *m = f->messages->pdata[n & 1];
	struct item_view *v = family_item(f, m, n & 2 ? ITEM_COMMITMENT : ITEM_REQUEST,
		(enum owed_by)((n >> 2) % 3), "Could you send it?");
	struct item *i = (struct item *)v->item;

	n >>= 2;
	n /= 3;
	i->due = n & 1 ? day_of(2026, 11, 24) : DAY_NONE;
	i->chases = n & 2 ? 1 : 0;
	if (n & 4)
		family_unsure(v, m);
	v->overdue = (n & 8) != 0;
	v->snoozed_until = n & 16 ? day_of(2026, 11, 30) : DAY_NONE;
	n >>= 5;
	v->state = (enum item_state)(n % STATE_COUNT);
	v->stage = (int)(n / STATE_COUNT % 7);
	v->class = v->state == STATE_ACKNOWLEDGED && v->stage % 2 ? CLASS_PARTLY : v->class;
}

static void each_live_item_stands_once(void **state)
{
	g_autoptr(family) f = family_new();

	family_letter(f, "2026-11-10", family_mother, family_teacher, "A");
	family_letter(f, "2026-11-11", family_teacher, family_mother, "B");
	for (guint n = 0; n < 4 * 3 * 32 * STATE_COUNT * 7; n++)
		add_combination(f, n);
	g_autoptr(digest) d = digest_plan(&f->in);
	for (guint k = 0; k < f->views->len; k++) {
		const struct item_view *v = f->views->pdata[k];
		bool live = v->state <= STATE_ACKNOWLEDGED && !v->item->chases &&
			!day_known(v->snoozed_until);

		assert_int_equal(times_said(d, v->item->id), live);
	}
	/* five, and how many more */
	assert_int_equal(section(d, SECTION_NEEDS_YOU)->entries->len, 6);
	assert_int_equal(entry(d, SECTION_NEEDS_YOU, 5)->item, 0);
}

struct place {
	const char *what;
	enum item_kind kind;
	enum owed_by owed_by;
	bool due, unsure, overdue;
	int stage;
	enum section_kind section;
	const char *text; /* begins so */
};

static const struct place places[] = {
	{ "asked, fresh", ITEM_REQUEST, OWED_SCHOOL, false, false, false, 0, SECTION_WAITING,
		"You asked Dana Whitfield on 10 Nov; not yet answered." },
	{ "asked, stage 1", ITEM_REQUEST, OWED_SCHOOL, false, false, true, 1, SECTION_NEEDS_YOU,
		"Dana Whitfield has not yet answered your question of 10 Nov. A short friendly "
		"note is "
		"ready" },
	{ "asked once, stage 2", ITEM_REQUEST, OWED_SCHOOL, false, false, true, 2,
		SECTION_NEEDS_YOU,
		"Dana Whitfield has not yet answered your question of 10 Nov. A note is" },
	{ "asked, stage 3", ITEM_REQUEST, OWED_SCHOOL, false, false, true, 3, SECTION_NEEDS_YOU,
		"One note, no answer yet" },
	{ "asked, stage 6", ITEM_REQUEST, OWED_SCHOOL, false, false, true, 6, SECTION_NEEDS_YOU,
		"Open since 10 Nov, over one note. For your information only" },
	{ "overdue before its first stage", ITEM_REQUEST, OWED_SCHOOL, false, false, true, 0,
		SECTION_WAITING, "You asked" },
	{ "promised, a day ahead", ITEM_COMMITMENT, OWED_SCHOOL, true, false, false, 0,
		SECTION_PROMISES, "Dana Whitfield wrote on 11 Nov that this would be done by Tue" },
	{ "promised, no day", ITEM_COMMITMENT, OWED_SCHOOL, false, false, false, 0, SECTION_WAITING,
		"Dana Whitfield wrote on 11 Nov that this would be done; no day" },
	{ "promised, late", ITEM_COMMITMENT, OWED_SCHOOL, true, false, true, 1, SECTION_NEEDS_YOU,
		"Dana Whitfield wrote on 11 Nov that this would be done by Tue 24 "
		"Nov. Today is Sun 22 Nov, and we have no record of it" },
	{ "the family owes", ITEM_REQUEST, OWED_FAMILY, false, false, true, 1, SECTION_WE_OWE,
		"Dana Whitfield asked this on 11 Nov." },
	{ "the family promised", ITEM_COMMITMENT, OWED_FAMILY, true, false, false, 0,
		SECTION_WE_OWE, "You wrote this to Dana Whitfield on 10 Nov, for Tue 24 Nov." },
	{ "unsure wins", ITEM_REQUEST, OWED_SCHOOL, false, true, true, 3, SECTION_UNSURE,
		"Marisol wrote on 10 Nov, \"The calendar is with the office, and swim class is the "
		"first thing in "
		"it after the break this y…\" Does that settle this?" },
	{ "unsure, family", ITEM_REQUEST, OWED_FAMILY, false, true, false, 0, SECTION_UNSURE,
		"Dana Whitfield wrote on 11 Nov, \"The calendar" },
	{ "nobody known to owe", ITEM_REQUEST, OWED_UNKNOWN, false, false, false, 0,
		SECTION_WAITING, "You asked" },
};

static void section_and_words_follow_the_item(void **state)
{
	for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
		const struct place *p = &places[i];
		g_autoptr(family) f = family_new();
		bool by_family = (p->kind == ITEM_REQUEST) == (p->owed_by != OWED_FAMILY);
		const struct message *m = by_family
			? family_letter(f, "2026-11-10", family_mother, family_teacher, "A")
			: family_letter(f, "2026-11-11", family_teacher, family_mother, "B");
		struct item_view *v = family_item(f, m, p->kind, p->owed_by, "It.");

		((struct item *)v->item)->due = p->due ? day_of(2026, 11, 24) : DAY_NONE;
		if (p->unsure)
			family_unsure(v, m);
		v->overdue = p->overdue;
		v->stage = p->stage;
		g_autoptr(digest) d = digest_plan(&f->in);
		if (!section(d, p->section))
			fail_msg("%s: not in %s", p->what, section_kind_names[p->section]);
		const struct digest_entry *e = entry(d, p->section, 0);
		if (!g_str_has_prefix(e->text, p->text))
			fail_msg("%s: %s", p->what, e->text);
		assert_string_equal(e->who, "Dana Whitfield");
	}
}

static void the_most_urgent_five_need_you(void **state)
{
	static const int stages[] = { 1, 2, 4, 1, 3, 1, 2 };
	static const gint64 first[] = { 3, 5, 2, 7, 1 };
	g_autoptr(family) f = family_new();
	const struct message *m =
		family_letter(f, "2026-11-10", family_mother, family_teacher, "A");

	for (guint i = 0; i < G_N_ELEMENTS(stages); i++) {
		struct item_view *v = family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "It?");
		v->overdue = true;
		v->stage = stages[i];
	}
	g_autoptr(digest) d = digest_plan(&f->in);
	for (guint i = 0; i < G_N_ELEMENTS(first); i++)
		assert_int_equal(entry(d, SECTION_NEEDS_YOU, i)->item, first[i]);
	assert_int_equal(entry(d, SECTION_WAITING, 0)->item, 4);
	assert_int_equal(entry(d, SECTION_WAITING, 1)->item, 6);
	assert_non_null(strstr(entry(d, SECTION_WAITING, 0)->text, "A short note is ready"));
}

static void a_quiet_week_says_so(void **state)
{
	g_autoptr(family) f = family_new();
	g_autoptr(digest) d = digest_plan(&f->in);

	assert_string_equal(entry(d, SECTION_NEEDS_YOU, 0)->text, "Nothing needs you this week.");
	assert_int_equal(entry(d, SECTION_NEEDS_YOU, 0)->item, 0);
	assert_string_equal(d->subject, "School trail, week of 16 Nov: nothing needs you");
	assert_int_equal(d->recipients->len, 2);
}

static void subject_never_names_a_child(void **state)
{
	static const struct {
		const char *child, *subject;
	} cases[] = {
		{ "Leo", "School trail, week of 16 Nov: 3 for you, 1 question, 2 waiting" },
		{ "Nov", "School trail 2026-11-16" },
		{ "Ana Week", "School trail 2026-11-16" },
		{ "you", "School trail 2026-11-16" },
		{ "ai", "School trail, week of 16 Nov: 3 for you, 1 question, 2 waiting" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(family) f = family_full();
		struct child *c = f->settings->children->pdata[0];

		g_free(c->name);
		c->name = g_strdup(cases[i].child);
		g_autoptr(digest) d = digest_plan(&f->in);
		assert_string_equal(d->subject, cases[i].subject);
	}
}

static void letters_say_what_they_did(void **state)
{
	static const char *const lines[] = {
		"Marisol to Dana Whitfield: asks i1, i2 (\"A\")",
		"Dana Whitfield to Marisol +1: settles i1; answers a part of i2; promises "
		"i3 "
		"(\"A\")",
		"Marisol to Dana Whitfield: asks again for i2 (\"A\")",
		"Note by Marisol: \"Call with the office\"",
		"Dana Whitfield to Marisol: no subject",
	};
	g_autoptr(family) f = family_new();
	struct message *m = family_letter(f, "2026-11-16", family_mother, family_teacher, "A");
	struct item_view *first = family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "One?");
	struct item_view *second = family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "Two?");

	family_letter(f, "2026-11-15", family_mother, family_teacher, "the week before");
	m = family_letter(f, "2026-11-17", family_teacher, family_mother, "Re: A");
	g_ptr_array_add(m->cc, address_new(NULL, family_father));
	family_event(first, EVENT_RESOLVED, m, "answers");
	family_event(second, EVENT_PARTLY, m, "half");
	family_item(f, m, ITEM_COMMITMENT, OWED_SCHOOL, "I will.");
	m = family_letter(f, "2026-11-18", family_mother, family_teacher, "Re: A");
	((struct item *)family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "Any news?")->item)->chases =
		2;
	family_event(second, EVENT_CHASED, m, "asks again");
	m = family_letter(f, "2026-11-19", family_mother, family_mother, "Call with the office");
	m->between = false;
	m->note = NOTE_PLAIN;
	m = family_letter(f, "2026-11-19", family_teacher, family_mother, "Out of office");
	m->automatic = true;
	m = family_letter(f, "2026-11-20", family_teacher, family_mother, "News");
	m->acts = ACT_BIT(ACT_BULK);
	family_letter(f, "2026-11-22", family_teacher, family_mother, "");
	g_autoptr(digest) d = digest_plan(&f->in);
	for (guint i = 0; i < G_N_ELEMENTS(lines); i++)
		assert_string_equal(entry(d, SECTION_LETTERS, i)->text, lines[i]);
	assert_int_equal(section(d, SECTION_LETTERS)->entries->len, G_N_ELEMENTS(lines));
}

/* A snow day that was put into the calendar after the last digest. */
static void what_moved_says_why(void **state)
{
	static const struct {
		int before, now; /* days of November of the follow-up; 0: none */
		bool off_now;	 /* the 24th, else it was off before */
		const char *text;
	} rows[] = {
		{ 25, 26, true,
			"The follow-up day of i1, Dana Whitfield, moved from Wed 25 Nov to Thu 26 "
			"Nov because Tue 24 Nov has no school." },
		{ 26, 25, false,
			"The follow-up day of i1, Dana Whitfield, moved from Thu 26 Nov to Wed 25 "
			"Nov because Tue 24 Nov has school." },
		{ 25, 25, true, NULL }, { 0, 25, true, NULL },
		{ 11, 12, true, NULL }, /* long past: it was told when it came */
	};
	struct day_range snow = { day_of(2026, 11, 24), day_of(2026, 11, 24) };
	g_autoptr(GArray) off = g_array_new(FALSE, FALSE, sizeof snow);
	g_autoptr(calendar) plain = calendar_new(DAY_NONE, DAY_NONE, NULL);

	g_array_append_val(off, snow);
	g_autoptr(calendar) snowy = calendar_new(DAY_NONE, DAY_NONE, off);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(family) f = family_new();
		g_autoptr(GPtrArray) before = g_ptr_array_new();
		const struct message *m =
			family_letter(f, "2026-11-09", family_mother, family_teacher, "A");
		struct item_view *v = family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "It?");
		struct item_view then = *v;

		v->follow_up_on = day_of(2026, 11, rows[i].now);
		then.follow_up_on = rows[i].before ? day_of(2026, 11, rows[i].before) : DAY_NONE;
		g_ptr_array_add(before, &then);
		calendar_free(f->settings->calendar);
		f->settings->calendar =
			calendar_new(DAY_NONE, DAY_NONE, rows[i].off_now ? off : NULL);
		f->in.items_before = before;
		f->in.calendar_before = rows[i].off_now ? plain : snowy;
		g_autoptr(digest) d = digest_plan(&f->in);
		const struct digest_section *s = section(d, SECTION_CHANGES);
		assert_int_equal(s != NULL, rows[i].text != NULL);
		if (rows[i].text)
			assert_string_equal(entry(d, SECTION_CHANGES, 0)->text, rows[i].text);
	}
}

static void the_week_is_summed_up(void **state)
{
	static const char *const lines[][2] = { { "Opened", "i1 to i4, i6" },
		{ "Settled", "i2, i6" }, { "Now due", "i3" } };
	g_autoptr(family) f = family_new();
	const struct message *m =
		family_letter(f, "2026-11-16", family_mother, family_teacher, "A");
	struct item_view *v[6];

	for (guint i = 0; i < G_N_ELEMENTS(v); i++)
		v[i] = family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "It?");
	m = family_letter(f, "2026-11-19", family_teacher, family_mother, "Re: A");
	family_event(v[1], EVENT_RESOLVED, m, "answers");
	v[1]->state = STATE_RESOLVED;
	family_event(v[5], EVENT_DECLINED, m, "says no");
	v[5]->state = STATE_DECLINED;
	v[2]->overdue = true;
	v[2]->follow_up_on = day_of(2026, 11, 19);
	v[3]->overdue = true;
	v[3]->follow_up_on = day_of(2026, 11, 12); /* an earlier week's */
	((struct item *)v[4]->item)->chases = 1;
	g_autoptr(digest) d = digest_plan(&f->in);
	for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
		assert_string_equal(entry(d, SECTION_CHANGES, i)->label, lines[i][0]);
		assert_string_equal(entry(d, SECTION_CHANGES, i)->text, lines[i][1]);
	}
	assert_int_equal(section(d, SECTION_CHANGES)->entries->len, G_N_ELEMENTS(lines));
}

static void good_news_say_what_settled_it(void **state)
{
	g_autoptr(family) f = family_full();
	struct item_view *v = f->views->pdata[0];
	struct event *e = event_new(EVENT_RESOLVED, f->in.now, "answered by phone");

	e->by_person = true;
	g_ptr_array_add(((struct item *)v->item)->events, e);
	v->state = STATE_RESOLVED;
	g_autoptr(digest) d = digest_plan(&f->in);
	assert_string_equal(entry(d, SECTION_GOOD_NEWS, 0)->quote,
		"Scissors work is going so well, Emma cut out a whole snowflake!");
	assert_string_equal(entry(d, SECTION_GOOD_NEWS, 2)->text,
		"You marked this as settled on Sun 22 Nov: answered by phone.");
	assert_string_equal(entry(d, SECTION_GOOD_NEWS, 1)->text,
		"Settled by Dana Whitfield's letter of Fri 20 Nov.");
}

static void breaks_are_told_once(void **state)
{
	static const struct {
		struct day_range off[3];
		guint n;
		const char *text; /* NULL: nothing is coming */
	} cases[] = {
		{ { { { 0 }, { 0 } } }, 0, NULL },
		{ { { { 20782 }, { 20782 } } }, 1, /* Wed 25 Nov */
			"School is closed on Wed 25 Nov. Waiting times pause and continue on Thu "
			"26 "
			"Nov." },
		/* day by day, over a weekend: one break */
		{ { { { 20784 }, { 20784 } }, { { 20787 }, { 20787 } }, { { 20788 }, { 20788 } } },
			3,
			"School is closed Fri 27 Nov to Tue 1 Dec. Waiting times pause and "
			"continue on "
			"Wed 2 Dec." },
		{ { { { 20785 }, { 20786 } } }, 1, NULL }, /* a weekend is no break */
		{ { { { 20780 }, { 30000 } } }, 1, "School is closed from Mon 23 Nov." },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(family) f = family_new();
		g_autoptr(GArray) off = g_array_new(FALSE, FALSE, sizeof(struct day_range));

		if (cases[i].n)
			g_array_append_vals(off, cases[i].off, cases[i].n);
		calendar_free(f->settings->calendar);
		f->settings->calendar = calendar_new(DAY_NONE, DAY_NONE, off);
		g_autoptr(digest) d = digest_plan(&f->in);
		const struct digest_section *s = section(d, SECTION_COMING);
		assert_int_equal(s ? s->entries->len : 0, cases[i].text != NULL);
		if (cases[i].text)
			assert_string_equal(entry(d, SECTION_COMING, 0)->text, cases[i].text);
	}
}

static void footer_tells_of_sources_and_what_was_set_aside(void **state)
{
	g_autoptr(family) f = family_new();

	family_source(f, "inbox", NULL, NULL);
	for (int i = 0; i < 5; i++)
		family_set_aside(f, NULL, "a\r\nBcc: x\x1b[2J", "too\u202edeep");
	g_autoptr(digest) d = digest_plan(&f->in);
	assert_string_equal(
		entry(d, SECTION_FOOTER, 0)->text, "There was no successful check of inbox yet.");
	assert_string_equal(entry(d, SECTION_FOOTER, 1)->text,
		"5 mails could not be read and are set aside. Nothing is lost. Please look in your "
		"own "
		"mailbox; schooltrail status tells why.");
	assert_string_equal(
		entry(d, SECTION_FOOTER, 2)->text, "Set aside: ?, \"a Bcc: x[2J\": toodeep.");
}

/* The table: complete, every slot closed, and no word that accuses. */
static void words_are_whole_and_calm(void **state)
{
	static const char *const never[] = { "fail", "violat", "lawyer", "attorney", "complain",
		"demand", "ignore", "unacceptable", "overdue", "late ", "should have",
		"legal action", "refus", "IEP", "504" };

	for (int i = 0; i < SAY_COUNT; i++) {
		assert_non_null(words_en.say[i]);
		g_autofree char *lower = g_ascii_strdown(words_en.say[i], -1);
		for (guint k = 0; k < G_N_ELEMENTS(never); k++)
			if (strstr(lower, never[k]))
				fail_msg("\"%s\" says \"%s\"", words_en.say[i], never[k]);
		for (const char *p = words_en.say[i]; (p = strchr(p, '{')) != NULL; p++)
			assert_int_equal(p[1 + strspn(p + 1, "abcdefghijklmnopqrstuvwxyz_")], '}');
	}
	for (int i = 0; i < SECTION_COUNT; i++)
		assert_non_null(words_en.section[i]);
	for (int i = 0; i < COUNT_COUNT; i++)
		assert_true(words_en.count[i][0] && words_en.count[i][1]);
}

static void days_name_the_year_where_needed(void **state)
{
	static const struct {
		int from[3], to[3];
		const char *text;
	} cases[] = {
		{ { 2026, 11, 22 }, { 2026, 11, 22 }, "22 November 2026" },
		{ { 2026, 11, 16 }, { 2026, 11, 22 }, "16 to 22 November 2026" },
		{ { 2026, 11, 30 }, { 2026, 12, 6 }, "30 November to 6 December 2026" },
		{ { 2026, 12, 28 }, { 2027, 1, 3 }, "28 December 2026 to 3 January 2027" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const int *a = cases[i].from, *b = cases[i].to;
		g_autofree char *text =
			words_period(&words_en, day_of(a[0], a[1], a[2]), day_of(b[0], b[1], b[2]));
		assert_string_equal(text, cases[i].text);
	}
	g_autofree char *other = words_day(&words_en, day_of(2025, 3, 9), day_of(2026, 3, 9));
	assert_string_equal(other, "9 Mar 2025");
	g_autofree char *braces =
		words_say(&words_en, SAY_WIN, "who", "{day}", "day", "{who}", NULL);
	assert_string_equal(braces, "{day} wrote on {who}:");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_live_item_stands_once),
		cmocka_unit_test(section_and_words_follow_the_item),
		cmocka_unit_test(the_most_urgent_five_need_you),
		cmocka_unit_test(a_quiet_week_says_so),
		cmocka_unit_test(subject_never_names_a_child),
		cmocka_unit_test(letters_say_what_they_did),
		cmocka_unit_test(what_moved_says_why),
		cmocka_unit_test(the_week_is_summed_up),
		cmocka_unit_test(good_news_say_what_settled_it),
		cmocka_unit_test(breaks_are_told_once),
		cmocka_unit_test(footer_tells_of_sources_and_what_was_set_aside),
		cmocka_unit_test(words_are_whole_and_calm),
		cmocka_unit_test(days_name_the_year_where_needed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
