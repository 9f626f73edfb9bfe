/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter's content goes for good; its hash, and the fact that it was forgotten, stay. */
#include "base/error.h"
#include "cmd/cmd.h"
#include "run/derive.h"

/* The mail that carries a letter; 0 with NOT_FOUND. */
static gint64 carrier_of(struct trail *t, gint64 id, GError **error)
{
	g_autoptr(GPtrArray) messages = store_messages(t->store, error);

	for (guint i = 0; messages && i < messages->len; i++) {
		const struct message *m = messages->pdata[i];

		if (m->id == id)
			return m->mail;
	}
	if (messages)
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"nothing is called m%" G_GINT64_FORMAT, id);
	return 0;
}

static gboolean forget(struct trail *t, gint64 id, GError **error)
{
	gint64 carrier = carrier_of(t, id, error);

	if (!carrier || !store_begin(t->store, error))
		return FALSE;
	if (store_mail_forget(t->store, carrier, error) && derive_mark_stale(t, error) &&
		store_commit(t->store, error))
		return derive(t, error);
	store_rollback(t->store);
	return FALSE;
}

int cmd_forget(struct cmd *c, int argc, char **argv, GError **error)
{
	gboolean yes = FALSE;
	const GOptionEntry entries[] = {
		{ "yes", 0, 0, G_OPTION_ARG_NONE, &yes, "I know that it cannot be undone", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	gint64 id;

	if (!cmd_options(c, &argc, &argv, entries, error))
		return CMD_FAILED;
	if (argc != 2 || !cmd_id(argv[1], 'm', &id, error)) {
		if (!*error)
			g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
				"forget: which letter? an id like m12");
		return CMD_FAILED;
	}
	if (!yes) {
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
			"forget: the mail that carries %s goes for good, with all that is in it; "
			"if "
			"that is meant, add --yes",
			argv[1]);
		return CMD_FAILED;
	}
	g_autoptr(trail) t = cmd_trail(c, STORE_WRITE, error);
	if (!t || !forget(t, id, error))
		return CMD_FAILED;
	if (!c->quiet)
		cmd_print("%s is forgotten; its hash stays\n", argv[1]);
	return CMD_OK;
}
