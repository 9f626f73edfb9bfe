/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft_story.h"

struct person *story_contact(
	struct family *f, const char *key, const char *name, const char *address, const char *role)
{
	struct person *p = g_new0(struct person, 1);

	p->key = g_strdup(key);
	p->name = g_strdup(name);
	p->address = g_strdup(address);
	p->role = g_strdup(role);
	p->from = p->until = DAY_NONE;
	g_ptr_array_add(f->settings->contacts, p);
	return p;
}

void story_contacts(struct family *f)
{
	story_contact(f, "cm", "Ana Ortiz", family_therapist, "case-manager");
	story_contact(f, "head", "Sam Lee", "slee@maplegrove.example", "principal");
	story_contact(f, "district", "Renata Quill", "sped@district.example", "director");
}

static void id_set(struct message *m, const char *id)
{
	g_free(m->message_id);
	m->message_id = g_strdup(id);
}

struct item_view *story_question(struct family *f, int stage)
{
	struct message *ask =
		family_letter(f, "2026-11-03", family_mother, family_teacher, "Re: Reading group");
	struct item_view *v = family_item(
		f, ask, ITEM_REQUEST, OWED_SCHOOL, "Which days is the \"reading group\"?");
	struct message *again =
		family_letter(f, "2026-11-12", family_mother, family_teacher, "Re: Reading group");

	id_set(ask, "a@example.com");
	id_set(again, "b@example.com");
	g_strfreev(again->references);
	again->references = g_strsplit("a@example.com", ";", -1);
	if (stage >= 2)
		family_event(v, EVENT_CHASED, again, "asks again");
	v->overdue = true;
	v->stage = stage;
	v->attempts = stage >= 2 ? 2 : 1;
	return v;
}
