/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trail in a new folder for each test of the store, and small steps with it. */
#pragma once
#include "base/error.h"
#include "base/text.h"
#include "store/store.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct moment noon = { 1789000000, -18000 };

struct place {
	char *folder, *file;
	struct store *s;
};

/* Fails the test with the error's own words. */
#define GOOD(call)                                                                                 \
	do {                                                                                       \
		g_autoptr(GError) error = NULL;                                                    \
		if (!(call))                                                                       \
			fail_msg("%s", error ? error->message : "failed without a reason");        \
	} while (0)

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

static inline void reopen(struct place *p, enum store_mode mode)
{
	store_close(p->s);
	GOOD(p->s = store_open(p->folder, mode, &error));
}

static inline int set_up(void **state)
{
	struct place *p = g_new0(struct place, 1);
	g_autofree char *base = g_dir_make_tmp("store-XXXXXX", NULL);

	p->folder = g_build_filename(base, "state", NULL);
	p->file = g_build_filename(p->folder, "trail.db", NULL);
	reopen(p, STORE_WRITE);
	*state = p;
	return 0;
}

static inline void sweep(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (g_unlink(path) != 0)
			sweep(path);
	}
	g_rmdir(folder);
}

static inline int tear_down(void **state)
{
	struct place *p = *state;
	g_autofree char *base = g_path_get_dirname(p->folder);

	store_close(p->s);
	sweep(base);
	g_free(p->folder);
	g_free(p->file);
	g_free(p);
	return 0;
}

static inline struct mail *letter(const char *text, guint32 uid)
{
	struct mail *m = mail_new(g_bytes_new(text, strlen(text)));

	m->arrival.source = g_strdup("inbox");
	m->arrival.folder = g_strdup("INBOX");
	m->arrival.uidvalidity = 7;
	m->arrival.uid = uid;
	m->arrival.received = noon;
	return m;
}

static inline gint64 add(struct store *s, const char *text, guint32 uid, bool *ret_new)
{
	g_autoptr(mail) m = letter(text, uid);

	GOOD(store_mail_add(s, m, noon, ret_new, &error));
	assert_true(m->id > 0);
	return m->id;
}

/* Two arrivals, a decision, a note and a clock: five entries in the chain. */
static inline void fill(struct place *p)
{
	struct decision d = { .at = noon, .kind = EVENT_NOTED, .until = DAY_NONE };
	struct clock_note c = {
		.at = noon, .rule = (char *)"US-EVAL", .from = day_of(2026, 9, 8), .due = DAY_NONE
	};
	bool is_new;
	gint64 id;

	add(p->s, "one", 1, &is_new);
	add(p->s, "two", 2, &is_new);
	GOOD(store_item_name(p->s, "aa", 0, ITEM_REQUEST, "s", 0, true, &d.item, &error));
	GOOD(store_decision_add(p->s, &d, NULL, &error));
	GOOD(store_note_add(p->s, noon, "dana@school.example", "said yes", &error));
	GOOD(store_clock_add(p->s, &c, &id, &error));
}

/* As an intruder, or a worn-out disk, would. */
static inline void behind_its_back(struct place *p, const char *sql)
{
	sqlite3 *handle;

	g_clear_pointer(&p->s, store_close);
	assert_int_equal(sqlite3_open(p->file, &handle), SQLITE_OK);
	assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(handle);
}
