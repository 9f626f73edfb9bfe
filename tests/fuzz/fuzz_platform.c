/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first line is a platform's pattern, the rest a mail of it: the zones still cover it. */
#include "base/text.h"
#include "parse/platform.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const keys[] = { "frame", "pointer", "button", "footer", "post", "original",
	"translation" };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(platform_set) set = platform_set_new();
	g_autoptr(GString) wrong = g_string_new(NULL);
	g_autofree char *text = text_valid((const char *)data, size);
	gsize first = strcspn(text, "\n");
	const char *body = text + first + (text[first] == '\n');
	g_autofree char *rules =
		g_strdup_printf("platform generic\n  sender *@x.example\n  %s %.*s\n",
			keys[size % G_N_ELEMENTS(keys)], (int)first, text);

	platform_set_add(set, rules, "fuzz", wrong);
	const struct zone_context context = { .from_name = "Ann Lee",
		.platform = platform_find(set, "a@x.example") };
	g_autoptr(zoning) z = zone_find(body, &context);
	g_autoptr(GArray) zones = zone_ranges(z, body);
	gsize at = 0;
	for (guint i = 0; i < zones->len; i++) {
		const struct zone *zone = &g_array_index(zones, struct zone, i);

		g_assert_cmpuint(zone->from, ==, at);
		at = zone->to;
	}
	g_assert_cmpuint(at, ==, strlen(body));
	for (guint i = 0; i < z->forwards->len; i++) {
		const struct forwarded *f = z->forwards->pdata[i];

		g_assert_cmpuint(f->last, <=, z->lines->len);
	}
	return 0;
}
