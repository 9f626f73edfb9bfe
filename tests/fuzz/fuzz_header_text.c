/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Header values: encoded words, parameters, ids, addresses, dates. */
#include "parse/address_text.h"
#include "parse/charset.h"
#include "parse/date_text.h"
#include "parse/header_text.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(char *text)
{
	if (text)
		g_assert_true(g_utf8_validate(text, -1, NULL));
	g_free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static GTimeZone *zone;
	g_autofree char *raw = g_strndup((const char *)data, size);
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)address_free);
	struct address *first;

	charset_init();
	if (!zone)
		zone = g_time_zone_new_identifier("America/Chicago");
	check(header_text_decode(raw));
	check(header_text_param(raw, "filename"));
	check(header_text_value(raw));
	g_strfreev(header_text_ids(raw));
	address_text_list(raw, list);
	for (guint i = 0; i < list->len; i++)
		g_assert_true(
			g_utf8_validate(((struct address *)list->pdata[i])->address, -1, NULL));
	first = address_text_first(raw);
	address_free(first);
	date_text_parse(raw, zone, MOMENT_NONE);
	return 0;
}
