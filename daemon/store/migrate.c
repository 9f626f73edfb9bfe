/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/migrate.h"

#include "base/error.h"
#include "model/reading.h"
#include "store/stmt.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

const enum script migrate_steps[FACTS_VERSION] = { SCRIPT_FACTS_0001, SCRIPT_FACTS_0002,
	SCRIPT_FACTS_0003, SCRIPT_FACTS_0004, SCRIPT_FACTS_0005 };

#define FORM_NAME "form"

/* The scripts and the types of the blobs in their tables: no number that one may forget. */
static char *derived_form(void)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	g_checksum_update(sum, (const guchar *)scripts[SCRIPT_READINGS], -1);
	g_checksum_update(sum, (const guchar *)scripts[SCRIPT_TRAIL], -1);
	g_checksum_update(sum, (const guchar *)READING_TYPE MESSAGE_TYPE, -1);
	return g_strdup(g_checksum_get_string(sum));
}

gboolean migrate_derive(struct db *db, bool readings, GError **error)
{
	return (!readings || db_script(db, SCRIPT_READINGS, error)) &&
		db_script(db, SCRIPT_TRAIL, error);
}

static gboolean facts_version(struct db *db, int *ret_version, GError **error)
{
	g_autoptr(stmt) q = stmt_of(db, SQL_USER_VERSION);

	if (stmt_next(q, error) != STMT_ROW)
		return FALSE;
	*ret_version = (int)stmt_int(q, 0);
	if (*ret_version <= FACTS_VERSION)
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_FATAL,
		"cannot use %s: a newer schooltrail wrote it (form %d, this one knows %d)",
		db_path(db), *ret_version, FACTS_VERSION);
	return FALSE;
}

static gboolean derived_is(struct db *db, const char *form, bool *ret_same, GError **error)
{
	g_autoptr(stmt) q = stmt_of(db, SQL_DERIVED_GET);
	enum stmt_step step;

	stmt_bind_text(q, ":name", FORM_NAME);
	step = stmt_next(q, error);
	*ret_same = step == STMT_ROW && g_strcmp0(stmt_text(q, 0), form) == 0;
	return step != STMT_FAILED;
}

static gboolean derived_renew(struct db *db, const char *form, GError **error)
{
	bool same;

	if (!derived_is(db, form, &same, error))
		return FALSE;
	if (same)
		return TRUE;
	g_autoptr(stmt) q = stmt_of(db, SQL_DERIVED_SET);
	stmt_bind_text(q, ":name", FORM_NAME);
	stmt_bind_text(q, ":value", form);
	g_autoptr(stmt) forget = stmt_of(db, SQL_DERIVED_FORGET);
	return migrate_derive(db, true, error) && stmt_run(forget, error) && stmt_run(q, error);
}

static gboolean steps(struct db *db, const char *form, GError **error)
{
	int version;

	/* Again, now that nobody else can write: another process may have been faster. */
	if (!facts_version(db, &version, error))
		return FALSE;
	while (version < FACTS_VERSION)
		if (!db_script(db, migrate_steps[version++], error))
			return FALSE;
	return derived_renew(db, form, error);
}

/* Facts are about to change: what they were stays beside them. */
static gboolean copy_before(struct db *db, int version, GError **error)
{
	g_autofree char *path = g_strdup_printf("%s.form-%d", db_path(db), version);
	int fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST)
		return TRUE;
	if (fd < 0) {
		g_set_error(error, ST_ERROR, ST_ERROR_AGAIN, "cannot make %s: %s", path,
			g_strerror(errno));
		return FALSE;
	}
	close(fd);
	if (db_copy_to(path, db, error))
		return TRUE;
	unlink(path); /* half a copy must not count as one */
	return FALSE;
}

gboolean migrate(struct db *db, GError **error)
{
	g_autofree char *form = derived_form();
	int version;
	bool same = false;

	if (!facts_version(db, &version, error) ||
		(version == FACTS_VERSION && !derived_is(db, form, &same, error)))
		return FALSE;
	if (same)
		return TRUE;
	if (version > 0 && version < FACTS_VERSION && !copy_before(db, version, error))
		return FALSE;
	g_autoptr(stmt) begin = stmt_of(db, SQL_BEGIN);
	if (!stmt_run(begin, error))
		return FALSE;
	g_autoptr(stmt) commit = stmt_of(db, SQL_COMMIT);
	if (steps(db, form, error) && stmt_run(commit, error))
		return TRUE;
	g_autoptr(stmt) rollback = stmt_of(db, SQL_ROLLBACK);
	stmt_run(rollback, NULL);
	return FALSE;
}
