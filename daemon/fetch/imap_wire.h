/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The connection to an IMAP server: TCP, proxy, TLS or STARTTLS and the login are libcurl's
 * (CURLOPT_CONNECT_ONLY), then bytes.  Its own IMAP transfers are not used: before 8.x they lose
 * literals and set \Seen.
 */
#pragma once
#include "model/settings.h"

#define IMAP_CONNECT_S 30 /* name, TCP, TLS and login together */

struct imap_wire;
typedef struct imap_wire imap_wire;

/*
 * DENIED: the server refused the login.  CONFIG: the CA file cannot be used.  UNAVAILABLE:
 * anything else, also a certificate that does not hold.
 */
struct imap_wire *imap_wire_open(const struct source *source, const char *password, GError **error);
void imap_wire_close(struct imap_wire *w);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(imap_wire, imap_wire_close)

int imap_wire_fd(const struct imap_wire *w);
/* Never block: *ret_got 0 means nothing now.  The end of the connection is an error. */
gboolean imap_wire_read(
	struct imap_wire *w, char *buffer, gsize size, gsize *ret_got, GError **error);
gboolean imap_wire_write(
	struct imap_wire *w, const char *bytes, gsize length, gsize *ret_done, GError **error);
