/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of services as of now, from the rules and the letters of the trail. */
#pragma once
#include "model/service.h"
#include "run/trail.h"

/* struct service_entry, owned.  CONFIG: the rules are wrong. */
GPtrArray *services_of(const struct trail *t, const GPtrArray *messages, GError **error);
