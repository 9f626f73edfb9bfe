/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/literal.h"

#include <string.h>

#define DEPTH_MAX 50

/* The best set known so far of one sequence, and the run of plain letters being read. */
struct sequence {
	GPtrArray *best;
	GString *run;
};

struct parser {
	const char *p;
	int depth;
	bool lost; /* something that is not understood: say nothing */
};

static GPtrArray *alternatives(struct parser *s);

guint8 literal_fold(guint8 byte)
{
	if (g_ascii_isalnum(byte))
		return (guint8)g_ascii_tolower(byte);
	return byte == ' ' || byte == '\'' ? byte : 0;
}

static gsize shortest(const GPtrArray *set)
{
	gsize n = G_MAXSIZE;

	for (guint i = 0; i < set->len; i++)
		n = MIN(n, strlen(set->pdata[i]));
	return n;
}

/* Long ones are rare; few are better than many. */
static int worth(const GPtrArray *set)
{
	int letters = (int)MIN(shortest(set), 8);

	return 10 * letters - 3 * (int)g_bit_storage(set->len);
}

/* Takes the set. */
static void offer(struct sequence *q, GPtrArray *set)
{
	if (!set)
		return;
	if (shortest(set) < LITERAL_MIN || set->len > LITERAL_ANY_MAX ||
		(q->best && worth(q->best) >= worth(set))) {
		g_ptr_array_unref(set);
		return;
	}
	g_clear_pointer(&q->best, g_ptr_array_unref);
	q->best = set;
}

static void end_run(struct sequence *q)
{
	GPtrArray *set;

	if (q->run->len > 0) {
		set = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(set, g_strndup(q->run->str, MIN(q->run->len, LITERAL_MAX)));
		offer(q, set);
	}
	g_string_truncate(q->run, 0);
}

/* Reads a quantifier if there is one; FALSE: what stands before it may be left out. */
static bool must_occur(struct parser *s, bool *ret_repeats)
{
	bool must = true;

	*ret_repeats = false;
	if (*s->p == '?' || *s->p == '*') {
		must = false;
		*ret_repeats = *s->p++ == '*';
	} else if (*s->p == '+') {
		*ret_repeats = true;
		s->p++;
	} else if (*s->p == '{' && g_ascii_isdigit(s->p[1])) {
		must = s->p[1] != '0';
		*ret_repeats = true;
		s->p += strcspn(s->p, "}");
		s->p += *s->p == '}';
	} else {
		return true;
	}
	if (*s->p == '?' || *s->p == '+') /* lazy, possessive */
		s->p++;
	return must;
}

static void read_class(struct parser *s)
{
	s->p++;
	if (*s->p == '^')
		s->p++;
	if (*s->p == ']')
		s->p++;
	while (*s->p && *s->p != ']') {
		if (*s->p == '[' && s->p[1] == ':') {
			const char *end = strstr(s->p, ":]");

			s->p = end ? end + 2 : s->p + strlen(s->p);
			continue;
		}
		s->p += s->p[0] == '\\' && s->p[1] ? 2 : 1;
	}
	if (*s->p == ']')
		s->p++;
	else
		s->lost = true;
}

/* (?: and (?<name> open an ordinary group; an assertion says nothing; the rest is not read. */
static void read_group(struct parser *s, struct sequence *q)
{
	bool assertion = false, repeats;
	GPtrArray *set;

	end_run(q);
	s->p++;
	if (s->p[0] == '?') {
		if (s->p[1] == ':' || s->p[1] == '>') {
			s->p += 2;
		} else if (s->p[1] == '=' || s->p[1] == '!') {
			s->p += 2;
			assertion = true;
		} else if (s->p[1] == '<' && (s->p[2] == '=' || s->p[2] == '!')) {
			s->p += 3;
			assertion = true;
		} else if (s->p[1] == '<' && g_ascii_isalpha(s->p[2])) {
			s->p += strcspn(s->p, ">");
			s->p += *s->p == '>';
		} else if (strncmp(s->p, "?-i:", 4) == 0) {
			s->p += 4;
		} else {
			s->lost = true;
			return;
		}
	}
	set = alternatives(s);
	if (*s->p == ')')
		s->p++;
	else
		s->lost = true;
	if (must_occur(s, &repeats) && !assertion)
		offer(q, set);
	else
		g_clear_pointer(&set, g_ptr_array_unref);
}

/* Returns the plain byte that an escape stands for, or 0. */
static guint8 read_escape(struct parser *s, bool *ret_zero_width)
{
	char c = s->p[1];

	*ret_zero_width = c == 'b' || c == 'B';
	s->p += c ? 2 : 1;
	if (c == 'p' || c == 'P' || c == 'x' || c == 'N') {
		if (*s->p == '{')
			s->p += strcspn(s->p, "}") + (strchr(s->p, '}') != NULL);
		else if (c != 'x')
			s->p += *s->p != '\0';
		else
			s->lost = true;
		return 0;
	}
	if (strchr("QEgkocuUlL", c) || g_ascii_isdigit(c))
		s->lost = true;
	return g_ascii_isalnum(c) ? 0 : literal_fold((guint8)c);
}

static void read_byte(struct parser *s, struct sequence *q)
{
	bool zero_width = false, repeats, must;
	guint8 byte;

	if (*s->p == '\\') {
		byte = read_escape(s, &zero_width);
	} else {
		byte = strchr(".^$", *s->p) ? 0 : literal_fold((guint8)*s->p);
		zero_width = *s->p == '^' || *s->p == '$';
		s->p++;
	}
	if (zero_width)
		return;
	/* A quantifier binds the whole letter, of which this is perhaps only the last byte. */
	must = must_occur(s, &repeats);
	if (byte && must)
		g_string_append_c(q->run, (char)byte);
	if (!byte || !must || repeats)
		end_run(q);
}

static GPtrArray *sequence(struct parser *s)
{
	struct sequence q = { .run = g_string_new(NULL) };

	while (*s->p && *s->p != '|' && *s->p != ')' && !s->lost) {
		if (*s->p == '(') {
			read_group(s, &q);
		} else if (*s->p == '[') {
			bool repeats;

			end_run(&q);
			read_class(s);
			must_occur(s, &repeats);
		} else {
			read_byte(s, &q);
		}
	}
	end_run(&q);
	g_string_free(q.run, TRUE);
	return q.best;
}

/* The union over the alternatives; NULL as soon as one of them needs nothing. */
static GPtrArray *alternatives(struct parser *s)
{
	GPtrArray *all = NULL;
	bool none = false;

	if (++s->depth > DEPTH_MAX)
		s->lost = true;
	for (;;) {
		GPtrArray *one = sequence(s);

		if (!one)
			none = true;
		else if (!all)
			all = g_steal_pointer(&one);
		else
			g_ptr_array_extend_and_steal(all, g_steal_pointer(&one));
		if (*s->p != '|' || s->lost)
			break;
		s->p++;
	}
	s->depth--;
	if (none || s->lost)
		g_clear_pointer(&all, g_ptr_array_unref);
	return all;
}

GPtrArray *literal_required(const char *pattern)
{
	struct parser s = { .p = pattern };
	GPtrArray *set = alternatives(&s);

	if (s.lost || *s.p != '\0')
		g_clear_pointer(&set, g_ptr_array_unref);
	return set;
}
