/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who a letter goes to: the person asked, and contacts by their role. */
#include "digest/absence.h"
#include "digest/draft_plan.h"

#include <string.h>

#define ROLE_ASKED "asked"

static const struct child *child_named(const struct settings *s, const char *name)
{
	for (guint i = 0; name && i < s->children->len; i++) {
		const struct child *c = s->children->pdata[i];

		if (g_str_equal(c->name, name))
			return c;
	}
	return NULL;
}

static bool lists(const struct child *c, const struct person *p)
{
	return g_strv_contains((const char *const *)c->contacts, p->key);
}

/*
 * A letter about one child never goes to those who look after another: a contact that stands in
 * the lists of children is for these alone.
 */
static bool is_for_child(
	const struct settings *s, const struct child *child, const struct person *p)
{
	bool listed = false;

	if (child && lists(child, p))
		return true;
	for (guint i = 0; i < s->children->len; i++)
		listed |= lists(s->children->pdata[i], p);
	return !listed && !(child && *child->contacts);
}

static bool is_in_role(const struct person *p, const char *role, struct day day)
{
	return p->role && g_str_equal(p->role, role) &&
		(!day_known(p->from) || day.n >= p->from.n) &&
		(!day_known(p->until) || day.n <= p->until.n);
}

/* The latest to begin where several do; NULL: nobody. */
static const struct person *holder(
	const struct plan *p, const struct item_view *v, const char *role)
{
	const struct settings *s = p->in->settings;
	const struct child *child = child_named(s, v->item->child);
	const struct person *best = NULL;

	for (guint i = 0; i < s->contacts->len; i++) {
		const struct person *k = s->contacts->pdata[i];

		if (is_in_role(k, role, p->today) && is_for_child(s, child, k) &&
			(!best || k->from.n > best->from.n))
			best = k;
	}
	return best;
}

static const struct person *contact_at(const struct settings *s, const char *address)
{
	for (guint i = 0; i < s->contacts->len; i++) {
		const struct person *k = s->contacts->pdata[i];

		if (k->address && g_ascii_strcasecmp(k->address, address) == 0)
			return k;
	}
	return NULL;
}

const struct message *draft_word(const struct plan *p, const struct item_view *v)
{
	static const enum event_kind kinds[] = { EVENT_ACKNOWLEDGED, EVENT_PARTLY, EVENT_RESOLVED,
		EVENT_DECLINED };
	const struct event *last = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
		const struct event *e = plan_event(p, v->item, kinds[i]);

		if (e && e->message && (!last || e->at.unix_s > last->at.unix_s))
			last = e;
	}
	const struct message *m = last ? plan_message(p, last->message) : NULL;
	return m && m->direction == DIRECTION_FROM_SCHOOL ? m : NULL;
}

const struct address *draft_asked(const struct plan *p, const struct item_view *v)
{
	const struct message *word = v->item->kind == ITEM_REQUEST ? draft_word(p, v) : NULL;
	const struct message *m = plan_message(p, v->item->message);

	if (word)
		return plan_school_address(p, word);
	return m ? plan_school_address(p, m) : NULL;
}

static void hint(struct draft *d, char *text)
{
	if (!g_ptr_array_find_with_equal_func(d->hints, text, g_str_equal, NULL))
		g_ptr_array_add(d->hints, g_steal_pointer(&text));
	g_free(text);
}

static bool on_platform(const struct settings *s, const char *address)
{
	const char *at = strrchr(address, '@');

	return at && g_strv_contains((const char *const *)s->platforms, at + 1);
}

static bool is_there(const GPtrArray *list, const char *address)
{
	for (guint i = 0; i < list->len; i++)
		if (g_ascii_strcasecmp(((struct address *)list->pdata[i])->address, address) == 0)
			return true;
	return false;
}

static void add(const struct plan *p, struct draft *d, GPtrArray *list, const struct address *a)
{
	g_autofree char *name = plan_call(p, a);
	bool has_name = !strchr(name, '@') && !g_str_equal(name, p->words->say[SAY_NOBODY]);
	g_autofree char *address =
		on_platform(p->in->settings, a->address) ? g_strdup("") : plan_clean(a->address);

	if (is_there(d->to, address) || is_there(d->cc, address))
		return;
	if (!*address)
		hint(d,
			g_strdup_printf(
				"no address of %s is known; the To line is yours to fill in",
				name));
	g_ptr_array_add(list, address_new(has_name ? name : NULL, address));
}

static void add_person(
	const struct plan *p, struct draft *d, GPtrArray *list, const struct person *k)
{
	struct address a = { k->name, k->address ? k->address : (char *)"" };

	add(p, d, list, &a);
}

/* Somebody else took the question up than it went to. */
static void hint_other(
	const struct plan *p, const struct item_view *v, struct draft *d, const struct address *a)
{
	const struct message *m = plan_message(p, v->item->message);
	const struct address *first = m ? plan_school_address(p, m) : NULL;

	if (!first || g_ascii_strcasecmp(first->address, a->address) == 0)
		return;
	g_autofree char *asked_first = plan_call(p, first);
	g_autofree char *wrote_back = plan_call(p, a);
	hint(d, g_strdup_printf("you asked %s; %s wrote back", asked_first, wrote_back));
}

/* Whoever is away is not written to where somebody stands in for them. */
static bool add_stand_in(
	const struct plan *p, struct draft *d, GPtrArray *list, const struct address *a)
{
	struct absence absence;
	char back[DAY_TEXT_SIZE];

	if (!absence_of(p, a->address, &absence))
		return false;
	g_autofree char *who = plan_call(p, a);
	day_format(absence.back, back);
	if (!absence.instead) {
		hint(d,
			g_strdup_printf(
				"%s is away until %s: this may wait until then", who, back));
		return false;
	}
	hint(d,
		g_strdup_printf("%s is away until %s; the automatic reply names %s", who, back,
			absence.instead->name));
	add_person(p, d, list, absence.instead);
	return true;
}

/* A letter to somebody who has left goes to whoever holds the same role now. */
static bool add_asked(
	const struct plan *p, const struct item_view *v, struct draft *d, GPtrArray *list)
{
	const struct address *a = draft_asked(p, v);
	const struct person *known = a ? contact_at(p->in->settings, a->address) : NULL;
	bool left = known && day_known(known->until) && known->until.n < p->today.n;
	const struct person *next = left && known->role ? holder(p, v, known->role) : NULL;

	if (!a)
		return false;
	if (!left && add_stand_in(p, d, list, a))
		return false;
	if (!left) {
		hint_other(p, v, d, a);
		add(p, d, list, a);
		return true;
	}
	g_autofree char *who = plan_call(p, a);
	hint(d,
		g_strdup_printf("%s is no longer %s%s%s", who, known->role ? known->role : "there",
			next && next->name ? "; now it is " : "",
			next && next->name ? next->name : ""));
	if (next)
		add_person(p, d, list, next);
	return false;
}

/* A task names its person by the address, or by the name where there is none. */
static void add_talked_to(
	const struct plan *p, const struct item_view *v, struct draft *d, GPtrArray *list)
{
	const char *who = v->item->actor;
	bool is_address = strchr(who, '@') != NULL;
	struct address a = { is_address ? NULL : (char *)who,
		is_address ? (char *)who : (char *)"" };

	add(p, d, list, &a);
}

/* The first of the roles that somebody has.  TRUE: it is the person asked. */
static bool add_first(const struct plan *p, const struct item_view *v, struct draft *d,
	GPtrArray *list, char *const *roles)
{
	guint before = list->len;

	for (char *const *role = roles; *role; role++) {
		const struct person *k = NULL;

		if (g_str_equal(*role, ROLE_ASKED) && v->item->actor &&
			v->item->kind == ITEM_TASK) {
			add_talked_to(p, v, d, list);
			return false;
		}
		if (g_str_equal(*role, ROLE_ASKED)) {
			bool is_asked = add_asked(p, v, d, list);

			if (is_asked || list->len > before)
				return is_asked;
			continue;
		}
		k = holder(p, v, *role);
		if (k) {
			add_person(p, d, list, k);
			return false;
		}
		hint(d,
			g_strdup_printf("no contact has the role %s%s", *role,
				list == d->cc ? ", so nobody there gets a copy" : ""));
	}
	return false;
}

bool draft_address(const struct plan *p, const struct draft_template *t, const struct item_view *v,
	struct draft *d)
{
	bool to_asked = false;

	for (guint i = 0; i < t->to->len; i++)
		to_asked |= add_first(p, v, d, d->to, t->to->pdata[i]);
	for (guint i = 0; i < t->cc->len; i++)
		add_first(p, v, d, d->cc, t->cc->pdata[i]);
	return to_asked;
}

char *draft_names(const struct plan *p, const GPtrArray *people)
{
	char *names = NULL;

	for (guint i = 0; i < people->len; i++) {
		const struct address *a = people->pdata[i];
		g_autofree char *before = names;

		if (!a->name)
			return NULL;
		names = before ? words_say(p->words, SAY_AND, "a", before, "b", a->name, NULL)
			       : g_strdup(a->name);
	}
	return names;
}
