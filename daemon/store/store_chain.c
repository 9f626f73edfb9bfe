/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The chain: every fact that comes is sealed with all that came before it.
 *
 *	hash = SHA-256(hash before, in hex ; field ; field ...)      first hash before: 64 zeros
 *
 * A field is a netstring, "5:hello,", a number being its decimal text; NULL is "-,".  The first
 * field is the kind, the others are the columns of the statement chain_KIND, in its order.
 * One can recompute it with printf and sha256sum.
 */
#include "store/store_inner.h"

#include <string.h>

static const char zeros[] = "0000000000000000000000000000000000000000000000000000000000000000";

static const struct {
	const char *name;
	enum sql fields;
} kinds[CHAIN_COUNT] = {
	[CHAIN_ARRIVAL] = { "arrival", SQL_CHAIN_ARRIVAL },
	[CHAIN_DECISION] = { "decision", SQL_CHAIN_DECISION },
	[CHAIN_NOTE] = { "note", SQL_CHAIN_NOTE },
	[CHAIN_SENT] = { "sent", SQL_CHAIN_SENT },
	[CHAIN_FORGOTTEN] = { "forgotten", SQL_CHAIN_FORGOTTEN },
	[CHAIN_CLOCK] = { "clock", SQL_CHAIN_CLOCK },
};

static void add_field(GString *entry, const void *data, gsize length)
{
	if (data) {
		g_string_append_printf(entry, "%" G_GSIZE_FORMAT ":", length);
		g_string_append_len(entry, data, (gssize)length);
	} else {
		g_string_append_c(entry, '-');
	}
	g_string_append_c(entry, ',');
}

/* The hash of a fact after `before`.  *ret_hash NULL: the fact is not there. */
static gboolean seal(struct store *s, enum chain_kind kind, gint64 fact, const char *before,
	char **ret_hash, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, kinds[kind].fields);
	enum stmt_step step;

	stmt_bind_int(q, ":fact", fact);
	step = stmt_next(q, error);
	if (step == STMT_FAILED)
		return FALSE;
	*ret_hash = NULL;
	if (step == STMT_END)
		return TRUE;
	g_autoptr(GString) entry = g_string_new(before);
	add_field(entry, kinds[kind].name, strlen(kinds[kind].name));
	for (int i = 0; i < stmt_columns(q); i++) {
		gsize length;
		const void *data = stmt_data(q, i, &length);

		add_field(entry, data, length);
	}
	*ret_hash = g_compute_checksum_for_data(
		G_CHECKSUM_SHA256, (const guchar *)entry->str, entry->len);
	return TRUE;
}

char *store_chain_head(struct store *s)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_CHAIN_HEAD);

	return stmt_next(q, NULL) == STMT_ROW ? stmt_dup(q, 0) : g_strdup(zeros);
}

gboolean store_chain_add(struct store *s, enum chain_kind kind, gint64 fact, GError **error)
{
	g_autofree char *before = NULL, *hash = NULL;
	g_autoptr(stmt) head = stmt_of(s->db, SQL_CHAIN_HEAD);
	enum stmt_step step = stmt_next(head, error);

	if (step == STMT_FAILED)
		return FALSE;
	before = step == STMT_ROW ? stmt_dup(head, 0) : g_strdup(zeros);
	if (!seal(s, kind, fact, before, &hash, error))
		return FALSE;
	g_assert(hash); /* it has just been written */
	g_autoptr(stmt) add = stmt_of(s->db, SQL_CHAIN_ADD);
	stmt_bind_text(add, ":kind", kinds[kind].name);
	stmt_bind_int(add, ":fact", fact);
	stmt_bind_text(add, ":hash", hash);
	return stmt_run(add, error);
}

gboolean store_chain_insert(
	struct store *s, struct stmt *q, enum chain_kind kind, gint64 *ret_id, GError **error)
{
	struct store_step step;
	gint64 id = 0;

	if (!store_step_begin(s, &step, error))
		return FALSE;
	gboolean good = stmt_next(q, error) == STMT_ROW;
	if (good) {
		id = stmt_int(q, 0);
		good = store_chain_add(s, kind, id, error) && stmt_run(q, error);
	}
	if (!store_step_end(s, &step, good, error))
		return FALSE;
	if (ret_id)
		*ret_id = id;
	return TRUE;
}

/* -- verify -------------------------------------------------------------------------------- */

static gboolean damaged(struct store *s, GError **error, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

static gboolean damaged(struct store *s, GError **error, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	g_autofree char *what = g_strdup_vprintf(format, ap);
	va_end(ap);
	g_set_error(error, ST_ERROR, ST_ERROR_FATAL, "the trail %s is damaged: %s", db_path(s->db),
		what);
	return FALSE;
}

static enum chain_kind kind_named(const char *name)
{
	for (int i = 0; i < CHAIN_COUNT; i++)
		if (g_strcmp0(kinds[i].name, name) == 0)
			return (enum chain_kind)i;
	return CHAIN_COUNT;
}

static gboolean verify_entry(
	struct store *s, struct stmt *q, gint64 nth, char **hash, GError **error)
{
	enum chain_kind kind = kind_named(stmt_text(q, 1));
	gint64 id = stmt_int(q, 0), fact = stmt_int(q, 2);
	g_autofree char *now = NULL;

	if (id != nth || kind == CHAIN_COUNT)
		return damaged(
			s, error, "entry %" G_GINT64_FORMAT " of the chain is not there", nth);
	if (!seal(s, kind, fact, *hash, &now, error))
		return FALSE;
	if (g_strcmp0(now, stmt_text(q, 3)) != 0)
		return damaged(s, error,
			"entry %" G_GINT64_FORMAT " of the chain (%s %" G_GINT64_FORMAT ") %s", id,
			kinds[kind].name, fact, now ? "was changed" : "has lost its fact");
	g_free(*hash);
	*hash = g_steal_pointer(&now);
	return TRUE;
}

static gboolean verify_chain(struct store *s, gint64 *ret_entries, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_CHAIN_EACH);
	g_autofree char *hash = g_strdup(zeros);
	enum stmt_step step;
	gint64 n = 0;

	while ((step = stmt_next(q, error)) == STMT_ROW)
		if (!verify_entry(s, q, ++n, &hash, error))
			return FALSE;
	*ret_entries = n;
	return step == STMT_END;
}

/* As many facts as entries; each entry having its own fact, no fact is outside the chain. */
static gboolean verify_counts(struct store *s, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_CHAIN_MISSING);

	if (stmt_next(q, error) != STMT_ROW)
		return FALSE;
	for (int i = 0; i < CHAIN_COUNT; i++)
		if (stmt_int(q, i) != 0)
			return damaged(s, error,
				"%" G_GINT64_FORMAT " facts (%s) are not in the chain",
				stmt_int(q, i), kinds[i].name);
	return TRUE;
}

static gboolean verify_mails(struct store *s, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MAIL_EACH);
	enum stmt_step step;

	while ((step = stmt_next(q, error)) == STMT_ROW) {
		gsize length;
		const void *raw = stmt_data(q, 3, &length);
		g_autofree char *sum = NULL;

		if (!raw)
			continue; /* forgotten: the chain says so */
		sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, raw, length);
		if (g_strcmp0(sum, stmt_text(q, 1)) != 0 || (gint64)length != stmt_int(q, 2))
			return damaged(s, error,
				"mail %" G_GINT64_FORMAT " is not what arrived (SHA-256 %s)",
				stmt_int(q, 0), stmt_text(q, 1));
	}
	return step == STMT_END;
}

static gboolean verify_file(struct store *s, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_INTEGRITY);

	if (stmt_next(q, error) != STMT_ROW)
		return FALSE;
	return g_strcmp0(stmt_text(q, 0), "ok") == 0 || damaged(s, error, "%s", stmt_text(q, 0));
}

gboolean store_verify(struct store *s, gint64 *ret_entries, GError **error)
{
	gint64 entries;

	if (!verify_file(s, error) || !verify_chain(s, &entries, error) ||
		!verify_counts(s, error) || !verify_mails(s, error))
		return FALSE;
	*ret_entries = entries;
	return TRUE;
}
