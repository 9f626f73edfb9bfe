/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/cursor.h"

static struct uid_range *range_at(const struct cursor *c, guint i)
{
	return &g_array_index(c->seen, struct uid_range, i);
}

struct cursor *cursor_new(void)
{
	struct cursor *c = g_new0(struct cursor, 1);

	c->seen = g_array_new(FALSE, FALSE, sizeof(struct uid_range));
	return c;
}

void cursor_free(struct cursor *c)
{
	if (!c)
		return;
	g_array_unref(c->seen);
	g_free(c);
}

void cursor_reset(struct cursor *c, guint32 uidvalidity)
{
	c->uidvalidity = uidvalidity;
	c->uidnext = 0;
	g_array_set_size(c->seen, 0);
}

/* The first range that ends at uid or later; seen->len if there is none. */
static guint find(const struct cursor *c, guint32 uid)
{
	guint low = 0, high = c->seen->len;

	while (low < high) {
		guint mid = low + (high - low) / 2;

		if (range_at(c, mid)->last < uid)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool cursor_has(const struct cursor *c, guint32 uid)
{
	guint i = find(c, uid);

	return i < c->seen->len && range_at(c, i)->first <= uid;
}

void cursor_add(struct cursor *c, guint32 uid)
{
	cursor_add_range(c, uid, uid);
}

void cursor_add_range(struct cursor *c, guint32 first, guint32 last)
{
	struct uid_range range = { MAX(first, 1), last };
	guint from, to;

	if (range.first > range.last)
		return;
	/* All ranges that overlap or touch become one. */
	from = to = find(c, range.first - 1);
	while (to < c->seen->len &&
		(range.last == G_MAXUINT32 || range_at(c, to)->first <= range.last + 1)) {
		range.first = MIN(range.first, range_at(c, to)->first);
		range.last = MAX(range.last, range_at(c, to)->last);
		to++;
	}
	if (from == to) {
		g_array_insert_val(c->seen, from, range);
		return;
	}
	*range_at(c, from) = range;
	if (to > from + 1)
		g_array_remove_range(c->seen, from + 1, to - from - 1);
}

guint32 cursor_first_unseen(const struct cursor *c)
{
	if (c->seen->len == 0 || range_at(c, 0)->first > 1)
		return 1;
	return range_at(c, 0)->last + 1; /* 0 behind the last of all */
}

char *cursor_text(const struct cursor *c)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < c->seen->len; i++) {
		const struct uid_range *r = range_at(c, i);

		g_string_append_printf(text, "%s%u", i ? "," : "", r->first);
		if (r->last != r->first)
			g_string_append_printf(text, ":%u", r->last);
	}
	return g_string_free(text, FALSE);
}

/* A UID: digits only, not 0.  Returns what follows, or NULL. */
static const char *parse_uid(const char *text, guint32 *ret_uid)
{
	guint64 n = 0;

	if (!g_ascii_isdigit(*text))
		return NULL;
	for (; g_ascii_isdigit(*text); text++) {
		n = n * 10 + (guint64)(*text - '0');
		if (n > G_MAXUINT32)
			return NULL;
	}
	*ret_uid = (guint32)n;
	return n > 0 ? text : NULL;
}

bool cursor_parse(struct cursor *c, const char *text)
{
	g_autoptr(cursor) parsed = cursor_new();
	GArray *seen = parsed->seen;

	while (*text) {
		struct uid_range r;

		text = parse_uid(text, &r.first);
		r.last = text ? r.first : 0;
		if (text && *text == ':')
			text = parse_uid(text + 1, &r.last);
		if (!text || r.last < r.first || (*text && (*text != ',' || !text[1])))
			return false;
		cursor_add_range(parsed, r.first, r.last);
		text += *text == ',';
	}
	parsed->seen = c->seen;
	c->seen = seen;
	return true;
}

char *cursor_gaps(const struct cursor *c, gsize longest)
{
	g_autoptr(GString) text = g_string_new(NULL);
	guint32 next = 1;

	for (guint i = 0; i < c->seen->len; i++) {
		const struct uid_range *r = range_at(c, i);

		if (r->first > next) {
			g_string_append_printf(text, "%s%u", text->len ? "," : "", next);
			if (r->first > next + 1)
				g_string_append_printf(text, ":%u", r->first - 1);
		}
		next = r->last + 1;
		if (text->len > longest)
			return NULL;
	}
	if (next > 0) /* 0: the last range reaches the end of all UIDs */
		g_string_append_printf(text, "%s%u:*", text->len ? "," : "", next);
	return text->len && text->len <= longest ? g_strdup(text->str) : NULL;
}
