/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML to text. */
#include "parse/html_text.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define LIMIT 100000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	html_text_init();
	g_autofree char *text = html_text_render((const char *)data, size, LIMIT);

	g_assert_true(strlen(text) <= LIMIT + 1000);
	return 0;
}
