/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an element's attributes say: whether it is seen, and what place it is in a mail. */
#pragma once
#include <glib.h>
#include <libxml/xmlstring.h>

enum place {
	PLACE_NONE,
	PLACE_SIGNATURE, /* "-- " comes before */
	PLACE_HEAD,	 /* the head of a quoted mail: a line of underscores comes before */
	PLACE_QUOTE,	 /* its content is quoted, though no blockquote says so */
};

/* Pairs of name and value, as libxml2 gives them; never NULL here. */
typedef const xmlChar **html_attributes;

/* The value of one, or NULL. */
const char *html_style_attribute(html_attributes attributes, const char *name);
/* A background that is not white. */
gboolean html_style_painted(html_attributes attributes);
/* Not to be seen; classes: a set of those that a style sheet hides; painted: what lies behind
 * it is not white. */
gboolean html_style_hidden(html_attributes attributes, GHashTable *classes, gboolean painted);
/* Adds the classes that a style sheet hides, but for those of some screens only. */
void html_style_hidden_classes(const char *css, GHashTable *classes);
/* A blockquote that only indents ("margin:0 0 0 40px;border:none", Gmail's own button). */
gboolean html_style_only_indents(html_attributes attributes);
enum place html_style_place(html_attributes attributes);
