/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/read_mail.h"

#include "base/text.h"
#include "classify/verdict.h"
#include "parse/mime.h"
#include "reader/packs.h"

#include <string.h>

struct read_context {
	const struct settings *settings;
	struct ruleset *rules;
	struct platform_set *platforms;
	char *fingerprint; /* of all rules */
	struct roster *roster;
	GPtrArray *authserv_ids, *members; /* borrowed strings, NULL-terminated */
	GPtrArray *people, *children;
};

static GPtrArray *strings(void)
{
	return g_ptr_array_new();
}

/* The lists that the rooms take, as plain string vectors. */
static void gather(struct read_context *c, const struct settings *s)
{
	for (guint i = 0; i < s->sources->len; i++) {
		const struct source *source = s->sources->pdata[i];

		if (source->authserv_id)
			g_ptr_array_add(c->authserv_ids, source->authserv_id);
	}
	for (guint i = 0; i < s->members->len; i++) {
		const struct person *p = s->members->pdata[i];

		if (p->address)
			g_ptr_array_add(c->members, p->address);
	}
	for (guint i = 0; i < s->contacts->len; i++) {
		const struct person *p = s->contacts->pdata[i];

		if (p->name)
			g_ptr_array_add(c->people, p->name);
	}
	for (guint i = 0; i < s->children->len; i++) {
		const struct child *child = s->children->pdata[i];

		g_ptr_array_add(c->children, child->name);
		for (char **a = child->aliases; *a; a++)
			g_ptr_array_add(c->children, *a);
	}
	g_ptr_array_add(c->authserv_ids, NULL);
	g_ptr_array_add(c->members, NULL);
	g_ptr_array_add(c->people, NULL);
	g_ptr_array_add(c->children, NULL);
}

/* Of the rules, and of what the tracker weighs by them. */
static char *fingerprint(
	const struct ruleset *rules, const struct platform_set *platforms, const char *rules_dir)
{
	g_autofree char *of_platforms = platform_set_fingerprint(platforms);
	g_autofree char *path = g_build_filename(rules_dir, PACKS_WEIGHTS_FILE, NULL);
	g_autofree char *weights = packs_text(path, NULL);
	g_autofree char *all =
		g_strconcat(ruleset_fingerprint(rules), of_platforms, weights ? weights : "", NULL);

	return text_sha256(all, strlen(all));
}

struct read_context *read_context_new(
	const struct settings *s, const char *rules_dir, GError **error)
{
	g_autoptr(ruleset) rules = packs_load(rules_dir, s->languages, NULL, error);
	g_autoptr(platform_set) platforms =
		rules ? packs_platforms(rules_dir, s->platform_files, error) : NULL;

	if (!platforms)
		return NULL;
	for (char **domain = s->platforms; domain && *domain; domain++)
		platform_set_add_domain(platforms, *domain);
	mime_init();
	struct read_context *c = g_new0(struct read_context, 1);
	c->settings = s;
	c->fingerprint = fingerprint(rules, platforms, rules_dir);
	c->rules = g_steal_pointer(&rules);
	c->platforms = g_steal_pointer(&platforms);
	c->roster = roster_new(s);
	c->authserv_ids = strings();
	c->members = strings();
	c->people = strings();
	c->children = strings();
	gather(c, s);
	return c;
}

void read_context_free(struct read_context *c)
{
	if (!c)
		return;
	ruleset_free(c->rules);
	platform_set_free(c->platforms);
	g_free(c->fingerprint);
	roster_free(c->roster);
	g_ptr_array_unref(c->authserv_ids);
	g_ptr_array_unref(c->members);
	g_ptr_array_unref(c->people);
	g_ptr_array_unref(c->children);
	g_free(c);
}

const char *read_context_fingerprint(const struct read_context *c)
{
	return c->fingerprint;
}

static struct parse_context parse_context_of(const struct read_context *c, struct moment arrived)
{
	return (struct parse_context){
		.zone = c->settings->zone,
		.arrived = arrived,
		.authserv_ids = (char *const *)c->authserv_ids->pdata,
		.log_addresses = c->settings->log_addresses,
		.members = (char *const *)c->members->pdata,
		.platforms = c->platforms,
	};
}

static void judge(const struct read_context *c, struct reading *r)
{
	const struct verdict_context context = {
		.rules = c->rules,
		.calendar = c->settings->calendar,
		.zone = c->settings->members->len ? c->settings->zone : NULL,
		.family_known = c->settings->members->len > 0,
		.people = (const char *const *)c->people->pdata,
		.children = (const char *const *)c->children->pdata,
	};

	side_place_mail(c->roster, r->messages);
	for (guint i = 0; i < r->messages->len; i++) {
		char *gave_up = verdict_judge(r->messages->pdata[i], &context);

		if (gave_up && !r->incomplete)
			r->incomplete = gave_up;
		else
			g_free(gave_up);
	}
}

struct reading *read_mail(
	const struct read_context *c, const guint8 *raw, gsize length, struct moment arrived)
{
	struct parse_context parse = parse_context_of(c, arrived);
	g_autoptr(GError) why = NULL;
	struct reading *r = mime_read(raw, length, &parse, &why);

	if (!r) {
		r = reading_new();
		r->rejected = g_strdup(why->message);
		return r;
	}
	judge(c, r);
	return r;
}

struct reading *read_text(const struct read_context *c, const char *text, struct moment arrived)
{
	struct parse_context parse = parse_context_of(c, arrived);
	struct reading *r = mime_read_text(text, &parse);

	judge(c, r);
	return r;
}
