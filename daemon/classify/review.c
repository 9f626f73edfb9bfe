/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/review.h"

#include <string.h>

#include "classify/examples.h"
#include "classify/scope.h"

/* What a rule did in the examples. */
struct effect {
	guint spoke, decided;
};

struct review {
	GHashTable *effects; /* name -> struct effect */
	GHashTable *texts;   /* struct rule_pack -> GPtrArray of its examples, as rules see them */
};

static const struct rule *rule_at(const struct rule_pack *p, guint k)
{
	return k < p->rules->len ? p->rules->pdata[k] : p->guards->pdata[k - p->rules->len];
}

static guint rule_count(const struct rule_pack *p)
{
	return p->rules->len + p->guards->len;
}

static int total(const struct sentence *s, enum act kind)
{
	int sum = 0;

	for (guint i = 0; i < s->evidence->len; i++) {
		const struct evidence *e = s->evidence->pdata[i];

		if (e->kind == kind)
			sum += e->strength;
	}
	return sum;
}

/* Whose points the verdict hung on: without them the sum lies on the other side. */
static void note_effects(const struct example *x, gpointer data)
{
	const struct sentence *s = x->message->sentences->pdata[x->message->sentences->len - 1];
	const struct review *v = data;

	for (guint i = 0; i < s->evidence->len; i++) {
		const struct evidence *e = s->evidence->pdata[i];
		struct effect *effect = g_hash_table_lookup(v->effects, e->rule);
		int sum = total(s, e->kind), threshold = x->pack->thresholds[e->kind];

		if (!effect)
			continue;
		effect->spoke++;
		effect->decided += (sum >= threshold) != (sum - e->strength >= threshold);
	}
}

static void note_text(const struct example *x, gpointer data)
{
	const struct review *v = data;
	GPtrArray *texts = g_hash_table_lookup(v->texts, x->pack);

	g_ptr_array_add(texts, scope_plain(x->line->text));
}

static void review_init(struct review *v, const struct ruleset *r)
{
	v->effects = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	v->texts = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
	for (guint i = 0; i < r->packs->len; i++) {
		const struct rule_pack *p = r->packs->pdata[i];

		g_hash_table_insert(v->texts, (gpointer)p, g_ptr_array_new_with_free_func(g_free));
		for (guint k = 0; k < rule_count(p); k++)
			g_hash_table_insert(
				v->effects, rule_at(p, k)->entry->name, g_new0(struct effect, 1));
	}
}

static void review_clear(struct review *v)
{
	g_hash_table_unref(v->effects);
	g_hash_table_unref(v->texts);
}

/* `unless` is looked at only where `match` spoke: it is left out. */
static void add_cost(
	const struct ruleset *r, const struct rule *one, const char *text, struct rule_cost *cost)
{
	bool tried = false;

	for (guint i = 0; i < one->match->len; i++) {
		const struct rule_pattern *p = &g_array_index(one->match, struct rule_pattern, i);

		if (!prefilter_may(r->filter, p->number))
			continue;
		tried = true;
		cost->steps += pattern_steps(p->compiled, text, strlen(text));
	}
	cost->tried += tried;
}

static gint by_steps(gconstpointer a, gconstpointer b)
{
	const struct rule_cost *x = a, *y = b;

	if (x->steps != y->steps)
		return x->steps > y->steps ? -1 : 1;
	return strcmp(x->name, y->name);
}

static void add_pack_costs(
	const struct ruleset *r, const struct rule_pack *p, const GPtrArray *texts, GArray *costs)
{
	guint first = costs->len;

	for (guint k = 0; k < rule_count(p); k++) {
		const struct rule_entry *e = rule_at(p, k)->entry;
		struct rule_cost cost = {
			.name = e->name, .file = e->file, .sentences = texts->len
		};

		g_array_append_val(costs, cost);
	}
	for (guint i = 0; i < texts->len; i++) {
		const char *text = texts->pdata[i];

		prefilter_scan(r->filter, text, strlen(text));
		for (guint k = 0; k < rule_count(p); k++)
			add_cost(r, rule_at(p, k), text,
				&g_array_index(costs, struct rule_cost, first + k));
	}
}

GArray *review_costs(const struct ruleset *r)
{
	GArray *costs = g_array_new(FALSE, TRUE, sizeof(struct rule_cost));
	struct review v;

	review_init(&v, r);
	examples_run(r, note_text, &v);
	for (guint i = 0; i < r->packs->len; i++)
		add_pack_costs(r, r->packs->pdata[i],
			g_hash_table_lookup(v.texts, r->packs->pdata[i]), costs);
	g_array_sort(costs, by_steps);
	review_clear(&v);
	return costs;
}

static void tell(GStrvBuilder *out, const struct rule_entry *e, const char *what)
{
	g_autofree char *line =
		g_strdup_printf("%s:%d: \"%s\" %s", e->file, e->line, e->name, what);

	g_strv_builder_add(out, line);
}

static void warn_of(const struct review *v, const struct rule *one, GStrvBuilder *out)
{
	const act_set of_letters = ACT_BIT(ACT_BULK) | ACT_BIT(ACT_AUTO_REPLY);
	const struct rule_entry *e = one->entry;
	const struct effect *effect = g_hash_table_lookup(v->effects, e->name);

	if (!one->filtered && e->type == ENTRY_RULE)
		tell(out, e,
			"names no word that a sentence must hold, so it is tried on every "
			"sentence");
	if (e->type != ENTRY_RULE || (of_letters & ACT_BIT(e->kind)))
		return;
	if (e->yes->len == 0)
		tell(out, e, "has no \"yes\": no example shows it at work");
	else if (effect->spoke > 0 && effect->decided == 0)
		tell(out, e,
			"decides nothing: other rules judge every example the same without it");
}

static void warn_of_costs(const struct ruleset *r, GHashTable *told, GStrvBuilder *out)
{
	g_autoptr(GArray) costs = review_costs(r);

	for (guint i = 0; i < costs->len; i++) {
		const struct rule_cost *c = &g_array_index(costs, struct rule_cost, i);
		const struct rule_entry *e = g_hash_table_lookup(told, c->name);
		g_autofree char *what = NULL;

		if (!e || !c->sentences || c->steps / c->sentences <= REVIEW_COST_MAX)
			continue;
		what = g_strdup_printf("is costly: %" G_GUINT64_FORMAT " steps a sentence",
			c->steps / c->sentences);
		tell(out, e, what);
	}
}

GStrv review_warnings(const struct ruleset *r, bool all)
{
	g_autoptr(GStrvBuilder) out = g_strv_builder_new();
	g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
	struct review v;

	review_init(&v, r);
	examples_run(r, note_effects, &v);
	for (guint i = 0; i < r->packs->len; i++) {
		const struct rule_pack *p = r->packs->pdata[i];

		for (guint k = 0; k < rule_count(p); k++) {
			const struct rule *one = rule_at(p, k);

			if (!all && one->entry->proven)
				continue;
			g_hash_table_insert(told, one->entry->name, (gpointer)one->entry);
			warn_of(&v, one, out);
		}
	}
	warn_of_costs(r, told, out);
	review_clear(&v);
	return g_strv_builder_end(out);
}
