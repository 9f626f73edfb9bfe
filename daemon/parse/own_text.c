/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/own_text.h"

#include "parse/bullet.h"
#include "parse/sentence_table.h"

#include <string.h>

#define WRAP_MIN 50	     /* characters of a line that may have been cut by a program */
#define WRAP_MAX 100	     /* lines longer than this were not */
#define ANSWERED_LINES_MAX 8 /* a longer quote is no single question */
#define ORACLE_MAX 65536     /* bytes of HTML text in which a wrap is looked up */

static const glong usual_widths[] = { 60, 65, 70, 72, 74, 76, 78, 80, 100 };

static void part_clear(gpointer p)
{
	g_free(((struct own_part *)p)->answers);
}

void own_text_free(struct own_text *o)
{
	if (!o)
		return;
	g_free(o->text);
	g_array_unref(o->parts);
	g_free(o);
}

static gboolean is_own(const struct zoning *z, guint i)
{
	return z->kinds[i] == ZONE_NEW || z->kinds[i] == ZONE_INLINE_ANSWER;
}

/* Characters that show nothing and break words apart for no reader: soft hyphens, the
 * zero-width space, a byte order mark; the joiner inside an emoji stays. */
static gboolean shows_nothing(gunichar c)
{
	return c == 0xad || c == 0x34f || c == 0x200b || c == 0x200c || c == 0x200e ||
		c == 0x200f || c == 0x2060 || c == 0xfeff;
}

static char *squeezed(const struct line *l)
{
	GString *out = g_string_sized_new(l->size);

	for (const char *p = l->content, *end = p + l->size; p < end; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (g_unichar_isspace(c)) {
			if (out->len && out->str[out->len - 1] != ' ')
				g_string_append_c(out, ' ');
		} else if (!shows_nothing(c)) {
			g_string_append_unichar(out, c);
		}
	}
	if (out->len && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	return g_string_free(out, FALSE);
}

/* -- hard wraps ---------------------------------------------------------------------- */

/* The column at which a program seems to have wrapped the own lines; 0 if none did. */
static glong wrap_width(const struct zoning *z, const struct body_text *body)
{
	glong longest = 0;

	if (!body->wrapped)
		return 0;
	for (guint i = 0; i < z->lines->len; i++) {
		const struct line *l = line_at(z->lines, i);
		glong n;

		if (!is_own(z, i) || l->blank)
			continue;
		n = g_utf8_strlen(l->content, (gssize)l->size);
		/* a long word (an address) stands out without a meaning */
		if (n > WRAP_MAX && memchr(l->content, ' ', MIN(l->size, WRAP_MIN)))
			return 0;
		if (n <= WRAP_MAX)
			longest = MAX(longest, n);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(usual_widths) && longest >= WRAP_MIN; i++)
		if (usual_widths[i] >= longest)
			return usual_widths[i];
	return 0;
}

/* Asks the HTML of the same mail: 1 one line, 0 two lines, -1 it does not know. */
static int ask_html(const char *html, const char *line, const char *next)
{
	gsize n = strlen(line), m = MIN(strlen(next), 24), k = MIN(n, 24);

	if (!html || strlen(html) > ORACLE_MAX)
		return -1;
	while (m && ((guchar)next[m] & 0xc0) == 0x80)
		m--;
	while (k && ((guchar)line[n - k] & 0xc0) == 0x80)
		k--;
	g_autofree char *joined = g_strdup_printf("%s %.*s", line + n - k, (int)m, next);
	if (strstr(html, joined))
		return 1;
	g_autofree char *split = g_strdup_printf("%s\n%.*s", line + n - k, (int)m, next);
	return strstr(html, split) ? 0 : -1;
}

static glong first_word(const char *text)
{
	return g_utf8_strlen(text, (gssize)strcspn(text, " "));
}

/* Was the break between two lines made by a program? */
static gboolean is_wrap(
	const struct line *l, const char *line, const char *next, glong width, const char *html)
{
	glong n = g_utf8_strlen(line, -1);
	gboolean trailing = l->length > l->size + (gsize)(l->content - l->start) &&
		l->start[l->length - 1] == ' ';
	gunichar first = g_utf8_get_char(next);
	gsize bytes = strlen(line);
	int html_says;

	if (bullet_length(next) || bytes == 0)
		return FALSE;
	/* soft breaks of a forwarded format=flowed mail, whose header is gone */
	if (trailing && n >= WRAP_MIN - 10)
		return TRUE;
	if (!width || n < 30 || n + 1 + first_word(next) <= MIN(width, 72) - 6)
		return FALSE;
	html_says = ask_html(html, line, next);
	if (html_says >= 0)
		return html_says;
	if (n + 1 + first_word(next) <= width && n + 1 + first_word(next) <= 72)
		return FALSE;
	if (g_unichar_islower(first) || g_unichar_isdigit(first))
		return TRUE;
	if (strchr(".!?:", line[bytes - 1]) || g_utf8_strlen(next, -1) > 25)
		return TRUE;
	/* "... for all you do\nAnn": a short last line with a capital is a name; "of\nMay." not */
	return sentence_table_goes_on(line) || (next[1] && strchr(".?!", next[strlen(next) - 1]));
}

/* -- putting it together ------------------------------------------------------------- */

/* The paragraph of quoted lines that ends right above line i. */
static char *answered(const struct zoning *z, guint i)
{
	guint last = i, first, count = 0;
	GString *text;

	while (last > 0 && line_at(z->lines, last - 1)->blank)
		last--;
	if (last == 0 || z->kinds[last - 1] != ZONE_QUOTE || !line_at(z->lines, last - 1)->depth)
		return NULL;
	for (first = last; first > 0 && z->kinds[first - 1] == ZONE_QUOTE &&
		line_at(z->lines, first - 1)->depth;
		first--)
		count++;
	if (count > ANSWERED_LINES_MAX)
		return NULL;
	for (first = last; first > 0 && z->kinds[first - 1] == ZONE_QUOTE &&
		line_at(z->lines, first - 1)->depth && !line_at(z->lines, first - 1)->blank;
		first--)
		if (first < last && bullet_length(line_at(z->lines, first)->content))
			break;
	text = g_string_new(NULL);
	for (; first < last; first++) {
		g_autofree char *line = squeezed(line_at(z->lines, first));

		if (text->len)
			g_string_append_c(text, ' ');
		g_string_append(text, line + bullet_length(line));
	}
	return g_string_free(text, FALSE);
}

static void end_part(struct own_text *o, char **answers, gsize from, gsize to)
{
	struct own_part part = { from, to, *answers };

	if (*answers)
		g_array_append_val(o->parts, part);
	*answers = NULL;
}

struct own_text *own_text_build(const struct zoning *z, const struct body_text *body)
{
	struct own_text *o = g_new0(struct own_text, 1);
	GString *out = g_string_new(NULL);
	glong width = wrap_width(z, body);
	char *answers = NULL;
	gsize from = 0;
	guint blanks = 0, before = G_MAXUINT; /* the own line before this one */
	g_autofree char *last = NULL;

	o->parts = g_array_new(FALSE, FALSE, sizeof(struct own_part));
	g_array_set_clear_func(o->parts, part_clear);
	for (guint i = 0; i < z->lines->len; i++) {
		if (!is_own(z, i))
			continue;
		g_autofree char *line = squeezed(line_at(z->lines, i));
		if (!*line) {
			blanks++;
			continue;
		}
		if (before != G_MAXUINT && before + 1 == i &&
			is_wrap(line_at(z->lines, before), last, line, width, body->html))
			g_string_append_c(out, ' ');
		else if (out->len)
			g_string_append(out, blanks ? "\n\n" : "\n");
		if (z->kinds[i] == ZONE_INLINE_ANSWER && i > 0 && !is_own(z, i - 1)) {
			end_part(o, &answers, from, out->len);
			answers = answered(z, i);
			from = out->len;
		}
		g_string_append(out, line);
		blanks = 0;
		before = i;
		g_free(last);
		last = g_steal_pointer(&line);
	}
	end_part(o, &answers, from, out->len);
	o->text = g_string_free(out, FALSE);
	return o;
}
