/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/parked.h"

#include "base/text.h"

struct parked *parked_new(struct moment at, const char *text, gint64 message)
{
	struct parked *p = g_new0(struct parked, 1);

	p->at = at;
	p->text = text_squeeze(text);
	p->message = message;
	return p;
}

void parked_free(struct parked *p)
{
	if (!p)
		return;
	g_free(p->text);
	g_free(p);
}
