/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tracker's words, from the rules of the family's languages. */
#pragma once
#include "model/settings.h"
#include "track/phrasebook.h"

/* CONFIG: the rules are wrong, or a set is called as the tracker knows none. */
struct phrasebook *phrases_load(const struct settings *s, GError **error);
