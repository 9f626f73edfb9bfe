/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader says survives the way to the daemon, and what it cannot say is refused. */
#include "model/reading.h"

#include "base/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void set(char **field, const char *value)
{
	g_free(*field);
	*field = g_strdup(value);
}

static struct sentence *a_sentence(void)
{
	struct sentence *s = sentence_new();
	struct evidence *e = g_new0(struct evidence, 1);

	s->text = g_strdup("Could you send the log?");
	s->from = 0;
	s->to = 23;
	s->marks = SENTENCE_QUESTION;
	s->acts = ACT_BIT(ACT_REQUEST);
	s->rule = g_strdup("request.could-you");
	s->owed_by = OWED_SCHOOL;
	s->due = day_of(2026, 9, 18);
	e->kind = ACT_REQUEST;
	e->strength = 15;
	e->rule = g_strdup("request.could-you");
	g_ptr_array_add(s->evidence, e);
	return s;
}

static struct reading *a_reading(void)
{
	struct reading *r = reading_new();
	struct message *m = message_new();
	struct zone z = { ZONE_NEW, 0, 23 };

	set(&m->message_id, "a@example.org");
	set(&m->subject, "Señales");
	set(&m->text, "Could you send the log?");
	set(&m->own_text, "Could you send the log?");
	m->date = (struct moment){ 1789000000, -18000 };
	g_array_append_val(m->zones, z);
	g_ptr_array_add(m->to, address_new("Ana Ortiz", "AOrtiz@School.Example"));
	g_ptr_array_add(m->sentences, a_sentence());
	m->acts = ACT_BIT(ACT_MEETING);
	m->between = true;
	m->direction = DIRECTION_FROM_FAMILY;
	m->kind = KIND_POINTER;
	m->platform = g_strdup("parentsquare");
	m->reply_address = g_strdup("aortiz@school.example");
	m->invitation = g_new0(struct invitation, 1);
	m->invitation->method = INVITATION_UPDATE;
	m->invitation->when = (struct moment){ 1789000000, -18000 };
	m->invitation->until = MOMENT_NONE;
	m->invitation->place = g_strdup("Room 4");
	m->away = g_new0(struct away, 1);
	m->away->back = day_of(2026, 9, 14);
	m->note = NOTE_LOG;
	m->with = address_new("Ana Ortiz", "aortiz@school.example");
	struct attachment *a = attachment_new();
	a->type = g_strdup("image/jpeg");
	a->sha256 = g_strdup("0");
	a->taken = (struct moment){ 1788990000, -18000 };
	g_ptr_array_add(m->attachments, a);
	g_ptr_array_add(r->messages, m);
	return r;
}

static void test_round_trip(void **state)
{
	g_autoptr(reading) r = a_reading();
	g_autoptr(GVariant) v = g_variant_ref_sink(reading_to_variant(r));
	g_autoptr(reading) back = reading_of_variant(v, NULL);

	assert_non_null(back);
	assert_int_equal(back->messages->len, 1);
	const struct message *m = back->messages->pdata[0];
	const struct sentence *s = m->sentences->pdata[0];
	const struct address *to = m->to->pdata[0];
	assert_string_equal(m->subject, "Señales");
	assert_string_equal(to->address, "aortiz@school.example");
	assert_string_equal(s->rule, "request.could-you");
	assert_int_equal(s->due.n, day_of(2026, 9, 18).n);
	assert_int_equal(m->direction, DIRECTION_FROM_FAMILY);
	assert_true(m->between);
	assert_int_equal(m->kind, KIND_POINTER);
	assert_string_equal(m->platform, "parentsquare");
	assert_string_equal(m->reply_address, "aortiz@school.example");
	assert_int_equal(m->invitation->method, INVITATION_UPDATE);
	assert_false(moment_known(m->invitation->until));
	assert_string_equal(m->invitation->place, "Room 4");
	assert_int_equal(m->away->back.n, day_of(2026, 9, 14).n);
	assert_int_equal(m->note, NOTE_LOG);
	assert_string_equal(m->with->address, "aortiz@school.example");
	assert_int_equal(((struct attachment *)m->attachments->pdata[0])->taken.unix_s, 1788990000);
	g_autoptr(GVariant) again = g_variant_ref_sink(reading_to_variant(back));
	assert_true(g_variant_equal(v, again));
}

static void test_refused(void **state)
{
	g_autoptr(reading) r = a_reading();
	struct message *m = r->messages->pdata[0];
	g_autoptr(GError) error = NULL;

	/* a zone beyond the text */
	g_array_index(m->zones, struct zone, 0).to = 24;
	g_autoptr(GVariant) beyond = g_variant_ref_sink(reading_to_variant(r));
	assert_null(reading_of_variant(beyond, &error));
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_REJECT));
	g_array_index(m->zones, struct zone, 0).to = 23;
	/* an act that does not exist */
	((struct sentence *)m->sentences->pdata[0])->acts = ACT_BIT(ACT_COUNT);
	g_autoptr(GVariant) act = g_variant_ref_sink(reading_to_variant(r));
	assert_null(reading_of_variant(act, NULL));
	((struct sentence *)m->sentences->pdata[0])->acts = 0;
	/* evidence for one, of a sentence and of the letter */
	struct evidence *of_nothing = g_new0(struct evidence, 1);
	of_nothing->kind = ACT_COUNT;
	of_nothing->rule = g_strdup("wording");
	g_ptr_array_add(m->evidence, of_nothing);
	g_autoptr(GVariant) letter = g_variant_ref_sink(reading_to_variant(r));
	assert_null(reading_of_variant(letter, NULL));
	g_ptr_array_set_size(m->evidence, 0);
	struct evidence *e = ((struct sentence *)m->sentences->pdata[0])->evidence->pdata[0];
	e->kind = ACT_COUNT;
	g_autoptr(GVariant) sum = g_variant_ref_sink(reading_to_variant(r));
	assert_null(reading_of_variant(sum, NULL));
	e->kind = ACT_REQUEST;
	/* a kind that does not exist */
	m->kind = KIND_COUNT;
	g_autoptr(GVariant) kind = g_variant_ref_sink(reading_to_variant(r));
	assert_null(reading_of_variant(kind, NULL));
	m->kind = KIND_PERSON;
	m->invitation->method = INVITATION_COUNT;
	g_autoptr(GVariant) method = g_variant_ref_sink(reading_to_variant(r));
	assert_null(reading_of_variant(method, NULL));
	m->invitation->method = INVITATION_REQUEST;
	/* dates that no calendar has */
	const struct moment written = m->date;
	m->date = (struct moment){ 0, G_MININT32 };
	g_autoptr(GVariant) offset = g_variant_ref_sink(reading_to_variant(r));
	assert_null(reading_of_variant(offset, NULL));
	m->date = (struct moment){ G_MAXINT64, 0 };
	g_autoptr(GVariant) date = g_variant_ref_sink(reading_to_variant(r));
	assert_null(reading_of_variant(date, NULL));
	m->date = written;
	((struct sentence *)m->sentences->pdata[0])->due = (struct day){ G_MAXINT32 };
	g_autoptr(GVariant) due = g_variant_ref_sink(reading_to_variant(r));
	assert_null(reading_of_variant(due, NULL));
	((struct sentence *)m->sentences->pdata[0])->due = DAY_NONE;
	g_autoptr(GVariant) good = g_variant_ref_sink(reading_to_variant(r));
	g_autoptr(reading) taken = reading_of_variant(good, NULL);
	assert_non_null(taken);
	/* another type altogether */
	g_autoptr(GVariant) other = g_variant_ref_sink(g_variant_new_string("hello"));
	assert_null(reading_of_variant(other, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
