/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "send/recipient.h"

#include <string.h>

#define LOCAL_MAX 64	/* RFC 5321 4.5.3.1.1 */
#define ADDRESS_MAX 254 /* 4.5.3.1.3, without the brackets */
#define LABEL_MAX 63

/* Dot-string: atoms with single dots between them. */
static bool local_valid(const char *from, const char *to)
{
	bool in_atom = false;

	if (to - from > LOCAL_MAX)
		return false;
	for (; from < to; from++) {
		if (*from == '.') {
			if (!in_atom)
				return false;
			in_atom = false;
			continue;
		}
		if (!g_ascii_isalnum(*from) && !strchr("!#$%&'*+-/=?^_`{|}~", *from))
			return false;
		in_atom = true;
	}
	return in_atom;
}

static bool domain_valid(const char *domain)
{
	gsize label = 0;

	for (const char *p = domain;; p++) {
		if (*p == '.' || *p == '\0') {
			if (label == 0 || label > LABEL_MAX || p[-1] == '-')
				return false;
			if (*p == '\0')
				return true;
			label = 0;
			continue;
		}
		if (!g_ascii_isalnum(*p) && (*p != '-' || label == 0))
			return false;
		label++;
	}
}

bool recipient_valid(const char *address)
{
	const char *at = address ? strchr(address, '@') : NULL;

	return at && strlen(address) <= ADDRESS_MAX && local_valid(address, at) &&
		domain_valid(at + 1);
}
