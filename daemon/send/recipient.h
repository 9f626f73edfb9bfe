/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be written to.  Whom one may write to: settings_member(). */
#pragma once
#include "model/settings.h"

/*
 * An address that can stand in an SMTP command and a header as it is: RFC 5321 Mailbox with a
 * Dot-string and a domain name, ASCII.  No quoted local part, no address literal, no space, no
 * bracket, no line end: what libcurl would pass on as a second command.
 */
bool recipient_valid(const char *address);
