/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants those before it */
#include <cmocka.h>

#include "parse/exif.h"

/* A picture of nothing, with the tags that count; little endian or big. */
struct picture {
	bool big;
	GByteArray *bytes;
	guint tiff; /* where the TIFF file begins */
};

static void put(struct picture *p, guint32 n, guint bytes)
{
	for (guint i = 0; i < bytes; i++) {
		guint8 b = (guint8)(n >> (8 * (p->big ? bytes - 1 - i : i)));

		g_byte_array_append(p->bytes, &b, 1);
	}
}

static void put_entry(struct picture *p, guint tag, guint type, guint32 count, guint32 value)
{
	put(p, tag, 2);
	put(p, type, 2);
	put(p, count, 4);
	put(p, value, 4);
}

static struct picture picture(bool big, const char *changed, const char *taken, const char *offset)
{
	static const guint8 head[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 4, 'J', 'F', 0xff, 0xe1, 0, 0,
		'E', 'x', 'i', 'f', 0, 0 };
	struct picture p = { big, g_byte_array_new(), sizeof head };
	const guint32 camera = 8 + 2 + 2 * 12 + 4, texts = camera + 2 + 2 * 12 + 4;

	g_byte_array_append(p.bytes, head, sizeof head);
	g_byte_array_append(p.bytes, (const guint8 *)(big ? "MM" : "II"), 2);
	put(&p, 42, 2);
	put(&p, 8, 4);
	put(&p, 2, 2);
	put_entry(&p, 0x0132, 2, changed ? 20 : 0, texts);
	put_entry(&p, 0x8769, 4, 1, camera);
	put(&p, 0, 4);
	put(&p, 2, 2);
	put_entry(&p, 0x9003, 2, taken ? 20 : 0, texts + 20);
	put_entry(&p, 0x9011, 2, offset ? 7 : 0, texts + 40);
	put(&p, 0, 4);
	g_byte_array_append(
		p.bytes, (const guint8 *)(changed ? changed : "                   "), 20);
	g_byte_array_append(p.bytes, (const guint8 *)(taken ? taken : "                   "), 20);
	g_byte_array_append(p.bytes, (const guint8 *)(offset ? offset : "      "), 7);
	guint size = p.bytes->len - 10;
	p.bytes->data[10] = (guint8)(size >> 8);
	p.bytes->data[11] = (guint8)size;
	return p;
}

static const struct {
	bool big;
	const char *changed, *taken, *offset, *wanted;
} table[] = {
	{ false, NULL, "2026:11:04 15:02:31", "-06:00", "2026-11-04T15:02:31-06:00" },
	{ true, NULL, "2026:11:04 15:02:31", "-06:00", "2026-11-04T15:02:31-06:00" },
	/* the family's zone where the camera tells none */
	{ false, NULL, "2026:11:04 15:02:31", NULL, "2026-11-04T15:02:31-06:00" },
	{ false, "2026:11:05 08:00:00", "2026:11:04 15:02:31", "+01:00",
		"2026-11-04T15:02:31+01:00" },
	{ true, "2026:11:05 08:00:00", NULL, NULL, "2026-11-05T08:00:00-06:00" },
	{ false, NULL, NULL, NULL, "" },
	/* a clock that was never set, and what is no date */
	{ false, NULL, "0000:00:00 00:00:00", NULL, "" },
	{ false, NULL, "    :  :     :  :  ", NULL, "" },
	{ false, NULL, "2026:13:41 15:02:31", NULL, "" },
	{ false, NULL, "2026-11-04 15:02:31", NULL, "" },
	{ false, NULL, "2026:11:04 15:02:31", "      ", "2026-11-04T15:02:31-06:00" },
	{ false, NULL, "2026:11:04 15:02:31", "+99:99", "2026-11-04T15:02:31-06:00" },
};

static void test_taken(void **state)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/Chicago");
	char text[MOMENT_TEXT_SIZE];

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		struct picture p =
			picture(table[i].big, table[i].changed, table[i].taken, table[i].offset);

		assert_string_equal(
			moment_format(exif_taken(p.bytes->data, p.bytes->len, zone), text),
			table[i].wanted);
		g_byte_array_unref(p.bytes);
	}
}

/* Cut at every byte, and every byte another: no more is read than is there. */
static void test_hostile(void **state)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	struct picture p = picture(false, "2026:11:05 08:00:00", "2026:11:04 15:02:31", "-06:00");

	for (guint n = 0; n <= p.bytes->len; n++) {
		g_autofree guint8 *cut = g_memdup2(p.bytes->data, n);

		assert_true(moment_sound(exif_taken(cut, n, zone)));
	}
	for (guint n = 0; n < p.bytes->len; n++)
		for (guint value = 0; value < 256; value += 51) {
			guint8 was = p.bytes->data[n];

			p.bytes->data[n] = (guint8)value;
			assert_true(moment_sound(exif_taken(p.bytes->data, p.bytes->len, zone)));
			p.bytes->data[n] = was;
		}
	g_byte_array_unref(p.bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_taken),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
