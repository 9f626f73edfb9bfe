/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/order.h"

#include "base/text.h"

#include <string.h>

#define DIGITS_MAX 9
#define SHOWN_COLUMNS 60

/* Without accents, and with a blank between two words. */
static const struct word {
	const char *say;
	enum event_kind kind;
	const char *how; /* as the command says it */
	bool to_question;
} words[] = {
	{ "done", EVENT_RESOLVED, NULL, false },
	{ "answered", EVENT_RESOLVED, NULL, false },
	{ "settled", EVENT_RESOLVED, NULL, false },
	{ "hecho", EVENT_RESOLVED, NULL, false },
	{ "hecha", EVENT_RESOLVED, NULL, false },
	{ "listo", EVENT_RESOLVED, NULL, false },
	{ "lista", EVENT_RESOLVED, NULL, false },
	{ "resuelto", EVENT_RESOLVED, NULL, false },
	{ "resuelta", EVENT_RESOLVED, NULL, false },
	{ "phone", EVENT_RESOLVED, "phone", false },
	{ "by phone", EVENT_RESOLVED, "phone", false },
	{ "telefono", EVENT_RESOLVED, "phone", false },
	{ "por telefono", EVENT_RESOLVED, "phone", false },
	{ "in person", EVENT_RESOLVED, "in-person", false },
	{ "in-person", EVENT_RESOLVED, "in-person", false },
	{ "en persona", EVENT_RESOLVED, "in-person", false },
	{ "portal", EVENT_RESOLVED, "portal", false },
	{ "paper", EVENT_RESOLVED, "paper", false },
	{ "papel", EVENT_RESOLVED, "paper", false },
	{ "dismiss", EVENT_DISMISSED, NULL, false },
	{ "descartar", EVENT_DISMISSED, NULL, false },
	{ "reopen", EVENT_REOPENED, NULL, false },
	{ "reabrir", EVENT_REOPENED, NULL, false },
	{ "snooze", EVENT_SNOOZED, NULL, false },
	{ "posponer", EVENT_SNOOZED, NULL, false },
	{ "yes", EVENT_RESOLVED, NULL, true },
	{ "si", EVENT_RESOLVED, NULL, true },
	{ "no", EVENT_REOPENED, NULL, true },
};

/* Between two numbers, and before a day. */
static const char *const joining[] = { "and", "y", "e", "&", "+", NULL };
static const char *const before_day[] = { "until", "till", "for", "hasta", "por", "durante", NULL };

static void order_free(struct order *o)
{
	g_free(o->text);
	g_free(o->until);
	g_free(o);
}

void order_line_free(struct order_line *l)
{
	g_free(l->text);
	g_ptr_array_unref(l->orders);
	g_free(l);
}

/* -- a line as tokens --------------------------------------------------------------------- */

struct token {
	char *plain;	/* lower case, no accents, no marks around it */
	gsize from, to; /* in the line */
	gint64 number;	/* 0: it is a word */
	bool asks;	/* ends in a question mark */
};

static void token_clear(struct token *t)
{
	g_free(t->plain);
}

/* "3", "i3", "#3", "3." and "3:" are the item i3; other digits than these are none. */
static gint64 number_of(const char *plain)
{
	const char *p = plain + (*plain == '#' || *plain == 'i');
	gsize n = strspn(p, "0123456789");

	if (n == 0 || n > DIGITS_MAX || p[n] != '\0')
		return 0;
	return g_ascii_strtoll(p, NULL, 10);
}

static GArray *tokens_of(const char *line)
{
	GArray *all = g_array_new(FALSE, TRUE, sizeof(struct token));

	g_array_set_clear_func(all, (GDestroyNotify)token_clear);
	for (const char *p = line + strspn(line, " ,;"); *p;) {
		gsize n = strcspn(p, " ,;"), skip = strspn(p, "\"'*-("), end = n;

		while (end > skip && strchr(".:!?)\"'*", p[end - 1]))
			end--;
		struct token t = { .from = (gsize)(p - line), .to = (gsize)(p - line) + n };
		t.asks = memchr(p, '?', n) || g_strstr_len(p, (gssize)n, "\302\277");
		g_autofree char *bare = g_strndup(p + skip, end - MIN(skip, end));
		t.plain = text_unaccented(bare);
		t.number = number_of(t.plain);
		if (*t.plain)
			g_array_append_val(all, t);
		else
			g_free(t.plain);
		p += n;
		p += strspn(p, " ,;");
	}
	return all;
}

static const struct token *at(const GArray *tokens, guint i)
{
	return i < tokens->len ? &g_array_index(tokens, struct token, i) : NULL;
}

static bool is_one_of(const struct token *t, const char *const *list)
{
	return t && g_strv_contains(list, t->plain);
}

/* The word of the table that stands at i; *ret_after: behind it. */
static const struct word *word_at(const GArray *tokens, guint i, guint *ret_after)
{
	const struct token *first = at(tokens, i), *second = at(tokens, i + 1);

	if (!first || first->number)
		return NULL;
	g_autofree char *both = second ? g_strconcat(first->plain, " ", second->plain, NULL) : NULL;
	for (gsize k = 0; k < G_N_ELEMENTS(words); k++) {
		bool two = both && g_str_equal(words[k].say, both);

		if (!two && !g_str_equal(words[k].say, first->plain))
			continue;
		*ret_after = i + (two ? 2 : 1);
		return &words[k];
	}
	return NULL;
}

/* Behind the numbers that begin at i. */
static guint after_numbers(const GArray *tokens, guint i)
{
	while (at(tokens, i) && at(tokens, i)->number) {
		i++;
		if (is_one_of(at(tokens, i), joining) && at(tokens, i + 1) &&
			at(tokens, i + 1)->number)
			i++;
	}
	return i;
}

/* -- orders ------------------------------------------------------------------------------- */

struct clause {
	guint numbers, numbers_end; /* tokens */
	const struct word *word;
	guint tail; /* what follows both */
};

/* "3, 4 done" or "done 3, 4" at i. */
static bool clause_at(const GArray *tokens, guint i, struct clause *ret)
{
	guint after = i;
	const struct word *w = word_at(tokens, i, &after);

	*ret = (struct clause){ .numbers = after };
	ret->numbers_end = after_numbers(tokens, after);
	/* the number behind the one of "snooze 7 2 weeks" is of the time */
	if (w && w->kind == EVENT_SNOOZED)
		ret->numbers_end = MIN(ret->numbers_end, after + 1);
	ret->tail = ret->numbers_end;
	if (!w)
		w = word_at(tokens, ret->numbers_end, &ret->tail);
	ret->word = w;
	return w && ret->numbers_end > ret->numbers;
}

/* Where the next clause begins, or the end of the line. */
static guint tail_end(const GArray *tokens, guint i)
{
	struct clause next;

	while (i < tokens->len && !clause_at(tokens, i, &next))
		i++;
	return i;
}

/* The words from i to end as they were written; NULL: none. */
static char *tail_text(const char *line, const GArray *tokens, guint i, guint end)
{
	while (i < end && is_one_of(at(tokens, i), joining))
		i++;
	if (i >= end)
		return NULL;
	const struct token *first = at(tokens, i), *last = at(tokens, end - 1);
	g_autofree char *text = g_strndup(line + first->from, last->to - first->from);
	g_autofree char *squeezed = text_squeeze(text);
	return *squeezed ? g_steal_pointer(&squeezed) : NULL;
}

/* "done?" asks, "done dismissed" contradicts itself. */
static bool is_plain(const GArray *tokens, const struct clause *c, guint end)
{
	guint after;

	if (word_at(tokens, c->tail, &after) && c->tail < end)
		return false;
	for (guint i = c->numbers; i < end; i++)
		if (at(tokens, i)->asks)
			return false;
	return true;
}

static bool read_clause(const char *line, const GArray *tokens, const struct clause *c, guint end,
	GPtrArray *orders)
{
	bool snooze = c->word->kind == EVENT_SNOOZED;
	guint tail = c->tail;

	if (!is_plain(tokens, c, end))
		return false;
	while (snooze && tail < end && is_one_of(at(tokens, tail), before_day))
		tail++;
	g_autofree char *rest = tail_text(line, tokens, tail, end);
	if (snooze && !rest)
		return false;
	for (guint i = c->numbers; i < c->numbers_end; i++) {
		if (!at(tokens, i)->number)
			continue;
		struct order *o = g_new0(struct order, 1);

		o->item = at(tokens, i)->number;
		o->kind = c->word->kind;
		o->to_question = c->word->to_question;
		o->until = g_strdup(snooze ? rest : NULL);
		if (!snooze)
			o->text = c->word->how && rest ? g_strconcat(c->word->how, ": ", rest, NULL)
						       : g_strdup(rest ? rest : c->word->how);
		g_ptr_array_add(orders, o);
	}
	return true;
}

/* What reads otherwise than it is written is not read at all. */
static bool is_honest(const char *line)
{
	if (strlen(line) > ORDER_LINE_MAX)
		return false;
	for (const char *p = line; *p; p = g_utf8_next_char(p)) {
		GUnicodeType type = g_unichar_type(g_utf8_get_char(p));

		if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT)
			return false;
	}
	return true;
}

static struct order_line *read_line(const char *line, const GArray *tokens)
{
	struct order_line *l = g_new0(struct order_line, 1);
	struct clause c;
	bool good = is_honest(line) && clause_at(tokens, 0, &c);

	l->text = text_clip(line, SHOWN_COLUMNS);
	l->orders = g_ptr_array_new_with_free_func((GDestroyNotify)order_free);
	while (good) {
		guint end = tail_end(tokens, c.tail);

		good = read_clause(line, tokens, &c, end, l->orders) &&
			l->orders->len <= ORDERS_MAX;
		if (end >= tokens->len)
			break;
		clause_at(tokens, end, &c);
	}
	if (!good)
		g_ptr_array_set_size(l->orders, 0);
	return l;
}

/* Has it a number, or does it begin with a word of the table? */
static bool looks_like_order(const char *line, const GArray *tokens)
{
	guint after;

	return line[strcspn(line, "0123456789")] || word_at(tokens, 0, &after) ||
		(at(tokens, 0) && at(tokens, 0)->number);
}

GPtrArray *order_read(const char *text)
{
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)order_line_free);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	char *chatter = NULL; /* borrowed */

	for (char **p = lines; *p && all->len < ORDERS_MAX; p++) {
		g_autofree char *head =
			g_utf8_substring(*p, 0, MIN(g_utf8_strlen(*p, -1), ORDER_LINE_MAX + 1));
		g_autofree char *line = text_squeeze(head);
		g_autoptr(GArray) tokens = tokens_of(line);

		if (*line == '>' || *line == '|') /* a quote that nobody found */
			continue;
		if (looks_like_order(line, tokens))
			g_ptr_array_add(all, read_line(line, tokens));
		else if (*line && !chatter)
			chatter = *p;
	}
	if (!all->len && chatter) {
		g_autofree char *line = text_squeeze(chatter);
		g_autoptr(GArray) none = tokens_of("");

		g_ptr_array_add(all, read_line(line, none));
	}
	return all;
}
