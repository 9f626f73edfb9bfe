/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config/address.h"

#include <string.h>

#define LOCAL_MAX 64 /* RFC 5321 4.5.3.1 */
#define ADDRESS_MAX 254
#define DOMAIN_MAX 253
#define LABEL_MAX 63
#define PORT_MAX 65535

/* RFC 5322 atext, and UTF-8 of RFC 6531. */
static bool is_atext(char c)
{
	return g_ascii_isalnum(c) || (guchar)c >= 0x80 || (c && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

static bool is_local(const char *text, gsize n)
{
	if (n == 0 || n > LOCAL_MAX || text[0] == '.' || text[n - 1] == '.')
		return false;
	for (gsize i = 0; i < n; i++)
		if (!(is_atext(text[i]) || (text[i] == '.' && text[i - 1] != '.')))
			return false;
	return true;
}

static bool is_label(const char *label)
{
	gsize n = strlen(label);

	if (n == 0 || n > LABEL_MAX || label[0] == '-' || label[n - 1] == '-')
		return false;
	for (; *label; label++)
		if (!g_ascii_isalnum(*label) && *label != '-')
			return false;
	return true;
}

char *address_domain(const char *text, gsize n)
{
	g_autofree char *given = g_strndup(text, n);
	g_autofree char *ascii = g_hostname_to_ascii(given);

	if (!ascii || !*ascii || strlen(ascii) > DOMAIN_MAX)
		return NULL;
	g_auto(GStrv) labels = g_strsplit(ascii, ".", -1);

	for (char **l = labels; *l; l++)
		if (!is_label(*l))
			return NULL;
	return g_ascii_strdown(ascii, -1);
}

char *address_parse(const char *text)
{
	const char *at = strrchr(text, '@');

	if (!at || strlen(text) > ADDRESS_MAX || !g_utf8_validate(text, -1, NULL) ||
		!is_local(text, (gsize)(at - text)))
		return NULL;
	g_autofree char *domain = address_domain(at + 1, strlen(at + 1));

	if (!domain)
		return NULL;
	g_autofree char *local = g_utf8_strdown(text, at - text);
	return g_strconcat(local, "@", domain, NULL);
}

static char *ip6_host(const char *text, const char **ret_end)
{
	const char *close = strchr(text, ']');

	if (!close)
		return NULL;
	g_autofree char *inner = g_strndup(text + 1, (gsize)(close - text - 1));

	if (!g_hostname_is_ip_address(inner))
		return NULL;
	*ret_end = close + 1;
	return g_strdup_printf("[%s]", inner);
}

static char *url_host(const char *text, const char **ret_end)
{
	gsize n = strcspn(text, ":/");

	if (*text == '[')
		return ip6_host(text, ret_end);
	*ret_end = text + n;
	return address_domain(text, n);
}

char *address_url(const char *text, const char *const *schemes)
{
	const char *host_at = strstr(text, "://"), *rest;
	guint64 port;

	if (!host_at)
		return NULL;
	g_autofree char *scheme = g_ascii_strdown(text, host_at - text);

	if (!g_strv_contains(schemes, scheme))
		return NULL;
	g_autofree char *host = url_host(host_at + 3, &rest);

	if (!host)
		return NULL;
	g_autofree char *tail = g_strdup(rest);

	if (g_str_has_suffix(tail, "/"))
		tail[strlen(tail) - 1] = '\0';
	if (!*tail)
		return g_strconcat(scheme, "://", host, NULL);
	if (*tail != ':' || !g_ascii_string_to_unsigned(tail + 1, 10, 1, PORT_MAX, &port, NULL))
		return NULL;
	return g_strconcat(scheme, "://", host, tail, NULL);
}

struct person *address_person(const char *text)
{
	const char *open = strchr(text, '<');
	gsize n = strlen(text);

	if (open && text[n - 1] != '>')
		return NULL;
	g_autofree char *inner =
		open ? g_strndup(open + 1, n - (gsize)(open - text) - 2) : g_strdup(text);
	g_autofree char *address = address_parse(inner);

	if (!address)
		return NULL;
	g_autofree char *name = open ? g_strstrip(g_strndup(text, (gsize)(open - text))) : NULL;

	if (name && g_str_has_prefix(name, "\"") && g_str_has_suffix(name + 1, "\"")) {
		name[strlen(name) - 1] = '\0';
		memmove(name, name + 1, strlen(name));
	}
	if (name && strchr(name, '>'))
		return NULL;
	struct person *p = g_new0(struct person, 1);

	p->name = name && *name ? g_steal_pointer(&name) : NULL;
	p->address = g_steal_pointer(&address);
	p->from = p->until = DAY_NONE;
	return p;
}
