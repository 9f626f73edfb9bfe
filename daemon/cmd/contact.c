/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/contact.h"

#include "cmd/lines.h"

static void contact_free(struct contact *k)
{
	g_free(k->from);
	g_free(k->to);
	g_free(k->from_address);
	g_free(k->to_addresses);
	g_free(k->child);
	g_free(k->gist);
	g_free(k->effect);
	g_free(k);
}

bool contact_is_with(const struct contact *k, const char *address)
{
	g_autofree char *lower = g_ascii_strdown(address, -1);
	g_auto(GStrv) to = g_strsplit(k->to_addresses, " ", -1);

	return g_str_equal(k->from_address, lower) ||
		g_strv_contains((const char *const *)to, lower);
}

static const char *how_of(const struct message *m)
{
	static const char *const hows[KIND_COUNT] = {
		[KIND_PERSON] = "letter",
		[KIND_AUTO_REPLY] = "automatic",
		[KIND_BOUNCE] = "bounce",
		[KIND_RECEIPT] = "receipt",
		[KIND_BULK] = "newsletter",
		[KIND_INFO] = "report",
		[KIND_POINTER] = "pointer",
	};

	if (m->note)
		return note_kind_names[m->note];
	if (m->invitation)
		return "invitation";
	if (m->kind == KIND_PERSON && (m->acts & ACT_BIT(ACT_BULK)))
		return "newsletter";
	return hows[m->kind];
}

static void say(GString *effect, const char *what, gint64 id)
{
	g_string_append_printf(
		effect, "%s%s i%" G_GINT64_FORMAT, effect->len ? ", " : "", what, id);
}

/* When its pictures were taken, which is not when they were mailed. */
static void say_taken(GString *effect, const struct message *m, GTimeZone *zone)
{
	for (guint i = 0; i < m->attachments->len; i++) {
		const struct attachment *a = m->attachments->pdata[i];
		g_autofree char *taken = line_taken(a, zone);

		if (*taken)
			g_string_append_printf(effect, "%s%s", effect->len ? ", " : "", taken);
	}
}

/* What a letter opened and settled, and which of the acts of a log it carries. */
static char *effect_of(
	const struct message *m, const GPtrArray *views, GTimeZone *zone, char **child)
{
	static const enum act shown[] = { ACT_MISSED_SERVICE, ACT_MAKEUP, ACT_ACCOMMODATION_GAP,
		ACT_MEETING, ACT_WIN };
	g_autofree char *nature = line_nature(m, zone);
	GString *effect = g_string_new(nature);

	for (guint i = 0; i < views->len; i++) {
		const struct item_view *v = views->pdata[i];

		if (v->item->message == m->id) {
			say(effect, v->item->chases ? "asks again" : "opens", v->item->id);
			if (!*child)
				*child = g_strdup(v->item->child);
		}
		if (v->resolved_by == m->id)
			say(effect, v->state == STATE_DECLINED ? "declines" : "settles",
				v->item->id);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(shown); i++)
		if ((m->acts & ACT_BIT(shown[i])) && !(shown[i] == ACT_MEETING && m->invitation))
			g_string_append_printf(
				effect, "%s%s", effect->len ? ", " : "", act_names[shown[i]].name);
	say_taken(effect, m, zone);
	return g_string_free(effect, FALSE);
}

static void add_addresses(GString *out, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++)
		g_string_append_printf(out, "%s%s", out->len ? " " : "",
			((const struct address *)list->pdata[i])->address);
}

/* A question that was noted: has a letter asked it since? */
static void say_parked(struct contact *k, const GPtrArray *parked, struct moment at, gint64 id)
{
	for (guint i = 0; i < parked->len; i++) {
		const struct parked *q = parked->pdata[i];

		if (q->message != id || q->at.unix_s != at.unix_s)
			continue;
		g_free(k->effect);
		k->effect = q->asked_in
			? g_strdup_printf("asked in m%" G_GINT64_FORMAT, q->asked_in)
			: g_strdup("not asked yet");
	}
}

static struct contact *of_message(const struct trail *t, const struct message *m,
	const GPtrArray *views, const GPtrArray *parked)
{
	struct contact *k = g_new0(struct contact, 1);
	GString *to = g_string_new(NULL);

	add_addresses(to, m->to);
	add_addresses(to, m->cc);
	if (m->with)
		g_string_append_printf(to, " %s", m->with->address);
	k->at = m->date;
	k->how = how_of(m);
	k->from = g_strdup(roster_call(t->roster, m->from));
	k->to = !m->note ? line_people(t, m)
			 : g_strdup(m->with ? roster_call(t->roster, m->with) : "");
	k->from_address = g_strdup(m->from->address);
	k->to_addresses = g_string_free(to, FALSE);
	k->gist = m->note ? message_note_text(m) : g_strdup(m->subject);
	k->effect = effect_of(m, views, t->settings->zone, &k->child);
	k->message = m->id;
	k->trusted = m->trusted;
	k->private = message_private_to(m) != NULL;
	if (m->note == NOTE_ASK)
		say_parked(k, parked, m->date, m->id);
	return k;
}

static struct contact *of_note(const struct trail *t, const struct note *n, const GPtrArray *parked)
{
	struct contact *k = g_new0(struct contact, 1);
	struct address *with = trail_note_with(t, n);
	const char *text;
	enum note_kind kind = note_kind_of(n->text, &text);

	k->at = n->at;
	k->how = note_kind_names[kind ? kind : NOTE_PLAIN];
	k->private = kind == NOTE_WORRY;
	k->from = g_strdup("you");
	k->to = g_strdup(with ? roster_call(t->roster, with) : "");
	k->from_address = g_strdup("");
	k->to_addresses = g_strdup(with ? with->address : "");
	address_free(with);
	k->gist = g_strdup(text);
	k->effect = g_strdup("");
	k->trusted = true;
	if (kind == NOTE_ASK)
		say_parked(k, parked, n->at, 0);
	return k;
}

static gint by_time(gconstpointer a, gconstpointer b)
{
	const struct contact *x = *(struct contact *const *)a, *y = *(struct contact *const *)b;

	if (x->at.unix_s != y->at.unix_s)
		return x->at.unix_s < y->at.unix_s ? -1 : 1;
	return x->message < y->message ? -1 : x->message > y->message;
}

GPtrArray *contact_list(struct trail *t, GError **error)
{
	g_autoptr(GPtrArray) items = NULL;
	g_autoptr(GPtrArray) messages = trail_messages(t, error);
	g_autoptr(GPtrArray) views = messages ? trail_views(t, &items, error) : NULL;
	g_autoptr(GPtrArray) parked = views ? trail_parked(t, messages, error) : NULL;
	g_autoptr(GPtrArray) notes = parked ? store_notes(t->store, error) : NULL;

	if (!notes)
		return NULL;
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)contact_free);
	for (guint i = 0; i < messages->len; i++)
		g_ptr_array_add(list, of_message(t, messages->pdata[i], views, parked));
	for (guint i = 0; i < notes->len; i++) {
		const struct note *n = notes->pdata[i];

		if (n->at.unix_s <= t->now.unix_s)
			g_ptr_array_add(list, of_note(t, n, parked));
	}
	g_ptr_array_sort(list, by_time);
	return list;
}
