/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Invitations by mail (iTIP in MIME: RFC 5546, RFC 6047): a meeting asked for, moved or
 * cancelled, and the answers to one.  A calendar that is only sent along (METHOD:PUBLISH, or
 * none) is an attachment and nothing more.
 */
#pragma once
#include "model/message.h"

#define INVITE_SIZE_MAX (256 * 1024) /* bytes of one calendar part */
#define INVITE_COMPONENTS_MAX 200    /* BEGIN lines in it */
#define INVITE_TEXT_MAX 300	     /* characters of summary and place */

/* Once at start: what libical would read from the disk later. */
void invite_init(void);
/* The first event of an invitation; NULL where it is none.  zone: of times that name none, or
 * one that the part does not define. */
struct invitation *invite_read(const char *text, GTimeZone *zone);
