/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/header_block.h"

#include "parse/sentence_table.h"

#include <string.h>

#define LABEL_MAX 30
#define BLOCK_LINES_MAX 60
#define FIELD_LENGTH_MAX 20000
#define ATTRIBUTION_LINES_MAX 4
#define ATTRIBUTION_LENGTH_MAX 500

void header_block_free(struct header_block *b)
{
	if (!b)
		return;
	for (int i = 0; i < FIELD_COUNT; i++)
		g_free(b->fields[i]);
	g_free(b);
}

/* -- blocks of labels ---------------------------------------------------------------- */

/* A label may stand in stars ("*From:* Ann") and have blanks before its colon. */
static enum header_field label_of(const struct line *l, const char **ret_value)
{
	const char *p = l->content, *end = p + l->size, *colon, *label_end;
	enum header_field field;

	while (p < end && strchr(" \t*_", *p))
		p++;
	for (colon = p; colon < end && colon - p < LABEL_MAX && *colon != ':'; colon++)
		if (end - colon > 2 && !memcmp(colon, "\xef\xbc\x9a", 3)) /* a wide colon */
			break;
	if (colon >= end || (*colon != ':' && *colon != '\xef'))
		return FIELD_NONE;
	label_end = colon;
	while (label_end > p &&
		(strchr(" \t*_", label_end[-1]) || (guchar)label_end[-1] == 0xa0 ||
			((guchar)label_end[-1] == 0xc2 && label_end < colon &&
				(guchar)*label_end == 0xa0)))
		label_end--;
	field = zone_table_label(p, (gsize)(label_end - p));
	colon += *colon == ':' ? 1 : 3;
	while (colon < end && strchr(" \t*_", *colon))
		colon++;
	*ret_value = colon;
	return field;
}

static void set_field(
	struct header_block *b, enum header_field field, const char *value, const struct line *l)
{
	gsize n = (gsize)(l->content + l->size - value);

	if (!b->fields[field])
		b->fields[field] = g_strndup(value, n);
}

/* Does a line without a label go on with the field above it? */
static gboolean continues(const GArray *lines, guint i, enum header_field field, const char *value)
{
	const struct line *l = line_at(lines, i);
	gsize n = strlen(value);
	const char *ignored;

	if (n && strchr(",;", value[n - 1]))
		return TRUE;
	if ((field == FIELD_FROM || field == FIELD_TO || field == FIELD_CC) &&
		memchr(l->content, '@', l->size))
		return TRUE;
	if (field != FIELD_OTHER && (*l->content == ' ' || *l->content == '\t') && n)
		return TRUE;
	return i + 1 < lines->len && label_of(line_at(lines, i + 1), &ignored) != FIELD_NONE;
}

static void append_field(struct header_block *b, enum header_field field, const struct line *l)
{
	g_autofree char *more = line_text(l);
	char *whole;

	if (!b->fields[field] || strlen(b->fields[field]) > FIELD_LENGTH_MAX)
		return;
	whole = g_strconcat(b->fields[field], " ", more, NULL);
	g_free(b->fields[field]);
	b->fields[field] = whole;
}

/* Is it the head of a mail, and not a list that says "From: 3:15, To: 4:00"? */
static gboolean is_whole(const struct header_block *b, guint labels, gboolean marked)
{
	char *const *f = b->fields;

	if (!f[FIELD_FROM] || !(f[FIELD_DATE] || f[FIELD_SUBJECT] || f[FIELD_TO]))
		return FALSE;
	if (marked)
		return labels >= 2;
	return labels >= 3 &&
		(strchr(f[FIELD_FROM], '@') || (f[FIELD_TO] && strchr(f[FIELD_TO], '@')) ||
			(f[FIELD_DATE] && f[FIELD_SUBJECT]));
}

struct header_block *header_block_at(const GArray *lines, guint i, gboolean marked)
{
	g_autoptr(header_block) b = g_new0(struct header_block, 1);
	guint depth = line_at(lines, i)->depth, labels = 0, first = i;
	enum header_field last = FIELD_NONE;
	const char *value;

	if (label_of(line_at(lines, i), &value) == FIELD_NONE)
		return NULL;
	for (; i < lines->len && i - first < BLOCK_LINES_MAX; i++) {
		const struct line *l = line_at(lines, i);
		enum header_field field;

		if (l->depth != depth)
			break;
		if (l->blank) {
			/* one empty line inside, where the next is a label that is still missing */
			if (labels > 3 || i + 1 >= lines->len ||
				line_at(lines, i + 1)->depth != depth)
				break;
			field = label_of(line_at(lines, i + 1), &value);
			if (field == FIELD_NONE || b->fields[field])
				break;
			continue;
		}
		field = label_of(l, &value);
		if (field != FIELD_NONE && !(b->fields[field] && field != FIELD_OTHER)) {
			set_field(b, field, value, l);
			labels++;
			last = field;
		} else if (field == FIELD_NONE && last != FIELD_NONE && b->fields[last] &&
			continues(lines, i, last, b->fields[last])) {
			append_field(b, last, l);
		} else {
			break;
		}
	}
	b->end = i;
	return is_whole(b, labels, marked) ? g_steal_pointer(&b) : NULL;
}

/* -- attributions -------------------------------------------------------------------- */

static gboolean has_time(const char *text)
{
	for (const char *p = text; (p = strpbrk(p, ":.h")); p++)
		if (p > text && g_ascii_isdigit(p[-1]) && g_ascii_isdigit(p[1]))
			return TRUE;
	return FALSE;
}

static gboolean has_year(const char *text)
{
	for (const char *p = text; *p; p++) {
		gsize n = strspn(p, "0123456789");

		if (n == 4 && (p[0] == '1' || p[0] == '2') && (p[1] == '9' || p[1] == '0'))
			return TRUE;
		if (n)
			p += n - 1;
	}
	return FALSE;
}

/* "Sept 8" or "08/09/26": the digits of a date, where the year has only two. */
static gboolean has_digit(const char *text)
{
	return strpbrk(text, "0123456789") != NULL;
}

static gboolean has_address(const char *text)
{
	const char *at = strchr(text, '@');

	return at && at > text && g_ascii_isalnum(at[1]);
}

static gboolean is_balanced(const char *text)
{
	int open = 0;

	for (const char *p = text; *p; p++)
		open += *p == '<' ? 1 : *p == '>' ? -1 : 0;
	return open >= 0 && open <= 1 && (open == 0 || !strstr(text, "> wrote"));
}

/* "Ann Lee wrote:", and no more. */
static gboolean names_only(const char *text)
{
	const char *last = strrchr(text, ' ');
	g_autofree char *name = last ? g_strndup(text, (gsize)(last - text)) : NULL;

	return name && sentence_table_is_name(name);
}

/* A whole attribution: quoted tells that quoted lines follow, so that less is asked of it. */
static gboolean is_attribution(const char *text, gboolean quoted)
{
	gsize n = strlen(text);
	gboolean colon, dashes;

	while (n && strchr(" \t*_", text[n - 1]))
		n--;
	dashes = n > 4 && !strncmp(text + n - 4, "----", 4);
	colon = n && (text[n - 1] == ':' || (n > 2 && !memcmp(text + n - 3, "\xef\xbc\x9a", 3)));
	if ((!colon && !dashes && !quoted) || n < 10 || !is_balanced(text))
		return FALSE;
	if (zone_table_wrote(text)) {
		/* without quoted lines a person may have written it: "On May 5, 2026 she wrote:" */
		if (has_address(text) || (has_time(text) && has_year(text)))
			return has_digit(text) && (colon || dashes || has_year(text));
		if (quoted && has_digit(text) && (has_time(text) || has_year(text)))
			return TRUE;
		return quoted && colon && (has_digit(text) || names_only(text));
	}
	/* no word for "wrote", but a date, a time, an address, and a colon at the end */
	return colon && has_time(text) && has_year(text) && has_address(text);
}

/* The author's "Ann Lee <a@x>" in an attribution: the words before the address, back to the
 * comma, the time or the word "wrote". */
static char *author_of(const char *text)
{
	const char *at = strchr(text, '@'), *open, *start;

	if (!at)
		return NULL;
	for (open = at; open > text && *open != '<' && *open != '[' && *open != '('; open--)
		if (g_ascii_isspace(*open))
			return g_strndup(open + 1, strcspn(open + 1, " \t:>)"));
	for (start = open; start > text; start--) {
		if (start[-1] == ',' || start[-1] == ';' || g_ascii_isdigit(start[-1]))
			break;
		if (start > text + 1 && !g_ascii_strncasecmp(start - 2, "M ", 2) &&
			strchr("aApP", start > text + 2 ? start[-3] : 'x'))
			break; /* "4:58 PM Ann Lee" */
	}
	start += strspn(start, " ,;");
	return g_strndup(start, strcspn(start, ">])"));
}

/* The lines i..j as one. */
static char *joined(const GArray *lines, guint i, guint j)
{
	GString *text = g_string_new(NULL);

	for (; i <= j; i++) {
		g_autofree char *part = line_text(line_at(lines, i));

		if (text->len)
			g_string_append_c(text, ' ');
		g_string_append(text, part);
	}
	return g_string_free(text, FALSE);
}

/* Could an attribution begin in this line: not "<ann@x> wrote:", nor in the middle of words. */
static gboolean may_start(const char *text, gboolean *ret_sure)
{
	gunichar c = g_utf8_get_char(text);

	*ret_sure = (g_unichar_isupper(c) || *text == '-') && zone_table_attribution_start(text);
	return g_unichar_isupper(c) || g_unichar_isdigit(c) || *text == '"' ||
		(g_unichar_isalpha(c) && c > 0x7f);
}

/* Of the lines i..j, which end in an attribution: the one in which it begins.  The last that
 * begins as one does, else the last that could be a whole. */
static guint attribution_start(const GArray *lines, guint i, guint j, gboolean quoted)
{
	guint start = i;
	gboolean found = FALSE, sure;

	for (guint k = j;; k--) {
		g_autofree char *text = joined(lines, k, j);

		if (may_start(text, &sure) && is_attribution(text, quoted)) {
			if (sure)
				return k;
			if (!found)
				start = k;
			found = TRUE;
		}
		if (k == i)
			return start;
	}
}

struct header_block *attribution_at(const GArray *lines, guint i, gboolean likely, guint *ret_end)
{
	guint depth = line_at(lines, i)->depth, j = i;
	g_autofree char *text = NULL;

	for (; j < lines->len && j < i + ATTRIBUTION_LINES_MAX; j++) {
		const struct line *l = line_at(lines, j);
		guint next = line_skip_blank(lines, j + 1);
		gboolean quoted =
			likely || (next < lines->len && line_at(lines, next)->depth > depth);

		if (l->blank || l->depth != depth || l->length > ATTRIBUTION_LENGTH_MAX)
			return NULL;
		if (!quoted && (!l->size || !strchr(":-*\x9a", l->content[l->size - 1])))
			continue;
		g_free(text);
		text = joined(lines, i, j);
		if (strlen(text) > ATTRIBUTION_LENGTH_MAX)
			return NULL;
		if (is_attribution(text, quoted)) {
			if (attribution_start(lines, i, j, quoted) != i)
				return NULL; /* it begins further down */
			break;
		}
	}
	if (j >= lines->len || j >= i + ATTRIBUTION_LINES_MAX || !text)
		return NULL;
	struct header_block *b = g_new0(struct header_block, 1);
	b->fields[FIELD_FROM] = author_of(text);
	b->fields[FIELD_DATE] = g_steal_pointer(&text);
	b->end = *ret_end = j + 1;
	return b;
}
