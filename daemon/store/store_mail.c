/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_inner.h"

/* The row of the bytes, written if they are new. */
static gboolean keep_bytes(struct store *s, struct mail *m, bool *ret_new, GError **error)
{
	g_autoptr(stmt) find = stmt_of(s->db, SQL_MAIL_FIND);
	enum stmt_step step;

	stmt_bind_text(find, ":sha256", m->sha256);
	step = stmt_next(find, error);
	*ret_new = step == STMT_END;
	if (step == STMT_ROW)
		m->id = stmt_int(find, 0);
	if (step != STMT_END)
		return step == STMT_ROW;
	g_autoptr(stmt) add = stmt_of(s->db, SQL_MAIL_ADD);
	stmt_bind_text(add, ":sha256", m->sha256);
	stmt_bind_int(add, ":length", (gint64)g_bytes_get_size(m->raw));
	stmt_bind_gbytes(add, ":raw", m->raw);
	if (stmt_next(add, error) != STMT_ROW)
		return FALSE;
	m->id = stmt_int(add, 0);
	return TRUE;
}

static gboolean note_arrival(
	struct store *s, const struct mail *m, struct moment now, GError **error)
{
	const struct arrival *a = &m->arrival;
	g_autoptr(stmt) q = stmt_of(s->db, SQL_ARRIVAL_ADD);
	enum stmt_step step;

	stmt_bind_int(q, ":mail", m->id);
	stmt_bind_text(q, ":source", a->source);
	stmt_bind_text(q, ":folder", a->folder);
	stmt_bind_text(q, ":path", a->path);
	stmt_bind_int(q, ":uidvalidity", a->uidvalidity);
	stmt_bind_int(q, ":uid", a->uid);
	stmt_bind_moment(q, ":received", a->received);
	stmt_bind_moment(q, ":taken", now);
	step = stmt_next(q, error);
	if (step != STMT_ROW)
		return step == STMT_END; /* known already */
	return store_chain_add(s, CHAIN_ARRIVAL, stmt_int(q, 0), error);
}

gboolean store_mail_add(
	struct store *s, struct mail *m, struct moment now, bool *ret_new, GError **error)
{
	struct store_step step;
	bool is_new;

	if (!m->raw) {
		g_set_error(
			error, ST_ERROR, ST_ERROR_REJECT, "a mail without bytes cannot be kept");
		return FALSE;
	}
	if (!store_step_begin(s, &step, error) ||
		!store_step_end(s, &step,
			keep_bytes(s, m, &is_new, error) && note_arrival(s, m, now, error), error))
		return FALSE;
	*ret_new = is_new;
	return TRUE;
}

static void not_there(struct store *s, gint64 mail_id, const char *why, GError **error)
{
	g_set_error(
		error, ST_ERROR, ST_ERROR_NOT_FOUND, "mail %" G_GINT64_FORMAT ": %s", mail_id, why);
}

static gboolean matches(
	struct store *s, gint64 mail_id, GBytes *raw, const char *sha256, GError **error)
{
	g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, raw);

	if (g_strcmp0(sum, sha256) == 0)
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_FATAL,
		"the trail %s: mail %" G_GINT64_FORMAT
		" is not what arrived (its SHA-256 differs); `schooltrail verify` says more",
		db_path(s->db), mail_id);
	return FALSE;
}

GBytes *store_mail_raw(struct store *s, gint64 mail_id, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MAIL_RAW);
	enum stmt_step step;

	stmt_bind_int(q, ":id", mail_id);
	step = stmt_next(q, error);
	if (step == STMT_FAILED)
		return NULL;
	if (step == STMT_END || stmt_is_null(q, 0)) {
		not_there(
			s, mail_id, step == STMT_END ? "there is none" : "it was forgotten", error);
		return NULL;
	}
	g_autoptr(GBytes) raw = stmt_bytes(q, 0);
	if (!matches(s, mail_id, raw, stmt_text(q, 1), error))
		return NULL;
	return g_steal_pointer(&raw);
}

struct mail *store_mail(struct store *s, gint64 mail_id, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MAIL_GET);
	enum stmt_step step;

	stmt_bind_int(q, ":id", mail_id);
	step = stmt_next(q, error);
	if (step == STMT_END)
		not_there(s, mail_id, "there is none", error);
	if (step != STMT_ROW)
		return NULL;
	g_autoptr(mail) m = g_new0(struct mail, 1);
	m->id = mail_id;
	m->raw = stmt_bytes(q, 0);
	m->sha256 = stmt_dup(q, 1);
	m->arrival.source = stmt_dup(q, 2);
	m->arrival.folder = stmt_dup(q, 3);
	m->arrival.path = stmt_dup(q, 4);
	m->arrival.uidvalidity = (guint32)stmt_int(q, 5);
	m->arrival.uid = (guint32)stmt_int(q, 6);
	m->arrival.received = stmt_moment(q, 7);
	if (m->raw && !matches(s, mail_id, m->raw, m->sha256, error))
		return NULL;
	return g_steal_pointer(&m);
}

struct moment store_mail_taken(struct store *s, gint64 mail_id)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MAIL_TAKEN);

	stmt_bind_int(q, ":id", mail_id);
	return stmt_next(q, NULL) == STMT_ROW ? stmt_moment(q, 0) : MOMENT_NONE;
}

gint64 store_mail_count(struct store *s)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MAIL_COUNT);

	return stmt_next(q, NULL) == STMT_ROW ? stmt_int(q, 0) : 0;
}

static gboolean drop_bytes(struct store *s, gint64 mail_id, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MAIL_FORGET);
	g_autoptr(stmt) drop = stmt_of(s->db, SQL_READING_DROP);
	enum stmt_step step;

	stmt_bind_int(q, ":id", mail_id);
	step = stmt_next(q, error);
	if (step == STMT_END)
		not_there(s, mail_id, "there is nothing to forget", error);
	stmt_bind_int(drop, ":mail", mail_id);
	return step == STMT_ROW && stmt_run(drop, error) &&
		store_chain_add(s, CHAIN_FORGOTTEN, mail_id, error);
}

gboolean store_mail_forget(struct store *s, gint64 mail_id, GError **error)
{
	struct store_step step;

	if (!store_step_begin(s, &step, error) ||
		!store_step_end(s, &step,
			/* its words also stand in the shown trail and its index */
			drop_bytes(s, mail_id, error) && store_derived_clear(s, false, error),
			error))
		return FALSE;
	/* Out of the journal, too. */
	return !step.own || store_run(s, SQL_CHECKPOINT, error);
}

/* -- names that people have seen --------------------------------------------------------- */

/* The id that `find` gives, else that `add` makes; add NULL: 0. */
static gboolean find_or_add(struct stmt *find, struct stmt *add, gint64 *ret_id, GError **error)
{
	enum stmt_step step = stmt_next(find, error);

	if (step == STMT_ROW)
		*ret_id = stmt_int(find, 0);
	if (step != STMT_END)
		return step == STMT_ROW;
	if (!add) {
		*ret_id = 0;
		return TRUE;
	}
	if (stmt_next(add, error) != STMT_ROW)
		return FALSE;
	*ret_id = stmt_int(add, 0);
	return TRUE;
}

gboolean store_message_name(
	struct store *s, const char *sha256, int index, bool create, gint64 *ret_id, GError **error)
{
	g_autoptr(stmt) find = stmt_of(s->db, SQL_MESSAGE_NAME_FIND);
	g_autoptr(stmt) add = stmt_of(s->db, SQL_MESSAGE_NAME_ADD);
	struct stmt *const both[] = { find, add };

	for (guint i = 0; i < G_N_ELEMENTS(both); i++) {
		stmt_bind_text(both[i], ":sha256", sha256);
		stmt_bind_int(both[i], ":nth", index);
	}
	return find_or_add(find, create ? add : NULL, ret_id, error);
}

gboolean store_item_name(struct store *s, const char *sha256, int index, enum item_kind kind,
	const char *sentence_sha256, int nth, bool create, gint64 *ret_id, GError **error)
{
	g_autoptr(stmt) find = stmt_of(s->db, SQL_ITEM_NAME_FIND);
	g_autoptr(stmt) add = stmt_of(s->db, SQL_ITEM_NAME_ADD);
	struct stmt *const both[] = { find, add };

	for (guint i = 0; i < G_N_ELEMENTS(both); i++) {
		stmt_bind_text(both[i], ":sha256", sha256);
		stmt_bind_int(both[i], ":message", index);
		stmt_bind_text(both[i], ":kind", item_kind_names[kind]);
		stmt_bind_text(both[i], ":sentence", sentence_sha256);
		stmt_bind_int(both[i], ":nth", nth);
	}
	return find_or_add(find, create ? add : NULL, ret_id, error);
}
