/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of the trail: kept, found again, and never taken back. */
#include "config.h"

#include "store_place.h"

static void mail_is_kept(void **state)
{
	struct place *p = *state;
	bool is_new;
	gint64 id = add(p->s, "Subject: a\r\n\r\nb", 1, &is_new), entries;

	assert_true(is_new);
	assert_int_equal(add(p->s, "Subject: a\r\n\r\nb", 1, &is_new), id);
	assert_false(is_new);
	assert_int_equal(add(p->s, "Subject: a\r\n\r\nb", 2, &is_new), id);
	assert_false(is_new);
	reopen(p, STORE_READ);
	assert_int_equal(store_mail_count(p->s), 1);
	GOOD(store_verify(p->s, &entries, &error));
	assert_int_equal(entries, 2); /* two arrivals of one mail */
	g_autoptr(mail) m = NULL;
	GOOD(m = store_mail(p->s, id, &error));
	assert_string_equal(m->arrival.source, "inbox");
	assert_string_equal(m->arrival.folder, "INBOX");
	assert_null(m->arrival.path);
	assert_int_equal(m->arrival.uid, 1);
	assert_int_equal(m->arrival.received.unix_s, noon.unix_s);
	assert_int_equal(m->arrival.received.offset_s, noon.offset_s);
	assert_int_equal(g_bytes_get_size(m->raw), 15);
	g_autoptr(GError) why = NULL;
	assert_null(store_mail_raw(p->s, id + 1, &why));
	assert_true(g_error_matches(why, ST_ERROR, ST_ERROR_NOT_FOUND));
}

static void odd_bytes_are_kept(void **state)
{
	struct place *p = *state;
	static const char nul[] = "a\0b\xff\n";
	g_autoptr(mail) empty = letter("", 1);
	g_autoptr(mail) odd = mail_new(g_bytes_new(nul, sizeof nul));
	g_autoptr(GBytes) raw = NULL, nothing = NULL;
	g_autoptr(mail) back = NULL;
	bool is_new;

	odd->arrival.source = g_strdup("import");
	odd->arrival.path = g_strdup("caf\xe9.eml");
	GOOD(store_mail_add(p->s, odd, noon, &is_new, &error));
	GOOD(store_mail_add(p->s, empty, noon, &is_new, &error));
	GOOD(raw = store_mail_raw(p->s, odd->id, &error));
	assert_true(g_bytes_equal(raw, odd->raw));
	GOOD(nothing = store_mail_raw(p->s, empty->id, &error));
	assert_int_equal(g_bytes_get_size(nothing), 0);
	GOOD(back = store_mail(p->s, odd->id, &error));
	assert_string_equal(back->arrival.path, "caf\xe9.eml");
	assert_false(moment_known(back->arrival.received));
}

/* A Maildir file changes its name with its flags, and standard input has none. */
static void a_file_arrives_once(void **state)
{
	struct place *p = *state;
	static const char *const paths[] = { "new/1", "cur/1:2,S", NULL };
	gint64 entries;

	for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
		g_autoptr(mail) m = mail_new(g_bytes_new_static("x", 1));
		bool is_new;

		m->arrival.source = g_strdup("archive");
		m->arrival.path = g_strdup(paths[i]);
		GOOD(store_mail_add(p->s, m, noon, &is_new, &error));
		assert_int_equal(is_new, i == 0);
	}
	GOOD(store_verify(p->s, &entries, &error));
	assert_int_equal(entries, 1);
}

static void rollback_takes_cursor_and_mail(void **state)
{
	struct place *p = *state;
	guint32 validity, next;
	g_autofree char *seen = NULL, *after = NULL, *head = store_chain_head(p->s);
	bool is_new;

	GOOD(store_begin(p->s, &error));
	add(p->s, "one", 1, &is_new);
	GOOD(store_cursor_set(p->s, "inbox", "INBOX", 7, 2, "1", &error));
	store_rollback(p->s);
	assert_int_equal(store_mail_count(p->s), 0);
	GOOD(store_cursor_get(p->s, "inbox", "INBOX", &validity, &next, &seen, &error));
	assert_int_equal(validity, 0);
	assert_string_equal(seen, "");
	g_autofree char *same = store_chain_head(p->s);
	assert_string_equal(same, head);

	GOOD(store_begin(p->s, &error));
	add(p->s, "one", 1, &is_new);
	GOOD(store_cursor_set(p->s, "inbox", "INBOX", 7, 2, "1", &error));
	GOOD(store_commit(p->s, &error));
	reopen(p, STORE_WRITE);
	assert_int_equal(store_mail_count(p->s), 1);
	GOOD(store_cursor_get(p->s, "inbox", "INBOX", &validity, &next, &after, &error));
	assert_int_equal(validity, 7);
	assert_int_equal(next, 2);
	assert_string_equal(after, "1");
}

static void an_end_without_commit_loses_only_what_was_open(void **state)
{
	struct place *p = *state;
	gint64 entries;
	bool is_new;

	add(p->s, "kept", 1, &is_new);
	GOOD(store_begin(p->s, &error));
	add(p->s, "lost", 2, &is_new);
	reopen(p, STORE_WRITE);
	GOOD(store_verify(p->s, &entries, &error));
	assert_int_equal(entries, 1);
	assert_int_equal(store_mail_count(p->s), 1);
}

static void source_line(const char *source, struct moment success, struct moment last,
	const char *trouble, gpointer data)
{
	char a[MOMENT_TEXT_SIZE], b[MOMENT_TEXT_SIZE];

	g_string_append_printf(data, "%s [%s] [%s] %s\n", source, moment_format(success, a),
		moment_format(last, b), trouble ? trouble : "-");
}

static void sources_tell_their_last_success(void **state)
{
	struct place *p = *state;
	struct moment later = { noon.unix_s + 60, noon.offset_s };
	g_autoptr(GString) lines = g_string_new(NULL);
	char a[MOMENT_TEXT_SIZE], b[MOMENT_TEXT_SIZE];
	g_autofree char *expected = NULL;

	GOOD(store_source_checked(p->s, "b", noon, "no route", &error));
	GOOD(store_source_checked(p->s, "a", noon, NULL, &error));
	GOOD(store_source_checked(p->s, "a", later, "refused", &error));
	GOOD(store_source_each(p->s, source_line, lines, &error));
	moment_format(noon, a);
	moment_format(later, b);
	expected = g_strdup_printf("a [%s] [%s] refused\nb [] [%s] no route\n", a, b, a);
	assert_string_equal(lines->str, expected);
	GOOD(store_source_checked(p->s, "a", later, NULL, &error));
	g_string_truncate(lines, 0);
	GOOD(store_source_each(p->s, source_line, lines, &error));
	assert_non_null(strstr(lines->str, "] -\n"));
}

static void names_outlive_the_derived(void **state)
{
	struct place *p = *state;
	gint64 m1, m2, i1, i2, again;

	GOOD(store_message_name(p->s, "aa", 0, true, &m1, &error));
	GOOD(store_message_name(p->s, "aa", 1, true, &m2, &error));
	assert_int_not_equal(m1, m2);
	GOOD(store_item_name(p->s, "aa", 0, ITEM_REQUEST, "s", 0, false, &i1, &error));
	assert_int_equal(i1, 0);
	GOOD(store_item_name(p->s, "aa", 0, ITEM_REQUEST, "s", 0, true, &i1, &error));
	GOOD(store_item_name(p->s, "aa", 0, ITEM_REQUEST, "s", 1, true, &i2, &error));
	assert_int_not_equal(i1, i2);
	GOOD(store_item_name(p->s, "aa", 0, ITEM_COMMITMENT, "s", 0, false, &again, &error));
	assert_int_equal(again, 0);
	GOOD(store_derived_clear(p->s, true, &error));
	reopen(p, STORE_WRITE);
	GOOD(store_message_name(p->s, "aa", 1, false, &again, &error));
	assert_int_equal(again, m2);
	GOOD(store_item_name(p->s, "aa", 0, ITEM_REQUEST, "s", 1, false, &again, &error));
	assert_int_equal(again, i2);
}

static void decisions_and_notes_come_back(void **state)
{
	struct place *p = *state;
	struct decision d = { .at = noon, .kind = EVENT_SNOOZED, .until = day_of(2026, 9, 18) };
	struct decision n = {
		.at = noon, .kind = EVENT_RESOLVED, .until = DAY_NONE, .text = (char *)"phone"
	};
	g_autoptr(GPtrArray) all = NULL, notes = NULL;
	gint64 entries;

	GOOD(store_item_name(p->s, "aa", 0, ITEM_REQUEST, "s", 0, true, &d.item, &error));
	n.item = d.item;
	GOOD(store_decision_add(p->s, &d, NULL, &error));
	GOOD(store_decision_add(p->s, &n, NULL, &error));
	GOOD(store_note_add(p->s, noon, NULL, "called, no answer", &error));
	reopen(p, STORE_READ);
	GOOD(store_verify(p->s, &entries, &error));
	assert_int_equal(entries, 3);
	GOOD(all = store_decisions(p->s, &error));
	assert_int_equal(all->len, 2);
	const struct decision *a = all->pdata[0], *b = all->pdata[1];
	assert_int_equal(a->kind, EVENT_SNOOZED);
	assert_int_equal(a->until.n, d.until.n);
	assert_null(a->text);
	assert_int_equal(b->kind, EVENT_RESOLVED);
	assert_false(day_known(b->until));
	assert_string_equal(b->text, "phone");
	GOOD(notes = store_notes(p->s, &error));
	assert_int_equal(notes->len, 1);
	assert_null(((struct note *)notes->pdata[0])->with);
	assert_string_equal(((struct note *)notes->pdata[0])->text, "called, no answer");
}

static void a_decision_is_about_something(void **state)
{
	struct place *p = *state;
	struct decision d = { .item = 99, .at = noon, .kind = EVENT_NOTED, .until = DAY_NONE };
	gint64 entries;

	assert_false(store_decision_add(p->s, &d, NULL, NULL));
	GOOD(store_verify(p->s, &entries, &error));
	assert_int_equal(entries, 0);
}

static void outbox_sends_each_period_once(void **state)
{
	struct place *p = *state;
	struct outbox_row row = { .period = (char *)"2026-W37",
		.recipient = (char *)"m@example.org",
		.message_id = (char *)"a@b",
		.mail = (char *)"To: m\n\nhi",
		.length = 9,
		.made = noon };
	g_autoptr(GPtrArray) due = NULL, again = NULL, none = NULL;
	gint64 entries;

	GOOD(store_outbox_add(p->s, &row, &error));
	GOOD(store_outbox_add(p->s, &row, &error));
	assert_true(store_outbox_has(p->s, "2026-W37"));
	assert_false(store_outbox_has(p->s, "2026-W38"));
	GOOD(due = store_outbox_due(p->s, &error));
	assert_int_equal(due->len, 1);
	const struct outbox_row *r = due->pdata[0];
	assert_int_equal(r->state, OUTBOX_READY);
	assert_int_equal(r->length, row.length);
	assert_memory_equal(r->mail, row.mail, row.length);
	GOOD(store_outbox_mark(p->s, r->id, OUTBOX_SENDING, noon, NULL, &error));
	GOOD(store_outbox_mark(p->s, r->id, OUTBOX_READY, noon, "try again", &error));
	GOOD(store_outbox_mark(p->s, r->id, OUTBOX_SENDING, noon, NULL, &error));
	reopen(p, STORE_WRITE);
	GOOD(again = store_outbox_due(p->s, &error));
	assert_int_equal(((struct outbox_row *)again->pdata[0])->tries, 2);
	assert_int_equal(((struct outbox_row *)again->pdata[0])->state, OUTBOX_SENDING);
	GOOD(store_outbox_mark(p->s, r->id, OUTBOX_SENT, noon, NULL, &error));
	GOOD(none = store_outbox_due(p->s, &error));
	assert_int_equal(none->len, 0);
	GOOD(store_verify(p->s, &entries, &error));
	assert_int_equal(entries, 1);
	assert_false(store_outbox_mark(p->s, r->id, OUTBOX_READY, noon, NULL, NULL));
	assert_false(store_outbox_mark(p->s, 99, OUTBOX_SENT, noon, NULL, NULL));
}

/* What waits for ever because a newer letter stands in its place; and what an alert has told. */
static void a_newer_letter_replaces(void **state)
{
	struct place *p = *state;
	struct outbox_row row = { .recipient = (char *)"mum@example.org",
		.message_id = (char *)"x@example.org",
		.mail = (char *)"mail",
		.length = 4,
		.made = noon };
	static const char *const periods[] = { "2026-09-13", "2026-09-20-alert" };
	struct told tell = { .stage = 3 }, harm = { 0 }, both = { .stage = 1 };
	g_autoptr(GPtrArray) all = NULL, due = NULL;
	g_autoptr(GArray) told = NULL, none = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(periods); i++) {
		row.period = (char *)periods[i];
		GOOD(store_outbox_add(p->s, &row, &error));
	}
	GOOD(store_item_name(p->s, "aa", 0, ITEM_REQUEST, "s", 0, true, &tell.item, &error));
	GOOD(store_message_name(p->s, "aa", 0, true, &harm.message, &error));
	GOOD(store_told_add(p->s, periods[1], row.recipient, &tell, &error));
	GOOD(store_told_add(p->s, periods[1], row.recipient, &harm, &error));
	assert_false(store_told_add(p->s, periods[1], row.recipient, &both, NULL));
	GOOD(all = store_outbox_to(p->s, row.recipient, &error));
	assert_int_equal(all->len, 2);
	const struct outbox_row *first = all->pdata[0], *second = all->pdata[1];
	GOOD(store_outbox_mark(p->s, first->id, OUTBOX_REPLACED, noon, "by the next", &error));
	assert_false(store_outbox_mark(p->s, first->id, OUTBOX_READY, noon, NULL, NULL));
	GOOD(due = store_outbox_due(p->s, &error));
	assert_int_equal(due->len, 1);
	GOOD(told = store_told_to(p->s, row.recipient, &error));
	assert_int_equal(told->len, 2);
	const struct told *back = &g_array_index(told, struct told, 0);
	assert_int_equal(back->letter, second->id);
	assert_int_equal(back->item, tell.item);
	assert_int_equal(back->message, 0);
	assert_int_equal(back->stage, 3);
	assert_int_equal(g_array_index(told, struct told, 1).message, harm.message);
	GOOD(none = store_told_to(p->s, "dad@example.org", &error));
	assert_int_equal(none->len, 0);
}

static void calendar_of(struct place *p, const char *day, const char *wanted)
{
	g_autofree char *text = NULL;

	GOOD(store_calendar_before(p->s, day_parse(day), &text, &error));
	assert_string_equal(text ? text : "none", wanted);
}

static void what_a_digest_counted_with_is_kept(void **state)
{
	struct place *p = *state;

	calendar_of(p, "2026-11-01", "none");
	GOOD(store_calendar_told(p->s, day_of(2026, 11, 8), "old", &error));
	GOOD(store_calendar_told(p->s, day_of(2026, 11, 15), "old", &error));
	GOOD(store_calendar_told(p->s, day_of(2026, 11, 22), "new", &error));
	calendar_of(p, "2026-11-08", "none");
	calendar_of(p, "2026-11-09", "old");
	calendar_of(p, "2026-11-22", "old");
	calendar_of(p, "2026-11-23", "new");
}

static void forgotten_mail_is_gone(void **state)
{
	struct place *p = *state;
	static const char secret[] = "a secret that nobody may find again";
	g_autoptr(GError) why = NULL;
	g_autofree char *bytes = NULL;
	gsize length;
	bool is_new;
	gint64 entries, id = add(p->s, secret, 1, &is_new);

	GOOD(store_mail_forget(p->s, id, &error));
	assert_null(store_mail_raw(p->s, id, &why));
	assert_non_null(strstr(why->message, "forgotten"));
	g_clear_error(&why);
	assert_false(store_mail_forget(p->s, id, &why));
	assert_true(g_error_matches(why, ST_ERROR, ST_ERROR_NOT_FOUND));
	/* It does not come back by itself, either. */
	assert_int_equal(add(p->s, secret, 1, &is_new), id);
	assert_false(is_new);
	GOOD(store_verify(p->s, &entries, &error));
	assert_int_equal(entries, 2);
	g_clear_pointer(&p->s, store_close);
	assert_true(g_file_get_contents(p->file, &bytes, &length, NULL));
	assert_null(memmem(bytes, length, "a secret", 8));
}

static void set_answer(struct place *p, gint64 id, const char *message_id)
{
	g_autoptr(reading) r = reading_new();
	struct message *m = message_new();

	m->date = noon;
	m->in_reply_to = g_strdup(message_id);
	g_ptr_array_add(r->messages, m);
	GOOD(store_reading_set(p->s, id, r, &error));
}

/* Only a letter with a ticket can be answered, each mail is looked at once, and one is taken. */
static void a_letter_is_answered_once(void **state)
{
	struct place *p = *state;
	struct outbox_row row = { .period = (char *)"2026-09-13",
		.recipient = (char *)"mum@example.org",
		.message_id = (char *)"digest.0123456789abcdef0123456789abcdef@example.org",
		.mail = (char *)"mail",
		.length = 4,
		.made = noon };
	struct moment later = { noon.unix_s + 60, noon.offset_s };
	struct decision d = { .at = noon, .kind = EVENT_SNOOZED, .until = day_of(2026, 9, 30) };
	g_autoptr(GPtrArray) none = NULL, two = NULL, rest = NULL, told = NULL, decisions = NULL;
	g_autoptr(member_reply) taken = member_reply_new(), again = member_reply_new();
	bool is_new;

	GOOD(store_outbox_add(p->s, &row, &error));
	gint64 first = add(p->s, "first", 1, &is_new), second = add(p->s, "second", 2, &is_new);
	set_answer(p, first, row.message_id);
	set_answer(p, second, row.message_id);
	set_answer(p, add(p->s, "third", 3, &is_new), "digest.guessed@example.org");
	GOOD(none = store_replies_pending(p->s, &error));
	assert_int_equal(none->len, 0);
	GOOD(store_ticket_add(
		p->s, row.period, row.recipient, "0123456789abcdef0123456789abcdef", &error));
	GOOD(two = store_replies_pending(p->s, &error));
	assert_int_equal(two->len, 2);
	const struct pending_reply *one = two->pdata[0];
	assert_string_equal(one->recipient, row.recipient);
	assert_false(one->answered);

	GOOD(store_item_name(p->s, "aa", 0, ITEM_REQUEST, "s", 0, true, &d.item, &error));
	GOOD(store_decision_add(p->s, &d, NULL, &error));
	GOOD(decisions = store_decisions(p->s, &error));
	d.id = ((struct decision *)decisions->pdata[0])->id;
	taken->mail = first;
	again->mail = second;
	taken->letter = again->letter = one->letter;
	taken->member = g_strdup(row.recipient);
	again->member = g_strdup(row.recipient);
	taken->at = again->at = later;
	member_reply_add(taken, "1 snooze", &d);
	member_reply_add(taken, "what?", NULL);
	GOOD(store_reply_add(p->s, taken, &error));
	assert_false(store_reply_add(p->s, again, NULL));
	GOOD(rest = store_replies_pending(p->s, &error));
	assert_int_equal(rest->len, 1);
	assert_true(((struct pending_reply *)rest->pdata[0])->answered);
	again->outcome = REPLY_AGAIN;
	GOOD(store_reply_add(p->s, again, &error));
	assert_false(store_reply_add(p->s, again, NULL));

	GOOD(told = store_replies(p->s, noon, later, &error));
	assert_int_equal(told->len, 2);
	const struct member_reply *r = told->pdata[0];
	const struct reply_line *line = r->lines->pdata[0];
	assert_int_equal(r->lines->len, 2);
	assert_int_equal(line->kind, EVENT_SNOOZED);
	assert_int_equal(line->item, d.item);
	assert_int_equal(line->until.n, d.until.n);
	assert_int_equal(((struct reply_line *)r->lines->pdata[1])->decision, 0);
	assert_int_equal(((struct member_reply *)told->pdata[1])->outcome, REPLY_AGAIN);
	assert_false(moment_known(store_outbox_last_digest(p->s, NULL, "-by-hand", later)));
	GOOD(store_outbox_mark(p->s, one->letter, OUTBOX_SENT, noon, NULL, &error));
	assert_int_equal(store_outbox_last_digest(p->s, row.recipient, "-by-hand", later).unix_s,
		noon.unix_s);
	assert_false(moment_known(store_outbox_last_digest(p->s, NULL, "-by-hand", noon)));
	assert_false(
		moment_known(store_outbox_last_digest(p->s, "dad@example.org", "-by-hand", later)));
}

/* A digest is a letter whose period is a day, or a day and the word that was asked with. */
static void the_last_digest_is_found(void **state)
{
	static const struct {
		const char *period;
		bool is_sent, is_digest;
	} table[] = {
		{ "2026-09-13", true, true },
		{ "2026-09-14-by-hand", true, true },
		{ "2026-09-15-by-hand-2", true, false },
		{ "2026-09-16-alert", true, false },
		{ "2026-09-17-by-hand", false, false },
		{ "2026-09-20", true, true },
	};
	struct place *p = *state;
	struct moment wanted = MOMENT_NONE;

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *id = g_strdup_printf("%u@example.org", i);
		struct outbox_row row = { .period = (char *)table[i].period,
			.recipient = (char *)"mum@example.org",
			.message_id = id,
			.mail = (char *)"mail",
			.length = 4,
			.made = { noon.unix_s + i, noon.offset_s } };
		struct moment later = { row.made.unix_s + 1, noon.offset_s };
		g_autoptr(GPtrArray) due = NULL;

		GOOD(store_outbox_add(p->s, &row, &error));
		GOOD(due = store_outbox_due(p->s, &error));
		const struct outbox_row *last = due->pdata[due->len - 1];
		if (table[i].is_sent)
			GOOD(store_outbox_mark(p->s, last->id, OUTBOX_SENT, later, NULL, &error));
		if (table[i].is_digest)
			wanted = row.made;
		assert_int_equal(
			store_outbox_last_digest(p->s, row.recipient, "-by-hand", later).unix_s,
			wanted.unix_s);
	}
	assert_int_equal(store_outbox_count(p->s, "mum@example.org", "-by-hand"), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(mail_is_kept),
		TEST(odd_bytes_are_kept),
		TEST(a_file_arrives_once),
		TEST(rollback_takes_cursor_and_mail),
		TEST(an_end_without_commit_loses_only_what_was_open),
		TEST(sources_tell_their_last_success),
		TEST(names_outlive_the_derived),
		TEST(decisions_and_notes_come_back),
		TEST(a_decision_is_about_something),
		TEST(outbox_sends_each_period_once),
		TEST(a_newer_letter_replaces),
		TEST(a_letter_is_answered_once),
		TEST(the_last_digest_is_found),
		TEST(what_a_digest_counted_with_is_kept),
		TEST(forgotten_mail_is_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
