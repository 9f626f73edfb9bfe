/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/html_style.h"

#include <string.h>

#define VISIBLE_OPACITY 0.05

/* What clients call the places that matter.  The name is looked for in id and class, behind
 * any "x_" that Outlook puts before the names of a mail that it quotes. */
static const struct {
	const char *name;
	enum place place;
} places[] = {
	{ "gmail_signature", PLACE_SIGNATURE },
	{ "moz-signature", PLACE_SIGNATURE },
	{ "Signature", PLACE_SIGNATURE },
	{ "signature", PLACE_SIGNATURE },
	{ "applemailsignature", PLACE_SIGNATURE },
	{ "AppleMailSignature", PLACE_SIGNATURE },
	{ "lineBreakAtBeginningOfSignature", PLACE_SIGNATURE },
	{ "ms-outlook-mobile-signature", PLACE_SIGNATURE },
	{ "protonmail_signature_block", PLACE_SIGNATURE },
	{ "tutanota_signature", PLACE_SIGNATURE },
	{ "zmail_signature", PLACE_SIGNATURE },
	{ "signature_block", PLACE_SIGNATURE },
	{ "email-signature", PLACE_SIGNATURE },
	{ "divRplyFwdMsg", PLACE_HEAD },
	{ "appendonsend", PLACE_HEAD },
	{ "divtagdefaultwrapper_reply", PLACE_HEAD },
	{ "mail-editor-reference-message-container", PLACE_HEAD },
	{ "OutlookMessageHeader", PLACE_HEAD },
	{ "OLK_SRC_BODY_SECTION", PLACE_HEAD },
	{ "yahoo_quoted", PLACE_QUOTE },
	{ "protonmail_quote", PLACE_QUOTE },
	{ "tutanota_quote", PLACE_QUOTE },
	{ "zmail_extra", PLACE_QUOTE },
};

const char *html_style_attribute(html_attributes attributes, const char *name)
{
	for (; attributes && attributes[0]; attributes += 2)
		if (!g_ascii_strcasecmp((const char *)attributes[0], name))
			return attributes[1] ? (const char *)attributes[1] : "";
	return NULL;
}

/* A style's value for a property: lower case, without blanks; "" if it is not there. */
static void style_value(const char *style, const char *property, char *ret_value, gsize size)
{
	gsize n = strlen(property), used = 0;

	ret_value[0] = '\0';
	for (const char *p = style; p && *p; p += strcspn(p, ";"), p += *p == ';') {
		p += strspn(p, " \t\r\n");
		if (g_ascii_strncasecmp(p, property, n))
			continue;
		const char *q = p + n + strspn(p + n, " \t\r\n");
		if (*q != ':')
			continue;
		for (q++, used = 0; *q && *q != ';' && used + 1 < size; q++)
			if (!g_ascii_isspace(*q))
				ret_value[used++] = g_ascii_tolower(*q);
		ret_value[used] = '\0';
	}
}

static gboolean is_zero(const char *value)
{
	char *end;
	double v = g_ascii_strtod(value, &end);

	return end != value && v < 0.5;
}

static gboolean is_white(const char *value)
{
	return !strcmp(value, "white") || !strcmp(value, "#fff") || !strcmp(value, "#ffffff") ||
		g_str_has_prefix(value, "rgb(255,255,255)") ||
		g_str_has_prefix(value, "rgba(255,255,255,");
}

gboolean html_style_painted(html_attributes attributes)
{
	const char *style = html_style_attribute(attributes, "style");
	const char *bgcolor = html_style_attribute(attributes, "bgcolor");
	char value[64];

	if (html_style_attribute(attributes, "background"))
		return TRUE;
	if (bgcolor && *bgcolor && g_ascii_strcasecmp(bgcolor, "#ffffff") &&
		g_ascii_strcasecmp(bgcolor, "white"))
		return TRUE;
	style_value(style, "background", value, sizeof(value));
	if (!*value)
		style_value(style, "background-color", value, sizeof(value));
	if (!*value)
		style_value(style, "background-image", value, sizeof(value));
	return *value && !is_white(value) && strcmp(value, "none") &&
		strcmp(value, "transparent") && strcmp(value, "initial");
}

static gboolean has_class(const char *names, GHashTable *classes)
{
	g_auto(GStrv) list = NULL;

	if (!names || !g_hash_table_size(classes))
		return FALSE;
	list = g_strsplit_set(names, " \t\r\n", -1);
	for (char **name = list; *name; name++)
		if (g_hash_table_contains(classes, *name))
			return TRUE;
	return FALSE;
}

gboolean html_style_hidden(html_attributes attributes, GHashTable *classes, gboolean painted)
{
	const char *style = html_style_attribute(attributes, "style");
	const char *color = html_style_attribute(attributes, "color");
	char value[64];

	if (html_style_attribute(attributes, "hidden") ||
		has_class(html_style_attribute(attributes, "class"), classes))
		return TRUE;
	if (color && is_white(color) && !painted)
		return TRUE;
	if (!style)
		return FALSE;
	style_value(style, "display", value, sizeof(value));
	if (g_str_has_prefix(value, "none"))
		return TRUE;
	style_value(style, "visibility", value, sizeof(value));
	if (g_str_has_prefix(value, "hidden"))
		return TRUE;
	style_value(style, "mso-hide", value, sizeof(value));
	if (g_str_has_prefix(value, "all"))
		return TRUE;
	style_value(style, "opacity", value, sizeof(value));
	if (*value && g_ascii_strtod(value, NULL) < VISIBLE_OPACITY)
		return TRUE;
	style_value(style, "font-size", value, sizeof(value));
	if (*value && is_zero(value))
		return TRUE;
	style_value(style, "max-height", value, sizeof(value));
	if (*value && is_zero(value)) {
		style_value(style, "overflow", value, sizeof(value));
		return g_str_has_prefix(value, "hidden");
	}
	style_value(style, "color", value, sizeof(value));
	return is_white(value) && !painted;
}

gboolean html_style_only_indents(html_attributes attributes)
{
	const char *style = html_style_attribute(attributes, "style"),
		   *class = html_style_attribute(attributes, "class");
	char border[64];

	if (html_style_attribute(attributes, "type") || html_style_attribute(attributes, "cite") ||
		(class && strstr(class, "quote")))
		return FALSE;
	style_value(style, "border", border, sizeof(border));
	return g_str_has_prefix(border, "none") || g_str_has_prefix(border, "medium none") ||
		g_str_has_prefix(border, "0");
}

static enum place place_named(const char *names)
{
	for (const char *p = names; p && *p; p += strspn(p, " ")) {
		gsize n;

		while (p[0] == 'x' && p[1] == '_')
			p += 2;
		n = strcspn(p, " ");
		for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
			if (strlen(places[i].name) == n && !strncmp(p, places[i].name, n))
				return places[i].place;
		if (n > 12 && !strncmp(p, "yahoo_quoted", 12))
			return PLACE_QUOTE;
		p += n;
	}
	return PLACE_NONE;
}

enum place html_style_place(html_attributes attributes)
{
	enum place place = place_named(html_style_attribute(attributes, "id"));
	const char *style = html_style_attribute(attributes, "style");
	char border[64];

	if (place == PLACE_NONE)
		place = place_named(html_style_attribute(attributes, "class"));
	if (place != PLACE_NONE || !style)
		return place;
	/* desktop Outlook's head of a quoted mail has no name, but always this line above */
	style_value(style, "border-top", border, sizeof(border));
	return strstr(border, "solid#e1e1e1") || strstr(border, "solid#b5c4df") ? PLACE_HEAD
										: PLACE_NONE;
}

/* -- style sheets -------------------------------------------------------------------- */

/* ".preheader" and "div.preheader"; nothing that depends on what stands around it. */
static void add_class(const char *selector, GHashTable *classes)
{
	g_autofree char *s = g_strstrip(g_strdup(selector));
	const char *dot = strchr(s, '.');

	if (dot && dot[1] && !strpbrk(s, " >+~:[#*") && !strchr(dot + 1, '.'))
		g_hash_table_add(classes, g_strdup(dot + 1));
}

static void add_classes(const char *selectors, GHashTable *classes)
{
	g_auto(GStrv) list = g_strsplit(selectors, ",", -1);

	for (char **s = list; *s; s++)
		add_class(*s, classes);
}

/* Behind the "}" that ends the block at p ("{"). */
static const char *block_end(const char *p)
{
	int depth = 0;

	for (; *p; p++) {
		depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
		if (depth == 0)
			return p + 1;
	}
	return p;
}

void html_style_hidden_classes(const char *css, GHashTable *classes)
{
	for (const char *p = css, *open; (open = strchr(p, '{')); p = block_end(open)) {
		g_autofree char *selectors = g_strndup(p, (gsize)(open - p));
		g_autofree char *block = g_strndup(open + 1, (gsize)(block_end(open) - open - 1));
		char value[64];

		if (strchr(selectors, '@'))
			continue;
		style_value(block, "display", value, sizeof(value));
		if (g_str_has_prefix(value, "none"))
			add_classes(selectors, classes);
	}
}
