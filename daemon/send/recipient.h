/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be written to: members of the family, and nobody else. */
#pragma once
#include "model/settings.h"

/*
 * An address that can stand in an SMTP command and a header as it is: RFC 5321 Mailbox with a
 * Dot-string and a domain name, ASCII.  No quoted local part, no address literal, no space, no
 * bracket, no line end: what libcurl would pass on as a second command.
 */
bool recipient_valid(const char *address);

/* The member with that address (letters' case aside), or NULL. */
const struct person *recipient_member(const struct settings *s, const char *address);
