/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/bullet.h"

#include <string.h>

static const char *const signs[] = {
	"-",
	"*",
	"+",
	"\u2022",
	"\u00b7",
	"\u2013",
	"\u2014",
	"\u25cf",
	"\u25aa",
	"\u25e6",
	"\u2023",
	"\u2043",
	"\u25a0",
	"\u25cb",
	"\u2713",
	"\u2610",
	"o",
};

static gsize sign_length(const char *p)
{
	gsize n;

	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
		if (g_str_has_prefix(p, signs[i]))
			return strlen(signs[i]);
	n = strspn(p, "0123456789");
	if (n >= 1 && n <= 2 && strchr(".)", p[n]) && p[n])
		return n + 1;
	if (*p == '(' && (n = strspn(p + 1, "0123456789abcde")) == 1 && p[2] == ')')
		return 3;
	return g_ascii_islower(p[0]) && p[1] == ')' ? 2 : 0;
}

gsize bullet_length(const char *line)
{
	gsize indent = strspn(line, " \t"), n = sign_length(line + indent), blanks;

	if (!n)
		return 0;
	blanks = strspn(line + indent + n, " \t");
	/* "-5 degrees" and "*bold*" are no bullets, "•item" is one */
	if (!blanks && (guchar)line[indent] < 0x80)
		return 0;
	return line[indent + n + blanks] ? indent + n + blanks : 0;
}
