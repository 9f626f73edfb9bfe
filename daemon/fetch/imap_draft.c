/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only thing that is ever written to a mailbox: a letter of the family's own, not sent. */
#include "base/error.h"
#include "base/text.h"
#include "fetch/imap_session.h"
#include "fetch/imap_state.h"
#include "fetch/imap_words.h"

#include <string.h>

static char *drafts_folder(struct imap_session *s, GError **error)
{
	char use[] = "\\Drafts";
	char *const wanted[] = { use, NULL };
	g_auto(GStrv) found = imap_session_folders(s, wanted, error);

	if (found && !*found)
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"the mailbox has no folder for drafts; make one named Drafts");
	return found ? g_strdup(*found) : NULL;
}

static gboolean on_search(const struct imap_reply *r, gpointer found, GError **error)
{
	if (strcmp(r->name, "SEARCH") == 0)
		*(bool *)found |= r->values->len > 0;
	return TRUE;
}

static gboolean ask_ok(struct imap_session *s, const char *command, imap_data_fn on_data,
	gpointer data, GError **error)
{
	g_autoptr(imap_reply) done = NULL;

	if (!imap_talk_ask(s->talk, command, on_data, data, &done, error))
		return FALSE;
	if (done->status == IMAP_OK)
		return TRUE;
	imap_talk_refused("to look into the drafts", done, error);
	return FALSE;
}

static gboolean is_there(struct imap_session *s, const char *quoted_folder, const char *message_id,
	bool *ret_found, GError **error)
{
	g_autoptr(GString) search = g_string_new("UID SEARCH HEADER Message-ID ");
	g_autofree char *examine = g_strconcat("EXAMINE ", quoted_folder, NULL);

	*ret_found = false;
	g_clear_pointer(&s->open, g_free);
	imap_words_quote(search, message_id);
	return ask_ok(s, examine, NULL, NULL, error) &&
		ask_ok(s, search->str, on_search, ret_found, error);
}

gboolean imap_session_save_draft(struct imap_session *s, const struct imap_draft *draft,
	char **ret_folder, bool *ret_saved, GError **error)
{
	g_autofree char *folder = drafts_folder(s, error);
	g_autoptr(GString) quoted = g_string_new(NULL);
	g_autoptr(imap_reply) done = NULL;
	bool found;

	if (!folder)
		return FALSE;
	g_autofree char *name = imap_folders_server_name(s->folders, folder);
	imap_words_quote(quoted, name);
	if (!is_there(s, quoted->str, draft->message_id, &found, error))
		return FALSE;
	g_autofree char *command = g_strdup_printf("APPEND %s (\\Draft \\Seen)", quoted->str);
	if (!found &&
		!imap_talk_give(s->talk, command, draft->mail, strlen(draft->mail), &done, error))
		return FALSE;
	if (done && done->status != IMAP_OK) {
		g_autofree char *why = text_printable(done->text ? done->text : "", FALSE);

		g_set_error(error, ST_ERROR, ST_ERROR_DENIED,
			"the server does not take a draft: %s", why);
		return FALSE;
	}
	*ret_folder = g_steal_pointer(&folder);
	*ret_saved = !found;
	return TRUE;
}
