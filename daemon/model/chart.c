/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/chart.h"

struct chart *chart_new(void)
{
	struct chart *c = g_new0(struct chart, 1);

	c->waits = g_ptr_array_new_with_free_func((GDestroyNotify)chart_wait_free);
	c->paces = g_ptr_array_new_with_free_func((GDestroyNotify)chart_pace_free);
	return c;
}

void chart_free(struct chart *c)
{
	if (!c)
		return;
	g_ptr_array_unref(c->waits);
	g_ptr_array_unref(c->paces);
	for (int i = 0; i < CHART_WORD_COUNT; i++)
		g_free(c->words[i]);
	g_free(c->alt);
	g_free(c);
}

int chart_pace_half(const struct chart_pace *p)
{
	return g_array_index(p->days, int, (p->days->len - 1) / 2);
}

void chart_wait_free(struct chart_wait *w)
{
	g_free(w->who);
	g_free(w);
}

void chart_pace_free(struct chart_pace *p)
{
	g_free(p->who);
	g_array_unref(p->days);
	g_free(p);
}
