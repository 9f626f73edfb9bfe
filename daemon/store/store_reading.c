/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_inner.h"

static GArray *ids_of(struct stmt *q, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	enum stmt_step step;

	while ((step = stmt_next(q, error)) == STMT_ROW) {
		gint64 id = stmt_int(q, 0);

		g_array_append_val(ids, id);
	}
	return step == STMT_END ? g_steal_pointer(&ids) : NULL;
}

GArray *store_mail_unread(struct store *s, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MAIL_UNREAD);

	stmt_bind_int(q, ":tries", STORE_TRIES_MAX);
	return ids_of(q, error);
}

GArray *store_mail_given_up(struct store *s, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MAIL_GIVEN_UP);

	stmt_bind_int(q, ":tries", STORE_TRIES_MAX);
	return ids_of(q, error);
}

gboolean store_reading_try(struct store *s, gint64 mail_id, int *ret_tries, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_READING_TRY);

	stmt_bind_int(q, ":mail", mail_id);
	if (stmt_next(q, error) != STMT_ROW)
		return FALSE;
	*ret_tries = (int)stmt_int(q, 0);
	return stmt_run(q, error);
}

/* What the mail itself replies to. */
static const char *answers_of(const struct reading *r)
{
	return r->messages->len ? message_answers(r->messages->pdata[0]) : NULL;
}

gboolean store_reading_set(struct store *s, gint64 mail_id, const struct reading *r, GError **error)
{
	g_autoptr(GVariant) form = stmt_form(reading_to_variant(r));
	g_autoptr(stmt) q = stmt_of(s->db, SQL_READING_SET);

	stmt_bind_int(q, ":mail", mail_id);
	stmt_bind_text(q, ":rejected", r->rejected);
	stmt_bind_text(q, ":answers", answers_of(r));
	stmt_bind_variant(q, ":form", form);
	return stmt_run(q, error);
}

static void fresh_mail_free(struct fresh_mail *f)
{
	g_free(f->sha256);
	g_free(f);
}

GPtrArray *store_mail_fresh(struct store *s, gint64 since_s, const char *word, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)fresh_mail_free);
	g_autoptr(stmt) q = stmt_of(s->db, SQL_MAIL_FRESH);
	enum stmt_step step;

	stmt_bind_int(q, ":since", since_s);
	stmt_bind_text(q, ":word", word);
	while ((step = stmt_next(q, error)) == STMT_ROW) {
		struct fresh_mail *f = g_new0(struct fresh_mail, 1);

		f->mail = stmt_int(q, 0);
		f->sha256 = stmt_dup(q, 1);
		g_ptr_array_add(all, f);
	}
	return step == STMT_END ? g_steal_pointer(&all) : NULL;
}

struct reading *store_reading(struct store *s, gint64 mail_id, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_READING_GET);
	enum stmt_step step;

	stmt_bind_int(q, ":mail", mail_id);
	step = stmt_next(q, error);
	if (step == STMT_END)
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"mail %" G_GINT64_FORMAT " was not read", mail_id);
	if (step != STMT_ROW)
		return NULL;
	g_autoptr(GVariant) form = stmt_variant(q, 0, READING_TYPE);
	return reading_of_variant(form, error);
}

gboolean store_reading_each(struct store *s, store_reading_fn fn, gpointer data, GError **error)
{
	g_autoptr(stmt) q = stmt_of(s->db, SQL_READING_EACH);
	enum stmt_step step;

	while ((step = stmt_next(q, error)) == STMT_ROW) {
		g_autoptr(GVariant) form = stmt_variant(q, 3, READING_TYPE);
		struct reading *r = reading_of_variant(form, error);

		if (!r) {
			g_prefix_error(
				error, "mail %" G_GINT64_FORMAT " in the trail: ", stmt_int(q, 0));
			return FALSE;
		}
		if (!fn(stmt_int(q, 0), stmt_text(q, 1), stmt_text(q, 2), r, data, error))
			return FALSE;
	}
	return step == STMT_END;
}
