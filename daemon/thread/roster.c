/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thread/roster.h"

#include <string.h>

#include "thread/domain.h"
#include "thread/name.h"

struct roster {
	const struct settings *settings;
	GHashTable *by_address; /* char * -> struct person *, both borrowed */
	GHashTable *logs;	/* addresses, borrowed */
	GPtrArray *people;	/* struct person, borrowed: members, then contacts */
	GPtrArray *names;	/* struct name_words, one for each of people */
};

static void add_people(struct roster *r, const GPtrArray *people)
{
	for (guint i = 0; i < people->len; i++) {
		struct person *p = people->pdata[i];

		g_ptr_array_add(r->people, p);
		g_ptr_array_add(r->names, name_parse(p->name));
		/* An address that two people had in turn: the later entry answers to it. */
		if (p->address && *p->address)
			g_hash_table_insert(r->by_address, p->address, p);
	}
}

struct roster *roster_new(const struct settings *s)
{
	struct roster *r = g_new0(struct roster, 1);

	r->settings = s;
	r->by_address = g_hash_table_new(g_str_hash, g_str_equal);
	r->logs = g_hash_table_new(g_str_hash, g_str_equal);
	r->people = g_ptr_array_new();
	r->names = g_ptr_array_new_with_free_func((GDestroyNotify)name_words_free);
	add_people(r, s->members);
	add_people(r, s->contacts);
	for (char **l = s->log_addresses; l && *l; l++)
		g_hash_table_add(r->logs, *l);
	return r;
}

void roster_free(struct roster *r)
{
	if (!r)
		return;
	g_hash_table_unref(r->by_address);
	g_hash_table_unref(r->logs);
	g_ptr_array_unref(r->people);
	g_ptr_array_unref(r->names);
	g_free(r);
}

/* name+tag@host is name@host: how families tell their log apart. */
static char *untagged(const char *address)
{
	const char *at = strrchr(address, '@');
	const char *plus = strchr(address, '+');

	if (!at || !plus || plus > at || plus == address)
		return NULL;
	return g_strdup_printf("%.*s%s", (int)(plus - address), address, at);
}

static const struct person *at_address(const struct roster *r, const char *address)
{
	const struct person *p = g_hash_table_lookup(r->by_address, address);
	g_autofree char *bare = p ? NULL : untagged(address);

	return bare ? g_hash_table_lookup(r->by_address, bare) : p;
}

static bool is_domain_of_child(const struct settings *s, const char *domain)
{
	for (guint i = 0; i < s->children->len; i++) {
		const struct child *c = s->children->pdata[i];

		if (domain_in(domain, (const char *const *)c->school_domains))
			return true;
	}
	return false;
}

bool roster_is_platform(const struct roster *r, const char *address)
{
	return domain_in(domain_of(address), (const char *const *)r->settings->platforms);
}

static enum side side_of_person(const struct person *p)
{
	return p->key ? SIDE_SCHOOL : SIDE_FAMILY;
}

enum side roster_side(const struct roster *r, const struct address *a)
{
	const char *domain = domain_of(a->address);
	const struct person *p;

	if (!*a->address) {
		p = roster_named(r, a->name);
		return p ? side_of_person(p) : SIDE_OTHER;
	}
	if (g_hash_table_contains(r->logs, a->address))
		return SIDE_LOG;
	p = at_address(r, a->address);
	if (p)
		return side_of_person(p);
	if (domain_in(domain, (const char *const *)r->settings->domains) ||
		domain_in(domain, (const char *const *)r->settings->platforms) ||
		is_domain_of_child(r->settings, domain))
		return SIDE_SCHOOL;
	return SIDE_OTHER;
}

const struct person *roster_named(const struct roster *r, const char *shown)
{
	g_autoptr(name_words) n = name_parse(shown);
	const struct person *found = NULL;
	enum name_fit best = NAME_NO;
	bool several = false;

	for (guint i = 0; n->words[0] && i < r->people->len; i++) {
		const struct person *p = r->people->pdata[i];
		enum name_fit fit = name_compare(n, r->names->pdata[i]);

		if (fit == NAME_NO || fit < best)
			continue;
		several = fit == best && g_strcmp0(p->address, found->address) != 0;
		best = fit;
		found = p;
	}
	return several ? NULL : found;
}

const struct person *roster_person(const struct roster *r, const struct address *a)
{
	const struct person *p = *a->address ? at_address(r, a->address) : NULL;

	if (p || (*a->address && !roster_is_platform(r, a->address)))
		return p;
	return roster_named(r, a->name);
}

const struct person *roster_role(const struct roster *r, const char *role, struct day day)
{
	const struct person *found = NULL;

	for (guint i = 0; i < r->settings->contacts->len; i++) {
		const struct person *p = r->settings->contacts->pdata[i];

		if (g_strcmp0(p->role, role) || (day_known(p->from) && day.n < p->from.n) ||
			(day_known(p->until) && day.n > p->until.n))
			continue;
		if (!found || p->from.n > found->from.n) /* DAY_NONE is before all */
			found = p;
	}
	return found;
}

const char *roster_call(const struct roster *r, const struct address *a)
{
	const struct person *p = roster_person(r, a);

	if (p && p->name && *p->name)
		return p->name;
	return a->name && *a->name ? a->name : a->address;
}

/* "dwhitfield@school.example <somebody@elsewhere.example>" */
static bool shows_school_address(const struct roster *r, const char *shown)
{
	g_auto(GStrv) words = g_strsplit_set(shown, " <>()\"',;", -1);

	for (char **w = words; *w; w++) {
		g_autofree char *lower = g_ascii_strdown(*w, -1);
		struct address a = { NULL, lower };

		if (strchr(lower, '@') && roster_side(r, &a) != SIDE_OTHER)
			return true;
	}
	return false;
}

static bool imitates_domain(const char *domain, const char *const *genuine)
{
	for (; genuine && *genuine; genuine++)
		if (domain_lookalike(domain, *genuine))
			return true;
	return false;
}

bool roster_is_imitation(const struct roster *r, const struct address *a)
{
	const struct settings *s = r->settings;
	const char *domain = domain_of(a->address);

	if (!*a->address) /* several authors who do not agree: their addresses are the name */
		return a->name && shows_school_address(r, a->name);
	if (roster_side(r, a) != SIDE_OTHER)
		return false;
	if (a->name && (roster_named(r, a->name) || shows_school_address(r, a->name)))
		return true;
	if (imitates_domain(domain, (const char *const *)s->domains) ||
		imitates_domain(domain, (const char *const *)s->platforms))
		return true;
	for (guint i = 0; i < s->children->len; i++) {
		const struct child *c = s->children->pdata[i];

		if (imitates_domain(domain, (const char *const *)c->school_domains))
			return true;
	}
	return false;
}
