/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/reading.h"

#include "base/error.h"

#include <string.h>

struct reading *reading_new(void)
{
	struct reading *r = g_new0(struct reading, 1);

	r->messages = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
	return r;
}

void reading_free(struct reading *r)
{
	if (!r)
		return;
	g_ptr_array_unref(r->messages);
	g_free(r->rejected);
	g_free(r->incomplete);
	g_free(r);
}

/* -- writing ------------------------------------------------------------------------- */

static GVariant *addresses(const GPtrArray *list)
{
	GVariantBuilder b;

	g_variant_builder_init(&b, G_VARIANT_TYPE("a(mss)"));
	for (guint i = 0; i < list->len; i++) {
		const struct address *a = list->pdata[i];

		g_variant_builder_add(&b, "(mss)", a->name, a->address);
	}
	return g_variant_builder_end(&b);
}

static GVariant *zones(const GArray *list)
{
	GVariantBuilder b;

	g_variant_builder_init(&b, G_VARIANT_TYPE("a(utt)"));
	for (guint i = 0; i < list->len; i++) {
		const struct zone *z = &g_array_index(list, struct zone, i);

		g_variant_builder_add(
			&b, "(utt)", (guint32)z->kind, (guint64)z->from, (guint64)z->to);
	}
	return g_variant_builder_end(&b);
}

static GVariant *evidence(const GPtrArray *list)
{
	GVariantBuilder b;

	g_variant_builder_init(&b, G_VARIANT_TYPE("a(uis)"));
	for (guint i = 0; i < list->len; i++) {
		const struct evidence *e = list->pdata[i];

		g_variant_builder_add(&b, "(uis)", (guint32)e->kind, (gint32)e->strength, e->rule);
	}
	return g_variant_builder_end(&b);
}

static GVariant *days(const GArray *list)
{
	GVariantBuilder b;

	g_variant_builder_init(&b, G_VARIANT_TYPE("ai"));
	for (guint i = 0; list && i < list->len; i++)
		g_variant_builder_add(&b, "i", g_array_index(list, struct day, i).n);
	return g_variant_builder_end(&b);
}

static GVariant *sentences(const GPtrArray *list)
{
	GVariantBuilder b;

	g_variant_builder_init(&b, G_VARIANT_TYPE("a" SENTENCE_TYPE));
	for (guint i = 0; i < list->len; i++) {
		const struct sentence *s = list->pdata[i];

		g_variant_builder_add(&b, "(sttuimsumsui@aims@a(uis))", s->text, (guint64)s->from,
			(guint64)s->to, (guint32)s->marks, (gint32)s->lead_in, s->answers,
			(guint32)s->acts, s->rule, (guint32)s->owed_by, s->due.n, days(s->sessions),
			s->actor, evidence(s->evidence));
	}
	return g_variant_builder_end(&b);
}

static GVariant *attachments(const GPtrArray *list)
{
	GVariantBuilder b;

	g_variant_builder_init(&b, G_VARIANT_TYPE("a" ATTACHMENT_TYPE));
	for (guint i = 0; i < list->len; i++) {
		const struct attachment *a = list->pdata[i];

		g_variant_builder_add(&b, ATTACHMENT_TYPE, a->name, a->type, a->size, a->sha256,
			a->taken.unix_s, a->taken.offset_s);
	}
	return g_variant_builder_end(&b);
}

static GVariant *nature(const struct message *m)
{
	const struct invitation *i = m->invitation;
	GVariant *invitation = NULL, *away = NULL, *with = NULL;

	if (i)
		invitation = g_variant_new("(uxixibmsms)", (guint32)i->method, i->when.unix_s,
			i->when.offset_s, i->until.unix_s, i->until.offset_s,
			(gboolean)i->whole_day, i->summary, i->place);
	if (m->away)
		away = g_variant_new("(ims)", m->away->back.n, m->away->contact);
	if (m->with)
		with = g_variant_new("(mss)", m->with->name, m->with->address);
	return g_variant_new("(umsms@m(uxixibmsms)@m(ims)@m(mss)@a(uis))", (guint32)m->kind,
		m->platform, m->reply_address,
		g_variant_new_maybe(G_VARIANT_TYPE("(uxixibmsms)"), invitation),
		g_variant_new_maybe(G_VARIANT_TYPE("(ims)"), away),
		g_variant_new_maybe(G_VARIANT_TYPE("(mss)"), with), evidence(m->evidence));
}

static GVariant *message_bare(const struct message *m)
{
	return g_variant_new("(iiiumsms^asmss@a(mss)@a(mss)xiusss@a(utt)@a" SENTENCE_TYPE
			     "@a" ATTACHMENT_TYPE "ubbbbbubbu@" NATURE_TYPE ")",
		m->index, m->level, m->parent, (guint32)m->via, m->message_id, m->in_reply_to,
		m->references, m->from->name, m->from->address, addresses(m->to), addresses(m->cc),
		m->date.unix_s, m->date.offset_s, (guint32)m->date_source, m->subject, m->text,
		m->own_text, zones(m->zones), sentences(m->sentences), attachments(m->attachments),
		(guint32)m->acts, (gboolean)m->automatic, (gboolean)m->list, (gboolean)m->mailing,
		(gboolean)m->own_digest, (gboolean)m->authentication_failed, (guint32)m->direction,
		(gboolean)m->between, (gboolean)m->trusted, (guint32)m->note, nature(m));
}

GVariant *message_to_variant(const struct message *m)
{
	/* a file name is bytes, not always UTF-8 */
	return g_variant_new("(@" MESSAGE_BARE_TYPE "xxxxms^asm^ayms)", message_bare(m), m->id,
		m->thread, m->reply_to, m->mail, m->join, m->carriers, m->file, m->sha256);
}

GVariant *reading_to_variant(const struct reading *r)
{
	GVariantBuilder b;

	g_variant_builder_init(&b, G_VARIANT_TYPE("a" MESSAGE_BARE_TYPE));
	for (guint i = 0; i < r->messages->len; i++)
		g_variant_builder_add_value(&b, message_bare(r->messages->pdata[i]));
	return g_variant_new("(msms@a" MESSAGE_BARE_TYPE ")", r->rejected, r->incomplete,
		g_variant_builder_end(&b));
}

/* -- reading: every enum, index and range is checked ----------------------------------- */

static void get_addresses(GVariant *v, GPtrArray *list)
{
	GVariantIter it;
	const char *name, *address;

	g_variant_iter_init(&it, v);
	while (g_variant_iter_next(&it, "(m&s&s)", &name, &address))
		g_ptr_array_add(list, address_new(name, address));
}

static gboolean get_zones(GVariant *v, struct message *m)
{
	GVariantIter it;
	guint32 kind;
	guint64 from, to, last = 0, end = strlen(m->text);

	g_variant_iter_init(&it, v);
	while (g_variant_iter_next(&it, "(utt)", &kind, &from, &to)) {
		struct zone z = { (enum zone_kind)kind, from, to };

		if (kind >= ZONE_COUNT || from < last || to < from || to > end)
			return FALSE;
		last = to;
		g_array_append_val(m->zones, z);
	}
	return TRUE;
}

static gboolean get_evidence(GVariantIter *it, GPtrArray *list)
{
	guint32 kind;
	gint32 strength;
	const char *rule;

	while (g_variant_iter_next(it, "(ui&s)", &kind, &strength, &rule)) {
		struct evidence *e = g_new0(struct evidence, 1);

		e->kind = (enum act)kind;
		e->strength = strength;
		e->rule = g_strdup(rule);
		g_ptr_array_add(list, e);
		if (kind >= ACT_COUNT)
			return FALSE;
	}
	return TRUE;
}

static gboolean get_days(GVariantIter *it, GArray **ret_list)
{
	struct day d;

	while (g_variant_iter_next(it, "i", &d.n)) {
		if (!*ret_list)
			*ret_list = g_array_new(FALSE, FALSE, sizeof(struct day));
		g_array_append_val(*ret_list, d);
		if (!day_known(d) || !day_sound(d) || (*ret_list)->len > SESSIONS_MAX)
			return FALSE;
	}
	return TRUE;
}

static gboolean get_sentences(GVariant *v, struct message *m)
{
	GVariantIter it, *sum, *sessions;
	guint64 from, to, end = strlen(m->own_text);
	guint32 marks, acts, owed;
	gint32 lead_in, due;
	const char *text, *answers, *rule, *actor;

	g_variant_iter_init(&it, v);
	while (g_variant_iter_next(&it, "(&sttuim&sum&suiaim&sa(uis))", &text, &from, &to, &marks,
		&lead_in, &answers, &acts, &rule, &owed, &due, &sessions, &actor, &sum)) {
		struct sentence *s = sentence_new();
		gboolean good = get_evidence(sum, s->evidence) && get_days(sessions, &s->sessions);

		g_variant_iter_free(sum);
		g_variant_iter_free(sessions);
		g_ptr_array_add(m->sentences, s);
		s->text = g_strdup(text);
		s->from = from;
		s->to = to;
		s->marks = marks;
		s->lead_in = lead_in;
		s->answers = g_strdup(answers);
		s->acts = acts;
		s->rule = g_strdup(rule);
		s->owed_by = (enum owed_by)owed;
		s->due.n = due;
		s->actor = g_strdup(actor);
		if (!good || to < from || to > end || owed > OWED_FAMILY || lead_in < -1 ||
			lead_in >= (gint32)m->sentences->len || acts >> ACT_COUNT ||
			!day_sound(s->due))
			return FALSE;
	}
	return TRUE;
}

static gboolean get_attachments(GVariant *v, struct message *m)
{
	GVariantIter it;
	const char *name, *type, *sha256;
	struct moment taken;
	gint64 size;

	g_variant_iter_init(&it, v);
	while (g_variant_iter_next(&it, "(m&s&sx&sxi)", &name, &type, &size, &sha256, &taken.unix_s,
		&taken.offset_s)) {
		struct attachment *a = attachment_new();

		a->name = g_strdup(name);
		a->type = g_strdup(type);
		a->size = size;
		a->sha256 = g_strdup(sha256);
		a->taken = taken;
		g_ptr_array_add(m->attachments, a);
		if (!moment_sound(taken))
			return FALSE;
	}
	return TRUE;
}

static gboolean get_invitation(GVariant *v, struct message *m)
{
	struct invitation *i = m->invitation = g_new0(struct invitation, 1);
	guint32 method;
	gboolean whole_day;

	g_variant_get(v, "(uxixibmsms)", &method, &i->when.unix_s, &i->when.offset_s,
		&i->until.unix_s, &i->until.offset_s, &whole_day, &i->summary, &i->place);
	i->method = (enum invitation_method)method;
	i->whole_day = whole_day;
	return method < INVITATION_COUNT && moment_sound(i->when) && moment_sound(i->until);
}

static gboolean get_nature(GVariant *v, struct message *m)
{
	g_autoptr(GVariant) invitation = NULL, away = NULL, with = NULL;
	g_autoptr(GVariantIter) sum = NULL;
	const char *name, *address;
	guint32 kind;

	g_variant_get(v, "(umsmsm@(uxixibmsms)m@(ims)m@(mss)a(uis))", &kind, &m->platform,
		&m->reply_address, &invitation, &away, &with, &sum);
	m->kind = (enum message_kind)kind;
	if (with) {
		g_variant_get(with, "(m&s&s)", &name, &address);
		m->with = address_new(name, address);
	}
	if (away) {
		m->away = g_new0(struct away, 1);
		g_variant_get(away, "(ims)", &m->away->back.n, &m->away->contact);
	}
	if ((m->away && !day_sound(m->away->back)) || !get_evidence(sum, m->evidence))
		return FALSE;
	return kind < KIND_COUNT && (!invitation || get_invitation(invitation, m));
}

static struct message *get_message(GVariant *v)
{
	g_autoptr(message) m = message_new();
	g_autoptr(GVariant) to = NULL, cc = NULL, zone_list = NULL, sentence_list = NULL;
	g_autoptr(GVariant) attachment_list = NULL, nature_tuple = NULL;
	guint32 via, source, direction, note;
	gboolean is[5], side[2];
	const char *name, *address;

	g_clear_pointer(&m->references, g_strfreev);
	g_clear_pointer(&m->subject, g_free);
	g_clear_pointer(&m->text, g_free);
	g_clear_pointer(&m->own_text, g_free);
	g_variant_get(v,
		"(iiiumsms^asm&s&s@a(mss)@a(mss)xiusss@a(utt)@a" SENTENCE_TYPE "@a" ATTACHMENT_TYPE
		"ubbbbbubbu@" NATURE_TYPE ")",
		&m->index, &m->level, &m->parent, &via, &m->message_id, &m->in_reply_to,
		&m->references, &name, &address, &to, &cc, &m->date.unix_s, &m->date.offset_s,
		&source, &m->subject, &m->text, &m->own_text, &zone_list, &sentence_list,
		&attachment_list, &m->acts, &is[0], &is[1], &is[2], &is[3], &is[4], &direction,
		&side[0], &side[1], &note, &nature_tuple);
	address_free(m->from);
	m->from = address_new(name, address);
	get_addresses(to, m->to);
	get_addresses(cc, m->cc);
	m->via = (enum via)via;
	m->date_source = (enum date_source)source;
	m->automatic = is[0];
	m->list = is[1];
	m->mailing = is[2];
	m->own_digest = is[3];
	m->authentication_failed = is[4];
	m->direction = (enum direction)direction;
	m->between = side[0];
	m->trusted = side[1];
	m->note = (enum note_kind)note;
	if (via >= VIA_COUNT || source > DATE_ARRIVAL || direction >= DIRECTION_COUNT ||
		note >= NOTE_COUNT || !get_attachments(attachment_list, m) ||
		m->acts >> ACT_COUNT || m->parent >= m->index || !moment_sound(m->date) ||
		!get_zones(zone_list, m) || !get_sentences(sentence_list, m) ||
		!get_nature(nature_tuple, m))
		return NULL;
	return g_steal_pointer(&m);
}

struct message *message_of_variant(GVariant *v, GError **error)
{
	g_autoptr(GVariant) d = NULL;
	struct message *m = NULL;

	if (g_variant_is_of_type(v, G_VARIANT_TYPE(MESSAGE_TYPE)) && g_variant_is_normal_form(v)) {
		d = g_variant_get_child_value(v, 0);
		m = get_message(d);
	}
	if (!m) {
		g_set_error(error, ST_ERROR, ST_ERROR_FATAL,
			"a message in the trail is malformed: `schooltrail rebuild` makes it anew");
		return NULL;
	}
	g_clear_pointer(&m->carriers, g_strfreev);
	g_variant_get(v, "(@" MESSAGE_BARE_TYPE "xxxxms^asm^ayms)", NULL, &m->id, &m->thread,
		&m->reply_to, &m->mail, &m->join, &m->carriers, &m->file, &m->sha256);
	return m;
}

struct reading *reading_of_variant(GVariant *v, GError **error)
{
	g_autoptr(reading) r = reading_new();
	g_autoptr(GVariantIter) it = NULL;
	GVariant *d;

	if (!g_variant_is_of_type(v, G_VARIANT_TYPE(READING_TYPE)) ||
		!g_variant_is_normal_form(v)) {
		g_set_error(error, ST_ERROR, ST_ERROR_REJECT, "the reader's answer is malformed");
		return NULL;
	}
	g_variant_get(v, "(msmsa" MESSAGE_BARE_TYPE ")", &r->rejected, &r->incomplete, &it);
	while ((d = g_variant_iter_next_value(it))) {
		struct message *m = get_message(d);

		g_variant_unref(d);
		if (!m) {
			g_set_error(error, ST_ERROR, ST_ERROR_REJECT,
				"the reader's answer says what cannot be");
			return NULL;
		}
		g_ptr_array_add(r->messages, m);
	}
	return g_steal_pointer(&r);
}
