/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bodies: the zones cover them without a gap.  The bits of the first byte are what the headers
 * told of the mail.
 */
#include "base/text.h"
#include "parse/zone.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_ranges(const struct zoning *z, const char *text)
{
	g_autoptr(GArray) zones = zone_ranges(z, text);
	gsize at = 0;

	for (guint i = 0; i < zones->len; i++) {
		const struct zone *zone = &g_array_index(zones, struct zone, i);

		g_assert_cmpint(zone->kind, <, ZONE_COUNT);
		g_assert_cmpuint(zone->from, ==, at);
		g_assert_cmpuint(zone->to, >=, zone->from);
		at = zone->to;
	}
	g_assert_cmpuint(at, ==, strlen(text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!size)
		return 0;
	const struct zone_context context = {
		.from_name = data[0] & 1 ? "Ann Lee" : NULL,
		.reply = (data[0] & 2) != 0,
		.forward = (data[0] & 4) != 0,
		.logged = (data[0] & 8) != 0,
		.machine = (data[0] & 16) != 0,
	};
	g_autofree char *text = text_valid((const char *)data + 1, size - 1);
	g_autoptr(zoning) z = zone_find(text, &context);

	check_ranges(z, text);
	for (guint i = 0; i < z->forwards->len; i++) {
		const struct forwarded *f = z->forwards->pdata[i];

		g_assert_cmpuint(f->first, <=, f->last);
		g_assert_cmpuint(f->last, <=, z->lines->len);
	}
	return 0;
}
