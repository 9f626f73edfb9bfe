/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clock.h"

const char *const clock_actor_names[ACTOR_COUNT] = { "school", "parent", "state" };
const char *const clock_certainty_names[CERTAINTY_COUNT] = { "primary", "secondary", "unverified" };

void clock_rule_free(struct clock_rule *r)
{
	if (!r)
		return;
	g_free(r->id);
	g_free(r->jurisdiction);
	g_free(r->title);
	g_free(r->title_es);
	g_free(r->trigger);
	g_free(r->instead_of);
	g_free(r->exceptions);
	g_free(r->stage_card);
	g_free(r->citation);
	g_free(r->source);
	g_free(r->note);
	g_free(r);
}

void clock_count_clear(struct clock_count *c)
{
	for (int i = 0; i < CLOCK_READINGS; i++)
		g_clear_pointer(&c->readings[i].skips, g_array_unref);
	c->count = 0;
}

void clock_note_free(struct clock_note *n)
{
	if (!n)
		return;
	g_free(n->rule);
	g_free(n->child);
	g_free(n->off);
	g_free(n->text);
	g_free(n);
}

void clock_view_free(struct clock_view *v)
{
	if (!v)
		return;
	clock_count_clear(&v->count);
	g_clear_pointer(&v->changed, g_array_unref);
	g_free(v->child);
	g_free(v);
}
