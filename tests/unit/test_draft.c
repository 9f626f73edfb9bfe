/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/draft.h"
#include "draft_letters.h"
#include "draft_story.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* The whole letter: people, subject, body, where it goes, hints. */
static char *letter(struct family *f, const struct draft_templates *templates,
	const struct draft_template *t, const struct item_view *v)
{
	GString *out = g_string_new(NULL);

	f->in.drafts = templates;
	g_autoptr(draft) d = draft_write(&f->in, t, v);
	const GPtrArray *lists[] = { d->to, d->cc };
	for (guint l = 0; l < 2; l++)
		for (guint i = 0; i < lists[l]->len; i++) {
			const struct address *a = lists[l]->pdata[i];

			g_string_append_printf(out, "%s: %s <%s>\n", l ? "Cc" : "To",
				a->name ? a->name : "", a->address);
		}
	if (d->in_reply_to) {
		g_autofree char *ids = g_strjoinv(" ", d->references);

		g_string_append_printf(out, "Re: %s of %s\n", d->in_reply_to, ids);
	}
	g_string_append_printf(out, "Subject: %s\n\n%s\n", d->subject, d->body);
	for (guint i = 0; i < d->hints->len; i++)
		g_string_append_printf(out, "[%s]\n", (char *)d->hints->pdata[i]);
	return g_string_free(out, FALSE);
}

static void check(
	struct family *f, const char *language, const struct item_view *v, const char *expected)
{
	g_autoptr(draft_templates) templates = letters_load(language);
	const struct draft_template *t = draft_choose(templates, v);

	assert_non_null(t);
	g_autofree char *text = letter(f, templates, t, v);
	assert_string_equal(text, expected);
}

static void the_first_note(void **state)
{
	g_autoptr(family) f = family_new();

	check(f, "en", story_question(f, 1),
		"To: Dana Whitfield <dwhitfield@maplegrove.example>\n"
		"Re: a@example.com of a@example.com\n"
		"Subject: Quick check: Reading group\n\n"
		"Hi Dana Whitfield,\n\n"
		"Thank you for all you do for Emma. On 3 November I asked: \"Which days is the "
		"'reading group'?\"\n\n"
		"I know how full the days are; when you have a moment, could you let me know where "
		"this stands? If somebody else is the right person, just point me there.\n\n"
		"Thanks,\nMarisol Rivera\n");
}

static void the_first_note_in_spanish(void **state)
{
	g_autoptr(family) f = family_new();

	check(f, "es", story_question(f, 1),
		"To: Dana Whitfield <dwhitfield@maplegrove.example>\n"
		"Re: a@example.com of a@example.com\n"
		"Subject: Una consulta breve: Reading group\n\n"
		"Hola, Dana Whitfield:\n\n"
		"Gracias por todo lo que hace por Emma. El 3 de noviembre pregunté: \"Which days "
		"is the 'reading group'?\"\n\n"
		"Sé lo llenos que están los días; cuando tenga un momento, ¿podría decirme cómo va "
		"esto? Si otra persona es la indicada, basta con que me diga quién es.\n\n"
		"Gracias,\nMarisol Rivera\n");
}

static void the_second_note_copies_the_case_manager(void **state)
{
	g_autoptr(family) f = family_new();

	story_contacts(f);
	check(f, "en", story_question(f, 2),
		"To: Dana Whitfield <dwhitfield@maplegrove.example>\n"
		"Cc: Ana Ortiz <aortiz@maplegrove.example>\n"
		"Re: b@example.com of a@example.com b@example.com\n"
		"Subject: Following up: Reading group\n\n"
		"Hi Dana Whitfield,\n\n"
		"I am following up on what I wrote on 3 November and 12 November about Emma. What "
		"I "
		"am hoping to learn is: \"Which days is the 'reading group'?\"\n\n"
		"Could you let me know how it stands? A one-line answer is fine. I have copied Ana "
		"Ortiz in case this sits better there.\n\n"
		"Thank you,\nMarisol Rivera\n");
}

/* Dana Whitfield was asked, Ana Ortiz took it up: the note is hers. */
static void who_took_it_up_is_written_to(void **state)
{
	g_autoptr(family) f = family_new();
	struct item_view *v = story_question(f, 1);
	struct message *word = family_letter(
		f, "2026-11-05", family_therapist, family_mother, "Re: Reading group");

	family_event(v, EVENT_ACKNOWLEDGED, word, "receives");
	v->state = STATE_ACKNOWLEDGED;
	check(f, "en", v,
		"To: Ana Ortiz <aortiz@maplegrove.example>\n"
		"Re: a@example.com of a@example.com\n"
		"Subject: Quick check: Reading group\n\n"
		"Hi Ana Ortiz,\n\n"
		"Thank you for all you do for Emma. Thank you, too, for writing back on 5 "
		"November. "
		"On 3 November I asked: \"Which days is the 'reading group'?\"\n\n"
		"I know how full the days are; when you have a moment, could you let me know where "
		"this stands? If somebody else is the right person, just point me there.\n\n"
		"Thanks,\nMarisol Rivera\n"
		"[you asked Dana Whitfield; Ana Ortiz wrote back]\n");
}

static void nobody_to_copy_is_told(void **state)
{
	g_autoptr(family) f = family_new();

	check(f, "en", story_question(f, 2),
		"To: Dana Whitfield <dwhitfield@maplegrove.example>\n"
		"Re: b@example.com of a@example.com b@example.com\n"
		"Subject: Following up: Reading group\n\n"
		"Hi Dana Whitfield,\n\n"
		"I am following up on what I wrote on 3 November and 12 November about Emma. What "
		"I "
		"am hoping to learn is: \"Which days is the 'reading group'?\"\n\n"
		"Could you let me know how it stands? A one-line answer is fine.\n\n"
		"Thank you,\nMarisol Rivera\n"
		"[no contact has the role case-manager, so nobody there gets a copy]\n");
}

static void whose_question_it_is(void **state)
{
	g_autoptr(family) f = family_new();

	story_contacts(f);
	/* to somebody new, in a conversation of its own */
	check(f, "en", story_question(f, 3),
		"To: Ana Ortiz <aortiz@maplegrove.example>\n"
		"Cc: Dana Whitfield <dwhitfield@maplegrove.example>\n"
		"Subject: Finding the right person: Reading group\n\n"
		"Hi Ana Ortiz,\n\n"
		"I would be glad of your help in finding the right person for something about "
		"Emma. "
		"On 3 November I asked Dana Whitfield: \"Which days is the 'reading group'?\"\n\n"
		"I wrote about it on 3 November and 12 November and do not have an answer yet, so "
		"I "
		"may be asking in the wrong place. Who looks after this, and what would be a good "
		"way to stay in touch about it?\n\n"
		"With thanks,\nMarisol Rivera\n");
}

static void a_meeting(void **state)
{
	g_autoptr(family) f = family_new();

	story_contacts(f);
	check(f, "en", story_question(f, 4),
		"To: Ana Ortiz <aortiz@maplegrove.example>\n"
		"To: Sam Lee <slee@maplegrove.example>\n"
		"Subject: A meeting: Reading group\n\n"
		"Dear Ana Ortiz and Sam Lee,\n\n"
		"I would like to ask for a meeting of Emma's team, to look together at how things "
		"are going. What I would most like to talk about is: \"Which days is the 'reading "
		"group'?\"\n\n"
		"I can come on ____, ____ or ____, in person or by video. Could you confirm a "
		"time, "
		"and let me know who will be there? I will send a short list of questions "
		"beforehand.\n\n"
		"Thank you,\nMarisol Rivera\n"
		"[____ is a blank for you to fill in]\n");
}

static void the_district(void **state)
{
	g_autoptr(family) f = family_new();
	struct message *word;

	story_contacts(f);
	struct item_view *v = story_question(f, 5);
	word = family_letter(f, "2026-11-13", family_teacher, family_mother, "Re: Reading group");
	family_event(v, EVENT_ACKNOWLEDGED, word, "receives");
	v->state = STATE_ACKNOWLEDGED;
	check(f, "en", v,
		"To: Renata Quill <sped@district.example>\n"
		"Cc: Sam Lee <slee@maplegrove.example>\n"
		"Subject: Finding an answer: Reading group\n\n"
		"Dear Renata Quill,\n\n"
		"I am the parent of Emma, who goes to school at ____. I would be glad of your help "
		"in finding an answer. Briefly, with the dates:\n\n"
		"- 3 November: I asked Dana Whitfield\n"
		"- 12 November: I wrote again\n"
		"- 13 November: Dana Whitfield wrote back\n\n"
		"What would settle it for us is an answer to this: \"Which days is the 'reading "
		"group'?\"\n\n"
		"I know how much the school has on its plate, and I am thankful for the work it "
		"does. Could you tell me by when we might hear?\n\n"
		"Sincerely,\nMarisol Rivera\n"
		"[____ is a blank for you to fill in]\n");
}

static void a_promise(void **state)
{
	g_autoptr(family) f = family_new();
	struct message *m =
		family_letter(f, "2025-11-10", family_therapist, family_father, "Emma's IEP");
	struct item_view *v = family_item(
		f, m, ITEM_COMMITMENT, OWED_SCHOOL, "I will send the schedule by Friday.");

	v->stage = 1;
	/* the child and the plan are in no subject; the year is not this one */
	check(f, "en", v,
		"To: Ana Ortiz <aortiz@maplegrove.example>\n"
		"Subject: A quick check\n\n"
		"Hi Ana Ortiz,\n\n"
		"Thank you for all you do for Emma. On 10 November 2025 you wrote: \"I will send "
		"the schedule by Friday.\"\n\n"
		"I know how full the days are; when you have a moment, could you let me know where "
		"this stands? If somebody else is the right person, just point me there.\n\n"
		"Thanks,\nLuis Rivera\n");
}

static void only_what_is_still_open(void **state)
{
	g_autoptr(family) f = family_new();
	struct item_view *v = story_question(f, 1);
	struct message *other =
		family_letter(f, "2026-11-03", family_mother, family_teacher, "Lunch");
	const struct message *m = f->messages->pdata[0];
	struct item_view *settled = family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "Who leads it?");

	settled->state = STATE_RESOLVED;
	family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "Is there a list of books?");
	family_item(f, m, ITEM_COMMITMENT, OWED_FAMILY, "I will send in a book.");
	family_item(f, other, ITEM_REQUEST, OWED_SCHOOL, "Does she eat?");
	check(f, "en", v,
		"To: Dana Whitfield <dwhitfield@maplegrove.example>\n"
		"Re: a@example.com of a@example.com\n"
		"Subject: Quick check: Reading group\n\n"
		"Hi Dana Whitfield,\n\n"
		"Thank you for all you do for Emma. On 3 November I asked:\n"
		"- \"Which days is the 'reading group'?\"\n"
		"- \"Is there a list of books?\"\n\n"
		"I know how full the days are; when you have a moment, could you let me know where "
		"this stands? If somebody else is the right person, just point me there.\n\n"
		"Thanks,\nMarisol Rivera\n");
}

/* A subject that shouts or blames is not repeated. */
static void a_hard_subject_is_not_taken_over(void **state)
{
	static const char *const subjects[] = { "UNACCEPTABLE", "Re: Fwd: My complaint",
		"RE: re:", "Em's bus", "The 504 plan",
		"a topic that is so long that nobody can see what it is "
		"about any more" };

	for (gsize i = 0; i < G_N_ELEMENTS(subjects); i++) {
		g_autoptr(family) f = family_new();
		g_autoptr(draft_templates) en = letters_load("en");
		struct item_view *v = story_question(f, 1);
		struct message *m = f->messages->pdata[0];

		g_free(m->subject);
		m->subject = g_strdup(subjects[i]);
		f->in.drafts = en;
		g_autoptr(draft) d = draft_write(&f->in, draft_choose(en, v), v);
		assert_string_equal(d->subject, "Quick check on my note of 3 November");
	}
}

static void how_it_stands_chooses(void **state)
{
	static const struct {
		enum item_state state;
		enum item_class class;
		int stage;
		const char *name; /* NULL: none */
	} table[] = {
		{ STATE_OPEN, CLASS_REQUEST, 0, "D-1" },
		{ STATE_OPEN, CLASS_COMMITMENT, 1, "D-1" },
		{ STATE_ACKNOWLEDGED, CLASS_PARTLY, 2, "D-2" },
		{ STATE_OPEN, CLASS_MEETING, 3, "D-3" },
		{ STATE_OPEN, CLASS_RECORDS, 4, "D-MTG" },
		{ STATE_OPEN, CLASS_REQUEST, 5, "D-5" },
		{ STATE_OPEN, CLASS_REQUEST, 6, NULL }, /* formal routes: for the parent only */
		{ STATE_OPEN, CLASS_MISSED_SERVICE, 2, "D-MISS" },
		{ STATE_OPEN, CLASS_MISSED_SERVICE, 3, "D-3" },
		{ STATE_OPEN, CLASS_ACCOMMODATION_GAP, 1, "D-ACC" },
		{ STATE_RESOLVED, CLASS_REQUEST, 0, "D-THX" },
		{ STATE_DECLINED, CLASS_REQUEST, 0, "D-POL" },
		{ STATE_DISMISSED, CLASS_REQUEST, 0, NULL },
	};
	g_autoptr(draft_templates) en = letters_load("en");
	const struct item asked = { .kind = ITEM_REQUEST }, talk = { .kind = ITEM_TASK };
	const struct item_view summary = { .item = &talk, .class = CLASS_FAMILY };

	assert_string_equal(draft_choose(en, &summary)->name, "D-SUM");
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		struct item_view v = { .item = &asked,
			.state = table[i].state,
			.class = table[i].class,
			.stage = table[i].stage };
		const struct draft_template *t = draft_choose(en, &v);

		if (g_strcmp0(t ? t->name : NULL, table[i].name) != 0)
			fail_msg("row %zu: %s", i, t ? t->name : "none");
	}
}

/* What a stranger writes ends no field of the URL. */
static void a_url_that_a_mail_program_opens(void **state)
{
	g_autoptr(family) f = family_new();
	g_autoptr(draft_templates) en = letters_load("en");
	struct item_view *v = story_question(f, 2);
	struct item *it = (struct item *)v->item;

	story_contacts(f);
	g_free(it->quote);
	it->quote = g_strdup("Is it 5 & 6?\r\nBcc: x@y <b>\u202e#%");
	f->in.drafts = en;
	g_autoptr(draft) d = draft_write(&f->in, draft_choose(en, v), v);
	g_autofree char *url = draft_url(d);
	assert_true(g_str_has_prefix(url,
		"mailto:dwhitfield@maplegrove.example?subject=Following%20up%3A%20Reading%20group"
		"&cc=aortiz@maplegrove.example&in-reply-to=%3Cb%40example.com%3E&body=Hi%20Dana"));
	assert_non_null(
		strstr(url, "%22Is%20it%205%20%26%206%3F%20Bcc%3A%20x%40y%20%3Cb%3E%23%25%22"));
	assert_int_equal(strspn(url,
				 "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				 "-._~%:?&=@"),
		strlen(url));

	g_free(it->quote);
	it->quote = g_strnfill(DRAFT_URL_MAX, 'x');
	g_autoptr(draft) big = draft_write(&f->in, draft_choose(en, v), v);
	assert_null(draft_url(big));
}

/* The digest names the letter, and opens it where it is the family's turn. */
static void the_digest_offers_it(void **state)
{
	g_autoptr(family) f = family_full();
	g_autoptr(draft_templates) en = letters_load("en");

	f->in.drafts = en;
	g_autoptr(digest) d = digest_plan(&f->in);
	const struct digest_section *needs = d->sections->pdata[1];
	const struct digest_entry *first = needs->entries->pdata[0],
				  *second = needs->entries->pdata[1];
	assert_int_equal(needs->kind, SECTION_NEEDS_YOU);
	assert_string_equal(first->draft, "D-2");
	assert_string_equal(second->draft, "D-1");
	/* nobody is copied, and it does not say so */
	assert_string_equal(first->text,
		"Still open after your note of 12 Nov. A second note is ready if you want it.");
	g_autofree char *html = digest_html(d, NULL);
	guint links = 0;
	for (const char *p = html; (p = strstr(p, "href=")) != NULL; p++, links++)
		assert_true(g_str_has_prefix(p, "href=\"mailto:"));
	assert_int_equal(links, 3); /* the third is a thank-you, for good news */
	for (guint i = 2; i < d->sections->len; i++) {
		const struct digest_section *s = d->sections->pdata[i];

		for (guint k = 0; k < s->entries->len; k++) {
			assert_null(((struct digest_entry *)s->entries->pdata[k])->draft);
			assert_null(((struct digest_entry *)s->entries->pdata[k])->mailto);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_note),
		cmocka_unit_test(the_first_note_in_spanish),
		cmocka_unit_test(the_second_note_copies_the_case_manager),
		cmocka_unit_test(who_took_it_up_is_written_to),
		cmocka_unit_test(nobody_to_copy_is_told),
		cmocka_unit_test(whose_question_it_is),
		cmocka_unit_test(a_meeting),
		cmocka_unit_test(the_district),
		cmocka_unit_test(a_promise),
		cmocka_unit_test(only_what_is_still_open),
		cmocka_unit_test(a_hard_subject_is_not_taken_over),
		cmocka_unit_test(how_it_stands_chooses),
		cmocka_unit_test(a_url_that_a_mail_program_opens),
		cmocka_unit_test(the_digest_offers_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
