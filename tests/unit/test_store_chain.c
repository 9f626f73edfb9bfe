/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain sees what was done behind the trail's back. */
#include "store_place.h"

static void verify_says(struct place *p, const char *says)
{
	g_autoptr(GError) error = NULL;
	gint64 n = -1;

	reopen(p, STORE_READ);
	assert_false(store_verify(p->s, &n, &error));
	assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_FATAL));
	if (!strstr(error->message, says))
		fail_msg("%s", error->message);
	assert_int_equal(n, -1);
}

static void harm_is_seen(void **state)
{
	struct place *p = *state;
	static const struct {
		const char *harm, *says;
	} cases[] = {
		{ "DROP TRIGGER mail_update; UPDATE mail SET raw = x'6f6e66' WHERE id = 1",
			"mail 1 is not what arrived" },
		{ "UPDATE mail SET raw = NULL WHERE id = 1", "1 facts (forgotten)" },
		{ "DROP TRIGGER arrival_update;"
		  "UPDATE arrival SET received = received + 1 WHERE id = 2",
			"entry 2 of the chain (arrival 2) was changed" },
		{ "DROP TRIGGER decision_delete; DELETE FROM decision", "has lost its fact" },
		{ "DROP TRIGGER note_update; UPDATE note SET text = 'said no'",
			"entry 4 of the chain (note 1) was changed" },
		{ "DROP TRIGGER chain_delete; DELETE FROM chain WHERE id = 5", "1 facts (clock)" },
		{ "DROP TRIGGER chain_delete; DELETE FROM chain WHERE id = 3",
			"entry 3 of the chain is not there" },
		{ "INSERT INTO note (at, at_offset, text) VALUES (1, 0, 'x')", "1 facts (note)" },
		{ "DROP TRIGGER clock_update; UPDATE clock SET due = '2027-01-01'",
			"entry 5 of the chain (clock 1) was changed" },
		{ "DROP TRIGGER clock_delete; DELETE FROM clock", "has lost its fact" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		fill(p);
		behind_its_back(p, cases[i].harm);
		verify_says(p, cases[i].says);
		tear_down(state);
		set_up(state);
		p = *state;
	}
}

/* Others recompute the chain with printf and sha256sum: its form never changes. */
static void chain_is_as_published(void **state)
{
	struct place *p = *state;
	g_autofree char *sha256 = text_sha256("one", 3);
	g_autofree char *entry = g_strdup_printf("%064d7:arrival,64:%s,5:inbox,5:INBOX,-,1:7,1:1,"
						 "10:1789000000,6:-18000,10:1789000000,6:-18000,",
		0, sha256);
	g_autofree char *expected = text_sha256(entry, strlen(entry));
	bool is_new;

	add(p->s, "one", 1, &is_new);
	g_autofree char *head = store_chain_head(p->s);
	assert_string_equal(head, expected);
}

static void facts_are_append_only(void **state)
{
	struct place *p = *state;
	static const char *const harms[] = {
		"UPDATE mail SET length = 1",
		"DELETE FROM mail",
		"UPDATE arrival SET uid = 3",
		"DELETE FROM arrival",
		"UPDATE item_name SET nth = 3",
		"DELETE FROM item_name",
		"UPDATE decision SET text = 'x'",
		"DELETE FROM decision",
		"UPDATE note SET text = 'x'",
		"DELETE FROM note",
		"UPDATE clock SET text = 'x'",
		"DELETE FROM clock",
		"UPDATE chain SET hash = hash",
		"DELETE FROM chain",
	};
	sqlite3 *handle;

	fill(p);
	g_clear_pointer(&p->s, store_close);
	assert_int_equal(sqlite3_open(p->file, &handle), SQLITE_OK);
	for (guint i = 0; i < G_N_ELEMENTS(harms); i++)
		assert_int_equal(
			sqlite3_exec(handle, harms[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
	sqlite3_close(handle);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(harm_is_seen),
		TEST(chain_is_as_published),
		TEST(facts_are_append_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
