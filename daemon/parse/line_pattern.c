/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/line_pattern.h"

#include <string.h>

/* An element: a character in lower case, or one of these, beyond all characters. */
#define GAP 0x110000u
#define SLOT_FIRST (GAP + 1)

struct line_pattern {
	GArray *elements; /* gunichar */
};

static const char *const slot_names[SLOT_COUNT] = {
	[SLOT_NAME] = "{name}",
	[SLOT_ROLE] = "{role}",
	[SLOT_DATE] = "{date}",
};

void line_slots_clear(struct line_slots *s)
{
	for (int i = 0; i < SLOT_COUNT; i++)
		g_clear_pointer(&s->text[i], g_free);
}

/* Characters that clients write for one another. */
static gunichar usual(gunichar c)
{
	switch (c) {
	case 0x2018:
	case 0x2019:
		return '\'';
	case 0x201c:
	case 0x201d:
		return '"';
	case 0x2010:
	case 0x2011:
	case 0x2013:
	case 0x2014:
		return '-';
	default:
		return g_unichar_isspace(c) ? ' ' : c;
	}
}

/* The characters of a line that are looked at: white space squeezed, what shows nothing gone. */
static GArray *characters(const char *text)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(gunichar));

	for (; *text && out->len <= LINE_PATTERN_LINE_MAX; text = g_utf8_next_char(text)) {
		gunichar c = usual(g_utf8_get_char(text));

		if (c == ' ' && (!out->len || g_array_index(out, gunichar, out->len - 1) == ' '))
			continue;
		if (!g_unichar_iszerowidth(c) && c != 0xfeff)
			g_array_append_val(out, c);
	}
	if (out->len && g_array_index(out, gunichar, out->len - 1) == ' ')
		g_array_set_size(out, out->len - 1);
	return out;
}

/* -- reading a pattern ---------------------------------------------------------------- */

static int slot_at(const char *text)
{
	for (int i = 0; i < SLOT_COUNT; i++)
		if (g_str_has_prefix(text, slot_names[i]))
			return i;
	return -1;
}

static const char *add_element(struct line_pattern *p, const char **text)
{
	gunichar last =
		p->elements->len ? g_array_index(p->elements, gunichar, p->elements->len - 1) : 0;
	gunichar c = usual(g_utf8_get_char(*text));
	int slot = slot_at(*text);

	*text = slot >= 0 ? *text + strlen(slot_names[slot]) : g_utf8_next_char(*text);
	if (slot < 0 && (c == '{' || c == '}'))
		return "only {name}, {role} and {date} may stand in braces";
	if (c == '*' || slot >= 0) {
		if (last >= GAP)
			return "two gaps stand side by side: nothing tells where one ends";
		c = slot >= 0 ? SLOT_FIRST + (gunichar)slot : GAP;
	} else if (c == ' ' && last == ' ') {
		return NULL;
	} else {
		c = g_unichar_tolower(c);
	}
	for (guint i = 0; c > GAP && i < p->elements->len; i++)
		if (g_array_index(p->elements, gunichar, i) == c)
			return "a slot stands in it twice";
	g_array_append_val(p->elements, c);
	return NULL;
}

struct line_pattern *line_pattern_new(const char *text, const char **ret_wrong)
{
	g_autoptr(line_pattern) p = g_new0(struct line_pattern, 1);
	const char *wrong = NULL;
	gboolean says = FALSE;

	p->elements = g_array_new(FALSE, FALSE, sizeof(gunichar));
	while (*text && !wrong) {
		wrong = add_element(p, &text);
		says |= p->elements->len &&
			g_unichar_isalnum(
				g_array_index(p->elements, gunichar, p->elements->len - 1));
	}
	if (!wrong && !says)
		wrong = "a pattern needs a letter or a digit of its own";
	if (wrong) {
		*ret_wrong = wrong;
		return NULL;
	}
	return g_steal_pointer(&p);
}

void line_pattern_free(struct line_pattern *p)
{
	if (!p)
		return;
	g_array_unref(p->elements);
	g_free(p);
}

/* -- fitting a line -------------------------------------------------------------------- */

/* Where each gap of the pattern begins and ends in the line. */
struct fit {
	guint from[SLOT_COUNT], to[SLOT_COUNT];
};

/*
 * The gap seen last takes one character more whenever what follows it does not fit; an earlier
 * one need never change, as the leftmost fit of what stood behind it leaves the most room.
 */
static gboolean fit_line(const GArray *elements, const GArray *line, struct fit *f)
{
	guint e = 0, at = 0, gap = G_MAXUINT, start = 0, end = 0;

	while (at < line->len || e < elements->len) {
		gunichar want = e < elements->len ? g_array_index(elements, gunichar, e) : 0;

		if (want >= GAP) {
			gap = e++;
			start = at;
			end = at + (want > GAP); /* a slot holds something */
			at = end;
			if (at > line->len)
				return FALSE;
		} else if (want && at < line->len &&
			g_unichar_tolower(g_array_index(line, gunichar, at)) == want) {
			e++;
			at++;
			continue;
		} else if (gap != G_MAXUINT && end < line->len) {
			e = gap + 1;
			at = ++end;
		} else {
			return FALSE;
		}
		want = g_array_index(elements, gunichar, gap);
		if (want > GAP) {
			f->from[want - SLOT_FIRST] = start;
			f->to[want - SLOT_FIRST] = end;
		}
	}
	return TRUE;
}

static char *slot_text(const GArray *line, guint from, guint to)
{
	char *text = g_ucs4_to_utf8(
		&g_array_index(line, gunichar, from), (glong)(to - from), NULL, NULL, NULL);

	return text ? g_strstrip(text) : g_strdup("");
}

/* A name has letters and neither digits nor an "@"; a date has a digit. */
static gboolean looks_like(const char *text, enum line_slot slot)
{
	gboolean letters = FALSE, digits = strpbrk(text, "0123456789") != NULL;

	for (const char *p = text; *p; p = g_utf8_next_char(p))
		letters |= g_unichar_isalpha(g_utf8_get_char(p));
	if (!*text || g_utf8_strlen(text, -1) > LINE_PATTERN_SLOT_MAX)
		return FALSE;
	if (slot == SLOT_NAME)
		return letters && !digits && !strpbrk(text, "@:?!()<>|");
	return slot == SLOT_DATE ? digits : letters;
}

gboolean line_pattern_fits(
	const struct line_pattern *p, const char *line, struct line_slots *ret_slots)
{
	g_autoptr(GArray) seen = characters(line);
	struct line_slots slots = { 0 };
	struct fit f = { 0 };
	gboolean good;

	if (seen->len > LINE_PATTERN_LINE_MAX || !fit_line(p->elements, seen, &f))
		return FALSE;
	good = TRUE;
	for (int i = 0; i < SLOT_COUNT; i++) {
		if (f.to[i] == 0)
			continue;
		slots.text[i] = slot_text(seen, f.from[i], f.to[i]);
		good &= looks_like(slots.text[i], (enum line_slot)i);
	}
	if (good && ret_slots)
		*ret_slots = slots;
	else
		line_slots_clear(&slots);
	return good;
}
