/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thread/domain.h"

#include "base/text.h"

#include <string.h>

/* One edit in a shorter name is too often chance. */
#define LOOKALIKE_LENGTH_MIN 7

const char *domain_of(const char *address)
{
	const char *at = address ? strrchr(address, '@') : NULL;

	return at ? at + 1 : "";
}

bool domain_under(const char *domain, const char *parent)
{
	gsize n = strlen(domain), k = strlen(parent);

	if (!k || n < k || g_ascii_strcasecmp(domain + n - k, parent))
		return false;
	return n == k || domain[n - k - 1] == '.';
}

bool domain_in(const char *domain, const char *const *parents)
{
	for (; parents && *parents; parents++)
		if (domain_under(domain, *parents))
			return true;
	return false;
}

/* Letters that are read as another; the commonest of the confusables. */
static const struct {
	gunichar seen;
	char meant;
} shapes[] = {
	{ '0', 'o' },
	{ '1', 'l' },
	{ '3', 'e' },
	{ '5', 's' },
	{ 'i', 'l' },
	{ '|', 'l' },
	{ 0x0430, 'a' },
	{ 0x0435, 'e' },
	{ 0x043e, 'o' },
	{ 0x0440, 'p' },
	{ 0x0441, 'c' },
	{ 0x0443, 'y' },
	{ 0x0445, 'x' },
	{ 0x0456, 'l' },
	{ 0x0458, 'j' },
	{ 0x0455, 's' },
	{ 0x043a, 'k' },
	{ 0x043c, 'm' },
	{ 0x0442, 't' },
	{ 0x04bb, 'h' },
	{ 0x0501, 'd' },
	{ 0x03bf, 'o' },
	{ 0x03b1, 'a' },
	{ 0x03bd, 'v' },
	{ 0x0131, 'l' },
	{ 0x0261, 'g' },
};

static void append_shape(GString *out, gunichar c)
{
	for (guint i = 0; i < G_N_ELEMENTS(shapes); i++)
		if (shapes[i].seen == c) {
			g_string_append_c(out, shapes[i].meant);
			return;
		}
	g_string_append_unichar(out, c);
}

/* What the eye reads. */
static char *skeleton(const char *domain)
{
	g_autofree char *unicode = g_hostname_to_unicode(domain);
	g_autofree char *plain = text_unaccented(unicode ? unicode : domain);
	GString *out = g_string_new(NULL);

	for (const char *p = plain; *p; p = g_utf8_next_char(p))
		append_shape(out, g_utf8_get_char(p));
	g_string_replace(out, "rn", "m", 0);
	g_string_replace(out, "vv", "w", 0);
	g_string_replace(out, "cl", "d", 0);
	return g_string_free(out, FALSE);
}

/* At most one letter inserted, deleted, changed, or two neighbours swapped. */
static bool within_one_edit(const char *a, const char *b)
{
	gsize n = strlen(a), k = strlen(b), head = 0, tail = 0;

	while (head < n && head < k && a[head] == b[head])
		head++;
	while (tail < n - head && tail < k - head && a[n - 1 - tail] == b[k - 1 - tail])
		tail++;
	gsize x = n - head - tail, y = k - head - tail;
	if (x <= 1 && y <= 1)
		return true;
	return x == 2 && y == 2 && a[head] == b[head + 1] && a[head + 1] == b[head];
}

/* The last labels of a domain, as many as the other has. */
static const char *tail_labels(const char *domain, const char *like)
{
	guint labels = 1;
	const char *p;

	for (p = like; *p; p++)
		labels += *p == '.';
	for (p = domain + strlen(domain); p > domain; p--)
		if (p[-1] == '.' && --labels == 0)
			break;
	return p;
}

bool domain_lookalike(const char *domain, const char *genuine)
{
	if (!*domain || !*genuine || domain_under(domain, genuine))
		return false;
	g_autofree char *seen = skeleton(tail_labels(domain, genuine));
	g_autofree char *meant = skeleton(genuine);
	if (g_str_equal(seen, meant))
		return true;
	return strlen(genuine) >= LOOKALIKE_LENGTH_MIN && within_one_edit(seen, meant);
}
