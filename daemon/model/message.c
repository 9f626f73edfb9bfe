/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/message.h"

#include "base/text.h"

const char *const zone_kind_names[ZONE_COUNT] = {
	[ZONE_NEW] = "new",
	[ZONE_INLINE_ANSWER] = "inline-answer",
	[ZONE_QUOTE] = "quote",
	[ZONE_FORWARD] = "forward",
	[ZONE_SIGNATURE] = "signature",
	[ZONE_DISCLAIMER] = "disclaimer",
	[ZONE_PLATFORM] = "platform",
	[ZONE_BANNER] = "banner",
};

const char *const owed_by_names[] = { NULL, "school", "family" };

const char *const via_names[VIA_COUNT] = {
	[VIA_DIRECT] = "direct",
	[VIA_FORWARD_INLINE] = "forward-inline",
	[VIA_FORWARD_ATTACHMENT] = "forward-attachment",
	[VIA_QUOTED] = "quoted",
	[VIA_NOTE] = "note",
};

const char *const direction_names[DIRECTION_COUNT] = {
	[DIRECTION_OTHER] = "other",
	[DIRECTION_FROM_SCHOOL] = "from-school",
	[DIRECTION_FROM_FAMILY] = "from-family",
};

const char *const message_kind_names[KIND_COUNT] = {
	[KIND_PERSON] = "person",
	[KIND_AUTO_REPLY] = "auto-reply",
	[KIND_BOUNCE] = "bounce",
	[KIND_RECEIPT] = "receipt",
	[KIND_BULK] = "bulk",
	[KIND_INFO] = "info",
	[KIND_POINTER] = "pointer",
};

const char *const invitation_method_names[INVITATION_COUNT] = {
	[INVITATION_REQUEST] = "request",
	[INVITATION_UPDATE] = "update",
	[INVITATION_CANCEL] = "cancel",
	[INVITATION_ACCEPT] = "accept",
	[INVITATION_TENTATIVE] = "tentative",
	[INVITATION_DECLINE] = "decline",
	[INVITATION_COUNTER] = "counter",
};

const char *message_answers(const struct message *m)
{
	guint n = g_strv_length(m->references);

	if (m->in_reply_to)
		return m->in_reply_to;
	return n ? m->references[n - 1] : NULL;
}

char *message_note_text(const struct message *m)
{
	const char *subject, *text;

	note_kind_of(m->subject, &subject);
	note_kind_of(m->own_text, &text);
	g_autofree char *both = g_strconcat(subject, *subject && *text ? ": " : "", text, NULL);
	return text_squeeze(both);
}

const char *message_private_to(const struct message *m)
{
	return m->note == NOTE_WORRY ? m->from->address : NULL;
}

struct message *message_new(void)
{
	struct message *m = g_new0(struct message, 1);

	m->parent = -1;
	m->references = g_new0(char *, 1);
	m->carriers = g_new0(char *, 1);
	m->from = address_new(NULL, "");
	m->to = g_ptr_array_new_with_free_func((GDestroyNotify)address_free);
	m->cc = g_ptr_array_new_with_free_func((GDestroyNotify)address_free);
	m->date = MOMENT_NONE;
	m->subject = g_strdup("");
	m->text = g_strdup("");
	m->own_text = g_strdup("");
	m->zones = g_array_new(FALSE, FALSE, sizeof(struct zone));
	m->sentences = g_ptr_array_new_with_free_func((GDestroyNotify)sentence_free);
	m->evidence = g_ptr_array_new_with_free_func((GDestroyNotify)evidence_free);
	m->attachments = g_ptr_array_new_with_free_func((GDestroyNotify)attachment_free);
	return m;
}

void message_free(struct message *m)
{
	if (!m)
		return;
	g_free(m->message_id);
	g_free(m->in_reply_to);
	g_strfreev(m->references);
	address_free(m->from);
	g_free(m->reply_address);
	g_ptr_array_unref(m->to);
	g_ptr_array_unref(m->cc);
	g_free(m->subject);
	g_free(m->text);
	g_array_unref(m->zones);
	g_free(m->own_text);
	g_ptr_array_unref(m->sentences);
	g_ptr_array_unref(m->evidence);
	g_ptr_array_unref(m->attachments);
	g_free(m->platform);
	invitation_free(m->invitation);
	away_free(m->away);
	address_free(m->with);
	g_free(m->join);
	g_strfreev(m->carriers);
	g_free(m->file);
	g_free(m->sha256);
	g_free(m);
}

struct sentence *sentence_new(void)
{
	struct sentence *s = g_new0(struct sentence, 1);

	s->lead_in = -1;
	s->due = DAY_NONE;
	s->evidence = g_ptr_array_new_with_free_func((GDestroyNotify)evidence_free);
	return s;
}

void sentence_free(struct sentence *s)
{
	if (!s)
		return;
	g_clear_pointer(&s->sessions, g_array_unref);
	g_free(s->text);
	g_free(s->answers);
	g_free(s->rule);
	g_free(s->actor);
	g_ptr_array_unref(s->evidence);
	g_free(s);
}

struct address *address_new(const char *name, const char *address)
{
	struct address *a = g_new0(struct address, 1);

	a->name = g_strdup(name);
	a->address = g_ascii_strdown(address, -1);
	return a;
}

void address_free(struct address *a)
{
	if (!a)
		return;
	g_free(a->name);
	g_free(a->address);
	g_free(a);
}

struct attachment *attachment_new(void)
{
	struct attachment *a = g_new0(struct attachment, 1);

	a->taken = MOMENT_NONE;
	return a;
}

struct attachment *attachment_copy(const struct attachment *a)
{
	struct attachment *copy = attachment_new();

	copy->name = g_strdup(a->name);
	copy->type = g_strdup(a->type);
	copy->size = a->size;
	copy->sha256 = g_strdup(a->sha256);
	copy->taken = a->taken;
	return copy;
}

void attachment_free(struct attachment *a)
{
	if (!a)
		return;
	g_free(a->name);
	g_free(a->type);
	g_free(a->sha256);
	g_free(a);
}

void evidence_free(struct evidence *e)
{
	if (!e)
		return;
	g_free(e->rule);
	g_free(e);
}

void invitation_free(struct invitation *i)
{
	if (!i)
		return;
	g_free(i->summary);
	g_free(i->place);
	g_free(i);
}

void away_free(struct away *a)
{
	if (!a)
		return;
	g_free(a->contact);
	g_free(a);
}
