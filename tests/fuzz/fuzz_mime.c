/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole mails: what comes out is valid, its places lie in its texts, and a daemon believes it. */
#include "parse/mime.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct message *m)
{
	gsize end = 0;

	g_assert_true(g_utf8_validate(m->text, -1, NULL));
	g_assert_true(g_utf8_validate(m->own_text, -1, NULL));
	g_assert_true(g_utf8_validate(m->subject, -1, NULL));
	g_assert_true(moment_known(m->date));
	g_assert_true(m->parent < m->index);
	for (guint i = 0; i < m->zones->len; i++) {
		const struct zone *z = &g_array_index(m->zones, struct zone, i);

		g_assert_true(z->from >= end && z->to >= z->from && z->to <= strlen(m->text));
		end = z->to;
	}
}

static void check_all(const struct reading *r)
{
	for (guint i = 0; i < r->messages->len; i++)
		check(r->messages->pdata[i]);
	g_autoptr(GVariant) v = g_variant_ref_sink(reading_to_variant(r));
	g_autoptr(reading) back = reading_of_variant(v, NULL);
	g_assert_nonnull(back);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct parse_context context;

	if (!context.zone) {
		mime_init();
		context.zone = g_time_zone_new_identifier("America/Chicago");
		context.arrived = moment_parse("2026-09-10T12:00:00-05:00", context.zone);
	}
	g_autoptr(reading) r = mime_read(data, size, &context, NULL);
	g_autofree char *text = g_strndup((const char *)data, size);
	g_autoptr(reading) plain = mime_read_text(text, &context);

	if (r)
		check_all(r);
	check_all(plain);
	return 0;
}
