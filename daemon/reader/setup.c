/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/setup.h"

#include "base/error.h"

#define PERSON_TYPE "(msmsmsmsii)"
#define CHILD_TYPE "(s^as^as^as)"

static GVariant *people(const GPtrArray *list)
{
	GVariantBuilder b;

	g_variant_builder_init(&b, G_VARIANT_TYPE("a" PERSON_TYPE));
	for (guint i = 0; i < list->len; i++) {
		const struct person *p = list->pdata[i];

		g_variant_builder_add(&b, PERSON_TYPE, p->key, p->name, p->address, p->role,
			p->from.n, p->until.n);
	}
	return g_variant_builder_end(&b);
}

static void get_people(GVariant *v, const char *key, GPtrArray *list)
{
	g_autoptr(GVariant) a = g_variant_lookup_value(v, key, G_VARIANT_TYPE("a" PERSON_TYPE));
	GVariantIter it;
	struct person p = { 0 };

	if (!a)
		return;
	g_variant_iter_init(&it, a);
	while (g_variant_iter_next(
		&it, PERSON_TYPE, &p.key, &p.name, &p.address, &p.role, &p.from.n, &p.until.n))
		g_ptr_array_add(list, g_memdup2(&p, sizeof p));
}

static GVariant *children(const GPtrArray *list)
{
	GVariantBuilder b;

	g_variant_builder_init(&b, G_VARIANT_TYPE("a(sasasas)"));
	for (guint i = 0; i < list->len; i++) {
		const struct child *c = list->pdata[i];

		g_variant_builder_add(
			&b, CHILD_TYPE, c->name, c->aliases, c->school_domains, c->contacts);
	}
	return g_variant_builder_end(&b);
}

static void get_children(GVariant *v, GPtrArray *list)
{
	g_autoptr(GVariant) a = g_variant_lookup_value(v, "children", G_VARIANT_TYPE("a(sasasas)"));
	GVariantIter it;
	struct child c = { 0 };

	if (!a)
		return;
	g_variant_iter_init(&it, a);
	while (g_variant_iter_next(
		&it, CHILD_TYPE, &c.name, &c.aliases, &c.school_domains, &c.contacts))
		g_ptr_array_add(list, g_memdup2(&c, sizeof c));
}

static GVariant *ranges(const GArray *list)
{
	GVariantBuilder b;

	g_variant_builder_init(&b, G_VARIANT_TYPE("a(ii)"));
	for (guint i = 0; i < list->len; i++) {
		const struct day_range *r = &g_array_index(list, struct day_range, i);

		g_variant_builder_add(&b, "(ii)", r->first.n, r->last.n);
	}
	return g_variant_builder_end(&b);
}

static void get_ranges(GVariant *v, GArray *list)
{
	g_autoptr(GVariant) a = g_variant_lookup_value(v, "no-school", G_VARIANT_TYPE("a(ii)"));
	GVariantIter it;
	struct day_range r;

	if (!a)
		return;
	g_variant_iter_init(&it, a);
	while (g_variant_iter_next(&it, "(ii)", &r.first.n, &r.last.n))
		g_array_append_val(list, r);
}

static GVariant *authserv_ids(const struct settings *s)
{
	GVariantBuilder b;

	g_variant_builder_init(&b, G_VARIANT_TYPE_STRING_ARRAY);
	for (guint i = 0; i < s->sources->len; i++) {
		const struct source *source = s->sources->pdata[i];

		if (source->authserv_id)
			g_variant_builder_add(&b, "s", source->authserv_id);
	}
	return g_variant_builder_end(&b);
}

GVariant *setup_to_variant(const struct settings *s, const char *rules_dir)
{
	GVariantDict d;

	g_variant_dict_init(&d, NULL);
	g_variant_dict_insert(&d, "rules", "s", rules_dir);
	g_variant_dict_insert(&d, "timezone", "s", s->timezone);
	g_variant_dict_insert(&d, "languages", "^as", s->languages);
	g_variant_dict_insert_value(&d, "members", people(s->members));
	g_variant_dict_insert(&d, "log-addresses", "^as", s->log_addresses);
	g_variant_dict_insert_value(&d, "children", children(s->children));
	g_variant_dict_insert(&d, "domains", "^as", s->domains);
	g_variant_dict_insert(&d, "platforms", "^as", s->platforms);
	g_variant_dict_insert(&d, "platform-files", "^aay", s->platform_files);
	g_variant_dict_insert_value(&d, "contacts", people(s->contacts));
	g_variant_dict_insert(&d, "school-year", "(ii)", s->first_day.n, s->last_day.n);
	g_variant_dict_insert_value(&d, "no-school", ranges(s->no_school));
	g_variant_dict_insert_value(&d, "authserv-ids", authserv_ids(s));
	return g_variant_dict_end(&d);
}

static void get_strings(GVariant *v, const char *key, GStrv *field)
{
	GStrv list;

	if (!g_variant_lookup(v, key, "^as", &list))
		return;
	g_strfreev(*field);
	*field = list;
}

static void get_paths(GVariant *v, const char *key, GStrv *field)
{
	GStrv list;

	if (!g_variant_lookup(v, key, "^aay", &list))
		return;
	g_strfreev(*field);
	*field = list;
}

/* The readers believe the same servers as the configuration: one source an authserv-id. */
static void get_authserv_ids(GVariant *v, struct settings *s)
{
	g_auto(GStrv) ids = NULL;

	get_strings(v, "authserv-ids", &ids);
	for (guint i = 0; ids && ids[i]; i++) {
		struct source *source = g_new0(struct source, 1);

		source->authserv_id = g_strdup(ids[i]);
		g_ptr_array_add(s->sources, source);
	}
}

struct settings *setup_of_variant(GVariant *v, char **ret_rules_dir, GError **error)
{
	g_autoptr(settings) s = settings_new();
	g_autofree char *rules = NULL, *timezone = NULL;

	if (!g_variant_lookup(v, "rules", "s", &rules) ||
		!g_variant_lookup(v, "timezone", "s", &timezone)) {
		g_set_error(error, ST_ERROR, ST_ERROR_FATAL, "the reader's setup is incomplete");
		return NULL;
	}
	GTimeZone *zone = g_time_zone_new_identifier(timezone);
	if (!zone) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG, "no such time zone: %s", timezone);
		return NULL;
	}
	g_time_zone_unref(s->zone);
	s->zone = zone;
	g_free(s->timezone);
	s->timezone = g_steal_pointer(&timezone);
	get_strings(v, "languages", &s->languages);
	get_strings(v, "log-addresses", &s->log_addresses);
	get_strings(v, "domains", &s->domains);
	get_strings(v, "platforms", &s->platforms);
	get_paths(v, "platform-files", &s->platform_files);
	get_people(v, "members", s->members);
	get_people(v, "contacts", s->contacts);
	get_children(v, s->children);
	get_ranges(v, s->no_school);
	get_authserv_ids(v, s);
	g_variant_lookup(v, "school-year", "(ii)", &s->first_day.n, &s->last_day.n);
	calendar_free(s->calendar);
	s->calendar = calendar_new(s->first_day, s->last_day, s->no_school);
	*ret_rules_dir = g_steal_pointer(&rules);
	return g_steal_pointer(&s);
}
