/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/language.h"

#include <stddef.h>

const char *const languages_all[] = { "en", "es", NULL };
