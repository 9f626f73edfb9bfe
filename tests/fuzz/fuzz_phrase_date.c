/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer's door: any text, in every order of languages. */
#include "classify/phrase_date.h"
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const orders[][3] = { { "en", "es", NULL }, { "es", "en-GB", NULL } };
	static const struct moment written = { 1759860000, -18000 };
	g_autofree char *text = g_utf8_make_valid((const char *)data, (gssize)size);

	for (gsize i = 0; i < G_N_ELEMENTS(orders); i++) {
		struct phrase_date d;

		if (phrase_date_find(text, written, NULL, NULL, orders[i], &d))
			g_assert(day_known(d.day) && d.from < d.to && d.to <= strlen(text));
		phrase_date_due(text, i, written, NULL, NULL, orders[i]);
	}
	return 0;
}
