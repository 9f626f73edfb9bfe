/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report.h"

void source_status_free(struct source_status *s)
{
	if (!s)
		return;
	g_free(s->name);
	g_free(s->trouble);
	g_free(s);
}

void set_aside_free(struct set_aside *a)
{
	if (!a)
		return;
	g_free(a->why);
	g_free(a->from);
	g_free(a->subject);
	g_free(a);
}
