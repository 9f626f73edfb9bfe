/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a reader in a stranger's hands would answer: a good reading in which bytes were changed
 * (a place of two bytes, and what stands there), so that seeds outlive a change of its type.
 * What is believed of it can be written again, and its dates can be told.
 */
#include "model/reading.h"
#include "parse/mime.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char letter[] =
	"From: Ann Lee <ann@x.example>\nTo: Bo <bo@y.example>\nCc: c@y.example\n"
	"Date: Tue, 8 Sep 2026 08:12:00 -0500\nMessage-ID: <1@x>\nReferences: <0@x>\n"
	"Subject: Meeting\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
	"--b\nContent-Type: text/plain\n\nCan you come? I will send it.\n-- \nAnn\n"
	"--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\n"
	"BEGIN:VEVENT\nUID:1\nDTSTART:20260910T150000Z\nDTEND:20260910T160000Z\n"
	"SUMMARY:Meeting\nEND:VEVENT\nEND:VCALENDAR\n"
	"--b\nContent-Type: application/pdf; name=plan.pdf\n\nx\n--b--\n";

static GBytes *good(void)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	const struct parse_context context = { .zone = zone,
		.arrived = moment_parse("2026-09-10T12:00:00Z", zone) };

	mime_init();
	g_autoptr(reading) r = mime_read((const guint8 *)letter, strlen(letter), &context, NULL);
	g_autoptr(GVariant) v = g_variant_ref_sink(reading_to_variant(r));
	return g_variant_get_data_as_bytes(v);
}

static void check(const struct message *m)
{
	char text[MOMENT_TEXT_SIZE];

	moment_format(m->date, text);
	moment_day(m->date, NULL);
	if (m->invitation) {
		moment_format(m->invitation->when, text);
		moment_format(m->invitation->until, text);
	}
	for (guint i = 0; i < m->sentences->len; i++) {
		const struct sentence *s = m->sentences->pdata[i];

		g_assert_cmpuint(s->to, <=, strlen(m->own_text));
		day_weekday(s->due);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static GBytes *base;
	gsize length;

	if (!base)
		base = good();
	const guint8 *from = g_bytes_get_data(base, &length);
	guint8 *bytes = g_memdup2(from, length);
	for (gsize i = 0; i + 2 < size; i += 3)
		bytes[(data[i] | data[i + 1] << 8) % length] = data[i + 2];
	g_autoptr(GVariant) v = g_variant_ref_sink(g_variant_new_from_data(
		G_VARIANT_TYPE(READING_TYPE), bytes, length, FALSE, g_free, bytes));
	g_autoptr(reading) r = reading_of_variant(v, NULL);
	if (!r)
		return 0;
	for (guint i = 0; i < r->messages->len; i++)
		check(r->messages->pdata[i]);
	g_autoptr(GVariant) again = g_variant_ref_sink(reading_to_variant(r));
	g_autoptr(reading) same = reading_of_variant(again, NULL);
	g_assert_nonnull(same);
	g_autoptr(GVariant) as_before = g_variant_ref_sink(reading_to_variant(same));
	g_assert_true(g_variant_equal(again, as_before));
	return 0;
}
