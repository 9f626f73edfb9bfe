/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/reply.h"

static void line_free(struct reply_line *l)
{
	g_free(l->text);
	g_free(l);
}

struct member_reply *member_reply_new(void)
{
	struct member_reply *r = g_new0(struct member_reply, 1);

	r->lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
	return r;
}

void member_reply_free(struct member_reply *r)
{
	if (!r)
		return;
	g_free(r->member);
	g_ptr_array_unref(r->lines);
	g_free(r);
}

void member_reply_add(struct member_reply *r, const char *text, const struct decision *d)
{
	struct reply_line *l = g_new0(struct reply_line, 1);

	l->text = g_strdup(text);
	l->until = d ? d->until : DAY_NONE;
	if (d) {
		l->decision = d->id;
		l->item = d->item;
		l->kind = d->kind;
	}
	g_ptr_array_add(r->lines, l);
}
