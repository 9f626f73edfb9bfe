/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that name people, machines and mailboxes. */
#include "config/address.h"
#include "config/nearest.h"
#include "config/value.h"

#include <string.h>

static gboolean no_address(const char *text, GError **error)
{
	return value_wrong(error, "'%s' is not an address: name@example.org", text);
}

static gboolean parse_address(const char *text, const char *folder, void *ret_field, GError **error)
{
	char **field = ret_field;
	char *address = address_parse(text);

	if (!address)
		return no_address(text, error);
	g_free(*field);
	*field = address;
	return TRUE;
}

static gboolean parse_addresses(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	g_auto(GStrv) list = value_split(text);

	for (char **p = list; *p; p++)
		if (!parse_address(*p, folder, p, error))
			return FALSE;
	g_strfreev(*(char ***)ret_field);
	*(char ***)ret_field = g_steal_pointer(&list);
	return TRUE;
}

static gboolean parse_recipients(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	GPtrArray *field = *(GPtrArray **)ret_field;
	g_auto(GStrv) list = value_split(text);

	for (char **p = list; *p; p++)
		if (!parse_address(*p, folder, p, error))
			return FALSE;
	g_ptr_array_set_size(field, 0);
	for (char **p = list; *p; p++)
		g_ptr_array_add(field, g_strdup(*p));
	return TRUE;
}

static gboolean parse_person(const char *text, const char *folder, void *ret_field, GError **error)
{
	struct person **field = ret_field;
	struct person *p = address_person(text);

	if (!p)
		return value_wrong(error, "'%s' is not an address: Name <name@example.org>", text);
	person_free(*field);
	*field = p;
	return TRUE;
}

static gboolean parse_persons(const char *text, const char *folder, void *ret_field, GError **error)
{
	GPtrArray *field = *(GPtrArray **)ret_field;
	g_auto(GStrv) list = value_split(text);

	for (char **item = list; *item; item++) {
		struct person *p = NULL;

		if (!parse_person(*item, folder, &p, error))
			return FALSE;
		g_ptr_array_add(field, p);
	}
	return TRUE;
}

static char **names_inside(char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, ",", -1);
	GStrvBuilder *names = g_strv_builder_new();

	for (char **p = parts; *p; p++)
		if (*g_strstrip(*p))
			g_strv_builder_add(names, *p);
	char **list = g_strv_builder_end(names);
	g_strv_builder_unref(names);
	return list;
}

/* "Emma (Em, Emma Lucia)" */
static gboolean parse_child(char *text, GPtrArray *children, GError **error)
{
	char *open = strchr(text, '('), *close = strchr(text, ')');

	if (!open != !close || (open && (close < open || close[1])) || open == text)
		return value_wrong(error, "'%s' is not a child: Name (nickname, nickname)", text);
	if (open)
		*open++ = *close = '\0';
	g_strchomp(text);
	for (guint i = 0; i < children->len; i++)
		if (strcmp(((struct child *)children->pdata[i])->name, text) == 0)
			return value_wrong(error, "'%s' is named twice", text);
	struct child *c = g_new0(struct child, 1);

	c->name = g_strdup(text);
	c->aliases = open ? names_inside(open) : g_new0(char *, 1);
	c->school_domains = g_new0(char *, 1);
	c->contacts = g_new0(char *, 1);
	c->annual_review = c->three_year_review = DAY_NONE;
	g_ptr_array_add(children, c);
	return TRUE;
}

static gboolean parse_children(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	g_auto(GStrv) list = value_split(text);

	for (char **p = list; *p; p++)
		if (!parse_child(*p, *(GPtrArray **)ret_field, error))
			return FALSE;
	return TRUE;
}

static gboolean parse_domains(const char *text, const char *folder, void *ret_field, GError **error)
{
	g_auto(GStrv) list = value_split(text);

	for (char **p = list; *p; p++) {
		char *domain = address_domain(*p, strlen(*p));

		if (!domain)
			return value_wrong(error, "'%s' is not a domain: school.example", *p);
		g_free(*p);
		*p = domain;
	}
	g_strfreev(*(char ***)ret_field);
	*(char ***)ret_field = g_steal_pointer(&list);
	return TRUE;
}

static gboolean parse_url(
	const char *text, const char *const *schemes, char **ret_field, GError **error)
{
	char *url = address_url(text, schemes);

	if (!url && strchr(text, '@'))
		return value_wrong(
			error, "no user or password in an address of a server: use the key 'user'");
	if (!url)
		return value_wrong(error,
			"'%s' is not an address of a server: %s://host or %s://host", text,
			schemes[0], schemes[1]);
	g_free(*ret_field);
	*ret_field = url;
	return TRUE;
}

static gboolean parse_imap_url(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	static const char *const schemes[] = { "imaps", "imap", NULL };

	return parse_url(text, schemes, ret_field, error);
}

static gboolean parse_smtp_url(
	const char *text, const char *folder, void *ret_field, GError **error)
{
	static const char *const schemes[] = { "smtps", "smtp", NULL };

	return parse_url(text, schemes, ret_field, error);
}

/* The special uses of RFC 6154; other names with a backslash are mistakes for them. */
static gboolean parse_folders(const char *text, const char *folder, void *ret_field, GError **error)
{
	static const char *const uses[] = { "\\All", "\\Archive", "\\Drafts", "\\Flagged", "\\Junk",
		"\\Sent", "\\Trash", NULL };
	g_auto(GStrv) list = value_split(text);

	if (!*list)
		return value_wrong(error, "a folder is missing");
	for (char **p = list; *p; p++) {
		if (**p != '\\' || g_strv_contains(uses, *p))
			continue;
		g_autofree char *hint = nearest_hint(*p, uses);
		return value_wrong(error, "'%s' is no special use of a mailbox%s", *p, hint);
	}
	g_strfreev(*(char ***)ret_field);
	*(char ***)ret_field = g_steal_pointer(&list);
	return TRUE;
}

const struct value_type value_address = { "address", parse_address };
const struct value_type value_addresses = { "list of addresses", parse_addresses };
const struct value_type value_recipients = { "list of members' addresses", parse_recipients };
const struct value_type value_person = { "name and address", parse_person };
const struct value_type value_persons = { "list of names and addresses", parse_persons };
const struct value_type value_children = { "list of children", parse_children };
const struct value_type value_domains = { "list of domains", parse_domains };
const struct value_type value_imap_url = { "imaps:// or imap:// and a host", parse_imap_url };
const struct value_type value_smtp_url = { "smtps:// or smtp:// and a host", parse_smtp_url };
const struct value_type value_folders = { "list of mailboxes", parse_folders };
