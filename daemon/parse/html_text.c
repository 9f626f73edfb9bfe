/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/html_text.h"

#include "parse/html_style.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define QUOTE_DEPTH_MAX 20
#define CHUNK 65536 /* bytes given to the parser at once */
#define CSS_MAX 200000
#define ELEMENT_DEPTH_MAX 2000

enum shape {
	SHAPE_INLINE,
	SHAPE_BLOCK,	 /* begins and ends a line */
	SHAPE_PARAGRAPH, /* with an empty line before and after */
	SHAPE_BREAK,	 /* br */
	SHAPE_RULE,	 /* hr */
	SHAPE_ITEM,	 /* li */
	SHAPE_CELL,	 /* td, th */
	SHAPE_PRE,
	SHAPE_QUOTE, /* blockquote */
	SHAPE_SKIP,  /* with all that is in it */
};

static const struct {
	const char *name;
	enum shape shape;
} elements[] = {
	{ "address", SHAPE_BLOCK },
	{ "article", SHAPE_BLOCK },
	{ "blockquote", SHAPE_QUOTE },
	{ "br", SHAPE_BREAK },
	{ "caption", SHAPE_BLOCK },
	{ "center", SHAPE_BLOCK },
	{ "dd", SHAPE_BLOCK },
	{ "div", SHAPE_BLOCK },
	{ "dl", SHAPE_BLOCK },
	{ "dt", SHAPE_BLOCK },
	{ "fieldset", SHAPE_BLOCK },
	{ "footer", SHAPE_BLOCK },
	{ "form", SHAPE_BLOCK },
	{ "h1", SHAPE_PARAGRAPH },
	{ "h2", SHAPE_PARAGRAPH },
	{ "h3", SHAPE_PARAGRAPH },
	{ "h4", SHAPE_PARAGRAPH },
	{ "h5", SHAPE_PARAGRAPH },
	{ "h6", SHAPE_PARAGRAPH },
	{ "head", SHAPE_SKIP },
	{ "header", SHAPE_BLOCK },
	{ "hr", SHAPE_RULE },
	{ "li", SHAPE_ITEM },
	{ "main", SHAPE_BLOCK },
	{ "noscript", SHAPE_BLOCK },
	{ "object", SHAPE_SKIP },
	{ "ol", SHAPE_BLOCK },
	{ "option", SHAPE_BLOCK },
	{ "p", SHAPE_PARAGRAPH },
	{ "pre", SHAPE_PRE },
	{ "script", SHAPE_SKIP },
	{ "section", SHAPE_BLOCK },
	{ "select", SHAPE_SKIP },
	{ "style", SHAPE_SKIP },
	{ "table", SHAPE_BLOCK },
	{ "tbody", SHAPE_BLOCK },
	{ "td", SHAPE_CELL },
	{ "textarea", SHAPE_SKIP },
	{ "th", SHAPE_CELL },
	{ "title", SHAPE_SKIP },
	{ "tr", SHAPE_BLOCK },
	{ "ul", SHAPE_BLOCK },
};

struct element {
	enum shape shape;
	gboolean hidden; /* opened a hidden region */
	gboolean quoted; /* opened a quote */
	gboolean pre;
	gboolean style;
	gboolean list;	  /* ol or ul */
	int item;	  /* next number of an ol; 0 for ul */
	gboolean painted; /* a background that is not white */
};

struct render {
	GString *out;
	gsize limit;
	GArray *open; /* struct element */
	int hidden, quotes, pre, painted;
	int deeper;	/* elements below ELEMENT_DEPTH_MAX, which are not looked at */
	int newlines;	/* wanted before the next text */
	gboolean begun; /* something stands on the line */
	gboolean space; /* wanted before the next word */
	gboolean cut;
	int style; /* inside a style element */
	GString *css;
	GHashTable *hidden_classes;
	int separator; /* the last line is one of ours: do not repeat it */
};

/* -- writing ------------------------------------------------------------------------- */

static void begin_line(struct render *r)
{
	for (int i = 0; i < MIN(r->quotes, QUOTE_DEPTH_MAX); i++)
		g_string_append(r->out, "> ");
}

static void want_newlines(struct render *r, int n)
{
	if (r->out->len)
		r->newlines = MAX(r->newlines, r->separator ? 1 : n);
	r->space = FALSE;
}

static void flush_newlines(struct render *r)
{
	if (!r->out->len)
		begin_line(r);
	for (; r->newlines > 0; r->newlines--) {
		g_string_append_c(r->out, '\n');
		begin_line(r);
	}
}

static void put(struct render *r, const char *bytes, gsize n)
{
	if (r->cut)
		return;
	if (r->out->len + n > r->limit) {
		r->cut = TRUE;
		g_string_append(r->out, "\n[...]");
		return;
	}
	flush_newlines(r);
	if (r->space)
		g_string_append_c(r->out, ' ');
	r->space = FALSE;
	g_string_append_len(r->out, bytes, (gssize)n);
	r->begun = TRUE;
	r->separator = 0;
}

static void put_line(struct render *r, const char *line, int id)
{
	if (r->separator == id)
		return;
	want_newlines(r, r->begun ? 1 : 0);
	put(r, line, strlen(line));
	r->separator = id;
	want_newlines(r, 1);
}

static void line_break(struct render *r)
{
	if (!r->out->len)
		return;
	r->newlines++;
	r->newlines = MIN(r->newlines, 4);
	r->space = FALSE;
}

/* -- the parser's events ------------------------------------------------------------- */

static enum shape shape_of(const char *name)
{
	int low = 0, high = G_N_ELEMENTS(elements) - 1;

	while (low <= high) {
		int middle = (low + high) / 2, order = strcmp(name, elements[middle].name);

		if (order == 0)
			return elements[middle].shape;
		if (order < 0)
			high = middle - 1;
		else
			low = middle + 1;
	}
	return SHAPE_INLINE;
}

static void begin_item(struct render *r)
{
	char marker[24] = "- ";

	want_newlines(r, 1);
	for (guint i = r->open->len; i > 0; i--) {
		struct element *e = &g_array_index(r->open, struct element, i - 1);

		if (!e->list)
			continue;
		if (e->item > 0)
			g_snprintf(marker, sizeof(marker), "%d. ", e->item++);
		break;
	}
	flush_newlines(r);
	put(r, marker, strlen(marker) - 1);
	r->space = TRUE;
}

static void begin_shape(struct render *r, struct element *e)
{
	switch (e->shape) {
	case SHAPE_BREAK:
		line_break(r);
		break;
	case SHAPE_BLOCK:
		want_newlines(r, 1);
		break;
	case SHAPE_RULE:
	case SHAPE_PARAGRAPH:
		want_newlines(r, 2);
		break;
	case SHAPE_PRE:
		want_newlines(r, 1);
		e->pre = TRUE;
		r->pre++;
		break;
	case SHAPE_ITEM:
		begin_item(r);
		break;
	case SHAPE_CELL:
		r->space = r->begun && !r->newlines;
		break;
	default:
		break;
	}
}

static void begin_quote(struct render *r, struct element *e)
{
	want_newlines(r, 1);
	e->quoted = TRUE;
	r->quotes++;
	r->separator = 0;
}

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
	struct render *r = data;
	struct element e = { .shape = shape_of((const char *)name) };
	enum place place = attributes ? html_style_place(attributes) : PLACE_NONE;

	if (r->open->len > ELEMENT_DEPTH_MAX) {
		r->deeper++;
		return;
	}
	e.painted = attributes && html_style_painted(attributes);
	if (r->hidden || e.shape == SHAPE_SKIP ||
		(attributes &&
			html_style_hidden(attributes, r->hidden_classes, e.painted || r->painted)))
		e.hidden = TRUE;
	r->hidden += e.hidden;
	r->painted += e.painted;
	e.style = !strcmp((const char *)name, "style");
	r->style += e.style;
	e.list = !strcmp((const char *)name, "ol") || !strcmp((const char *)name, "ul");
	e.item = name[0] == 'o' && e.list;
	if (!e.hidden) {
		if (place == PLACE_HEAD)
			put_line(r, "________________________________", 2);
		else if (place == PLACE_SIGNATURE && r->out->len &&
			!g_str_has_suffix(r->out->str, "\n--") &&
			!g_str_has_suffix(r->out->str, " --"))
			put_line(r, "-- ", 1);
		begin_shape(r, &e);
		if (place == PLACE_QUOTE ||
			(e.shape == SHAPE_QUOTE &&
				!(attributes && html_style_only_indents(attributes))))
			begin_quote(r, &e);
		else if (e.shape == SHAPE_QUOTE)
			want_newlines(r, 1);
	}
	g_array_append_val(r->open, e);
}

static void on_end(void *data, const xmlChar *name)
{
	struct render *r = data;
	struct element e;

	if (r->deeper || !r->open->len) {
		r->deeper -= r->deeper > 0;
		return;
	}
	e = g_array_index(r->open, struct element, r->open->len - 1);
	g_array_set_size(r->open, r->open->len - 1);
	r->painted -= e.painted;
	r->hidden -= e.hidden;
	r->quotes -= e.quoted;
	r->pre -= e.pre;
	r->style -= e.style;
	if (e.style) {
		html_style_hidden_classes(r->css->str, r->hidden_classes);
		g_string_truncate(r->css, 0);
	}
	if (e.hidden)
		return;
	if (e.quoted || e.shape == SHAPE_BLOCK || e.shape == SHAPE_ITEM || e.shape == SHAPE_PRE ||
		e.shape == SHAPE_QUOTE)
		want_newlines(r, 1);
	else if (e.shape == SHAPE_PARAGRAPH)
		want_newlines(r, 2);
}

/* The bytes of a no-break or zero-width character that is a blank, or nothing, in text. */
static int blank_at(const char *p, gboolean *ret_nothing)
{
	*ret_nothing = FALSE;
	if (g_ascii_isspace(*p))
		return 1;
	if ((guchar)*p < 0x80)
		return 0;
	if (!strncmp(p, "\xc2\xa0", 2))
		return 2;
	*ret_nothing = TRUE;
	if (!strncmp(p, "\xc2\xad", 2) || !strncmp(p, "\xcd\x8f", 2))
		return 2;
	if (!strncmp(p, "\xe2\x80\x8b", 3) || !strncmp(p, "\xe2\x80\x8c", 3) ||
		!strncmp(p, "\xef\xbb\xbf", 3))
		return 3;
	return 0;
}

static void put_preformatted(struct render *r, const char *text, gsize n)
{
	for (const char *p = text, *end = text + n; p < end;) {
		const char *newline = memchr(p, '\n', (gsize)(end - p));

		if (!newline)
			newline = end;
		if (newline > p)
			put(r, p, (gsize)(newline - p));
		if (newline < end)
			line_break(r);
		p = newline + 1;
	}
}

static void on_text(void *data, const xmlChar *bytes, int length)
{
	struct render *r = data;
	g_autofree char *text = g_strndup((const char *)bytes, (gsize)length);
	gsize n = strlen(text);

	if (r->style && r->css->len < CSS_MAX)
		g_string_append(r->css, text);
	if (r->hidden || r->cut)
		return;
	if (r->pre) {
		put_preformatted(r, text, n);
		return;
	}
	for (const char *p = text; *p;) {
		gboolean nothing;
		int blank = blank_at(p, &nothing);
		const char *word = p;

		if (blank) {
			if (!nothing && r->begun && !r->newlines)
				r->space = TRUE;
			p += blank;
			continue;
		}
		while (*p && !blank_at(p, &nothing))
			p++;
		put(r, word, (gsize)(p - word));
	}
}

static void on_error(void *data, const char *format, ...)
{
}

void html_text_init(void)
{
	xmlInitParser();
}

static gboolean is_fragment(const char *html, gsize length)
{
	static const char *const tags[] = { "<html", "<body", "<head" };

	for (const char *p = html, *end = html + length; (p = memchr(p, '<', (gsize)(end - p)));
		p++)
		for (gsize i = 0; i < G_N_ELEMENTS(tags) && end - p >= 5; i++)
			if (!g_ascii_strncasecmp(p, tags[i], 5))
				return FALSE;
	return TRUE;
}

/* Where a comment, or one of Word's conditions ("<![if !supportLists]>"), that begins at tag
 * ends; NULL where it is neither, or has no end. */
static const char *condition_end(const char *tag, const char *end, gboolean *ret_open)
{
	const char *close;

	if (end - tag > 3 && !memcmp(tag, "<!--", 4)) {
		close = g_strstr_len(tag + 2, end - tag - 2, "-->");
		*ret_open = !close;
		return close ? close + 3 : NULL;
	}
	close = end - tag > 2 && !memcmp(tag, "<![", 3) ? memchr(tag, '>', (gsize)(end - tag))
							: NULL;
	return close ? close + 1 : NULL;
}

/* libxml2 shows Word's conditions; comments go too, as they may hold more of them. */
static GString *without_conditions(const char *html, gsize length)
{
	GString *out = g_string_sized_new(length);
	const char *end = html + length;
	gboolean open = FALSE; /* a comment without an end: the rest is the parser's */

	while (html < end) {
		const char *tag = open ? NULL : g_strstr_len(html, end - html, "<!"), *behind;

		g_string_append_len(out, html, (tag ? tag : end) - html);
		if (!tag)
			break;
		behind = condition_end(tag, end, &open);
		if (!behind)
			g_string_append_len(out, tag, 2);
		html = behind ? behind : tag + 2;
	}
	return out;
}

char *html_text_render(const char *html, gsize length, gsize limit)
{
	struct render r = { .out = g_string_sized_new(length / 2), .limit = limit };
	xmlSAXHandler sax = {
		.startElement = on_start,
		.endElement = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = NULL,
		.error = on_error,
		.warning = on_error,
	};
	htmlParserCtxtPtr parser =
		htmlCreatePushParserCtxt(&sax, &r, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);

	if (!parser)
		return g_string_free(r.out, FALSE);
	r.open = g_array_new(FALSE, FALSE, sizeof(struct element));
	r.css = g_string_new(NULL);
	r.hidden_classes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	htmlCtxtUseOptions(parser,
		HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
			HTML_PARSE_IGNORE_ENC);
	/* without a body libxml2 puts a paragraph around bare text */
	if (length && is_fragment(html, length))
		htmlParseChunk(parser, "<html><body>", 12, 0);
	g_autoptr(GString) clean = without_conditions(html, length);
	for (gsize at = 0; at < clean->len && !r.cut; at += CHUNK)
		htmlParseChunk(parser, clean->str + at, (int)MIN(clean->len - at, CHUNK), 0);
	htmlParseChunk(parser, "", 0, 1);
	htmlFreeParserCtxt(parser);
	g_array_unref(r.open);
	g_string_free(r.css, TRUE);
	g_hash_table_unref(r.hidden_classes);
	return g_string_free(r.out, FALSE);
}
