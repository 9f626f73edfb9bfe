/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/quoted.h"

#include "base/text.h"
#include "parse/address_text.h"
#include "parse/compose.h"
#include "parse/date_text.h"
#include "parse/head.h"
#include "parse/header_block.h"
#include "parse/sentence_table.h"

#include <string.h>

/* A clock of another zone may be ahead of the letter that quotes it. */
#define AHEAD_MAX_S (14 * 60 * 60)

/* A letter quoted among the lines of another. */
typedef struct passage passage;
struct passage {
	struct header_block *head;
	gboolean attribution; /* the head is one line of words, not a block of labels */
	guint depth;	      /* of the head */
	guint first, last;    /* the lines of the content, last not included */
	guint levels;	      /* how many ">" stand before them */
};

static void passage_clear(struct passage *p)
{
	header_block_free(p->head);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(passage, passage_clear)

/* -- the lines ------------------------------------------------------------------------ */

static gboolean has_quote(const struct message *m)
{
	for (guint i = 0; i < m->zones->len; i++)
		if (g_array_index(m->zones, struct zone, i).kind == ZONE_QUOTE)
			return TRUE;
	return FALSE;
}

/* The zone of each line. */
static guint8 *line_kinds(const struct message *m, const GArray *lines)
{
	guint8 *kinds = g_new0(guint8, lines->len + 1);
	guint z = 0;

	for (guint i = 0; i < lines->len; i++) {
		gsize at = (gsize)(line_at(lines, i)->start - m->text);

		while (z + 1 < m->zones->len && g_array_index(m->zones, struct zone, z).to <= at)
			z++;
		kinds[i] = (guint8)g_array_index(m->zones, struct zone, z).kind;
	}
	return kinds;
}

static gboolean is_own(guint8 kind)
{
	return kind == ZONE_NEW || kind == ZONE_INLINE_ANSWER;
}

/* The head of a quoted letter that begins at line i. */
static gboolean head_at(const GArray *lines, guint i, struct passage *p)
{
	guint end;

	if (line_at(lines, i)->blank)
		return FALSE;
	p->head = header_block_at(lines, i, TRUE);
	p->attribution = !p->head;
	if (p->attribution && (p->head = attribution_at(lines, i, FALSE, &end)))
		p->head->end = end;
	p->depth = line_at(lines, i)->depth;
	return p->head != NULL;
}

/* Is line i of a quote that goes deeper than the head? A line without ">" between two with it
 * is the rest of one that a mailer has cut. */
static gboolean goes_on(const GArray *lines, const guint8 *kinds, guint i, guint depth)
{
	const struct line *l = line_at(lines, i);

	if (l->blank || l->depth >= depth)
		return TRUE;
	return kinds[i] == ZONE_QUOTE && i > 0 && i + 1 < lines->len &&
		line_at(lines, i - 1)->depth >= depth && line_at(lines, i + 1)->depth >= depth;
}

static void find_content(const GArray *lines, const guint8 *kinds, struct passage *p)
{
	guint i = line_skip_blank(lines, p->head->end);

	p->first = i;
	p->levels = p->depth;
	if (i < lines->len && line_at(lines, i)->depth > p->depth)
		p->levels++;
	while (i < lines->len && kinds[i] == ZONE_QUOTE && goes_on(lines, kinds, i, p->levels))
		i++;
	while (i > p->first && line_at(lines, i - 1)->blank)
		i--;
	p->last = i;
}

/* Own words stand behind it, and then it is quoted on. */
static gboolean is_broken_up(const GArray *lines, const guint8 *kinds, const struct passage *p)
{
	gboolean own = FALSE;

	for (guint i = p->last; i < lines->len; i++) {
		const struct line *l = line_at(lines, i);

		if (l->blank)
			continue;
		if (is_own(kinds[i])) {
			own = TRUE;
		} else if (kinds[i] == ZONE_QUOTE) {
			g_auto(passage) next = { 0 };

			if (head_at(lines, i, &next))
				return FALSE;
			if (own && l->depth > p->depth)
				return TRUE;
		}
	}
	return FALSE;
}

static char *content(const GArray *lines, const struct passage *p)
{
	GString *text = g_string_new(NULL);

	for (guint i = p->first; i < p->last; i++) {
		gsize n;
		const char *line = line_unquoted(line_at(lines, i), p->levels, &n);

		g_string_append_len(text, line, (gssize)n);
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}

/* -- what the head says ---------------------------------------------------------------- */

/* Is the number that ends before p a part of "8.9.26"? */
static gboolean in_dotted(const char *text, const char *p)
{
	while (p > text && g_ascii_isdigit(p[-1]))
		p--;
	return p > text && p[-1] == '.';
}

/* Behind the last time of day in the text ("19:12", "7.12", "19h12"), or NULL. */
static const char *behind_time(const char *text)
{
	const char *found = NULL;

	for (const char *p = text; (p = strpbrk(p, ":.h")); p++)
		if (p > text && g_ascii_isdigit(p[-1]) && g_ascii_isdigit(p[1]) &&
			g_ascii_isdigit(p[2]) && !g_ascii_isdigit(p[3]) && p[3] != '.' &&
			!(*p == '.' && in_dotted(text, p)))
			found = p + 3;
	return found;
}

/* "PM", "Uhr", "CDT", "schrieb": what stands between the time and the name. */
static gboolean is_between(const char *word)
{
	static const char between[] = "|am|pm|a.m.|p.m.|uhr|h|hrs|utc|gmt|schrieb|";
	g_autofree char *lower = g_ascii_strdown(word, -1);
	g_autofree char *cell = g_strdup_printf("|%s|", lower);
	gsize n = strlen(word);

	return n == 0 || strstr(between, cell) || strpbrk(word, "0123456789:+()") ||
		(n >= 3 && n <= 4 && strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n);
}

/* "On 8 Sep 2026, at 19:12, Dana Whitfield wrote:" shows no address. */
static char *name_in(const char *attribution)
{
	const char *from = behind_time(attribution);
	g_auto(GStrv) words = from ? g_strsplit_set(from, " ,\t", -1) : NULL;
	g_autoptr(GString) name = g_string_new(NULL);

	for (char **w = words; w && *w; w++) {
		if (!name->len && is_between(*w))
			continue;
		/* behind a name stands "wrote:", in small letters in every language */
		if (!g_unichar_isupper(g_utf8_get_char(*w)) && zone_table_wrote(from))
			break;
		g_string_append_printf(name, "%s%s", name->len ? " " : "", *w);
	}
	while (name->len && strchr(": ", name->str[name->len - 1]))
		g_string_truncate(name, name->len - 1);
	return name->len && sentence_table_is_name(name->str) ? g_strdup(name->str) : NULL;
}

static struct address *author(const struct passage *p)
{
	const char *from = p->head->fields[FIELD_FROM];
	g_autofree char *name =
		from || !p->attribution ? NULL : name_in(p->head->fields[FIELD_DATE]);

	return address_text_first(from ? from : name);
}

/* An attribution without its author, whose name and address may hold numbers and months. */
static char *date_words(const struct passage *p, const struct address *who)
{
	char *text = g_strdup(p->head->fields[FIELD_DATE]);
	const char *parts[] = { who->name, who->address };

	for (guint i = 0; p->attribution && i < G_N_ELEMENTS(parts); i++) {
		gsize n = parts[i] ? strlen(parts[i]) : 0;

		for (char *at = text; n && *at; at++)
			if (!g_ascii_strncasecmp(at, parts[i], n))
				memset(at, ' ', n);
	}
	return text;
}

/* To the minute, or MOMENT_NONE. */
static struct moment date_of(const struct passage *p, const struct address *who,
	const struct message *outer, const struct parse_context *context)
{
	g_autofree char *text = date_words(p, who);
	struct moment m;

	if (!text || !behind_time(text))
		return MOMENT_NONE;
	m = date_text_parse(text, context->zone, outer->date);
	return moment_known(m) && m.unix_s <= outer->date.unix_s + AHEAD_MAX_S ? m : MOMENT_NONE;
}

/* What an answer is called, without its "Re:". */
static char *base_of(const char *subject)
{
	while (zone_table_subject(subject) != 0) {
		const char *colon = strchr(subject, ':');

		if (!colon)
			break;
		subject = colon + 1;
	}
	return text_squeeze(subject);
}

static void copy_addresses(const GPtrArray *from, GPtrArray *to)
{
	for (guint i = 0; i < from->len; i++) {
		const struct address *a = from->pdata[i];

		g_ptr_array_add(to, address_new(a->name, a->address));
	}
}

/* Where the head shows no recipients, the one who quotes it had it; a letter that is quoted by
 * its own author went where this one goes. */
static void set_recipients(struct message *m, char *const *fields, const struct message *outer)
{
	const char *a = m->from->address, *b = outer->from->address;

	address_text_list(fields[FIELD_TO], m->to);
	address_text_list(fields[FIELD_CC], m->cc);
	if (m->to->len || m->cc->len)
		return;
	if (*a && *b ? g_str_equal(a, b) : !g_strcmp0(m->from->name, outer->from->name)) {
		copy_addresses(outer->to, m->to);
		copy_addresses(outer->cc, m->cc);
	} else {
		g_ptr_array_add(m->to, address_new(outer->from->name, b));
	}
}

/* -- putting it together ---------------------------------------------------------------- */

static struct message *begin(
	const struct message *outer, const struct passage *p, const struct parse_context *context)
{
	g_autoptr(message) m = message_new();
	const char *subject = p->head->fields[FIELD_SUBJECT];

	address_free(m->from);
	m->from = author(p);
	m->date = date_of(p, m->from, outer, context);
	m->date_source = DATE_FORWARD;
	if (!moment_known(m->date) || !(*m->from->address || m->from->name))
		return NULL;
	m->level = outer->level + 1;
	m->parent = outer->index;
	m->via = VIA_QUOTED;
	set_recipients(m, p->head->fields, outer);
	g_free(m->subject);
	m->subject = subject ? text_squeeze(subject) : base_of(outer->subject);
	if (subject)
		head_read_subject(m);
	return g_steal_pointer(&m);
}

static void take(struct message *m, const char *text, const struct parse_context *context,
	GPtrArray *messages)
{
	/* a quote is mostly wrapped anew; where it is not, no line looks like it */
	const struct body_text body = { (char *)text, TRUE, NULL };
	guint at = messages->len;

	m->index = (int)at;
	g_ptr_array_add(messages, m);
	compose(m, &body, FALSE, context, messages);
	for (guint i = at + 1; i < messages->len; i++)
		((struct message *)messages->pdata[i])->via = VIA_QUOTED;
	if (messages->len == at + 1 && !*m->own_text)
		g_ptr_array_set_size(messages, (int)at);
}

static void add_from(const struct message *outer, const struct parse_context *context,
	GPtrArray *messages, gsize *bytes)
{
	g_autoptr(GArray) lines = line_split(outer->text);
	g_autofree guint8 *kinds = line_kinds(outer, lines);

	for (guint i = 0; i < lines->len && messages->len < MIME_MESSAGES_MAX;) {
		g_auto(passage) p = { 0 };

		if (kinds[i] != ZONE_QUOTE || !head_at(lines, i, &p)) {
			i++;
			continue;
		}
		find_content(lines, kinds, &p);
		i = MAX(p.last, p.head->end);
		if (p.first >= p.last || is_broken_up(lines, kinds, &p))
			continue;
		g_autofree char *text = content(lines, &p);
		gsize n = strlen(text);
		struct message *m = n > *bytes ? NULL : begin(outer, &p, context);
		if (!m)
			continue;
		*bytes -= n;
		take(m, text, context, messages);
	}
}

void quoted_add(GPtrArray *messages, const struct parse_context *context)
{
	gsize bytes = QUOTED_BYTES_MAX;

	for (guint i = 0; i < messages->len; i++) {
		const struct message *m = messages->pdata[i];

		if (m->level < COMPOSE_DEPTH_MAX && has_quote(m))
			add_from(m, context, messages, &bytes);
	}
}
