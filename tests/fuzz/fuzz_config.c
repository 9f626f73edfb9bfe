/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A configuration file: settings, or the lines that are wrong. */
#include "base/error.h"
#include "config/config.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	g_autoptr(GError) error = NULL;
	g_autoptr(settings) s = config_parse(text, "f.conf", &error);

	g_assert_true(!s == !!error);
	if (error) {
		g_assert_true(g_error_matches(error, ST_ERROR, ST_ERROR_CONFIG));
		g_assert_true(g_utf8_validate(error->message, -1, NULL));
		g_assert_true(g_str_has_prefix(error->message, "f.conf"));
	}
	return 0;
}
