/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule file, and where it is sound, a sentence judged by it. */
#include <stddef.h>
#include <stdint.h>

#include "classify/verdict.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void judge(const struct ruleset *rules)
{
	const struct verdict_context context = { .rules = rules };
	g_autoptr(message) m = message_new();
	struct sentence *s = sentence_new();

	m->date = (struct moment){ 1789552800, 0 };
	s->text = g_strdup("Could you please send us the log by Friday, or call me?");
	s->lead_in = -1;
	g_ptr_array_add(m->sentences, s);
	g_free(verdict_judge(m, &context));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	g_autoptr(ruleset) r = ruleset_new();
	g_autoptr(GError) error = NULL;
	guint count;

	if (!ruleset_add(r, "en", text, "f", &error) || !ruleset_ready(r, &error))
		return 0;
	judge(r);
	ruleset_test(r, &count, &error);
	return 0;
}
