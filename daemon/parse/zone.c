/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/zone.h"

#include "parse/platform.h"

#include <string.h>

#define BROKEN_COLUMNS_MIN 60

/* What the finder knows while it walks down the lines. */
struct walk {
	struct zoning *z;
	const struct zone_context *context;
	gboolean own;	 /* a line of the author's own was seen */
	gboolean quoted; /* a quoted line was seen */
	gboolean quotes; /* there are quoted lines in the text */
};

static void forwarded_free(gpointer p)
{
	struct forwarded *f = p;

	header_block_free(f->block);
	g_free(f);
}

void zoning_free(struct zoning *z)
{
	if (!z)
		return;
	g_array_unref(z->lines);
	g_free(z->kinds);
	g_ptr_array_unref(z->forwards);
	g_free(z->found.person);
	g_free(z);
}

static void mark(struct zoning *z, guint from, guint to, enum zone_kind kind)
{
	for (guint i = from; i < to && i < z->lines->len; i++)
		z->kinds[i] = (guint8)kind;
}

/* "________________" or "----------": a client's rule above the head of a quoted mail. */
static gboolean is_rule(const struct line *l)
{
	gsize n = 0;

	for (gsize i = 0; i < l->size; i++) {
		if (!strchr("_-=*", l->content[i]))
			return FALSE;
		n++;
	}
	return n >= 3;
}

/* Where the content that begins at line i, at this depth, ends. */
static guint content_end(const GArray *lines, guint i, guint depth)
{
	if (depth == 0)
		return lines->len;
	while (i < lines->len && (line_at(lines, i)->depth >= depth || line_at(lines, i)->blank))
		i++;
	/* blank lines without a ">" at the end are not part of it */
	while (i > 0 && line_at(lines, i - 1)->depth < depth)
		i--;
	return i;
}

/* How many ">" stand before all of the lines: some clients quote what they forward, though
 * not its head. */
static guint quote_levels(const GArray *lines, guint first, guint last, guint depth)
{
	guint levels = G_MAXUINT;

	for (guint i = first; i < last; i++)
		if (!line_at(lines, i)->blank)
			levels = MIN(levels, line_at(lines, i)->depth);
	return levels == G_MAXUINT ? depth : MAX(levels, depth);
}

static guint open_forward(struct walk *w, guint from, struct header_block *block, guint depth)
{
	struct forwarded *f = g_new0(struct forwarded, 1);

	f->block = block;
	f->first = line_skip_blank(w->z->lines, block->end);
	f->last = content_end(w->z->lines, block->end, depth);
	f->first = MIN(f->first, f->last);
	f->levels = quote_levels(w->z->lines, f->first, f->last, depth);
	g_ptr_array_add(w->z->forwards, f);
	mark(w->z, from, MAX(f->last, block->end), ZONE_FORWARD);
	return MAX(f->last, block->end);
}

static guint close_quote(struct walk *w, guint from, guint depth)
{
	guint end = content_end(w->z->lines, from, depth);

	mark(w->z, from, end, ZONE_QUOTE);
	w->quoted = TRUE;
	return MAX(end, from + 1);
}

/* A head without the word "forwarded": of a forward, or of the mail that is answered? */
static gboolean opens(const struct walk *w)
{
	return w->context->forward || (!w->context->reply && (!w->own || w->context->logged));
}

/* Markers, rules and heads.  Returns the next line to look at, or i where there is none. */
static guint at_head(struct walk *w, guint i)
{
	const GArray *lines = w->z->lines;
	const struct line *l = line_at(lines, i);
	enum marker marker = zone_table_marker(l->content, l->size);
	gboolean rule = marker == MARKER_NONE && is_rule(l);
	guint head = marker != MARKER_NONE || rule ? line_skip_blank(lines, i + 1) : i;
	struct header_block *block = NULL;
	gboolean forward;

	if (head < lines->len && head - i <= 4)
		block = header_block_at(lines, head, head != i);
	if (!block && marker == MARKER_NONE)
		return i;
	/* beneath a quoted mail only history follows */
	forward = !w->quoted &&
		(opens(w) || (marker == MARKER_FORWARD && !(l->depth && w->context->reply)));
	if (!block && !forward) {
		guint end, next = line_skip_blank(lines, i + 1);

		/* "--- Original Message ---" above an attribution, which says more */
		block = next < lines->len ? attribution_at(lines, next, FALSE, &end) : NULL;
		if (!block)
			return close_quote(w, i, l->depth);
		header_block_free(block);
		mark(w->z, i, next, ZONE_QUOTE);
		return next;
	}
	if (!block) {
		block = g_new0(struct header_block, 1);
		block->end = i + 1;
	}
	if (forward)
		return open_forward(w, i, block, line_at(lines, MIN(head, lines->len - 1))->depth);
	header_block_free(block);
	return close_quote(w, i, l->depth);
}

/* An attribution at line i.  Returns the next line to look at, or i where there is none. */
static guint at_attribution(struct walk *w, guint i)
{
	const GArray *lines = w->z->lines;
	guint end, next;
	g_autoptr(header_block) block = attribution_at(lines, i, !w->own && w->quotes, &end);

	if (!block)
		return i;
	next = line_skip_blank(lines, end);
	if (w->context->forward && !w->quoted) {
		guint depth = next < lines->len ? line_at(lines, next)->depth : 0;

		return open_forward(w, i, g_steal_pointer(&block), depth);
	}
	mark(w->z, i, end, ZONE_QUOTE);
	w->quoted = TRUE;
	if (next < lines->len && line_at(lines, next)->depth > line_at(lines, i)->depth) {
		mark(w->z, end, next, ZONE_QUOTE);
		return next;
	}
	/* unquoted: all that follows is the old mail, if anything new stood above */
	if (w->own)
		return close_quote(w, i, line_at(lines, i)->depth);
	return end;
}

/* The rest of a quoted line that a mailer on the way has cut at its column: it goes on in
 * the middle of a sentence, and quoted lines follow. */
static gboolean is_broken_quote(const GArray *lines, guint i)
{
	const struct line *l = line_at(lines, i), *above, *below;

	if (i == 0 || i + 1 >= lines->len)
		return FALSE;
	above = line_at(lines, i - 1);
	below = line_at(lines, i + 1);
	return above->depth && below->depth && above->size && above->length >= BROKEN_COLUMNS_MIN &&
		!strchr(".?!:", above->content[above->size - 1]) &&
		g_unichar_islower(g_utf8_get_char(l->content));
}

/* "Original message:" of a platform's translation is no mail that was answered. */
static gboolean is_translation_mark(const struct walk *w, const struct line *l)
{
	if (!w->context->platform || l->depth)
		return FALSE;
	g_autofree char *line = line_text(l);
	return platform_marks_original(w->context->platform, line);
}

/* "[image: logo.png]", "[cid:...]": where the HTML has a picture. */
static gboolean is_picture(const struct line *l)
{
	return l->size > 6 && l->content[l->size - 1] == ']' &&
		(!memcmp(l->content, "[image", 6) || !memcmp(l->content, "[cid:", 5));
}

static void walk_lines(struct walk *w)
{
	const GArray *lines = w->z->lines;

	for (guint i = 0; i < lines->len;) {
		const struct line *l = line_at(lines, i);
		guint next;

		if (l->blank && !l->depth) {
			i++;
			continue;
		}
		next = l->blank || is_translation_mark(w, l) ? i : at_head(w, i);
		if (next == i && !l->depth)
			next = at_attribution(w, i);
		if (next != i) {
			i = next;
			continue;
		}
		if (l->depth) {
			mark(w->z, i, i + 1, ZONE_QUOTE);
			if (!l->blank)
				w->quoted = TRUE;
		} else if (is_picture(l)) {
			mark(w->z, i, i + 1, ZONE_PLATFORM);
		} else if (is_broken_quote(lines, i)) {
			mark(w->z, i, i + 1, ZONE_QUOTE);
		} else {
			w->z->kinds[i] = w->quoted ? ZONE_INLINE_ANSWER : ZONE_NEW;
			w->own = TRUE;
		}
		i++;
	}
}

static gboolean is_own(guint8 kind)
{
	return kind == ZONE_NEW || kind == ZONE_INLINE_ANSWER;
}

/* The stretches of own lines, each given to signature_mark. */
static void mark_signatures(struct walk *w)
{
	struct zoning *z = w->z;
	gboolean top = TRUE;

	for (guint i = 0; i < z->lines->len;) {
		guint end = i;

		while (end < z->lines->len && is_own(z->kinds[end]))
			end++;
		if (end > i && line_skip_blank(z->lines, i) < end) {
			/* an answer between quoted lines has no signature; the last stretch may,
			 * and what stands above the whole old mail */
			gboolean tail = TRUE;

			for (guint j = end; j < z->lines->len && tail; j++)
				if (is_own(z->kinds[j]) && !line_at(z->lines, j)->blank)
					tail = FALSE;
			signature_mark(z, i, end, top, tail, w->context);
			top = FALSE;
		}
		i = MAX(end, i + 1);
	}
}

struct zoning *zone_find(const char *text, const struct zone_context *context)
{
	struct zoning *z = g_new0(struct zoning, 1);
	struct walk w = { .z = z, .context = context };

	z->lines = line_split(text);
	z->kinds = g_new0(guint8, z->lines->len + 1);
	for (guint i = 0; i < z->lines->len && !w.quotes; i++)
		w.quotes = line_at(z->lines, i)->depth > 0;
	z->forwards = g_ptr_array_new_with_free_func(forwarded_free);
	walk_lines(&w);
	if (context->platform)
		platform_mark(context->platform, z, context->from_name);
	mark_signatures(&w);
	return z;
}

GArray *zone_ranges(const struct zoning *z, const char *text)
{
	GArray *ranges = g_array_new(FALSE, FALSE, sizeof(struct zone));

	for (guint i = 0; i < z->lines->len; i++) {
		const struct line *l = line_at(z->lines, i);
		gsize from = (gsize)(l->start - text), to = from + l->length;
		struct zone *last =
			ranges->len ? &g_array_index(ranges, struct zone, ranges->len - 1) : NULL;

		to += text[to] == '\n';
		if (last && (last->kind == z->kinds[i] || (l->blank && !l->depth))) {
			last->to = to;
		} else {
			struct zone zone = { (enum zone_kind)z->kinds[i], from, to };

			g_array_append_val(ranges, zone);
		}
	}
	return ranges;
}
