/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The derived half: readings, messages, items and the search come back to the letter. */
#include "store_place.h"

static struct message *message_at(
	gint64 id, gint64 unix_s, const char *subject, const char *own_text)
{
	struct message *m = message_new();

	m->id = id;
	m->date = (struct moment){ unix_s, 3600 };
	g_free(m->subject);
	m->subject = g_strdup(subject);
	g_free(m->own_text);
	m->own_text = g_strdup(own_text);
	m->sha256 = g_strdup("ff");
	return m;
}

static struct sentence *sentence_full(void)
{
	struct sentence *s = sentence_new();
	struct evidence *e = g_new0(struct evidence, 1);

	s->text = g_strdup("Could you send it?");
	s->to = 18;
	s->marks = SENTENCE_QUESTION | SENTENCE_FIRST;
	s->acts = ACT_BIT(ACT_REQUEST);
	s->rule = g_strdup("en.request.could-you");
	s->owed_by = OWED_SCHOOL;
	s->due = day_of(2026, 9, 18);
	s->actor = g_strdup("Mr. Okafor");
	e->kind = ACT_REQUEST;
	e->strength = -3;
	e->rule = g_strdup("guard");
	g_ptr_array_add(s->evidence, e);
	return s;
}

/* Every field at something else than its default. */
static struct message *message_full(void)
{
	struct message *m = message_at(12, 1789000000, "Re: Minuten für Zoë", "Could you send it?");
	struct attachment *a = attachment_new();
	struct zone z = { ZONE_NEW, 1, 4 };

	m->index = 2;
	m->level = 1;
	m->parent = 0;
	m->via = VIA_FORWARD_INLINE;
	m->message_id = g_strdup("a@school.example");
	m->in_reply_to = g_strdup("b@example.org");
	g_strfreev(m->references);
	m->references = g_strsplit("b@example.org c@example.org", " ", 0);
	address_free(m->from);
	m->from = address_new("Dana Whitfield", "dwhitfield@school.example");
	g_ptr_array_add(m->to, address_new(NULL, "m@example.org"));
	g_ptr_array_add(m->cc, address_new("Luis", "l@example.org"));
	m->date_source = DATE_FORWARD;
	g_free(m->text);
	m->text = g_strdup(" all of it ");
	g_array_append_val(m->zones, z);
	g_ptr_array_add(m->sentences, sentence_full());
	a->name = g_strdup("Service log.pdf");
	a->type = g_strdup("application/pdf");
	a->size = 2560;
	a->sha256 = g_strdup("ab");
	g_ptr_array_add(m->attachments, a);
	m->acts = ACT_BIT(ACT_MEETING);
	m->automatic = m->own_digest = true;
	m->direction = DIRECTION_FROM_SCHOOL;
	m->between = true;
	m->note = NOTE_PLAIN;
	m->thread = 3;
	m->reply_to = 11;
	m->join = g_strdup("references");
	m->mail = 5;
	g_strfreev(m->carriers);
	m->carriers = g_strsplit("x@example.org y@example.org", " ", 0);
	m->file = g_strdup("/home/caf\xe9/a.eml");
	return m;
}

/* All of it, as text: what a message says is equal where its form is equal. */
static char *printed(const struct message *m)
{
	g_autoptr(GVariant) v = g_variant_ref_sink(message_to_variant(m));

	return g_variant_print(v, TRUE);
}

static void messages_come_back_to_the_letter(void **state)
{
	struct place *p = *state;
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
	g_autoptr(GPtrArray) back = NULL;

	g_ptr_array_add(list, message_full());
	g_ptr_array_add(list, message_at(13, 1789000000, "", ""));
	GOOD(store_messages_set(p->s, list, &error));
	reopen(p, STORE_READ);
	GOOD(back = store_messages(p->s, &error));
	assert_int_equal(back->len, 2);
	for (guint i = 0; i < back->len; i++) {
		g_autofree char *a = printed(list->pdata[i]), *b = printed(back->pdata[i]);

		assert_string_equal(a, b);
	}
	const struct message *m = back->pdata[0], *bare = back->pdata[1];
	g_autoptr(message) one = NULL;
	GOOD(one = store_message(p->s, 13, &error));
	assert_int_equal(one->id, 13);
	assert_null(store_message(p->s, 14, NULL));
	assert_int_equal(m->id, 12);
	assert_int_equal(m->thread, 3);
	assert_int_equal(m->reply_to, 11);
	assert_int_equal(m->mail, 5);
	assert_string_equal(m->join, "references");
	assert_string_equal(m->carriers[1], "y@example.org");
	assert_string_equal(m->file, "/home/caf\xe9/a.eml");
	assert_string_equal(m->sha256, "ff");
	assert_null(bare->file);
	assert_null(bare->join);
	assert_non_null(bare->carriers);
	assert_null(bare->carriers[0]);
}

static void ids_are(const GPtrArray *messages, const char *expected)
{
	g_autoptr(GString) ids = g_string_new(NULL);

	for (guint i = 0; i < messages->len; i++)
		g_string_append_printf(
			ids, "%s%d", i ? " " : "", (int)((struct message *)messages->pdata[i])->id);
	assert_string_equal(ids->str, expected);
}

static void messages_come_by_date_then_id(void **state)
{
	struct place *p = *state;
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
	g_autoptr(GPtrArray) first = NULL, second = NULL, none = NULL;

	g_ptr_array_add(list, message_at(9, 50, "nine", "x"));
	g_ptr_array_add(list, message_at(3, 50, "three", "x"));
	g_ptr_array_add(list, message_at(5, -10, "five", "x"));
	g_ptr_array_add(list, message_at(4, 70, "four", "x"));
	GOOD(store_messages_set(p->s, list, &error));
	GOOD(first = store_messages(p->s, &error));
	ids_are(first, "5 3 9 4");
	/* Set again: one gone, one changed, one new. */
	g_ptr_array_remove_index(list, 1);
	((struct message *)list->pdata[0])->date.unix_s = 100;
	g_ptr_array_add(list, message_at(3000000000, 60, "new", "x"));
	((struct message *)list->pdata[3])->id = 7;
	GOOD(store_messages_set(p->s, list, &error));
	GOOD(second = store_messages(p->s, &error));
	ids_are(second, "5 7 4 9");
	GOOD(store_derived_clear(p->s, false, &error));
	GOOD(none = store_messages(p->s, &error));
	ids_are(none, "");
}

static struct item *item_full(gint64 id)
{
	struct item *i = item_new();
	struct event *opened = event_new(EVENT_OPENED, noon, "en.request.could-you");
	struct event *unsure = event_new(EVENT_UNSURE, noon, NULL);
	struct event *snoozed = event_new(EVENT_SNOOZED, noon, "decision 1");

	i->id = id;
	i->kind = ITEM_COMMITMENT;
	i->owed_by = OWED_FAMILY;
	i->from = g_strdup("m@example.org");
	i->message = 12;
	i->sentence = 4;
	i->message_id = g_strdup("a@b");
	i->date = noon;
	i->thread = 3;
	i->child = g_strdup("Zoë");
	i->quote = g_strdup("I will send it.");
	i->due = day_of(2026, 9, 18);
	i->actor = g_strdup("Mr. Okafor");
	i->rule = g_strdup("en.commitment.will");
	i->answers = 1;
	i->chases = 2;
	i->is_records = true;
	i->is_gap = true;
	opened->message = 12;
	g_ptr_array_add(i->events, opened);
	unsure->question = QUESTION_NOTE;
	unsure->who = g_strdup("Dana");
	unsure->said = g_strdup("It is on its way.");
	unsure->message = 13;
	g_ptr_array_add(i->events, unsure);
	snoozed->by_person = true;
	snoozed->until = day_of(2026, 10, 1);
	g_ptr_array_add(i->events, snoozed);
	return i;
}

static void line(GString *out, const struct item *i)
{
	char date[MOMENT_TEXT_SIZE], due[DAY_TEXT_SIZE];

	g_string_append_printf(out, "%d %s %s %s %d %d %s %s %d %s %s %s %s %s %d %d %d %d %d %d\n",
		(int)i->id, item_kind_names[i->kind], owed_by_names[i->owed_by], i->from,
		(int)i->message, i->sentence, i->message_id, moment_format(i->date, date),
		(int)i->thread, i->child, i->quote, day_format(i->due, due), i->actor, i->rule,
		(int)i->answers, (int)i->chases, i->is_records, i->is_meeting, i->is_missed,
		i->is_gap);
	for (guint n = 0; n < i->events->len; n++) {
		const struct event *e = i->events->pdata[n];

		g_string_append_printf(out, " %d %s %d %d %s %s %d %s %s\n", e->kind,
			moment_format(e->at, date), (int)e->message, e->by_person,
			e->why ? e->why : "-", day_format(e->until, due), e->question,
			e->who ? e->who : "-", e->said ? e->said : "-");
	}
}

static void items_come_back_to_the_letter(void **state)
{
	struct place *p = *state;
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)item_free);
	g_autoptr(GPtrArray) back = NULL;
	g_autoptr(GString) expected = g_string_new(NULL), found = g_string_new(NULL);
	struct item *bare = item_new();

	bare->id = 8;
	bare->date = noon;
	g_ptr_array_add(list, item_full(9));
	g_ptr_array_add(list, bare);
	g_ptr_array_add(list, item_full(7));
	GOOD(store_items_set(p->s, list, &error));
	GOOD(store_items_set(p->s, list, &error)); /* replaces */
	reopen(p, STORE_READ);
	GOOD(back = store_items(p->s, &error));
	assert_int_equal(back->len, 3);
	line(expected, list->pdata[2]);
	line(expected, list->pdata[0]);
	line(found, back->pdata[0]);
	line(found, back->pdata[2]);
	assert_string_equal(found->str, expected->str);
	const struct item *b = back->pdata[1];
	assert_int_equal(b->id, 8);
	assert_null(b->child);
	assert_null(b->rule);
	assert_false(day_known(b->due));
	assert_int_equal(b->events->len, 0);
}

/* -- search ---------------------------------------------------------------------------------- */

static void people_find_what_they_type(void **state)
{
	struct place *p = *state;
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
	static const struct {
		const char *query, *ids;
	} cases[] = {
		{ "minutes", "2 1" }, /* the subject weighs more */
		{ "MINUTES speech", "2" },
		{ "garcia", "3" }, /* García */
		{ "García", "3" },
		{ "min*", "2 1" },
		{ "\"the service\"", "1" },
		{ "log OR garcia", "1 3" },
		{ "from:whitfield", "2" },
		{ "what's up?", "3" },
		{ "dwhitfield@school.example", "2" },
		{ "\"unbalanced", "" },
		{ "AND", "" },
		{ "minutes -", "2 1" },
		{ "nosuch:minutes", "" },
		{ "", "" },
		{ "   ", "" },
		{ "(((", "" },
	};

	g_ptr_array_add(list, message_at(1, 10, "Service log", "the service minutes of September"));
	g_ptr_array_add(list, message_at(2, 20, "Speech minutes", "hello"));
	g_ptr_array_add(list, message_at(3, 30, "What's up?", "Señora García"));
	address_free(((struct message *)list->pdata[1])->from);
	((struct message *)list->pdata[1])->from =
		address_new("Dana Whitfield", "dwhitfield@school.example");
	GOOD(store_messages_set(p->s, list, &error));
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GArray) found = NULL;
		g_autoptr(GString) ids = g_string_new(NULL);

		GOOD(found = store_search(p->s, cases[i].query, &error));
		for (guint n = 0; n < found->len; n++)
			g_string_append_printf(
				ids, "%s%d", n ? " " : "", (int)g_array_index(found, gint64, n));
		if (strcmp(ids->str, cases[i].ids) != 0)
			fail_msg("%s: found %s, expected %s", cases[i].query, ids->str,
				cases[i].ids);
	}
}

static void the_index_follows(void **state)
{
	struct place *p = *state;
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
	g_autoptr(GArray) before = NULL, after = NULL, changed = NULL;
	struct message *m = message_at(1, 10, "apple", "");

	g_ptr_array_add(list, m);
	g_ptr_array_add(list, message_at(2, 10, "apple", "pear"));
	GOOD(store_messages_set(p->s, list, &error));
	GOOD(before = store_search(p->s, "apple", &error));
	assert_int_equal(before->len, 2);
	g_ptr_array_remove_index(list, 1);
	g_free(m->subject);
	m->subject = g_strdup("cherry");
	GOOD(store_messages_set(p->s, list, &error));
	GOOD(after = store_search(p->s, "apple OR pear", &error));
	assert_int_equal(after->len, 0);
	GOOD(changed = store_search(p->s, "cherry", &error));
	assert_int_equal(changed->len, 1);
	behind_its_back(p, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
}

/* -- readings -------------------------------------------------------------------------------- */

struct seen {
	GString *lines;
	bool stop;
};

static gboolean note_reading(gint64 mail_id, const char *sha256, const char *path,
	struct reading *r, gpointer data, GError **error)
{
	struct seen *seen = data;

	g_string_append_printf(seen->lines, "%d %.4s %s %u %s %s\n", (int)mail_id, sha256,
		path ? path : "-", r->messages->len, r->rejected ? r->rejected : "-",
		r->incomplete ? r->incomplete : "-");
	reading_free(r);
	if (seen->stop)
		g_set_error(error, ST_ERROR, ST_ERROR_AGAIN, "stop");
	return !seen->stop;
}

static void readings_come_back_by_mail(void **state)
{
	struct place *p = *state;
	g_autoptr(reading) r = reading_new(), rejected = reading_new();
	g_autoptr(GString) lines = g_string_new(NULL);
	struct seen seen = { lines, false };
	g_autoptr(GError) why = NULL;
	g_autoptr(GPtrArray) at_fault = NULL;
	bool is_new;
	gint64 first = add(p->s, "one", 1, &is_new), second = add(p->s, "two", 2, &is_new);

	g_ptr_array_add(r->messages, message_full());
	r->incomplete = g_strdup("en.x");
	rejected->rejected = g_strdup("too deep");
	GOOD(store_reading_set(p->s, second, rejected, &error));
	GOOD(store_reading_set(p->s, first, rejected, &error));
	GOOD(store_reading_set(p->s, first, r, &error));
	GOOD(store_reading_each(p->s, note_reading, &seen, &error));
	assert_string_equal(lines->str, "1 7692 - 1 - en.x\n2 3fc4 - 0 too deep -\n");
	GOOD(at_fault = store_set_aside(p->s, &error));
	assert_int_equal(at_fault->len, 1);
	const struct set_aside *a = at_fault->pdata[0];
	assert_int_equal(a->mail, second);
	assert_string_equal(a->why, "too deep");
	seen.stop = true;
	assert_false(store_reading_each(p->s, note_reading, &seen, &why));
	assert_string_equal(why->message, "stop");
}

static void count_is(GArray *ids, guint n)
{
	assert_non_null(ids);
	assert_int_equal(ids->len, n);
	g_array_unref(ids);
}

static void poison_is_given_up(void **state)
{
	struct place *p = *state;
	g_autoptr(reading) r = reading_new();
	bool is_new;
	gint64 id = add(p->s, "one", 1, &is_new);
	int tries;

	add(p->s, "two", 2, &is_new);
	count_is(store_mail_unread(p->s, NULL), 2);
	GOOD(store_reading_try(p->s, id, &tries, &error));
	assert_int_equal(tries, 1);
	reopen(p, STORE_WRITE);
	count_is(store_mail_unread(p->s, NULL), 2);
	GOOD(store_reading_try(p->s, id, &tries, &error));
	assert_int_equal(tries, STORE_TRIES_MAX);
	count_is(store_mail_unread(p->s, NULL), 1);
	count_is(store_mail_given_up(p->s, NULL), 1);
	r->rejected = g_strdup("the reader died");
	GOOD(store_reading_set(p->s, id, r, &error));
	count_is(store_mail_given_up(p->s, NULL), 0);
	count_is(store_mail_unread(p->s, NULL), 1);
	GOOD(store_derived_clear(p->s, true, &error)); /* a new program tries again */
	count_is(store_mail_unread(p->s, NULL), 2);
}

static void the_maker_is_remembered(void **state)
{
	struct place *p = *state;
	g_autofree char *before = store_derived_by(p->s), *by = NULL, *after = NULL;

	assert_null(before);
	GOOD(store_derived_set_by(p->s, "0.1 rules abc", &error));
	reopen(p, STORE_WRITE);
	by = store_derived_by(p->s);
	assert_string_equal(by, "0.1 rules abc");
	GOOD(store_derived_clear(p->s, false, &error));
	after = store_derived_by(p->s);
	assert_null(after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(messages_come_back_to_the_letter),
		TEST(messages_come_by_date_then_id),
		TEST(items_come_back_to_the_letter),
		TEST(people_find_what_they_type),
		TEST(the_index_follows),
		TEST(readings_come_back_by_mail),
		TEST(poison_is_given_up),
		TEST(the_maker_is_remembered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
