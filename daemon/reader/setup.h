/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a reader must know of the configuration: who is who, the languages, the zone and the
 * calendar.  Nothing of servers, passwords or where mail goes.
 */
#pragma once
#include "model/settings.h"

/* Floating, of FRAME_SETUP's type. */
GVariant *setup_to_variant(const struct settings *s, const char *rules_dir);
struct settings *setup_of_variant(GVariant *v, char **ret_rules_dir, GError **error);
