/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/mime_scan.h"

#include "parse/mime.h"

#include <string.h>

#define CONTAINER_LINES_MAX 10000

struct scan {
	gboolean header; /* inside a header block */
	gboolean nested; /* it is that of a message in the message: another block follows */
	gsize block;	 /* bytes of the header block */
	guint lines;	 /* lines of it */
	guint boundaries, containers;
};

static gboolean looks_like_field(const char *p, gsize n)
{
	const char *colon = memchr(p, ':', MIN(n, 128));

	if (n && (*p == ' ' || *p == '\t'))
		return TRUE;
	return colon && colon > p && !memchr(p, ' ', (gsize)(colon - p));
}

static const char *take_line(struct scan *s, const char *p, gsize n)
{
	if (n && p[n - 1] == '\r')
		n--;
	if (n > 2 && p[0] == '-' && p[1] == '-') {
		s->header = TRUE; /* of a part, if it is a boundary */
		s->nested = FALSE;
		s->block = 0;
		s->lines = 0;
		return ++s->boundaries > MIME_BOUNDARY_LINES_MAX ? "too many parts" : NULL;
	}
	if (!s->header)
		return NULL;
	if (n == 0) {
		s->header = s->nested;
		s->nested = FALSE;
		s->block = 0;
		s->lines = 0;
		return NULL;
	}
	if (!looks_like_field(p, n) && s->lines) {
		s->header = FALSE;
		return NULL;
	}
	s->block += n;
	s->lines++;
	if (s->block > MIME_HEADER_BLOCK_MAX)
		return "a header of more than a megabyte";
	if (s->lines > MIME_HEADER_LINES_MAX)
		return "too many header lines";
	if (n > 21 && !g_ascii_strncasecmp(p, "content-type:", 13)) {
		/* the last line of a mail may end without a newline, and nothing stands behind it
		 */
		const char *end = p + n;

		p += 13;
		while (p < end && (*p == ' ' || *p == '\t'))
			p++;
		s->nested = end - p >= 8 && !g_ascii_strncasecmp(p, "message/", 8);
		if (++s->containers > CONTAINER_LINES_MAX)
			return "too many parts";
	}
	return NULL;
}

const char *mime_scan(const guint8 *raw, gsize length)
{
	struct scan s = { .header = TRUE };

	if (length > MIME_SIZE_MAX)
		return "larger than 50 megabytes";
	if (!length)
		return NULL;
	const char *p = (const char *)raw, *end = p + length;

	while (p < end) {
		const char *newline = memchr(p, '\n', (gsize)(end - p));
		gsize n = (gsize)((newline ? newline : end) - p);
		const char *why = take_line(&s, p, n);

		if (why)
			return why;
		p = newline ? newline + 1 : end;
	}
	return NULL;
}
