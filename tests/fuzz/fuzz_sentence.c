/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences lie where they say, and have no stray bytes. */
#include "base/text.h"
#include "parse/sentence.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(own_text) own = g_new0(struct own_text, 1);
	gsize end = 0;

	own->text = text_valid((const char *)data, size);
	own->parts = g_array_new(FALSE, FALSE, sizeof(struct own_part));
	g_autoptr(GPtrArray) sentences = sentence_split(own, "Ann Lee");
	for (guint i = 0; i < sentences->len; i++) {
		const struct sentence *s = sentences->pdata[i];

		g_assert_cmpuint(s->from, >=, end);
		g_assert_cmpuint(s->to, >, s->from);
		g_assert_true(!strncmp(own->text + s->from, s->text, s->to - s->from));
		g_assert_true(g_utf8_validate(s->text, -1, NULL));
		g_assert_true(s->lead_in < (int)i);
		end = s->to;
	}
	return 0;
}
