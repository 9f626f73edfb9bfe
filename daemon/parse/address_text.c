/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/address_text.h"

#include "parse/header_text.h"

#include <string.h>

/* One address while it is read. */
struct draft {
	GString *phrase;  /* display name, or a bare address */
	GString *route;	  /* between < and > */
	GString *comment; /* the old form: address (Name) */
};

static gboolean is_addr(const char *s)
{
	const char *at = strchr(s, '@');

	return at && at != s && at[1] && !strpbrk(s, " \t\r\n<>(),;\"");
}

/* "[mailto:a@b]" and "mailto:a@b", as Outlook prints them. */
static void strip_mailto(GString *s)
{
	char *p = s->str;

	g_strstrip(p);
	if (*p == '[')
		memmove(p, p + 1, strlen(p));
	if (!g_ascii_strncasecmp(p, "mailto:", 7))
		memmove(p, p + 7, strlen(p) - 6);
	if (*p && p[strlen(p) - 1] == ']')
		p[strlen(p) - 1] = '\0';
	g_strstrip(p);
	s->len = strlen(p);
}

/* Cuts `Name [a@b]` and `Name <a@b<mailto:a@b>>` out of the phrase. */
static void take_bracketed(struct draft *d)
{
	char *open = strrchr(d->phrase->str, '[');

	if (d->route->len || !open || !strchr(open, '@'))
		return;
	g_string_assign(d->route, open);
	g_string_truncate(d->phrase, (gsize)(open - d->phrase->str));
}

static void unquote(char *name)
{
	g_strstrip(name);
	for (gsize n = strlen(name); n > 1 && strchr("'\"", name[0]) && name[n - 1] == name[0];
		n = strlen(name)) {
		name[n - 1] = '\0';
		memmove(name, name + 1, n - 1);
		g_strstrip(name);
	}
}

static void finish(struct draft *d, GPtrArray *list)
{
	take_bracketed(d);
	strip_mailto(d->route);
	g_autofree char *name = header_text_decode(d->phrase->str);
	g_autofree char *comment = header_text_decode(d->comment->str);
	g_autofree char *addr = header_text_decode(d->route->str);

	unquote(name);
	if (!*addr && is_addr(name)) {
		g_free(addr);
		addr = g_steal_pointer(&name);
		name = g_strdup(comment);
	}
	if (g_str_has_prefix(addr, "mailto:"))
		memmove(addr, addr + 7, strlen(addr) - 6);
	/* a name that only repeats the address says nothing */
	if ((*addr || *name) && list->len < ADDRESSES_MAX)
		g_ptr_array_add(list,
			address_new(*name && g_ascii_strcasecmp(name, addr) ? name : NULL, addr));
	g_string_truncate(d->phrase, 0);
	g_string_truncate(d->route, 0);
	g_string_truncate(d->comment, 0);
}

static const char *quoted(const char *p, GString *out)
{
	for (p++; *p && *p != '"'; p++) {
		if (*p == '\\' && p[1])
			p++;
		g_string_append_c(out, *p);
	}
	return *p ? p + 1 : p;
}

static const char *comment(const char *p, GString *out)
{
	int depth = 0;

	for (; *p; p++) {
		if (*p == '\\' && p[1])
			p++;
		else if (*p == '(' && depth++ == 0)
			continue;
		else if (*p == ')' && --depth == 0)
			return p + 1;
		g_string_append_c(out, *p);
	}
	return p;
}

/* To the ">" that ends it; inner brackets ("<a@b<mailto:a@b>>") are cut away. */
static const char *angle(const char *p, GString *out)
{
	gsize n = strcspn(++p, "<>,;\r\n");

	g_string_append_len(out, p, (gssize)n);
	p += n;
	if (*p == '<')
		p += strcspn(p, ">");
	while (*p == '>')
		p++;
	return p;
}

/* Is the comma at p inside a name, as in "Ortiz, Paula <p@x>"?  A client's printed list
 * does not quote names; a part without "@" before a comma belongs to what follows. */
static gboolean comma_in_name(const struct draft *d, const char *p, gboolean semicolons)
{
	gsize n = strcspn(p + 1, ",;\r\n");

	if (d->route->len || strchr(d->phrase->str, '@') || strchr(d->phrase->str, '['))
		return FALSE;
	return semicolons ||
		((memchr(p + 1, '<', n) || memchr(p + 1, '[', n)) && memchr(p + 1, '@', n));
}

void address_text_list(const char *text, GPtrArray *list)
{
	struct draft d = { g_string_new(NULL), g_string_new(NULL), g_string_new(NULL) };
	gboolean semicolons = text && strchr(text, ';');
	gboolean plain_name = FALSE; /* the phrase has unquoted words */

	for (const char *p = text ? text : ""; *p && list->len < ADDRESSES_MAX;) {
		if (*p == '"') {
			p = quoted(p, d.phrase);
		} else if (*p == '(' && (d.route->len || strchr(d.phrase->str, '@'))) {
			p = comment(p, d.comment);
		} else if (*p == '<') {
			p = angle(p, d.route);
		} else if (*p == ':' && !strchr(d.phrase->str, '@') &&
			!strchr(d.phrase->str, '[') && !g_str_has_suffix(d.phrase->str, "mailto")) {
			g_string_truncate(d.phrase, 0); /* the name of a group */
			p++;
		} else if (*p == ';' ||
			(*p == ',' && !(plain_name && comma_in_name(&d, p, semicolons)))) {
			finish(&d, list);
			plain_name = FALSE;
			p++;
		} else {
			plain_name |= g_ascii_isalnum(*p) || (guchar)*p >= 0x80;
			g_string_append_c(d.phrase, *p++);
		}
	}
	finish(&d, list);
	g_string_free(d.phrase, TRUE);
	g_string_free(d.route, TRUE);
	g_string_free(d.comment, TRUE);
}

static struct address *first_of(const char *text)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)address_free);

	/* "Ortiz, Paula": without an address the comma divides nothing */
	if (text && !strchr(text, '@')) {
		g_autofree char *name = header_text_decode(text);

		unquote(name);
		return address_new(*name ? name : NULL, "");
	}
	address_text_list(text, list);
	return list->len ? g_ptr_array_steal_index(list, 0) : address_new(NULL, "");
}

/* Where "Office <office@x> on behalf of Ann Lee" parts; ret_length: of the words between. */
static const char *on_behalf(const char *text, gsize *ret_length)
{
	static const char *const marks[] = { " on behalf of ", " en nombre de ", " im auftrag von ",
		" de la part de ", " em nome de " };

	for (const char *p = text; (p = strchr(p, ' ')); p++)
		for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
			*ret_length = strlen(marks[i]);
			if (!g_ascii_strncasecmp(p, marks[i], *ret_length))
				return p;
		}
	return NULL;
}

struct address *address_text_first(const char *text)
{
	gsize n;
	const char *at = text ? on_behalf(text, &n) : NULL;
	struct address *who = first_of(at ? at + n : text);

	/* who shows no mailbox of his own speaks from the one that speaks for him */
	if (at && !*who->address) {
		g_autofree char *before = g_strndup(text, (gsize)(at - text));
		struct address *mailbox = first_of(before);

		g_free(who->address);
		who->address = g_strdup(mailbox->address);
		address_free(mailbox);
	}
	return who;
}
