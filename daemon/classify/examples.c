/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule's own examples, through the whole sum. */
#include <string.h>

#include "base/error.h"
#include "classify/examples.h"
#include "classify/verdict.h"

/* A Wednesday in term. */
#define EXAMPLES_WRITTEN "2026-09-16T10:00:00Z"

struct trial {
	struct verdict_context context;
	struct moment written;
	const struct rule_pack *pack; /* whose examples are tried */
	example_fn *tell;
	gpointer data;
};

static void add_sentence(struct message *m, char *text, guint marks)
{
	struct sentence *s = sentence_new();

	s->text = text;
	s->marks = marks;
	s->lead_in = marks & SENTENCE_BULLET ? 0 : -1;
	g_ptr_array_add(m->sentences, s);
}

/* A letter of one sentence, which stands where the rule looks: "lead-in | bullet" are two. */
static struct message *letter_of(
	const struct trial *t, const struct rule_entry *e, const char *text)
{
	const char *bullet = strstr(text, " | ");
	struct message *m = message_new();

	m->date = t->written;
	if (e->from != FROM_ANYBODY)
		m->direction =
			e->from == FROM_FAMILY ? DIRECTION_FROM_FAMILY : DIRECTION_FROM_SCHOOL;
	if (e->kind == ACT_ANSWER || e->kind == ACT_ACK || e->kind == ACT_DEFERRAL)
		m->in_reply_to = g_strdup("example");
	if (e->where == WHERE_SUBJECT) {
		g_free(m->subject);
		m->subject = g_strdup(text);
	}
	if (bullet) {
		add_sentence(m, g_strndup(text, (gsize)(bullet - text)), SENTENCE_LEAD_IN);
		add_sentence(m, g_strdup(bullet + 3), SENTENCE_BULLET);
	} else {
		add_sentence(m, g_strdup(text), 0);
	}
	g_free(m->own_text);
	m->own_text = g_strdup(text);
	return m;
}

/* Bulk and automatic mail are sums over a letter: here it is enough that the rule speaks. */
static bool is_found(const struct rule_entry *e, const struct message *m)
{
	const struct sentence *s = m->sentences->pdata[m->sentences->len - 1];

	if (!(ACT_BIT(e->kind) & (ACT_BIT(ACT_BULK) | ACT_BIT(ACT_AUTO_REPLY))))
		return s->acts & ACT_BIT(e->kind);
	for (guint i = 0; i < s->evidence->len; i++) {
		const struct evidence *one = s->evidence->pdata[i];

		if (g_str_equal(one->rule, e->name))
			return true;
	}
	return false;
}

static void try_lines(
	const struct trial *t, const struct rule_entry *e, const GPtrArray *lines, bool want)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct rule_line *l = lines->pdata[i];
		g_autoptr(message) m = letter_of(t, e, l->text);
		g_autofree char *gave_up = verdict_judge(m, &t->context);
		const struct example one = { e, l, t->pack, want, is_found(e, m), m, gave_up };

		t->tell(&one, t->data);
	}
}

void examples_run(const struct ruleset *r, example_fn *tell, gpointer data)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GArray) no_school = g_array_new(FALSE, FALSE, sizeof(struct day_range));
	g_autoptr(calendar) every_day = calendar_new(DAY_NONE, DAY_NONE, no_school);
	g_autoptr(GPtrArray) own = g_ptr_array_new();
	struct ruleset alone = *r;
	struct trial t = {
		.context = { .rules = &alone, .calendar = every_day, .zone = utc },
		.written = moment_parse(EXAMPLES_WRITTEN, utc),
		.tell = tell,
		.data = data,
	};

	alone.packs = own;
	for (guint i = 0; i < r->packs->len; i++) {
		t.pack = r->packs->pdata[i];
		/* "Noted." could be of any language: an example is judged by its own pack. */
		g_ptr_array_set_size(own, 0);
		g_ptr_array_add(own, (gpointer)t.pack);
		for (guint k = 0; k < t.pack->rules->len; k++) {
			const struct rule_entry *e =
				((const struct rule *)t.pack->rules->pdata[k])->entry;

			try_lines(&t, e, e->yes, true);
			try_lines(&t, e, e->no, false);
		}
	}
}

/* What is wrong, and how many were tried. */
struct found {
	struct rule_errors errors;
	guint count;
};

static void check_patterns(struct found *f, const struct rule_entry *e, const GArray *patterns)
{
	for (guint i = 0; i < patterns->len; i++) {
		const struct rule_pattern *p = &g_array_index(patterns, struct rule_pattern, i);
		g_autoptr(GError) why = NULL;

		if (!pattern_check(p->compiled, &why))
			rule_errors_add(
				&f->errors, e->file, p->line, "\"%s\": %s", e->name, why->message);
	}
}

static void check_rules(struct found *f, const GPtrArray *rules)
{
	for (guint i = 0; i < rules->len; i++) {
		const struct rule *r = rules->pdata[i];

		check_patterns(f, r->entry, r->match);
		check_patterns(f, r->entry, r->unless);
	}
}

static void check_example(const struct example *x, gpointer data)
{
	const struct rule_entry *e = x->entry;
	struct found *f = data;

	f->count++;
	if (x->gave_up)
		rule_errors_add(&f->errors, e->file, x->line->line,
			"\"%s\": a limit was reached by %s", e->name, x->gave_up);
	else if (x->found != x->want)
		rule_errors_add(&f->errors, e->file, x->line->line, "\"%s\": %s %s: \"%s\"",
			e->name, x->want ? "not found as" : "wrongly found as",
			act_names[e->kind].name, x->line->text);
}

gboolean ruleset_test(const struct ruleset *r, guint *ret_count, GError **error)
{
	struct found f = { .errors = { .text = g_string_new(NULL) } };
	g_autofree char *text = NULL;

	for (guint i = 0; i < r->packs->len; i++) {
		const struct rule_pack *p = r->packs->pdata[i];

		check_rules(&f, p->rules);
		check_rules(&f, p->guards);
	}
	examples_run(r, check_example, &f);
	text = g_string_free(f.errors.text, FALSE);
	if (ret_count)
		*ret_count = f.count;
	if (f.errors.count > 0)
		g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, text);
	return f.errors.count == 0;
}
