/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * RFC 5322 and MIME, written with GLib alone.  The mail is 7-bit and has lines of at most 78
 * characters, so that no server on its way has a reason to change it.
 */
#pragma once
#include "model/message.h"

/* A field of plain text: encoded words where it must be. */
void mail_write_text(GString *out, const char *field, const char *text);
void mail_write_mailbox(GString *out, const char *field, const char *name, const char *address);
/* struct address; those without a valid address are left out, and the field where none is left. */
void mail_write_mailboxes(GString *out, const char *field, const GPtrArray *people);
void mail_write_date(GString *out, struct moment m);
/* Base64, for what is no text. */
void mail_write_bytes(GString *out, GBytes *bytes);
/* Quoted-printable. */
void mail_write_body(GString *out, const char *text);
