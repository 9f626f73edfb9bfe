/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer's door: any reply to a digest. */
#include "track/order.h"
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_utf8_make_valid((const char *)data, (gssize)size);
	g_autoptr(GPtrArray) lines = order_read(text);

	g_assert(lines->len <= ORDERS_MAX);
	for (guint i = 0; i < lines->len; i++) {
		const struct order_line *l = lines->pdata[i];

		for (guint k = 0; k < l->orders->len; k++) {
			const struct order *o = l->orders->pdata[k];

			g_assert(o->item > 0 && (o->kind == EVENT_SNOOZED) == (o->until != NULL));
		}
	}
	return 0;
}
