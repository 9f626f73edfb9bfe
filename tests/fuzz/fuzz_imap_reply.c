/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first byte says in pieces of how many bytes the rest is fed. */
#include "fetch/imap_reply.h"

#include <stddef.h>
#include <stdint.h>

#define LITERAL_MAX 4096

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_at(const struct imap_reply *r)
{
	const struct imap_value *v;

	for (guint i = 0; (v = imap_reply_value(r, i)); i++) {
		guint32 number;
		g_autofree char *copy = imap_value_dup(v);

		g_assert(v->next > i && v->next <= r->values->len);
		imap_value_number(v, &number);
		imap_reply_find(r, i, "UID");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(imap_parser) p = imap_parser_new(LITERAL_MAX);
	size_t piece = size > 0 && data[0] > 0 ? data[0] : 1;

	for (size_t at = 1; at < size;) {
		g_autoptr(imap_reply) reply = NULL;
		gsize used;

		if (!imap_parser_feed(
			    p, (const char *)data + at, MIN(piece, size - at), &used, &reply, NULL))
			return 0;
		if (reply)
			look_at(reply);
		at += used;
	}
	return 0;
}
