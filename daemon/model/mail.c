/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/mail.h"

struct mail *mail_new(GBytes *raw)
{
	struct mail *m = g_new0(struct mail, 1);

	m->raw = raw;
	m->sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, raw);
	m->arrival.received = MOMENT_NONE;
	return m;
}

void mail_free(struct mail *m)
{
	if (!m)
		return;
	g_free(m->sha256);
	g_bytes_unref(m->raw);
	g_free(m->arrival.source);
	g_free(m->arrival.folder);
	g_free(m->arrival.path);
	g_free(m);
}
