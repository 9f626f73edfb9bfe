/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Addresses and hosts as a configuration may hold them: a strict part of RFC 5321 and RFC 6531.
 * What passes here can be written into an SMTP command or a mail header as it is: no quotes,
 * no comments, no space, no control character.
 */
#pragma once
#include "model/settings.h"

/* All return a new string in lower case, or NULL for what is none. */
char *address_parse(const char *text);		 /* local@domain */
char *address_domain(const char *text, gsize n); /* a name, an IDN in its ASCII form */
/* SCHEME://host[:port][/]; the slash is cut off.  schemes is NULL-terminated. */
char *address_url(const char *text, const char *const *schemes);

/* "Name <address>" or "address"; NULL where the address is none or the name holds < or >. */
struct person *address_person(const char *text);
