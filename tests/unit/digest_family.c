/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest_family.h"

#include <string.h>

const char family_mother[] = "marisol.rivera@example.com", family_father[] = "luis@example.org";
const char family_teacher[] = "dwhitfield@maplegrove.example";
const char family_therapist[] = "aortiz@maplegrove.example";

/* As the roster would: by a name, else by the address. */
static const char *call(const struct address *a, gpointer data)
{
	static const char *const known[][2] = {
		{ family_mother, "Marisol Rivera" },
		{ family_father, "Luis Rivera" },
		{ family_teacher, "Dana Whitfield" },
		{ family_therapist, "Ana Ortiz" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(known); i++)
		if (strcmp(a->address, known[i][0]) == 0)
			return known[i][1];
	return a->name ? a->name : a->address;
}

static void member_add(struct settings *s, const char *name, const char *address)
{
	struct person *p = g_new0(struct person, 1);

	p->name = g_strdup(name);
	p->address = g_strdup(address);
	p->from = p->until = DAY_NONE;
	g_ptr_array_add(s->members, p);
	g_ptr_array_add(s->digest_to, g_strdup(address));
}

static struct settings *rivera_settings(void)
{
	struct settings *s = settings_new();
	struct child *c = g_new0(struct child, 1);
	struct day_range thanksgiving = { day_of(2026, 11, 23), day_of(2026, 11, 27) };

	g_free(s->family);
	s->family = g_strdup("Rivera");
	g_time_zone_unref(s->zone);
	s->zone = g_time_zone_new_offset(-6 * 3600);
	member_add(s, "Marisol Rivera", family_mother);
	member_add(s, "Luis Rivera", family_father);
	c->name = g_strdup("Emma");
	c->aliases = g_strsplit("Em", ";", -1);
	c->school_domains = g_new0(char *, 1);
	c->contacts = g_new0(char *, 1);
	g_ptr_array_add(s->children, c);
	g_array_append_val(s->no_school, thanksgiving);
	calendar_free(s->calendar);
	s->calendar = calendar_new(DAY_NONE, DAY_NONE, s->no_school);
	return s;
}

struct family *family_new(void)
{
	struct family *f = g_new0(struct family, 1);

	f->settings = rivera_settings();
	f->items = g_ptr_array_new_with_free_func((GDestroyNotify)item_free);
	f->views = g_ptr_array_new_with_free_func(g_free);
	f->messages = g_ptr_array_new_with_free_func((GDestroyNotify)message_free);
	f->sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_status_free);
	f->set_aside = g_ptr_array_new_with_free_func((GDestroyNotify)set_aside_free);
	f->in = (struct digest_input){ .settings = f->settings,
		.now = moment_at(day_of(2026, 11, 22), 18, 0, 0, f->settings->zone),
		.from = day_of(2026, 11, 16),
		.to = day_of(2026, 11, 22),
		.items = f->views,
		.messages = f->messages,
		.sources = f->sources,
		.set_aside = f->set_aside,
		.call = call };
	return f;
}

void family_free(struct family *f)
{
	if (!f)
		return;
	settings_free(f->settings);
	g_ptr_array_unref(f->views);
	g_ptr_array_unref(f->items);
	g_ptr_array_unref(f->messages);
	g_ptr_array_unref(f->sources);
	g_ptr_array_unref(f->set_aside);
	g_free(f);
}

static struct moment noon(const struct family *f, const char *day)
{
	return moment_at(day_parse(day), 12, 0, 0, f->settings->zone);
}

struct message *family_letter(
	struct family *f, const char *day, const char *from, const char *to, const char *subject)
{
	struct message *m = message_new();

	address_free(m->from);
	m->from = address_new(NULL, from);
	g_ptr_array_add(m->to, address_new(NULL, to));
	g_free(m->subject);
	m->subject = g_strdup(subject);
	m->date = noon(f, day);
	m->id = f->messages->len + 1;
	m->between = true;
	m->direction = from == family_mother || from == family_father ? DIRECTION_FROM_FAMILY
								      : DIRECTION_FROM_SCHOOL;
	g_ptr_array_add(f->messages, m);
	return m;
}

struct item_view *family_item(struct family *f, const struct message *m, enum item_kind kind,
	enum owed_by owed_by, const char *quote)
{
	struct item *i = item_new();
	struct item_view *v = g_new0(struct item_view, 1);

	i->id = f->items->len + 1;
	i->kind = kind;
	i->owed_by = owed_by;
	i->from = g_strdup(m->from->address);
	i->message = m->id;
	i->date = m->date;
	i->quote = g_strdup(quote);
	g_ptr_array_add(f->items, i);
	v->item = i;
	v->class = kind == ITEM_REQUEST ? CLASS_REQUEST : CLASS_COMMITMENT_UNDATED;
	v->waiting_since = moment_day(m->date, f->settings->zone);
	v->waiting_school_days = calendar_count(
		f->settings->calendar, v->waiting_since, moment_day(f->in.now, f->settings->zone));
	v->follow_up_on = v->snoozed_until = DAY_NONE;
	v->attempts = 1;
	g_ptr_array_add(f->views, v);
	family_event(v, EVENT_OPENED, m, "rule");
	return v;
}

void family_event(
	struct item_view *v, enum event_kind kind, const struct message *m, const char *why)
{
	struct item *i = (struct item *)v->item; /* the test owns it */
	struct event *e = event_new(kind, m->date, why);

	e->message = m->id;
	g_ptr_array_add(i->events, e);
}

void family_unsure(struct item_view *v, const struct message *m)
{
	struct item *i = (struct item *)v->item;

	family_event(v, EVENT_UNSURE, m, "near");
	struct event *e = i->events->pdata[i->events->len - 1];
	e->question = QUESTION_LETTER;
	e->who = g_strdup(m->from->address);
	e->said = g_strdup("The calendar is with the office,\n and swim class is the first thing "
			   "in it after the break this year.");
	v->unsure = e;
}

void family_source(struct family *f, const char *name, const char *at, const char *trouble)
{
	struct source_status *s = g_new0(struct source_status, 1);

	s->name = g_strdup(name);
	s->last_success = at ? moment_parse(at, f->settings->zone) : MOMENT_NONE;
	s->trouble = g_strdup(trouble);
	g_ptr_array_add(f->sources, s);
}

void family_set_aside(struct family *f, const char *from, const char *subject, const char *why)
{
	struct set_aside *a = g_new0(struct set_aside, 1);

	a->mail = f->set_aside->len + 1;
	a->from = g_strdup(from);
	a->subject = g_strdup(subject);
	a->why = g_strdup(why);
	g_ptr_array_add(f->set_aside, a);
}

static void full_questions(struct family *f)
{
	struct message *ask =
		family_letter(f, "2026-11-03", family_mother, family_therapist, "Service log");
	struct message *again =
		family_letter(f, "2026-11-12", family_mother, family_therapist, "Re: Service log");
	struct item_view *v = family_item(f, ask, ITEM_REQUEST, OWED_SCHOOL,
		"Could you send me the service log for September?");

	family_event(v, EVENT_CHASED, again, "asks again");
	v->overdue = true;
	v->stage = 2;
	v->attempts = 2;

	ask = family_letter(f, "2026-11-17", family_mother, family_teacher, "Reading group");
	v = family_item(f, ask, ITEM_REQUEST, OWED_SCHOOL, "Which days is the reading group?");
	v->overdue = true;
	v->stage = 1;

	ask = family_letter(f, "2026-11-18", family_father, family_teacher, "Field trip");
	v = family_item(f, ask, ITEM_REQUEST, OWED_SCHOOL,
		"Is there a seat for a parent on the bus to the planetarium on the 10th?");
	v->follow_up_on = day_of(2026, 11, 30);
	v = family_item(f, ask, ITEM_REQUEST, OWED_SCHOOL, "Could we see the plan for the aide?");
	ask = family_letter(f, "2026-11-19", family_teacher, family_father, "Re: Field trip");
	family_event(v, EVENT_ACKNOWLEDGED, ask, "receives");
	v->state = STATE_ACKNOWLEDGED;
	v->class = CLASS_ACKNOWLEDGED;
	v->follow_up_on = day_of(2026, 12, 3);
}

static void full_answers(struct family *f)
{
	struct message *m =
		family_letter(f, "2026-11-10", family_therapist, family_mother, "Schedule");
	struct item_view *v = family_item(f, m, ITEM_COMMITMENT, OWED_SCHOOL,
		"I will send the new schedule by the first of December.");
	struct sentence *win = sentence_new();

	((struct item *)v->item)->due = day_of(2026, 12, 1);
	v->class = CLASS_COMMITMENT;

	m = family_letter(f, "2026-11-16", family_therapist, family_mother, "Consent form");
	v = family_item(
		f, m, ITEM_REQUEST, OWED_FAMILY, "Please sign and return the consent form.");
	((struct item *)v->item)->due = day_of(2026, 11, 30);
	v->class = CLASS_FAMILY;

	m = family_letter(f, "2026-11-11", family_mother, family_therapist, "Swim class");
	v = family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "Is swim class on this month?");
	m = family_letter(f, "2026-11-20", family_therapist, family_mother, "Re: Swim class");
	family_unsure(v, m);

	m = family_letter(f, "2026-11-13", family_mother, family_teacher, "Lunch");
	v = family_item(f, m, ITEM_REQUEST, OWED_SCHOOL, "Does she eat her lunch?");
	m = family_letter(f, "2026-11-20", family_teacher, family_mother, "Re: Lunch");
	family_event(v, EVENT_RESOLVED, m, "answers");
	v->state = STATE_RESOLVED;
	v->resolved_by = m->id;
	win->text = g_strdup("Scissors work is going so well, Emma cut out a whole snowflake!");
	win->acts = ACT_BIT(ACT_WIN);
	g_ptr_array_add(m->sentences, win);
}

struct family *family_full(void)
{
	struct family *f = family_new();

	full_questions(f);
	full_answers(f);
	family_source(f, "inbox", "2026-11-22T17:58:00-06:00", NULL);
	family_source(f, "archive", "2026-11-20T08:00:00-06:00", "the server is away");
	family_set_aside(f, "office@maplegrove.example", "Newsletter", "nested too deep");
	f->in.chain_head = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
	return f;
}
