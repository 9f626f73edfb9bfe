/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/services.h"

#include "run/phrases.h"
#include "track/service.h"

GPtrArray *services_of(const struct trail *t, const GPtrArray *messages, GError **error)
{
	g_autoptr(phrasebook) book = phrases_load(t->settings, error);

	return book ? service_ledger(messages, t->settings, book) : NULL;
}
