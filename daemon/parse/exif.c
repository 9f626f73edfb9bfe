/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JPEG is a row of segments; the one marked APP1 that begins with "Exif" holds a TIFF file, whose
 * directories are tables of tags.  Every offset comes from a stranger and is checked where it is
 * used; no directory is followed further than from the first to the one of the camera.
 */
#include "parse/exif.h"

#include <string.h>

#define SEGMENTS_MAX 64
#define ENTRY_SIZE 12
#define TYPE_ASCII 2
#define TAG_CHANGED 0x0132 /* DateTime: of the file */
#define TAG_CAMERA 0x8769  /* the camera's directory */
#define TAG_TAKEN 0x9003   /* DateTimeOriginal */
#define TAG_OFFSET 0x9011  /* OffsetTimeOriginal: "-06:00" */
#define DATE_LENGTH 19	   /* "2026:11:04 15:02:31" */
#define OFFSET_LENGTH 6

struct tiff {
	const guint8 *data;
	gsize length;
	bool big; /* byte order */
};

static guint32 number(const struct tiff *t, gsize at, gsize bytes)
{
	guint32 n = 0;

	if (at > t->length || t->length - at < bytes)
		return 0;
	for (gsize i = 0; i < bytes; i++)
		n = n << 8 | t->data[at + (t->big ? i : bytes - 1 - i)];
	return n;
}

/* Where the tag's entry stands in that directory; 0: nowhere. */
static gsize entry_of(const struct tiff *t, gsize directory, guint32 tag)
{
	guint32 n = directory ? number(t, directory, 2) : 0;

	for (guint32 i = 0; i < n; i++) {
		gsize at = directory + 2 + (gsize)i * ENTRY_SIZE;

		if (at > t->length || t->length - at < ENTRY_SIZE)
			return 0;
		if (number(t, at, 2) == tag)
			return at;
	}
	return 0;
}

/* The first `want` characters of a text of a tag; they stand elsewhere, for they are more than 4.
 */
static bool text_of(const struct tiff *t, gsize directory, guint32 tag, gsize want, char *ret_text)
{
	gsize entry = entry_of(t, directory, tag);
	gsize at = entry ? number(t, entry + 8, 4) : 0;

	if (!entry || number(t, entry + 2, 2) != TYPE_ASCII || number(t, entry + 4, 4) < want ||
		at > t->length || t->length - at < want)
		return false;
	memcpy(ret_text, t->data + at, want);
	ret_text[want] = '\0';
	return true;
}

/* "2026:11:04 15:02:31" as RFC 3339, with the offset if there is one. */
static struct moment moment_of(char *date, const char *offset, GTimeZone *zone)
{
	if (date[4] != ':' || date[7] != ':')
		return MOMENT_NONE;
	date[4] = date[7] = '-';
	g_autofree char *text = g_strconcat(date, offset, NULL);
	struct moment m = moment_parse(text, zone);
	if (!moment_known(m))
		m = moment_parse(date, zone);
	return moment_sound(m) ? m : MOMENT_NONE;
}

static struct moment tiff_taken(const struct tiff *t, GTimeZone *zone)
{
	gsize first = number(t, 4, 4);
	gsize camera = entry_of(t, first, TAG_CAMERA);
	char date[DATE_LENGTH + 1], offset[OFFSET_LENGTH + 1] = "";

	camera = camera ? number(t, camera + 8, 4) : 0;
	if (text_of(t, camera, TAG_TAKEN, DATE_LENGTH, date))
		text_of(t, camera, TAG_OFFSET, OFFSET_LENGTH, offset);
	else if (!text_of(t, first, TAG_CHANGED, DATE_LENGTH, date))
		return MOMENT_NONE;
	return moment_of(date, offset, zone);
}

struct moment exif_taken(const guint8 *jpeg, gsize length, GTimeZone *zone)
{
	static const guint8 start[] = { 0xff, 0xd8 }, exif[] = { 'E', 'x', 'i', 'f', 0, 0 };
	gsize at = sizeof start;

	if (length < sizeof start || memcmp(jpeg, start, sizeof start) != 0)
		return MOMENT_NONE;
	for (int i = 0; i < SEGMENTS_MAX && length - at >= 4 && jpeg[at] == 0xff; i++) {
		gsize size = (gsize)jpeg[at + 2] << 8 | jpeg[at + 3]; /* with its own two bytes */
		const guint8 *body = jpeg + at + 4;

		if (size < 2 || size > length - at - 2)
			break;
		if (jpeg[at + 1] == 0xe1 && size >= 2 + sizeof exif + 8 &&
			memcmp(body, exif, sizeof exif) == 0) {
			const struct tiff t = { body + sizeof exif, size - 2 - sizeof exif,
				body[sizeof exif] == 'M' };

			return tiff_taken(&t, zone);
		}
		at += 2 + size;
	}
	return MOMENT_NONE;
}
