/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/sentence_table.h"
#include "parse/zone.h"

#include <string.h>

#define SIGNATURE_LINES_MAX 14
#define SIGNATURE_COLUMNS_MAX 110
#define DASHES_LINES_MAX 25 /* under a "--" that has lost its blank */
#define NAME_COLUMNS_MAX 70
#define BANNER_LINES_MAX 8

/* The stretch of lines that is looked at. */
struct stretch {
	struct zoning *z;
	guint first, last;
	const struct zone_context *context;
};

static void mark(struct stretch *s, guint from, guint to, enum zone_kind kind)
{
	for (guint i = from; i < to; i++)
		s->z->kinds[i] = (guint8)kind;
}

static const struct line *at(const struct stretch *s, guint i)
{
	return line_at(s->z->lines, i);
}

/* Ends before the blank lines at its end. */
static void trim(struct stretch *s)
{
	while (s->last > s->first && at(s, s->last - 1)->blank)
		s->last--;
}

static gboolean starts_paragraph(const struct stretch *s, guint i)
{
	return !at(s, i)->blank && (i == s->first || at(s, i - 1)->blank);
}

static guint paragraph_end(const struct stretch *s, guint i)
{
	while (i < s->last && !at(s, i)->blank)
		i++;
	return i;
}

static char *paragraph_text(const struct stretch *s, guint i)
{
	GString *text = g_string_new(NULL);

	for (guint end = paragraph_end(s, i); i < end; i++) {
		g_autofree char *line = line_text(at(s, i));

		g_string_append(text, line);
		g_string_append_c(text, ' ');
	}
	return g_string_free(text, FALSE);
}

/* -- banners and platform frames ----------------------------------------------------- */

static void banners(struct stretch *s)
{
	guint i = line_skip_blank(s->z->lines, s->first), seen = 0;

	for (; i < s->last && seen < BANNER_LINES_MAX; seen++) {
		g_autofree char *line = line_text(at(s, i));

		if (!zone_table_banner(line))
			break;
		mark(s, s->first, i + 1, ZONE_BANNER);
		i = line_skip_blank(s->z->lines, i + 1);
		s->first = MIN(i, s->last);
	}
}

/* A first line that is nothing but the sender's display name is a platform's heading. */
static void heading(struct stretch *s)
{
	guint i = line_skip_blank(s->z->lines, s->first);

	if (i >= s->last || !s->context->from_name || !*s->context->from_name)
		return;
	g_autofree char *line = line_text(at(s, i));
	gboolean weak,
		reply_line = zone_table_footer(line, &weak) && !weak && strlen(line) < 120 &&
		strstr(line, "above this line");
	if (!reply_line &&
		(g_ascii_strcasecmp(line, s->context->from_name) ||
			line_skip_blank(s->z->lines, i + 1) >= s->last))
		return;
	mark(s, s->first, i + 1, ZONE_PLATFORM);
	s->first = i + 1;
}

/* "<https://...>", "[image: logo]", a rule: says nothing, goes with what it stands beside. */
static gboolean is_decoration(const char *line)
{
	return g_str_has_prefix(line, "http") || g_str_has_prefix(line, "<http") ||
		g_str_has_prefix(line, "www.") || g_str_has_prefix(line, "[image") ||
		g_str_has_prefix(line, "[cid:") || strspn(line, "-_=*|\xc2\xb7 ") == strlen(line);
}

/* The platform's lines at the end. */
static void footer(struct stretch *s)
{
	guint cut = s->last;
	gboolean strong = FALSE;

	for (guint i = s->last; i > s->first; i--) {
		const struct line *l = at(s, i - 1);
		gboolean weak;

		if (l->blank)
			continue;
		g_autofree char *line = line_text(l);
		if (zone_table_footer(line, &weak)) {
			strong |= !weak;
			cut = i - 1;
		} else if (!is_decoration(line) || cut == s->last) {
			break;
		}
	}
	if ((!strong && !s->context->machine) || cut <= line_skip_blank(s->z->lines, s->first))
		return;
	mark(s, cut, s->last, ZONE_PLATFORM);
	s->last = cut;
	trim(s);
}

/* -- what is marked as a signature --------------------------------------------------- */

static gboolean is_postscript(const struct line *l)
{
	return l->size > 3 &&
		(!g_ascii_strncasecmp(l->content, "p.s", 3) ||
			!g_ascii_strncasecmp(l->content, "ps:", 3) ||
			!g_ascii_strncasecmp(l->content, "p.d", 3));
}

static void cut_signature(struct stretch *s, guint from, enum zone_kind kind)
{
	guint to = from;

	while (to < s->last && !(starts_paragraph(s, to) && to > from && is_postscript(at(s, to))))
		to++;
	mark(s, from, to, kind);
	if (to == s->last)
		s->last = from;
	trim(s);
}

static gboolean is_dashes(const struct line *l)
{
	gsize n = l->size;

	/* "-- " of RFC 3676, "--", and what some clients write for it */
	return (n == 2 && !memcmp(l->content, "--", 2)) ||
		(n == 3 && !memcmp(l->content, "\xe2\x80\x94", 3)) ||
		(n == 2 && !memcmp(l->content, "__", 2));
}

static void dashes(struct stretch *s)
{
	for (guint i = s->first; i < s->last; i++) {
		const struct line *l = at(s, i);
		gboolean exact = l->length - (gsize)(l->content - l->start) == 3;

		if (!is_dashes(l) || (!exact && s->last - i > DASHES_LINES_MAX))
			continue;
		cut_signature(s, i, ZONE_SIGNATURE);
		return;
	}
}

static void mobile(struct stretch *s)
{
	while (s->last > s->first) {
		g_autofree char *line = line_text(at(s, s->last - 1));

		if (!zone_table_mobile(line) &&
			!(is_decoration(line) && s->last > s->first + 1 &&
				s->z->kinds[s->last] == ZONE_SIGNATURE))
			return;
		mark(s, s->last - 1, s->last, ZONE_SIGNATURE);
		s->last--;
		trim(s);
	}
}

/* Where what a lawyer says ends: a question or a postscript is a person's again. */
static guint disclaimer_end(const struct stretch *s, guint i)
{
	guint end = paragraph_end(s, i);

	for (guint next; end < s->last; end = paragraph_end(s, next)) {
		next = line_skip_blank(s->z->lines, end);
		g_autofree char *text = paragraph_text(s, next);
		if (strchr(text, '?') || is_postscript(at(s, next)))
			break;
	}
	return end;
}

static void disclaimer(struct stretch *s)
{
	guint own = line_skip_blank(s->z->lines, s->first), end;

	for (guint i = own; i < s->last; i = line_skip_blank(s->z->lines, end)) {
		g_autofree char *text = paragraph_text(s, i);

		end = paragraph_end(s, i);
		if (!zone_table_disclaimer(text))
			continue;
		/* above a letter it is one paragraph; under it, all that follows */
		if (i > own)
			end = disclaimer_end(s, i);
		mark(s, i, end, ZONE_DISCLAIMER);
		if (i == own)
			s->first = end;
		if (end == s->last)
			s->last = i;
	}
	trim(s);
}

/* -- an unmarked signature: the author's name, then short lines ---------------------- */

struct name_match {
	guint words, known, full; /* words of the line; of the name, or initials and titles */
};

static char **folded_words(const char *text)
{
	g_auto(GStrv) ascii = NULL;

	return g_str_tokenize_and_fold(text, NULL, &ascii);
}

static void match_word(const char *word, char *const *name, struct name_match *m)
{
	m->words++;
	for (char *const *n = name; *n; n++) {
		if (!strcmp(*n, word)) {
			m->known++;
			m->full++;
			return;
		}
		if (!word[1] && (*n)[0] == word[0]) {
			m->known++;
			return;
		}
	}
	if (zone_table_title(word))
		m->known++;
}

/* How well the line (to its first comma, bar or bracket) is the author's name. */
static struct name_match match_name(const char *line, const char *from_name)
{
	struct name_match m = { 0 };
	g_autofree char *head = g_strndup(line, strcspn(line, ",|(/"));
	g_auto(GStrv) words = folded_words(head);
	g_auto(GStrv) name = folded_words(from_name ? from_name : "");

	if (g_utf8_strlen(line, -1) > NAME_COLUMNS_MAX)
		return m;
	for (char **w = words; *w; w++)
		match_word(*w, name, &m);
	return m;
}

static gboolean is_full_name(const struct name_match *m)
{
	return m->full >= 1 && m->words >= 2 && m->words <= 7 &&
		(m->known == m->words || (m->full >= 3 && m->known * 5 >= m->words * 3));
}

static gboolean is_number(const char *line)
{
	gsize digits = 0;

	for (const char *p = line; *p; p++)
		digits += g_ascii_isdigit(*p);
	return digits >= 7;
}

/* A line of contact: a telephone number, an address, a role; no sentence. */
static gboolean is_contact(const char *line)
{
	gsize n = strlen(line);

	if (n == 0 || g_utf8_strlen(line, -1) > SIGNATURE_COLUMNS_MAX || strchr("?!", line[n - 1]))
		return FALSE;
	return is_number(line) || strchr(line, '|') || strstr(line, "www.") ||
		strstr(line, "http") || (strchr(line, '@') && n < 60) ||
		(n < 70 && zone_table_role(line));
}

/* Do the lines behind a name read like a signature?  contacts: how many are surely so. */
static gboolean reads_like_signature(const struct stretch *s, guint i, guint *ret_contacts)
{
	*ret_contacts = 0;
	if (s->last - i > SIGNATURE_LINES_MAX)
		return FALSE;
	for (; i < s->last; i++) {
		g_autofree char *line = line_text(at(s, i));

		if (g_utf8_strlen(line, -1) > SIGNATURE_COLUMNS_MAX && !*ret_contacts)
			return FALSE;
		*ret_contacts += is_contact(line);
	}
	return TRUE;
}

static gboolean after_signoff(const struct stretch *s, guint i)
{
	while (i > s->first && at(s, i - 1)->blank)
		i--;
	if (i == s->first)
		return FALSE;
	g_autofree char *line = line_text(at(s, i - 1));
	gsize n = strlen(line);
	return zone_table_signoff(line) || (n < 60 && n && line[n - 1] == ',');
}

/* A line of contact in the same paragraph: what it takes to believe a first name. */
static gboolean contacts_beside(const struct stretch *s, guint i)
{
	for (; i < s->last && !at(s, i)->blank; i++) {
		g_autofree char *line = line_text(at(s, i));

		if (is_contact(line))
			return TRUE;
	}
	return FALSE;
}

static gboolean begins_signature(const struct stretch *s, guint i)
{
	g_autofree char *line = line_text(at(s, i));
	struct name_match m = match_name(line, s->context->from_name);
	guint contacts;

	if (m.full == 0 || !reads_like_signature(s, i + 1, &contacts))
		return FALSE;
	if (!starts_paragraph(s, i)) /* "Best,\nAnn Lee\nTeacher": a typed name ends the letter */
		return is_full_name(&m) && contacts >= 1 && after_signoff(s, i);
	if (contacts >= 1 || strchr(line, ','))
		return is_full_name(&m) ||
			(m.full >= 1 && m.known == m.words && contacts_beside(s, i + 1));
	if (s->last - i > 1) /* lines that say nothing to us: trust a whole name only */
		return is_full_name(&m) && m.full >= 2 && s->last - i <= 5;
	return is_full_name(&m) && m.full >= 2 && !after_signoff(s, i);
}

/* A signature of somebody whom the From field does not name: a name alone, then a role and a
 * number.  What a line with a colon announces is no signature, but what the letter is about. */
static gboolean begins_foreign(const struct stretch *s, guint i)
{
	g_autofree char *line = line_text(at(s, i));
	g_autofree char *name = g_strndup(line, strcspn(line, ",|("));
	gboolean role = FALSE, number = FALSE;
	guint contacts, above = i;

	g_strchomp(name);
	if (!starts_paragraph(s, i) || !strchr(name, ' ') || !sentence_table_is_name(name) ||
		!reads_like_signature(s, i + 1, &contacts) || contacts < 2)
		return FALSE;
	while (above > s->first && at(s, above - 1)->blank)
		above--;
	if (above > s->first && at(s, above - 1)->size &&
		at(s, above - 1)->content[at(s, above - 1)->size - 1] == ':')
		return FALSE;
	for (guint k = i + 1; k < s->last; k++) {
		g_autofree char *text = line_text(at(s, k));

		role |= zone_table_role(text);
		number |= is_number(text) || strchr(text, '@');
	}
	return role && number;
}

static void named(struct stretch *s)
{
	guint own = line_skip_blank(s->z->lines, s->first);
	guint from = s->last > SIGNATURE_LINES_MAX + own ? s->last - SIGNATURE_LINES_MAX : own + 1;

	for (guint i = MAX(from, own + 1); i < s->last; i++) {
		if (at(s, i)->blank || !(begins_signature(s, i) || begins_foreign(s, i)))
			continue;
		cut_signature(s, i, ZONE_SIGNATURE);
		return;
	}
}

void signature_mark(struct zoning *z, guint first, guint last, gboolean top, gboolean tail,
	const struct zone_context *context)
{
	struct stretch s = { z, first, last, context };

	trim(&s);
	if (top) {
		banners(&s);
		heading(&s);
	}
	dashes(&s);
	if (tail) {
		mobile(&s);
		footer(&s);
	}
	disclaimer(&s);
	if (tail) {
		mobile(&s);
		footer(&s);
		named(&s);
	}
}
