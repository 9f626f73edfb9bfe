/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/json.h"

#include "cmd/contact.h"
#include "cmd/lines.h"

#include <jansson.h>
#include <stdio.h>

static void print(json_t *o)
{
	json_dumpf(o, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(o);
}

static json_t *string(const char *s)
{
	if (!s)
		return json_null();
	json_t *j = json_string(s);
	return j ? j : json_string(""); /* no UTF-8: cannot be, the trail holds none */
}

static json_t *id(char letter, gint64 n)
{
	return n ? json_sprintf("%c%" G_GINT64_FORMAT, letter, n) : json_null();
}

static json_t *message_id(const char *s)
{
	return s ? json_sprintf("<%s>", s) : json_null();
}

static json_t *day(struct day d)
{
	char text[DAY_TEXT_SIZE];

	return day_known(d) ? json_string(day_format(d, text)) : json_null();
}

static json_t *moment(struct moment m)
{
	char text[MOMENT_TEXT_SIZE];

	return moment_known(m) ? json_string(moment_format(m, text)) : json_null();
}

static json_t *addresses(const GPtrArray *list)
{
	json_t *a = json_array();

	for (guint i = 0; i < list->len; i++)
		json_array_append_new(a, string(((struct address *)list->pdata[i])->address));
	return a;
}

static json_t *act_list(act_set acts, bool all)
{
	json_t *a = json_array();

	for (int k = 0; k < ACT_COUNT; k++)
		if ((acts & ACT_BIT(k)) && (all || act_names[k].in_message))
			json_array_append_new(a, json_string(act_names[k].name));
	return a;
}

static json_t *attachments(const GPtrArray *list)
{
	json_t *a = json_array();

	for (guint i = 0; i < list->len; i++) {
		const struct attachment *x = list->pdata[i];

		json_array_append_new(a,
			json_pack("{so so sI so so}", "name", string(x->name), "type",
				string(x->type), "size", (json_int_t)x->size, "sha256",
				string(x->sha256), "taken", moment(x->taken)));
	}
	return a;
}

static json_t *carriers(char *const *list)
{
	json_t *a = json_array();

	for (; *list; list++)
		json_array_append_new(a, message_id(*list));
	return a;
}

static json_t *invitation(const struct invitation *i)
{
	if (!i)
		return json_null();
	return json_pack("{ss so so sb so so}", "method", invitation_method_names[i->method],
		"when", moment(i->when), "until", moment(i->until), "whole_day", i->whole_day,
		"summary", string(i->summary), "place", string(i->place));
}

static json_t *away(const struct away *a)
{
	return a ? json_pack("{so so}", "back", day(a->back), "contact", string(a->contact))
		 : json_null();
}

/* What `messages` and `explain` both say of a message. */
static json_t *message_core(const struct message *m)
{
	json_t *o = json_pack("{so so so so so so so so}", "from", string(m->from->address),
		"from_name", string(m->from->name), "to", addresses(m->to), "cc", addresses(m->cc),
		"date", moment(m->date), "subject", string(m->subject), "own_text",
		string(m->own_text), "direction", json_string(direction_names[m->direction]));

	json_object_update_new(o,
		json_pack("{ss so so so so so}", "kind", message_kind_names[m->kind], "platform",
			string(m->platform), "invitation", invitation(m->invitation), "away",
			away(m->away), "note", string(note_kind_names[m->note]), "with",
			m->with ? string(m->with->address) : json_null()));
	return o;
}

void json_message(const struct message *m)
{
	json_t *o = json_pack("{so so so so so}", "id", id('m', m->id), "message_id",
		message_id(m->message_id), "carrier",
		m->carriers[0] ? message_id(m->carriers[0]) : json_null(), "carriers",
		carriers(m->carriers), "file", string(m->file));

	json_object_update_new(o, message_core(m));
	json_object_update_new(o,
		json_pack("{so ss so so sb so sb}", "thread", id('t', m->thread), "via",
			via_names[m->via], "acts", act_list(m->acts, false), "attachments",
			attachments(m->attachments), "trusted", m->trusted, "sha256",
			string(m->sha256), "private", message_private_to(m) != NULL));
	print(o);
}

static json_t *history(const struct item_view *v, struct moment last)
{
	json_t *a = json_array();

	for (guint i = 0; i < v->item->events->len; i++) {
		const struct event *e = v->item->events->pdata[i];

		if (e->at.unix_s > last.unix_s)
			break;
		json_array_append_new(a,
			json_pack("{so ss so so}", "at", moment(e->at), "what",
				event_kind_names[e->kind], "by",
				e->message	       ? id('m', e->message)
					: e->by_person ? json_string("person")
						       : json_string("clock"),
				"why", string(e->why)));
	}
	return a;
}

void json_item(const struct item_view *v, GTimeZone *zone)
{
	g_autofree char *unsure = line_question(v, zone);
	const struct item *i = v->item;
	json_t *o = json_pack("{so ss so so so so so so so so so ss so so}", "id", id('i', i->id),
		"kind", item_kind_names[i->kind], "owed_by", string(owed_by_names[i->owed_by]),
		"from", string(i->from), "message", id('m', i->message), "message_id",
		message_id(i->message_id), "date", moment(i->date), "thread", id('t', i->thread),
		"child", string(i->child), "quote", string(i->quote), "due", day(i->due), "state",
		item_state_names[v->state], "unsure", string(unsure), "resolved_by",
		id('m', v->resolved_by));

	json_object_update_new(o,
		json_pack("{so so ss so si so si sb si so so so}", "answers", id('i', i->answers),
			"chases", id('i', i->chases), "class", item_class_names[v->class],
			"waiting_since", day(v->waiting_since), "waiting_school_days",
			v->waiting_school_days, "follow_up_on", day(v->follow_up_on), "attempts",
			v->attempts, "overdue", v->overdue, "stage", v->stage, "snoozed_until",
			day(v->snoozed_until), "rule", string(i->rule), "history",
			history(v, v->as_of)));
	print(o);
}

void json_thread(
	gint64 thread, const char *subject, const GPtrArray *messages, guint from, guint to)
{
	json_t *list = json_array();

	for (guint k = from; k < to; k++) {
		const struct message *m = messages->pdata[k];

		json_array_append_new(list,
			json_pack("{so so so so}", "id", id('m', m->id), "message_id",
				message_id(m->message_id), "parent", id('m', m->reply_to), "join",
				string(m->join)));
	}
	print(json_pack(
		"{so so so}", "id", id('t', thread), "subject", string(subject), "messages", list));
}

/* The first of the acts that a sentence has, in the table's order. */
static json_t *main_act(act_set acts)
{
	for (int k = 0; k < ACT_COUNT; k++)
		if (acts & ACT_BIT(k))
			return json_string(act_names[k].name);
	return json_null();
}

static json_t *sum(const GPtrArray *evidence)
{
	json_t *a = json_array();

	for (guint i = 0; i < evidence->len; i++) {
		const struct evidence *e = evidence->pdata[i];

		json_array_append_new(a,
			json_pack("{ss si so}", "kind", act_names[e->kind].name, "strength",
				e->strength, "rule", string(e->rule)));
	}
	return a;
}

static json_t *sentences(const GPtrArray *list)
{
	json_t *a = json_array();

	for (guint i = 0; i < list->len; i++) {
		const struct sentence *s = list->pdata[i];

		json_array_append_new(a,
			json_pack("{so si so so so so so so}", "text", string(s->text), "head",
				(int)s->head, "act", main_act(s->acts), "acts",
				act_list(s->acts, true), "rule", string(s->rule), "owed_by",
				string(owed_by_names[s->owed_by]), "due", day(s->due), "sum",
				sum(s->evidence)));
	}
	return a;
}

static json_t *zones(const GArray *list)
{
	json_t *a = json_array();

	for (guint i = 0; i < list->len; i++) {
		const struct zone *z = &g_array_index(list, struct zone, i);

		json_array_append_new(a,
			json_pack("{ss sI sI}", "kind", zone_kind_names[z->kind], "from",
				(json_int_t)z->from, "to", (json_int_t)z->to));
	}
	return a;
}

void json_explained(const char *file, const struct message *m)
{
	json_t *o = json_pack("{so si}", "file", string(file), "level", m->level);

	json_object_update_new(o, message_core(m));
	json_object_update_new(o,
		json_pack("{so so so so ss so so}", "zones", zones(m->zones), "sentences",
			sentences(m->sentences), "acts", act_list(m->acts, false), "sum",
			sum(m->evidence), "via", via_names[m->via], "message_id",
			message_id(m->message_id), "attachments", attachments(m->attachments)));
	print(o);
}

void json_rejected(const char *file, const char *why)
{
	print(json_pack("{so so}", "file", string(file), "set_aside", string(why)));
}

void json_when(const char *text, struct day d, int minute, const char *rule)
{
	print(json_pack("{so so so so}", "text", string(text), "day", day(d), "time",
		minute >= 0 ? json_sprintf("%02d:%02d", minute / 60, minute % 60) : json_null(),
		"rule", string(rule)));
}

static json_t *section(const struct digest_section *s)
{
	json_t *entries = json_array();

	for (guint i = 0; i < s->entries->len; i++) {
		const struct digest_entry *e = s->entries->pdata[i];

		json_array_append_new(entries,
			json_pack("{so so so so so so so so}", "item", id('i', e->item), "message",
				id('m', e->message), "who", string(e->who), "label",
				string(e->label), "text", string(e->text), "quote",
				string(e->quote), "draft", string(e->draft), "next",
				string(e->next)));
	}
	return json_pack("{ss so}", "kind", section_kind_names[s->kind], "entries", entries);
}

void json_digest(const struct digest *d)
{
	json_t *sections = json_array(), *recipients = json_array();

	for (guint i = 0; i < d->sections->len; i++)
		json_array_append_new(sections, section(d->sections->pdata[i]));
	for (guint i = 0; i < d->recipients->len; i++)
		json_array_append_new(recipients, string(d->recipients->pdata[i]));
	print(json_pack("{so so so so so}", "from", day(d->from), "to_day", day(d->to), "subject",
		string(d->subject), "recipients", recipients, "sections", sections));
}

void json_import(guint seen, guint kept, guint set_aside)
{
	print(json_pack(
		"{si si si}", "seen", (int)seen, "kept", (int)kept, "set_aside", (int)set_aside));
}

void json_source(
	const char *name, struct moment last_success, struct moment last_try, const char *trouble)
{
	print(json_pack("{so so so so}", "source", string(name), "last_success",
		moment(last_success), "last_try", moment(last_try), "trouble", string(trouble)));
}

void json_counts(gint64 mails, guint messages, guint open, guint overdue, guint unsure,
	guint set_aside, const char *chain_head)
{
	print(json_pack("{sI si si si si si so}", "mails", (json_int_t)mails, "messages",
		(int)messages, "open", (int)open, "overdue", (int)overdue, "unsure", (int)unsure,
		"set_aside", (int)set_aside, "chain_head", string(chain_head)));
}

void json_contact(const struct contact *k)
{
	print(json_pack("{so ss so so so so so so sb}", "at", moment(k->at), "how", k->how, "from",
		string(k->from), "to", string(k->to), "child", string(k->child), "gist",
		string(k->gist), "effect", string(k->effect), "message", id('m', k->message),
		"trusted", k->trusted));
}

/* -- clocks -------------------------------------------------------------------------------- */

static json_t *skipped(const GArray *skips)
{
	static const char *const why[SKIP_COUNT] = { "weekend", "no-school", "break", "summer",
		"holiday", "not-a-working-day" };
	json_t *a = json_array();

	for (guint i = 0; i < skips->len; i++) {
		const struct clock_skip *s = &g_array_index(skips, struct clock_skip, i);

		json_array_append_new(a,
			json_pack("{so ss so}", "day", day(s->day), "why", why[s->why], "name",
				string(s->name)));
	}
	return a;
}

static json_t *caveats(guint caveats)
{
	static const char *const names[CAVEAT_COUNT] = { "no-calendar", "calendar-begins-later",
		"calendar-ends-before", "no-number-in-the-rule", "state-holidays-not-known" };
	json_t *a = json_array();

	for (int i = 0; i < CAVEAT_COUNT; i++)
		if (caveats & 1u << i)
			json_array_append_new(a, json_string(names[i]));
	return a;
}

static json_t *readings(const struct clock_count *c)
{
	json_t *a = json_array();

	for (int i = 0; i < c->count; i++)
		json_array_append_new(a,
			json_pack("{so so so}", "due", day(c->readings[i].due), "how",
				string(c->readings[i].how), "skipped",
				skipped(c->readings[i].skips)));
	return a;
}

static json_t *rule_core(const struct clock_rule *r, const char *length)
{
	json_t *o = json_pack("{ss ss so so ss so so}", "rule", r->id, "jurisdiction",
		r->jurisdiction, "title", string(r->title), "title_es", string(r->title_es),
		"actor", clock_actor_names[r->actor], "trigger", string(r->trigger), "length",
		string(*length ? length : NULL));

	json_object_update_new(o,
		json_pack("{so so ss so so so so}", "citation", string(r->citation), "source",
			string(r->source), "certainty", clock_certainty_names[r->certainty],
			"checked_on", day(r->checked_on), "exceptions", string(r->exceptions),
			"stage_card", string(r->stage_card), "note", string(r->note)));
	return o;
}

void json_clock_rule(const struct clock_rule *r, const char *length)
{
	print(rule_core(r, length));
}

static json_t *days(const GArray *list)
{
	json_t *a = json_array();

	for (guint i = 0; i < list->len; i++)
		json_array_append_new(a, day(g_array_index(list, struct day, i)));
	return a;
}

/* What a clock that runs has more than a count by hand. */
static json_t *clock_state(const struct clock_view *v)
{
	static const char *const stages[CLOCK_STAGE_COUNT] = { "runs", "half", "three-quarters",
		"near", "due", "past", "long-past" };

	return json_pack("{so so so ss so si so so}", "id", id('c', v->id), "item",
		id('i', v->item), "child", string(v->child), "stage", stages[v->stage], "next",
		day(v->next), "school_days_left", v->school_days_left, "told", day(v->told),
		"changed", days(v->changed));
}

void json_clock(const struct clock_view *v, const char *length, bool runs)
{
	const struct clock_count *c = &v->count;
	json_t *o = runs ? clock_state(v) : json_object();

	json_object_update_new(o, rule_core(v->rule, length));
	json_object_update_new(o,
		json_pack("{so si so so so so so sb}", "from", day(v->from), "absences",
			v->absences, "due", day(v->due), "later",
			c->count > 1 ? day(c->readings[1].due) : json_null(), "readings",
			readings(c), "caveats", caveats(c->caveats), "instead",
			string(v->instead ? v->instead->id : NULL), "not_checked_for_long",
			v->unchecked));
	print(o);
}

void json_item_count(const struct item_view *v, const GArray *skips)
{
	print(json_pack("{so ss so si so so}", "item", id('i', v->item->id), "class",
		item_class_names[v->class], "waiting_since", day(v->waiting_since),
		"waiting_school_days", v->waiting_school_days, "follow_up_on", day(v->follow_up_on),
		"skipped", skipped(skips)));
}

void json_service(const struct service_entry *e)
{
	print(json_pack("{ss so so so so sb ss so si so so so ss}", "kind",
		service_kind_names[e->kind], "child", string(e->child), "service",
		string(e->service), "support", string(e->support), "day", day(e->day), "day_said",
		e->day_said, "certainty", service_certainty_names[e->certainty], "cause",
		string(e->cause), "sessions", e->sessions, "minutes",
		e->minutes ? json_integer(e->minutes) : json_null(), "told", day(e->told),
		"message", id('m', e->message), "quote", e->quote));
}

void json_service_sum(const struct service_sum *s)
{
	print(json_pack("{ss so so si si si si si so so}", "kind", "sum", "child", string(s->child),
		"service", string(s->service), "missed", s->missed, "student_absent",
		s->student_absent, "promised", s->promised, "made_up", s->made_up, "owed", s->owed,
		"minutes", s->minutes ? json_integer(s->minutes) : json_null(), "told_after_days",
		s->lag_count ? json_real((double)s->lag_days / s->lag_count) : json_null()));
}
