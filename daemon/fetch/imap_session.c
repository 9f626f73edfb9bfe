/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/imap_session.h"

#include "fetch/imap_state.h"

static void known_free(gpointer p)
{
	g_free(((struct imap_known *)p)->seen);
	g_free(p);
}

struct imap_session *imap_session_open(
	const struct source *source, const char *password, GError **error)
{
	g_autoptr(imap_wire) wire = imap_wire_open(source, password, error);
	struct imap_talk *talk = wire ? imap_talk_new(g_steal_pointer(&wire), error) : NULL;

	if (!talk)
		return NULL;
	struct imap_session *s = g_new0(struct imap_session, 1);
	s->talk = talk;
	s->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, known_free);
	return s;
}

void imap_session_close(struct imap_session *s)
{
	if (!s)
		return;
	imap_talk_free(s->talk);
	imap_folders_free(s->folders);
	g_hash_table_unref(s->known);
	g_free(s->open);
	g_free(s);
}

const char *imap_session_alert(struct imap_session *s)
{
	return imap_talk_news(s->talk)->alert;
}

gboolean imap_state_list(struct imap_session *s, GError **error)
{
	if (!s->folders)
		s->folders = imap_folders_list(s->talk, error);
	return s->folders != NULL;
}

GStrv imap_session_folders(struct imap_session *s, char *const *wanted, GError **error)
{
	if (!imap_state_list(s, error))
		return NULL;
	return imap_folders_find(s->folders, wanted);
}

gboolean imap_session_idle_start(struct imap_session *s, bool *ret_supported, GError **error)
{
	*ret_supported = imap_talk_news(s->talk)->idle && s->open;
	if (!*ret_supported || s->idling)
		return TRUE;
	s->idling = imap_talk_idle(s->talk, error);
	return s->idling;
}

gboolean imap_session_idle_check(struct imap_session *s, bool *ret_new, GError **error)
{
	*ret_new = false;
	if (!imap_talk_look(s->talk, error))
		return FALSE;
	*ret_new = imap_talk_news(s->talk)->new_mail;
	return TRUE;
}

gboolean imap_session_idle_stop(struct imap_session *s, GError **error)
{
	if (!s->idling)
		return TRUE;
	s->idling = false;
	return imap_talk_done(s->talk, error);
}

int imap_session_fd(struct imap_session *s)
{
	return imap_talk_fd(s->talk);
}
