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

/* What the mail itself replies to; some programs say it only among the references. */
static const char *answers_of(const struct reading *r)
{
	const struct message *m = r->messages->len ? r->messages->pdata[0] : NULL;
	guint n = m ? g_strv_length(m->references) : 0;

	if (m && m->in_reply_to)
		return m->in_reply_to;
	return n ? m->references[n - 1] : NULL;
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
